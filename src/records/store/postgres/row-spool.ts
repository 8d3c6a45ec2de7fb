import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Spool, SpoolOptions } from '../../../contract/spool.ts';
import type { Annotation, Entity, Passage } from '../../../record/schema.ts';
import { JsonldSink, type RecordHead, type RecordSink } from '../../../record/sinks.ts';
import { partTables, type TableName } from '../layout.ts';
import { RowBatch, RowMaker } from '../rows.ts';
import { copyText } from './copy-text.ts';

/**
 * The rows of one document on their way from the thread that extracts it to the database: a file of blocks, each of them rows of one
 * table in the text format of `COPY`. Who loads them passes bytes on, and never reads a record again.
 */
export interface SpooledRows {
  readonly file: string;
  readonly head: RecordHead;
  /** The digest that the record has as a file: SHA-256 without line breaks, as hex. */
  readonly digest: string;
  readonly mentions: number;
  readonly blocks: readonly SpooledBlock[];
}

/** Bytes of the file, the end exclusive. */
interface SpooledBlock {
  readonly table: TableName;
  readonly start: number;
  readonly end: number;
}

/** Size of rows held before they are written. */
const heldRows = 1 << 20;
/** Code units of record text that are hashed at once. */
const hashedText = 1 << 16;

/** This module's own address, by which the runner loads it in the thread that extracts; the bundle has it as a file of its own. */
export const rowSpoolModule = import.meta.url.endsWith('.ts')
  ? import.meta.url
  : new URL('./row-spool.js', import.meta.url).href;

/**
 * Rows for PostgreSQL as a kind of output: `finish` gives {@link SpooledRows}.
 * @public loaded by the runner, by its address
 */
export function createSpool({ path, collection, write }: SpoolOptions): Spool {
  const sink = new RowSpoolSink(collection, path, write);
  return { sink, finish: (file) => sink.spooled(file) };
}

/** Turns a record into the rows it would be loaded as. */
export class RowSpoolSink implements RecordSink {
  readonly #collection: string;
  readonly #path: string;
  readonly #write: (text: string) => void;
  readonly #batch = new RowBatch();
  readonly #blocks: SpooledBlock[] = [];
  readonly #hash = createHash('sha256');
  readonly #record: JsonldSink;
  #head!: RecordHead;
  #maker!: RowMaker;
  #written = 0;
  #unhashed = '';

  /**
   * @param path of the document, for what is wrong with it
   * @param write takes the text of the file, to be encoded as UTF-8
   */
  constructor(collection: string, path: string, write: (text: string) => void) {
    this.#collection = collection;
    this.#path = path;
    this.#write = write;
    this.#record = new JsonldSink(this.#digest, 'jsonl');
  }

  /** What was written, for a file of this name; complete after `end`. */
  spooled(file: string): SpooledRows {
    return {
      file,
      head: this.#head,
      digest: this.#hash.digest('hex'),
      mentions: this.#maker.mentions,
      blocks: this.#blocks,
    };
  }

  head(head: RecordHead): void {
    this.#head = head;
    this.#maker = new RowMaker(this.#collection, head, { file: this.#path }, this.#batch);
    this.#record.head(head);
  }

  entity(node: Entity): void {
    this.#record.entity(node);
    this.#maker.take({ list: 'entities', node });
    this.#flushFull();
  }

  passage(node: Passage): void {
    this.#record.passage(node);
    this.#maker.take({ list: 'passages', node });
    this.#flushFull();
  }

  annotation(node: Annotation): void {
    this.#record.annotation(node);
    this.#maker.take({ list: 'annotations', node });
    this.#flushFull();
  }

  end(): void {
    this.#record.end();
    this.#hash.update(this.#unhashed);
    this.#flush();
  }

  /** The digest leaves out line breaks: the one that ends the line. */
  #digest = (text: string): void => {
    this.#unhashed += text.endsWith('\n') ? text.slice(0, -1) : text;
    if (this.#unhashed.length < hashedText) return;
    this.#hash.update(this.#unhashed);
    this.#unhashed = '';
  };

  #flushFull(): void {
    if (this.#batch.size >= heldRows) this.#flush();
  }

  #flush(): void {
    for (const table of partTables) {
      const rows = this.#batch.tables[table];
      if (rows.length === 0) continue;
      const text = copyText(rows);
      const start = this.#written;
      this.#written += Buffer.byteLength(text);
      this.#blocks.push({ table, start, end: this.#written });
      this.#write(text);
    }
    this.#batch.clear();
  }
}

/** The bytes of one table's rows, document by document. */
export function* spooledRows(documents: readonly SpooledRows[], table: TableName): Generator<Buffer> {
  for (const { file, blocks } of documents) {
    const own = blocks.filter((block) => block.table === table);
    if (own.length === 0) continue;
    const descriptor = openSync(file, 'r');
    try {
      for (const { start, end } of own) {
        const bytes = Buffer.allocUnsafe(end - start);
        for (let at = 0; at < bytes.length; ) {
          const read = readSync(descriptor, bytes, at, bytes.length - at, start + at);
          if (read === 0) throw new Error(`${file} is shorter than what was written into it`);
          at += read;
        }
        yield bytes;
      }
    } finally {
      closeSync(descriptor);
    }
  }
}
