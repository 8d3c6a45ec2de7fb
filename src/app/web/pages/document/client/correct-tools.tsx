import { useRef, useState } from 'preact/hooks';
import type { EntityType } from '../../../../../record/schema.ts';
import type { ReadDocument } from '../../../../../records/store/reading/document.ts';
import { useKeys } from '../../../client/keys.ts';
import { TypeChoice } from '../../../client/type-choice.tsx';
import { uuid } from '../../../client/uuid.ts';
import { BackButton } from '../../../client/widgets.tsx';
import { WordPicker } from '../../../client/word-picker.tsx';
import { AllLikeThis } from './all-like-this.tsx';
import { type Correcting, draftOf, type Wish } from './decisions.ts';
import { LinkForm } from './link-form.tsx';
import { ValueForm } from './value-form.tsx';
import { anchorAt, passageAt } from './words.ts';

interface CorrectToolsProps {
  readonly correcting: Correcting;
  readonly index: number;
  readonly text: string;
}

type Asking = 'type' | 'span' | 'value' | 'link';

/** What can be done with the mention that is selected. */
export function CorrectTools({ correcting, index, text }: CorrectToolsProps) {
  const { document, decide } = correcting;
  const mention = document.mentions[index]!;
  const [asking, setAsking] = useState<Asking>();
  const [made, setMade] = useState<{ wish: Wish; type: string }>();
  const wish = (one: Wish) => {
    decide(draftOf(document, mention, one));
    setAsking(undefined);
    setMade({ wish: one, type: mention.type });
  };
  const back = () => setAsking(undefined);
  return (
    <div class="correct">
      {asking === undefined && (
        <CorrectButtons hasValue={mention.entity === undefined} onAsk={setAsking} onWish={wish} />
      )}
      {asking !== undefined && (
        <AskedForm
          correcting={correcting}
          index={index}
          text={text}
          asking={asking}
          onWish={wish}
          onBack={back}
        />
      )}
      {made !== undefined && asking === undefined && correcting.waiting === 0 && (
        <AllLikeThis
          key={text}
          exact={text}
          type={made.type}
          wish={made.wish}
          correcting={correcting}
          onDone={() => setMade(undefined)}
        />
      )}
    </div>
  );
}

interface AskedFormProps extends CorrectToolsProps {
  readonly asking: Asking;
  readonly onWish: (wish: Wish) => void;
  readonly onBack: () => void;
}

/** Asks what a mention is instead. */
function AskedForm({ correcting, index, text, asking, onWish, onBack }: AskedFormProps) {
  const { document, decide } = correcting;
  const mention = document.mentions[index]!;
  const move = (span: { start: number; end: number } | undefined) => {
    if (span !== undefined)
      decide({
        id: uuid(),
        action: 'span',
        document: document.path,
        sha256: document.sha256,
        target: anchorAt(document, mention.start, mention.end),
        span: anchorAt(document, span.start, span.end),
      });
    onBack();
  };
  switch (asking) {
    case 'type':
      return (
        <TypeChoice
          required
          title="Another type"
          without={mention.type}
          onBack={onBack}
          onChoose={(type) => type !== undefined && onWish({ action: 'type', entityType: type })}
        />
      );
    case 'span':
      return <EdgeForm document={document} index={index} onBack={onBack} onDone={move} />;
    case 'value':
      return (
        <ValueForm
          type={mention.type as EntityType}
          value={mention.value ?? {}}
          onBack={onBack}
          onDone={(value) => onWish({ action: 'value', value })}
        />
      );
    case 'link':
      return (
        <LinkForm
          document={document}
          index={index}
          text={text}
          onBack={onBack}
          onDone={(entity) => onWish({ action: 'link', entity })}
        />
      );
  }
}

interface CorrectButtonsProps {
  readonly hasValue: boolean;
  readonly onAsk: (what: Asking) => void;
  readonly onWish: (wish: Wish) => void;
}

function CorrectButtons({ hasValue, onAsk, onWish }: CorrectButtonsProps) {
  const tools = [
    { key: 'y', label: 'Right', help: 'this mention is right', run: () => onWish({ action: 'right' }) },
    { key: 'x', label: 'Delete', help: 'this is no mention', run: () => onWish({ action: 'delete' }) },
    { key: 'r', label: 'Type', help: 'another type', run: () => onAsk('type') },
    { key: 'e', label: 'Edges', help: 'other edges', run: () => onAsk('span') },
    hasValue
      ? { key: 'v', label: 'Value', help: 'another value', run: () => onAsk('value') }
      : { key: 'l', label: 'Link', help: 'another thing', run: () => onAsk('link') },
  ];
  useKeys('Correct', tools);
  return (
    <div class="verdicts" role="group" aria-label="Correct">
      {tools.map(({ key, label, help, run }) => (
        <button key={key} type="button" title={help} onClick={run}>
          {label} <kbd>{key}</kbd>
        </button>
      ))}
    </div>
  );
}

interface EdgeFormProps {
  readonly document: ReadDocument;
  readonly index: number;
  readonly onDone: (span: { start: number; end: number } | undefined) => void;
  readonly onBack: () => void;
}

function EdgeForm({ document, index, onDone, onBack }: EdgeFormProps) {
  const mention = document.mentions[index]!;
  const place = useRef<{ start: number; end: number } | undefined>(undefined);
  const passage = passageAt(document, mention.start);
  const done = () => {
    const { current } = place;
    const same = current?.start === mention.start && current.end === mention.end;
    onDone(same ? undefined : current);
  };
  useKeys('Edges', [
    { key: 'Enter', help: 'these edges', run: done },
    { key: 'Escape', help: 'back', run: onBack },
  ]);
  if (passage === undefined) return null;
  return (
    <>
      <div class="picker-box">
        <WordPicker
          text={passage.text}
          textStart={passage.start}
          initial={mention}
          onPick={(picked) => (place.current = picked)}
        />
      </div>
      <div class="verdicts">
        <button type="button" class="primary" onClick={done}>
          These edges <kbd>Enter</kbd>
        </button>
        <BackButton onBack={onBack} />
      </div>
    </>
  );
}
