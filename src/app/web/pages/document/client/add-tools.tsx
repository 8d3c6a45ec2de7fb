import { useRef, useState } from 'preact/hooks';
import type { Draft } from '../../../client/decision-outbox.ts';
import { useKeys } from '../../../client/keys.ts';
import { TypeChoice } from '../../../client/type-choice.tsx';
import { uuid } from '../../../client/uuid.ts';
import { BackButton } from '../../../client/widgets.tsx';
import { WordPicker } from '../../../client/word-picker.tsx';
import type { Correcting } from './decisions.ts';
import { anchorAt, passageAt } from './words.ts';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface AddToolsProps {
  readonly correcting: Correcting;
  /** What the reader has marked in the text; without it words of the passage at `from` are marked here. */
  readonly marked: Place | undefined;
  readonly from: number;
  readonly onDone: () => void;
}

/** Adds a mention: words, then their type. */
export function AddTools({ correcting, marked, from, onDone }: AddToolsProps) {
  const { document, decide } = correcting;
  const [place, setPlace] = useState(marked);
  if (place === undefined)
    return <MarkWords correcting={correcting} from={from} onPlace={setPlace} onBack={onDone} />;
  return (
    <div class="correct">
      <p>
        What is <b>{place.text}</b>?
      </p>
      <TypeChoice
        required
        title="Its type"
        onBack={onDone}
        onChoose={(type) => {
          if (type !== undefined)
            decide({
              id: uuid(),
              action: 'add',
              document: document.path,
              sha256: document.sha256,
              target: anchorAt(document, place.start, place.end),
              entityType: type,
            } satisfies Draft);
          onDone();
        }}
      />
    </div>
  );
}

interface MarkWordsProps {
  readonly correcting: Correcting;
  readonly from: number;
  readonly onPlace: (place: Place) => void;
  readonly onBack: () => void;
}

function MarkWords({ correcting: { document }, from, onPlace, onBack }: MarkWordsProps) {
  const picked = useRef<Place | undefined>(undefined);
  const passage = passageAt(document, from);
  const done = () => {
    if (picked.current !== undefined) onPlace(picked.current);
  };
  useKeys('Add a mention', [
    { key: 'Enter', help: 'these words', run: done },
    { key: 'Escape', help: 'back', run: onBack },
  ]);
  if (passage === undefined) return null;
  const marks = document.mentions.filter(({ start, end }) => end > passage.start && start < passage.end);
  return (
    <div class="correct">
      <p class="soft">
        Mark the words with <kbd>←</kbd> <kbd>→</kbd> and <kbd>Shift</kbd>.
      </p>
      <div class="picker-box">
        <WordPicker
          text={passage.text}
          textStart={passage.start}
          marks={marks}
          onPick={(place) => (picked.current = place)}
        />
      </div>
      <div class="verdicts">
        <button type="button" class="primary" onClick={done}>
          These words <kbd>Enter</kbd>
        </button>
        <BackButton onBack={onBack} />
      </div>
    </div>
  );
}
