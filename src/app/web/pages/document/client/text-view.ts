import type {
  ReadDocument,
  ReadMention,
  ReadPassage,
} from '../../../../../records/store/reading/document.ts';
import { begin } from '../../../client/activity.ts';
import { labelOf } from '../../../client/types.ts';
import { pointSlicer } from './points.ts';

/** Blocks made before the first paint; the others follow while the browser has time. */
const firstBlocks = 60;
const laterBlocks = 200;

/** What is shown of a document's mentions. */
export interface Shown {
  readonly hiddenTypes: ReadonlySet<string>;
  /** 0 to 1. */
  readonly threshold: number;
}

/** Mentions of a passage, by index: from the first up to, not including, the last. */
type Span_ = readonly [from: number, to: number];

/**
 * The text of a document as elements: a block for each passage, a `mark` for each mention. Built by hand, since five thousand marks are
 * too many to compare at every key; text only ever becomes text nodes.
 */
export class TextView {
  readonly element: HTMLElement;
  #document: ReadDocument;
  #ranges: readonly Span_[];
  #marks: HTMLElement[] = [];
  readonly #blocks: HTMLElement[] = [];
  #selected: number | undefined;
  #shown: Shown = { hiddenTypes: new Set(), threshold: 0 };
  #stopped = false;
  readonly #built = begin();
  #checked: ReadonlySet<number> = new Set();
  /** Told of a mention that was clicked. */
  onSelect: (mention: number) => void = () => {};

  constructor(document_: ReadDocument, from = 0) {
    this.#document = document_;
    this.#ranges = rangesOf(document_);
    this.element = document.createElement('article');
    this.element.className = 'text';
    this.element.tabIndex = -1;
    this.element.addEventListener('click', (event) => {
      const mark = (event.target as Element).closest<HTMLElement>('mark[data-m]');
      const selection = window.getSelection();
      if (mark !== null && (selection === null || selection.isCollapsed))
        this.onSelect(Number(mark.dataset['m']));
    });
    const wanted = document_.passages.findLastIndex(({ start }) => start <= from) + 1;
    this.#build(Math.max(firstBlocks, wanted + firstBlocks / 2));
    this.#buildRest();
  }

  /** Ends the building of what is not there yet. */
  stop(): void {
    this.#stopped = true;
    this.#built();
  }

  /** Builds all that is not there yet. */
  finish(): void {
    this.#build(this.#document.passages.length);
  }

  #buildRest(): void {
    if (this.#stopped || this.#blocks.length >= this.#document.passages.length) {
      this.#built();
      return;
    }
    const go = () => {
      if (this.#stopped) return;
      this.#build(this.#blocks.length + laterBlocks);
      this.#buildRest();
    };
    if ('requestIdleCallback' in window) requestIdleCallback(go, { timeout: 200 });
    else setTimeout(go, 10);
  }

  #build(upTo: number): void {
    const most = Math.min(upTo, this.#document.passages.length);
    const fragment = document.createDocumentFragment();
    while (this.#blocks.length < most) {
      const block = this.#block(this.#blocks.length);
      this.#blocks.push(block);
      fragment.append(block);
    }
    this.element.append(fragment);
  }

