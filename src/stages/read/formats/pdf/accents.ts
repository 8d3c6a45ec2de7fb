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
