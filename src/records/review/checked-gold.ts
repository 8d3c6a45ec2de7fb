import type { DocumentRecord } from '../../record/schema.ts';
import { codePointIndex } from '../audit/align/code-points.ts';
import { goldFromPrediction, predictedMentions } from '../audit/align/predicted.ts';
import type { GoldDocument } from '../audit/gold-document.ts';
import { recordText } from '../audit/record-text.ts';
import { findAnchor } from './anchor.ts';
import { applyDecisions } from './apply.ts';
import type { MentionDecision } from './decision.ts';

/**
 * Gold of the passages of a document that people read to their end: what is marked in them once all decisions are applied is all there
 * is. A passage that has other edges now is left out, for nobody has read it as it stands.
 * @param text the document's text, where the record's passages carry none
 */
export function goldOfChecked(
  record: DocumentRecord,
  decisions: readonly MentionDecision[],
  text = recordText(record),
): GoldDocument[] {
  if (text === undefined) return [];
  const index = codePointIndex(text);
  const { record: corrected } = applyDecisions(record, decisions, text);
  const mentions = predictedMentions(corrected).map(goldFromPrediction);
  const places = new Map<number, { start: number; end: number }>();
  for (const decision of decisions) {
    const place = decision.action === 'checked' ? findAnchor(index, decision.target) : undefined;
    if (place === undefined) continue;
    const passage = record.passages.find(({ start, end }) => start === place.start && end === place.end);
    if (passage !== undefined) places.set(place.start, place);
  }
  const name = record.source.path.replace(/\.[^./]*$/, '').replaceAll('/', '-');
  return [...places.values()]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({
      id: `${name}-${String(start).padStart(6, '0')}`,
      text: index.slice(start, end),
      mentions: mentions
        .filter((mention) => mention.start >= start && mention.end <= end)
        .map((mention) => ({ ...mention, start: mention.start - start, end: mention.end - start })),
    }));
}
