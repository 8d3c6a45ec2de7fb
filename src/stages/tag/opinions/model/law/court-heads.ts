import type { Draft } from '../../../../../contract/proposal.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { Rewritten } from '../rewritten.ts';

const confidence = 0.85;
const word = String.raw`\p{Lu}[\p{Lu}'’-]+`;
/** The court at the head of a judgment, in capitals, as far as a comma, `AT` or the end of the line. */
const head = lazily(
  () =>
    new RegExp(
      `^\\s*(?:IN|BEFORE) THE ((?:${word} ){0,6}(?:COURT|TRIBUNAL)(?: OF(?: (?!AT )${word}){1,9})?)(?=$|[,.;:(\\n]|\\s+AT\\s|\\s+\\()`,
      'u',
    ),
);
/** `AT MALINDI`, where the court sits. */
const sitsAt = lazily(() => /^\s+AT\s+(\p{Lu}[\p{Lu}'’-]{2,})(?=$|[\n,.;)])/u);
/** `High Court of Judicature`, whose name says where it sits. */
const seat = lazily(() => /^\s+(?:at|for|AT|FOR)\s+\p{Lu}[\p{L}'’-]+/u);

/**
 * Courts with the whole of their name:
 *
 *     IN THE [LABOUR APPEAL COURT OF SOUTH AFRICA], JOHANNESBURG
 *     IN THE [HIGH COURT OF JUDICATURE AT MADRAS]
 *     IN THE [ENVIRONMENT AND LAND COURT] AT [MALINDI]
 *
 * Near misses: `IN THE COURT BELOW`, `IN THE MATTER OF`, `HIGH COURT OF KENYA AT NAIROBI`, where the place is another name.
 *
 * @param drafts in order
 */
export function courtsAtHead(drafts: readonly Draft[], text: string): readonly Draft[] {
  const rewritten = new Rewritten(drafts);
  const named = /^\s*(?:IN|BEFORE) THE /.test(text) ? head().exec(text.slice(0, 160)) : null;
  if (named !== null && /\s/.test(named[1]!)) {
    const end = named[0].length;
    const isCourt = (own: Draft, isWhole: boolean) =>
      isWhole && own.type === 'ORG' && own.confidence >= confidence;
    rewritten.put({ type: 'ORG', start: end - named[1]!.length, end, confidence }, isCourt);
    const sits = sitsAt().exec(text.slice(end, end + 40));
    const at = end + (sits?.[0].length ?? 0);
    const isSure = (own: Draft) => own.confidence >= confidence;
    if (sits !== null)
      rewritten.put({ type: 'GPE', start: at - sits[1]!.length, end: at, confidence }, isSure);
  }
  let last = -1;
  return rewritten.drafts().flatMap((draft) => {
    if (draft.start < last) return [];
    if (draft.type !== 'ORG' || !/court of judicature$/i.test(text.slice(draft.start, draft.end)))
      return [draft];
    const place = seat().exec(text.slice(draft.end, draft.end + 40));
    if (place === null) return [draft];
    last = draft.end + place[0].length;
    return [{ ...draft, end: last }];
  });
}
