import { classAt, digit, isLetter, lower, space, upper } from './characters.ts';
import { listItemStarts } from './list-items.ts';
import type { Pieces } from './pretokens.ts';
import { abbreviation, link, number, punctuation } from './pretokens.ts';
import {
  type AbbreviationKind,
  abbreviations,
  conjunctions,
  farewells,
  greetings,
  smallStarters,
  speech,
  starters,
} from './words.ts';

const closers = new Set('"”’\')]}»›“'.split(''));
const openers = new Set('"“„‘\'([{«‹'.split(''));
const dashes = new Set('-–—'.split(''));

/**
 * First piece of each sentence. wink-nlp's opinion is asked where an abbreviation is followed by a capital; everything else is
 * decided by what stands around the mark: initials ("P.M. Masharov", "No. 6"), closing quotation marks, brackets and reference
 * numbers, which belong to the sentence they close (`.") [17]`), missing spaces ("end.The next"), small letters.
 */
export function sentenceStarts(text: string, pieces: Pieces, winkEnds: Uint8Array): number[] {
  return new SentenceReader(text, pieces, winkEnds).read();
}

/** A mark that may end a sentence: its first and last piece, what it is, and what closes with it. */
interface Mark {
  at: number;
  last: number;
  sign: string;
  /** A quotation mark or bracket closes with it. */
  quoted: boolean;
}

/** What stands behind a mark. */
interface Following {
  /** The first piece that is no opening mark. */
  at: number;
  /** The class of its first character. */
  kind: number;
  /** The word, where it is one. */
  word: string;
}

class SentenceReader {
  readonly #text: string;
  readonly #pieces: Pieces;
  readonly #winkEnds: Uint8Array;
  readonly #count: number;
  /** Whether the writer begins sentences small. */
  readonly #casual: boolean;
  readonly #sentences = [0];
  /** First piece of the sentence that is being read. */
  #first = 0;

  constructor(text: string, pieces: Pieces, winkEnds: Uint8Array) {
    this.#text = text;
    this.#pieces = pieces;
    this.#winkEnds = winkEnds;
    this.#count = pieces.starts.length;
    this.#casual = writesSmall(text, pieces);
  }

