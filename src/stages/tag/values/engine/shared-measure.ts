import type { Atom } from './atoms.ts';
import { dashes } from './characters.ts';
import { entryAt, type Lexemes, LexKind } from './lexer.ts';
import type { Measure } from './measure.ts';
import { joins } from './ranges.ts';
import { glued, scaled, word } from './scales.ts';

/** What a number without a measure makes with those after it. */
export type Shared<M extends Measure> = { kind: 'range'; first: Atom<M> } | { kind: 'list'; last: number };

/** Numbers of a list before the one that has the measure. */
const longestList = 8;

/** A bare number before one with a measure: the first end of a range, or the head of a list. */
export function sharedLeft<M extends Measure>(
  lex: Lexemes,
  atoms: readonly Atom<M>[],
  i: number,
): Shared<M> | undefined {
  const a = atoms[i]!;
  const b = atoms[i + 1]!;
  if (a.number.article === true || a.value === undefined || endsYears(lex, a)) return undefined;
  const { letter } = a.number;
  if (letter !== undefined && b.letter === letter.scale && joins(lex, a, letter.to, b.from)) {
    const value = scaled(a.value, letter.scale);
    return { kind: 'range', first: { ...a, letter: letter.scale, to: letter.to, value } };
  }
  if (
    b.before === undefined &&
    b.after !== undefined &&
    joins(lex, a, a.to, b.from) &&
    b.number.article !== true
  )
    return mayShare(lex, a, b) ? { kind: 'range', first: a } : undefined;
  return listFrom(lex, atoms, i);
}

/** Whether two joined numbers, of which the second has a measure, are of one thing. */
function mayShare(lex: Lexemes, a: Atom<Measure>, b: Atom<Measure>): boolean {
  // `21 million or 11 percent`: unlike things.
  if (word(lex, a.to) === 'or' && (!a.number.bare || b.value === undefined || b.value.lte(a.value!)))
    return false;
  if (a.number.yearLike !== true) return true;
  // `in 2020 to 114.3 billion dollars`, `2018-5%`: a year before an amount.
  const glue = glued(lex, a.to) && glued(lex, b.from);
  return !(b.number.scale > 0 || b.value === undefined || b.value.lt(a.value!) || !glue);
}

/** `5, 10 and 15 million dollars` */
function listFrom<M extends Measure>(
  lex: Lexemes,
  atoms: readonly Atom<M>[],
  i: number,
): Shared<M> | undefined {
  for (let k = i; k - i < longestList && atoms[k + 1] !== undefined; k++) {
    const left = atoms[k]!;
    const right = atoms[k + 1]!;
    if (left.number.yearLike || !left.number.bare || left.before !== undefined || left.after !== undefined)
      return undefined;
    const w = word(lex, left.to);
    const gap = right.from - left.to;
    if (gap === 1 && w === ',' && right.after === undefined && right.before === undefined) continue;
    const isLink =
      (gap === 1 && (w === 'and' || w === 'or')) ||
      (gap === 2 && w === ',' && word(lex, left.to + 1) === 'and');
    const ends = right.after !== undefined && right.before === undefined && right.number.article !== true;
    return isLink && ends && isListed(lex, atoms[i]!) ? { kind: 'list', last: k + 1 } : undefined;
  }
  return undefined;
}

/** The second year of `2012–13`. */
function endsYears(lex: Lexemes, a: Atom<Measure>): boolean {
  const dash = word(lex, a.from - 1);
  if (!(dashes.has(dash ?? '') || dash === '/') || !glued(lex, a.from) || !glued(lex, a.from - 1))
    return false;
  const year = a.from - 2;
  return (
    lex.kind[year] === LexKind.number &&
    /^1\d{3}$|^20\d\d$/.test(lex.text.slice(lex.start[year]!, lex.end[year]!))
  );
}

/** The head of a list stands where an amount may stand: not `No. 5 and 10 tons`, `May 5 and 10 tons`. */
function isListed(lex: Lexemes, { from }: Atom<Measure>): boolean {
  const before = word(lex, from - 1);
  // `in Q2, and 4.8%`
  if (glued(lex, from) && lex.kind[from - 1] === LexKind.word) return false;
  // `from 45 to 64, and 12.4%`: the end of a range
  if (before === 'to' && lex.kind[from - 2] === LexKind.number) return false;
  return entryAt(lex, from - 1)?.month === undefined && before !== '.' && before !== '№';
}
