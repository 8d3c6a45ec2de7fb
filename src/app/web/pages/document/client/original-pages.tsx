import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReadDocument } from '../../../../../records/store/reading/document.ts';
import { during } from '../../../client/activity.ts';
import { useKeys } from '../../../client/keys.ts';
import { openPages } from './page-source.ts';
import { PagesView } from './pages-view.ts';
import type { Shown, TextView } from './text-view.ts';

interface OriginalProps {
  readonly document: ReadDocument;
  readonly text: TextView;
  readonly selected: number | undefined;
  readonly shown: Shown;
  readonly onSelect: (mention: number) => void;
}

const zooms = [0.6, 0.8, 1, 1.25, 1.6, 2, 2.6] as const;

/** The pages of the original next to the text, in step with it. */
export function OriginalPages({ document, text, selected, shown, onSelect }: OriginalProps) {
  const { holder, view, problem } = useOpenedPages(document);
  const [zoom, setZoom] = useState(2);
  useLayoutEffect(() => {
    if (view === undefined) return;
    view.onSelect = onSelect;
    view.show(shown);
  }, [view, shown, onSelect]);
  useLayoutEffect(() => view?.update(document), [view, document.mentions]);
  useLayoutEffect(() => view?.select(selected), [view, selected, document.mentions]);
  useLayoutEffect(() => {
    if (view === undefined) return;
    view.element.dataset['zoom'] = String(zoom);
    view.redraw();
  }, [view, zoom]);
  useInStep(view, text, holder);
  const step = (by: number) => setZoom((before) => Math.min(zooms.length - 1, Math.max(0, before + by)));
  useKeys('Page image', [
    { key: '+', help: 'larger pages', run: () => step(1) },
    { key: '-', help: 'smaller pages', run: () => step(-1) },
  ]);
  return (
    <section class="original" aria-label="The original">
      <div class="original-buttons">
        <button type="button" onClick={() => step(-1)} aria-label="Smaller pages">
          −
        </button>
        <button type="button" onClick={() => step(1)} aria-label="Larger pages">
          +
        </button>
      </div>
      {problem !== undefined && (
        <p role="alert" class="problem">
          The original cannot be shown: {problem}
        </p>
      )}
      <div ref={holder} class="pages-holder" />
    </section>
  );
}

/** Opens the original of a document and puts its pages into an element. */
function useOpenedPages(document: ReadDocument) {
  const holder = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<PagesView>();
  const [problem, setProblem] = useState<string>();
  const original = useMemo(() => document, [document.path]);
  useLayoutEffect(() => {
    let gone = false;
    let opened: PagesView | undefined;
    during(openPages(original.path, original.mediaType)).then(
      (source) => {
        if (gone) {
          source.close();
          return;
        }
        opened = new PagesView(original, source);
        holder.current?.replaceChildren(opened.element);
        setView(opened);
      },
      (error: unknown) => setProblem(String((error as Error).message)),
    );
    return () => {
      gone = true;
      opened?.close();
    };
  }, [original]);
  return { holder, view, problem };
}

/** Scrolls pages with the text and the text with the pages: the one that the reader touched last leads. */
function useInStep(
  view: PagesView | undefined,
  text: TextView,
  holder: { current: HTMLElement | null },
): void {
  useLayoutEffect(() => {
    const own = holder.current;
    if (view === undefined || own === null) return;
    let pagesLead = false;
    let waiting = false;
    let shown: number | undefined;
    const soon = (work: () => void) => () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        work();
      });
    };
    const lead = (pages: boolean) => () => {
      pagesLead = pages;
    };
    const [leadPages, leadText] = [lead(true), lead(false)];
    const onText = soon(() => {
      if (!pagesLead) view.showPosition(text.topPosition());
    });
    const onPages = soon(() => {
      const position = view.topPosition();
      if (!pagesLead || position === undefined || position === shown) return;
      shown = position;
      text.scrollTo(position, 'start');
    });
    const events = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;
    for (const event of events) {
      own.addEventListener(event, leadPages, { passive: true });
      text.element.addEventListener(event, leadText, { passive: true });
    }
    view.element.addEventListener('scroll', onPages, { passive: true });
    window.addEventListener('scroll', onText, { passive: true });
    return () => {
      for (const event of events) {
        own.removeEventListener(event, leadPages);
        text.element.removeEventListener(event, leadText);
      }
      view.element.removeEventListener('scroll', onPages);
      window.removeEventListener('scroll', onText);
    };
  }, [view, text]);
}
