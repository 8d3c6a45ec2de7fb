import type { Said } from '../stages/read/metadata.ts';
import type { DocumentSource } from '../stages/read/source.ts';

/** A document to be processed. */
export interface DocumentJob {
  /** `source.path` of the record. */
  readonly path: string;
  readonly mediaType: string;
  readonly source: DocumentSource;
  /** What the user says of this document. */
  readonly said?: Said | undefined;
  /** EDTF date of all documents, where nothing nearer says another. */
  readonly date?: string | undefined;
}
