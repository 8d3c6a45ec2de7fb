import type { SourceText } from './source-text.ts';

/** An attribute, its name as written and without a prefix. */
export interface MarkupAttribute {
  readonly name: string;
  readonly local: string;
  readonly value: string;
}

/** An element of a document, whether its markup was XML or HTML. */
export interface MarkupElement {
  readonly type: 'element';
  /** Without a prefix; HTML in lowercase. */
  readonly name: string;
  /** IRI; empty where there is none. */
  readonly namespace: string;
  readonly attributes: readonly MarkupAttribute[];
  readonly parent: MarkupElement | undefined;
  readonly children: MarkupNode[];
  /** Its step of an XPath: `p[3]`, `*[2]`. */
  readonly step: string;
  /** Code points of the document's text before its own. */
  readonly textStart: number;
}

/** Text in an element: a text node, or a CDATA section. */
export interface MarkupText {
  readonly type: 'text';
  /** Entities are resolved, line ends are line feeds. */
  readonly value: string;
  readonly parent: MarkupElement;
  /** Code points of the document's text before it. */
  readonly textStart: number;
  /** Code units of the source; both 0 where it is not known. */
  readonly sourceStart: number;
  readonly sourceEnd: number;
  /** Whether its source has no entities: CDATA, the text of a script. */
  readonly isRaw: boolean;
}

export type MarkupNode = MarkupElement | MarkupText;

/** A document as a tree. */
export interface MarkupDocument {
  readonly root: MarkupElement;
  readonly source: SourceText;
  /**
   * Reads an entity of the document.
   * @param at code units of the source, of its `&`
   * @returns what it stands for and the code units it takes; undefined where it is none
   */
  entityAt(at: number): { readonly value: string; readonly length: number } | undefined;
}

/** A stretch of a text node that its source says letter by letter. */
export interface Verbatim {
  /** Code units of the node's text. */
  readonly start: number;
  readonly end: number;
  /** Code units of the source. */
  readonly source: number;
}

/** Where a text stands in its original. */
export interface TextPlace {
  /** XPath; absent where the source has no elements. */
  readonly element?: string;
  /** Code points of the element's text (that of its descendants with it, as the DOM has it) before this one. */
  readonly elementStart?: number;
  readonly source: SourceText;
  readonly verbatim: readonly Verbatim[];
}

const xpaths = new WeakMap<MarkupElement, string>();

/**
 * The XPath of an element. Elements without a namespace, and those of HTML read as HTML, are named (`/html[1]/body[1]/p[3]`);
 * others are counted (`/*[1]/*[2]`), as an XPath cannot name their namespaces.
 */
export function xpathOf(element: MarkupElement): string {
  let path = xpaths.get(element);
  if (path === undefined) {
    path = `${element.parent === undefined ? '' : xpathOf(element.parent)}/${element.step}`;
    xpaths.set(element, path);
  }
  return path;
}

/** The value of an attribute, by its local name, or by its name as written where that has a prefix (`xml:id`). */
export function attributeOf(element: MarkupElement, name: string): string | undefined {
  const isPrefixed = name.includes(':');
  return element.attributes.find((attribute) => (isPrefixed ? attribute.name : attribute.local) === name)
    ?.value;
}

/** All text of an element and its descendants. */
export function textContent(element: MarkupElement): string {
  let text = '';
  for (const node of nodesOf(element)) if (node.type === 'text') text += node.value;
  return text;
}

/** The nodes below an element, in document order. */
export function* nodesOf(element: MarkupElement): Generator<MarkupNode> {
  const open: { readonly children: readonly MarkupNode[]; next: number }[] = [
    { children: element.children, next: 0 },
  ];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const node = top.children[top.next++];
    if (node === undefined) open.pop();
    else {
      yield node;
      if (node.type === 'element') open.push({ children: node.children, next: 0 });
    }
  }
}

/** The elements below an element, in document order. */
export function* elementsOf(element: MarkupElement): Generator<MarkupElement> {
  for (const node of nodesOf(element)) if (node.type === 'element') yield node;
}

/** The child elements of a name. */
export function childrenOf(element: MarkupElement, name?: string): MarkupElement[] {
  return element.children.filter(
    (node): node is MarkupElement => node.type === 'element' && (name === undefined || node.name === name),
  );
}

/** Where a text node stands. */
export function placeOf(document: MarkupDocument, node: MarkupText): TextPlace {
  return {
    element: xpathOf(node.parent),
    elementStart: node.textStart - node.parent.textStart,
    source: document.source,
    verbatim: verbatimOf(document, node),
  };
}

/** The stretches of a text node that stand in the source as they are: all but its entities and line ends of two characters. */
function verbatimOf({ source, entityAt }: MarkupDocument, node: MarkupText): Verbatim[] {
  const { value, sourceStart, sourceEnd, isRaw } = node;
  if (sourceEnd === sourceStart) return [];
  const { text } = source;
  if (sourceEnd - sourceStart === value.length && text.startsWith(value, sourceStart))
    return [{ start: 0, end: value.length, source: sourceStart }];
  const stretches: Verbatim[] = [];
  let at = sourceStart;
  let start = 0;
  let i = 0;
  const close = () => {
    if (i > start) stretches.push({ start, end: i, source: at - (i - start) });
  };
  while (i < value.length && at < sourceEnd) {
    const code = text.charCodeAt(at);
    const entity = code === 0x26 && !isRaw ? entityAt(at) : undefined;
    const isLineEnd = code === 0x0d && value.charCodeAt(i) === 0x0a;
    if (entity === undefined && !isLineEnd) {
      // Where markup was moved or left out, the rest has no place that can be told.
      if (code !== value.charCodeAt(i)) break;
      i++;
      at++;
      continue;
    }
    if (entity !== undefined && !value.startsWith(entity.value, i)) break;
    close();
    i += entity?.value.length ?? 1;
    at += entity?.length ?? (text.charCodeAt(at + 1) === 0x0a ? 2 : 1);
    start = i;
  }
  close();
  return stretches;
}

/** Number of code points. */
export function codePointsOf(text: string, start = 0, end = text.length): number {
  let count = 0;
  for (let i = start; i < end; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count++;
  return count;
}
