import { classAt, isLetter, upper } from './characters.ts';
import type { PieceText } from './piece-text.ts';
import { number, punctuation } from './pretokens.ts';
import { takesNumber } from './words.ts';

/** An item's mark: its first piece, and its number, 0 for a bullet. */
interface ItemMark {
  at: number;
  value: number;
}

/**
 * The pieces at which the items of a list begin that stands in one line: `To do: 1. Read 2. Write 3. Rest`, `1) Read 2) Write`,
 * `• Read • Write`. A number counts where the list goes on with the next; a bullet where there are two.
 */
export function listItemStarts(pieces: PieceText): number[] {
  const bullets: number[] = [];
  const starts: number[] = [];
  let last: ItemMark | undefined;
  for (let i = 0; i + 1 < pieces.count; i++) {
    if (pieces.kinds[i] === punctuation) {
      if (isBullet(pieces, i)) bullets.push(i);
    } else if (pieces.kinds[i] === number) {
      const value = numberAt(pieces, i);
      if (value === undefined) continue;
      if (
        last !== undefined &&
        value === last.value + 1 &&
        (pieces.character(i + 1) === ')' || !takesNumber.has(pieces.piece(i - 1)))
      ) {
        if (last.value === 1) starts.push(last.at);
        starts.push(i);
        last = { at: i, value };
      } else if (value === 1 && opensList(pieces, i)) last = { at: i, value };
    }
  }
  return bullets.length > 1 ? [...starts, ...bullets].sort((a, b) => a - b) : starts;
}

/** Whether `1.` begins a list, and is no `Article 1.`: it opens the text, or stands after a mark; `1)` needs none. */
function opensList({ text, starts, kinds }: PieceText, i: number): boolean {
  return text[starts[i + 1]!] === ')' || i === 0 || kinds[i - 1] === punctuation;
}

/** A bullet that stands apart, with a word after it. */
function isBullet({ text, starts, ends }: PieceText, i: number): boolean {
  return (
    ends[i]! - starts[i]! === 1 &&
    '•▪●◦‣'.includes(text[starts[i]!]!) &&
    (i === 0 || ends[i - 1]! < starts[i]!)
  );
}

/** The number of an item, `2.` or `2)`, that a capital follows, or after a bracket any letter. */
function numberAt({ text, starts, ends, kinds }: PieceText, i: number): number | undefined {
  const length = ends[i]! - starts[i]!;
  if (length > 2 || (i > 0 && ends[i - 1] === starts[i]) || i + 2 >= starts.length) return undefined;
  const sign = text[starts[i + 1]!];
  const isMark = kinds[i + 1] === punctuation && ends[i] === starts[i + 1] && (sign === '.' || sign === ')');
  if (!isMark || ends[i + 1]! - starts[i + 1]! !== 1 || ends[i + 1] === starts[i + 2]) return undefined;
  const kind = classAt(text, starts[i + 2]!);
  if (kind !== upper && !(sign === ')' && isLetter(kind))) return undefined;
  return Number(text.slice(starts[i], ends[i])) || undefined;
}
