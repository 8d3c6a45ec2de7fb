import { attributeOf, elementsOf, type MarkupElement, textContent } from '../markup/tree.ts';
import { placeInPackage } from '../packages/paths.ts';
import { hasEpubType, hasRole, headingLevel, isBlock } from './elements.ts';

/** A file of a publication: its tree, and its path in the package; of a page empty. */
export interface LinkedFile {
  readonly path: string;
  readonly root: MarkupElement;
}

/** What marks a note in text: a number, a letter, signs; brackets around them. */
const mark =
  /^[[(]?\s*(?:(?:note|fn|n)\.?\s*)?(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,7}|[*∗†‡§¶#‖]{1,4})\s*[\])]?[.:]?$/iu;
/** Code units of the longest note. */
const longestNote = 20_000;
/** Code units of the longest block that notes lead back to instead of to their mark in it. */
const longestHolder = 4000;

/**
 * Finds footnotes and endnotes: those that say it (`epub:type`, ARIA roles), those that a note reference leads to, and those to
 * which a mark in the text leads and which lead back to it.
 */
export function findNotes(files: readonly LinkedFile[]): ReadonlySet<MarkupElement> {
  const notes = new Set<MarkupElement>();
  const index = new LinkIndex(files);
  for (const { root } of files) for (const element of elementsOf(root)) addMarked(element, notes);
  for (const { element, target, order } of index.links) {
    const place = index.places.get(target);
    if (place === undefined || place.element === element) continue;
    const isReference = hasEpubType(element, 'noteref') || hasRole(element, 'doc-noteref');
    if (!isReference && (place.order < order || !mark.test(textContent(element).trim()))) continue;
    const note = noteAt(place.element);
    if (note === undefined || index.lengthOf(note) > longestNote || contains(note, element)) continue;
    if (isReference || index.leadsBack(note, element)) notes.add(note);
  }
  return notes;
}

/** Adds an element that says it is a note, or the entries of one that says it holds notes. */
function addMarked(element: MarkupElement, notes: Set<MarkupElement>): void {
  if (
    hasEpubType(element, 'footnote', 'endnote', 'rearnote') ||
    hasRole(element, 'doc-footnote', 'doc-endnote')
  )
    notes.add(element);
  const holdsNotes =
    hasEpubType(element, 'footnotes', 'endnotes', 'rearnotes') || hasRole(element, 'doc-endnotes');
  if (!holdsNotes) return;
  const items = [...elementsOf(element)].filter(({ name }) => name === 'li' || name === 'dd');
  for (const item of items) notes.add(item);
}

interface Link {
  readonly element: MarkupElement;
  /** Path and id of where it leads. */
  readonly target: string;
  readonly order: number;
}

class LinkIndex {
  readonly links: Link[] = [];
  readonly places = new Map<string, { readonly element: MarkupElement; readonly order: number }>();
  readonly #targets = new Map<MarkupElement, string>();
  readonly #lengths = new Map<MarkupElement, number>();

  constructor(files: readonly LinkedFile[]) {
    let order = 0;
    for (const { path, root } of files) {
      for (const element of [root, ...elementsOf(root)]) {
        order++;
        for (const name of element.name === 'a' ? ['id', 'name'] : ['id']) {
          const id = attributeOf(element, name);
          const key = `${path}#${id}`;
          if (id !== undefined && !this.places.has(key)) this.places.set(key, { element, order });
        }
        const href = element.name === 'a' ? attributeOf(element, 'href') : undefined;
        const target = href === undefined ? undefined : targetOf(href, path);
        if (target === undefined) continue;
        this.links.push({ element, target, order });
        this.#targets.set(element, target);
      }
    }
  }

  /** Code units of an element's text. */
  lengthOf(element: MarkupElement): number {
    let length = this.#lengths.get(element);
    if (length === undefined) {
      length = textContent(element).length;
      this.#lengths.set(element, length);
    }
    return length;
  }

  /** Whether a note links to the place of a reference: to itself, or to what stands around it or in it. */
  leadsBack(note: MarkupElement, reference: MarkupElement): boolean {
    for (const element of elementsOf(note)) {
      const target = this.#targets.get(element);
      const place = target === undefined ? undefined : this.places.get(target)?.element;
      if (place === undefined) continue;
      if (place === reference || contains(reference, place)) return true;
      if (contains(place, reference) && this.lengthOf(place) < longestHolder) return true;
      // An empty anchor next to the reference.
      if (place.parent === reference.parent && place.children.length === 0) return true;
    }
    return false;
  }
}

/** Where a link of a file leads: path and id; undefined where it leads out of the publication, or to no place. */
function targetOf(href: string, from: string): string | undefined {
  const { path, id } = placeInPackage(href, from) ?? {};
  return id === undefined ? undefined : `${path}#${id}`;
}

/** The block of a note that has the place a reference leads to; undefined where it can be none. */
function noteAt(place: MarkupElement): MarkupElement | undefined {
  let note = place;
  while (!isBlock(note) && note.parent !== undefined) note = note.parent;
  if (/^(?:td|th)$/.test(note.name) && note.parent !== undefined) note = note.parent;
  const around = note.parent;
  if (note.name === 'p' && around !== undefined && isNoteOfBlocks(around)) note = around;
  if (headingLevel(note) !== undefined || /^(?:body|html|main|article|table|tbody)$/.test(note.name))
    return undefined;
  return note;
}

/** Whether an element is one note of several paragraphs. */
function isNoteOfBlocks({ name, attributes }: MarkupElement): boolean {
  if (/^(?:li|dd|aside)$/.test(name)) return true;
  return (
    name === 'div' &&
    attributes.some(({ local, value }) => local === 'id' && /(?:note|fn|ftn|sdf)[\w-]*\d/i.test(value))
  );
}

function contains(outer: MarkupElement, inner: MarkupElement): boolean {
  for (let above = inner.parent; above !== undefined; above = above.parent) if (above === outer) return true;
  return false;
}
