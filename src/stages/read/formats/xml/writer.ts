import type { PassageKind } from '../../../../record/schema.ts';
import { tableRows } from '../html/tables.ts';
import type { TextBuilder, TextMarks } from '../markup/text-builder.ts';
import {
  attributeOf,
  childrenOf,
  elementsOf,
  type MarkupDocument,
  type MarkupElement,
  type MarkupNode,
  placeOf,
} from '../markup/tree.ts';

/** What an element of a vocabulary is for a reader. */
export type Role =
  | { readonly as: 'out' }
  /** `apart`: its parts are words of their own, parted so where no text of its own stands between them. */
  | { readonly as: 'inline'; readonly marks?: TextMarks; readonly apart?: ' ' | ', ' }
  | {
      readonly as: 'block';
      readonly kind?: PassageKind;
      readonly parted?: 'line';
      readonly apart?: ' ' | ', ';
      readonly space?: 'keep';
    }
  /** Holds headings one level down. */
  | { readonly as: 'section' }
  | { readonly as: 'heading'; readonly level?: number }
  /** Stands before the text that follows, on its line: the number of a section, a figure, a note. */
  | { readonly as: 'label'; readonly marks?: TextMarks }
  | { readonly as: 'table' }
  | { readonly as: 'break' }
  | { readonly as: 'page'; readonly label: string }
  /** Its children in another order, or some of them. */
  | { readonly as: 'children'; readonly children: readonly MarkupNode[]; readonly apart?: ' ' | ', ' };

/** What has been written before an element. */
export interface Before {
  /** The last character, white space too; empty at the beginning of a block. */
  readonly last: string;
}

/** The vocabulary of a kind of XML documents. */
export type RoleOf = (element: MarkupElement, before: Before) => Role;

/** Writes the text of an XML document by the roles of its elements. */
export class XmlWriter {
  readonly #document: MarkupDocument;
  readonly #builder: TextBuilder;
  readonly #roleOf: RoleOf;
  #depth = 1;
  #last = '';
  #label: { element: MarkupElement; marks: TextMarks } | undefined;
  /** What parts the next text from the last. */
  #gap = '';

  constructor(document: MarkupDocument, builder: TextBuilder, roleOf: RoleOf) {
    this.#document = document;
    this.#builder = builder;
    this.#roleOf = roleOf;
  }

  write(): void {
    this.#element(this.#document.root, {});
  }

  #element(element: MarkupElement, marks: TextMarks): void {
    const role = this.#roleOf(element, { last: this.#last });
    switch (role.as) {
      case 'out':
        break;
      case 'inline':
        this.#children(element.children, role.marks ? { ...marks, ...role.marks } : marks, role.apart);
        break;
      case 'children':
        this.#children(role.children, marks, role.apart);
        break;
      case 'label':
        this.#flushLabel();
        this.#label = { element, marks: { ...marks, ...role.marks } };
        break;
      case 'break':
        this.#builder.lineBreak();
        this.#last = ' ';
        break;
      case 'page':
        this.#builder.page(role.label);
        break;
      case 'table':
        this.#table(element, marks);
        break;
      case 'section':
        this.#depth++;
        this.#block(element, marks, {});
        this.#depth--;
        break;
      case 'heading':
        this.#block(element, marks, { kind: 'heading', level: role.level ?? this.#depth });
        break;
      case 'block':
        this.#block(element, marks, role);
    }
  }

  #block(
    element: MarkupElement,
    marks: TextMarks,
    options: Partial<Extract<Role, { as: 'block' }>> & { level?: number },
  ): void {
    const { kind, level, parted, space, apart } = options;
    this.#builder.open({ kind, level, parted, space });
    this.#begin();
    this.#children(element.children, marks, apart);
    this.#flushLabel();
    this.#builder.close();
    this.#begin();
  }

  #begin(): void {
    this.#last = '';
    this.#gap = '';
  }

  #children(children: readonly MarkupNode[], marks: TextMarks, apart?: string): void {
    const parts = apart !== undefined && children.some(isWords) ? undefined : apart;
    for (const child of children) {
      if (parts !== undefined && this.#last !== '' && child.type === 'element') this.#gap ||= parts;
      if (child.type === 'element') this.#element(child, marks);
      else if (parts === undefined) this.#text(child, marks);
    }
  }

  #text(node: Extract<MarkupNode, { type: 'text' }>, marks: TextMarks): void {
    if (/\S/.test(node.value)) {
      this.#flushLabel();
      if (this.#gap !== '' && this.#last !== '') this.#builder.write(gapAfter(this.#last, this.#gap));
      this.#gap = '';
    }
    this.#builder.write(node.value, placeOf(this.#document, node), marks);
    if (node.value !== '' && (this.#last !== '' || /\S/.test(node.value))) this.#last = node.value.at(-1)!;
  }

  #flushLabel(): void {
    const label = this.#label;
    if (label === undefined) return;
    this.#label = undefined;
    this.#children(label.element.children, label.marks);
    this.#builder.write(' ');
    this.#last = ' ';
    this.#gap = '';
  }

  #table(table: MarkupElement, marks: TextMarks): void {
    this.#flushLabel();
    const builder = this.#builder;
    for (const child of childrenOf(table))
      if (/^(?:head|caption|title)$/.test(child.name)) this.#element(child, marks);
    builder.open({ kind: 'table' });
    for (const { cells } of rowsOf(table)) {
      builder.open({ parted: 'line' });
      for (const { cell, columns } of cells) {
        builder.cell(columns);
        this.#begin();
        if (cell !== undefined) this.#children(cell.children, marks);
        builder.close();
      }
      builder.close();
    }
    builder.close();
    this.#begin();
  }
}

function isWords(node: MarkupNode): boolean {
  return node.type === 'text' && /\S/.test(node.value);
}

/** No comma after a comma or a stop. */
function gapAfter(last: string, gap: string): string {
  return /[\s,;.:]/.test(last) ? ' ' : gap;
}

/** Rows of a table of HTML, of CALS (`row`, `entry`) or of TEI (`row`, `cell`). */
function rowsOf(table: MarkupElement) {
  const rows = tableRows(table);
  if (rows.length > 0) return rows;
  return [...elementsOf(table)]
    .filter(({ name }) => name === 'row')
    .map((row) => ({
      row,
      cells: childrenOf(row)
        .filter(({ name }) => name === 'cell' || name === 'entry')
        .map((cell) => ({ cell, columns: Number(attributeOf(cell, 'cols') ?? 1) || 1 })),
    }));
}
