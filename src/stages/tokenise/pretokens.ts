import { sureLongInitials } from '../../names/long-initials.ts';
import {
  classAt,
  digit,
  isLetter,
  lower,
  mark,
  space,
  superscript,
  surrogate,
  upper,
  widthAt,
} from './characters.ts';
import { abbreviations, capitalisedOnly, gluedCodes, topLevelDomains } from './words.ts';

/** What a piece is; decides what wink-nlp is shown in its place. */
export const word = 1;
export const number = 2;
export const punctuation = 3;
/** A URL, an e-mail address, or a part of one between spaces. */
export const link = 4;
/** Ends with the full stop of an abbreviation: `V.`, `U.S.`, `Dr.`, `No.` */
export const abbreviation = 5;
/** `'s`, `n't`, `'re` cut off their word. */
export const clitic = 6;
/** `5th`, `1990s` */
export const ordinal = 7;
/** Letters and digits that make one name: `G20`, `B2B`, `3D` */
export const mixed = 8;

/** Pieces of a text as parallel arrays, code units. */
export interface Pieces {
  starts: number[];
  ends: number[];
  kinds: number[];
}

/** The longest piece, in code units: wink-nlp is quadratic in unbroken runs. */
const longestPiece = 1000;

const cliticWords = /^(?:s|re|ve|ll|d|m)$/i;
const ordinalEnding = /^(?:st|nd|rd|th)$/i;
const repeatable = new Set(".-–—*_=#~`'!?•·|<>".split(''));

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x02bc;
}

/** Whether `'s` follows what is no word: `the U.S.'s`, `(NATO)'s`, `the 1990's`. */
function isPossessive(text: string, i: number, limit: number): boolean {
  if (!isApostrophe(text.charCodeAt(i)) || i === 0 || i + 2 > limit) return false;
  const next = text[i + 1];
  if ((next !== 's' && next !== 'S') || !/[.)\d]/.test(text[i - 1]!)) return false;
  const kind = classAt(text, i + 2);
  return !isLetter(kind) && kind !== mark && kind !== digit;
}

/**
 * Cuts a text into pieces, each of which becomes one token: in one pass, looking ahead a bounded distance.
 * Hyphens stand alone (`Belarusian-Kazakh` is three), so do currency signs; digits are cut from lowercase letters (`media1`);
 * abbreviations and initials keep their full stop (`P.M.`).
 *
 * @param blocked ranges of URLs and addresses: one piece per run between spaces.
 */
export function cutPieces(text: string, blocked: readonly { start: number; end: number }[] = []): Pieces {
  const pieces: Pieces = { starts: [], ends: [], kinds: [] };
  let next = 0;
  let i = 0;
  const length = text.length;
  const push = (start: number, end: number, kind: number): void => {
    pieces.starts.push(start);
    pieces.ends.push(end);
    pieces.kinds.push(kind);
  };
  while (i < length) {
    while (next < blocked.length && blocked[next]!.end <= i) next++;
    const range = blocked[next];
    const limit = range === undefined ? length : range.start > i ? range.start : range.end;
    const kind = classAt(text, i);
    if (kind === space) {
      i++;
    } else if (range !== undefined && range.start <= i) {
      const end = runEnd(text, i, limit);
      push(i, end, link);
      i = end;
    } else if (isLetter(kind) || kind === mark) {
      i = cutWord(text, i, limit, push);
    } else if (kind === digit) {
      i = cutNumber(text, i, limit, push);
    } else if (kind === superscript) {
      let end = i + 1;
      while (end < limit && end - i < longestPiece && classAt(text, end) === superscript) end++;
      push(i, end, number);
      i = end;
    } else if (isPossessive(text, i, limit)) {
      push(i, i + 2, clitic);
      i += 2;
    } else {
      let end = i + (kind === surrogate ? widthAt(text, i) : 1);
      if (repeatable.has(text[i]!)) {
        while (end < limit && end - i < longestPiece && text[end] === text[i]) end++;
      }
      push(i, end, punctuation);
      i = end;
    }
  }
  return pieces;
}

type Push = (start: number, end: number, kind: number) => void;

/** End of the unbroken run at `i`, at most {@link longestPiece} long and never inside a surrogate pair. */
function runEnd(text: string, i: number, limit: number): number {
  let end = i;
  while (end < limit && end - i < longestPiece - 1 && classAt(text, end) !== space) end += widthAt(text, end);
  return Math.min(end, limit);
}

/** End of the letters and marks at `i`. */
function lettersEnd(text: string, i: number, limit: number): number {
  let end = i;
  while (end < limit) {
    const kind = classAt(text, end);
    if (!isLetter(kind) && kind !== mark) break;
    end += widthAt(text, end);
  }
  return end;
}

