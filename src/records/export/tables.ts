import { readNodes } from '../read/read.ts';
import { type TableName, tableNames } from '../store/layout.ts';
import { addHeadRows, type Row, RowBatch, RowMaker } from '../store/rows.ts';
import type { ExportedRecord, Exporter } from './exporter.ts';

/** Takes the rows of one table. */
export interface TableWriter {
  write(rows: readonly Row[]): void;
  /** Completes the file under a temporary name. */
  finish(): void;
  /** Gives it its name. */
  place(): void;
  abandon(): void;
}

/** Gives all files their names when the last is whole: a full disk leaves none of them, or those of the export before. */
export function endTogether(writers: readonly TableWriter[]): void {
  for (const writer of writers) writer.finish();
  for (const writer of writers) writer.place();
}

const heldSize = 4 << 20;

/** The tables of the stores' layout, one file each. */
export class TablesExporter implements Exporter {
  readonly #collection: string;
  readonly #writers: Readonly<Record<TableName, TableWriter>>;
  readonly #batch = new RowBatch();
  readonly #runs = new Set<number>();

  constructor(collection: string, open: (table: TableName) => TableWriter) {
    this.#collection = collection;
    this.#writers = Object.fromEntries(tableNames.map((name) => [name, open(name)])) as Record<
      TableName,
      TableWriter
    >;
  }

  add({ head, reference, thingOf }: ExportedRecord): void {
    addHeadRows(this.#batch, this.#collection, head, reference.digest);
    const maker = new RowMaker(this.#collection, head, reference, this.#batch, {
      thingOf: (_, entity) => thingOf(entity),
    });
    const { runs } = this.#batch.tables;
    const run = runs.at(-1)![0] as number;
    // The row of a run stands once.
    if (this.#runs.has(run)) runs.pop();
    this.#runs.add(run);
    for (const item of readNodes(reference)) {
      maker.take(item);
      if (this.#batch.size >= heldSize) this.#flush();
    }
    if (this.#batch.size >= heldSize) this.#flush();
  }

  #flush(): void {
    for (const name of tableNames) this.#writers[name].write(this.#batch.tables[name]);
    this.#batch.clear();
  }

  end(): void {
    this.#flush();
    endTogether(Object.values(this.#writers));
  }

  abandon(): void {
    for (const writer of Object.values(this.#writers)) writer.abandon();
  }
}
