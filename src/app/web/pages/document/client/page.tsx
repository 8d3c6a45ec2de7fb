import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReadDocument } from '../../../../../records/store/reading/document.ts';
import { begin } from '../../../client/activity.ts';
import { count, plural } from '../../../client/format.ts';
import { useKeys } from '../../../client/keys.ts';
import { useData } from '../../../client/load.ts';
import type { PageProps } from '../../../client/room-state.ts';
import { address, documentAddress, go, Link } from '../../../client/router.tsx';
import { Notice, Show } from '../../../client/widgets.tsx';
import { AddTools } from './add-tools.tsx';
import { checkedStarts, toggleChecked } from './checked.ts';
import { CorrectTools } from './correct-tools.tsx';
import { type Correcting, useCorrecting } from './decisions.ts';
import { FindBar } from './find-bar.tsx';
import { DecisionHistory } from './history.tsx';
import { Legend } from './legend.tsx';
import { OriginalPages } from './original-pages.tsx';
import { MentionPanel } from './panel.tsx';
import { findAgain, parsePlace } from './points.ts';
import { type Shown, TextView } from './text-view.ts';
import { snapped, textBetween } from './words.ts';

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

function Reader({ document: original, fields, room }: ReaderProps) {
  const correcting = useCorrecting(original);
  const { document } = correcting;
  const textOf = (index: number) =>
    textBetween(document, document.mentions[index]!.start, document.mentions[index]!.end);
  const first = useMemo(() => {
    const place = parsePlace(fields.get('at'));
    if (place === undefined) return undefined;
    const wanted = { start: place.start, quote: fields.get('quote') ?? '' };
    return { place, mention: findAgain(document.mentions, textOf, wanted) };
  }, []);
  const view = useMemo(() => new TextView(original, first?.place.start), [original]);
  const [selected, setSelected] = useState<number | undefined>(first?.mention);
  const [adding, setAdding] = useState<{ marked: Marked | undefined; from: number }>();
  const [shown, setShown] = useState<Shown>({ hiddenTypes: new Set(), threshold: 0 });
  const [pages, setPages] = usePagesShown(original.original);
  const [clean, setClean] = useState(false);
  const hasFurniture = useMemo(() => original.passages.some(({ kind }) => kind === 'furniture'), [original]);
  useLayoutEffect(() => void view.element.classList.toggle('clean', clean), [view, clean]);
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
  const add = () => {
    const marked = view.selection();
    const from = selected === undefined ? view.topPosition() : document.mentions[selected]!.start;
    setAdding({ marked: marked === undefined ? undefined : snapped(document, marked), from });
  };
  const check = () =>
    toggleChecked(
      correcting,
      selected === undefined ? view.topPosition() : document.mentions[selected]!.start,
    );
  useLayoutEffect(
    () => view.showChecked(new Set(checkedStarts(correcting))),
    [view, correcting.standing, document],
  );
  return (
    <div class={pages ? 'reader with-pages' : 'reader'}>
      <header class="document">
        <h1>{document.title ?? document.path}</h1>
        <p class="soft">
          <Link to="/">Collection</Link> / {document.path} · {count(document.length)} characters ·{' '}
          {plural(document.mentions.length, 'mention')}
          {correcting.waiting > 0 &&
            ` · ${plural(correcting.waiting, 'decision')} not sent yet, kept in this browser`}
        </p>
        <div class="legend-row">
          <Legend mentions={document.mentions} shown={shown} onChange={setShown} />
          {hasFurniture && <CleanButton on={clean} onChange={setClean} />}
          {original.original && <PagesButton on={pages} onChange={setPages} />}
        </div>
        {finding !== undefined && (
          <FindBar view={view} words={finding} onWords={setFinding} onClose={() => setFinding(undefined)} />
        )}
      </header>
      {pages && (
        <OriginalPages document={document} text={view} selected={selected} shown={shown} onSelect={select} />
      )}
      <div class="text-holder" ref={holder} />
      <aside
        class={selected === undefined && adding === undefined ? 'panel empty' : 'panel'}
        aria-label="The mention"
      >
        {correcting.problem !== undefined && (
          <p role="alert" class="problem">
            {correcting.problem}
          </p>
        )}
        {!room.readOnly && <EditKeys onAdd={add} onChecked={check} onUndo={correcting.undoLast} />}
        {adding !== undefined ? (
          <AddTools
            key={adding.from}
            correcting={correcting}
            {...adding}
            onDone={() => setAdding(undefined)}
          />
        ) : selected === undefined || document.mentions[selected] === undefined ? (
          <p class="soft">
            Choose a mention, or press <kbd>n</kbd> for the next one. <kbd>?</kbd> shows all keys.
          </p>
        ) : (
          <>
            <button type="button" class="close quiet" onClick={() => select(undefined)} aria-label="Close">
              ×
            </button>
            <MentionPanel document={document} index={selected} text={textOf(selected)} onSelect={select}>
              {!room.readOnly && (
                <CorrectTools
                  key={document.mentions[selected].start}
                  correcting={correcting}
                  index={selected}
                  text={textOf(selected)}
                />
              )}
            </MentionPanel>
          </>
        )}
        <DecisionHistory correcting={correcting} />
      </aside>
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

/** Leaves out what surrounds the text: running heads, page numbers, menus of web pages. */
function CleanButton({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  useKeys('Text', [{ key: 'h', help: 'hide what surrounds the text', run: () => onChange(!on) }]);
  return (
    <button type="button" aria-pressed={on} onClick={() => onChange(!on)}>
      Text alone <kbd>h</kbd>
    </button>
  );
}

function PagesButton({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  useKeys('Pages', [
    { key: 'o', help: 'the pages of the original next to the text', run: () => onChange(!on) },
  ]);
  return (
    <button type="button" aria-pressed={on} onClick={() => onChange(!on)}>
      Pages <kbd>o</kbd>
    </button>
  );
}

interface Marked {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Keys that change the document as a whole. */
interface EditKeysProps {
  readonly onAdd: () => void;
  readonly onChecked: () => void;
  readonly onUndo: () => void;
}

function EditKeys({ onAdd, onChecked, onUndo }: EditKeysProps) {
  useKeys('Change', [
    { key: 'a', help: 'add a mention: the marked words, or words of this passage', run: onAdd },
    { key: 'c', help: 'this passage is read to its end: what is marked in it is all', run: onChecked },
    { key: 'u', help: 'take the last decision back', run: onUndo },
  ]);
  return (
    <div class="verdicts edit">
      <button type="button" onClick={onAdd}>
        Add a mention <kbd>a</kbd>
      </button>
      <button
        type="button"
        title="This passage is read to its end: what is marked in it is all"
        onClick={onChecked}
      >
        Passage read <kbd>c</kbd>
      </button>
      <button type="button" class="quiet" onClick={onUndo}>
        Undo <kbd>u</kbd>
      </button>
    </div>
  );
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
