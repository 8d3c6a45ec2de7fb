import { DecodingMode, HtmlEntityDecoder } from 'entities/decode';
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { encodingOf, SourceText } from './source-text.ts';
import { codePointsOf, type MarkupDocument, type MarkupElement, type MarkupNode } from './tree.ts';
import { type XmlOptions, xmlEncoding } from './xml.ts';

type Adapter = TreeAdapter<DefaultTreeAdapterMap>;
type Node = DefaultTreeAdapterMap['childNode'];
type Element = DefaultTreeAdapterMap['element'];

/** Bytes in which a page declares its encoding; browsers look at 1,024. */
const declaring = 4096;
const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/**
 * Reads an HTML document as browsers do, as a tree. Its encoding is told by a byte order mark, by what is said from outside, by
 * `<meta>` or an XML declaration; where nothing is said, it is UTF-8 if the bytes are, else windows-1252.
 * @param isXhtml whether it was meant as XHTML, so that `<title/>` is an empty element
 * @throws OnomastError `input.too-deep`, also where elements left open unfold to many more than there are tags
 */
export function parseHtml(bytes: Uint8Array, options: XmlOptions, isXhtml = false): MarkupDocument {
  const source = new SourceText(bytes, {
    said: options.encoding,
    declared: htmlEncoding(bytes),
    fallback: 'windows-1252',
  });
  const { text } = source;
  const document = parse(isXhtml ? text.replace(emptyElement, (tag) => ' '.repeat(tag.length)) : text, {
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    treeAdapter: boundedAdapter(text.length, options),
  });
  const html = document.childNodes.find((node): node is Element => 'tagName' in node)!;
  return { root: treeOf(html), source, entityAt: (at) => entityAt(source.text, at) };
}

/** XHTML's way to write an empty element that would, as HTML, take the rest of the page for its text. */
const emptyElement = /<(?:title|script|style|textarea|iframe|xmp|noembed|noframes)(?:\s[^<>]*)?\/>/gi;

/** The encoding that a page declares in its beginning. */
function htmlEncoding(bytes: Uint8Array): string | undefined {
  const inXml = xmlEncoding(bytes);
  if (inXml !== undefined) return inXml;
  const head = Buffer.from(bytes.subarray(0, declaring)).toString('latin1');
  const label = metaEncoding(parse(head, { scriptingEnabled: false }).childNodes);
  const encoding = encodingOf(label);
  // What could be read by bytes of ASCII is not UTF-16.
  if (encoding?.startsWith('utf-16')) return 'utf-8';
  return label?.toLowerCase() === 'x-user-defined' ? 'windows-1252' : encoding;
}

function metaEncoding(nodes: readonly Node[]): string | undefined {
  for (const node of nodes) {
    if (!('tagName' in node)) continue;
    if (node.tagName === 'meta') {
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
      const charset = attributes.get('charset');
      if (charset !== undefined) return charset.trim();
      const content = attributes.get('content') ?? '';
      const label = /charset\s*=\s*["']?\s*([^\s"';]+)/i.exec(content)?.[1];
      if (/^content-type$/i.test(attributes.get('http-equiv')?.trim() ?? '') && label !== undefined)
        return label;
    }
    const found = metaEncoding(node.childNodes);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Builds the tree, and refuses what is nested too deep or unfolds without end. */
function boundedAdapter(length: number, { maxDepth, name }: XmlOptions): Adapter {
  // Elements left open are opened again in later blocks; a tag takes three characters.
  let left = 10_000 + length;
  let depth = 0;
  const refuse = (reason: string) => new OnomastError('input.too-deep', reason, { file: name });
  return {
    ...defaultTreeAdapter,
    createElement(...element) {
      if (left-- === 0) throw refuse('elements that are left open unfold to more than there are characters');
      return defaultTreeAdapter.createElement(...element);
    },
    onItemPush() {
      if (++depth > maxDepth) throw refuse(`more than ${maxDepth} elements inside each other`);
    },
    onItemPop() {
      depth--;
    },
  };
}

/** The tree of an element, without comments and without what templates hold. */
function treeOf(root: Element): MarkupElement {
  let length = 0;
  const open: { readonly from: readonly Node[]; readonly to: MarkupElement; next: number }[] = [];
  const counts: Map<string, number>[] = [];
  const enter = (element: Element, parent: MarkupElement | undefined, step: string): MarkupElement => {
    const made: MarkupElement = {
      type: 'element',
      name: element.tagName,
      namespace: element.namespaceURI,
      attributes: element.attrs.map(({ name, prefix, value }) => ({
        name: prefix ? `${prefix}:${name}` : name,
        local: name.slice(name.indexOf(':') + 1),
        value,
      })),
      parent,
      children: [],
      step,
      textStart: length,
    };
    open.push({ from: element.childNodes, to: made, next: 0 });
    counts.push(new Map());
    return made;
  };
  const made = enter(root, undefined, `${root.tagName}[1]`);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const node = top.from[top.next++];
    if (node === undefined) {
      open.pop();
      counts.pop();
    } else if ('tagName' in node) {
      const step = stepOf(node, counts.at(-1)!);
      const isHidden = node.tagName === 'template';
      if (!isHidden) (top.to.children as MarkupNode[]).push(enter(node, top.to, step));
    } else if (node.nodeName === '#text') {
      const { value, sourceCodeLocation: place } = node as DefaultTreeAdapterMap['textNode'];
      const [sourceStart, sourceEnd] = [place?.startOffset ?? 0, place?.endOffset ?? 0];
      const isRaw = rawText.has(top.to.name);
      top.to.children.push({
        type: 'text',
        value,
        parent: top.to,
        textStart: length,
        sourceStart,
        sourceEnd,
        isRaw,
      });
      length += codePointsOf(value);
    }
  }
  return made;
}

const rawText = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);

/** Elements of HTML are named; of others (SVG, MathML) an XPath cannot name the namespace. */
function stepOf({ tagName, namespaceURI }: Element, counts: Map<string, number>): string {
  const all = (counts.get('*') ?? 0) + 1;
  const own = (counts.get(tagName) ?? 0) + 1;
  counts.set('*', all);
  if (namespaceURI !== htmlNamespace) return `*[${all}]`;
  counts.set(tagName, own);
  return `${tagName}[${own}]`;
}

function entityAt(text: string, at: number): { value: string; length: number } | undefined {
  let value = '';
  let length = 0;
  const decoder = new HtmlEntityDecoder((point, consumed) => {
    value += String.fromCodePoint(point);
    length = consumed;
  });
  decoder.startEntity(DecodingMode.Legacy);
  // The longest name has 32 characters.
  if (decoder.write(text.slice(at + 1, at + 64), 0) < 0) decoder.end();
  return value === '' ? undefined : { value, length };
}
