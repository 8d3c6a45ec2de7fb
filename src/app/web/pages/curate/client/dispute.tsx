import { useState } from 'preact/hooks';
import type { Disagreement, Opinion } from '../../../../../records/audit/judge/curation.ts';
import type { JudgementLine } from '../../../../../records/audit/judge/judgements.ts';
import { type KeyBinding, useKeys } from '../../../client/keys.ts';
import { documentAddress, Link } from '../../../client/router.tsx';
import { labelOf } from '../../../client/types.ts';
import { BackButton, TypeTag } from '../../../client/widgets.tsx';
import { WordPicker } from '../../../client/word-picker.tsx';
import { Context, MentionQuestion, verdictLabels } from '../../judge/client/mention-question.tsx';
import { PassageQuestion } from '../../judge/client/passage-question.tsx';
import type { Answer } from '../../judge/client/sample.ts';

interface DisputeProps {
  readonly disagreement: Disagreement;
  readonly decided: Answer | undefined;
  readonly readOnly: boolean;
  readonly onDecide: (line: JudgementLine) => void;
  readonly onUndo: () => void;
}

const letters = 'abcdefgh';

/** One question with the answers side by side: one of them is taken, or a third is given. */
export function Dispute({ disagreement, decided, readOnly, onDecide, onUndo }: DisputeProps) {
  const { question, opinions } = disagreement;
  const [own, setOwn] = useState(false);
  const same = (answer: Answer) => decided !== undefined && meaning(answer) === meaning(decided);
  const ready = !readOnly && !own;
  const leave = () => setOwn(false);
  return (
    <>
      {!own && (
        <section class="card question" aria-label="What they disagree on">
          <Asked disagreement={disagreement} />
        </section>
      )}
      <div class="sides">
        {opinions.map((opinion, i) => (
          <div key={opinion.judge} class={same(opinion.answer) ? 'taken' : ''}>
            <h3>{opinion.judge}</h3>
            <OpinionText opinion={opinion} others={opinions} />
            {!readOnly && (
              <button
                type="button"
                aria-pressed={same(opinion.answer)}
                onClick={() => onDecide(opinion.answer)}
              >
                {same(opinion.answer) ? 'Taken' : 'Take this'} {ready && <kbd>{letters[i]}</kbd>}
              </button>
            )}
          </div>
        ))}
      </div>
      {decided !== undefined && !opinions.some(({ answer }) => same(answer)) && (
        <div class="sides">
          <div class="taken">
            <h3>Decided</h3>
            <OpinionText opinion={{ judge: '', answer: decided }} others={[]} />
          </div>
        </div>
      )}
      {ready && (
        <TakeKeys opinions={opinions} onDecide={onDecide} onOwn={() => setOwn(true)} onUndo={onUndo} />
      )}
      {own && <OwnKeys onBack={leave} />}
      {own && question.kind === 'mention' && (
        <MentionQuestion question={question} onAnswer={onDecide} onUndo={leave} />
      )}
      {own && question.kind === 'passage' && (
        <PassageQuestion question={question} initial={unionOf(opinions)} onAnswer={onDecide} onUndo={leave} />
      )}
    </>
  );
}

interface TakeKeysProps {
  readonly opinions: readonly Opinion[];
  readonly onDecide: (line: JudgementLine) => void;
  readonly onOwn: () => void;
  readonly onUndo: () => void;
}

function TakeKeys({ opinions, onDecide, onOwn, onUndo }: TakeKeysProps) {
  const take = opinions.map(
    ({ judge, answer }, i): KeyBinding => ({
      key: letters[i]!,
      help: `as ${judge} says`,
      run: () => onDecide(answer),
    }),
  );
  useKeys('This disagreement', [...take, { key: 'e', help: 'another answer', run: onOwn }]);
  return (
    <div class="verdicts">
      <button type="button" onClick={onOwn}>
        Another answer <kbd>e</kbd>
      </button>
      <button type="button" class="quiet" onClick={onUndo}>
        Undo <kbd>u</kbd>
      </button>
    </div>
  );
}

function OwnKeys({ onBack }: { onBack: () => void }) {
  useKeys('Another answer', [{ key: 'Escape', help: 'back to what they said', run: onBack }]);
  return <BackButton onBack={onBack} />;
}

/** What was asked: the mention in its context, or the passage with all that anyone marked. */
function Asked({ disagreement: { question, opinions } }: { disagreement: Disagreement }) {
  if (question.kind === 'mention') {
    const { shown, document } = question;
    return (
      <>
        <p class="soft">
          <Link to={documentAddress(document, { start: shown.start, end: shown.end, quote: shown.text })}>
            {document}
          </Link>
        </p>
        <Context question={question} />
        <p class="meaning">
          <TypeTag type={shown.type} /> {labelOf(shown.type)}
          {shown.name !== undefined && <b>{shown.name}</b>}
          {shown.value !== '' && shown.value !== shown.name && <b>{shown.value}</b>}
        </p>
      </>
    );
  }
  const { passage } = question;
  return (
    <>
      <p class="soft">
        <Link to={documentAddress(passage.document, { start: passage.start })}>{passage.document}</Link> ·
        what is missing in this passage?
      </p>
      <WordPicker
        text={passage.text}
        textStart={passage.start}
        marks={[...passage.mentions, ...unionOf(opinions)]}
      />
    </>
  );
}

function OpinionText({
  opinion: { judge, answer },
  others,
}: {
  opinion: Opinion;
  others: readonly Opinion[];
}) {
  if ('missed' in answer) {
    if (answer.skip === true) return <p>Not said</p>;
    if (answer.missed.length === 0) return <p>Nothing is missing</p>;
    const elsewhere = new Set(
      others.filter((one) => one.judge !== judge).flatMap((one) => keysOf(one.answer)),
    );
    return (
      <ul class="opinion">
        {answer.missed.map((one) => (
          <li key={keyOf(one)}>
            <TypeTag type={one.type} />{' '}
            {others.length === 0 || elsewhere.has(keyOf(one)) ? one.text : <b>{one.text}</b>}
          </li>
        ))}
      </ul>
    );
  }
  const { verdict, type, text, value } = answer;
  return (
    <p>
      <b>{verdictLabels[verdict]}</b>
      {type !== undefined && (
        <>
          {' '}
          · <TypeTag type={type} /> {labelOf(type)}
        </>
      )}
      {text !== undefined && <> · “{text}”</>}
      {value !== undefined && value !== '' && <> · {value}</>}
    </p>
  );
}

type Missed = Extract<Answer, { missed: unknown }>['missed'][number];

const keyOf = ({ start, end, type }: Missed) => `${start}-${end} ${type}`;

function keysOf(answer: Answer): string[] {
  return 'missed' in answer ? answer.missed.map(keyOf) : [];
}

/** All that any judge marked, each place once. */
function unionOf(opinions: readonly Opinion[]): Missed[] {
  const places = new Map<number, Missed>();
  for (const { answer } of opinions)
    if ('missed' in answer)
      for (const one of answer.missed) if (!places.has(one.start)) places.set(one.start, one);
  const ordered = [...places.values()].sort((a, b) => a.start - b.start);
  return ordered.filter((one, i) => i === 0 || one.start >= ordered[i - 1]!.end);
}

function meaning(answer: Answer): string {
  if ('missed' in answer) return answer.skip === true ? 'skip' : answer.missed.map(keyOf).sort().join('; ');
  const { verdict, type = '', start = '', end = '', value = '' } = answer;
  return [verdict, type, start, end, value].join(' ');
}
