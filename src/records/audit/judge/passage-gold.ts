import { entityTypes } from '../../../record/schema.ts';
import { goldFromPrediction } from '../align/predicted.ts';
import { byPosition } from '../formats/format.ts';
import type { GoldDocument, GoldMention } from '../gold-document.ts';
import type { PassageItem, Sample, SampledMention } from '../sample/sample.ts';
import type { Judgements, MentionJudgement } from './judgements.ts';

/**
 * The mentions of a passage as a judge has it. A mention of wrong type or span whose right one the judge did not give still
 * says that something is there: it keeps what is known of it, with the type `?` where that is not.
 *
 * @returns undefined where the judge has not read it to its end, or skipped something in it
 */
export function passageGold(passage: PassageItem, judge: Judgements): GoldMention[] | undefined {
  const read = judge.passage(passage.id);
  if (read === undefined || read.skip === true) return undefined;
  const mentions: GoldMention[] = [...read.missed];
  for (const [i, mention] of passage.mentions.entries()) {
    const judgement = judge.mention(passage.id, i);
    if (judgement === undefined || judgement.verdict === 'skip') return undefined;
    if (judgement.verdict !== 'nothing') mentions.push(corrected(mention, judgement));
  }
  return mentions.sort(byPosition);
}

function corrected(mention: SampledMention, judgement: MentionJudgement): GoldMention {
  const { verdict } = judgement;
  const own = { ...goldFromPrediction(mention) };
  if (verdict === 'right') return own;
  // Another span or type means another value, unless the judge gave it.
  const value = judgement.value ?? '';
  if (verdict === 'value' || verdict === 'link') return { ...own, value };
  const type = judgement.type ?? (verdict === 'type' ? unknownType : mention.type);
  if (judgement.start !== undefined && judgement.end !== undefined && judgement.text !== undefined) {
    return { start: judgement.start, end: judgement.end, type, text: judgement.text, value };
  }
  // A wrong span that the judge did not mend must not count as found.
  return { ...own, type: verdict === 'span' ? unknownType : type, value };
}

/** Stands for a type or span that the judge did not give. */
export const unknownType = '?';

/**
 * Gold of the passages that were judged to their end: a document for each, its positions counted from the passage's start.
 *
 * @returns the documents, the passages that they are by their ids, and the ids of passages left out because something in them was
 *   not said
 */
export function goldFromPassages(
  sample: Sample,
  judge: Judgements,
): { documents: GoldDocument[]; leftOut: string[]; places: Map<string, PassageItem> } {
  const documents: GoldDocument[] = [];
  const places = new Map<string, PassageItem>();
  const leftOut: string[] = [];
  for (const item of sample.items) {
    if (item.kind !== 'passage') continue;
    const gold = passageGold(item, judge);
    if (gold === undefined || gold.some(({ type }) => !(entityTypes as readonly string[]).includes(type))) {
      leftOut.push(item.id);
      continue;
    }
    const id = `${item.document.replace(/\.[^./]*$/, '').replaceAll('/', '-')}-${String(item.start).padStart(6, '0')}`;
    places.set(id, item);
    documents.push({
      id,
      text: item.text,
      mentions: gold.map((mention) => ({
        ...mention,
        start: mention.start - item.start,
        end: mention.end - item.start,
      })),
    });
  }
  documents.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { documents, leftOut, places };
}
