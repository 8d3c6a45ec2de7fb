import { type AbbreviationKind, abbreviations } from './abbreviations.ts';
import { classAt, digit, isLetter, lower, space, upper } from './characters.ts';
import type { Pieces } from './pretokens.ts';
import { abbreviation, link, number, punctuation } from './pretokens.ts';

/** Words that begin a sentence far more often than they follow an abbreviation in one: "in the U.S. The law …" */
const starters = new Set(
  (
    'The This That These Those It Its He She We They You There Here His Her Our Their My Your I In On At As By For From With Without ' +
    'If When While Where Who What Why How But And Or So Yet Because Since Although Though However Moreover Thus Then Therefore ' +
    'Also After Before During Under Over Between Among According Another Some Many Most More All Both Each Every Such Not No ' +
    'Now Today Only Even Still Once Until Despite Given Let To Of Is Are Was Were Do Does Did Has Have Had Can Could Will Would ' +
    'Should May Might Must Please A An'
  ).split(' '),
);

const closers = new Set('"”’\')]}»›“'.split(''));
const openers = new Set('"“„‘\'([{«‹'.split(''));
const conjunctions = new Set(['and', 'or', 'but', 'is', 'was', 'has', 'had', 'of', 'in', 'for']);
const dashes = new Set('-–—'.split(''));

/**
 * First piece of each sentence. wink-nlp's opinion is asked where an abbreviation is followed by a capital; everything else is
 * decided by what stands around the mark: initials ("P.M. Masharov", "No. 6"), closing quotation marks, brackets and reference
 * numbers, which belong to the sentence they close (`.") [17]`), missing spaces ("end.The next"), small letters.
 */
export function sentenceStarts(text: string, pieces: Pieces, winkEnds: Uint8Array): number[] {
  const { starts, ends } = pieces;
  const count = starts.length;
  const sentences = [0];
  const casual = writesSmall(text, pieces);
  let first = 0;
  const endBehind = (piece: number): void => {
    if (piece + 1 < count && piece >= first) sentences.push((first = piece + 1));
  };
  for (let i = 0; i + 1 < count; i++) {
    if (isRule(text, pieces, i)) {
      endBehind(i - 1);
      endBehind(i);
    } else if (hasBlankLine(text, ends[i]!, starts[i + 1]!)) {
      endBehind(i);
    } else {
      const mark = markAt(text, pieces, i);
      if (mark === '') {
        const last = emoticonEnd(text, pieces, i);
        if (last > i && last + 1 < count && classAt(text, starts[last + 1]!) === upper) endBehind(last);
        continue;
      }
      const { last, quoted } = closingEnd(text, pieces, first, i);
      if (last + 1 < count && endsAt(text, pieces, first, i, last, mark, quoted, casual, winkEnds))
        endBehind(last);
      i = last;
    }
  }
  return sentences;
}

/** Whether piece `i` is a line drawn with characters: `***`, `-----`. */
function isRule(text: string, { starts, ends, kinds }: Pieces, i: number): boolean {
  if (kinds[i] !== punctuation || ends[i]! - starts[i]! < 3 || !'*=_-~#'.includes(text[starts[i]!]!))
    return false;
  return ends[i - 1] !== starts[i] && ends[i] !== starts[i + 1];
}

/** Last piece of what closes the sentence whose mark is piece `i`: further marks, quotation marks, brackets, `[17]`, `:-)`. */
function closingEnd(
  text: string,
  pieces: Pieces,
  first: number,
  i: number,
): { last: number; quoted: boolean } {
  const { starts, ends, kinds } = pieces;
  const count = starts.length;
  let last = i;
  let quoted = false;
  while (last + 1 < count && ends[last] === starts[last + 1] && kinds[last + 1] === punctuation) {
    const character = text[starts[last + 1]!]!;
    if (closers.has(character)) quoted = true;
    else if (!'.!?…'.includes(character)) break;
    last++;
  }
  // a closing mark set apart: 'word ." Next'
  if (
    last === i &&
    last + 2 < count &&
    starts[last + 1]! === ends[last]! + 1 &&
    starts[last + 2]! > ends[last + 1]!
  ) {
    if ('"”»'.includes(text[starts[last + 1]!]!) && isInsideQuote(text, starts[first]!, starts[last + 1]!))
      last++;
  }
  // reference numbers: 'at Harrow. [17] [18, 19] Later'
  while (last + 3 < count && text[starts[last + 1]!] === '[' && kinds[last + 2] === number) {
    let close = last + 3;
    while (
      close < count &&
      close < last + 12 &&
      (kinds[close] === number || ',–-'.includes(text[starts[close]!]!))
    )
      close++;
    if (close >= count || text[starts[close]!] !== ']') break;
    last = close;
  }
  return { last: last + 1 < count ? emoticonEnd(text, pieces, last + 1, last) : last, quoted };
}

