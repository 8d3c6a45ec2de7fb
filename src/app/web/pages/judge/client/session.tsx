import { useRef, useState } from 'preact/hooks';
import type { JudgementLine } from '../../../../../records/audit/judge/judgements.ts';
import { count } from '../../../client/format.ts';
import { useKeys } from '../../../client/keys.ts';
import { address, Link } from '../../../client/router.tsx';
import { SessionHead } from '../../../client/session-head.tsx';
import { useSampleOutbox } from '../../../client/use-outbox.ts';
import { EstimatePanel } from './estimate-panel.tsx';
import { MentionQuestion } from './mention-question.tsx';
import { PassageQuestion } from './passage-question.tsx';
import { type Answer, applyLine, type Question, type SampleAnswer } from './sample.ts';

interface SessionProps {
  readonly name: string;
  readonly judge: string;
  readonly sample: SampleAnswer;
}

/** A judge's session: the first question without an answer, then the next; every key is kept at once. */
export function Session({ name, judge, sample }: SessionProps) {
  const { questions } = sample;
  const outbox = useSampleOutbox<JudgementLine>('judgements', name, `judgements ${name} ${judge}`);
  const [answers, setAnswers] = useState(() =>
    outbox.box.waiting.reduce<(Answer | null)[]>(
      (all, line) => applyLine(questions, all, line),
      [...sample.answers],
    ),
  );
  const [at, setAt] = useState(() => firstOpen(answers, 0));
  const history = useRef<number[]>([]);
  const keep = (line: JudgementLine) => {
    outbox.box.add(line);
    setAnswers((before) => applyLine(questions, before, line));
  };
  const answer = (line: JudgementLine) => {
    keep(line);
    history.current.push(at);
    setAt(firstOpen(applyLine(questions, answers, line), at + 1));
  };
  const undo = () => {
    const last = history.current.pop() ?? answers.findLastIndex((one, i) => i < at && one !== null);
    if (last < 0) return;
    keep(undoOf(questions[last]!));
    setAt(last);
  };
  useKeys('Judge', [
    { key: 'u', help: 'undo', run: undo },
    { key: 'Ctrl+z', help: 'undo', run: undo, hidden: true },
  ]);
  const done = answers.filter((one) => one !== null).length;
  const question = questions[at];
  return (
    <div class="page judge">
      <SessionHead
        page="/judge"
        title="Judge"
        name={name}
        done={done}
        all={questions.length}
        label="judged"
        outbox={outbox}
      >
        {count(done)} of {count(questions.length)} judged by {judge}
      </SessionHead>
      <div class="judge-main">
        {question === undefined ? (
          <Finished name={name} onUndo={undo} />
        ) : question.kind === 'mention' ? (
          <MentionQuestion key={at} question={question} onAnswer={answer} onUndo={undo} />
        ) : (
          <PassageQuestion key={at} question={question} onAnswer={answer} onUndo={undo} />
        )}
      </div>
      <EstimatePanel name={name} judge={judge} judged={done} waiting={outbox.waiting} />
    </div>
  );
}

function Finished({ name, onUndo }: { name: string; onUndo: () => void }) {
  return (
    <div class="card">
      <h2>All is judged.</h2>
      <p>
        See the <Link to={address('/report', { sample: name })}>report</Link>, or where judges{' '}
        <Link to={address('/curate', { sample: name })}>disagree</Link>.
      </p>
      <button type="button" onClick={onUndo}>
        Undo the last <kbd>u</kbd>
      </button>
    </div>
  );
}

/** The next question without an answer, from the beginning again after the last. */
export function firstOpen(answers: readonly (Answer | null)[], from: number): number {
  const after = answers.findIndex((answer, i) => i >= from && answer === null);
  if (after !== -1) return after;
  const before = answers.indexOf(null);
  return before === -1 ? answers.length : before;
}

/** The line that takes an answer back. */
export function undoOf(question: Question): JudgementLine {
  const { item } = question;
  if (question.kind === 'passage') return { item, passage: true, undone: true };
  return { item, ...(question.mention !== undefined && { mention: question.mention }), undone: true };
}
