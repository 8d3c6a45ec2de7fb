import { attributeOf, elementsOf, type MarkupElement } from '../markup/tree.ts';
import { linkOf } from '../office/links.ts';

interface OpenField {
  instruction: string;
  inResult: boolean;
  /** Where its result leads, or that of the field around it. */
  href: string | undefined;
}

/**
 * Fields of a part: what is between `begin` and `separate` is an instruction, between `separate` and `end` the text that stands for
 * it. They lie in each other and over paragraphs. One that never ends is none, or it would swallow the rest of the document.
 */
export class Fields {
  readonly #open: OpenField[] = [];
  readonly #ended: ReadonlySet<MarkupElement>;
  /** Open fields whose instruction goes on. */
  #instructions = 0;

  constructor(root: MarkupElement) {
    const ended = new Set<MarkupElement>();
    const open: MarkupElement[] = [];
    for (const element of elementsOf(root)) {
      if (element.name !== 'fldChar') continue;
      const type = attributeOf(element, 'fldCharType');
      if (type === 'begin') open.push(element);
      else if (type === 'end') {
        const begin = open.pop();
        if (begin !== undefined) ended.add(begin);
      }
    }
    this.#ended = ended;
  }

  /** Whether text that stands here is an instruction. */
  get inInstruction(): boolean {
    return this.#instructions > 0;
  }

  /** Where the text leads, if it is the result of a link. */
  get href(): string | undefined {
    return this.#open.at(-1)?.href;
  }

  mark(element: MarkupElement): void {
    const type = attributeOf(element, 'fldCharType');
    const field = this.#open.at(-1);
    if (type === 'begin' && this.#ended.has(element)) {
      this.#open.push({ instruction: '', inResult: false, href: field?.href });
      this.#instructions++;
    } else if (type === 'separate' && field !== undefined && !field.inResult) {
      field.inResult = true;
      field.href = linkOf(field.instruction) ?? field.href;
      this.#instructions--;
    } else if (type === 'end' && this.#open.pop()?.inResult === false) this.#instructions--;
  }

  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field !== undefined && !field.inResult && field.instruction.length < 4000) field.instruction += text;
  }
}
