import { codePoint } from 'dingbat-to-unicode';

/**
 * The character that a symbol font shows for a code: Symbol, the Wingdings and Webdings have their own. Codes may stand in the
 * private area (U+F020 to U+F0FF). Undefined where the font is not known to be one.
 */
export function symbolOf(font: string, code: number): string | undefined {
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return codePoint(font, own)?.string;
}

/** Whether a font has characters of its own. */
export function isSymbolFont(font: string): boolean {
  return codePoint(font, 0x41) !== undefined;
}
