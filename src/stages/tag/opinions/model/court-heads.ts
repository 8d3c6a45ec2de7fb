import type { Draft } from '../../../../contract/proposal.ts';

const confidence = 0.85;
const word = String.raw`\p{Lu}[\p{Lu}'’-]+`;
/** The court at the head of a judgment, in capitals, as far as a comma, `AT` or the end of the line. */
const head = new RegExp(
  `^\\s*(?:IN|BEFORE) THE ((?:${word} ){0,5}(?:COURT|TRIBUNAL)(?: OF (?:THE )?(?!AT )${word}(?: (?:AND |OF |THE )*(?!AT )${word}){0,6})?)(?=$|[,.;:(\\n]|\\s+AT\\s|\\s+\\()`,
  'u',
);
/** `High Court of Judicature`, whose name says where it sits. */
const seat = /^\s+(?:at|for|AT|FOR)\s+\p{Lu}[\p{L}'’-]+/u;

/**
 * Courts with the whole of their name:
 *
 *     IN THE [LABOUR APPEAL COURT OF SOUTH AFRICA], JOHANNESBURG
 *     IN THE [HIGH COURT OF JUDICATURE AT MADRAS]
 *
 * Near misses: `IN THE COURT BELOW`, `IN THE MATTER OF`, `HIGH COURT OF KENYA AT NAIROBI`, where the place is another name.
 *
 * @param drafts in order
 */
export function courtsAtHead(drafts: readonly Draft[], text: string): readonly Draft[] {
  const named = head.exec(text.slice(0, 160));
  let settled = drafts;
  if (named !== null && /\s/.test(named[1]!)) {
    const end = named[0].length;
    const start = end - named[1]!.length;
    const own = drafts.filter((draft) => draft.start < end);
    const isWhole = own.length === 1 && own[0]!.start === start && own[0]!.type === 'ORG';
    if (!isWhole && own.every((draft) => draft.start >= start && draft.end <= end))
      settled = [{ type: 'ORG', start, end, confidence }, ...drafts.slice(own.length)];
  }
  let last = -1;
  return settled.flatMap((draft) => {
    if (draft.start < last) return [];
    if (draft.type !== 'ORG' || !/court of judicature$/i.test(text.slice(draft.start, draft.end)))
      return [draft];
    const place = seat.exec(text.slice(draft.end, draft.end + 40));
    if (place === null) return [draft];
    last = draft.end + place[0].length;
    return [{ ...draft, end: last }];
  });
}
