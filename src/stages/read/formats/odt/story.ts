import type { PassageKind } from '../../../../record/schema.ts';
import {
  attributeOf,
  childrenOf,
  type MarkupDocument,
  type MarkupElement,
  type MarkupText,
  placeOf,
  textContent,
} from '../markup/tree.ts';
import { type Block, noteMark, type Paragraph, type Piece, type Words } from '../office/blocks.ts';
import { levelOf, type Styles } from './styles.ts';
import { readTable } from './tables.ts';

/** Elements whose text is none of the document, or is told elsewhere. */
const leftOut = new Set(
  (
    'annotation annotation-end binary-data change-end change-start change deletion event-listeners forms image index-title-template ' +
    'math note-citation number object object-ole placeholder ruby-text script sequence-decls tracked-changes user-field-decls ' +
    'variable-decls dde-connection-decls'
  ).split(' '),
);
const contents = new Set([
  'table-of-content',
  'illustration-index',
  'table-index',
  'object-index',
  'user-index',
]);
const shapes = new Set(
  'a circle connector custom-shape ellipse frame g line path polygon polyline rect regular-polygon text-box caption'.split(
    ' ',
  ),
);
/** What holds for paragraphs inside something. */
export interface Holder {
  readonly kind?: PassageKind | undefined;
}

/** A paragraph that is being read. */
interface Draft {
  readonly pieces: Piece[];
  readonly attached: Block[];
}

/** What holds for text inside something. */
type Marks = Pick<Words, 'href' | 'script'>;

/** Reads paragraphs, lists, tables and frames of a part. */
export class Story {
  readonly #document: MarkupDocument;
  readonly #index: number | undefined;
  readonly #styles: Styles;
  /** How many notes there have been, by class. */
  readonly #notes = new Map<string, number>();

  /** @param index of the part in the text builder; absent where the file is one */
  constructor(document: MarkupDocument, index: number | undefined, styles: Styles) {
    this.#document = document;
    this.#index = index;
    this.#styles = styles;
  }

  blocks(element: MarkupElement, holder: Holder = {}): Block[] {
    const blocks: Block[] = [];
    for (const child of childrenOf(element)) this.#block(child, holder, blocks);
    return blocks;
  }

  #block(element: MarkupElement, holder: Holder, blocks: Block[]): void {
    const { name, namespace } = element;
    if (isLeftOut(element) || name.endsWith('-source') || isHidden(element)) return;
    if (name === 'p' || name === 'h') this.#paragraph(element, holder, blocks);
    else if (name === 'table' && namespace.includes('table'))
      blocks.push(readTable(element, (cell) => this.blocks(cell, holder)));
    else if (name === 'list') blocks.push(...this.blocks(element, { kind: holder.kind ?? 'list' }));
    else if (contents.has(name)) blocks.push(...this.blocks(element, { kind: holder.kind ?? 'contents' }));
    else blocks.push(...this.blocks(element, holder));
  }

  #paragraph(element: MarkupElement, holder: Holder, blocks: Block[]): void {
    const style = this.#styles.look('paragraph', attributeOf(element, 'style-name'));
    const draft: Draft = { pieces: [], attached: [] };
    if (style.hidden || isHiddenParagraph(element)) return;
    this.#content(element, { script: style.script }, draft);
    if (draft.pieces.length + draft.attached.length === 0) return;
    blocks.push({ ...this.#look(element, holder), ...draft });
  }

  #look(element: MarkupElement, { kind }: Holder): Omit<Paragraph, keyof Draft> {
    const { names, outline } = this.#styles.look('paragraph', attributeOf(element, 'style-name'));
    // automatic styles have names that say nothing
    const base = {
      type: 'paragraph',
      part: this.#index,
      style: names.find((name) => !/^p\d+$/.test(name)),
    } as const;
    if (kind !== undefined && kind !== 'list') return { ...base, kind };
    const level = element.name === 'h' ? (levelOf(attributeOf(element, 'outline-level')) ?? 1) : outline;
    if (level !== undefined) return { ...base, kind: 'heading', level };
    if (names.includes('title')) return { ...base, kind: 'heading', level: 1 };
    if (names.includes('subtitle')) return { ...base, kind: 'heading', level: 2 };
    return kind === undefined ? base : { ...base, kind };
  }

  #content(element: MarkupElement, marks: Marks, draft: Draft): void {
    for (const child of element.children) {
      if (child.type === 'text') this.#words(child, marks, draft.pieces);
      else if (!isLeftOut(child)) this.#inline(child, marks, draft);
    }
  }

  #words(node: MarkupText, { href, script }: Marks, pieces: Piece[]): void {
    pieces.push({ text: node.value, place: placeOf(this.#document, node), href, script });
  }

  #inline(element: MarkupElement, marks: Marks, draft: Draft): void {
    const { name, namespace } = element;
    if (name === 's') draft.pieces.push({ text: ' ' });
    else if (name === 'tab') draft.pieces.push('tab');
    else if (name === 'line-break') draft.pieces.push('line');
    else if (name === 'note') this.#note(element, draft);
    else if (name === 'span') {
      const style = this.#styles.look('text', attributeOf(element, 'style-name'));
      if (!style.hidden) this.#content(element, { ...marks, script: style.script ?? marks.script }, draft);
    } else if (name === 'a' && namespace.includes('text'))
      this.#content(element, { ...marks, href: attributeOf(element, 'href') }, draft);
    else if (shapes.has(name) && namespace.includes('drawing')) draft.attached.push(...this.blocks(element));
    else if (!isHidden(element)) this.#content(element, marks, draft);
  }

  #note(note: MarkupElement, draft: Draft): void {
    const body = childrenOf(note, 'note-body')[0];
    const kind = attributeOf(note, 'note-class') ?? 'footnote';
    const citation = childrenOf(note, 'note-citation')[0];
    const number = (this.#notes.get(kind) ?? 0) + 1;
    this.#notes.set(kind, number);
    const written = citation === undefined ? '' : textContent(citation).trim();
    // letters and Roman numbers would be read as part of the word before them
    const isSign = written !== '' && !/[\p{L}\d]/u.test(written);
    const mark = isSign ? written : noteMark(/^[1-9]\d{0,3}$/.test(written) ? Number(written) : number);
    draft.pieces.push({ text: mark, script: 'super' });
    if (body === undefined) return;
    const blocks = this.blocks(body, { kind: 'footnote' });
    const [first, ...rest] = blocks;
    const label: Piece[] = [{ text: mark, script: 'super' }, { text: ' ' }];
    if (first?.type === 'paragraph')
      draft.attached.push({ ...first, pieces: [...label, ...first.pieces] }, ...rest);
    else draft.attached.push(...blocks);
  }
}

/** Titles and descriptions of drawings are read out, not shown; the field of the document's title is. */
function isLeftOut({ name, namespace }: MarkupElement): boolean {
  return leftOut.has(name) || ((name === 'title' || name === 'desc') && namespace.includes('svg'));
}

/** Sections, fields and texts that are not shown, whatever the reason. */
function isHidden(element: MarkupElement): boolean {
  if (attributeOf(element, 'display') === 'none') return true;
  return ['section', 'hidden-text'].includes(element.name) && attributeOf(element, 'is-hidden') === 'true';
}

/** A field in a paragraph may hide it whole. */
function isHiddenParagraph(element: MarkupElement): boolean {
  return childrenOf(element, 'hidden-paragraph').some((field) => attributeOf(field, 'is-hidden') === 'true');
}
