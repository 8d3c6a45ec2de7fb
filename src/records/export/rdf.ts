import { Writer } from 'n3';
import { WholeFile } from '../../files/whole-file.ts';
import { readNodes } from '../read/read.ts';
import type { ExportedRecord, Exporter } from './exporter.ts';
import { prefixes, QuadMaker } from './quads.ts';

/**
 * RDF: N-Quads and TriG have each document as a named graph; Turtle, which knows no graphs, has the same triples in one.
 */
export class RdfExporter implements Exporter {
  readonly #output: WholeFile;
  readonly #writer: Writer;
  readonly #named: boolean;

  constructor(target: string, form: 'nquads' | 'turtle' | 'trig') {
    this.#output = new WholeFile(target);
    this.#named = form !== 'turtle';
    const stream = {
      write: (text: string, _encoding?: unknown, done?: () => void) => {
        this.#output.write(text);
        done?.();
      },
      end: (done?: () => void) => done?.(),
    };
    const format = { nquads: 'N-Quads', turtle: 'text/turtle', trig: 'application/trig' }[form];
    this.#writer = new Writer(stream as unknown as NodeJS.WritableStream, {
      format,
      end: false,
      ...(form !== 'nquads' && { prefixes: { ...prefixes } }),
    });
  }

  add({ head, reference, documentId }: ExportedRecord): void {
    const maker = new QuadMaker(head.id, documentId);
    const write = (quads: ReturnType<QuadMaker['head']>) => {
      for (const { subject, predicate, object, graph } of quads)
        if (this.#named) this.#writer.addQuad(subject, predicate, object, graph);
        else this.#writer.addQuad(subject, predicate, object);
    };
    write(maker.head(head));
    for (const { list, node } of readNodes(reference)) write(maker.node(list, node));
  }

  async end(): Promise<void> {
    await new Promise<void>((resolve, reject) =>
      this.#writer.end((error) => (error ? reject(error) : resolve())),
    );
    this.#output.end();
  }

  abandon(): void {
    this.#output.abandon();
  }
}
