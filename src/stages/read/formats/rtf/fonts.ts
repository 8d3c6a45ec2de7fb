import { isSymbolFont, symbolOf } from '../office/symbols.ts';
import { codePageOf, decode, isLeadByte, symbolSet } from './code-pages.ts';

interface Font {
  name: string;
  characterSet: number;
  page?: number;
}

/** The fonts of a document, and what bytes mean in each. */
export class Fonts {
  /** Code page of text whose font names none. */
  documentPage = 1252;
  default = 0;
  readonly #fonts = new Map<number, Font>();
  #open: Font | undefined;

  /** Begins an entry of the font table. */
  open(number: number): void {
    this.#open = { name: '', characterSet: 1 };
    this.#fonts.set(number, this.#open);
  }

  characterSet(number: number): void {
    if (this.#open) this.#open.characterSet = number;
  }

  page(number: number): void {
    if (this.#open && number > 0) this.#open.page = number;
  }

  /** Takes a piece of the open entry's name; a semicolon ends it. */
  name(text: string): void {
    if (this.#open) this.#open.name = `${this.#open.name}${text}`.replace(/;.*/s, '').slice(0, 100);
  }

  pageOf(font: number): number {
    const { page, characterSet } = this.#fonts.get(font) ?? {};
    return page ?? (characterSet === undefined ? undefined : codePageOf(characterSet)) ?? this.documentPage;
  }

  /** The name of a font whose characters are signs; undefined for all others. */
  symbols(font: number): string | undefined {
    const found = this.#fonts.get(font);
    if (found === undefined) return undefined;
    const name = found.name.trim();
    return isSymbolFont(name) && (found.characterSet === symbolSet || found.characterSet < 2)
      ? name
      : undefined;
  }

  decode(bytes: Uint8Array, font: number): string {
    const symbols = this.symbols(font);
    const page = this.pageOf(font);
    if (symbols === undefined) return decode(bytes, page);
    return Array.from(bytes, (byte) => symbolOf(symbols, byte) ?? decode(Uint8Array.of(byte), page)).join('');
  }

  /** Whether the last of some bytes begins a character that goes on. */
  isCut(bytes: readonly number[], font: number): boolean {
    const page = this.pageOf(font);
    let i = 0;
    while (i < bytes.length) i += isLeadByte(page, bytes[i]!) ? 2 : 1;
    return i > bytes.length;
  }
}
