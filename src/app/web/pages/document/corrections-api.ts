import type { Hono } from 'hono';
import { whyNoDecision } from '../../../../records/review/check.ts';
import type { Decision } from '../../../../records/review/decision.ts';
import { readDocument } from '../../../../records/store/reading/document.ts';
import { mentionsLike } from '../../../../records/store/reading/like.ts';
import { jsonBody } from '../../http/body.ts';
import { Refusal } from '../../http/failure.ts';
import { fieldsOf } from '../../http/fields.ts';
import type { Room } from '../../room.ts';

/** Decisions taken at once, as by "all like this". */
const mostDecisions = 2000;

/** What correcting asks and sends. */
export function correctionsApi(app: Hono, room: Room): void {
  /** Decisions that stand about a document, with those that fit no more. */
  app.get('/decisions', (context) => {
    const document = fieldsOf(context).text('document');
    const { decisions } = room.log;
    const standing = document === undefined ? decisions.all.slice(-500) : decisions.of(document);
    const unfit = room.unfit
      .filter(({ decision }) => document === undefined || decision.document === document)
      .map(({ decision, reason }) => ({ id: decision.id, reason }));
    return context.json({ decisions: standing, unfit });
  });
  app.post('/decisions', async (context) => {
    const { decisions } = await jsonBody(context);
    if (!Array.isArray(decisions) || decisions.length === 0 || decisions.length > mostDecisions)
      throw new Refusal(400, `decisions takes 1 to ${mostDecisions} decisions`);
    const by = context.get('visitor').judge ?? 'anonymous';
    const at = new Date().toISOString();
    const complete = decisions.map((one: unknown) => completed(one, by, at));
    const unfit = await room.decide(complete);
    return context.json({ unfit: unfit.map(({ decision, reason }) => ({ id: decision.id, reason })) });
  });
  /** A document's mentions and entities as they are now, without its text. */
  app.get('/document/marks', (context) => {
    const document = readDocument(room.reading, fieldsOf(context).required('path'));
    if (document === undefined) throw new Refusal(404, 'There is no such document any more.');
    const { mentions, entities } = document;
    return context.json({ mentions, entities });
  });
  /** Mentions of the same words and type in all documents. */
  app.get('/like', (context) => {
    const fields = fieldsOf(context);
    return context.json(
      mentionsLike(room.reading, fields.required('exact'), fields.required('type'), mostDecisions),
    );
  });
}

/** A decision with who made it and when: what the page says of these is not taken. */
function completed(value: unknown, by: string, at: string): Decision {
  if (typeof value !== 'object' || value === null) throw new Refusal(400, 'a decision is an object');
  const decision = { ...value, by, at };
  const reason = whyNoDecision(decision);
  if (reason !== undefined) throw new Refusal(400, `a decision is not valid: ${reason}`);
  return decision as Decision;
}
