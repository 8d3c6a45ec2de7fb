import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { attributeOf, type MarkupElement, type MarkupNode } from '../markup/tree.ts';
import { isBlock, isLeftOut } from './elements.ts';

/** Blocks that a page may have for its main text to be looked for; more are books, and look-ups would take long. */
const mostBlocks = 50_000;
/** Attributes by which Readability judges. */
const judged = [
  'class',
  'id',
  'role',
  'rel',
  'itemprop',
  'aria-hidden',
  'aria-modal',
  'colspan',
  'rowspan',
  'summary',
];
/** Inline elements of which Readability counts how many there are. */
const counted = new Set(['img', 'input']);

/** What is used of the DOM. */
interface DomElement {
  readonly attributes: Iterable<{ readonly name: string }>;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

/**
 * Finds the main text of a page by Readability. The page is written anew with a number on each block and around its text; what has
 * kept its number is main text.
 * @param isOut whether an element is furniture whatever Readability thinks of it
 * @returns blocks with a text of their own that are part of it; undefined where there is none, or too large a page
 */
export function mainBlocks(
  root: MarkupElement,
  isOut: (element: MarkupElement) => boolean,
): ReadonlySet<MarkupElement> | undefined {
  const page = new NumberedPage(isOut);
  page.write(root);
  if (page.numbered.length > mostBlocks) return undefined;
  const { document } = parseHTML(`<!DOCTYPE html>${page.html()}`);
  const found = new Readability<unknown>(document as never, {
    charThreshold: 300,
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node,
  }).parse()?.content as DomElement | null | undefined;
  if (!found) return undefined;
  const main = new Set<MarkupElement>();
  for (const element of [found, ...found.querySelectorAll('*')])
    for (const { name } of element.attributes) {
      const number = /^data-o-(\d+)$/.exec(name)?.[1];
      if (number !== undefined) main.add(page.numbered[Number(number)]!);
    }
  return main;
}

/** Text of a block's lines by how it is linked; its order does not count. */
interface Lines {
  text: string;
  inside: string;
  outside: string;
  counted: string;
  readonly blocks: MarkupElement[];
}

/** A page of blocks, each with its text and that of its links in one piece: all that Readability judges by, and a fifth of the nodes. */
class NumberedPage {
  readonly numbered: MarkupElement[] = [];
  readonly #html: string[] = [];
  readonly #isOut: (element: MarkupElement) => boolean;

  constructor(isOut: (element: MarkupElement) => boolean) {
    this.#isOut = isOut;
  }

  html(): string {
    return this.#html.join('');
  }

  write(element: MarkupElement): void {
    if (isLeftOut(element) || this.#isOut(element)) return;
    const { name, children } = element;
    this.#html.push(`<${name}`);
    for (const attribute of judged) {
      const value = attributeOf(element, attribute);
      if (value !== undefined) this.#html.push(` ${attribute}="${escaped(value)}"`);
    }
    this.#html.push(` ${this.#number(element)}>`);
    for (let i = 0; i < children.length; ) {
      const child = children[i]!;
      if (isBlockNode(child)) {
        this.write(child);
        i++;
        continue;
      }
      let end = i;
      while (end < children.length && !isBlockNode(children[end]!)) end++;
      this.#lines(element, children.slice(i, end));
      i = end;
    }
    this.#html.push(`</${name}>`);
  }

  /** Text of a block, which Readability may dissolve, has its number too. */
  #lines(block: MarkupElement, nodes: readonly MarkupNode[]): void {
    const lines: Lines = { text: '', inside: '', outside: '', counted: '', blocks: [] };
    for (const node of nodes) collect(node, 'text', lines);
    const { text, inside, outside, counted } = lines;
    if (/\S/.test(text + inside + outside) || counted !== '') {
      this.#html.push(`<span ${this.#number(block)}>`, escaped(text), counted);
      if (inside !== '') this.#html.push(`<a href="#">${escaped(inside)}</a>`);
      if (outside !== '') this.#html.push(`<a href="/">${escaped(outside)}</a>`);
      this.#html.push('</span>');
    }
    for (const inner of lines.blocks) this.write(inner);
  }

  #number(element: MarkupElement): string {
    return `data-o-${this.numbered.push(element) - 1}=""`;
  }
}

function collect(node: MarkupNode, link: 'text' | 'inside' | 'outside', lines: Lines): void {
  if (node.type === 'text') {
    lines[link] += node.value.replace(/\s+/g, ' ');
    return;
  }
  if (isLeftOut(node) || node.name === 'svg') return;
  if (isBlock(node)) lines.blocks.push(node);
  else if (counted.has(node.name)) lines.counted += `<${node.name}>`;
  else {
    const href = node.name === 'a' ? attributeOf(node, 'href') : undefined;
    const own = href === undefined ? link : href.startsWith('#') ? 'inside' : 'outside';
    for (const child of node.children) collect(child, own, lines);
  }
}

function isBlockNode(node: MarkupNode): node is MarkupElement {
  return node.type === 'element' && isBlock(node);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
