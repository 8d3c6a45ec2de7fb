import { elementsOf, type MarkupElement, textContent } from '../markup/tree.ts';
import { wordsOf } from '../markup/words-of.ts';
import {
  hasRole,
  headingLevel,
  isBlock,
  isFurniture,
  isLeftOut,
  isNamedFurniture,
  isSurelyFurniture,
} from './elements.ts';
import { mainBlocks } from './main-content.ts';
import type { Measures } from './measures.ts';

/** What of a page surrounds its text: menus, banners, teasers, comments of readers. */
export interface Furniture {
  /** Elements that are furniture with all that is in them. */
  readonly whole: ReadonlySet<MarkupElement>;
  /** Blocks whose own lines are furniture, though a block in them is not. */
  readonly own: ReadonlySet<MarkupElement>;
}

const none: Furniture = { whole: new Set(), own: new Set() };
/** What a page calls furniture by class or id, and is more of its text than this, is none. */
const largestNamed = 0.4;
/** So much of a page's text that it calls furniture, and Readability does not, is furniture. */
const largestDisputed = 0.1;
/** Where Readability finds less of a page's prose than this, it has not understood the page. */
const leastFound = 0.5;
/** Of the header of a text, what links at most. */
const mostLinked = 0.2;
/** A part of the prose, apart from what Readability found, that is text all the same. */
const leastApart = 0.1;

/**
 * Tells the furniture of a page. Elements say it by their names, roles and classes; where any does, Readability is asked for the
 * main text, and what stands apart from that, or consists of links, is furniture too. A document without such elements has none.
 * @param facts titles of the document (a heading that repeats one is text wherever it stands), and its notes, which are text too
 */
export function findFurniture(
  root: MarkupElement,
  measures: ReadonlyMap<MarkupElement, Measures>,
  { titles, notes }: { readonly titles: readonly string[]; readonly notes: ReadonlySet<MarkupElement> },
): Furniture {
  const total = measures.get(root)?.text ?? 0;
  const isNamed = (element: MarkupElement) =>
    !/^(?:html|body|main|article)$/.test(element.name) &&
    isNamedFurniture(element) &&
    (measures.get(element)?.text ?? 0) <= largestNamed * total;
  const isOut = (element: MarkupElement) => isFurniture(element) && !isTitleBlock(element, measures);
  const hasSigns = [...measures.keys()].some((element) => isOut(element) || isNamed(element));
  if (!hasSigns) return none;
  const titleKeys = titles.map(wordsOf).filter((title) => title !== '');
  return new FurnitureFinder(root, { measures, notes, isOut, isNamed, titles: titleKeys }).find();
}

interface Known {
  readonly measures: ReadonlyMap<MarkupElement, Measures>;
  readonly titles: readonly string[];
  readonly notes: ReadonlySet<MarkupElement>;
  /** Whether name or role of an element say that it is furniture. */
  isOut(element: MarkupElement): boolean;
  /** Whether class or id do. */
  isNamed(element: MarkupElement): boolean;
}

class FurnitureFinder {
  readonly #root: MarkupElement;
  readonly #known: Known;
  readonly #whole = new Set<MarkupElement>();
  readonly #own = new Set<MarkupElement>();
  /** Main blocks in each element; empty where they are not known. */
  readonly #mainIn = new Map<MarkupElement, number>();
  #main: ReadonlySet<MarkupElement> | undefined;
  /** The innermost element that holds all main blocks. */
  #heart: MarkupElement | undefined;
  #prose = 0;

  constructor(root: MarkupElement, known: Known) {
    this.#root = root;
    this.#known = known;
  }

  find(): Furniture {
    this.#main = mainBlocks(this.#root, (element) => this.#known.isOut(element) && !mayHoldMain(element));
    const found = this.#countMain(this.#root, false);
    if (found < leastFound * this.#prose) {
      this.#main = undefined;
      this.#mainIn.clear();
    }
    this.#heart = this.#main && this.#heartIn(this.#root);
    this.#visit(this.#root, false, undefined);
    return { whole: this.#whole, own: this.#own };
  }

  /** Counts main blocks and prose; returns how much prose is in main blocks. */
  #countMain(element: MarkupElement, isInFurniture: boolean): number {
    const inside = isInFurniture || this.#known.isOut(element) || this.#known.isNamed(element);
    const isMain = this.#main?.has(element) === true;
    let found = 0;
    let count = isMain ? 1 : 0;
    const sum = this.#known.measures.get(element);
    let prose = sum?.prose ?? 0;
    for (const child of element.children) {
      if (child.type !== 'element' || isLeftOut(child)) continue;
      prose -= this.#known.measures.get(child)?.prose ?? 0;
      found += this.#countMain(child, inside);
      count += this.#mainIn.get(child) ?? 0;
    }
    this.#mainIn.set(element, count);
    if (!inside || isMain) this.#prose += prose;
    return found + (isMain ? prose : 0);
  }

