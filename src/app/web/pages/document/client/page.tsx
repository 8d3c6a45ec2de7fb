import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReadDocument } from '../../../../../records/store/reading/document.ts';
import { begin } from '../../../client/activity.ts';
import { useData } from '../../../client/load.ts';
import type { PageProps } from '../../../client/room-state.ts';
import { documentAddress, go } from '../../../client/router.tsx';
import { Notice, Show } from '../../../client/widgets.tsx';
import { PagesButton } from './buttons.tsx';
import { type Correcting, useCorrecting } from './decisions.ts';
import { DocumentHead } from './document-head.tsx';
import { FindBar } from './find-bar.tsx';
import { OriginalPages } from './original-pages.tsx';
import { findAgain, parsePlace } from './points.ts';
import { useReaderKeys } from './reader-keys.ts';
import { type Adding, SidePanel } from './side-panel.tsx';
import { type Shown, TextView } from './text-view.ts';
import { textBetween } from './words.ts';

/** One document: its text with what was found in it. */
export function DocumentPage({ fields, room }: PageProps) {
  const path = fields.get('path') ?? '';
  const data = useData<ShownDocument>(path === '' ? undefined : 'document', { path });
  if (path === '') return <Notice title="Which document?">Choose one in the collection.</Notice>;
  return (
    <Show data={data}>
      {(document) => <Reader key={document.sha256 + path} document={document} fields={fields} room={room} />}
    </Show>
  );
}

/** A document, and whether the pages of its original can be shown. */
type ShownDocument = ReadDocument & { readonly original: boolean };

interface ReaderProps extends PageProps {
  readonly document: ShownDocument;
}

/** What a place in the address means: the place, and the mention that stands there now. */
function usePlaced(document: ReadDocument, fields: URLSearchParams, textOf: (index: number) => string) {
  return useMemo(() => {
    const place = parsePlace(fields.get('at'));
    if (place === undefined) return undefined;
    const wanted = { start: place.start, quote: fields.get('quote') ?? '' };
    return { place, mention: findAgain(document.mentions, textOf, wanted) };
  }, []);
}

function Reader({ document: original, fields, room }: ReaderProps) {
  const correcting = useCorrecting(original);
  const { document } = correcting;
  const textOf = (index: number) =>
    textBetween(document, document.mentions[index]!.start, document.mentions[index]!.end);
  const first = usePlaced(document, fields, textOf);
  const view = useMemo(() => new TextView(original, first?.place.start), [original]);
  const [selected, setSelected] = useState<number | undefined>(first?.mention);
  const [adding, setAdding] = useState<Adding>();
  const [shown, setShown] = useState<Shown>({ hiddenTypes: new Set(), threshold: 0 });
  const [pages, setPages] = usePagesShown(original.original);
  const [finding, setFinding] = useState<string | undefined>(fields.get('find') ?? undefined);
  const holder = useRef<HTMLDivElement>(null);
  const select = (index: number | undefined) => {
    view.select(index);
    setSelected(index);
    setAdding(undefined);
  };
  view.onSelect = select;
  useLayoutEffect(() => {
    holder.current?.replaceChildren(view.element);
    if (first?.mention !== undefined) view.select(first.mention, { focus: false });
    else if (first !== undefined) view.scrollTo(first.place.start);
    return () => view.stop();
  }, [view]);
  useLayoutEffect(() => view.show(shown), [shown]);
  useCorrected(view, correcting, selected, setSelected);
  usePermalink(document, selected, textOf);
  useReaderKeys({ document, view, selected, select, onFind: () => setFinding(finding ?? '') });
  return (
    <div class={pages ? 'reader with-pages' : 'reader'}>
      <DocumentHead
        correcting={correcting}
        view={view}
        shown={shown}
        onShown={setShown}
        buttons={original.original && <PagesButton on={pages} onChange={setPages} />}
      >
        {finding !== undefined && (
          <FindBar view={view} words={finding} onWords={setFinding} onClose={() => setFinding(undefined)} />
        )}
      </DocumentHead>
      {pages && (
        <OriginalPages document={document} text={view} selected={selected} shown={shown} onSelect={select} />
      )}
      <div class="text-holder" ref={holder} />
      <SidePanel
        reading={{ correcting, view, selected, select, textOf }}
        adding={adding}
        onAdding={setAdding}
        readOnly={room.readOnly}
      />
    </div>
  );
}

/** Whether pages are shown next to the text: as the reader left it, at first where there is room for them. */
function usePagesShown(possible: boolean): [boolean, (on: boolean) => void] {
  const key = 'onomast pages';
  const [on, setOn] = useState(
    () => (window.localStorage.getItem(key) ?? (window.innerWidth > 1100 ? 'on' : 'off')) === 'on',
  );
  const keep = (next: boolean) => {
    window.localStorage.setItem(key, next ? 'on' : 'off');
    setOn(next);
  };
  return [possible && on, keep];
}

/** Shows what decisions made of the document, and keeps the mention that was selected, or the next one after it. */
function useCorrected(
  view: TextView,
  { document }: Correcting,
  selected: number | undefined,
  setSelected: (index: number | undefined) => void,
): void {
  const before = useRef(document);
  useLayoutEffect(() => {
    const old = before.current;
    if (old === document) return;
    before.current = document;
    view.select(undefined);
    view.update(document);
    if (selected === undefined) return;
    const { start } = old.mentions[selected]!;
    const next = document.mentions.findIndex((mention) => mention.end > start);
    const index = next === -1 ? undefined : next;
    view.select(index, { focus: false });
    setSelected(index);
  }, [document]);
}

/** The address leads to the mention that is selected, by place and words, so that it survives another extraction. */
function usePermalink(
  document: ReadDocument,
  selected: number | undefined,
  textOf: (index: number) => string,
): void {
  useLayoutEffect(() => {
    if (selected === undefined) return;
    const written = begin();
    const timer = setTimeout(() => {
      written();
      const { start, end } = document.mentions[selected]!;
      go(documentAddress(document.path, { start, end, quote: textOf(selected) }), {
        replace: true,
        quiet: true,
      });
    }, 150);
    return () => {
      clearTimeout(timer);
      written();
    };
  }, [selected]);
}
