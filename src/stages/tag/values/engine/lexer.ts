import { classes, letter, space } from './characters.ts';
import { unitsOf } from './code-units.ts';
import { figureEnd } from './figure-forms.ts';
import { type Entry, lookUp, lookUpSign } from './lexicon.ts';

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
}

// Filled anew for each text, so that cutting a text allocates nothing.
let starts = new Uint32Array(1 << 14);
let ends = new Uint32Array(1 << 14);
let kinds = new Uint8Array(1 << 14);
const entries: (Entry | undefined)[] = [];
let count = 0;
/** Breaks after the last lexeme, so that a look ahead meets nothing of an earlier text. */
const margin = 32;

function grow(): void {
  const wider = new Uint32Array(starts.length * 2);
  wider.set(starts);
  starts = wider;
  const widerEnds = new Uint32Array(starts.length);
  widerEnds.set(ends);
  ends = widerEnds;
  const widerKinds = new Uint8Array(starts.length);
  widerKinds.set(kinds);
  kinds = widerKinds;
}

/**
 * Cuts a text into lexemes, in time linear in its length.
 *
 * @param text the view's text
 */
export function lex(text: string): Lexemes {
  const units = unitsOf(text);
  const triggers: number[] = [];
  const n = text.length;
  count = 0;
  let afterMonth = false;
  for (let i = 0; i < n; ) {
    const from = i;
    const kind = classes[units[from]!]!;
    if (kind === space) {
      i = cutSpace(units, from, n);
      continue;
    }
    if (kind === letter) {
      i = wordEnd(units, from, n);
      const e = lookUp(units, text, from, i);
      if (e?.trigger === true) triggers.push(count);
      afterMonth = e?.month !== undefined;
      push(from, i, LexKind.word, e);
      continue;
    }
    i = figureEnd(units, from, !afterMonth);
    if (i > from) {
      triggers.push(count);
      afterMonth = false;
      push(from, i, LexKind.number, undefined);
      continue;
    }
    i++;
    const c = units[from]!;
    const e = lookUpSign(c);
    if (e?.fraction !== undefined) triggers.push(count);
    if (c !== 0x2e) afterMonth = false;
    push(from, i, LexKind.sign, e);
  }
  addMargin(n);
  return {
    text,
    count,
    start: starts.slice(0, count),
    end: ends.slice(0, count),
    kind: kinds.slice(0, count),
    entry: entries.slice(0, count),
    triggers,
  };
}

/** End of the white space at `from`; two line breaks in it are a break. */
function cutSpace(units: Uint16Array, from: number, n: number): number {
  let i = from;
  let lines = 0;
  while (i < n && classes[units[i]!] === space) if (units[i++]! === 10) lines++;
  if (lines >= 2) push(i, i, LexKind.break, undefined);
  return i;
}

/** End of the word at `from`. */
function wordEnd(units: Uint16Array, from: number, n: number): number {
  let i = from + 1;
  for (; i < n; i++) {
    const c = units[i]!;
    const folded = c | 32;
    if ((folded < 97 || folded > 122) && classes[c] !== letter) break;
  }
  return i;
}

function push(from: number, to: number, kind: number, entry: Entry | undefined): void {
  if (count === starts.length) grow();
  starts[count] = from;
  ends[count] = to;
  kinds[count] = kind;
  entries[count++] = entry;
}

function addMargin(n: number): void {
  while (count + margin > starts.length) grow();
  for (let k = count; k < count + margin; k++) {
    starts[k] = n + 1 + 2 * (k - count);
    ends[k] = starts[k]! + 1;
    kinds[k] = LexKind.break;
    entries[k] = undefined;
  }
}