  #heartIn(element: MarkupElement): MarkupElement {
    const count = this.#mainIn.get(element) ?? 0;
    const inner = element.children.find(
      (child): child is MarkupElement => child.type === 'element' && this.#mainIn.get(child) === count,
    );
    return inner === undefined || count === 0 ? element : this.#heartIn(inner);
  }

  /**
   * @param apart the outermost element around this one that holds no main block
   * @returns whether there is text that is not furniture
   */
  #visit(element: MarkupElement, isInFurniture: boolean, apart: MarkupElement | undefined): boolean {
    const isText = this.#known.notes.has(element) || (this.#isTitle(element) && !isInNavigation(element));
    const isInside = !isText && (isInFurniture || this.#isSurrounding(element));
    const outermost = apart ?? (this.#main && this.#mainIn.get(element) === 0 ? element : undefined);
    let hasText = false;
    let hasFurniture = false;
    const { own = 0, text = 0 } = this.#known.measures.get(element) ?? {};
    if (isBlock(element) && own > 0) {
      const isOwn = isInside || (!isText && outermost !== undefined && this.#isApart(outermost));
      if (isOwn) this.#own.add(element);
      hasText = !isOwn;
      hasFurniture = isOwn;
    }
    for (const child of element.children) {
      if (child.type !== 'element' || isLeftOut(child)) continue;
      if (this.#visit(child, isInside, isText ? undefined : outermost)) hasText = true;
      else hasFurniture ||= this.#whole.has(child);
    }
    if (!hasText && hasFurniture && text > 0 && isBlock(element)) this.#whole.add(element);
    return hasText;
  }

  #isSurrounding(element: MarkupElement): boolean {
    const holdsMain = (this.#mainIn.get(element) ?? 0) > 0;
    if (this.#known.isOut(element)) return !(holdsMain && mayHoldMain(element));
    if (!this.#known.isNamed(element)) return false;
    if (!holdsMain) return true;
    const { measures } = this.#known;
    const isSmall = measures.get(element)!.text <= largestDisputed * measures.get(this.#root)!.text;
    return isSmall && isSurelyFurniture(element);
  }

  /** Whether what has no main block is furniture: much of it links, or it stands apart and is little. */
  #isApart(outermost: MarkupElement): boolean {
    const { text, linked, inside, prose } = this.#known.measures.get(outermost)!;
    if (linked - inside > 0.5 * text) return true;
    for (let above = outermost.parent; above !== undefined; above = above.parent)
      if (above === this.#heart) return false;
    return prose < leastApart * this.#prose;
  }

  #isTitle(element: MarkupElement): boolean {
    if (!/^h[12]$/.test(element.name)) return false;
    const words = wordsOf(textContent(element));
    return (
      words.length > 2 && this.#known.titles.some((title) => title.includes(words) || words.includes(title))
    );
  }
}

/** Whether an element is furniture by its name unless the main text is found in it. */
function mayHoldMain({ name }: MarkupElement): boolean {
  return /^(?:header|footer|aside)$/.test(name);
}

/** Whether a header is that of the text, not of the site: it has a heading, hardly a link, and no menu. */
function isTitleBlock(header: MarkupElement, measures: ReadonlyMap<MarkupElement, Measures>): boolean {
  if (header.name !== 'header' || hasRole(header, 'banner')) return false;
  const { text = 0, linked = 0 } = measures.get(header) ?? {};
  if (linked > mostLinked * text) return false;
  const inner = [...elementsOf(header)];
  return inner.some((element) => headingLevel(element) !== undefined) && !inner.some(isFurniture);
}

function isInNavigation(element: MarkupElement): boolean {
  for (let above = element.parent; above !== undefined; above = above.parent)
    if (above.name === 'nav') return true;
  return false;
}
