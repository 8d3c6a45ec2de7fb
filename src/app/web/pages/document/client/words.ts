import type { Anchor } from '../../../../../records/review/decision.ts';
import type { ReadDocument } from '../../../../../records/store/reading/document.ts';
import { pickedFor, placeOf, tokensOf } from '../../../client/tokens.ts';
import { pointSlicer } from './points.ts';

/** Code points kept on either side of the words of an anchor. */
const anchorContext = 32;

/** The text between two places, in code points of the document, over the ends of passages. */
export function textBetween({ passages }: ReadDocument, start: number, end: number): string {
  let text = '';
  const first = Math.max(
    0,
    passages.findLastIndex((passage) => passage.start <= start),
  );
  for (let i = first; i < passages.length && passages[i]!.start < end; i++) {
    const { start: from, end: to, text: own } = passages[i]!;
    if (to > start) text += pointSlicer(own ?? '', from)(Math.max(start, from), Math.min(end, to));
  }
  return text;
}

/** What a decision says of a place, so that it is found in another extraction. */
export function anchorAt(document: ReadDocument, start: number, end: number): Anchor {
  const mention = document.mentions.find((one) => one.start === start && one.end === end);
  return {
    start,
    end,
    exact: textBetween(document, start, end),
    prefix: textBetween(document, Math.max(0, start - anchorContext), start),
    suffix: textBetween(document, end, Math.min(document.length, end + anchorContext)),
    ...(mention !== undefined && { entityType: mention.type as NonNullable<Anchor['entityType']> }),
  };
}

/** The passage at a place, with its text. */
export function passageAt(
  { passages }: ReadDocument,
  position: number,
): { start: number; end: number; text: string } | undefined {
  const passage = passages.findLast(({ start }) => start <= position);
  return passage === undefined ? undefined : { ...passage, text: passage.text ?? '' };
}

/** A place whose edges lie between words. */
export function snapped(
  document: ReadDocument,
  place: { start: number; end: number },
): { start: number; end: number; text: string } | undefined {
  const passage = passageAt(document, place.start);
  if (passage === undefined) return undefined;
  const tokens = tokensOf(passage.text, passage.start);
  // A selection that takes a space or a comma along means the words.
  let { start, end } = place;
  const trimmed = (from: number, to: number) => textBetween(document, from, to);
  while (start < end && /^[\s,.;:]$/.test(trimmed(start, start + 1))) start++;
  while (end > start && /^[\s,;:]$/.test(trimmed(end - 1, end))) end--;
  const picked = pickedFor(tokens, start, end);
  return picked === undefined || start >= end ? undefined : placeOf(tokens, picked);
}
