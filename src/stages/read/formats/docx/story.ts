import type { PassageKind } from '../../../../record/schema.ts';
import { attributeOf, childrenOf, type MarkupElement, placeOf } from '../markup/tree.ts';
import { type Block, noteMark, type Paragraph, type Piece, type Words } from '../office/blocks.ts';
import { symbolOf } from '../office/symbols.ts';
import { Fields } from './fields.ts';
import type { ReadPart } from './package.ts';
import { listedOf, outlineOf, type StyleLook, type Styles, settingOf, toggleOf } from './styles.ts';
import { readTable } from './tables.ts';

/** What a story asks of the document that it is part of. */
export interface StoryOptions {
  readonly part: ReadPart;
  /** Index of the part in the text builder. */
  readonly index: number;
  readonly styles: Styles;
  /** Of all paragraphs, as of notes and running heads. */
  readonly kind?: PassageKind | undefined;
  /** The words of a diagram that the part refers to, the first time that it is asked for. */
  diagram(relation: string): readonly Block[];
  /** The blocks of a note, the first time that it is asked for, and its number. */
  note(type: 'footnote' | 'endnote', id: string): { number: number; blocks: readonly Block[] } | undefined;
}

/** What holds for the runs inside something. */
interface Around {
  readonly href: string | undefined;
  readonly style: StyleLook;
}

/** A paragraph that is being read. */
interface Draft {
  readonly pieces: Piece[];
  readonly attached: Block[];
}

/** Elements whose text is none of the document as accepted, or is told elsewhere. */
const leftOut = new Set(
  'del moveFrom instrText delInstrText delText rPr pPr sdtPr sdtEndPr rt rubyPr tblPr tblGrid trPr tcPr Fallback annotationRef commentReference'.split(
    ' ',
  ),
);
/** Where text boxes may be. */
const drawings = new Set(['drawing', 'pict', 'object']);

/** Reads the paragraphs and tables of one part: the body, a note, a running head. */
export class Story {
  readonly #options: StoryOptions;
  readonly #fields: Fields;
  /** A paragraph that goes on in the next. */
  #carried: Draft | undefined;
  /** Of the note that is being read. */
  #number = 0;

  constructor(options: StoryOptions) {
    this.#options = options;
    this.#fields = new Fields(options.part.document.root);
  }

  /** The blocks of an element: the body, a note, a cell, a text box. */
  blocks(holder: MarkupElement, number = this.#number): Block[] {
    const outer = this.#number;
    this.#number = number;
    const blocks: Block[] = [];
    this.#read(holder, blocks);
    if (this.#carried !== undefined) {
      const { pieces, attached } = this.#carried;
      this.#carried = undefined;
      blocks.push({
        type: 'paragraph',
        pieces,
        attached,
        part: this.#options.index,
        kind: this.#options.kind,
      });
    }
    this.#number = outer;
    return blocks;
  }

