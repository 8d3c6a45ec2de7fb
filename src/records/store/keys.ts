import { createHash } from 'node:crypto';

/** Collection of documents where none is named. */
export const defaultCollection = 'default';

/**
 * A key of 53 bits from words: the first bits of their SHA-256. It is the same on every machine and in every load, fits a JavaScript
 * number, and two of a million documents share one with a chance of 1 in 20,000; a store refuses the second.
 */
function keyOf(...words: readonly string[]): number {
  const digest = createHash('sha256').update(words.join('\0')).digest();
  return digest.readUIntBE(0, 6) * 32 + (digest[6]! >> 3);
}

/** Key of a document: its path within its collection, whatever its content. */
export function documentKey(collection: string, path: string): number {
  return keyOf('document', collection, path);
}

/** Key of what records were made with. */
export function runKey(software: string, pipeline: string, pipelineHash: string): number {
  return keyOf('run', software, pipeline, pipelineHash);
}