  /** Shows the mentions of a corrected document of the same text: blocks whose mentions are the same stay as they are. */
  update(next: ReadDocument): void {
    const [before, ranges] = [this.#document, this.#ranges];
    this.#document = next;
    this.#ranges = rangesOf(next);
    this.#marks = [];
    for (const [i, block] of this.#blocks.entries()) {
      if (signature(before, ranges[i]!) !== signature(next, this.#ranges[i]!)) {
        this.#blocks[i] = this.#block(i);
        block.replaceWith(this.#blocks[i]);
        continue;
      }
      const shift = this.#ranges[i]![0] - ranges[i]![0];
      for (const mark of block.querySelectorAll<HTMLElement>('mark[data-m]')) {
        const index = Number(mark.dataset['m']) + shift;
        mark.dataset['m'] = String(index);
        if (mark.id !== '') this.#marks[index] = mark;
      }
    }
    this.show(this.#shown);
  }

  #block(index: number): HTMLElement {
    const passage = this.#document.passages[index]!;
    const block = document.createElement(passage.kind === 'heading' ? 'h2' : 'div');
    block.className = `passage ${passage.kind}`;
    block.id = `p${passage.start}`;
    block.dataset['start'] = String(passage.start);
    block.classList.toggle('checked', this.#checked.has(passage.start));
    if (passage.text === null) block.textContent = 'The record carries no text; open it with --sources.';
    else this.#fill(block, passage, passage.text, this.#ranges[index]!);
    return block;
  }

  #fill(block: HTMLElement, passage: ReadPassage, text: string, [first, end]: Span_): void {
    const cut = pointSlicer(text, passage.start);
    let at = passage.start;
    for (let i = first; i < end; i++) {
      const mention = this.#document.mentions[i]!;
      const from = Math.max(mention.start, passage.start);
      const to = Math.min(mention.end, passage.end);
      if (from > at) block.append(cut(at, from));
      block.append(this.#mark(i, cut(from, to), mention.start >= passage.start));
      at = to;
    }
    if (at < passage.end) block.append(cut(at, passage.end));
  }

  #mark(index: number, text: string, first: boolean): HTMLElement {
    const mention = this.#document.mentions[index]!;
    const mark = document.createElement('mark');
    mark.className = `t-${mention.type}`;
    mark.dataset['m'] = String(index);
    mark.textContent = text;
    if (first) {
      mark.id = `m${mention.start}`;
      mark.tabIndex = -1;
      mark.setAttribute('role', 'button');
      mark.setAttribute('aria-label', `${text}, ${labelOf(mention.type)}`);
      this.#marks[index] = mark;
    }
    this.#dress(mark, mention);
    return mark;
  }

  #dress(mark: HTMLElement, { type, confidence }: ReadMention): void {
    const off = this.#shown.hiddenTypes.has(type) || confidence < this.#shown.threshold;
    mark.classList.toggle('off', off);
  }

  /** Shows and hides mentions by type and confidence. */
  show(shown: Shown): void {
    this.#shown = shown;
    for (const mark of this.element.querySelectorAll<HTMLElement>('mark[data-m]'))
      this.#dress(mark, this.#document.mentions[Number(mark.dataset['m'])]!);
  }

  /** Marks the passages that somebody has read to their end. @param starts where they begin */
  showChecked(starts: ReadonlySet<number>): void {
    this.#checked = starts;
    for (const block of this.#blocks)
      block.classList.toggle('checked', starts.has(Number(block.dataset['start'])));
  }

  isShown(index: number): boolean {
    const { type, confidence } = this.#document.mentions[index]!;
    return !this.#shown.hiddenTypes.has(type) && confidence >= this.#shown.threshold;
  }

  /** Makes a mention the current one and brings it into view. */
  select(index: number | undefined, { focus = true } = {}): void {
    const before = this.#selected === undefined ? undefined : this.#marks[this.#selected];
    before?.removeAttribute('aria-current');
    if (before !== undefined) before.tabIndex = -1;
    this.#selected = index;
    if (index === undefined) return;
    if (this.#marks[index] === undefined) this.finish();
    const mark = this.#marks[index];
    if (mark === undefined) return;
    mark.setAttribute('aria-current', 'true');
    mark.tabIndex = 0;
    if (focus) mark.focus({ preventScroll: true });
    bringIntoView(mark);
  }

  /** Brings a place of the text into view, in code points of the document. */
  scrollTo(position: number, block: 'center' | 'start' = 'center'): void {
    const { passages } = this.#document;
    const index = passages.findLastIndex(({ start }) => start <= position);
    if (this.#blocks[index] === undefined) this.finish();
    this.#blocks[index]?.scrollIntoView({ block });
  }

  /** Where the first passage in view begins, in code points of the document. */
  topPosition(): number {
    const block = this.#blocks.find((one) => one.getBoundingClientRect().bottom > 160);
    return Number(block?.dataset['start'] ?? 0);
  }

  /** Start and end of what the reader has marked, in code points of the document. */
  selection(): { start: number; end: number; text: string } | undefined {
    const range = window.getSelection();
    if (range === null || range.isCollapsed || range.rangeCount === 0) return undefined;
    const { startContainer, startOffset, endContainer, endOffset } = range.getRangeAt(0);
    if (!this.element.contains(startContainer) || !this.element.contains(endContainer)) return undefined;
    const start = positionOf(startContainer, startOffset);
    const end = positionOf(endContainer, endOffset);
    if (start === undefined || end === undefined || end <= start) return undefined;
    return { start, end, text: range.toString() };
  }
}

/** Which mentions lie in each passage; one that goes on in the next, where a page's furniture stands in its midst, lies in both. */
function rangesOf({ passages, mentions }: ReadDocument): Span_[] {
  let first = 0;
  return passages.map(({ start, end }): Span_ => {
    while (first < mentions.length && mentions[first]!.end <= start) first++;
    let last = first;
    while (last < mentions.length && mentions[last]!.start < end) last++;
    return [first, last];
  });
}

/** What is shown of a passage's mentions. */
function signature({ mentions }: ReadDocument, [from, to]: Span_): string {
  let text = '';
  for (let i = from; i < to; i++) {
    const { start, end, type } = mentions[i]!;
    text += `${start} ${end} ${type};`;
  }
  return text;
}

/** Moves the page only where the mark is not well in view. */
function bringIntoView(mark: HTMLElement): void {
  const { top, bottom } = mark.getBoundingClientRect();
  // on a narrow window the panel lies over the lower half
  const covered = window.innerWidth <= 900 ? window.innerHeight / 2 : 80;
  if (top < 140 || bottom > window.innerHeight - covered) mark.scrollIntoView({ block: 'center' });
}

/** The code point of the document that a place in a text node stands for. */
function positionOf(node: Node, offset: number): number | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest<HTMLElement>('.passage');
  if (block === null || block === undefined) return undefined;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return Number(block.dataset['start']) + [...range.toString()].length;
}
