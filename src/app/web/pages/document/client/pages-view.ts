import type { ReadDocument, ReadPage } from '../../../../../records/store/reading/document.ts';
import { during } from '../../../client/activity.ts';
import { labelOf } from '../../../client/types.ts';
import type { PageSource } from './page-drawing.ts';
import type { Shown } from './text-view.ts';

/** Pictures of pages that are kept while they are out of sight. */
const keptPictures = 12;

/**
 * The pages of an original with the boxes of the mentions on them. A page is drawn when it comes near to the window, and let go when
 * many others have been drawn since.
 */
export class PagesView {
  readonly element: HTMLElement;
  readonly #source: PageSource;
  #document: ReadDocument;
  readonly #pages = new Map<number, HTMLElement>();
  #boxes = new Map<number, HTMLElement[]>();
  readonly #drawn: number[] = [];
  readonly #watch: IntersectionObserver;
  #shown: Shown = { hiddenTypes: new Set(), threshold: 0 };
  #selected: number | undefined;
  /** Told of a mention whose box was clicked. */
  onSelect: (mention: number) => void = () => {};

  constructor(document_: ReadDocument, source: PageSource) {
    this.#document = document_;
    this.#source = source;
    this.element = document.createElement('div');
    this.element.className = 'pages';
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', 'Pages of the original');
    this.element.addEventListener('click', (event) => {
      const box = (event.target as Element).closest<HTMLElement>('[data-m]');
      if (box !== null) this.onSelect(Number(box.dataset['m']));
    });
    this.#watch = new IntersectionObserver((entries) => this.#onSight(entries), {
      root: this.element,
      rootMargin: '60% 0px',
    });
    for (const page of document_.pages) this.#addPage(page);
    this.#fillBoxes();
  }

  #addPage({ number, label, width, height }: ReadPage): void {
    const page = document.createElement('figure');
    page.className = 'page-image';
    page.dataset['page'] = String(number);
    page.style.aspectRatio = `${width} / ${height}`;
    const caption = document.createElement('figcaption');
    caption.textContent = label === null || label === String(number) ? `${number}` : `${label} (${number})`;
    page.append(caption);
    this.#pages.set(number, page);
    this.element.append(page);
    this.#watch.observe(page);
  }

  #onSight(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting) void this.#draw(Number((target as HTMLElement).dataset['page']));
  }

  async #draw(number: number): Promise<void> {
    if (this.#drawn.includes(number)) return;
    this.#drawn.push(number);
    const page = this.#pages.get(number)!;
    page.classList.remove('failed');
    try {
      const picture = await during(this.#source.draw(number, page.clientWidth));
      picture.classList.add('picture');
      page.querySelector('.picture')?.remove();
      page.prepend(picture);
    } catch {
      page.classList.add('failed');
      this.#drawn.splice(this.#drawn.indexOf(number), 1);
      return;
    }
    while (this.#drawn.length > keptPictures)
      this.#pages.get(this.#drawn.shift()!)!.querySelector('.picture')?.remove();
  }

  /** Draws all pages in sight anew, at the size that they have now. */
  redraw(): void {
    this.#drawn.length = 0;
    for (const page of this.#pages.values()) {
      this.#watch.unobserve(page);
      this.#watch.observe(page);
    }
  }

  #fillBoxes(): void {
    for (const box of this.element.querySelectorAll('.box')) box.remove();
    this.#boxes = new Map();
    const sizes = new Map(this.#document.pages.map((page) => [page.number, page]));
    for (const [index, mention] of this.#document.mentions.entries())
      for (const [number, left, top, width, height] of mention.boxes ?? []) {
        const size = sizes.get(number);
        if (size === undefined) continue;
        const box = document.createElement('span');
        box.className = `box t-${mention.type}`;
        box.dataset['m'] = String(index);
        box.title = labelOf(mention.type);
        box.style.left = `${(left / size.width) * 100}%`;
        box.style.top = `${(top / size.height) * 100}%`;
        box.style.width = `${(width / size.width) * 100}%`;
        box.style.height = `${(height / size.height) * 100}%`;
        this.#pages.get(number)!.append(box);
        this.#boxes.set(index, [...(this.#boxes.get(index) ?? []), box]);
      }
    this.show(this.#shown);
    this.#mark(true);
  }

  /** Shows the mentions of a corrected document. */
  update(next: ReadDocument): void {
    this.#document = next;
    this.#selected = undefined;
    this.#fillBoxes();
  }

  /** Shows and hides boxes by type and confidence. */
  show(shown: Shown): void {
    this.#shown = shown;
    for (const [index, boxes] of this.#boxes) {
      const { type, confidence } = this.#document.mentions[index]!;
      const off = shown.hiddenTypes.has(type) || confidence < shown.threshold;
      for (const box of boxes) box.classList.toggle('off', off);
    }
  }

  /** Makes a mention the current one and brings its page into view. */
  select(index: number | undefined): void {
    this.#mark(false);
    this.#selected = index;
    this.#mark(true);
    const [box] = (index === undefined ? undefined : this.#boxes.get(index)) ?? [];
    if (box !== undefined) this.#bringIntoView(box);
    else if (index !== undefined) this.showPosition(this.#document.mentions[index]!.start);
  }

  #mark(on: boolean): void {
    if (this.#selected === undefined) return;
    for (const box of this.#boxes.get(this.#selected) ?? []) box.classList.toggle('current', on);
  }

  #bringIntoView(box: HTMLElement): void {
    const [own, outer] = [box.getBoundingClientRect(), this.element.getBoundingClientRect()];
    if (own.top < outer.top + 30 || own.bottom > outer.bottom - 30)
      this.element.scrollTop += own.top - outer.top - outer.height / 3;
  }

  /** Brings the page of a place of the text into view. */
  showPosition(position: number): void {
    const page = this.#document.pages.findLast(({ start }) => start <= position);
    const element = page === undefined ? undefined : this.#pages.get(page.number);
    if (element === undefined || this.#topPage()?.number === page!.number) return;
    this.element.scrollTop += element.getBoundingClientRect().top - this.element.getBoundingClientRect().top;
  }

  /** Where the page in view begins, in code points of the document. */
  topPosition(): number | undefined {
    return this.#topPage()?.start;
  }

  #topPage(): ReadPage | undefined {
    const middle = this.element.getBoundingClientRect().top + this.element.clientHeight / 3;
    return this.#document.pages.find(
      ({ number }) => this.#pages.get(number)!.getBoundingClientRect().bottom > middle,
    );
  }

  close(): void {
    this.#watch.disconnect();
    this.#source.close();
  }
}
