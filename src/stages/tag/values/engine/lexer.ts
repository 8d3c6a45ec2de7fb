import { classes, digit, letter, otherDigit, space, withAsciiDigits } from './characters.ts';
import { unitsOf } from './code-units.ts';
import { figureEnd } from './figure-forms.ts';
import { type Entry, hashOn, lookUp, lookUpSign, Subject } from './lexicon.ts';

/** What a lexeme is. */
export const LexKind = { word: 0, number: 1, sign: 2, break: 3 } as const;

/**
 * A text cut into words, numbers and single signs, finer than tokens: `USD34.6bn` is three. White space is left out
 * (two line breaks or more are a `break`). Positions are code units.
 */
export interface Lexemes {
  readonly text: string;
  readonly count: number;
  readonly start: ArrayLike<number>;
  readonly end: ArrayLike<number>;
  /** A value of {@link LexKind}. */
  readonly kind: ArrayLike<number>;
  /** Meanings of a word or sign; undefined for the many that have none here, and for numbers. */
  readonly entry: readonly (Entry | undefined)[];
  /** Indices of the lexemes at which a number or date can begin, in order. */
  readonly triggers: readonly number[];
  /** The `Subject`s that words and signs of the text may belong to. */
  readonly subjects: number;
}

/** The text of lexeme `i`; none before the first and after the last. */
export const textOf = ({ text, start, end, count }: Lexemes, i: number): string =>
  i >= 0 && i < count ? text.slice(start[i]!, end[i]!) : '';

/**
 * The meanings of a lexeme, also where a reader looks before the first one: an index below 0 is no index to an array, and one such look makes
 * every later one at that place slow.
 */
export const entryAt = (lex: Lexemes, i: number): Entry | undefined => (i < 0 ? undefined : lex.entry[i]);

/**
 * Room for lexemes, which those of one text after another are cut into: a flow is short, and arrays of its own would cost more than
 * cutting it.
 */
class Room {
  readonly start: Uint32Array<ArrayBuffer>;
  readonly end: Uint32Array<ArrayBuffer>;
  readonly kind: Uint8Array<ArrayBuffer>;
  /** Lexemes that stand in it. */
  taken = 0;

  constructor(size: number) {
    this.start = new Uint32Array(size);
    this.end = new Uint32Array(size);
    this.kind = new Uint8Array(size);
  }
}

/** The entries of the text that is being cut. */
const entries: (Entry | undefined)[] = [];

const usualRoom = 1 << 15;
let room = new Room(usualRoom);

/** Room for as many lexemes more; a long text has its own, which ends with it. */
function roomFor(count: number): Room {
  if (count > usualRoom) return new Room(count);
  if (room.taken + count > usualRoom) room = new Room(usualRoom);
  return room;
}

/**
 * Cuts a text into lexemes, in time linear in its length.
 *
 * @param text the view's text
 */
export function lex(text: string): Lexemes {
  const units = unitsOf(text);
  const triggers: number[] = [];
  let count = 0;
  const n = text.length;
  // No lexeme is shorter than a code unit.
  const own = roomFor(n);
  const { start, end, kind, taken } = own;
  let afterMonth = false;
  let subjects = 0;
  for (let i = 0; i < n; ) {
    let from = i;
    const unit = units[from]!;
    const unitClass = classes[unit]!;
    let e: Entry | undefined;
    let is: number;
    if (unitClass === space) {
      i = from + 1;
      // Mostly a single blank.
      if (classes[units[i]!] !== space) continue;
      i = spaceEnd(units, from, n);
      if (!isBreak(units, from, i)) continue;
      from = i;
      is = LexKind.break;
    } else if (unitClass === letter) {
      // What stands after a text is no letter.
      i = from + 1;
      let hash = unit;
      for (let next = units[i]!; classes[next] === letter; next = units[++i]!) hash = hashOn(hash, next);
      is = LexKind.word;
      e = lookUp(units, from, i, hash);
      if (e?.trigger === true) triggers.push(count);
      afterMonth = e !== undefined && (e.subjects & Subject.month) !== 0;
    } else if (mayOpenFigure(unit, unitClass) && (i = figureEnd(units, from, !afterMonth)) > from) {
      is = LexKind.number;
      triggers.push(count);
      afterMonth = false;
    } else if (unitClass === otherDigit) {
      return { ...lex(withAsciiDigits(text)), text };
    } else {
      i = from + 1;
      is = LexKind.sign;
      e = lookUpSign(unit);
      if (e?.fraction !== undefined) triggers.push(count);
      if (unit !== 0x2e) afterMonth = false;
    }
    if (e !== undefined) subjects |= e.subjects;
    const at = taken + count;
    start[at] = from;
    end[at] = i;
    kind[at] = is;
    entries[count++] = e;
  }
  const after = (own.taken = taken + count);
  return {
    text,
    count,
    start: start.subarray(taken, after),
    end: end.subarray(taken, after),
    kind: kind.subarray(taken, after),
    entry: entries.slice(0, count),
    triggers,
    subjects,
  };
}

/** Whether a figure may begin with a code unit: a digit, the stop of `.5`, the comma of `,89`. */
const mayOpenFigure = (unit: number, unitClass: number): boolean =>
  unitClass === digit || unit === 0x2e || unit === 0x2c;

/** End of the white space at `from`. */
function spaceEnd(units: Uint16Array, from: number, n: number): number {
  let i = from + 1;
  while (i < n && classes[units[i]!] === space) i++;
  return i;
}

/** Whether two line breaks or more stand in white space. */
function isBreak(units: Uint16Array, from: number, to: number): boolean {
  let lines = 0;
  for (let i = from; i < to; i++) if (units[i]! === 10) lines++;
  return lines >= 2;
}
