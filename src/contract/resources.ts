/** Where the pages of a file come from of which only the beginning was read. */
export interface SharedPages {
  readonly file: string;
  /** Bytes that were read at first, which tell the file from another. */
  readonly head: number;
  /** A byte a page: 1 once it was read. */
  readonly read: SharedArrayBuffer;
}

/** A binary file read once into memory that all workers share. */
export interface SharedFile {
  readonly name: string;
  readonly buffer: SharedArrayBuffer;
  /** Whether its checksum needs no look any more: it was right when the file was read, or the file comes with the program. */
  readonly checked?: boolean;
  /** How the rest of it is read; absent where all of it is there. */
  readonly pages?: SharedPages;
}

/** What a pipeline needs as well as its configuration; handed to workers without a copy. */
export interface SharedResources {
  readonly gazetteers: readonly SharedFile[];
  readonly models: readonly SharedFile[];
}
