import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.d.ts';
import { operatorsOf } from './operators.ts';

/** A glyph in an operator list of pdf.js. */
interface Glyph {
  readonly unicode?: string;
  readonly width?: number;
}

interface Font {
  readonly widths: Map<string, number>;
  readonly name: string;
  bold: boolean;
  italic: boolean;
}

/** So many pages at most are read for their fonts. */
const mostPages = 12;

/**
 * Widths of characters by font. pdf.js tells them only with the drawing operators of a page, not with its text; those are asked
 * for on the first pages and where a page brings many new characters.
 */
export class FontWidths {
  readonly #fonts = new Map<string, Font>();
  #pages = 0;

  /** Whether the page should be looked through: it has a font that is new, or more than a fiftieth of its characters are. */
  #isNew(items: readonly { readonly fontName: string; readonly str: string }[]): boolean {
    let all = 0;
    let unknown = 0;
    for (const { fontName, str } of items) {
      const widths = this.#fonts.get(fontName)?.widths;
      all += str.length;
      if (widths === undefined || widths.size === 0) {
        if (str.trim().length > 1) return true;
      } else for (const char of str) if (char !== ' ' && !widths.has(char)) unknown++;
    }
    return unknown > 0 && unknown * 50 > all;
  }

  /** Learns the fonts of a page if they are new; a page whose drawing fails keeps shared widths. */
  async learn(
    page: PDFPageProxy,
    items: readonly { readonly fontName: string; readonly str: string }[],
    showText: number,
    setFont: number,
  ): Promise<void> {
    for (const { fontName } of items) this.#font(fontName);
    if (this.#pages >= mostPages || !this.#isNew(items)) return;
    this.#pages++;
    try {
      const { fnArray, argsArray } = await operatorsOf(page);
      let font: Font | undefined;
      for (let i = 0; i < fnArray.length; i++) {
        if (fnArray[i] === setFont) {
          const name = argsArray[i]![0] as string;
          font = this.#font(name);
          this.#look(page, name, font);
        } else if (fnArray[i] === showText && font !== undefined) note(font, argsArray[i]![0] as unknown[]);
      }
    } catch {
      // what cannot be drawn can often still be read
    }
  }

  #look(page: PDFPageProxy, name: string, font: Font): void {
    if (!page.commonObjs.has(name)) return;
    const known = page.commonObjs.get(name) as {
      name?: string;
      bold?: boolean;
      black?: boolean;
      italic?: boolean;
    };
    // `ABCDEF+Garamond-SemiBoldItalic`
    font.bold = known.bold === true || known.black === true || /bold|black|heavy/i.test(known.name ?? '');
    font.italic = known.italic === true || /italic|oblique/i.test(known.name ?? '');
  }

  #font(name: string): Font {
    let font = this.#fonts.get(name);
    if (font === undefined) {
      // pdf.js numbers fonts over all documents of a process: the same document must give the same names
      font = { widths: new Map(), name: `f${this.#fonts.size + 1}`, bold: false, italic: false };
      this.#fonts.set(name, font);
    }
    return font;
  }

  isBold(name: string): boolean {
    return this.#font(name).bold;
  }

  styleOf(name: string): string {
    const { name: short, bold, italic } = this.#font(name);
    return `${short}${bold ? ' bold' : ''}${italic ? ' italic' : ''}`;
  }

  /**
   * Where each code unit of a text ends, as a share of its length from the side that reading begins at.
   * What the text is longer than its letters goes to the spaces, as in a line that is set to full width.
   * @param length in sizes of the font
   */
  ends(name: string, text: string, length: number): Float32Array {
    const { widths } = this.#font(name);
    const usual = widths.get('n') ?? widths.get('0') ?? 0.5;
    const own = new Float32Array(text.length);
    let sum = 0;
    let spaces = 0;
    for (let i = 0; i < text.length; i++) {
      if (text[i] === ' ') spaces++;
      else sum += own[i] = widths.get(text[i]!) ?? usual;
    }
    const space = spaces === 0 ? 0 : (length - sum) / spaces;
    const fits = space > 0.1 && space < 1.2;
    let end = 0;
    for (let i = 0; i < text.length; i++) own[i] = end += text[i] === ' ' ? (fits ? space : 0.25) : own[i]!;
    return end > 0 ? own.map((value) => value / end) : own.map((_, i) => (i + 1) / text.length);
  }
}

function note(font: Font, glyphs: readonly unknown[]): void {
  for (const glyph of glyphs) {
    if (typeof glyph !== 'object' || glyph === null) continue;
    const { unicode, width } = glyph as Glyph;
    if (unicode === undefined || typeof width !== 'number' || !(width > 0)) continue;
    // a ligature is read as its letters
    const letters = unicode.normalize('NFKC').replace(/ſ/g, 's');
    for (let i = 0; i < letters.length; i++)
      if (!font.widths.has(letters[i]!)) font.widths.set(letters[i]!, width / 1000 / letters.length);
  }
}
