import { createRequire } from 'node:module';
import type * as Yauzl from 'yauzl';

let loaded: typeof Yauzl | undefined;

/** The reader of ZIP files, loaded with the first of them. */
export function yauzl(): typeof Yauzl {
  loaded ??= createRequire(import.meta.url)('yauzl') as typeof Yauzl;
  return loaded;
}
