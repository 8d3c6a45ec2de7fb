import { attributeOf, elementsOf, type MarkupElement } from '../markup/tree.ts';
import { linkOf } from '../office/links.ts';

interface OpenField {
  instruction: string;
  inResult: boolean;
}

/**
 * Fields of a part: what is between `begin` and `separate` is an instruction, between `separate` and `end` the text that stands for
 * it. They lie in each other and over paragraphs. One that never ends is none, or it would swallow the rest of the document.
 */
export class Fields {
  readonly #open: OpenField[] = [];
  readonly #ended: ReadonlySet<MarkupElement>;

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
    return this.#open.some(({ inResult }) => !inResult);
  }

  /** Where the text leads, if it is the result of a link. */
  get href(): string | undefined {
    const instruction = this.#open.findLast(({ inResult }) => inResult)?.instruction;
    return instruction === undefined ? undefined : linkOf(instruction);
  }

  mark(element: MarkupElement): void {
    const type = attributeOf(element, 'fldCharType');
    if (type === 'begin' && this.#ended.has(element)) this.#open.push({ instruction: '', inResult: false });
    else if (type === 'separate') {
      const field = this.#open.at(-1);
      if (field !== undefined) field.inResult = true;
    } else if (type === 'end') this.#open.pop();
  }

  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field !== undefined && !field.inResult && field.instruction.length < 4000) field.instruction += text;
  }
}
