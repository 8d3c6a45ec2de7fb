import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import type { Span } from '../../../../../text/span.ts';
import { openers } from '../../../names/engine/lexicon.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { inPlaceOf } from '../rewritten.ts';

const confidence = 0.85;
/** Characters of a party at most. */
const longestParty = 160;
const mostWords = 18;

const versus = lazily(() => /(?<=[\p{L}\p{N}.)’'&])\s+(?:[vV]s?\.?|-v\.?-)\s+(?=(?:the\s)?[\p{Lu}\p{N}(])/gu);
/** Most flows have neither, and are not searched for parties. */
const mayVersus = /\s-?[vV]s?[.\s-]/;
const mayRe = /Re\s/;
/**
 * The year of a report, or a note's number or the number of the case before it: `[2004]`, `(1998)`, `3 [1961]`, `(79/2003) [2004]`; the
 * year and court without brackets, `, 2019 SCC 65`; the number of an application, `, no. 49/13`.
 */
const report = lazily(
  () =>
    /^(?:\s*(?:\d{1,3}\s*|\(\d[\w/.-]{0,16}\)\s)?[[(]\s?(?:1[6-9]|20)\d\d|,\s(?:19|20)\d\d\s\p{Lu}{2,7}\s\d|\s?(?:\s\[GC\])?,\snos?\.\s\d{2,6}\/\d\d)/u,
);
/** Characters after a case in which its report begins. */
const reportWithin = 30;
const re = lazily(() => /(?<![\p{L}’'-])(?:In\s+)?Re\s+(?=\p{Lu}\p{L})/gu);
const joining = wordList('courts/case-joining');
const leading = wordList('courts/before-case');
const forms = wordList('courts/party-form');
const companyForms = wordList('courts/company-form');
const tail = lazily(() => new RegExp(`^,?\\s${anyOf(wordList('courts/party-tail'))}(?!\\p{L})`, 'u'));
const groupEnd = lazily(() => /^\p{L}[^()\d]*\)$/u);

/**
 * Names of cases, whole, where the model saw the parties or a part:
 *
 *     [Abara v Director of Public Prosecutions] [2004] UKPC 7
 *     (see [HOLT v. ZENITH LTD.] (1998) 2 NWLR 339; [R v Adeleke (No 2)])
 *     [Re Marlow Park] [1956] Ch 131
 *
 * Near misses: `Arsenal v Chelsea` in a text that is not of courts and cites no report; `Re: your letter`; `ABARA v. HOLT` at the head of
 * a judgment, `12. Abara vs Holt. Land.` in a cause list, where the parties are named.
 *
 * @param drafts in order
 * @param isCourt whether the document is one of courts; else only what a report's year follows is a case
 */
export function casesWhole(drafts: readonly Draft[], text: string, isCourt: boolean): readonly Draft[] {
  const hasVersus = mayVersus.test(text);
  const hasRe = mayRe.test(text);
  if (!hasVersus && !hasRe) return drafts;
  const found: Draft[] = [];
  const add = (start: number, end: number) => {
    if ((found.at(-1)?.end ?? 0) <= start) found.push({ type: 'LAW', start, end, confidence });
  };
  for (const { index, 0: sign } of hasVersus ? text.matchAll(versus()) : []) {
    const start = partyBefore(text, index, found.at(-1)?.end ?? 0);
    const end = partyAfter(text, index + sign.length);
    if (start === undefined || end === undefined) continue;
    const isCited = report().test(text.slice(end, end + reportWithin));
    if (isCited || (isCourt && isInSentence(text, start))) add(start, end);
  }
  for (const { index, 0: sign } of hasRe ? text.matchAll(re()) : []) {
    const end = partyAfter(text, index + sign.length);
    if (end === undefined || !report().test(text.slice(end, end + reportWithin))) continue;
    const inRe = /^In\s+/u.exec(sign)?.[0].length ?? 0;
    add(index + (/^In\s+Re/u.test(sign) ? 0 : inRe), end);
  }
  return inPlaceOf(
    drafts,
    found.sort((a, b) => a.start - b.start),
  );
}

/** Whether words lead to a case; else it may be the head of a judgment or an entry of a list, which name the parties. */
function isInSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 14), start);
  const lead = /[.;]\s+(\p{Lu}\p{Ll}+)\s$/u.exec(before)?.[1];
  return /(?:\p{Ll}{2}|[,;(“"])\s*$/u.test(before) || (lead !== undefined && leading.has(lead.toLowerCase()));
}

/**
 * Where the party that ends at a place begins.
 *
 * @param after where the case before it ends
 */
function partyBefore(text: string, end: number, after: number): number | undefined {
  const from = Math.max(after, end - longestParty);
  const words = [...text.slice(from, end).matchAll(/\S+/gu)];
  let first: number | undefined;
  let i = words.length - 1;
  for (let n = 0; i >= 0 && n < mostWords; i--, n++) {
    const own = words[i]![0];
    if (i < words.length - 1 && /[,;:?!]$/u.test(own) && !isBeforeForm(words, i)) break;
    if (i < words.length - 1 && isOtherLine(text, from + words[i + 1]!.index)) break;
    if (/\)$/u.test(own)) {
      const open = groupStart(words, i);
      if (open === undefined) break;
      i = open;
      continue;
    }
    if (i < words.length - 1 && /\.$/u.test(own) && !isAbbreviation(own)) break;
    const bare = own.replace(/^[([“"‘']+/u, '');
    if (isNamePart(bare)) first = i;
    else if (!joining.has(bare) && !isCount(words, i)) break;
    if (bare !== own) break;
  }
  while (first !== undefined && first < words.length && isLead(words[first]![0])) {
    first++;
    while (first < words.length && joining.has(words[first]![0])) first++;
  }
  if (first === undefined || first >= words.length) return undefined;
  const own = words[first]!;
  const start = from + own.index + (/^[([“"‘']*/u.exec(own[0])?.[0].length ?? 0);
  return start + (/^.*\bCASE OF\s+/su.exec(text.slice(start, end))?.[0].length ?? 0);
}

const isLead = (word: string): boolean => {
  const lower = word.toLowerCase().replace(/^[([“"‘']+|[.,]$/gu, '');
  return leading.has(lower) || (openers.has(lower) && lower.length > 1);
};
/** `Marlow Stores, | Inc. v. Pell` */
const isBeforeForm = (words: readonly RegExpExecArray[], i: number) =>
  words[i]![0].endsWith(',') && companyForms.has(words[i + 1]![0].replace(/[.,]+$/u, ''));
/** Whether a line begins at a place, after one with a report: in a list of cases. */
const isOtherLine = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - longestParty), at);
  const line = /\n\s*$/.test(before) ? before.trimEnd() : '';
  return /[[(](?:1[6-9]|20)\d\d[\])]/.test(line.slice(line.lastIndexOf('\n') + 1));
};
/** `and 21 Others` */
const isCount = (words: readonly RegExpExecArray[], i: number) =>
  /^\d{1,3}$/.test(words[i]![0]) && /^others?$/i.test(words[i + 1]?.[0] ?? '');
const isNamePart = (word: string) => /^(?:\p{Lu}|\d+\p{Lu}|&$)/u.test(word);
const isAbbreviation = (word: string) =>
  /^[([“"]*(?:\p{Lu}\.)+$/u.test(word) ||
  forms.has(word.replace(/\.$/, '')) ||
  /^(?:s\/o|d\/o|w\/o)\.$/.test(word);

/** Index of the word that opens the bracket which closes at a word, where it holds a part of a name: `(PARK LANE)`. */
function groupStart(words: readonly RegExpExecArray[], close: number): number | undefined {
  for (let i = close; i >= 0 && i > close - 12; i--) {
    const own = words[i]![0];
    if (!own.startsWith('(')) continue;
    const inside = words
      .slice(i, close + 1)
      .map(([part]) => part)
      .join(' ');
    return groupEnd().test(inside.slice(1)) || /^\(No/i.test(inside) ? i : undefined;
  }
  return undefined;
}

/** Where the party that begins at a place ends. */
function partyAfter(text: string, from: number): number | undefined {
  const rest = text.slice(from, from + longestParty);
  const words = [...rest.matchAll(/\S+/gu)];
  let end: number | undefined;
  for (let i = 0; i < Math.min(words.length, mostWords); i++) {
    const { 0: own, index } = words[i]!;
    if (own.startsWith('(')) {
      const close = groupAfter(rest, index);
      if (close === undefined || end === undefined) break;
      end = close;
      while (i + 1 < words.length && words[i + 1]!.index < close) i++;
      continue;
    }
    if (!isNamePart(own)) {
      if (joining.has(own) && !leadsToCase(rest, index)) continue;
      break;
    }
    if (own === '&') {
      if (leadsToCase(rest, index)) break;
      continue;
    }
    // a note's number may be glued to the name, or to the sign after it
    const part = /^(.*?)(?:(?<=\p{L}{2})\d{1,3}|['’]s)?((?:[,;:.?!)\]”"]+\d{0,3})?)$/u.exec(own)!;
    const keepsStop = part[2]!.startsWith('.') && isAbbreviation(own.slice(0, part[1]!.length + 1));
    end = index + part[1]!.length + (keepsStop ? 1 : 0);
    if (own.length > part[1]!.length + (keepsStop ? 1 : 0)) break;
  }
  if (end === undefined) return undefined;
  return from + end + (tail().exec(rest.slice(end, end + 20))?.[0].length ?? 0);
}

/** `Kent v Holt | and Marlow v Pell`: what follows an "and" is another case. */
const leadsToCase = (rest: string, at: number): boolean =>
  /^(?:and|&)\s[^.;([]{1,70}?\s[vV]s?\.?\s/u.test(rest.slice(at, at + 90));

/** Index after a bracket within the name of a case: `(No 2)`, `(Pty) Ltd`, `(WA) [1998]`. */
function groupAfter(rest: string, at: number): number | undefined {
  const inside = /^\((No\.?\s?\d{1,2}|NO\.?\s?\d{1,2}|\p{L}[\p{L}.&’' -]{0,38})\)/u.exec(
    rest.slice(at, at + 44),
  );
  if (inside === null) return undefined;
  const end = at + inside[0].length;
  if (
    /^No/i.test(inside[1]!) ||
    /^\s(?:Ltd|Limited|LTD|LIMITED|Sdn|Pte|Pvt|Inc)/u.test(rest.slice(end, end + 9))
  )
    return end;
  // an office that stands for a country, or the place of a company
  const isPart = /^(?:\p{Lu}{2,4}|\p{Lu}\p{Ll}.*)$/u.test(inside[1]!);
  return isPart && report().test(rest.slice(end, end + reportWithin)) ? end : undefined;
}

/** The words that a case can be called by for short. */
export function wordsOfCase(name: string): readonly string[] {
  const parties = name.split(/\s(?:[vV]s?\.?|-v\.?-)\s/u);
  return parties.flatMap((party) => {
    const words = [...party.matchAll(/\p{Lu}[\p{L}’'-]{2,}/gu)].map(([own]) => own);
    const own = words.filter((word) => !forms.has(word) && !leading.has(word.toLowerCase()));
    return own.map((word) => (/\p{Ll}/u.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase()));
  });
}

/** `the [Kent] case`, `the “Kent” case`, where `words` are those that the document's cases are called by. */
export function casesInShort(
  drafts: readonly Draft[],
  text: string,
  words: ReadonlySet<string>,
): readonly Draft[] {
  if (words.size === 0 || !/\scase\b/iu.test(text)) return drafts;
  const found: Draft[] = [];
  for (const { 0: whole, 1: name, index } of text.matchAll(
    /\b(?:the|The|in)\s[“"‘']?(\p{Lu}[\p{L}’'-]+)[”"’']?,?\s[Cc]ase(?!s?\p{L})/gu,
  )) {
    if (!words.has(name!)) continue;
    const start = index + whole.indexOf(name!, 3);
    found.push({ type: 'LAW', start, end: start + name!.length, confidence });
  }
  return inPlaceOf(drafts, found satisfies readonly (Draft & Span)[]);
}