/** Last piece of the emoticon (`:-)`, `:P`) that begins at piece `i`; `otherwise` if there is none. */
function emoticonEnd(text: string, { starts, ends }: Pieces, i: number, otherwise = i): number {
  const start = starts[i]!;
  if (!':;='.includes(text[start]!) || (i > 0 && ends[i - 1] === start)) return otherwise;
  let last = i;
  while (last < i + 3 && last + 1 < starts.length && starts[last + 1] === ends[last]) last++;
  return /^[:;=]['’]?-?[)(DPp]$/.test(text.slice(start, ends[last]!).slice(0, 8)) ? last : otherwise;
}

/** The mark that may end a sentence at piece `i`: `.`, `!`, `?`, `…`, `a` for an abbreviation, or nothing. */
function markAt(text: string, { starts, ends, kinds }: Pieces, i: number): string {
  if (kinds[i] === abbreviation) return 'a';
  if (kinds[i] !== punctuation) return '';
  const character = text[starts[i]!]!;
  if (character === '.') return ends[i]! - starts[i]! > 1 ? '…' : '.';
  return '!?…'.includes(character) || character === '。' ? character : '';
}

function endsAt(
  text: string,
  pieces: Pieces,
  first: number,
  i: number,
  last: number,
  mark: string,
  quoted: boolean,
  casual: boolean,
  winkEnds: Uint8Array,
): boolean {
  const { starts, ends, kinds } = pieces;
  const count = starts.length;
  const glued = ends[last] === starts[last + 1];
  let next = last + 1;
  while (next + 1 < count && kinds[next] === punctuation && openers.has(text[starts[next]!]!)) next++;
  const kind = classAt(text, starts[next]!);
  const following = isLetter(kind) ? text.slice(starts[next]!, ends[next]!) : '';
  if (glued) {
    // "…of the law.The next": a small word, a stop, a capitalised word
    return (
      mark !== 'a' &&
      next === last + 1 &&
      kind === upper &&
      following.length > 1 &&
      i > 0 &&
      text[ends[next]!] !== '@' &&
      ends[i]! - starts[i]! !== 2 &&
      ends[i - 1]! - starts[i - 1]! > 1 &&
      classAt(text, ends[i - 1]! - 1) === lower
    );
  }
  if (mark === 'a') return abbreviationEnds(text, pieces, i, kind, following, winkEnds);
  if (kinds[next] === link) return mark !== '…';
  if (kind === lower) {
    if (quoted || mark === '…') return false;
    if (mark === '.') return following === 'i' || (casual && i > first && ends[i - 1]! - starts[i - 1]! > 2);
    // "Yahoo! and others"
    return !(mark === '!' && conjunctions.has(following));
  }
  const character = text[starts[last + 1]!]!;
  if (mark === '.') {
    // ". - 2018. - P. 4" goes on, so do "1. First" and "c. 1818"
    if (dashes.has(character) && ends[last + 1]! - starts[last + 1]! === 1) return false;
    if (i === first + 1 && kinds[first] === number) return false;
    // ". . ." is one mark
    if (character === '.') return false;
    if (kind === digit && isBrokenDecimal(text, pieces, i)) return false;
    if (
      kind === digit &&
      i > first &&
      ends[i - 1]! - starts[i - 1]! === 1 &&
      classAt(text, starts[i - 1]!) === lower
    )
      return false;
  }
  if (kinds[next] === punctuation) return '*=_#•·-–—.…'.includes(text[starts[next]!]!) || kind !== 0;
  return true;
}

/** Whether a scanner has set a space into a number: "$ 28. 9 million", "4. 5 percent". */
function isBrokenDecimal(text: string, { starts, ends, kinds }: Pieces, i: number): boolean {
  if (i < 1 || kinds[i - 1] !== number || kinds[i + 1] !== number || ends[i - 1]! - starts[i - 1]! > 3)
    return false;
  if (i > 1 && '$€£¥₽₴₸'.includes(text[starts[i - 2]!]!)) return true;
  return (
    i + 2 < starts.length &&
    /^(?:%|percent|million|billion|thousand|trillion|mln|bn)$/.test(text.slice(starts[i + 2]!, ends[i + 2]!))
  );
}

function abbreviationEnds(
  text: string,
  { starts, ends }: Pieces,
  i: number,
  kind: number,
  following: string,
  winkEnds: Uint8Array,
): boolean {
  if (kind === lower || kind === digit || kind === space || kind === 0) return false;
  const form = text.slice(starts[i]!, ends[i]! - 1);
  if (form.includes('.') && (form === 'P.S' || (classAt(form, 0) === lower && !/^[ap]\.m$/.test(form))))
    return false;
  const listed: AbbreviationKind | undefined =
    form.length > 1 ? abbreviations.get(form.toLowerCase()) : undefined;
  if (listed === 'title' || listed === 'number') return false;
  if (starters.has(following)) return !(form.length === 1 && following.length === 1);
  return listed === 'end' && winkEnds[i] === 1 && /^(?:etc|al)$/i.test(form);
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
