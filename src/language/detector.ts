import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { eld } from 'eld/extrasmall';

type Detector = typeof eld;

let loaded: Detector | undefined;

/** The detector of 60 languages, loaded when a text first needs it: English is told without, and its tables take 30 MB a thread. */
export function detector(): Detector {
  if (loaded === undefined) {
    const require = createRequire(import.meta.url);
    // The package has no entry for `require`, though Node can load a module so.
    loaded = (require(fileURLToPath(import.meta.resolve('eld/extrasmall'))) as { eld: Detector }).eld;
  }
  return loaded;
}
