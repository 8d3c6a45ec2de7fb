import { useRef, useState } from 'preact/hooks';
import type { JudgementLine, Verdict } from '../../../../../records/audit/judge/judgements.ts';
import { verdictKeys } from '../../../../../records/audit/judge/keys.ts';
import { percent } from '../../../client/format.ts';
import { type KeyBinding, useKeys } from '../../../client/keys.ts';
import { documentAddress, Link } from '../../../client/router.tsx';
import { TypeChoice } from '../../../client/type-choice.tsx';
import { labelOf } from '../../../client/types.ts';
import { BackButton, TypeTag } from '../../../client/widgets.tsx';
import { WordPicker } from '../../../client/word-picker.tsx';
import type { Question } from './sample.ts';

type Mention = Extract<Question, { kind: 'mention' }>;

export const verdictLabels: Readonly<Record<Verdict, string>> = {
  right: 'Right',
  type: 'Wrong type',
  span: 'Wrong span',
  value: 'Wrong value',
  link: 'Wrong link',
  nothing: 'No mention at all',
  skip: 'Skip',
};

interface QuestionProps {
  readonly question: Mention;
  readonly onAnswer: (line: JudgementLine) => void;
  readonly onUndo: () => void;
}

/** Is this mention right? One key answers; a wrong type, span or value may be mended. */
export function MentionQuestion({ question, onAnswer, onUndo }: QuestionProps) {
  const { shown, item, mention } = question;
  const [asking, setAsking] = useState<'type' | 'span' | 'value' | 'link'>();
  const about = { item, ...(mention !== undefined && { mention }) };
  const choose = (verdict: Verdict) => {
    if (verdict === 'right' || verdict === 'nothing' || verdict === 'skip') onAnswer({ ...about, verdict });
    else setAsking(verdict);
  };
  return (
    <section class="card question" aria-label="A mention">
      <p class="soft">
        <Link
          to={documentAddress(question.document, { start: shown.start, end: shown.end, quote: shown.text })}
        >
          {question.document}
        </Link>
      </p>
      {asking === 'span' ? (
        <SpanAnswer
          question={question}
          onAnswer={(span) => onAnswer({ ...about, verdict: 'span', ...span })}
          onBack={() => setAsking(undefined)}
        />
      ) : (
        <Context question={question} />
      )}
      <p class="meaning">
        <TypeTag type={shown.type} /> {labelOf(shown.type)}
        {shown.name !== undefined && <b>{shown.name}</b>}
        {shown.value !== '' && shown.value !== shown.name && <b>{shown.value}</b>}
        <small>confidence {percent(shown.confidence)}</small>
      </p>
      {asking === undefined && <Verdicts onChoose={choose} onUndo={onUndo} />}
      {asking === 'type' && (
        <TypeChoice
          without={shown.type}
          onChoose={(type) => onAnswer({ ...about, verdict: 'type', ...(type !== undefined && { type }) })}
          onBack={() => setAsking(undefined)}
        />
      )}
      {(asking === 'value' || asking === 'link') && (
        <ValueAnswer
          what={asking}
          onAnswer={(value) => onAnswer({ ...about, verdict: asking, ...(value !== '' && { value }) })}
          onBack={() => setAsking(undefined)}
        />
      )}
    </section>
  );
}

/** Code points of context shown on either side. */
const shownContext = 260;

export function Context({ question: { text, textStart, shown } }: { question: Mention }) {
  const points = [...text];
  const from = shown.start - textStart;
  const to = shown.end - textStart;
  return (
    <blockquote class="context-text">
      {from > shownContext ? '… ' : ''}
      {points.slice(Math.max(0, from - shownContext), from).join('')}
      <mark class={`t-${shown.type}`}>{points.slice(from, to).join('')}</mark>
      {points.slice(to, to + shownContext).join('')}
      {to + shownContext < points.length ? ' …' : ''}
    </blockquote>
  );
}

function Verdicts({ onChoose, onUndo }: { onChoose: (verdict: Verdict) => void; onUndo: () => void }) {
  const bindings = Object.entries(verdictKeys).map(
    ([key, verdict]): KeyBinding => ({
      key,
      help: verdictLabels[verdict].toLowerCase(),
      run: () => onChoose(verdict),
      hidden: /\d/.test(key),
    }),
  );
  useKeys('This mention', bindings);
  return (
    <div class="verdicts">
      {Object.entries(verdictKeys)
        .filter(([key]) => !/\d/.test(key))
        .map(([key, verdict]) => (
          <button
            key={key}
            type="button"
            class={verdict === 'right' ? 'primary' : ''}
            onClick={() => onChoose(verdict)}
          >
            {verdictLabels[verdict]} <kbd>{key}</kbd>
          </button>
        ))}
      <button type="button" class="quiet" onClick={onUndo}>
        Undo <kbd>u</kbd>
      </button>
    </div>
  );
}

interface SpanAnswerProps {
  readonly question: Mention;
  readonly onAnswer: (span: { start?: number; end?: number; text?: string }) => void;
  readonly onBack: () => void;
}

function SpanAnswer({ question: { text, textStart, shown }, onAnswer, onBack }: SpanAnswerProps) {
  const place = useRef<{ start: number; end: number; text: string } | undefined>(undefined);
  const done = () => {
    const { current } = place;
    const same = current?.start === shown.start && current.end === shown.end;
    onAnswer(current === undefined || same ? {} : current);
  };
  useKeys('The right span', [
    { key: 'Enter', help: 'this is the right span', run: done },
    { key: 'Escape', help: 'back', run: onBack },
  ]);
  return (
    <>
      <WordPicker
        text={text}
        textStart={textStart}
        initial={shown}
        onPick={(picked) => (place.current = picked)}
      />
      <p class="soft">
        Drag over the right words, or <kbd>Shift</kbd>
        <kbd>←</kbd>
        <kbd>→</kbd> for the end and <kbd>Alt</kbd>
        <kbd>←</kbd>
        <kbd>→</kbd> for the beginning; unchanged means “not said”.
      </p>
      <div class="verdicts">
        <button type="button" class="primary" onClick={done}>
          This span <kbd>Enter</kbd>
        </button>
        <BackButton onBack={onBack} />
      </div>
    </>
  );
}

interface ValueAnswerProps {
  readonly what: 'value' | 'link';
  readonly onAnswer: (value: string) => void;
  readonly onBack: () => void;
}

function ValueAnswer({ what, onAnswer, onBack }: ValueAnswerProps) {
  const [value, setValue] = useState('');
  useKeys('The right value', [{ key: 'Escape', help: 'back', run: onBack, always: true }]);
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(value.trim());
      }}
    >
      <label>
        {what === 'value'
          ? 'The right value: USD 419100000, 2018-05, 30'
          : 'The right thing: a full name, BY, BY/Minsk'}
        <input
          ref={(field) => field?.focus()}
          value={value}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary">
        {value.trim() === '' ? 'Not said' : 'Keep'} <kbd>Enter</kbd>
      </button>
      <BackButton onBack={onBack} />
    </form>
  );
}
