import type { PDFPageProxy, TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';
import { operatorsOf } from './operators.ts';

/** Alef before lam, as pdf.js leaves the ligature of lam and alef when it turns a line round. */
const mayBeTurned = /[\u0622\u0623\u0625\u0627]\u0644/;
/** Stretches that are written from left to right in text from right to left. */
const leftToRight =
  /[\p{Nd}\p{Script=Latin}](?:[\p{Nd}\p{Script=Latin}.,:/%+-]*[\p{Nd}\p{Script=Latin}%])?/gu;

/**
 * Puts the letters of ligatures in right-to-left text in their order: pdf.js turns the characters of a line round one by one, and
 * with them those that one sign stands for, so that `الإنتاج` becomes `اإلنتاج`. Which are of one sign only the signs that are
 * drawn tell.
 * @param showText the operator of pdf.js that draws signs
 */
export async function mendLigatures(
  page: PDFPageProxy,
  items: readonly TextItem[],
  showText: number,
): Promise<readonly TextItem[]> {
  if (!items.some(({ dir, str }) => dir === 'rtl' && mayBeTurned.test(str))) return items;
  let signs: Signs;
  try {
    const { fnArray, argsArray } = await operatorsOf(page);
    signs = new Signs(
      fnArray.flatMap((operator, i) => (operator === showText ? (argsArray[i]![0] as unknown[]) : [])),
    );
  } catch {
    // What cannot be drawn can often still be read.
    return items;
  }
  return items.map((item) => (item.dir === 'rtl' ? { ...item, str: signs.mended(item.str) } : item));
}

/** The signs of a page in the order in which they are drawn, white space left out. */
export class Signs {
  readonly #text: string;
  /** Signs that stand for several characters, by where they begin. */
  readonly #ligatures = new Map<number, string>();
  #next = 0;

  /** @param drawn signs as pdf.js has them; what is none (a number is a gap) is left out */
  constructor(drawn: readonly unknown[]) {
    let text = '';
    for (const sign of drawn) {
      const unicode = ((sign as { unicode?: unknown } | null)?.unicode ?? '') as string;
      const shown = unicode.normalize('NFKC').replace(/\s/g, '');
      if (shown.length > 1) this.#ligatures.set(text.length, shown);
      text += shown;
    }
    this.#text = text;
  }

  /** A right-to-left text, looked for from where the last was found; as it is where its signs are not there. */
  mended(text: string): string {
    const { shown, places } = asDrawn(text);
    const at = shown === '' ? -1 : this.#text.indexOf(shown, this.#next);
    if (at < 0) return text;
    this.#next = at + shown.length;
    const units = [...Array(text.length).keys()].map((i) => text[i]!);
    for (let i = 0; i < shown.length; i++) {
      const ligature = this.#ligatures.get(at + i);
      if (ligature === undefined || i + ligature.length > shown.length) continue;
      const own = places.slice(i, i + ligature.length).sort((a, b) => a - b);
      for (const [k, place] of own.entries()) units[place] = ligature[k]!;
    }
    return units.join('');
  }
}

/** A right-to-left text from left to right, without white space, and where each of its code units stood. */
function asDrawn(text: string): { shown: string; places: number[] } {
  const places: number[] = [];
  let end = text.length;
  const turn = (from: number, to: number) => {
    for (let i = to - 1; i >= from; i--) places.push(i);
  };
  for (const { 0: words, index } of [...text.matchAll(leftToRight)].reverse()) {
    turn(index + words.length, end);
    for (let i = index; i < index + words.length; i++) places.push(i);
    end = index;
  }
  turn(0, end);
  const printed = places.filter((i) => /\S/.test(text[i]!));
  return { shown: printed.map((i) => text[i]).join(''), places: printed };
}
