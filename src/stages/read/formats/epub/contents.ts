import { firstWhere } from '../../../../text/first-where.ts';
import { hasEpubType, headingLevel, isBlock } from '../html/elements.ts';
import type { LinkedFile } from '../html/notes.ts';
import { attributeOf, childrenOf, elementsOf, type MarkupElement, textContent } from '../markup/tree.ts';
import { wordsOf } from '../markup/words-of.ts';
import { placeInPackage } from '../packages/paths.ts';

/** Entries of the tables of contents of a publication: chapters and pages, with where each begins. */
export interface Entry {
  readonly label: string;
  /** Of a chapter, 1 the highest. */
  readonly level: number;
  readonly path: string;
  readonly id: string | undefined;
}

export interface Contents {
  readonly chapters: readonly Entry[];
  readonly pages: readonly Entry[];
}

/** Reads EPUB 3's navigation document. @param path its own */
export function readNav(root: MarkupElement, path: string): Contents {
  const chapters: Entry[] = [];
  const pages: Entry[] = [];
  for (const nav of elementsOf(root)) {
    if (nav.name !== 'nav') continue;
    const list = hasEpubType(nav, 'page-list') ? pages : hasEpubType(nav, 'toc') ? chapters : undefined;
    if (list === undefined) continue;
    for (const link of elementsOf(nav)) {
      if (link.name !== 'a') continue;
      let level = 0;
      for (let above = link.parent; above !== undefined && above !== nav; above = above.parent)
        if (above.name === 'ol' || above.name === 'ul') level++;
      add(list, textContent(link), Math.max(1, level), attributeOf(link, 'href'), path);
    }
  }
  return { chapters, pages };
}

/** Reads EPUB 2's table of contents. @param path its own */
export function readNcx(root: MarkupElement, path: string): Contents {
  const chapters: Entry[] = [];
  const pages: Entry[] = [];
  for (const point of elementsOf(root)) {
    const list = point.name === 'navPoint' ? chapters : point.name === 'pageTarget' ? pages : undefined;
    if (list === undefined) continue;
    let level = 1;
    for (let above = point.parent; above !== undefined; above = above.parent)
      if (above.name === 'navPoint') level++;
    const label = childrenOf(point, 'navLabel')[0];
    const content = childrenOf(point, 'content')[0];
    add(
      list,
      label === undefined ? '' : textContent(label),
      level,
      content && attributeOf(content, 'src'),
      path,
    );
  }
  return { chapters, pages };
}

function add(list: Entry[], label: string, level: number, href: string | undefined, from: string): void {
  const place = href === undefined ? undefined : placeInPackage(href, from);
  const words = label.replace(/\s+/g, ' ').trim();
  if (place !== undefined && words !== '') list.push({ label: words, level, ...place });
}

/** What tables of contents say of the elements of the files. */
export interface Marked {
  /** Blocks that bear the title of a chapter and are no headings by their names, with their levels. */
  readonly headings: ReadonlyMap<MarkupElement, number>;
  readonly pages: ReadonlyMap<MarkupElement, string>;
}

/** Blocks after the beginning of a chapter in which its title is looked for. */
const farthestTitle = 5;
const longestPageLabel = 40;

export function markContents({ chapters, pages }: Contents, files: readonly LinkedFile[]): Marked {
  const indexes = new Map(files.map(({ path, root }) => [path, new FileIndex(root)]));
  const headings = new Map<MarkupElement, number>();
  for (const { label, level, path, id } of chapters) {
    const title = indexes.get(path)?.titleBlock(label, id);
    if (title !== undefined) headings.set(title, level);
  }
  const marked = new Map<MarkupElement, string>();
  for (const { label, path, id } of pages) {
    const element = indexes.get(path)?.at(id);
    if (element !== undefined && label.length <= longestPageLabel && !marked.has(element))
      marked.set(element, label);
  }
  return { headings, pages: marked };
}

/** Elements of a file by their ids and in their order. */
class FileIndex {
  readonly #root: MarkupElement;
  readonly #ids = new Map<string, MarkupElement>();
  readonly #order = new Map<MarkupElement, number>();
  /** Blocks without blocks in them. */
  readonly #blocks: MarkupElement[] = [];

  constructor(root: MarkupElement) {
    this.#root = root;
    const holders = new Set<MarkupElement>();
    const blocks: MarkupElement[] = [];
    for (const element of [root, ...elementsOf(root)]) {
      this.#order.set(element, this.#order.size);
      const id = attributeOf(element, 'id');
      if (id !== undefined && !this.#ids.has(id)) this.#ids.set(id, element);
      if (!isBlock(element)) continue;
      blocks.push(element);
      for (let above = element.parent; above !== undefined && !holders.has(above); above = above.parent)
        holders.add(above);
    }
    this.#blocks = blocks.filter((block) => !holders.has(block));
  }

  /** The element of an id; without one the whole file. */
  at(id: string | undefined): MarkupElement | undefined {
    return id === undefined ? this.#root : this.#ids.get(id);
  }

  /**
   * The block that bears a title, at the place of an id or soon after it; undefined where none does, or where it is a heading by its
   * name.
   */
  titleBlock(label: string, id: string | undefined): MarkupElement | undefined {
    let start = this.at(id) ?? this.#root;
    while (!isBlock(start) && start.parent !== undefined) start = start.parent;
    const wanted = wordsOf(label);
    let passed = 0;
    for (let i = this.#firstBlock(this.#order.get(start)!); i < this.#blocks.length; i++) {
      const block = this.#blocks[i]!;
      const words = wordsOf(textContent(block));
      if (words === '') continue;
      const isHeading = headingLevel(block) !== undefined;
      if (words === wanted) return isHeading ? undefined : block;
      if (isHeading || ++passed === farthestTitle) return undefined;
    }
    return undefined;
  }

  /** Index of the first block that does not begin before an element. */
  #firstBlock(order: number): number {
    return firstWhere(0, this.#blocks.length, (b) => this.#order.get(this.#blocks[b]!)! >= order);
  }
}
