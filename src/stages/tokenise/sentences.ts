import { classAt, digit, lower, space, upper } from './characters.ts';
import { listItemStarts } from './list-items.ts';
import { PieceText } from './piece-text.ts';
import type { Pieces } from './pretokens.ts';
import { abbreviation, link, number, punctuation } from './pretokens.ts';
import {
  closingEnd,
  emoticonEnd,
  type Following,
  following,
  hasBlankLine,
  isRule,
  type Mark,
  signAt,
} from './sentence-marks.ts';
import {
  type AbbreviationKind,
  abbreviations,
  captions,
  conjunctions,
  farewells,
  followsHour,
  greetings,
  smallStarters,
  speech,
  starters,
} from './words.ts';

const dashes = new Set('-–—'.split(''));

/**
 * First piece of each sentence. wink-nlp's opinion is asked where an abbreviation is followed by a capital; everything else is
 * decided by what stands around the mark: initials ("P.M. Masharov", "No. 6"), closing quotation marks, brackets and reference
 * numbers, which belong to the sentence they close (`.") [17]`), missing spaces ("end.The next"), lowercase letters.
 */
export function sentenceStarts(text: string, pieces: Pieces, winkEnds: Uint8Array): number[] {
  return new SentenceReader(text, pieces, winkEnds).read();
}

class SentenceReader {
  readonly #pieces: PieceText;
  readonly #winkEnds: Uint8Array;
  readonly #count: number;
  /** Whether the writer begins sentences small. */
  readonly #casual: boolean;
  readonly #sentences = [0];
  /** First piece of the sentence that is being read. */
  #first = 0;

  constructor(text: string, pieces: Pieces, winkEnds: Uint8Array) {
    this.#pieces = new PieceText(text, pieces);
    this.#winkEnds = winkEnds;
    this.#count = pieces.starts.length;
    this.#casual = writesSmall(this.#pieces);
  }

