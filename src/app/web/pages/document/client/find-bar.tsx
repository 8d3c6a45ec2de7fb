import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { count } from '../../../client/format.ts';
import { useKeys } from '../../../client/keys.ts';
import { findInText, paint } from './find.ts';
import type { TextView } from './text-view.ts';

interface FindBarProps {
  readonly view: TextView;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onClose: () => void;
}

/** Finds words in the text that is shown. */
export function FindBar({ view, words, onWords, onClose }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<readonly Range[]>([]);
  const [at, setAt] = useState(0);
  useLayoutEffect(() => field.current?.focus(), []);
  useLayoutEffect(() => {
    view.finish();
    let ranges = findInText(view.element, words);
    // A search of the collection has words that need not stand together.
    if (ranges.length === 0)
      ranges = words
        .split(/[\s"*]+/)
        .flatMap((word) => (word.length > 1 ? findInText(view.element, word) : []));
    setFound(ranges);
    setAt(0);
    paint('found', ranges);
    return () => {
      paint('found', []);
      paint('found-now', []);
    };
  }, [words, view]);
  useLayoutEffect(() => {
    const range = found[at];
    paint('found-now', range === undefined ? [] : [range]);
    range?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }, [found, at]);
  const step = (by: number) => {
    if (found.length > 0) setAt((at + by + found.length) % found.length);
  };
  useKeys('Find', [
    { key: 'Enter', help: 'next place', run: () => step(1), always: true },
    { key: 'Shift+Enter', help: 'place before', run: () => step(-1), always: true },
    { key: 'Escape', help: 'close', run: onClose, always: true },
  ]);
  return (
    <search class="find">
      <label>
        Find{' '}
        <input
          ref={field}
          type="search"
          value={words}
          onInput={(event) => onWords(event.currentTarget.value)}
        />
      </label>
      <output>
        {words === '' ? '' : found.length === 0 ? 'not here' : `${count(at + 1)} of ${count(found.length)}`}
      </output>
      <button type="button" onClick={() => step(-1)} aria-label="Place before">
        ↑
      </button>
      <button type="button" onClick={() => step(1)} aria-label="Next place">
        ↓
      </button>
      <button type="button" onClick={onClose} aria-label="Close find">
        ×
      </button>
    </search>
  );
}
