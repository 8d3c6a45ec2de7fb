import { useRef, useState } from 'preact/hooks';
import type { JudgementLine } from '../../../../../records/audit/judge/judgements.ts';
import { plural } from '../../../client/format.ts';
import { useKeys } from '../../../client/keys.ts';
import { documentAddress, Link } from '../../../client/router.tsx';
import { TypeChoice } from '../../../client/type-choice.tsx';
import { TypeTag } from '../../../client/widgets.tsx';
import { WordPicker } from '../../../client/word-picker.tsx';
import type { Question } from './sample.ts';

type Passage = Extract<Question, { kind: 'passage' }>;

interface Missed {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly text: string;
  readonly value: string;
}

interface PassageQuestionProps {
  readonly question: Passage;
  /** Mentions that are taken for missing at first. */
  readonly initial?: readonly Missed[];
  readonly onAnswer: (line: JudgementLine) => void;
  readonly onUndo: () => void;
}

/** What does this passage lack? Words are marked and given a type; then the passage is done. */
export function PassageQuestion({ question, initial = [], onAnswer, onUndo }: PassageQuestionProps) {
  const { item, passage } = question;
  const [missed, setMissed] = useState(initial);
  const [adding, setAdding] = useState<{ start: number; end: number; text: string }>();
  const place = useRef<{ start: number; end: number; text: string } | undefined>(undefined);
  const marks = [...passage.mentions, ...missed];
  const free = (one: { start: number; end: number }) =>
    marks.every(({ start, end }) => end <= one.start || start >= one.end);
  const add = () => {
    const { current } = place;
    if (current !== undefined && free(current)) setAdding(current);
  };
  const done = () => onAnswer({ item, missed: [...missed].sort((a, b) => a.start - b.start) });
  return (
    <section class="card question" aria-label="A passage">
      <p class="soft">
        <Link to={documentAddress(passage.document, { start: passage.start })}>{passage.document}</Link> ·
        What is missing here?
      </p>
      <WordPicker
        text={passage.text}
        textStart={passage.start}
        marks={marks}
        onPick={(picked) => (place.current = picked)}
      />
      <MissedChips missed={missed} onRemove={(one) => setMissed(missed.filter((other) => other !== one))} />
      {adding === undefined ? (
        <PassageButtons
          missed={missed.length}
          onAdd={add}
          onDone={done}
          onSkip={() => onAnswer({ item, missed: [], skip: true })}
          onRemove={() => setMissed(missed.slice(0, -1))}
          onUndo={onUndo}
        />
      ) : (
        <>
          <p>
            What is <b>{adding.text}</b>?
          </p>
          <TypeChoice
            required
            onBack={() => setAdding(undefined)}
            onChoose={(type) => {
              if (type !== undefined) setMissed([...missed, { ...adding, type, value: '' }]);
              setAdding(undefined);
            }}
          />
        </>
      )}
    </section>
  );
}

interface MissedChipsProps {
  readonly missed: readonly Missed[];
  readonly onRemove: (one: Missed) => void;
}

function MissedChips({ missed, onRemove }: MissedChipsProps) {
  if (missed.length === 0) return null;
  return (
    <ul class="chips" aria-label="Missed">
      {missed.map((one) => (
        <li key={one.start}>
          <button type="button" title="Take it back" onClick={() => onRemove(one)}>
            <TypeTag type={one.type} /> {one.text} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface PassageButtonsProps {
  readonly missed: number;
  readonly onAdd: () => void;
  readonly onDone: () => void;
  readonly onSkip: () => void;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
}

function PassageButtons({ missed, onAdd, onDone, onSkip, onRemove, onUndo }: PassageButtonsProps) {
  useKeys('This passage', [
    { key: 'a', help: 'the marked words are a mention that is missing', run: onAdd },
    { key: 'Backspace', help: 'take the last one back', run: onRemove },
    { key: 'Enter', help: 'nothing else is missing', run: onDone },
    { key: 'k', help: 'skip', run: onSkip },
  ]);
  return (
    <>
      <p class="soft">
        Mark words by dragging or with the arrows and <kbd>Shift</kbd>, then <kbd>a</kbd>.
      </p>
      <div class="verdicts">
        <button type="button" onClick={onAdd}>
          Missing mention <kbd>a</kbd>
        </button>
        <button type="button" class="primary" onClick={onDone}>
          {missed === 0 ? 'Nothing is missing' : `Done, ${plural(missed, 'one', 'ones')} missing`}{' '}
          <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={onSkip}>
          Skip <kbd>k</kbd>
        </button>
        <button type="button" class="quiet" onClick={onUndo}>
          Undo <kbd>u</kbd>
        </button>
      </div>
    </>
  );
}
