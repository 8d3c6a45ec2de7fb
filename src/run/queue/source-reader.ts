/**
 * Fetches the bytes of a publication from a kind of place. A module for `--reader s3=./s3-reader.mjs` exports such a function as
 * `read`. What it throws counts as passing: the shard is tried again.
 */
export type SourceReader = (url: string, signal: AbortSignal) => Promise<AsyncIterable<Uint8Array>>;
