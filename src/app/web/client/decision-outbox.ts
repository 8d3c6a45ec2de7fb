import type { Decision, DecisionAction } from '../../../records/review/decision.ts';
import { post } from './api.ts';
import { Outbox } from './outbox.ts';

/** A decision as the page makes it; the server adds who and when. */
export type Draft = {
  [A in DecisionAction]: Omit<Extract<Decision, { action: A }>, 'at' | 'by'>;
}[DecisionAction];

/** Keeps decisions until the server has them; one box for all pages. */
export function decisionOutbox(): Outbox<Draft> {
  return new Outbox<Draft>('decisions', (decisions) => post('decisions', { decisions }));
}
