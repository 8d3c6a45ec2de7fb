import { plural } from '../../../client/format.ts';
import type { CurateAnswer } from './answer.ts';

interface AgreementProps {
  readonly agreement: NonNullable<CurateAnswer['agreement']>;
  readonly judges: readonly string[];
}

/** How far the judges agree. */
export function AgreementFigures({ agreement, judges }: AgreementProps) {
  const { kappa, alpha, spanF1, mentions, passages } = agreement;
  const pair = judges.slice(0, 2).join(' and ');
  return (
    <section class="card agreement" aria-label="Agreement">
      <h2>Agreement</h2>
      <dl class="facts">
        <dt>Cohen’s kappa</dt>
        <dd>
          <b>{figure(kappa)}</b> <small>{pair}, on verdicts</small>
        </dd>
        <dt>Krippendorff’s alpha</dt>
        <dd>
          <b>{figure(alpha)}</b> <small>all judges, on verdicts</small>
        </dd>
        <dt>Span F1</dt>
        <dd>
          <b>{figure(spanF1)}</b> <small>{pair}, on the mentions of whole passages</small>
        </dd>
      </dl>
      <p class="soft">
        On {plural(mentions ?? 0, 'mention')} and {plural(passages ?? 0, 'passage')} that both judged. 1 is
        full agreement; kappa and alpha are 0 where it is no better than chance.
      </p>
    </section>
  );
}

function figure(value: number | null): string {
  return value === null || Number.isNaN(value) ? 'not yet' : value.toFixed(2).replace('-', '−');
}