  #read(holder: MarkupElement, blocks: Block[]): void {
    for (const child of childrenOf(holder)) {
      if (child.name === 'p') this.#paragraph(child, blocks);
      else if (child.name === 'tbl') blocks.push(readTable(child, (cell) => this.blocks(cell)));
      else if (child.name === 'AlternateContent') this.#read(chosen(child), blocks);
      else if (isPlaceholder(child)) continue;
      else if (!leftOut.has(child.name)) this.#read(child, blocks);
    }
  }

  #paragraph(element: MarkupElement, blocks: Block[]): void {
    const properties = childrenOf(element, 'pPr')[0];
    const style = this.#options.styles.ofParagraph(properties && settingOf(properties, 'pStyle'));
    const draft: Draft = this.#carried ?? { pieces: [], attached: [] };
    this.#carried = undefined;
    this.#runs(element, { href: undefined, style }, draft);
    if (properties !== undefined && goesOn(properties)) {
      this.#carried = draft;
      return;
    }
    if (draft.pieces.length + draft.attached.length > 0)
      blocks.push({ ...this.#look(properties, style), ...draft });
  }

  #look(properties: MarkupElement | undefined, style: StyleLook): Omit<Paragraph, keyof Draft> {
    const name = style.names[0];
    const base = { type: 'paragraph', part: this.#options.index, style: name } as const;
    const { kind } = this.#options;
    if (kind !== undefined) return { ...base, kind };
    if (style.names.some((own) => /^(?:toc \d|table of (?:figures|authorities))/.test(own)))
      return { ...base, kind: 'contents' };
    const outline = (properties && outlineOf(properties)) ?? style.outline ?? 9;
    if (outline < 9) return { ...base, kind: 'heading', level: outline + 1 };
    const listed = (properties && listedOf(properties)) ?? style.listed;
    return listed ? { ...base, kind: 'list' } : base;
  }

  /** Runs, and what holds runs: links, insertions, content controls, formulas. */
  #runs(holder: MarkupElement, around: Around, draft: Draft): void {
    for (const child of childrenOf(holder)) {
      const { name } = child;
      if (name === 'r') this.#run(child, around, draft);
      else if (leftOut.has(name) || isPlaceholder(child)) continue;
      else if (name === 'hyperlink') this.#runs(child, { ...around, href: this.#linkOf(child) }, draft);
      else if (name === 'AlternateContent') this.#runs(chosen(child), around, draft);
      else if (drawings.has(name)) this.#textBoxes(child, draft);
      else this.#runs(child, around, draft);
    }
  }

  #linkOf(element: MarkupElement): string | undefined {
    const target = this.#options.part.relations.get(attributeOf(element, 'r:id') ?? '')?.target;
    const anchor = attributeOf(element, 'anchor');
    const link = (target ?? '') + (anchor === undefined ? '' : `#${anchor}`);
    return link === '' ? undefined : link;
  }

  #run(run: MarkupElement, around: Around, draft: Draft): void {
    const properties = childrenOf(run, 'rPr')[0];
    const isHidden = this.#isHidden(properties, around.style);
    const script = properties && scriptOf(settingOf(properties, 'vertAlign'));
    const href = around.href ?? this.#fields.href;
    for (const child of childrenOf(run)) {
      if (child.name === 'fldChar') this.#fields.mark(child);
      else if (child.name === 'instrText') this.#fields.instruct(textOf(child));
      else if (!isHidden && !this.#fields.inInstruction)
        this.#content(child, { script, href }, around, draft);
    }
  }

  /** Hidden by the run itself, or by one of its styles: two that say so undo each other. */
  #isHidden(properties: MarkupElement | undefined, paragraph: StyleLook): boolean {
    const own = properties && toggleOf(properties, 'vanish');
    if (own !== undefined) return own;
    const style = properties && settingOf(properties, 'rStyle');
    return this.#options.styles.look(style).vanish !== paragraph.vanish;
  }

  #content(
    element: MarkupElement,
    marks: Omit<Words, 'text'>,
    around: Around,
    { pieces, attached }: Draft,
  ): void {
    const { name } = element;
    if (name === 't') this.#words(element, marks, pieces);
    else if (name === 'tab' || name === 'ptab') pieces.push('tab');
    else if (name === 'br' || name === 'cr') pieces.push('line');
    else if (name === 'noBreakHyphen') pieces.push({ text: '-', ...marks });
    else if (name === 'sym') pieces.push({ text: symbol(element), ...marks });
    else if (name === 'footnoteReference' || name === 'endnoteReference')
      this.#note(element, { pieces, attached });
    else if (name === 'footnoteRef' || name === 'endnoteRef') {
      if (this.#number > 0) pieces.push({ text: noteMark(this.#number), script: 'super' }, { text: ' ' });
    } else if (name === 'AlternateContent')
      for (const child of childrenOf(chosen(element)))
        this.#content(child, marks, around, { pieces, attached });
    else if (drawings.has(name)) this.#textBoxes(element, { pieces, attached });
    else if (name === 'ruby') this.#runs(element, around, { pieces, attached });
  }

  #words(element: MarkupElement, marks: Omit<Words, 'text'>, pieces: Piece[]): void {
    const { document } = this.#options.part;
    for (const node of element.children)
      if (node.type === 'text') pieces.push({ text: node.value, place: placeOf(document, node), ...marks });
  }

  #note(reference: MarkupElement, { pieces, attached }: Draft): void {
    const type = reference.name === 'footnoteReference' ? 'footnote' : 'endnote';
    const note = this.#options.note(type, attributeOf(reference, 'id') ?? '');
    if (note === undefined) return;
    // a mark of the writer's own stands in the text
    if (!['1', 'true', 'on'].includes(attributeOf(reference, 'customMarkFollows') ?? ''))
      pieces.push({ text: noteMark(note.number), script: 'super' });
    attached.push(...note.blocks);
  }

  #textBoxes(drawing: MarkupElement, draft: Draft): void {
    for (const child of childrenOf(drawing)) {
      if (child.name === 'txbxContent') draft.attached.push(...this.#boxed(child));
      else if (child.name === 'AlternateContent') this.#textBoxes(chosen(child), draft);
      else if (child.name === 'relIds')
        draft.attached.push(...this.#options.diagram(attributeOf(child, 'dm') ?? ''));
      else this.#textBoxes(child, draft);
    }
  }

  /** Fields and deleted marks of a text box are its own. */
  #boxed(content: MarkupElement): Block[] {
    const carried = this.#carried;
    this.#carried = undefined;
    const blocks = this.blocks(content);
    this.#carried = carried;
    return blocks;
  }
}

/** Whether a paragraph is one with the next: its mark is deleted, or it is the first letter of that one, dropped. */
function goesOn(properties: MarkupElement): boolean {
  const mark = childrenOf(properties, 'rPr')[0];
  if (mark !== undefined && childrenOf(mark).some(({ name }) => name === 'del' || name === 'moveFrom'))
    return true;
  const frame = childrenOf(properties, 'framePr')[0];
  return frame !== undefined && (attributeOf(frame, 'dropCap') ?? 'none') !== 'none';
}

/** The alternative that is read: the first, or what stands for all of them. */
function chosen(alternatives: MarkupElement): MarkupElement {
  const [first] = childrenOf(alternatives, 'Choice');
  const [fallback] = childrenOf(alternatives, 'Fallback');
  const usable = first !== undefined && first.children.length > 0 ? first : (fallback ?? first);
  return usable ?? alternatives;
}

/** "Click here to enter text." */
function isPlaceholder(element: MarkupElement): boolean {
  if (element.name !== 'sdt') return false;
  const properties = childrenOf(element, 'sdtPr')[0];
  return properties !== undefined && toggleOf(properties, 'showingPlcHdr') === true;
}

function scriptOf(value: string | undefined): 'super' | 'sub' | undefined {
  if (value === 'superscript') return 'super';
  return value === 'subscript' ? 'sub' : undefined;
}

function symbol(element: MarkupElement): string {
  const code = Number.parseInt(attributeOf(element, 'char') ?? '', 16);
  if (!(code > 0 && code <= 0xffff)) return '';
  return symbolOf(attributeOf(element, 'font') ?? '', code) ?? String.fromCharCode(code);
}

function textOf(element: MarkupElement): string {
  return element.children.map((node) => (node.type === 'text' ? node.value : '')).join('');
}
