import { toAscii } from '../text/ascii.ts';

/**
 * Folding of matching keys. A name becomes a list of folded words: lower-case ASCII letters and digits, without diacritics
 * and apostrophes; hyphens, spaces, slashes and quotation marks only part words; dots inside an abbreviation vanish; `&`
 * is "and"; other marks (comma, brackets, colon) are words of their own, so that no name runs over them unawares.
 *
 *     "Homyel'"            homyel
 *     "Kara-Balta"         kara balta
 *     "U.S.A."             usa
 *     "Côte d’Ivoire"      cote divoire
 *     "One Belt, One Road" one belt , one road
 *
 * The text itself is never changed: every word keeps the code units it came from.
 */
export interface FoldedWords {
  readonly words: string[];
  /** Per word: code units `[from, to)` of the input it came from. */
  readonly from: number[];
  readonly to: number[];
}

const cls = { skip: 0, letter: 1, part: 2, dot: 3, own: 4 } as const;

/** Class of each ASCII character. */
const classOf = new Uint8Array(128).fill(cls.own);
for (let c = 0; c < 33; c++) classOf[c] = cls.part;
classOf[127] = cls.part;
for (const c of '-_/"<>!?*~|\\') classOf[c.charCodeAt(0)] = cls.part;
for (const c of "'`^") classOf[c.charCodeAt(0)] = cls.skip;
for (const c of '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
  classOf[c.charCodeAt(0)] = cls.letter;
classOf['.'.charCodeAt(0)] = cls.dot;

/** Memory of single characters outside ASCII; `any-ascii` knows some 120 thousand, a text uses a few hundred. */
const asciiOf = new Map<number, string>();

function asciiOfCode(codePoint: number): string {
  let ascii = asciiOf.get(codePoint);
  if (ascii === undefined) {
    // A line-end hyphen, zero-width characters and combining marks are nothing; an em dash parts more than words.
    ascii =
      codePoint === 0xad || codePoint === 0x200b || codePoint === 0xfeff
        ? ''
        : codePoint === 0x2014 || codePoint === 0x2015
          ? ';'
          : toAscii(String.fromCodePoint(codePoint));
    if (asciiOf.size > 20_000) asciiOf.clear();
    asciiOf.set(codePoint, ascii);
  }
  return ascii;
}

/** Words of plain letters and digits with single signs between them that only part: most tokens and names. Undefined for any other. */
function foldPlain(text: string): FoldedWords | undefined {
  const words: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0x20;
    const what = code < 128 ? classOf[code] : cls.own;
    if (what === cls.letter) continue;
    if (what !== cls.part) return undefined;
    if (i > start) {
      words.push(text.slice(start, i).toLowerCase());
      from.push(start);
      to.push(i);
    }
    start = i + 1;
  }
  return { words, from, to };
}

/** Folds a name or a token into words with their places. Linear in the input. */
export function foldWords(text: string): FoldedWords {
  return foldPlain(text) ?? foldAny(text);
}

function foldAny(text: string): FoldedWords {
  const folding = new Folding(text);
  for (let i = 0; i < text.length; ) {
    const codePoint = text.codePointAt(i)!;
    const width = codePoint > 0xffff ? 2 : 1;
    const ascii = codePoint < 128 ? String.fromCharCode(codePoint) : asciiOfCode(codePoint);
    for (let k = 0; k < ascii.length; k++) folding.take(ascii[k]!, i, width);
    i += width;
  }
  folding.close();
  const { words, from, to } = folding;
  return { words, from, to };
}

/** Words on the way, character by character. */
class Folding {
  readonly words: string[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly #text: string;
  #word = '';
  #wordFrom = 0;
  #wordTo = 0;
  /** Letters since the last dot: an abbreviation is single letters with dots between them. */
  #run = 0;
  #dotted = false;
  #pendingDot = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes an ASCII character that the `width` code units at `i` stand for. */
  take(character: string, i: number, width: number): void {
    const code = character.charCodeAt(0);
    const what = code < 128 ? classOf[code] : cls.part;
    if (what === cls.letter) this.#letter(character, i, width);
    else if (what === cls.dot) this.#dot(i + width);
    else if (what === cls.part) this.close();
    else if (what === cls.own) {
      this.close();
      this.words.push(code === 38 ? 'and' : character);
      this.from.push(i);
      this.to.push(i + width);
    }
  }

  /** Ends the word. */
  close(): void {
    if (this.#word !== '') {
      this.words.push(this.#word.toLowerCase());
      this.from.push(this.#wordFrom);
      this.to.push(this.#wordTo);
      this.#word = '';
    }
    this.#run = 0;
    this.#dotted = false;
    this.#pendingDot = false;
  }

  #letter(character: string, i: number, width: number): void {
    if (this.#pendingDot) {
      // "U.S": the dot joins single letters; "N.Nigmatulin": two words.
      if (this.#run === 1 && isSingleLetterAt(this.#text, i, width)) {
        this.#dotted = true;
        this.#pendingDot = false;
        this.#run = 0;
      } else this.close();
    }
    if (this.#word === '') this.#wordFrom = i;
    this.#word += character;
    this.#run++;
    this.#wordTo = i + width;
  }

  #dot(end: number): void {
    if (this.#word === '') return;
    if (this.#run === 1 && !this.#pendingDot) {
      this.#pendingDot = true;
      if (this.#dotted) this.#wordTo = end;
    } else this.close();
  }
}

/** Whether the letter at `i` stands alone: what follows it is no letter (a dot, a space, the end). */
function isSingleLetterAt(text: string, i: number, width: number): boolean {
  if (i + width >= text.length) return true;
  return !/[\p{L}\p{M}\p{N}]/u.test(String.fromCodePoint(text.codePointAt(i + width)!));
}

/** The matching key of a name: its folded words with single spaces. */
export function foldKey(text: string): string {
  return foldWords(text).words.join(' ');
}

/** As {@link foldKey}, but with the letters' case kept and no spaces: what acronyms are compared by. "U.S.A." is "USA". */
export function foldCased(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; ) {
    const codePoint = text.codePointAt(i)!;
    const ascii = codePoint < 128 ? text[i]! : asciiOfCode(codePoint);
    for (let k = 0; k < ascii.length; k++) {
      const code = ascii.charCodeAt(k);
      const what = code < 128 ? classOf[code] : cls.part;
      if (what === cls.letter || what === cls.own) out += ascii[k];
    }
    i += codePoint > 0xffff ? 2 : 1;
  }
  return out;
}
