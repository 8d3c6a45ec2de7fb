import type { TextBuilder, TextMarks } from '../markup/text-builder.ts';
import {
  attributeOf,
  childrenOf,
  type MarkupDocument,
  type MarkupElement,
  placeOf,
  textContent,
} from '../markup/tree.ts';
import { hasEpubType, hasRole, headingLevel, isBlock, isLeftOut, spaceOf } from './elements.ts';
import type { Furniture } from './furniture.ts';
import { isContents, type Measures } from './measures.ts';
import { isDataTable, tableRows } from './tables.ts';

/** What is known of a page besides its tree. */
export interface PageFacts {
  readonly furniture: Furniture;
  readonly notes: ReadonlySet<MarkupElement>;
  readonly measures: ReadonlyMap<MarkupElement, Measures>;
  /** Headings by a table of contents elsewhere, with their levels. */
  readonly headings?: ReadonlyMap<MarkupElement, number>;
  /** Where pages begin by a list elsewhere, with their labels. */
  readonly pages?: ReadonlyMap<MarkupElement, string>;
}

const styled = new Set(['b', 'strong', 'i', 'em', 'cite', 'code', 'u', 's', 'del', 'ins', 'mark', 'small']);
/** Inline elements that are words of their own. */
const apart = new Set(['button', 'label', 'summary', 'output', 'meter', 'progress', 'img']);
const longestLabel = 40;

/** Writes a page of HTML or XHTML, as a reader sees it. */
export class PageWriter {
  readonly #document: MarkupDocument;
  readonly #builder: TextBuilder;
  readonly #facts: PageFacts;

  constructor(document: MarkupDocument, builder: TextBuilder, facts: PageFacts) {
    this.#document = document;
    this.#builder = builder;
    this.#facts = facts;
  }

  /** @param part index of the part of the package that the page is */
  write(part?: number): void {
    this.#builder.open({ part });
    this.#element(this.#document.root, {});
    this.#builder.close();
  }

  #element(element: MarkupElement, marks: TextMarks): void {
    const { name } = element;
    if (isLeftOut(element)) return;
    const label = this.#facts.pages?.get(element);
    if (label !== undefined) this.#builder.page(label);
    if (isPageBreak(element)) {
      if (label === undefined) this.#pageBreak(element);
    } else if (name === 'br') this.#builder.lineBreak();
    else if (name === 'table' && isDataTable(element)) this.#table(element, marks);
    else if (isBlock(element)) this.#block(element, marks);
    else {
      if (apart.has(name)) this.#builder.write(' ');
      this.#children(element, marksOf(element, marks));
      if (apart.has(name)) this.#builder.write(' ');
    }
  }

  #block(element: MarkupElement, marks: TextMarks): void {
    const level = this.#facts.headings?.get(element) ?? headingLevel(element);
    const kind = this.#kindOf(element, level);
    this.#builder.open({
      kind,
      level,
      parted: kind !== 'footnote' && /^(?:li|dt|dd|option|tr)$/.test(element.name) ? 'line' : 'block',
      space: spaceOf(element),
    });
    if (this.#facts.furniture.own.has(element) && !this.#facts.furniture.whole.has(element))
      this.#mixed(element, marks);
    else this.#children(element, marks);
    this.#builder.close();
  }

  #kindOf(element: MarkupElement, level: number | undefined) {
    const { furniture, notes, measures } = this.#facts;
    const sum = measures.get(element);
    if (sum !== undefined && isContents(element, sum)) return 'contents';
    if (furniture.whole.has(element)) return 'furniture';
    if (notes.has(element)) return 'footnote';
    if (level !== undefined) return 'heading';
    if (/^(?:li|dt|dd)$/.test(element.name)) return 'list';
    return /^(?:caption|figcaption)$/.test(element.name) ? 'paragraph' : undefined;
  }

  /** A block whose own lines are furniture, and a block in it is not. */
  #mixed(element: MarkupElement, marks: TextMarks): void {
    let isOpen = false;
    for (const child of element.children) {
      const isInner = child.type === 'element' && isBlock(child);
      if (isInner === isOpen) {
        if (isOpen) this.#builder.close();
        else this.#builder.open({ kind: 'furniture' });
        isOpen = !isOpen;
      }
      if (child.type === 'element') this.#element(child, marks);
      else this.#builder.write(child.value, placeOf(this.#document, child), marks);
    }
    if (isOpen) this.#builder.close();
  }

  #children(element: MarkupElement, marks: TextMarks): void {
    for (const child of element.children) {
      if (child.type === 'element') this.#element(child, marks);
      else this.#builder.write(child.value, placeOf(this.#document, child), marks);
    }
  }

  #table(table: MarkupElement, marks: TextMarks): void {
    const builder = this.#builder;
    builder.open({ kind: this.#kindOf(table, undefined) });
    for (const caption of childrenOf(table, 'caption')) this.#element(caption, marks);
    builder.open({ kind: 'table' });
    for (const { row, cells } of tableRows(table)) {
      if (isLeftOut(row)) continue;
      builder.open({ kind: this.#facts.notes.has(row) ? 'footnote' : undefined, parted: 'line' });
      for (const { cell, columns } of cells) {
        builder.cell(columns);
        if (cell !== undefined && !isLeftOut(cell)) this.#children(cell, marks);
        builder.close();
      }
      builder.close();
    }
    builder.close();
    builder.close();
  }

  #pageBreak(element: MarkupElement): void {
    const said = [attributeOf(element, 'title'), attributeOf(element, 'aria-label'), textContent(element)];
    const id = /(\d+|[ivxlc]+)$/i.exec(attributeOf(element, 'id') ?? '')?.[1];
    const label = [...said, id]
      .map((text) =>
        text
          ?.replace(/\s+/g, ' ')
          .trim()
          .replace(/^(?:page|p\.)\s+/i, '')
          .replace(/\.$/, ''),
      )
      .find((text) => text !== undefined && text !== '' && text.length <= longestLabel);
    if (label !== undefined) this.#builder.page(label);
  }
}

function isPageBreak(element: MarkupElement): boolean {
  return hasEpubType(element, 'pagebreak') || hasRole(element, 'doc-pagebreak');
}

function marksOf(element: MarkupElement, marks: TextMarks): TextMarks {
  const { name } = element;
  if (name === 'sup' || name === 'sub') return { ...marks, script: name === 'sup' ? 'super' : 'sub' };
  if (styled.has(name)) return { ...marks, style: name };
  const href = name === 'a' ? attributeOf(element, 'href')?.trim() : undefined;
  return href === undefined || href === '' ? marks : { ...marks, href };
}
