import { DataFactory, type Literal, type NamedNode } from 'n3';
import type { Annotation } from '../../record/schema.ts';
import { readNodes } from '../read/read.ts';
import { isIri } from '../things/own-thing.ts';
import type { ExportedRecord, Exporter } from './exporter.ts';
import { passagesWithMentions } from './passage-mentions.ts';
import { QuadFile } from './quad-file.ts';

const { namedNode, literal } = DataFactory;
const nif = 'http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#';
const its = 'http://www.w3.org/2005/11/its/rdf#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const namespace = 'https://w3id.org/onomast/ns#';

/** What a phrase stands in. */
interface Surroundings {
  /** IRIs of the document's entities, by their ids. */
  readonly references: ReadonlyMap<string, string>;
  readonly base: string;
  readonly context: NamedNode;
  /** Where the passage begins. */
  readonly origin: number;
}

/**
 * NIF 2.0 (https://persistence.uni-leipzig.org/nlp2rdf/) in Turtle: every passage is a context with its text, every mention a phrase
 * in it, with `itsrdf:taIdentRef` where it has an entity. Places are code points of the passage, as NIF counts them.
 */
export class NifExporter implements Exporter {
  readonly #file: QuadFile;

  constructor(target: string) {
    this.#file = new QuadFile(target, {
      prefixes: { nif, itsrdf: its, xsd, onomast: namespace },
    });
  }

  add({ head, reference, thingOf }: ExportedRecord): void {
    const references = new Map<string, string>();
    for (const { list, node } of readNodes(reference)) {
      if (list !== 'entities') break;
      // What a linker or people say it is; what is known by this document alone is named within it.
      const thing = thingOf(node);
      references.set(node.id, isIri(thing) ? thing : node.id.startsWith('#') ? head.id + node.id : node.id);
    }
    for (const { passage, annotations } of passagesWithMentions(reference)) {
      if (passage.text === undefined) continue;
      const length = passage.end - passage.start;
      const base = `${head.id}?passage=${passage.start}`;
      const context = namedNode(`${base}#offset_0_${length}`);
      this.#add(context, `${rdf}type`, namedNode(`${nif}Context`));
      this.#add(context, `${rdf}type`, namedNode(`${nif}OffsetBasedString`));
      this.#add(context, `${nif}isString`, literal(passage.text));
      this.#add(context, `${nif}beginIndex`, index(0));
      this.#add(context, `${nif}endIndex`, index(length));
      this.#add(context, `${nif}sourceUrl`, namedNode(head.id));
      for (const annotation of annotations)
        this.#phrase(annotation, { references, base, context, origin: passage.start });
    }
  }

  #phrase(
    { entityType, body, target, confidence }: Annotation,
    { references, base, context, origin }: Surroundings,
  ): void {
    const [position, , { exact }] = target.selector;
    const [start, end] = [position.start - origin, position.end - origin];
    const phrase = namedNode(`${base}#offset_${start}_${end}`);
    this.#add(phrase, `${rdf}type`, namedNode(`${nif}Phrase`));
    this.#add(phrase, `${rdf}type`, namedNode(`${nif}OffsetBasedString`));
    this.#add(phrase, `${nif}referenceContext`, context);
    this.#add(phrase, `${nif}beginIndex`, index(start));
    this.#add(phrase, `${nif}endIndex`, index(end));
    this.#add(phrase, `${nif}anchorOf`, literal(exact));
    this.#add(phrase, `${its}taClassRef`, namedNode(`${namespace}${entityType}`));
    this.#add(phrase, `${its}taConfidence`, literal(String(confidence), namedNode(`${xsd}double`)));
    if (typeof body === 'string')
      this.#add(phrase, `${its}taIdentRef`, namedNode(references.get(body) ?? body));
  }

  #add(subject: NamedNode, predicate: string, object: NamedNode | Literal): void {
    this.#file.writer.addQuad(subject, namedNode(predicate), object);
  }

  end(): Promise<void> {
    return this.#file.end();
  }

  abandon(): void {
    this.#file.abandon();
  }
}

function index(value: number): Literal {
  return literal(String(value), namedNode(`${xsd}nonNegativeInteger`));
}
