import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder with those above it. `mkdir` with `recursive` tries for ever where no folder can be made (`/proc/x`), deaf to
 * signals; here each is tried once.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  let at = path.resolve(folder);
  for (;;) {
    const stats = statSync(at, { throwIfNoEntry: false });
    if (stats?.isDirectory() === true) break;
    if (stats !== undefined)
      throw Object.assign(new Error(`ENOTDIR: not a folder: ${at}`), {
        code: missing.length === 0 ? 'EEXIST' : 'ENOTDIR',
      });
    missing.push(at);
    const above = path.dirname(at);
    if (above === at) break;
    at = above;
  }
  for (const one of missing.reverse()) {
    try {
      mkdirSync(one);
    } catch (cause) {
      // Another run may make the same one.
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
  }
}