function cutWord(text: string, start: number, limit: number, push: Push): number {
  const cap = Math.min(limit, start + longestPiece - 2);
  let end = lettersEnd(text, start, cap);
  for (;;) {
    const code = text.charCodeAt(end);
    const following = end + 1 < cap ? classAt(text, end + 1) : 0;
    if (end >= cap) break;
    if (isApostrophe(code) && isLetter(following)) {
      const tailEnd = lettersEnd(text, end + 1, cap);
      const tail = text.slice(end + 1, tailEnd);
      if (cliticWords.test(tail)) {
        push(start, end, word);
        push(end, tailEnd, clitic);
        return tailEnd;
      }
      if ((tail === 't' || tail === 'T') && /n/i.test(text[end - 1]!)) {
        if (end - 1 > start) push(start, end - 1, word);
        push(end - 1, tailEnd, clitic);
        return tailEnd;
      }
      end = tailEnd;
    } else if (code === 0x26 && following === upper && classAt(text, end - 1) === upper) {
      end = lettersEnd(text, end + 1, cap);
    } else if (code === 0x2e) {
      const stop = abbreviationEnd(text, start, end, cap);
      if (stop > 0) {
        push(start, stop, abbreviation);
        return stop;
      }
      const domain = domainEnd(text, start, end, cap);
      if (domain === 0) break;
      push(start, domain, mixed);
      return domain;
    } else {
      const kind = classAt(text, end);
      if (kind !== digit) break;
      const head = text.slice(start, end);
      if (classAt(text, end - 1) !== upper || gluedCodes.has(head)) break;
      while (end < cap) {
        const inner = classAt(text, end);
        if (inner !== digit && inner !== upper) break;
        end += widthAt(text, end);
      }
      push(start, end, mixed);
      return end;
    }
  }
  push(start, end, word);
  return end;
}

/** Whether a capital follows, with at most one space between. */
function nameFollows(text: string, position: number): boolean {
  return classAt(text, classAt(text, position) === space ? position + 1 : position) === upper;
}

/** End of the abbreviation whose letters are `[start, end)` and whose full stop is at `end`; 0 if it is none. */
function abbreviationEnd(text: string, start: number, end: number, limit: number): number {
  const length = end - start;
  if (
    length === 1 ||
    (length === 2 && sureLongInitials.has(text.slice(start, end)) && nameFollows(text, end + 1))
  ) {
    let stop = end + 1;
    // U.S.A., P.M., e.g.: letter and stop in turn
    while (stop + 1 < limit && isLetter(classAt(text, stop)) && text[stop + 1] === '.') stop += 2;
    if (stop > end + 1 || length === 2 || classAt(text, start) === upper) return stop;
  }
  if (length > 8) return 0;
  const form = text.slice(start, end);
  const small = form.toLowerCase();
  const kind = abbreviations.get(small);
  if (kind === undefined) return 0;
  if (kind === 'number') {
    let after = end + 1;
    while (after < limit && after < end + 4 && classAt(text, after) === space) after++;
    return classAt(text, after) === digit ? end + 1 : 0;
  }
  if (form === small && capitalisedOnly.has(small)) return 0;
  return end + 1;
}

/** End of a bare host name such as `example.com`; 0 if the dot at `dot` is not part of one. */
function domainEnd(text: string, start: number, dot: number, limit: number): number {
  let end = dot;
  const cap = Math.min(limit, start + 64);
  let lastDot = dot;
  while (end < cap) {
    const kind = classAt(text, end);
    const character = text[end]!;
    if (character === '.') {
      const after = classAt(text, end + 1);
      if (after !== lower && after !== digit) break;
      lastDot = end;
    } else if (kind !== lower && kind !== digit && character !== '-') break;
    end++;
  }
  return end < cap && topLevelDomains.has(text.slice(lastDot + 1, end)) ? end : 0;
}

function cutNumber(text: string, start: number, limit: number, push: Push): number {
  const cap = Math.min(limit, start + longestPiece);
  let end = start;
  while (end < cap) {
    if (classAt(text, end) === digit) end++;
    else if ((text[end] === '.' || text[end] === ',') && end + 1 < cap && classAt(text, end + 1) === digit)
      end++;
    else break;
  }
  if (end < cap && isLetter(classAt(text, end))) {
    const tailCap = Math.min(cap, end + 8);
    const tailEnd = lettersEnd(text, end, tailCap);
    const tail = text.slice(end, tailEnd);
    if (tailEnd < tailCap || tailEnd === limit) {
      if (ordinalEnding.test(tail) || tail === 's') {
        push(start, tailEnd, ordinal);
        return tailEnd;
      }
      if (tail.length === 1 && classAt(text, end) === upper && classAt(text, tailEnd) !== digit) {
        push(start, tailEnd, mixed);
        return tailEnd;
      }
    }
  }
  push(start, end, number);
  return end;
}
