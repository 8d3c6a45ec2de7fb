import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { Phrases } from '../../../../../text/phrases.ts';
import { openers, titles, topics } from '../../../names/engine/lexicon.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { formOfAddress } from '../../../names/person/forms-of-address.ts';
import { negligible } from '../rewritten.ts';
import type { Readers } from './seats.ts';

const confidence = 0.8;
/** So far before a constituency's own word its name may begin. */
const farthest = 60;

const word = "(?:St\\.|\\p{Lu}[\\p{L}'’]+)";
const run = `${word}(?:(?:[ /-]|(?<=[\\p{L}]) ?[–—] ?(?=\\p{Lu}\\p{Ll}))(?:(?:of|de|du|la|le|na) )?${word})*`;
const member = lazily(
  () =>
    new RegExp(
      `(?<!\\p{L})${anyOf(wordList('edges/member-for'))}(?: of (?:the )?${anyOf(wordList('edges/chamber'))})? (?:for|representing) (?:the )?`,
      'gu',
    ),
);
/** What leads from a member to a name, and what stands before it: most flows have one or the other at best. */
const leadToName = / (?:for|representing) (?:the )?[^\sa-z]/g;
const members = lazily(() => new Phrases([...wordList('edges/member-for'), ...wordList('edges/chamber')]));

function mayHaveMember(text: string): boolean {
  for (const { index } of text.matchAll(leadToName)) if (members().startBefore(text, index) >= 0) return true;
  return false;
}

const atRun = lazily(() => new RegExp(run, 'uy'));
const nextInList = lazily(() => /(?:,| and|, and) (?=\p{Lu})/uy);
const constituency = lazily(
  () =>
    new RegExp(
      ` (?:${anyOf(wordList('edges/constituency-kind'))} )?${anyOf(wordList('edges/constituency'))}(?![\\p{L}-])`,
      'gu',
    ),
);
const phrases = lazily(() => new Phrases(wordList('edges/constituency')));
const lastWords = lazily(() => {
  const ends = [...wordList('edges/constituency')].map((phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1));
  return new RegExp(`\\s${anyOf(new Set(ends))}`);
});
const everyLastWord = lazily(() => new RegExp(lastWords(), 'g'));

/** Whether a flow has the words of a constituency: few have. */
function mayHold(text: string): boolean {
  if (!lastWords().test(text)) return false;
  for (const { index, 0: last } of text.matchAll(everyLastWord()))
    if (phrases().startBefore(text, index + last.length, (start) => text[start - 1] === ' ') > 0) return true;
  return false;
}
const runBefore = lazily(
  () =>
    new RegExp(
      `(?<![\\p{L}'’./-])${word}(?:[ /-]${word}|[ -](?:on|upon|under|le|la|de|du|next)[ -]${word})*$`,
      'u',
    ),
);

/**
 * What members sit for, which no list has and the model sees as anything:
 *
 *     the Member for [Tarvin Heights North]; Members for [Oldcross], [Marlow Vale] and [Penn/Ashby]
 *     [Mwandi Central Parliamentary Constituency], [Ekoro West Local Government Area], [Halden electorate]
 *
 * Near misses: `the Member for Education`, `Member for Life`, `each Constituency`, `a Rural Constituency`.
 */
export function constituencies(drafts: readonly Draft[], text: string, readers: Readers): readonly Draft[] {
  const seats: (Draft & { readonly from: number })[] = [];
  if (readers.sits && mayHaveMember(text))
    for (const match of text.matchAll(member())) addSeats(seats, text, match, readers);
  for (const { index, 0: tail } of mayHold(text) ? text.matchAll(constituency()) : []) {
    const from = Math.max(0, index - farthest);
    const before = runBefore().exec(text.slice(from, index));
    if (before === null) continue;
    const words = withoutLead(before[0], readers);
    if (words === '' || !isNamed(words, readers)) continue;
    const start = index - words.length;
    seats.push({ type: 'GPE', start, from: start, end: index + tail.length, confidence });
  }
  if (seats.length === 0) return drafts;
  seats.sort((a, b) => a.start - b.start);
  return placed(drafts, seats);
}

/** The seats stand for what overlaps them, unless that reaches beyond. */
function placed(
  drafts: readonly Draft[],
  seats: readonly (Draft & { readonly from: number })[],
): readonly Draft[] {
  const kept: Draft[] = [];
  const dropped = new Set<Draft>();
  let next = 0;
  let end = 0;
  for (const { from, ...seat } of seats) {
    if (seat.start < end) continue;
    while (next < drafts.length && drafts[next]!.end <= from) next++;
    const own: Draft[] = [];
    for (let i = next; i < drafts.length && drafts[i]!.start < seat.end; i++) own.push(drafts[i]!);
    if (own.some((draft) => draft.confidence >= negligible && (draft.start < from || draft.end > seat.end)))
      continue;
    for (const draft of own) if (draft.end > seat.start) dropped.add(draft);
    kept.push(seat);
    end = seat.end;
  }
  return [...drafts.filter((draft) => !dropped.has(draft)), ...kept].sort((a, b) => a.start - b.start);
}

function addSeats(
  seats: (Draft & { readonly from: number })[],
  text: string,
  { index, 0: head }: RegExpExecArray,
  readers: Readers,
): void {
  let at = index + head.length;
  let from = index;
  do {
    atRun().lastIndex = at;
    const words = withoutTail(atRun().exec(text)?.[0] ?? '');
    if (words === '' || !isNamed(words, readers)) return;
    seats.push({ type: 'GPE', start: at, from, end: at + words.length, confidence });
    nextInList().lastIndex = at + words.length;
    const join = /^\p{L}+s /u.test(head) ? nextInList().exec(text) : null;
    if (join === null) return;
    at += words.length + join[0].length;
    from = at;
  } while (at < text.length);
}

/** Whether it is no subject and not all of it a dictionary's: `Education`, `Rural`. */
function isNamed(words: string, { isOrdinary }: Readers): boolean {
  const parts = words.split(/[ /–—-]+/);
  if (topics.has(parts[0]!.toLowerCase())) return false;
  return parts.some((part) => part.length > 2 && !isOrdinary(part));
}

/** A run up to a title: `Siparia | Mrs`. */
function withoutTail(words: string): string {
  let end = 0;
  for (const { index, 0: part } of words.matchAll(/[^ ]+/g)) {
    const plain = part.replace(/\.$/, '');
    if (index > 0 && (formOfAddress(plain)?.sure === true || titles.has(plain.toLowerCase()))) break;
    end = index + part.length;
  }
  return words.slice(0, end);
}

/** A run without what begins a sentence or says whose it is: `In | Mwandi`, `Each`. */
function withoutLead(words: string, { isOrdinary }: Readers): string {
  let from = 0;
  for (const { index, 0: part } of words.matchAll(/[^ ]+/g)) {
    const small = part.toLowerCase();
    if (!openers.has(small) && !titles.has(small) && formOfAddress(part) === undefined) break;
    if (!isOrdinary(part) && !openers.has(small)) break;
    from = index + part.length + 1;
  }
  return words.slice(from);
}
