import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import type { Span } from '../../../../../text/span.ts';
import { openers } from '../../../names/engine/lexicon.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { Rewritten } from '../rewritten.ts';

const confidence = 0.75;
/** So far before its last word a title may begin. */
const farthest = 160;

const year = ',? (?:No\\. ?\\d+ of )?(?:of )?(?:1[89]|20)\\d\\d(?!\\d)';
const head = lazily(
  () =>
    new RegExp(
      `(?<=[ )])(?:(?:Bill|BILL)(?:${year}| \\(No\\.? ?\\d+\\))?|${anyOf(wordList('edges/enactment'))}(?:${year})?)(?![\\p{L}’'-])`,
      'gu',
    ),
);
const capital = "\\p{Lu}[\\p{L}’'.-]*";
const bracket = '\\((?:\\p{L}[\\p{L}\\d.’ -]{2,60}|No\\. ?\\d+)\\)';
const joint = '(?:and|of|the|for|de|&)';
/** The words of a title up to its last; small ones stand only between others. */
const title = lazily(
  () =>
    new RegExp(
      `(?<![\\p{L}\\p{N}’'./])${capital}(?:,? (?:(?:${joint} ){0,2}(?:${capital}|${bracket}))|${bracket})* ?$`,
      'u',
    ),
);
/** Few flows have a law's last word before its year or after a bracket. */
const mayEnact = lazily(
  () =>
    new RegExp(
      `(?:\\) ?${anyOf(wordList('edges/enactment'))}|${anyOf(wordList('edges/enactment'))},? (?:of )?\\d{4})`,
    ),
);
const noTitle = wordList('edges/no-bill');
const afterSign = lazily(
  () => new RegExp(`(?:^|[.:;"“\\n\\d)\\]—–]|${anyOf(wordList('edges/before-bill'))}) ?$`, 'u'),
);

/**
 * Bills by their titles, in the report of an assembly, and what was enacted, by its year or a bracket, where the model saw nothing or
 * a part:
 *
 *     the [Fisheries Bill, 2013], the [Land Titles (Amendment) (No. 2) Bill]
 *     moved. [HARBOUR DUES (AMDT.) BILL, 2013] Bill to amend
 *     under the [Harbour Dues (Vessels) Regulations, 2004] — [Pilotage Act 2011] —
 *
 * Near misses: `a Private Bill`, `the Bill`, `this Government Bill`, `SECOND READING FISHERIES BILL`, `Buffalo Bill` elsewhere,
 * `the Rules`, `Court Order 2011` and others without a bracket.
 */
export function bills(drafts: readonly Draft[], text: string, sits: boolean): readonly Draft[] {
  if (!(sits && /bill/i.test(text)) && !mayEnact().test(text)) return drafts;
  const rewritten = new Rewritten(drafts);
  let after = 0;
  for (const { index, 0: last } of text.matchAll(head())) {
    const isBill = /^bill/i.test(last);
    if (isBill && !sits) continue;
    const from = Math.max(0, index - farthest, after);
    const words = title().exec(text.slice(from, index))?.[0];
    if (words === undefined) continue;
    const start = index - words.length + leadOf(words);
    const end = index + last.length;
    if (start >= index - 1 || !isTitle(text, { start, end }, isBill ? undefined : last)) continue;
    rewritten.put({ type: 'LAW', start, end, confidence }, ({ type }) => type === 'PERSON');
    after = end;
  }
  return rewritten.drafts();
}

/** @param enacted the last words of what is no bill */
function isTitle(text: string, { start, end }: Span, enacted: string | undefined): boolean {
  const named = text.slice(start, end);
  if (noTitle.has(named.slice(0, named.search(/[ ,]/)).toLowerCase())) return false;
  if (enacted !== undefined) {
    const isDated = /^(?:act.*|\p{L}+, )\d{4}$/iu.test(enacted);
    if (!isDated && !named.includes('(')) return false;
  }
  // A line of capitals may hold more than the title.
  const isShouted = !/\p{Ll}/u.test(named.replace(/\([^)]*\)/g, ''));
  return !isShouted || afterSign().test(text.slice(Math.max(0, start - 12), start));
}

/** What opens the sentence before a title: `The | Fisheries`. */
function leadOf(words: string): number {
  let from = 0;
  for (const { index, 0: word } of words.matchAll(/[^ ]+/g)) {
    if (!openers.has(word.toLowerCase().replace(/,$/, '')) && !/^(?:the|of|and|for|to)$/i.test(word)) break;
    from = index + word.length + 1;
  }
  return from;
}
