import { OnomastError } from '../../../errors/onomast-error.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { type FigureReport, figureAt, figurePaths } from './figures.ts';

/** A figure that must not fall below a bound. */
export interface Gate {
  /** `strict.micro.f1` */
  path: string;
  least: number;
}

export interface GateResult extends Gate {
  /** The figure, or its lower bound. */
  value: number;
  /** Which of the two was held against the gate. */
  on: 'figure' | 'lower bound';
  passed: boolean;
  /** How much is lacking; 0 where it passed. */
  shortfall: number;
}

/**
 * Reads gates as the command line gives them.
 *
 * @param texts `strict.micro.f1=0.93`
 * @throws OnomastError `usage.bad-value`
 */
export function parseGates(texts: readonly string[]): Gate[] {
  return texts.map((text) => {
    const [path = '', bound = ''] = text.split('=');
    const least = Number(bound);
    if (path === '' || bound.trim() === '' || !(least >= 0 && least <= 1)) {
      throw new OnomastError(
        'usage.bad-value',
        `--min takes FIGURE=BOUND with a bound from 0 to 1, like strict.micro.f1=0.93, not ${JSON.stringify(text)}`,
      );
    }
    return { path, least };
  });
}

/** `strict.f1` lacks a part: `strict.micro.f1` has all its parts in order, and is of the whole rather than of one type. */
function suggestion(name: string, known: readonly string[]): string {
  const parts = name.split('.');
  const fuller = known.filter((path) => {
    let at = 0;
    for (const part of path.split('.')) if (part === parts[at]) at++;
    return at === parts.length;
  });
  const whole = fuller.find((path) => path.includes('.micro.')) ?? fuller[0];
  return whole === undefined ? didYouMean(name, known) : `. Did you mean ${whole}?`;
}

/**
 * Holds figures against gates.
 *
 * @param onLowerBound compares the lower bound of the figure's interval
 * @throws OnomastError `usage.bad-value` naming the nearest figure where there is none of that name
 */
export function checkGates(
  report: FigureReport,
  gates: readonly Gate[],
  onLowerBound: boolean,
): GateResult[] {
  return gates.map((gate) => {
    const figure = figureAt(report, gate.path);
    if (figure === undefined) {
      throw new OnomastError(
        'usage.bad-value',
        `there is no figure ${JSON.stringify(gate.path)}${suggestion(gate.path, figurePaths(report))}`,
      );
    }
    const value = onLowerBound && figure.interval !== undefined ? figure.interval[0] : figure.value;
    return {
      ...gate,
      value,
      on: onLowerBound && figure.interval !== undefined ? 'lower bound' : 'figure',
      passed: value >= gate.least,
      shortfall: Math.max(0, gate.least - value),
    };
  });
}
