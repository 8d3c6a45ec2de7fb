import type { Decision } from '../../records/review/decision.ts';

/** What a decision says: itself, or of an undo what it takes back. */
export function meantBy(
  decision: Decision,
  before: readonly Decision[],
): Exclude<Decision, { action: 'undo' }>[] {
  const meant =
    decision.action === 'undo'
      ? before.filter((one) => one.id === decision.of || one.batch === decision.of)
      : [decision];
  return meant.filter((one): one is Exclude<Decision, { action: 'undo' }> => one.action !== 'undo');
}
