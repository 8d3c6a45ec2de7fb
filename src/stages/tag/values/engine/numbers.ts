import { Big } from 'big.js';
import { figureAt } from './figures.ts';
import { fractionAt } from './fraction-words.ts';
import { type Lexemes, LexKind } from './lexer.ts';
import { articleAt, scaleAt, vagueAt } from './scale-words.ts';
import { glued, type NumberMention, scaled, scalesFrom, word } from './scales.ts';
import { wordsAt } from './worded-numbers.ts';

/**
 * Numbers in figures and words, with their scales. Accepted, for instance:
 * `1,234.5`, `1 234,5`, `2 1/2`, `½`, `2½`, `1 point 3`, `4e14`, `3.4 thousand`, `10-million`, `8 million 200 thousand`,
 * `forty-two`, `one hundred and twenty thousand`, `two and a half million`, `half a billion`, `a quarter of a million`,
 * `three-quarters`, `a dozen`, `a hundred`; without a value: `several hundred`, `tens of millions of`.
 *
 * In order, apart from each other; linear, since what is read is not read again.
 */
export function numbersIn(lex: Lexemes): NumberMention[] {
  const found: NumberMention[] = [];
  const raised = hasRaisedPoints(lex);
  let next = 0;
  for (const t of lex.triggers) {
    if (t < next) continue;
    const number = (raised ? raisedPointAt(lex, t) : undefined) ?? numberAt(lex, t, next);
    if (number === undefined) continue;
    found.push(number);
    next = number.to;
  }
  return found;
}

/** `9 -4`: a figure, a space, and a hyphen before one digit. */
function isRaised(lex: Lexemes, t: number): boolean {
  return (
    lex.kind[t] === LexKind.number &&
    lex.kind[t + 1] === LexKind.sign &&
    !glued(lex, t + 1) &&
    word(lex, t + 1) === '-' &&
    glued(lex, t + 2) &&
    lex.kind[t + 2] === LexKind.number &&
    lex.end[t + 2]! - lex.start[t + 2]! === 1 &&
    lex.start[t + 1]! - lex.end[t]! === 1 &&
    /^\d{1,4}$/.test(lex.text.slice(lex.start[t]!, lex.end[t]!))
  );
}

/**
 * Whether the scan of an old print reads its raised decimal points as ` -`: `£9 -4 million`, `41 -9 per cent`. Told by those that
 * would fall, since ranges rise; then all of the text are decimals.
 */
function hasRaisedPoints(lex: Lexemes): boolean {
  const figure = (i: number) => Number(lex.text.slice(lex.start[i]!, lex.end[i]!));
  for (const t of lex.triggers) if (isRaised(lex, t) && figure(t) > figure(t + 2)) return true;
  return false;
}

function raisedPointAt(lex: Lexemes, t: number): NumberMention | undefined {
  if (!isRaised(lex, t)) return undefined;
  const digits = (i: number) => lex.text.slice(lex.start[i]!, lex.end[i]!);
  const scales = scalesFrom(lex, t + 3);
  const value = scaled(new Big(`${digits(t)}.${digits(t + 2)}`), scales.scale);
  return { from: t, to: scales.to, value, scale: scales.scale, bare: scales.scale === 0 };
}

function numberAt(lex: Lexemes, t: number, floor: number): NumberMention | undefined {
  if (lex.kind[t] === LexKind.number) return figureAt(lex, t);
  const e = lex.entry[t]!;
  if (e.fraction !== undefined) return fractionAt(lex, t, floor);
  if (e.small !== undefined) return wordsAt(lex, t);
  if (e.scale !== undefined) return scaleAt(lex, t, floor);
  if (e.vague) return vagueAt(lex, t, floor);
  return articleAt(lex, t, floor);
}
