import { randomUUID } from 'node:crypto';
import type { DocumentRecord } from '../../src/record/schema.ts';
import { recordText } from '../../src/records/audit/record-text.ts';
import type { Anchor, Decision, DecisionAction } from '../../src/records/review/decision.ts';

/** The anchor of words in a record, the nth time they stand there; with the type of the mention there. */
export function anchorOf(record: DocumentRecord, exact: string, nth = 0): Anchor {
  const text = [...recordText(record)!];
  const words = [...exact];
  let start = -1;
  for (let i = 0, seen = 0; i + words.length <= text.length; i++)
    if (words.every((letter, k) => text[i + k] === letter) && seen++ === nth) {
      start = i;
      break;
    }
  if (start === -1) throw new Error(`${exact} does not stand in the text`);
  const end = start + words.length;
  const mention = record.annotations.find(({ target }) => target.selector[0].start === start);
  return {
    start,
    end,
    exact,
    prefix: text.slice(Math.max(0, start - 32), start).join(''),
    suffix: text.slice(end, end + 32).join(''),
    ...(mention !== undefined && { entityType: mention.entityType }),
  };
}

type Fields<A extends DecisionAction> = Omit<Extract<Decision, { action: A }>, 'id' | 'at' | 'by' | 'action'>;

/** A decision by ada. */
export function decide<A extends DecisionAction>(
  action: A,
  fields: Fields<A>,
): Extract<Decision, { action: A }> {
  return { id: randomUUID(), at: '2026-11-29T12:00:00Z', by: 'ada', action, ...fields } as unknown as Extract<
    Decision,
    { action: A }
  >;
}
