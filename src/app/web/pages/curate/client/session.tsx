import { useRef, useState } from 'preact/hooks';
import type { JudgementLine } from '../../../../../records/audit/judge/judgements.ts';
import { count, plural } from '../../../client/format.ts';
import { useKeys } from '../../../client/keys.ts';
import { address, Link } from '../../../client/router.tsx';
import { SessionHead } from '../../../client/session-head.tsx';
import { useSampleOutbox } from '../../../client/use-outbox.ts';
import { EstimatePanel } from '../../judge/client/estimate-panel.tsx';
import { type Answer, applyLine } from '../../judge/client/sample.ts';
import { firstOpen, undoOf } from '../../judge/client/session.tsx';
import { AgreementFigures } from './agreement.tsx';
import type { CurateAnswer } from './answer.ts';
import { Dispute } from './dispute.tsx';

interface SessionProps {
  readonly name: string;
  readonly answer: CurateAnswer;
  readonly readOnly: boolean;
}

/** Where the curator is among the disagreements, what is decided, and what follows from a key. */
function useCurating({ disagreements }: CurateAnswer, name: string) {
  const questions = disagreements.map(({ question }) => question);
  const outbox = useSampleOutbox<JudgementLine>('curate', name, `curated ${name}`);
  const [decided, setDecided] = useState(() =>
    outbox.box.waiting.reduce<(Answer | null)[]>(
      (all, line) => applyLine(questions, all, line),
      disagreements.map((one) => one.decided ?? null),
    ),
  );
  const [at, setAt] = useState(() => firstOpen(decided, 0) % Math.max(1, questions.length));
  const history = useRef<number[]>([]);
  const keep = (line: JudgementLine) => {
    outbox.box.add(line);
    const next = applyLine(questions, decided, line);
    setDecided(next);
    return next;
  };
  return {
    outbox,
    decided,
    at,
    decide: (line: JudgementLine) => {
      history.current.push(at);
      const next = firstOpen(keep(line), at + 1);
      setAt(next === questions.length ? at : next);
    },
    undo: () => {
      const last = history.current.pop() ?? (decided[at] === null ? undefined : at);
      if (last === undefined) return;
      keep(undoOf(questions[last]!));
      setAt(last);
    },
    move: (step: number) => setAt(Math.min(questions.length - 1, Math.max(0, at + step))),
  };
}

/** One disagreement after the other; every third decision is kept at once. */
export function CurateSession({ name, answer, readOnly }: SessionProps) {
  const { disagreements, judges, agreement, curator } = answer;
  const { outbox, decided, at, decide, undo, move } = useCurating(answer, name);
  useKeys('Curate', [
    { key: 'u', help: 'undo', run: undo },
    { key: 'ArrowRight', help: 'next disagreement', run: () => move(1) },
    { key: 'ArrowLeft', help: 'disagreement before', run: () => move(-1) },
  ]);
  const all = disagreements.length;
  const done = decided.filter((one) => one !== null).length;
  const state = { judged: done, waiting: outbox.waiting };
  return (
    <div class="page judge">
      <SessionHead
        page="/curate"
        title="Curate"
        name={name}
        done={done}
        all={all}
        label="decided"
        outbox={outbox}
      >
        {plural(all, 'disagreement')} of {judges.join(' and ')}; {count(done)} decided
      </SessionHead>
      <div class="judge-main">
        {all === 0 ? (
          <div class="card">
            <h2>They agree on everything that both judged.</h2>
          </div>
        ) : (
          <>
            <Steps at={at} all={all} onMove={move} />
            <Dispute
              key={at}
              disagreement={disagreements[at]!}
              decided={decided[at] ?? undefined}
              readOnly={readOnly}
              onDecide={decide}
              onUndo={undo}
            />
          </>
        )}
        {done === all && <AllDecided name={name} curator={curator} />}
      </div>
      <div class="estimate">
        {agreement !== null && <AgreementFigures agreement={agreement} judges={judges} />}
        <EstimatePanel name={name} judge={curator} {...state} title="As curated" />
      </div>
    </div>
  );
}

function Steps({ at, all, onMove }: { at: number; all: number; onMove: (step: number) => void }) {
  return (
    <nav class="pager" aria-label="Disagreements">
      <button type="button" disabled={at === 0} onClick={() => onMove(-1)}>
        ← Before
      </button>
      <span>
        {at + 1} of {all}
      </span>
      <button type="button" disabled={at === all - 1} onClick={() => onMove(1)}>
        Next →
      </button>
    </nav>
  );
}

function AllDecided({ name, curator }: { name: string; curator: string }) {
  return (
    <p>
      All is decided. The gold of the curated passages:{' '}
      <code>
        onomast audit export-gold {name}.jsonl --judge {curator}
      </code>
      ; the figures stand in the <Link to={address('/report')}>report</Link>.
    </p>
  );
}
