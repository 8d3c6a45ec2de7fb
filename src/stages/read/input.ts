import type { Format } from '../../contract/format.ts';
import type { OnomastError } from '../../errors/onomast-error.ts';
import type { PassedOver } from '../../record/run-schema.ts';
import type { ArchiveStep } from './archives/steps.ts';

/** One document to be read. */
export interface Input {
  /** Absolute path of the file. */
  readonly file: string;
  /** `source.path` of the record: relative to the input, with `/`. */
  readonly path: string;
  readonly mediaType: string;
  /** Where it stands in the file, where that is an archive. */
  readonly steps?: readonly ArchiveStep[];
  /** Where in the archive stands what is said of it (`<file>.meta.json`). */
  readonly said?: readonly ArchiveStep[];
}

/** An input that cannot be read, found while listing. */
export interface FailedInput {
  readonly path: string;
  readonly error: OnomastError;
  /** Whether more documents may stand there than this one, as in a folder that cannot be listed. */
  readonly isListing?: boolean;
}

export interface InputOptions {
  /** Whether symbolic links that lead out of an input folder are followed. */
  readonly followSymlinks?: boolean;
  /** Formats other than plain text. */
  readonly formats?: readonly Format[];
  /** Whether images are read. */
  readonly ocr?: boolean;
  /** Whether archives are opened, as they are if this is absent. */
  readonly archives?: boolean;
  /** Is told of files in folders and archives that are no publications of a known kind. */
  readonly onPassedOver?: (passedOver: PassedOver) => void;
}
