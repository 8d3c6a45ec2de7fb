import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReadDocument } from '../../../../../records/store/reading/document.ts';
import { count, plural } from '../../../client/format.ts';
import { useKeys } from '../../../client/keys.ts';
import { useData } from '../../../client/load.ts';
import type { PageProps } from '../../../client/room-state.ts';
import { address, documentAddress, go, Link } from '../../../client/router.tsx';
import { Notice, Show } from '../../../client/widgets.tsx';
import { FindBar } from './find-bar.tsx';
import { Legend } from './legend.tsx';
import { MentionPanel } from './panel.tsx';
import { findAgain, parsePlace, pointSlicer } from './points.ts';
import { type Shown, TextView } from './text-view.ts';

/** One document: its text with what was found in it. */
export function DocumentPage({ fields, room }: PageProps) {
  const path = fields.get('path') ?? '';
  const data = useData<ReadDocument>(path === '' ? undefined : 'document', { path });
  if (path === '') return <Notice title="Which document?">Choose one in the collection.</Notice>;
  return (
    <Show data={data}>
      {(document) => <Reader key={document.sha256 + path} document={document} fields={fields} room={room} />}
    </Show>
  );
}

/** The words of a mention, from the passages it stands in. */
function textReader(document: ReadDocument): (index: number) => string {
  const { passages, mentions } = document;
  return (index) => {
    const { start, end } = mentions[index]!;
    let text = '';
    for (let i = passages.findLastIndex((passage) => passage.start <= start); i < passages.length; i++) {
      const passage = passages[i];
      if (passage === undefined || passage.start >= end) break;
      text += pointSlicer(passage.text ?? '', passage.start)(
        Math.max(start, passage.start),
        Math.min(end, passage.end),
      );
    }
    return text;
  };
}

interface ReaderProps extends PageProps {
  readonly document: ReadDocument;
}

function Reader({ document, fields }: ReaderProps) {
  const textOf = useMemo(() => textReader(document), [document]);
  const first = useMemo(() => {
    const place = parsePlace(fields.get('at'));
    if (place === undefined) return undefined;
    return {
      place,
      mention: findAgain(document.mentions, textOf, { start: place.start, quote: fields.get('quote') ?? '' }),
    };
  }, []);
  const view = useMemo(() => new TextView(document, first?.place.start), [document]);
  const [selected, setSelected] = useState<number | undefined>(first?.mention);
  const [shown, setShown] = useState<Shown>({ hiddenTypes: new Set(), threshold: 0 });
  const [finding, setFinding] = useState<string | undefined>(fields.get('find') ?? undefined);
  const holder = useRef<HTMLDivElement>(null);
  const select = (index: number | undefined) => {
    view.select(index);
    setSelected(index);
  };
  useEffect(() => {
    holder.current?.replaceChildren(view.element);
    view.onSelect = select;
    if (first?.mention !== undefined) view.select(first.mention, { focus: false });
    else if (first !== undefined) view.scrollTo(first.place.start);
    return () => view.stop();
  }, [view]);
  useEffect(() => view.show(shown), [shown]);
  usePermalink(document, selected, textOf);
  useReaderKeys({ document, view, selected, select, onFind: () => setFinding(finding ?? '') });
  return (
    <div class="reader">
      <header class="document">
        <h1>{document.title ?? document.path}</h1>
        <p class="soft">
          <Link to="/">Collection</Link> / {document.path} · {count(document.length)} characters ·{' '}
          {plural(document.mentions.length, 'mention')}
        </p>
        <Legend
          mentions={document.mentions}
          shown={shown}
          current={undefined}
          onChange={setShown}
          onType={() => {}}
        />
        {finding !== undefined && (
          <FindBar view={view} words={finding} onWords={setFinding} onClose={() => setFinding(undefined)} />
        )}
      </header>
      <div class="text-holder" ref={holder} />
      <aside
        class={selected === undefined ? 'panel empty' : 'panel'}
        aria-label="The mention"
        aria-live="polite"
      >
        {selected === undefined ? (
          <p class="soft">
            Choose a mention, or press <kbd>n</kbd> for the next one. <kbd>?</kbd> shows all keys.
          </p>
        ) : (
          <>
            <button type="button" class="close quiet" onClick={() => select(undefined)} aria-label="Close">
              ×
            </button>
            <MentionPanel document={document} index={selected} text={textOf(selected)} onSelect={select} />
          </>
        )}
      </aside>
    </div>
  );
}

/** The address leads to the mention that is selected, by place and words, so that it survives another extraction. */
function usePermalink(
  document: ReadDocument,
  selected: number | undefined,
  textOf: (index: number) => string,
): void {
  useEffect(() => {
    if (selected === undefined) return;
    const timer = setTimeout(() => {
      const { start, end } = document.mentions[selected]!;
      go(documentAddress(document.path, { start, end, quote: textOf(selected) }), {
        replace: true,
        quiet: true,
      });
    }, 150);
    return () => clearTimeout(timer);
  }, [selected]);
}

interface ReaderKeys {
  readonly document: ReadDocument;
  readonly view: TextView;
  readonly selected: number | undefined;
  readonly select: (index: number | undefined) => void;
  readonly onFind: () => void;
}

function useReaderKeys({ document, view, selected, select, onFind }: ReaderKeys): void {
  const { mentions } = document;
  const walk = (step: number, fits: (index: number) => boolean) => {
    for (
      let i = (selected ?? (step > 0 ? -1 : mentions.length)) + step;
      i >= 0 && i < mentions.length;
      i += step
    )
      if (view.isShown(i) && fits(i)) {
        select(i);
        return;
      }
  };
  const sameType = (i: number) => selected === undefined || mentions[i]!.type === mentions[selected]!.type;
  const sameThing = (i: number) =>
    selected !== undefined &&
    mentions[i]!.entity === mentions[selected]!.entity &&
    mentions[i]!.entity !== undefined;
  useKeys('Document', [
    { key: 'n', help: 'next mention', run: () => walk(1, () => true) },
    { key: 'p', help: 'previous mention', run: () => walk(-1, () => true) },
    { key: 't', help: 'next of the same type', run: () => walk(1, sameType) },
    { key: 'Shift+T', help: 'previous of the same type', run: () => walk(-1, sameType) },
    { key: 's', help: 'next of the same thing', run: () => walk(1, sameThing) },
    { key: 'Shift+S', help: 'previous of the same thing', run: () => walk(-1, sameThing) },
    { key: 'f', help: 'find in this document', run: onFind },
    { key: 'Ctrl+f', help: 'find in this document', run: onFind, hidden: true },
    {
      key: 'Enter',
      help: 'the entity of this mention',
      run: () => {
        const entity = selected === undefined ? undefined : mentions[selected]!.entity;
        if (entity !== undefined) go(address('/entity', { thing: document.entities[entity]!.thing }));
      },
    },
    { key: 'Escape', help: 'let the mention go', run: () => select(undefined) },
  ]);
}
