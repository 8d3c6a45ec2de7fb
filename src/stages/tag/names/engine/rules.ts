import type { DocumentContext, FlowContext } from '../../../../contract/context.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import { perFlow, type Recogniser } from '../../../../contract/recogniser.ts';
import { type NameContext, nameContextOf } from './name-context.ts';
import { Kind } from './words.ts';

/** A rule for names: at which words it looks, and what it proposes there. Its accepted forms stand as examples next to it. */
export interface NameRule {
  /** The words it looks at, as bits of {@link import('./words.ts').trigger}; every word if absent. */
  readonly at?: number;
  /** How they are written; in any way if absent. */
  readonly written?: 'capitalised' | 'lowercase' | 'quotation mark' | 'attached number';
  /**
   * Proposes the names that begin, end or stand around word `i`. Looks at a bounded number of words, so that a flow takes linear time.
   */
  readonly match: (names: NameContext, i: number, found: Draft[], context: FlowContext) => void;
}

export interface NameRules {
  readonly rules: readonly NameRule[];
  /** Looks at a flow as a whole, before its words one by one. */
  readonly matchFlow?: (names: NameContext, found: Draft[]) => void;
  readonly prepare?: (contexts: readonly FlowContext[], document: DocumentContext) => void;
}

/** Which bits of {@link Kind} a way of writing looks at, and what they must be. */
const writings = {
  capitalised: [Kind.capital, Kind.capital],
  lowercase: [Kind.capital, 0],
  'quotation mark': [Kind.quote, Kind.quote],
  'attached number': [Kind.glued | Kind.number, Kind.glued | Kind.number],
} as const;

/** A recogniser of names by rules: one pass over the words of a flow, in which each rule looks at those it is for. */
export function nameRecogniser({ rules, matchFlow, prepare }: NameRules): Recogniser {
  const compiled = rules.map(({ at = 0, written, match }) => {
    const [mask, value] = written === undefined ? [0, 0] : writings[written];
    return { at, mask, value, match };
  });
  const isEverywhere = compiled.some(({ at }) => at === 0);
  const triggers = compiled.reduce((all, { at }) => all | at, 0);
  const recognise = perFlow((context) => {
    const names = nameContextOf(context);
    const found: Draft[] = [];
    matchFlow?.(names, found);
    const { triggers: bits, kind: kinds, count } = names.words;
    for (let i = 0; i < count; i++) {
      const own = bits[i]!;
      // Most words are no trigger of any rule.
      if (!isEverywhere && (own & triggers) === 0) continue;
      const kind = kinds[i]!;
      // by index: the loop runs for every word, mostly before it is optimised
      for (let r = 0; r < compiled.length; r++) {
        const rule = compiled[r]!;
        if ((rule.at === 0 || (own & rule.at) !== 0) && (kind & rule.mask) === rule.value)
          rule.match(names, i, found, context);
      }
    }
    return found;
  });
  return { recognise, ...(prepare !== undefined && { prepare }) };
}
