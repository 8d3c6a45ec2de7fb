/** A binary file read once into memory that all workers share. */
export interface SharedFile {
  readonly name: string;
  readonly buffer: SharedArrayBuffer;
  /** Whether its checksum needs no look any more: it was right when the file was read, or the file comes with the program. */
  readonly checked?: boolean;
}

/** What a pipeline needs as well as its configuration; handed to workers without a copy. */
export interface SharedResources {
  readonly gazetteers: readonly SharedFile[];
  readonly models: readonly SharedFile[];
}
