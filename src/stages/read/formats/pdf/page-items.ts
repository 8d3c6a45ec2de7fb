import type { PDFPageProxy, TextItem, TextStyle } from 'pdfjs-dist/types/src/display/api.d.ts';
import { isRightToLeft, type Piece } from '../pages/piece.ts';
import { joinAccent, joinMarks, withAccents } from './accents.ts';
import type { FontWidths } from './font-widths.ts';
import { withCharacters } from './radicals.ts';
import { standing } from './standing.ts';

/** What pdf.js calls a viewport, as far as it serves here. */
interface View {
  readonly width: number;
  readonly height: number;
  readonly transform: number[];
}

/** More text than a page can show is the work of somebody who means harm. */
const mostItems = 100_000;
const mostCharacters = 2_000_000;

export interface PageItems {
  readonly items: TextItem[];
  readonly styles: Record<string, TextStyle>;
  /** Whether there was more than is read. */
  readonly cut: boolean;
}

/** The text items of a page in the order of drawing, by streaming, so that an endless page ends. */
export async function readItems(page: PDFPageProxy): Promise<PageItems> {
  const items: TextItem[] = [];
  const styles: Record<string, TextStyle> = {};
  let characters = 0;
  const reader = page.streamTextContent().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { items, styles, cut: false };
    Object.assign(styles, value.styles);
    for (const item of value.items as TextItem[]) {
      items.push(item);
      characters += item.str.length;
    }
    if (items.length > mostItems || characters > mostCharacters) {
      await reader.cancel(new Error('more text than a page can hold'));
      return { items, styles, cut: true };
    }
  }
}

/** Turns the items of a page into pieces that lie on the page as shown. */
export function piecesOf(read: PageItems, view: View, fonts: FontWidths): Piece[] {
  const pieces: Piece[] = [];
  const seen = new Set<string>();
  let spaced = false;
  for (const item of read.items) {
    const piece = pieceOf(item, pieces.length, spaced, { styles: read.styles, view, fonts });
    if (piece === undefined) {
      spaced = true;
      continue;
    }
    spaced = item.hasEOL || /\s$/.test(item.str);
    // print that is laid twice to look bold, or has a shadow
    const { text, left, baseline } = piece;
    const size = Math.max(1, piece.size / 6);
    const key = `${text} ${Math.round(left / size)} ${Math.round(baseline / size)}`;
    if (text.length > 1 && seen.has(key)) continue;
    seen.add(key);
    const last = pieces.at(-1);
    const [before, own] = (last && joinAccent(last, piece)) ?? [last, piece];
    if (before !== last) pieces.splice(-1, 1, ...(before!.text === '' ? [] : [before!]));
    pieces.push(own);
  }
  return standing(joinMarks(pieces));
}

interface Surroundings {
  readonly styles: Record<string, TextStyle>;
  readonly view: View;
  readonly fonts: FontWidths;
}

function pieceOf(item: TextItem, order: number, spaced: boolean, around: Surroundings): Piece | undefined {
  const { view, fonts } = around;
  const whole = withAccents(cleaned(item.str));
  const text = whole.trim();
  if (text === '') return undefined;
  const matrix = multiplied(view.transform, item.transform as number[]);
  const style = around.styles[item.fontName];
  const vertical = style?.vertical === true;
  const [a, b, c, d, x, y] = matrix as [number, number, number, number, number, number];
  const [dx, dy] = vertical ? [-c, -d] : [a, b];
  const scale = Math.hypot(dx, dy);
  const length = Math.abs(vertical ? item.height : item.width);
  const size = Math.round((vertical ? Math.hypot(a, b) : Math.hypot(c, d)) * 20) / 20;
  if (!(scale > 0) || !(size > 0) || ![x, y, length].every(Number.isFinite)) return undefined;
  const direction = unit(dx / scale, dy / scale);
  const along = x * direction.x + y * direction.y;
  const down = y * direction.x - x * direction.y;
  const rightToLeft = item.dir === 'rtl' || isRightToLeft(text);
  const skipped = whole.length - whole.trimStart().length;
  const ends = fonts.ends(item.fontName, whole, length / size);
  const from = skipped === 0 ? 0 : ends[skipped - 1]!;
  const to = ends[skipped + text.length - 1]!;
  const own = ends.slice(skipped, skipped + text.length).map((end) => (end - from) / (to - from || 1));
  const [start, end] = rightToLeft ? [1 - to, 1 - from] : [from, to];
  const [over, under] = vertical ? [size / 2, -size / 2] : extents(style);
  return {
    text,
    left: along + start * length,
    right: along + end * length,
    top: down - (vertical ? over : over * size),
    bottom: down - (vertical ? under : under * size),
    baseline: down,
    size,
    ends: own,
    direction,
    rightToLeft,
    order,
    style: fonts.styleOf(item.fontName),
    bold: fonts.isBold(item.fontName),
    spaced: spaced || skipped > 0,
  };
}

