import path from 'node:path';
import { packageRoot } from '../../src/paths.ts';

/**
 * Single sentences of all kinds, in lists of an npm package, and annotations of ours into them (`fixtures/gold/offsets`).
 *
 * @param name of the file of annotations, without its ending
 */
export const sentencesOfAllKinds = (name: string): { offsets: string; set: string } => ({
  offsets: path.join(packageRoot, 'fixtures', 'gold', 'offsets', `${name}.jsonl`),
  set: path.join(packageRoot, 'node_modules', 'nlp-corpus', 'builds'),
});
