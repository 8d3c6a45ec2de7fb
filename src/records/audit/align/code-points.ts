import { firstWhere } from '../../../text/first-where.ts';

/** A text that can be cut at code point positions. */
export interface CodePointIndex {
  readonly text: string;
  /** Code points of the text. */
  readonly length: number;
  /** The text between two code point positions. */
  slice(start: number, end: number): string;
  /** Code units before a code point position. */
  toUnits(codePoints: number): number;
  /** Code points before a code unit position; a position inside a surrogate pair counts as its start. */
  toPoints(units: number): number;
}

/** Indexes a text once, so that each look-up is cheap. Text without surrogates needs no table. */
export function codePointIndex(text: string): CodePointIndex {
  // Code unit positions of the low halves: everything after one is shifted by one more.
  const lows: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next < 0xe000) lows.push(++i);
    }
  }
  const toUnits = (points: number) => {
    // The number of pairs that end before the position: lows[k] - k is the code point position right after the k-th pair's first half.
    return points + firstWhere(0, lows.length, (k) => lows[k]! - k > points);
  };
  const toPoints = (units: number) => units - firstWhere(0, lows.length, (k) => lows[k]! > units);
  return {
    text,
    length: text.length - lows.length,
    slice: (start, end) => text.slice(toUnits(start), toUnits(end)),
    toUnits,
    toPoints,
  };
}
