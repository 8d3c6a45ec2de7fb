import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Lies next to a bundle and tells which sources it was made of. */
const stateFile = 'sources.txt';

/** What the sources are now: every file with its size and time. Some hundred `stat` calls, 3 ms. */
function stateOf(sources) {
  return readdirSync(sources, { recursive: true })
    .filter((name) => /\.(ts|json)$/.test(name))
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(path.join(sources, name));
      return `${name} ${size} ${mtimeMs}\n`;
    })
    .join('');
}

/** Whether `dist` was made of the sources as they are. */
export function isCurrent(dist, sources) {
  try {
    return readFileSync(path.join(dist, stateFile), 'utf8') === stateOf(sources);
  } catch {
    return false;
  }
}

export { stateFile, stateOf };
