import type { RecordSink } from '../record/sinks.ts';

/** A record on its way into a file of another form, made in the thread that extracts it. */
export interface Spool {
  readonly sink: RecordSink;
  /** What the receiver of the file must know of it; complete after the sink's `end`. Crosses threads, so plain data. */
  finish(file: string): unknown;
}

/**
 * A kind of output that a room above the runner registers by its module: the module exports `createSpool`. The runner loads it
 * where the record is made, and knows nothing of what becomes of the file.
 */
export interface SpoolModule {
  createSpool(options: SpoolOptions): Spool;
}

export interface SpoolOptions {
  /** `source.path` of the document, for what is wrong with it. */
  readonly path: string;
  readonly collection: string;
  /** Takes the text of the file, to be encoded as UTF-8. */
  readonly write: (text: string) => void;
}
