import type { Piece } from '../pages/piece.ts';

/** Accents that stand for themselves, as fonts without accented letters draw them, and what they are on a letter. */
const combining: Readonly<Record<string, string>> = {
  '`': '\u0300',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  '¯': '\u0304',
  '˘': '\u0306',
  '˙': '\u0307',
  '¨': '\u0308',
  '˚': '\u030a',
  '˝': '\u030b',
  ˇ: '\u030c',
  '¸': '\u0327',
  '˛': '\u0328',
};
const trailing = /[`´ˆ˜¯˘˙¨˚˝ˇ¸˛]$/u;
/** Within a text these stand on the letter that follows; others may be apostrophes (`l´eau`). */
const inside = /(?<=^|\p{L})([ˆ˜˘¨˚ˇ])([\p{L}])/gu;

/** `¨o` as one character; undefined where there is no such letter. */
function composed(accent: string, letter: string): string | undefined {
  const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
  const one = (base + combining[accent]!).normalize('NFC');
  return one.length === 1 ? one : undefined;
}

/** A text in which accents stand on their letters; of the same length where there are none. */
export function withAccents(text: string): string {
  if (!/[ˆ˜˘¨˚ˇ]/u.test(text)) return text;
  return text.replace(inside, (whole, accent: string, letter: string) => composed(accent, letter) ?? whole);
}

/**
 * Puts the accent that a piece ends in on the letter that the next piece draws over it: `Br¨` and `oker` are `Br` and `öker`.
 * @returns both pieces, the first without text where it was the accent alone; undefined where there is none
 */
export function joinAccent(before: Piece, next: Piece): [Piece, Piece] | undefined {
  if (!trailing.test(before.text) || !isSameDirection(before, next)) return undefined;
  const last = before.text.length - 1;
  const start = before.left + (last === 0 ? 0 : before.ends[last - 1]!) * (before.right - before.left);
  const isOver = Math.abs(next.left - start) < 0.35 * next.size && next.left < before.right - 0.1 * next.size;
  if (!isOver || Math.abs(before.baseline - next.baseline) > 0.35 * next.size) return undefined;
  const letter = composed(before.text[last]!, next.text[0]!);
  if (letter === undefined) return undefined;
  const text = before.text.slice(0, last).trimEnd();
  const scale = text === '' ? 1 : before.ends[text.length - 1]! || 1;
  return [
    {
      ...before,
      text,
      right: before.left + (text === '' ? 0 : scale * (before.right - before.left)),
      ends: before.ends.slice(0, text.length).map((end) => end / scale),
    },
    {
      ...next,
      text: letter + next.text.slice(1),
      baseline: text === '' ? next.baseline : before.baseline,
      spaced: text === '' ? before.spaced : text.length < last,
    },
  ];
}

function isSameDirection({ direction: a }: Piece, { direction: b }: Piece): boolean {
  return a.x === b.x && a.y === b.y;
}

/** Marks that are drawn one by one, as vowels of Arabic are, and pieces that they are looked for on: more no page has. */
const mostSearched = 20_000_000;

/** Puts marks that a page draws for themselves on the letters that they stand over or under. */
export function joinMarks(pieces: readonly Piece[]): readonly Piece[] {
  const marks = pieces.filter(({ text }) => /^[\p{M}\s]+$/u.test(text));
  if (marks.length === 0 || marks.length * pieces.length > mostSearched) return pieces;
  const changed = new Map<Piece, Piece>(marks.map((mark) => [mark, mark]));
  const joined = new Set<Piece>();
  const hosts = pieces.filter(({ text }) => /\p{L}/u.test(text));
  for (const mark of marks) {
    let isAllJoined = true;
    for (const [i, sign] of [...mark.text].entries()) {
      if (!/\p{M}/u.test(sign)) continue;
      const at = middleOf(mark, i);
      const host = hosts.find(
        (one) =>
          isSameDirection(one, mark) &&
          one.left <= at &&
          at <= one.right &&
          Math.abs(one.baseline - mark.baseline) < 0.8 * one.size,
      );
      if (host === undefined) isAllJoined = false;
      else changed.set(host, withMark(changed.get(host) ?? host, sign, at));
    }
    if (isAllJoined) joined.add(mark);
  }
  return pieces.filter((piece) => !joined.has(piece)).map((piece) => changed.get(piece) ?? piece);
}

/** Where the middle of a character lies along the line. */
function middleOf({ left, right, ends, rightToLeft }: Piece, i: number): number {
  const share = ((i === 0 ? 0 : ends[i - 1]!) + ends[i]!) / 2;
  return rightToLeft ? right - share * (right - left) : left + share * (right - left);
}

function withMark(piece: Piece, mark: string, at: number): Piece {
  const { text, left, right, ends, rightToLeft } = piece;
  const share = (rightToLeft ? right - at : at - left) / (right - left || 1);
  let letter = ends.findIndex((end) => end >= share);
  if (letter < 0) letter = text.length - 1;
  // after the marks that the letter has, and on no space
  while (letter > 0 && /\s/.test(text[letter]!)) letter--;
  const to = letter + 1;
  const widened = new Float32Array(ends.length + mark.length);
  widened.set(ends.subarray(0, to));
  widened.fill(ends[letter]!, to, to + mark.length);
  widened.set(ends.subarray(to), to + mark.length);
  return { ...piece, text: text.slice(0, to) + mark + text.slice(to), ends: widened };
}
