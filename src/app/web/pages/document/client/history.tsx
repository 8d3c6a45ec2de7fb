import type { MentionDecision } from '../../../../../records/review/decision.ts';
import { plural } from '../../../client/format.ts';
import { uuid } from '../../../client/uuid.ts';
import type { Correcting } from './decisions.ts';

const actionWords: Readonly<Record<MentionDecision['action'], string>> = {
  right: 'right',
  delete: 'no mention',
  add: 'added',
  type: 'another type',
  span: 'other edges',
  value: 'another value',
  link: 'another thing',
  checked: 'passage checked',
};

/** What was decided about this document, by whom, the last first; each can be taken back. */
export function DecisionHistory({ correcting }: { correcting: Correcting }) {
  const { decisions, unfit } = correcting.standing;
  if (decisions.length === 0) return null;
  const reasons = new Map(unfit.map(({ id, reason }) => [id, reason]));
  return (
    <details class="history">
      <summary>
        {plural(decisions.length, 'decision')}
        {unfit.length > 0 && `, ${unfit.length} that fit no more`}
      </summary>
      <ol>
        {decisions
          .toReversed()
          .slice(0, 200)
          .map((decision) => (
            <li key={decision.id}>
              <span>
                <b>{decision.target.exact.slice(0, 60)}</b> {actionWords[decision.action]}{' '}
                <small>
                  {decision.by}, {decision.at.slice(0, 16).replace('T', ' ')}
                </small>
                {reasons.has(decision.id) && <em class="problem"> {reasons.get(decision.id)}</em>}
              </span>
              <button
                type="button"
                class="quiet"
                onClick={() => correcting.decide({ id: uuid(), action: 'undo', of: decision.id })}
              >
                Undo
              </button>
            </li>
          ))}
      </ol>
    </details>
  );
}