  read(): number[] {
    const { starts, ends } = this.#pieces;
    const items = listItemStarts(this.#text, this.#pieces);
    let item = 0;
    for (let i = 0; i + 1 < this.#count; i++) {
      while (item < items.length && items[item]! <= i) item++;
      if (this.#isRule(i)) {
        this.#endBehind(i - 1);
        this.#endBehind(i);
      } else if (items[item] === i + 1 || hasBlankLine(this.#text, ends[i]!, starts[i + 1]!)) {
        this.#endBehind(i);
      } else i = this.#readMark(i);
    }
    return this.#sentences;
  }

  #endBehind(piece: number): void {
    if (piece + 1 < this.#count && piece >= this.#first) this.#sentences.push((this.#first = piece + 1));
  }

  /** Ends the sentence behind the mark at piece `i`, where one does; returns the last piece that was read. */
  #readMark(i: number): number {
    const sign = this.#signAt(i);
    if (sign === '') {
      const last = emoticonEnd(this.#text, this.#pieces, i);
      const kind = last + 1 < this.#count ? classAt(this.#text, this.#pieces.starts[last + 1]!) : 0;
      const isEnd =
        (kind === upper && (last > i || this.#closesGreeting(i))) ||
        ((kind === upper || kind === digit) && this.#closesLink(i));
      if (isEnd) this.#endBehind(last);
      return i;
    }
    const { last, quoted } = this.#closingEnd(i);
    if (last + 1 < this.#count && this.#endsAt({ at: i, last, sign, quoted })) this.#endBehind(last);
    return last;
  }

  #character(i: number): string {
    return this.#text[this.#pieces.starts[i]!] ?? '';
  }

  #piece(i: number): string {
    return this.#text.slice(this.#pieces.starts[i]!, this.#pieces.ends[i]!);
  }

  #length(i: number): number {
    return this.#pieces.ends[i]! - this.#pieces.starts[i]!;
  }

  /** Whether piece `i` is a line drawn with characters: `***`, `-----`. */
  #isRule(i: number): boolean {
    const { starts, ends, kinds } = this.#pieces;
    if (kinds[i] !== punctuation || this.#length(i) < 3 || !'*=_-~#'.includes(this.#character(i)))
      return false;
    return ends[i - 1] !== starts[i] && ends[i] !== starts[i + 1];
  }

  /** The `>` of an address in angle brackets: `<anna@example.org> The next`. */
  #closesLink(i: number): boolean {
    return this.#character(i) === '>' && i > this.#first && this.#pieces.kinds[i - 1] === link;
  }

  /** The comma or dash behind `Dear Mr. Lind` and `Best regards` that opens or closes a letter. */
  #closesGreeting(i: number): boolean {
    const length = i - this.#first;
    if (!',-–—:'.includes(this.#character(i)) || length < 1 || length > 5) return false;
    const first = this.#piece(this.#first);
    if (length > 1 && greetings.has(first)) return true;
    if (this.#character(i) !== ',') return false;
    if (
      !farewells.has(first) &&
      !farewells.has(`${this.#piece(i - 1)[0]!.toUpperCase()}${this.#piece(i - 1).slice(1)}`)
    )
      return false;
    // `Best regards, Anna Lind`: the letter's last words.
    return i + 4 >= this.#count && this.#first > 0;
  }

  /** Last piece of what closes the sentence whose mark is piece `i`: further marks, quotation marks, brackets, `[17]`, `:-)`. */
  #closingEnd(i: number): { last: number; quoted: boolean } {
    const { starts, ends, kinds } = this.#pieces;
    let last = i;
    let quoted = false;
    while (last + 1 < this.#count && ends[last] === starts[last + 1] && kinds[last + 1] === punctuation) {
      const character = this.#character(last + 1);
      if (closers.has(character)) quoted = true;
      else if (!'.!?…'.includes(character)) break;
      last++;
    }
    // a closing mark set apart: 'word ." Next'
    if (
      last === i &&
      last + 2 < this.#count &&
      starts[last + 1]! === ends[last]! + 1 &&
      starts[last + 2]! > ends[last + 1]! &&
      '"”»'.includes(this.#character(last + 1)) &&
      isInsideQuote(this.#text, starts[this.#first]!, starts[last + 1]!)
    )
      last++;
    last = this.#referencesEnd(last);
    return {
      last: last + 1 < this.#count ? emoticonEnd(this.#text, this.#pieces, last + 1, last) : last,
      quoted,
    };
  }

  /** Behind reference numbers: 'at Harrow. [17] [18, 19] Later'. */
  #referencesEnd(from: number): number {
    const { kinds } = this.#pieces;
    let last = from;
    while (last + 3 < this.#count && this.#character(last + 1) === '[' && kinds[last + 2] === number) {
      let close = last + 3;
      while (
        close < this.#count &&
        close < last + 12 &&
        (kinds[close] === number || ',–-'.includes(this.#character(close)))
      )
        close++;
      if (close >= this.#count || this.#character(close) !== ']') break;
      last = close;
    }
    return last;
  }

  /** The mark that may end a sentence at piece `i`: `.`, `!`, `?`, `…`, `a` for an abbreviation, or nothing. */
  #signAt(i: number): string {
    const { kinds } = this.#pieces;
    if (kinds[i] === abbreviation) return 'a';
    if (kinds[i] !== punctuation) return '';
    const character = this.#character(i);
    if (character === '.') return this.#length(i) > 1 ? '…' : '.';
    return '!?…'.includes(character) || character === '。' ? character : '';
  }

  #following(last: number): Following {
    const { starts, ends, kinds } = this.#pieces;
    let at = last + 1;
    while (at + 1 < this.#count && kinds[at] === punctuation && openers.has(this.#character(at))) at++;
    const kind = classAt(this.#text, starts[at]!);
    return { at, kind, word: isLetter(kind) ? this.#text.slice(starts[at]!, ends[at]!) : '' };
  }

  #endsAt(mark: Mark): boolean {
    const { starts, ends, kinds } = this.#pieces;
    const { last, sign } = mark;
    const next = this.#following(last);
    if (ends[last] === starts[last + 1]) return this.#endsGlued(mark, next);
    if (sign === 'a') return this.#abbreviationEnds(mark.at, next);
    if (kinds[next.at] === link) return sign !== '…';
    if (next.kind === lower) return this.#endsBeforeSmall(mark, next.word);
    if (sign === '.' && !this.#stopEnds(mark, next.kind)) return false;
    if (mark.quoted && (this.#isCitation(last + 1) || this.#isSpoken(mark, next))) return false;
    if (kinds[next.at] === punctuation)
      return '*=_#•·-–—.…'.includes(this.#character(next.at)) || next.kind !== 0;
    return true;
  }

  /** "…of the law.The next": a small word, a bracket or a year, a stop, a capitalised word. */
  #endsGlued({ at, last, sign }: Mark, { at: next, kind, word }: Following): boolean {
    const { ends } = this.#pieces;
    if (sign === 'a' || next !== last + 1 || word.length < 2 || at === 0) return false;
    const isQuestion = sign === '?' && kind === lower && smallStarters.has(word);
    if (kind !== upper && !isQuestion) return false;
    if (this.#text[ends[next]!] === '@' || this.#length(at) === 2) return false;
    const before = this.#text[ends[at - 1]! - 1]!;
    if (classAt(this.#text, ends[at - 1]! - 1) === lower) return this.#length(at - 1) > 1;
    return starters.has(word) && (before === ')' || before === '%' || this.#length(at - 1) === 4);
  }

  #endsBeforeSmall({ at, sign, quoted }: Mark, word: string): boolean {
    if (quoted || sign === '…') return false;
    // "Yahoo! and others"
    if (sign !== '.') return !(sign === '!' && conjunctions.has(word));
    if (word === 'i') return true;
    const isWord = at > this.#first && this.#length(at - 1) > 2;
    const isSmall = at > this.#first + 2 && this.#length(at - 1) > 2 && smallStarters.has(word);
    return (
      (isWord && this.#casual) || (isSmall && classAt(this.#text, this.#pieces.ends[at - 1]! - 1) === lower)
    );
  }

  /** Whether a full stop that no small letter follows ends a sentence. */
  #stopEnds({ at: i, last }: Mark, kind: number): boolean {
    const { kinds } = this.#pieces;
    const character = this.#character(last + 1);
    // ". - 2018. - P. 4" goes on, so do "1. First" and "c. 1818"
    if (dashes.has(character) && this.#length(last + 1) === 1) return false;
    if (i === this.#first + 1 && kinds[this.#first] === number) return false;
    // ". . ." is one mark
    if (character === '.') return false;
    if (kind !== digit || i <= this.#first) return true;
    if (this.#isBrokenDecimal(i)) return false;
    // `N°. 1026`
    if ('°º'.includes(this.#character(i - 1))) return false;
    return this.#length(i - 1) !== 1 || classAt(this.#text, this.#pieces.starts[i - 1]!) !== lower;
  }

  /** Whether a scanner has set a space into a number: "$ 28. 9 million", "4. 5 percent". */
  #isBrokenDecimal(i: number): boolean {
    const { kinds } = this.#pieces;
    if (i < 1 || kinds[i - 1] !== number || kinds[i + 1] !== number || this.#length(i - 1) > 3) return false;
    if (i > 1 && '$€£¥₽₴₸'.includes(this.#character(i - 2))) return true;
    return (
      i + 2 < this.#count &&
      /^(?:%|percent|million|billion|thousand|trillion|mln|bn)$/.test(this.#piece(i + 2))
    );
  }

  /** `"… no further." (Lind 1999, 45). The next`: the bracket belongs to the quotation. */
  #isCitation(i: number): boolean {
    if (this.#character(i) !== '(') return false;
    const end = Math.min(this.#count, i + 20);
    let hasNumber = false;
    for (let k = i + 1; k < end; k++) {
      if (this.#character(k) === ')') return hasNumber && ['.', ',', ';'].includes(this.#character(k + 1));
      hasNumber ||= this.#pieces.kinds[k] === number;
    }
    return false;
  }

  /** `"Stop!" Anna cried.` */
  #isSpoken({ sign }: Mark, { at, kind }: Following): boolean {
    return (
      (sign === '!' || sign === '?') &&
      kind === upper &&
      at + 1 < this.#count &&
      speech.has(this.#piece(at + 1))
    );
  }

  #abbreviationEnds(i: number, { at, kind, word }: Following): boolean {
    if (kind === lower || kind === digit || kind === space || kind === 0) return false;
    const form = this.#piece(i).slice(0, -1);
    const isHour = /^[ap]\.?m$/i.test(form);
    if (form.includes('.') && (form === 'P.S' || (classAt(form, 0) === lower && !isHour))) return false;
    const listed: AbbreviationKind | undefined =
      form.length > 1 ? abbreviations.get(form.toLowerCase()) : undefined;
    if (listed === 'title' || listed === 'number') return false;
    // `at 6 P.M. Mr. Lind spoke`
    if (isHour && this.#pieces.kinds[at] === abbreviation)
      return abbreviations.get(this.#piece(at).slice(0, -1).toLowerCase()) === 'title';
    if (starters.has(word)) return !(form.length === 1 && word.length === 1);
    return listed === 'end' && this.#winkEnds[i] === 1 && /^(?:etc|al)$/i.test(form);
  }
}

/** Last piece of the emoticon (`:-)`, `:P`) that begins at piece `i`; `otherwise` if there is none. */
function emoticonEnd(text: string, { starts, ends }: Pieces, i: number, otherwise = i): number {
  const start = starts[i]!;
  if (!':;='.includes(text[start]!) || (i > 0 && ends[i - 1] === start)) return otherwise;
  let last = i;
  while (last < i + 3 && last + 1 < starts.length && starts[last + 1] === ends[last]) last++;
  return /^[:;=]['’]?-?[)(DPp]$/.test(text.slice(start, ends[last]!).slice(0, 8)) ? last : otherwise;
}

/** Whether the writer begins sentences small, as in chats: then a small letter behind a full stop is a new sentence. */
function writesSmall(text: string, { starts, ends, kinds }: Pieces): boolean {
  let small = 0;
  let capital = 0;
  const count = starts.length;
  for (let i = 0; i + 1 < count; i++) {
    if (kinds[i] !== punctuation || ends[i]! - starts[i]! !== 1 || ends[i] === starts[i + 1]) continue;
    const code = text.charCodeAt(starts[i]!);
    if (code !== 0x2e && code !== 0x3f && code !== 0x21) continue;
    const kind = classAt(text, starts[i + 1]!);
    if (kind === lower) small++;
    else if (kind === upper) capital++;
  }
  return small > capital;
}

function hasBlankLine(text: string, from: number, to: number): boolean {
  let lines = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 0x0a) lines++;
  return lines > 1;
}

/** Whether an odd number of quotation marks stands between two positions: looks back at most 2,000 code units. */
function isInsideQuote(text: string, from: number, to: number): boolean {
  let marks = 0;
  for (let i = Math.max(from, to - 2000); i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22 || code === 0x201c || code === 0x201d) marks++;
  }
  return marks % 2 === 1;
}
