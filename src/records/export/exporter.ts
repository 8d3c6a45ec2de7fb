import type { RecordHead } from '../../record/sinks.ts';
import type { RecordReference } from '../read/reference.ts';
import type { ThingMember } from '../things/own-thing.ts';

/** One record to be exported; its nodes are read from the reference as often as a form needs. */
export interface ExportedRecord {
  readonly head: RecordHead;
  readonly reference: RecordReference;
  /** The document's key, as the stores have it. */
  readonly documentId: number;
  /** Which thing of the collection an entity of the record is. */
  readonly thingOf: (entity: ThingMember) => string;
}

/** Takes records one after the other and writes them in one form. */
export interface Exporter {
  /** @throws OnomastError `record.invalid`; what was written of the record before stays, so the caller checks records first */
  add(record: ExportedRecord): void | Promise<void>;
  end(): void | Promise<void>;
  /** Leaves no unfinished file behind. */
  abandon(): void;
}
