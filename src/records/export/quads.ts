import { DataFactory, type Literal, type NamedNode, type Quad, type Quad_Subject } from 'n3';
import { recordContext } from '../../record/context.ts';

const { namedNode, literal, blankNode, quad } = DataFactory;
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';

interface Definition {
  readonly '@id': string;
  readonly '@type'?: string;
  readonly '@container'?: string;
  readonly '@context'?: Context;
}
type Context = Readonly<Record<string, string | Definition>>;

const context = recordContext as unknown as Context;
const keywords = ['@context', 'id', 'type'];

/** Prefixes of the context, for forms that abbreviate. */
export const prefixes: Readonly<Record<string, string>> = {
  schema: recordContext.schema,
  oa: recordContext.oa,
  xsd: recordContext.xsd,
  dcterms: recordContext.dcterms,
  onomast: recordContext.onomast,
};

/**
 * Turns the nodes of one record into quads of the named graph that is the document, as JSON-LD 1.1 does with the record's context,
 * but node by node.
 */
export class QuadMaker {
  readonly #document: string;
  readonly #graph: NamedNode;
  readonly #label: string;
  #blanks = 0;

  /**
   * @param document the document's IRI
   * @param key the document's key, of which blank nodes get their labels: they differ between documents
   */
  constructor(document: string, key: number) {
    this.#document = document;
    this.#graph = namedNode(document);
    this.#label = `d${key.toString(36)}_`;
  }

  /** The quads of the head. */
  *head(head: object): Generator<Quad, void, undefined> {
    yield* this.#node(head as Record<string, unknown>, context, this.#graph);
  }

  /** The quads of a node of a list, and that the document has it. */
  *node(list: 'entities' | 'passages' | 'annotations', node: object): Generator<Quad, void, undefined> {
    const subject = this.#subject(node as Record<string, unknown>);
    yield quad(this.#graph, namedNode(iriOf(list, context)), subject, this.#graph);
    yield* this.#node(node as Record<string, unknown>, context, subject);
  }

  #subject(node: Record<string, unknown>): NamedNode | ReturnType<typeof blankNode> {
    const { id } = node;
    return typeof id === 'string'
      ? namedNode(this.#absolute(id))
      : blankNode(`${this.#label}${this.#blanks++}`);
  }

  *#node(
    node: Record<string, unknown>,
    outer: Context,
    subject: Quad_Subject,
  ): Generator<Quad, void, undefined> {
    const types = [node['type'] ?? []].flat() as string[];
    let own = outer;
    for (const type of types) {
      yield quad(subject, namedNode(`${rdf}type`), namedNode(iriOf(type, outer)), this.#graph);
      own = scoped(own, definitionOf(type, outer));
    }
    for (const [key, value] of Object.entries(node)) {
      if (keywords.includes(key) || value === undefined) continue;
      const predicate = namedNode(iriOf(key, own));
      const definition = definitionOf(key, own);
      // A context scoped to a type holds in its node alone, one scoped to a property in all below it.
      const inner = scoped(outer, definition);
      if (definition?.['@type'] === '@json') {
        yield quad(subject, predicate, literal(canonicalJson(value), namedNode(`${rdf}JSON`)), this.#graph);
      } else if (definition?.['@container'] === '@list') {
        yield* this.#list(subject, predicate, value as unknown[]);
      } else
        for (const item of [value].flat())
          yield* this.#value(subject, predicate, item, { definition, own, inner });
    }
  }

  *#value(
    subject: Quad_Subject,
    predicate: NamedNode,
    item: unknown,
    { definition, own, inner }: Meaning,
  ): Generator<Quad, void, undefined> {
    if (typeof item === 'object') {
      const object = this.#subject(item as Record<string, unknown>);
      yield quad(subject, predicate, object, this.#graph);
      yield* this.#node(item as Record<string, unknown>, inner, object);
      return;
    }
    const type = definition?.['@type'];
    const object =
      type === '@id'
        ? namedNode(this.#absolute(item as string))
        : type === '@vocab'
          ? namedNode(iriOf(item as string, own))
          : literalOf(item, type, own);
    yield quad(subject, predicate, object, this.#graph);
  }

  /** Numbers as an RDF list. */
  *#list(
    subject: Quad_Subject,
    predicate: NamedNode,
    items: readonly unknown[],
  ): Generator<Quad, void, undefined> {
    let [from, by]: [Quad_Subject, NamedNode] = [subject, predicate];
    for (const item of items) {
      const cell = blankNode(`${this.#label}${this.#blanks++}`);
      yield quad(from, by, cell, this.#graph);
      yield quad(cell, namedNode(`${rdf}first`), literalOf(item, undefined, context), this.#graph);
      [from, by] = [cell, namedNode(`${rdf}rest`)];
    }
    yield quad(from, by, namedNode(`${rdf}nil`), this.#graph);
  }

  /** Empty is the document itself. */
  #absolute(id: string): string {
    return id === '' || id.startsWith('#') ? this.#document + id : id;
  }
}

/** How a value is to be read. */
interface Meaning {
  readonly definition: Definition | undefined;
  /** The context of the node, and that of what is below the value. */
  readonly own: Context;
  readonly inner: Context;
}

function definitionOf(term: string, own: Context): Definition | undefined {
  const definition = own[term];
  return typeof definition === 'object' ? definition : undefined;
}

function scoped(outer: Context, definition: Definition | undefined): Context {
  const inner = definition?.['@context'];
  return inner === undefined ? outer : { ...outer, ...inner };
}

/** The IRI of a term: `name` is `https://schema.org/name`. */
function iriOf(term: string, own: Context): string {
  const definition = own[term];
  const id = typeof definition === 'object' ? definition['@id'] : (definition ?? term);
  const [prefix, ...rest] = id.split(':');
  const base = own[prefix!];
  return rest.length > 0 && typeof base === 'string' ? base + rest.join(':') : id;
}

/** A literal as JSON-LD 1.1 (section 8.6, "Data Round Tripping") writes it. */
function literalOf(value: unknown, type: string | undefined, own: Context): Literal {
  const datatype = type === undefined ? undefined : namedNode(iriOf(type, own));
  if (typeof value === 'boolean') return literal(String(value), datatype ?? namedNode(`${xsd}boolean`));
  if (typeof value !== 'number') return literal(value as string, datatype);
  if (Number.isInteger(value)) return literal(String(value), datatype ?? namedNode(`${xsd}integer`));
  const [mantissa, exponent] = value.toExponential(15).split('e') as [string, string];
  const digits = mantissa.replace(/(\.\d*?[1-9])0+$|\.0+$/, '$1');
  const canonical = `${digits.includes('.') ? digits : `${digits}.0`}E${exponent.replace('+', '')}`;
  return literal(canonical, datatype ?? namedNode(`${xsd}double`));
}

/** JSON by RFC 8785, as JSON-LD 1.1 writes JSON literals: members in the order of their keys' code units. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