/** How far a font reaches above and below its baseline; fonts that do not say, or say nonsense, get the usual. */
function extents(style: TextStyle | undefined): [number, number] {
  const { ascent = 0, descent = 0 } = style ?? {};
  const sensible = ascent > 0.4 && ascent < 1.4 && descent < 0 && descent > -0.7;
  return sensible ? [ascent, descent] : [0.8, -0.2];
}

/** A direction that is off by less than a degree is meant to be straight; others are told apart by the degree. */
function unit(x: number, y: number): { x: number; y: number } {
  const degrees = Math.round((Math.atan2(y, x) * 180) / Math.PI);
  const straight: Record<number, [number, number]> = {
    0: [1, 0],
    90: [0, 1],
    180: [-1, 0],
    [-180]: [-1, 0],
    [-90]: [0, -1],
  };
  const known = straight[degrees];
  if (known !== undefined) return { x: known[0], y: known[1] };
  return { x: Math.cos((degrees * Math.PI) / 180), y: Math.sin((degrees * Math.PI) / 180) };
}

function multiplied(m: readonly number[], n: readonly number[]): number[] {
  return [
    m[0]! * n[0]! + m[2]! * n[1]!,
    m[1]! * n[0]! + m[3]! * n[1]!,
    m[0]! * n[2]! + m[2]! * n[3]!,
    m[1]! * n[2]! + m[3]! * n[3]!,
    m[0]! * n[4]! + m[2]! * n[5]! + m[4]!,
    m[1]! * n[4]! + m[3]! * n[5]! + m[5]!,
  ];
}

const longS: Record<string, string> = { ſt: 'st', ﬅ: 'st', ﬆ: 'st' };

/** Ligatures as TeX's fonts number them, where a file does not say what its numbers mean: `de\u001cned`. */
const unnamedLigatures: Record<string, string> = {
  '\u000e': 'ffi',
  '\u000f': 'ffl',
  '\u001b': 'ff',
  '\u001c': 'fi',
  '\u001d': 'fl',
  '\u001e': 'ffi',
  '\u001f': 'ffl',
};

/** Letters in the shape they have between others (Arabic), and radicals in place of the signs that look like them (Chinese). */
const shaped = /[\ufb50-\ufdfb\ufe70-\ufefc\u2f00-\u2fd5]+/g;

/** Without controls, private signs and half surrogates; white space as a space; `ſt` of the ligature as two letters. */
function cleaned(text: string): string {
  return withCharacters(text.replace(shaped, (found) => found.normalize('NFKC').replace(/[ \u0640]/g, '')))
    .replace(/ſt|[ﬅﬆ]/g, (found) => longS[found]!)
    .replace(
      /[\u000e\u000f\u001b-\u001f](?=\p{Ll})|(?<=\p{Ll})[\u000e\u000f\u001b-\u001f]/gu,
      (found) => unnamedLigatures[found]!,
    )
    .replace(/[\s\u0085]/g, ' ')
    .replace(/[\0-\u001f\u007f-\u009f\ufeff\ue000-\uf8ff\ufffd\ufffe\uffff]/g, '')
    .toWellFormed()
    .replaceAll('\ufffd', '');
}
