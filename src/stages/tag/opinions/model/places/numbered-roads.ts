import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { Rewritten } from '../rewritten.ts';

const confidence = 0.8;
const certain = 0.9;

const number = lazily(() => /(?<![\p{L}\p{N}/-])(?:[ABCDEMNR]\d{1,4}|I\d{1,3})(?![\p{L}\p{N}-])/gu);
const mayHold = /(?:^|[^A-Za-z\d/-])[ABCDEIMNR]\d{1,4}(?![A-Za-z\d-])/;
const ledTo = lazily(() => new RegExp(`\\b${anyOf(wordList('edges/before-road'))} (?:the )?$`, 'i'));
const followed = lazily(
  () =>
    new RegExp(
      `^(?: \\([^()]{1,30}\\))?(?:,? ${anyOf(wordList('edges/after-road'))}(?!\\p{L})|/[AMNR]\\d)`,
      'iu',
    ),
);
const traffic = lazily(() => new RegExp(`\\b${anyOf(wordList('edges/traffic'))}`, 'i'));

/**
 * Roads by a letter and a number, where the flow speaks of traffic or of the road's course:
 *
 *     a crash on the [N28] at Carr's Hill; the [M8] motorway; the [A40] between Ross and Monmouth; off the [R639]
 *
 * Near misses: `the A4 page`, `vitamin B12`, `the M1 rifle`, `the E5 countries met on the B1 level`.
 *
 * @param drafts in order
 */
export function numberedRoads(drafts: readonly Draft[], text: string): readonly Draft[] {
  if (!mayHold.test(text)) return drafts;
  const rewritten = new Rewritten(drafts);
  let speaksOfTraffic: boolean | undefined;
  for (const { 0: name, index } of text.matchAll(number())) {
    const end = index + name.length;
    const isOnWay = followed().test(text.slice(end, end + 60));
    const isLed = ledTo().test(text.slice(Math.max(0, index - 24), index));
    if (!isOnWay && !isLed) continue;
    speaksOfTraffic ??= traffic().test(text);
    if (!(isOnWay && isLed) && !speaksOfTraffic) continue;
    rewritten.put(
      { type: 'FAC', start: index, end, confidence },
      (own, isWhole) => isWhole && own.confidence >= certain,
    );
  }
  return rewritten.drafts();
}
