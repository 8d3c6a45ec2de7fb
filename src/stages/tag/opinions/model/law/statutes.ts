import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { openers } from '../../../names/engine/lexicon.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { inPlaceOf } from '../rewritten.ts';

const confidence = 0.86;
/** Characters before the head of a title, and words of it, at most. */
const longestTitle = 220;
const mostWords = 26;

const heads = wordList('courts/statute-head');
const dated = wordList('courts/statute-head-dated');
const head = lazily(
  () =>
    new RegExp(
      `(?<=\\p{L}[)’”"]?\\s)${anyOf([...heads, ...dated])}(?=[^\\p{L}\\p{N}’'-]|\\d{1,3}(?!\\p{N})|$)`,
      'gu',
    ),
);
const joining = wordList('courts/statute-joining');
const pointers = wordList('courts/statute-pointer');
const leading = wordList('courts/before-statute');

const year = String.raw`(?:1[6-9]|20)\d\d(?!\d)`;
/** What the citation of an act adds to its title, each once and in this order. */
const tails = lazily(() => [
  new RegExp(`^,?\\s+(?:\\(?No\\.?\\s*)?\\d{1,4}\\s+of\\s+${year}\\)?`),
  new RegExp(`^(?:,?\\s+|\\s+of\\s+)${year}(?:[-–/]\\d{2,4})?`),
  new RegExp(`^\\s+\\(${year}\\)`),
  /^,?\s+Cap\.?\s+\d[\w.:]{0,8}(?:,\s+L\.?F\.?N\.?\s+\d{4})?/,
  /^,\s+(?:R\.?S|S)\.?(?:\p{Lu}\.?){1,3},?\s+\d{4},?\s+(?:\([\w. ]{1,10}\),?\s+)?c\.?\s?[\p{L}\d][\w.-]{0,5}(?<![.-])/u,
  /^\s*\((?:Act|Cap|CAP|Chapter|Chap|Ch|No|Law|Ordinance)\.?\s+[\w.:/]{1,12}(?:\s+of\s+\d{4})?\)/,
  /^\s*\((?:S\.?I|L\.?I|L\.?N|S\.?R\.?O|G\.?S\.?R|S\.?R)\.?\s(?:No\.?\s)?\d{1,4}(?:\s+of\s+|\/)\d{4}\)/,
  /^\s*\((?:(?:EU|EC|EEC|No\.?)\s)*\d{1,4}\/\d{2,4}(?:\/\p{Lu}{2,7})?\)/u,
  /^\s*\(\s*(?:[IVXLCDM]+|\d{1,4})\s+of\s+\d{4}\s*\)/,
]);

/**
 * Titles of acts, whole, from the first word to what the citation adds, where the model saw a body, a place or a part:
 *
 *     section 3 of the [Commission on Rural Lands Act (Cap. 7J)]
 *     the [Fisheries (Amendment) Act, 2016 (XXXVI of 2016)], the [European Union (Measures concerning Ruritania) Regulations 2026]
 *     the [Promotion of Fair Trade and Prevention of Unfair Dealing Act 4 of 2000]
 *     under the [Marlow Court of Final Appeal Ordinance]          where the model saw a body with a head of acts
 *
 * Near misses: `the Act, 1956`, `the Second Act`, `Purchase Order 2019`, `Section 3 of the Act`.
 *
 * @param drafts in order
 */
export function statutesWhole(drafts: readonly Draft[], text: string): readonly Draft[] {
  const found: Draft[] = [];
  for (const { index, 0: own } of text.matchAll(head())) {
    if ((found.at(-1)?.end ?? 0) > index) continue;
    const end = index + own.length;
    const cited = citationEnd(text, end);
    if (cited === end && (dated.has(own) || !isSeen(drafts, index, end))) continue;
    const title = titleBefore(text, index);
    if (title === undefined || (dated.has(own) && title.words < 2)) continue;
    const start = afterOwner(drafts, title.start, index, text);
    const last = drafts.findLast((draft) => draft.start < end && draft.end > start);
    if (last !== undefined && isBetter(last, start, cited)) continue;
    found.push({ type: 'LAW', start, end: cited, confidence });
  }
  return inPlaceOf(drafts, found);
}

