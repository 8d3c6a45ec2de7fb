import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { attributeOf, type MarkupElement, type MarkupNode, type MarkupText } from '../markup/tree.ts';
import { isBlock, isLeftOut } from './elements.ts';

/** Elements that a page may have for its main text to be looked for; more are books, and look-ups would take long. */
const mostElements = 50_000;
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
const voidElements = new Set(['br', 'hr', 'img', 'input', 'wbr', 'col']);

/** What is used of the DOM. */
interface DomElement {
  readonly attributes: Iterable<{ readonly name: string }>;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

/**
 * Finds the main text of a page by Readability. The page is written anew with a number on each block and around each loose text;
 * what has kept its number is main text.
 * @returns blocks with a text of their own that are part of it; undefined where there is none, or too large a page
 */
export function mainBlocks(root: MarkupElement): ReadonlySet<MarkupElement> | undefined {
  const page = new NumberedPage();
  page.write(root);
  if (page.numbered.length > mostElements) return undefined;
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

class NumberedPage {
  readonly numbered: MarkupElement[] = [];
  readonly #html: string[] = [];

  html(): string {
    return this.#html.join('');
  }

  write(element: MarkupElement): void {
    const { name } = element;
    if (isLeftOut(element) || name === 'svg') return;
    this.#html.push(`<${name}`);
    for (const attribute of judged) {
      const value = attributeOf(element, attribute);
      if (value !== undefined) this.#html.push(` ${attribute}="${escaped(value)}"`);
    }
    if (name === 'a') this.#html.push(` href="${attributeOf(element, 'href')?.startsWith('#') ? '#' : '/'}"`);
    if (isBlock(element)) this.#html.push(` ${this.#number(element)}`);
    this.#html.push('>');
    if (voidElements.has(name)) return;
    for (const child of element.children) this.#child(child);
    this.#html.push(`</${name}>`);
  }

  #child(child: MarkupNode): void {
    if (child.type === 'element') this.write(child);
    else if (!isBlock(child.parent) || !/\S/.test(child.value)) this.#html.push(escaped(child.value));
    else this.#loose(child);
  }

  /** Text of a block that Readability may dissolve. */
  #loose({ parent, value }: MarkupText): void {
    this.#html.push(`<span ${this.#number(parent)}>${escaped(value)}</span>`);
  }

  #number(element: MarkupElement): string {
    return `data-o-${this.numbered.push(element) - 1}=""`;
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
