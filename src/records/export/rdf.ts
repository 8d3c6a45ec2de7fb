import type { Entity } from '../../record/schema.ts';
import { readNodes } from '../read/read.ts';
import { isIri } from '../things/own-thing.ts';
import type { ExportedRecord, Exporter } from './exporter.ts';
import { QuadFile } from './quad-file.ts';
import { prefixes, QuadMaker } from './quads.ts';

/**
 * RDF: N-Quads and TriG have each document as a named graph; Turtle, which knows no graphs, has the same triples in one.
 */
export class RdfExporter implements Exporter {
  readonly #file: QuadFile;
  readonly #named: boolean;

  constructor(target: string, form: 'nquads' | 'turtle' | 'trig') {
    this.#named = form !== 'turtle';
    const format = { nquads: 'N-Quads', turtle: 'text/turtle', trig: 'application/trig' }[form];
    this.#file = new QuadFile(target, {
      format,
      ...(form !== 'nquads' && { prefixes: { ...prefixes } }),
    });
  }

  add({ head, reference, documentId, thingOf }: ExportedRecord): void {
    const maker = new QuadMaker(head.id, documentId);
    const write = (quads: ReturnType<QuadMaker['head']>) => {
      for (const { subject, predicate, object, graph } of quads)
        if (this.#named) this.#file.writer.addQuad(subject, predicate, object, graph);
        else this.#file.writer.addQuad(subject, predicate, object);
    };
    write(maker.head(head));
    for (const { list, node } of readNodes(reference))
      write(maker.node(list, list === 'entities' ? withThing(node, thingOf(node)) : node));
  }

  end(): Promise<void> {
    return this.#file.end();
  }

  abandon(): void {
    this.#file.abandon();
  }
}

/** An entity that says which thing of the collection it is, where that has an IRI and the entity another. */
function withThing(entity: Entity, thing: string): Entity {
  return isIri(thing) && thing !== entity.id && !entity.sameAs.includes(thing)
    ? { ...entity, sameAs: [...entity.sameAs, thing] }
    : entity;
}
