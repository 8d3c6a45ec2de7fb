import { decodeHTMLStrict } from 'entities';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { SourceText } from './source-text.ts';
import { codePointsOf, type MarkupDocument, type MarkupElement, type MarkupText } from './tree.ts';

/** How an XML document is read. */
export interface XmlOptions {
  /** The file, and the part in it, in messages. */
  readonly name: string;
  /** Encoding from outside. */
  readonly encoding?: string | undefined;
  /** Elements inside elements. */
  readonly maxDepth: number;
}

/** Code units that entities declared in a document may unfold to in all. */
const maxUnfolded = 1 << 22;

/**
 * Reads an XML document as a tree. Nothing is fetched, and no entity unfolds to others: one that is declared by others or by a file,
 * and used, is an error. Entities that no declaration names have their HTML meaning (`&nbsp;`), as DTDs that are not read give them.
 * @throws OnomastError `input.damaged` where it is ill-formed, `input.entities`, `input.too-deep`
 */
export function parseXml(bytes: Uint8Array, options: XmlOptions): MarkupDocument {
  const source = new SourceText(bytes, {
    said: options.encoding,
    declared: xmlEncoding(bytes),
    fallback: 'windows-1252',
  });
  return new XmlReader(source, options).read();
}

/** The encoding of an XML declaration; UTF-16 without a byte order mark is told by its bytes. */
export function xmlEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  const label = /^\s*<\?xml\s[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  // What is read by bytes of ASCII cannot be what it says.
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

interface Frame {
  readonly element: MarkupElement;
  readonly counts: Map<string, number>;
}

class XmlReader {
  readonly #source: SourceText;
  readonly #options: XmlOptions;
  // A prefix that no declaration binds stands for itself.
  readonly #parser = new SaxesParser({ xmlns: true, resolvePrefix: (prefix: string) => prefix });
  readonly #open: Frame[] = [];
  #root: MarkupElement | undefined;
  /** Code points of text so far. */
  #length = 0;
  /** Code units of the source up to the end of the last markup. */
  #markupEnd = 0;
  #declared: ReadonlyMap<string, string | undefined> = new Map();
  #unfolded = 0;

  constructor(source: SourceText, options: XmlOptions) {
    this.#source = source;
    this.#options = options;
  }

  read(): MarkupDocument {
    const parser = this.#parser;
    parser.ENTITIES = new Proxy({}, { get: (_, name) => this.#entity(String(name)) });
    const past = () => {
      this.#markupEnd = parser.position;
    };
    parser.on('error', (error) => this.#fail(error));
    parser.on('doctype', (doctype) => {
      this.#declared = declaredEntities(doctype);
      past();
    });
    parser.on('opentag', (tag) => {
      this.#openTag(tag);
      past();
    });
    parser.on('closetag', () => {
      this.#open.pop();
      past();
    });
    parser.on('comment', past);
    parser.on('processinginstruction', past);
    parser.on('xmldecl', past);
    parser.on('text', (text) => {
      const end = parser.position - 1;
      this.#text(text, this.#markupEnd, end, false);
      this.#markupEnd = end;
    });
    parser.on('cdata', (text) => {
      this.#text(text, this.#markupEnd + '<![CDATA['.length, parser.position - ']]>'.length, true);
      past();
    });
    // A declaration that something stands before is none; the rest may be well-formed.
    const text = this.#source.text.replace(/^[\s\ufeff]+(?:<\?xml[^>]{0,200}>)?/, (lead) =>
      ' '.repeat(lead.length),
    );
    parser.write(text).close();
    if (this.#root === undefined) throw this.#damaged('it has no element');
    return { root: this.#root, source: this.#source, entityAt: (at) => this.#entityAt(at) };
  }

  #openTag(tag: SaxesTagNS): void {
    const parent = this.#open.at(-1);
    if (this.#open.length >= this.#options.maxDepth)
      throw new OnomastError(
        'input.too-deep',
        `more than ${this.#options.maxDepth} elements inside each other`,
        this.#place(),
      );
    // An XPath has no way to name a namespace.
    const name = tag.uri === '' ? tag.local : '*';
    const counts = parent?.counts;
    const all = (counts?.get('*') ?? 0) + 1;
    const own = (counts?.get(tag.local) ?? 0) + 1;
    counts?.set('*', all);
    if (name !== '*') counts?.set(tag.local, own);
    const element: MarkupElement = {
      type: 'element',
      name: tag.local,
      namespace: tag.uri,
      attributes: Object.values(tag.attributes).map(({ name, local, value }) => ({ name, local, value })),
      parent: parent?.element,
      children: [],
      step: `${name}[${name === '*' ? all : own}]`,
      textStart: this.#length,
    };
    if (parent === undefined) this.#root ??= element;
    else parent.element.children.push(element);
    this.#open.push({ element, counts: new Map() });
  }

  #text(value: string, sourceStart: number, sourceEnd: number, isRaw: boolean): void {
    const parent = this.#open.at(-1)?.element;
    if (parent === undefined || value === '') return;
    const node: MarkupText = {
      type: 'text',
      value,
      parent,
      textStart: this.#length,
      sourceStart,
      sourceEnd,
      isRaw,
    };
    parent.children.push(node);
    this.#length += codePointsOf(value);
  }

  /** @throws OnomastError `input.entities` */
  #entity(name: string): string | undefined {
    if (!this.#declared.has(name)) return named(name);
    const value = this.#declared.get(name);
    if (value === undefined)
      throw this.#refused(`the entity ${name} is made of other entities or files, which are not read`);
    this.#unfolded += value.length;
    if (this.#unfolded > maxUnfolded) throw this.#refused(`its entities unfold to more than they should`);
    return value;
  }

  #entityAt(at: number): { value: string; length: number } | undefined {
    const reference = /&(#?\w[\w.:-]*);/y;
    reference.lastIndex = at;
    const match = reference.exec(this.#source.text);
    if (match === null) return undefined;
    const value = this.#declared.get(match[1]!) ?? named(match[1]!);
    return value === undefined ? undefined : { value, length: match[0].length };
  }

  #refused(reason: string): OnomastError {
    return new OnomastError('input.entities', reason, this.#place());
  }

  #place() {
    return { file: this.#options.name, line: this.#parser.line, column: this.#parser.columnIndex + 1 };
  }

  #damaged(reason: string): OnomastError {
    return new OnomastError('input.damaged', `not well-formed XML: ${reason}`, this.#place());
  }

  #fail(error: Error): void {
    throw this.#damaged(error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''));
  }
}

function named(name: string): string | undefined {
  const reference = `&${name};`;
  const value = decodeHTMLStrict(reference);
  return value === reference ? undefined : value;
}

const declaration = /<!ENTITY\s+(%\s+)?([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)'|(?:SYSTEM|PUBLIC)\b)/g;

/** The entities of an internal subset; undefined those made of files, markup or other entities. */
function declaredEntities(doctype: string): Map<string, string | undefined> {
  const declared = new Map<string, string | undefined>();
  for (const [, parameter, name, double, single] of doctype.matchAll(declaration)) {
    // The first declaration binds.
    if (parameter !== undefined || declared.has(name!)) continue;
    const value = (double ?? single)?.replaceAll(
      /&#(?:x[\da-f]+|\d+);/gi,
      (reference) => named(reference.slice(1, -1))!,
    );
    declared.set(name!, value === undefined || /[&<%]/.test(value) ? undefined : value);
  }
  return declared;
}
