import { toAscii } from '../text/ascii.ts';
import { singleSpaced } from '../text/single-spaced.ts';

/** The name without Markdown markers, doubled white space and quotation marks around the whole: `Kursk** Oblast` -> `Kursk Oblast`. */
export function cleanSurface(surface: string): string {
  let text = surface;
  if (/[*_\\[\]]/.test(text)) text = text.replace(/[*\\[\]]+|_{2,}/g, '');
  text = singleSpaced(text).trim();
  const open = text.charCodeAt(0);
  if (quotes.has(open) && quotes.has(text.charCodeAt(text.length - 1)) && !innerQuote.test(text.slice(1, -1)))
    text = text.slice(1, -1).trim();
  return text === '' ? surface.trim() : text;
}

const quotes = new Set([...'"“”„«»‟\''].map((c) => c.charCodeAt(0)));
const innerQuote = /["“”„«»‟]/;

/** Lowercase, ASCII, apostrophes dropped, everything else that is no letter or digit a single space. */
export function foldName(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase();
  const ascii = isAscii(text) ? text : toAscii(text);
  return ascii
    .toLowerCase()
    .replace(/['`’]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Words of letters and digits, one blank between them: most names. */
const isPlain = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Whether every letter is a capital: a heading's form, worth less as a name than one in mixed case. */
export function isAllCaps(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

/** `EAEU`, `U.S.`, `UNESCO`, `BelTA` not: letters all capitals, one word of 2 to 10 letters. */
export function isAcronym(text: string): boolean {
  return /^(?:[A-Z]\.?){2,10}$/.test(text) && text.replace(/\./g, '').length >= 2;
}
