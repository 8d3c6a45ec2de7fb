import type { Big } from 'big.js';
import { entryAt, type Lexemes, LexKind, textOf } from './lexer.ts';
import type { Measure, MeasureGrammar } from './measure.ts';
import { glued, goesOn, type NumberMention, scaled, scalesFrom, word } from './scales.ts';

/** A number with the measures next to it. */
export interface Atom<M extends Measure> {
  number: NumberMention;
  value: Big | undefined;
  from: number;
  to: number;
  before: M | undefined;
  after: M | undefined;
  /** Power of ten that a letter said: 6 in `$10M`. */
  letter: number;
}

/** An atom as it is being read; `negative` once a sign of negation was met. */
type Draft<M extends Measure> = Atom<M> & { negative: boolean };

/** Each number with the measures next to it; a measure belongs to one number. */
export function atomsIn<M extends Measure>(
  lex: Lexemes,
  numbers: readonly NumberMention[],
  grammar: MeasureGrammar<M>,
): Atom<M>[] {
  let taken = 0;
  return numbers.map((number) => {
    const atom = atomOf(lex, number, grammar, taken);
    if (atom.after !== undefined || atom.before !== undefined) taken = atom.to;
    return atom;
  });
}

function atomOf<M extends Measure>(
  lex: Lexemes,
  number: NumberMention,
  grammar: MeasureGrammar<M>,
  taken: number,
): Atom<M> {
  const { from, to, value } = number;
  const atom: Draft<M> = {
    number,
    value,
    from,
    to,
    before: undefined,
    after: undefined,
    letter: 0,
    negative: false,
  };
  readBefore(lex, atom, grammar, taken);
  if (atom.before === undefined) readAfter(atom, grammar);
  else if (number.letter !== undefined && takesLetter(lex, number)) takeLetter(atom, number.letter);
  atom.value = scaled(atom.value, atom.letter);
  const { after, before } = atom;
  if (after !== undefined) {
    atom.to = after.to;
    if (after.scale !== undefined) atom.value = scaled(atom.value, after.scale);
  }
  if (before !== undefined) atom.to = grammar.again?.(atom.to, before)?.to ?? stopEnd(lex, number, atom.to);
  if (atom.negative) atom.value = atom.value?.times(-1);
  return atom;
}

/** The measure before a number, with signs of negation before the number or the currency: `-5%`, `-$5`, `$-5`, `€(4.5) million`. */
function readBefore<M extends Measure>(
  lex: Lexemes,
  atom: Draft<M>,
  grammar: MeasureGrammar<M>,
  taken: number,
): void {
  const { number } = atom;
  const signed = signBefore(lex, atom.from);
  if (signed !== undefined) {
    atom.from = signed;
    atom.negative = true;
  }
  let before = number.article === true ? undefined : grammar.before(atom.from, number);
  if (before === undefined && word(lex, atom.from - 1) === '(') before = readBracketed(lex, atom, grammar);
  if (before === undefined || before.from < taken) return;
  atom.before = before;
  if (before.scale !== undefined) atom.value = scaled(atom.value, before.scale);
  atom.from = before.from;
  const outer = atom.negative ? undefined : signBefore(lex, atom.from);
  if (outer === undefined) return;
  atom.from = outer;
  atom.negative = true;
}

/** `€(4.5) million`, `£(12.4)m`: brackets around a loss. */
function readBracketed<M extends Measure>(
  lex: Lexemes,
  atom: Draft<M>,
  grammar: MeasureGrammar<M>,
): M | undefined {
  const { from, number } = atom;
  if (!glued(lex, from) || word(lex, number.to) !== ')' || !glued(lex, from - 1) || !number.bare)
    return undefined;
  const before = grammar.before(from - 1, number);
  if (before === undefined) return undefined;
  const scales = scalesFrom(lex, number.to + 1);
  const letterScale = glued(lex, scales.to) ? (lex.entry[scales.to]?.letterScale ?? 0) : 0;
  atom.to = letterScale > 0 ? scales.to + 1 : scales.to;
  atom.value = scaled(atom.value, scales.scale + letterScale);
  atom.negative = true;
  return before;
}

