import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import { ownPrefix } from '../../files/whole-file.ts';
import { readRun } from '../../record/read-run.ts';
import { type FoundRecord, recordsOfNodes } from './nodes.ts';
import { blocksOf, linesOf, wholeFile } from './reference.ts';
import { isReviewFile } from './review-files.ts';
import { RecordScanner } from './scanner.ts';

export type { FoundRecord } from './nodes.ts';

/**
 * Finds records in files and folders: `*.jsonld` holds one, `*.jsonl` a record a line or, where lines are nodes, a node a line.
 * Folders are walked in the order of the paths; links out of them are not followed. Of a folder that a run wrote into, the records that
 * its `run.json` names are found: the others are of documents that are no more.
 * @throws OnomastError `input.not-found` for the only place, `usage.no-input` where no place has a record
 */
export function* findRecords(
  places: readonly string[],
  onPassedOver?: PassedOver,
): Generator<FoundRecord, void, undefined> {
  let count = 0;
  for (const place of places) {
    if (places.length > 1 && !existsSync(place)) {
      yield { file: place, error: notFound(place) };
      continue;
    }
    for (const file of recordFiles(place, onPassedOver)) {
      for (const found of recordsOfFile(file)) {
        count++;
        yield found;
      }
    }
  }
  if (count === 0)
    throw new OnomastError('usage.no-input', 'no records (*.jsonld or *.jsonl)', { file: places.join(', ') });
}

function notFound(file: string, cause?: unknown): OnomastError {
  return new OnomastError('input.not-found', 'no such file or folder', { file }, { cause });
}

/** Is told of a folder's records that its manifest does not name: how many, and the first. */
export type PassedOver = (folder: string, count: number, first: string) => void;

/** The files of records of a folder, by its manifest; a file is itself. @throws OnomastError `input.not-found` */
export function* recordFiles(place: string, onPassedOver?: PassedOver): Generator<string, void, undefined> {
  let isFolder: boolean;
  try {
    isFolder = statSync(place).isDirectory();
  } catch (cause) {
    throw notFound(place, cause);
  }
  if (!isFolder) {
    yield place;
    return;
  }
  const named = namedByManifest(place);
  let count = 0;
  let first = '';
  for (const file of walk(place)) {
    if (named === undefined || named.has(path.relative(place, file).split(path.sep).join('/'))) yield file;
    else if (count++ === 0) first = file;
  }
  if (count > 0) onPassedOver?.(place, count, first);
}

/** The records that a folder's manifest names; undefined where it has none. A document that failed keeps the record it had. */
function namedByManifest(folder: string): ReadonlySet<string> | undefined {
  const { documents, kept } = readRun(folder) ?? {};
  if (!Array.isArray(documents)) return undefined;
  const named = new Set<string>();
  for (const document of [...documents, ...(Array.isArray(kept) ? kept : [])] as (Named | null)[]) {
    const { path: source, record } = document ?? {};
    if (typeof record === 'string') named.add(record);
    else if (typeof source === 'string') named.add(`${path.posix.normalize(source)}.jsonld`);
  }
  return named;
}

type Named = { readonly path?: unknown; readonly record?: unknown };

function* walk(place: string): Generator<string, void, undefined> {
  const entries = readdirSync(place, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(place, entry.name);
    if (entry.isDirectory()) {
      // What a run is still writing.
      if (!entry.name.startsWith(ownPrefix)) yield* walk(file);
    } else if (entry.isFile() && /\.(jsonl|jsonld)$/.test(entry.name) && !isReviewFile(file)) yield file;
  }
}

function* recordsOfFile(file: string): Generator<FoundRecord, void, undefined> {
  try {
    if (!file.endsWith('.jsonl')) yield wholeFile(file);
    else if (holdsNodes(file)) yield* recordsOfNodes(file);
    else yield* linesOf(file);
  } catch (cause) {
    if (cause instanceof OnomastError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    yield {
      file,
      error: new OnomastError('input.not-readable', `cannot be read (${reason})`, { file }, { cause }),
    };
  }
}

/** Whether the first line is a head alone, as `--format nodes` writes it. */
function holdsNodes(file: string): boolean {
  const [line] = linesOf(file).take(1);
  if (line === undefined) return false;
  const keys: string[] = [];
  const scanner = new RecordScanner((item) => {
    if ('key' in item) keys.push(item.key);
  });
  for (const block of blocksOf(file, line.start, line.end)) {
    try {
      scanner.push(block);
    } catch {
      return false;
    }
    if (scanner.lists > 0) return false;
  }
  return keys.includes('generator');
}
