import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useKeys } from './keys.ts';
import { edges, nextWord, type Picked, pickedFor, placeOf, type Token, tokensOf } from './tokens.ts';

/** A mention shown in a text that is picked from. */
export interface ShownMark {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

interface WordPickerProps {
  readonly text: string;
  /** Code point of the document at which the text begins. */
  readonly textStart: number;
  readonly marks?: readonly ShownMark[];
  /** What is marked at first. */
  readonly initial?: { readonly start: number; readonly end: number } | undefined;
  /** Absent where nothing is to be picked. */
  readonly onPick?: (place: { start: number; end: number; text: string } | undefined) => void;
}

/** A text of which words are marked: by dragging, or with arrows and Shift; edges always lie between words. */
export function WordPicker({ text, textStart, marks = [], initial, onPick }: WordPickerProps) {
  const tokens = useMemo(() => tokensOf(text, textStart), [text, textStart]);
  const [picked, setPicked] = useState<Picked | undefined>(() =>
    initial === undefined ? undefined : pickedFor(tokens, initial.start, initial.end),
  );
  const dragging = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => onPick?.(picked === undefined ? undefined : placeOf(tokens, picked)), [picked]);
  useLayoutEffect(() => {
    box.current?.querySelector('.focus')?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  const start = (index: number) => {
    if (onPick === undefined) return;
    dragging.current = true;
    setPicked({ anchor: index, focus: index });
  };
  const extend = (index: number, event: PointerEvent) => {
    if (dragging.current && event.buttons !== 0 && picked !== undefined)
      setPicked({ ...picked, focus: index });
  };
  return (
    <div
      ref={box}
      class={onPick === undefined ? 'picker fixed' : 'picker'}
      onPointerUp={() => (dragging.current = false)}
    >
      {onPick !== undefined && <PickerKeys tokens={tokens} picked={picked} onMove={setPicked} />}
      {tokens.map((token, i) => (
        <TokenMark
          key={token.start}
          token={token}
          index={i}
          marks={marks}
          picked={picked}
          onStart={start}
          onExtend={extend}
        />
      ))}
    </div>
  );
}

interface TokenMarkProps {
  readonly token: Token;
  readonly index: number;
  readonly marks: readonly ShownMark[];
  readonly picked: Picked | undefined;
  readonly onStart: (index: number) => void;
  readonly onExtend: (index: number, event: PointerEvent) => void;
}

function TokenMark({ token, index, marks, picked, onStart, onExtend }: TokenMarkProps) {
  const mark = marks.find(({ start, end }) => token.start < end && token.end > start);
  const { first, last } = picked === undefined ? { first: 1, last: 0 } : edges(picked);
  const classes = [
    mark === undefined ? '' : `marked t-${mark.type}`,
    index >= first && index <= last ? 'picked' : '',
    index === picked?.focus ? 'focus' : '',
  ].filter((name) => name !== '');
  return (
    <span
      {...(classes.length > 0 && { class: classes.join(' ') })}
      onPointerDown={(event) => {
        event.preventDefault();
        onStart(index);
      }}
      onPointerEnter={(event) => onExtend(index, event)}
    >
      {token.text}
    </span>
  );
}

interface PickerKeysProps {
  readonly tokens: readonly Token[];
  readonly picked: Picked | undefined;
  readonly onMove: (picked: Picked) => void;
}

function PickerKeys({ tokens, picked, onMove: setPicked }: PickerKeysProps) {
  const move = (step: 1 | -1) => {
    const from =
      picked === undefined
        ? step === 1
          ? -1
          : tokens.length
        : step === 1
          ? edges(picked).last
          : edges(picked).first;
    const to = nextWord(tokens, from, step);
    if (to >= 0 && to < tokens.length) setPicked({ anchor: to, focus: to });
  };
  const extend = (step: 1 | -1) => {
    if (picked !== undefined) setPicked({ ...picked, focus: nextWord(tokens, picked.focus, step) });
  };
  const moveStart = (step: 1 | -1) => {
    if (picked === undefined) return;
    const { first, last } = edges(picked);
    const to = nextWord(tokens, first, step);
    if (to <= last) setPicked({ anchor: to, focus: last });
  };
  useKeys('Marking words', [
    { key: 'ArrowRight', help: 'next word', run: () => move(1) },
    { key: 'ArrowLeft', help: 'word before', run: () => move(-1) },
    { key: 'Shift+ArrowRight', help: 'mark one more word', run: () => extend(1) },
    { key: 'Shift+ArrowLeft', help: 'mark one less', run: () => extend(-1) },
    { key: 'Alt+ArrowLeft', help: 'begin a word earlier', run: () => moveStart(-1) },
    { key: 'Alt+ArrowRight', help: 'begin a word later', run: () => moveStart(1) },
  ]);
  return null;
}
