import { hasEpubType, headingLevel, isBlock } from '../html/elements.ts';
import type { LinkedFile } from '../html/notes.ts';
import { attributeOf, childrenOf, elementsOf, type MarkupElement, textContent } from '../markup/tree.ts';
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

/** Blocks behind the beginning of a chapter in which its title is looked for. */
const farthestTitle = 5;
const longestPageLabel = 40;

export function markContents({ chapters, pages }: Contents, files: readonly LinkedFile[]): Marked {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const ids = new Map<string, MarkupElement>();
  for (const { path, root } of files)
    for (const element of elementsOf(root)) {
      const id = attributeOf(element, 'id');
      if (id !== undefined && !ids.has(`${path}#${id}`)) ids.set(`${path}#${id}`, element);
    }
  const headings = new Map<MarkupElement, number>();
  for (const { label, level, path, id } of chapters) {
    const root = byPath.get(path)?.root;
    if (root === undefined) continue;
    const title = titleBlock(root, id === undefined ? undefined : ids.get(`${path}#${id}`), label);
    if (title !== undefined) headings.set(title, level);
  }
  const marked = new Map<MarkupElement, string>();
  for (const { label, path, id } of pages) {
    const element = id === undefined ? byPath.get(path)?.root : ids.get(`${path}#${id}`);
    if (element !== undefined && label.length <= longestPageLabel && !marked.has(element))
      marked.set(element, label);
  }
  return { headings, pages: marked };
}

/** The block that bears a title, at a chapter's beginning or soon behind it; undefined where none does, or it is a heading anyway. */
function titleBlock(
  root: MarkupElement,
  start: MarkupElement | undefined,
  label: string,
): MarkupElement | undefined {
  const wanted = key(label);
  let isBehind = start === undefined;
  let passed = 0;
  let holder = start;
  while (holder !== undefined && !isBlock(holder)) holder = holder.parent;
  for (const element of elementsOf(root)) {
    isBehind ||= element === holder || element === start;
    if (!isBehind || !isBlock(element) || [...elementsOf(element)].some(isBlock)) continue;
    const words = key(textContent(element));
    if (words === '') continue;
    if (words === wanted) return headingLevel(element) === undefined ? element : undefined;
    if (headingLevel(element) !== undefined || ++passed === farthestTitle) return undefined;
  }
  return undefined;
}

function key(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
