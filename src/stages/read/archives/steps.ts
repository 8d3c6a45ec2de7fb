/** A step into an archive: where a file of it stands, so that it is found again without its directory. Plain data, it crosses threads. */
export type ArchiveStep =
  | {
      readonly kind: 'zip';
      /** Path inside the archive, with `/`. */
      readonly path: string;
      /** Bytes from the archive's beginning to the local header. */
      readonly offset: number;
      readonly packedSize: number;
      readonly size: number;
      /** 0 stored, 8 deflated. */
      readonly method: number;
      readonly crc32: number;
    }
  | { readonly kind: 'gzip'; readonly path: string }
  | {
      readonly kind: 'tar';
      /** Path inside the archive, with `/`. */
      readonly path: string;
      /** Bytes from the archive's beginning to those of the file. */
      readonly offset: number;
      readonly size: number;
    };

/** A file in an archive, which may lie in another. */
export interface ArchivedFile {
  /** Path of the outermost archive. */
  readonly file: string;
  /** From the outside in; at least one. */
  readonly steps: readonly ArchiveStep[];
}

/** The path of a file in an archive, for people: `a.zip/b/c.txt`. */
export function archivedPath(file: string, steps: readonly ArchiveStep[]): string {
  return [file, ...steps.map(({ path }) => path)].join('/');
}
