import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Lies next to a bundle and tells which sources it was made of. */
const stateFile = 'sources.txt';

/** What a source is now: a file's size and time; the time of a folder, which changes as something comes into it or goes. */
function lineOf(sources, name) {
  const stat = statSync(path.join(sources, name), { throwIfNoEntry: false });
  if (stat === undefined) return '';
  return stat.isDirectory()
    ? `${path.join(name, '/')} ${stat.mtimeMs}`
    : `${name} ${stat.size} ${stat.mtimeMs}`;
}

/** What the sources are now, a line each. */
function stateOf(sources) {
  const names = ['.', ...readdirSync(sources, { recursive: true })].sort();
  return names
    .map((name) => lineOf(sources, name))
    .filter((line) => /^\S+(?:\.ts|\.json|\/) /.test(line))
    .map((line) => `${line}\n`)
    .join('');
}

const filesIn = (lines) => lines.filter((line) => !/^\S+\/ /.test(line)).join('\n');

/** Whether `dist` was made of the sources as they are. */
export function isCurrent(dist, sources) {
  try {
    const lines = readFileSync(path.join(dist, stateFile), 'utf8').trimEnd().split('\n');
    // A thousand `stat` calls; to list the folders takes twice as long, and is needed only where one of them has another time.
    if (lines.every((line) => lineOf(sources, line.slice(0, line.indexOf(' '))) === line)) return true;
    return filesIn(lines) === filesIn(stateOf(sources).trimEnd().split('\n'));
  } catch {
    return false;
  }
}

export { stateFile, stateOf };