  read(): number[] {
    const { text, starts, ends } = this.#pieces;
    const items = listItemStarts(this.#pieces);
    let item = 0;
    for (let i = 0; i + 1 < this.#count; i++) {
      while (item < items.length && items[item]! <= i) item++;
      if (isRule(this.#pieces, i)) {
        this.#endAfter(i - 1);
        this.#endAfter(i);
      } else if (items[item] === i + 1 || hasBlankLine(text, ends[i]!, starts[i + 1]!)) {
        this.#endAfter(i);
      } else i = this.#readMark(i);
    }
    return this.#sentences;
  }

  #endAfter(piece: number): void {
    if (piece + 1 < this.#count && piece >= this.#first) this.#sentences.push((this.#first = piece + 1));
  }

  /** Ends the sentence after the mark at piece `i`, where one does; returns the last piece that was read. */
  #readMark(i: number): number {
    const sign = signAt(this.#pieces, i);
    if (sign === '') {
      const last = emoticonEnd(this.#pieces, i);
      const kind = last + 1 < this.#count ? classAt(this.#pieces.text, this.#pieces.starts[last + 1]!) : 0;
      const isEnd =
        (kind === upper && (last > i || this.#closesGreeting(i) || this.#breaksOff(i))) ||
        ((kind === upper || kind === digit) && this.#closesLink(i));
      if (isEnd) this.#endAfter(last);
      return i;
    }
    const { last, quoted } = closingEnd(this.#pieces, i, this.#first);
    if (last + 1 < this.#count && this.#endsAt({ at: i, last, sign, quoted })) this.#endAfter(last);
    return last;
  }

  /** The `>` of an address in angle brackets: `<anna@example.org> The next`. */
  #closesLink(i: number): boolean {
    return this.#pieces.character(i) === '>' && i > this.#first && this.#pieces.kinds[i - 1] === link;
  }

  /** The comma or dash after `Dear Mr. Lind` and `Best regards` that opens or closes a letter. */
  #closesGreeting(i: number): boolean {
    const length = i - this.#first;
    if (!',-–—:'.includes(this.#pieces.character(i)) || length < 1 || length > 5) return false;
    const first = this.#pieces.piece(this.#first);
    if (length > 1 && greetings.has(first)) return true;
    if (this.#pieces.character(i) !== ',') return false;
    if (
      !farewells.has(first) &&
      !farewells.has(`${this.#pieces.piece(i - 1)[0]!.toUpperCase()}${this.#pieces.piece(i - 1).slice(1)}`)
    )
      return false;
    // `Best regards, Anna Lind`: the letter's last words.
    return i + 4 >= this.#count && this.#first > 0;
  }

  /** The dash of a speaker who breaks off or is cut short: "It was not -- So you paid?", not "GENEVA -- The talks". */
  #breaksOff(i: number): boolean {
    const { kinds } = this.#pieces;
    const character = this.#pieces.character(i);
    const isDash =
      character === '—' || character === '–' || (character === '-' && this.#pieces.length(i) === 2);
    if (!isDash || i <= this.#first || this.#pieces.isGlued(i - 1) || this.#pieces.isGlued(i)) return false;
    const word = this.#pieces.piece(i + 1);
    if (kinds[i - 1] === number || word === 'I' || !starters.has(word)) return false;
    return classAt(this.#pieces.text, this.#pieces.starts[i - 1]!) === lower;
  }

  #endsAt(mark: Mark): boolean {
    const { starts, ends, kinds } = this.#pieces;
    const { last, sign } = mark;
    const next = following(this.#pieces, last);
    if (ends[last] === starts[last + 1]) return this.#endsGlued(mark, next);
    if (sign === 'a') return this.#abbreviationEnds(mark.at, next);
    if (kinds[next.at] === link) return sign !== '…';
    if (next.kind === lower) return this.#endsBeforeSmall(mark, next.word);
    if (sign === '.' && !this.#stopEnds(mark, next.kind)) return false;
    // "the film Encore! (1987)"
    if ((sign === '!' || sign === '?') && this.#isYearInBrackets(last + 1)) return false;
    if (mark.quoted && (this.#isCitation(last + 1) || this.#isSpoken(mark, next))) return false;
    if (kinds[next.at] === punctuation)
      return '*=_#•·-–—.…$€£¥₽₹§'.includes(this.#pieces.character(next.at)) || next.kind !== 0;
    return true;
  }

  /** "…of the law.The next": a small word, a bracket or a year, a stop, a capitalised word. */
  #endsGlued({ at, last, sign }: Mark, { at: next, kind, word }: Following): boolean {
    const { ends } = this.#pieces;
    if (sign === 'a' || next !== last + 1 || word.length < 2 || at === 0) return false;
    const isQuestion = sign === '?' && kind === lower && smallStarters.has(word);
    if (kind !== upper && !isQuestion) return false;
    if (this.#pieces.text[ends[next]!] === '@' || this.#pieces.length(at) === 2) return false;
    const before = this.#pieces.text[ends[at - 1]! - 1]!;
    if (classAt(this.#pieces.text, ends[at - 1]! - 1) === lower) return this.#pieces.length(at - 1) > 1;
    return starters.has(word) && (before === ')' || before === '%' || this.#pieces.length(at - 1) === 4);
  }

  #endsBeforeSmall({ at, sign, quoted }: Mark, word: string): boolean {
    if (quoted || sign === '…') return false;
    // "Yahoo! and others"
    if (sign !== '.') return !(sign === '!' && conjunctions.has(word));
    if (word === 'i') return true;
    const isWord = at > this.#first && this.#pieces.length(at - 1) > 2;
    const isSmall = at > this.#first + 2 && this.#pieces.length(at - 1) > 2 && smallStarters.has(word);
    return (
      (isWord && this.#casual) ||
      (isSmall && classAt(this.#pieces.text, this.#pieces.ends[at - 1]! - 1) === lower)
    );
  }

  /** Whether a full stop that no lowercase letter follows ends a sentence. */
  #stopEnds({ at: i, last }: Mark, kind: number): boolean {
    const { kinds } = this.#pieces;
    const character = this.#pieces.character(last + 1);
    // ". - 2018. - P. 4" goes on, so do "1. First", "Figure 2. The dam" and "c. 1818"
    if (dashes.has(character) && this.#pieces.length(last + 1) === 1) return false;
    if (i === this.#first + 1 && kinds[this.#first] === number) return false;
    if (i === this.#first + 2 && kinds[i - 1] === number && captions.has(this.#pieces.piece(this.#first)))
      return false;
    // "(b. March 1931; d. Lagos)"
    if (this.#isSmallLetter(i - 1) && '(;'.includes(this.#pieces.character(i - 2) || ' ')) return false;
    // ". . ." is one mark
    if (character === '.') return false;
    if (kind !== digit || i <= this.#first) return true;
    if (this.#isBrokenDecimal(i)) return false;
    // `N°. 1026`
    if ('°º'.includes(this.#pieces.character(i - 1))) return false;
    return !this.#isSmallLetter(i - 1);
  }

  #isSmallLetter(i: number): boolean {
    return this.#pieces.length(i) === 1 && classAt(this.#pieces.text, this.#pieces.starts[i]!) === lower;
  }

  /** Whether a scanner has set a space into a number: "$ 28. 9 million", "4. 5 percent". */
  #isBrokenDecimal(i: number): boolean {
    const { kinds } = this.#pieces;
    if (i < 1 || kinds[i - 1] !== number || kinds[i + 1] !== number || this.#pieces.length(i - 1) > 3)
      return false;
    if (i > 1 && '$€£¥₽₴₸'.includes(this.#pieces.character(i - 2))) return true;
    return (
      i + 2 < this.#count &&
      /^(?:%|percent|million|billion|thousand|trillion|mln|bn)$/.test(this.#pieces.piece(i + 2))
    );
  }

  #isYearInBrackets(i: number): boolean {
    return (
      this.#pieces.character(i) === '(' &&
      this.#pieces.kinds[i + 1] === number &&
      this.#pieces.length(i + 1) === 4 &&
      this.#pieces.character(i + 2) === ')'
    );
  }

  /** `"… no further." (Lind 1999, 45). The next`: the bracket belongs to the quotation. */
  #isCitation(i: number): boolean {
    if (this.#pieces.character(i) !== '(') return false;
    const end = Math.min(this.#count, i + 20);
    let hasNumber = false;
    for (let k = i + 1; k < end; k++) {
      if (this.#pieces.character(k) === ')')
        return hasNumber && ['.', ',', ';'].includes(this.#pieces.character(k + 1));
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
      speech.has(this.#pieces.piece(at + 1))
    );
  }

  #abbreviationEnds(i: number, { at, kind, word }: Following): boolean {
    if (kind === lower || kind === digit || kind === space || kind === 0) return false;
    const form = this.#pieces.piece(i).slice(0, -1);
    const isHour = /^[ap]\.?m$/i.test(form);
    if (form.includes('.') && (form === 'P.S' || (classAt(form, 0) === lower && !isHour))) return false;
    const listed: AbbreviationKind | undefined =
      form.length > 1 ? abbreviations.get(form.toLowerCase()) : undefined;
    // "in Downing St. They met", not "in St. Ives"
    if (form === 'St' && i > this.#first && this.#isCapitalised(i - 1)) return starters.has(word);
    if (listed === 'title' || listed === 'number') return false;
    if (isHour && this.#pieces.kinds[i - 1] === number) return this.#hourEnds(at, word);
    if (starters.has(word)) return !(form.length === 1 && word.length === 1);
    return form === 'etc' || (form === 'al' && this.#winkEnds[i] === 1);
  }

  /** `at 6 P.M. Mr. Lind spoke`, but "at 8 a.m. Monday", "9 a.m. Moscow time", "6 p.m. EST". */
  #hourEnds(at: number, word: string): boolean {
    if (this.#pieces.kinds[at] === abbreviation)
      return abbreviations.get(this.#pieces.piece(at).slice(0, -1).toLowerCase()) === 'title';
    if (followsHour.has(word)) return false;
    if (!/^\p{Lu}\p{Ll}/u.test(word)) return starters.has(word);
    return this.#pieces.piece(at + 1) !== 'time';
  }

  #isCapitalised(i: number): boolean {
    return classAt(this.#pieces.text, this.#pieces.starts[i]!) === upper;
  }
}

/** Whether the writer begins sentences small, as in chats: then a lowercase letter after a full stop is a new sentence. */
function writesSmall({ text, starts, ends, kinds, count }: PieceText): boolean {
  let small = 0;
  let capital = 0;
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