function readAfter<M extends Measure>(atom: Draft<M>, grammar: MeasureGrammar<M>): void {
  const { number } = atom;
  atom.after = grammar.after(atom.to, number);
  if (atom.after !== undefined || number.letter === undefined) return;
  const { to, plus } = number.letter;
  atom.after = grammar.after(plus === true ? to + 1 : to, number);
  if (atom.after !== undefined) takeLetter(atom, number.letter);
}

function takeLetter(atom: Atom<Measure>, letter: NonNullable<NumberMention['letter']>): void {
  atom.to = letter.to;
  atom.letter = letter.scale;
  if (letter.plus !== true) return;
  atom.to++;
  atom.number.plus = true;
}

/** The stop of `$12 m. for the year` belongs to the abbreviation where the sentence goes on. */
function stopEnd(lex: Lexemes, number: NumberMention, to: number): number {
  if (word(lex, to) !== '.' || !glued(lex, to) || to - 1 <= number.from) return to;
  const e = entryAt(lex, to - 1);
  const isShort =
    lex.end[to - 1]! - lex.start[to - 1]! <= 4 && (e?.scale !== undefined || e?.letterScale !== undefined);
  return isShort && goesOn(lex, to + 1) ? to + 1 : to;
}

/** A letter of scale must be glued, or be two letters, or stand before no word. */
export function takesLetter(lex: Lexemes, number: NumberMention): boolean {
  const at = number.letter!.to - 1;
  // `a) $4,000 b) $5,000`: the letter of the next point
  if (word(lex, at + 1) === ')' && !glued(lex, at) && !isBracketOpen(lex, number.from)) return false;
  return (
    glued(lex, at) ||
    lex.end[at]! - lex.start[at]! > 1 ||
    lex.kind[at + 1] !== LexKind.word ||
    glued(lex, at + 1) === false
  );
}

/** Whether a bracket stands open before lexeme `at`. */
function isBracketOpen(lex: Lexemes, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 20); i--) {
    if (word(lex, i) === ')' || lex.kind[i] === LexKind.break) return false;
    if (word(lex, i) === '(') return true;
  }
  return false;
}

/** The letter of scale at the end of a range belongs to both: `$5-10k`, `€1m–2m`. */
export function withLetter<M extends Measure>(lex: Lexemes, a: Atom<M>, b: Atom<M>): Atom<M> {
  const { letter } = b.number;
  if (letter === undefined || b.letter > 0 || b.after !== undefined || a.before === undefined) return b;
  if (!takesLetter(lex, b.number)) return b;
  return { ...b, to: letter.to, letter: letter.scale, value: scaled(b.value, letter.scale) };
}

/** Lexeme of a minus sign directly before `at`, standing free on its left: `-5`, `(−5`, `minus five`. */
function signBefore(lex: Lexemes, at: number): number | undefined {
  const i = at - 1;
  const w = word(lex, i);
  // `plus or minus 5 per cent`
  if (w === 'minus' && textOf(lex, i - 1) === 'or' && textOf(lex, i - 2).toLowerCase() === 'plus')
    return undefined;
  if (w === 'minus' || w === 'negative') return i;
  if ((w !== '-' && w !== '−' && w !== '–') || !glued(lex, at)) return undefined;
  if (i === 0 || !glued(lex, i)) return previousIsFigure(lex, i) ? undefined : i;
  const left = word(lex, i - 1);
  if (entryAt(lex, i - 1)?.sign !== undefined && lex.kind[i - 1] === LexKind.sign) return i;
  return left === '(' || left === '[' || left === '"' || left === '“' || left === '\\' ? i : undefined;
}

/** `5 -10`: the dash joins. */
function previousIsFigure(lex: Lexemes, i: number): boolean {
  // `$162,000 -31.4%`: a sum and its change
  if (lex.kind[i - 1] === LexKind.number && lex.entry[i - 2]?.sign !== undefined && word(lex, i + 2) === '%')
    return false;
  return i > 0 && (lex.kind[i - 1] === LexKind.number || word(lex, i - 1) === '%');
}