/** `Amina Pell's | Fisheries Act`: whose act it is stays out. */
function afterOwner(drafts: readonly Draft[], start: number, head: number, text: string): number {
  const owner = drafts.find((draft) => draft.type === 'PERSON' && draft.end > start && draft.end < head);
  const possessive = owner === undefined ? null : /^['’]s\s+/.exec(text.slice(owner.end, owner.end + 6));
  return possessive === null ? start : owner!.end + possessive[0].length;
}

/** Where the citation ends that begins with the head of a title. */
function citationEnd(text: string, from: number): number {
  const rest = text.slice(from, from + 40);
  // each begins with one of these, and has a figure or a bracket
  if (!/^[,\s(]/.test(rest) || !/[\d(]/.test(rest)) return from;
  let end = from;
  for (const tail of tails()) end += tail.exec(text.slice(end, end + 40))?.[0].length ?? 0;
  return end;
}

/** Whether the model saw a law or a body that ends with the head. */
const isSeen = (drafts: readonly Draft[], start: number, end: number) =>
  drafts.some(
    (draft) =>
      (draft.type === 'LAW' || draft.type === 'ORG') &&
      draft.start < start &&
      draft.end >= end &&
      draft.end <= end + noteDigits,
  );

/** A note's number may be glued to the title. */
const noteDigits = 3;

/** Whether the model is sure of a title that already begins there and goes further. */
const isBetter = ({ type, start, end, confidence: sure }: Draft, from: number, to: number) =>
  type === 'LAW' && sure >= surely && start <= from && (end === to || end > to + noteDigits);
const surely = 0.7;

interface Title {
  readonly start: number;
  /** Words with a capital before the head. */
  readonly words: number;
}

/** The title before its head; `undefined` where nothing says which act it is. */
function titleBefore(text: string, end: number): Title | undefined {
  const from = Math.max(0, end - longestTitle);
  const before = text.slice(from, end);
  const words = [...before.slice(before.lastIndexOf('\n\n') + 1).matchAll(/\S+/gu)];
  const offset = from + before.lastIndexOf('\n\n') + 1;
  let first: number | undefined;
  let capitals = 0;
  for (let i = words.length - 1, n = 0; i >= 0 && n < mostWords; i--, n++) {
    const own = words[i]![0];
    const isGroup = /\),?$/.test(own);
    const open = isGroup ? groupStart(words, i) : i;
    if (open === undefined || !mayGoOn(words, open, i, first !== undefined)) break;
    i = open;
    if (isGroup) {
      capitals++;
      continue;
    }
    const bare = own.replace(/^["“‘'[(]+/u, '');
    if (/^\p{Lu}/u.test(bare) || /^\d+(?:st|nd|rd|th)$/.test(bare)) {
      first = i;
      capitals++;
    }
    // a bracket or quotation mark that opens before the title
    if (bare !== own) break;
  }
  while (first !== undefined && first < words.length && isLead(words, first)) {
    first++;
    capitals--;
    while (first < words.length && joining.has(words[first]![0])) first++;
  }
  if (first === undefined || first >= words.length || capitals < 1) return undefined;
  const own = words[first]!;
  return { start: offset + own.index + /^["“‘'[(]*/u.exec(own[0])![0].length, words: capitals };
}

/** What leads to a title: `Under`, `The`, `Repealed by`. */
function isLead(words: readonly RegExpExecArray[], i: number): boolean {
  const word = words[i]![0];
  const lower = word.toLowerCase().replace(/^["“‘'[(]+/u, '');
  if (leading.has(lower) || openers.has(lower) || joining.has(word)) return true;
  return /ed$/.test(lower) && /^(?:by|in|under|from|with)$/.test(words[i + 1]?.[0] ?? '');
}

/** Whether a word before the head, or a bracket that begins with it, still belongs to the title. */
function mayGoOn(words: readonly RegExpExecArray[], i: number, last: number, begun: boolean): boolean {
  const own = words[i]![0];
  if (i < last || /^\(.*\),?$/u.test(own)) return /^\((?:\p{Lu}|\d+\))/u.test(own);
  if (/[;:?!.”"\]]$/u.test(own) && !/^(?:\p{Lu}\.)+$/u.test(own)) return false;
  if (/\d{4}/.test(own)) return false;
  const bare = own.replace(/[,’”"]+$/u, '');
  const lower = bare.toLowerCase();
  if (own.endsWith(',') && !(begun && listGoesOn(words, i))) return false;
  if (heads.has(bare)) return false;
  if (pointers.has(lower) && words[i + 1]?.[0] === 'of') return false;
  if (lower === 'the') return bare === 'the' && isWithin(words, i);
  if (/^["“‘'[(]*\p{Lu}/u.test(own) || /^\d+(?:st|nd|rd|th)$/.test(own)) return true;
  return joining.has(bare);
}

/** `Rights | of the | Child Act`, no `section 3 of the Child Act`: an article within a title. */
function isWithin(words: readonly RegExpExecArray[], the: number): boolean {
  const [before, word] = [words[the - 2]?.[0] ?? '', words[the - 1]?.[0] ?? ''];
  if (!/^(?:of|for|against|on)$/.test(word) || !/^\p{Lu}[\p{L}’'-]+$/u.test(before)) return false;
  const lower = before.toLowerCase();
  return !pointers.has(lower) && !leading.has(lower);
}

/** `Customs, Excise | and Gaming Act`: a comma within a title has an "and" after it. */
function listGoesOn(words: readonly RegExpExecArray[], comma: number): boolean {
  for (let i = comma + 1; i < words.length && i < comma + 8; i++)
    if (/^(?:and|or|&)$/.test(words[i]![0])) return true;
  return false;
}

/** Index of the word that opens the bracket which closes at a word. */
function groupStart(words: readonly RegExpExecArray[], close: number): number | undefined {
  for (let i = close; i >= 0 && i > close - 9; i--) {
    if (words[i]![0].startsWith('(')) return i;
    if (i < close && words[i]![0].endsWith(')')) return undefined;
  }
  return undefined;
}
