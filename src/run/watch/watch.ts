import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { PassedOver } from '../../record/run-schema.ts';
import { wholeFile } from '../../records/read/reference.ts';
import { documentKey, runKey } from '../../records/store/keys.ts';
import { removeDocuments } from '../../records/store/load.ts';
import { loadBatch } from '../../records/store/load-batch.ts';
import type { LoadEvent } from '../../records/store/load-options.ts';
import { stored } from '../../records/store/rows.ts';
import type { Store } from '../../records/store/store.ts';
import { mostHeldBytes, readArchived } from '../../stages/read/archives/bytes.ts';
import type { FailedInput, Input } from '../../stages/read/input.ts';
import { listInputs } from '../../stages/read/inputs.ts';
import { saidOfFile, sidecarSuffix } from '../../stages/read/metadata.ts';
import { byteInputOf } from '../../stages/read/open-source.ts';
import type { Pipeline } from '../create-pipeline.ts';
import { inOrder } from '../map-ordered.ts';
import { recordPathError } from '../output-folder.ts';
import { KeptRecords } from './kept-records.ts';

export interface WatchOptions {
  readonly collection: string;
  /** Documents under way at once. */
  readonly jobs: number;
  /** Seconds between two looks at the folder; a file is taken when two looks find it the same. */
  readonly interval: number;
  /** Whether documents whose file is gone leave the store. */
  readonly remove: boolean;
  readonly followSymlinks: boolean;
  /** Ends when nothing is left to do instead of going on. */
  readonly once: boolean;
  readonly signal: AbortSignal;
  /** Folder in which the records are kept too. */
  readonly records?: string | undefined;
  readonly onEvent: (event: LoadEvent) => void;
  /** Is told once of each file that no format reads. */
  readonly onPassedOver?: (file: PassedOver) => void;
}

/**
 * Keeps a store equal to a folder of publications: what is new or changed is extracted and loaded. What was loaded before is known
 * from the store itself, so a watch that ended goes on where it stopped. It looks at the folder again and again, which works on
 * network drives too, where no one tells of changes.
 * @throws OnomastError of the area `store`
 */
export async function watchFolder(
  folder: string,
  pipeline: Pipeline,
  store: Store,
  options: WatchOptions,
): Promise<void> {
  const { signal } = options;
  const seen = new Map<string, string>();
  const settled = new Map<string, string>();
  const kept =
    options.records === undefined
      ? undefined
      : await KeptRecords.open(options.records, folder, pipeline.generator);
  const spool = kept?.work ?? mkdtempSync(path.join(tmpdir(), 'onomast-watch-'));
  const passedOver = new Set<string>();
  const failures = new Failures();
  try {
    while (!signal.aborted) {
      const { inputs, failed, complete } = await look(folder, pipeline, passedOver, options);
      const ready: (Input & { signature: string })[] = [];
      let waiting = failures.take(failed, options.onEvent);
      for (const input of inputs) {
        const signature = signatureOf(input.file);
        if (signature === undefined || settled.get(input.path) === signature) continue;
        if (seen.get(input.path) === signature) ready.push({ ...input, signature });
        else waiting++;
        seen.set(input.path, signature);
      }
      const loaded = await loadedDocuments(store, options.collection);
      await take(ready, { pipeline, store, loaded, settled, spool, kept }, options);
      forget(inputs, seen, settled);
      const gone = options.remove && complete ? await findGone(inputs, store, options.collection) : [];
      if (gone.length > 0) await removeDocuments(store, gone, options.onEvent);
      for (const document of gone) kept?.remove(document.path);
      kept?.save();
      if (options.once && waiting === 0) return;
      await sleep(options.interval * 1000, undefined, { signal }).catch(() => {});
    }
  } finally {
    kept?.close();
    rmSync(spool, { recursive: true, force: true });
  }
}

/** The publications of a folder; `complete` is false where a part of it cannot be read, or none is there: a drive may be missing. */
async function look(
  folder: string,
  { formats, ocr }: Pipeline,
  told: Set<string>,
  { followSymlinks, onPassedOver }: WatchOptions,
): Promise<{ inputs: Input[]; failed: FailedInput[]; complete: boolean }> {
  const found = await listInputs([folder], {
    followSymlinks,
    formats,
    ocr,
    onPassedOver(file) {
      if (!told.has(file.path)) onPassedOver?.(file);
      told.add(file.path);
    },
  });
  const inputs = found.filter((input): input is Input => !('error' in input));
  const failed = found.filter((input): input is FailedInput => 'error' in input);
  return { inputs, failed, complete: inputs.length > 0 && failed.length === 0 };
}

/** What cannot be read of a folder, as pipes, links that lead out of it and archives that are damaged. */
class Failures {
  /** What the last look found, and whether it was told. */
  #known = new Map<string, boolean>();

  /**
   * Tells each once, when two looks find it: an archive may still be on its way. A folder without publications is none.
   * @returns how many are new
   */
  take(failed: readonly FailedInput[], onEvent: (event: LoadEvent) => void): number {
    const found = new Map<string, boolean>();
    let fresh = 0;
    for (const { path: name, error } of failed) {
      const key = `${name}\n${error.message}`;
      const isTold = this.#known.get(key);
      if (error.code === 'input.nothing-readable') continue;
      if (isTold === undefined) fresh++;
      else if (!isTold) onEvent({ status: 'failed', path: name, error });
      found.set(key, isTold !== undefined);
    }
    this.#known = found;
    return fresh;
  }
}

/** Size and time of change of a file and of what is said of it: half a copy has another signature than the whole. */
function signatureOf(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  const said = statSync(`${file}${sidecarSuffix}`, { throwIfNoEntry: false });
  return `${stats.size} ${stats.mtimeMs} ${said?.size} ${said?.mtimeMs}`;
}

async function loadedDocuments(store: Store, collection: string): Promise<Map<string, string>> {
  const rows = await store.query(
    'SELECT path, sha256, metadata_sha256, run_id FROM documents WHERE collection = :collection',
    {
      collection,
    },
  );
  return new Map(
    rows.map((row) => [
      String(row['path']),
      `${row['sha256']} ${row['metadata_sha256'] ?? ''} ${row['run_id']}`,
    ]),
  );
}

interface Watched {
  readonly pipeline: Pipeline;
  readonly store: Store;
  /** What the store holds: hashes by path. */
  readonly loaded: ReadonlyMap<string, string>;
  /** Signatures of files that nothing more is to be done with. */
  readonly settled: Map<string, string>;
  readonly spool: string;
  readonly kept: KeptRecords | undefined;
}

async function take(
  ready: readonly (Input & { signature: string })[],
  { pipeline, store, loaded, settled, spool, kept }: Watched,
  options: WatchOptions,
): Promise<void> {
  const { software, pipeline: name, pipelineHash } = pipeline.generator;
  const run = runKey(software, name, pipelineHash);
  const work = async (input: Input) => {
    if (options.signal.aborted) return undefined;
    const problem = kept === undefined ? undefined : recordPathError(input.path);
    if (problem !== undefined) {
      const { code, message: reason } = problem;
      return { outcome: { status: 'failed', code, reason, seconds: 0 } as const, record: '' };
    }
    const said = saidOfFile(input)?.sha256;
    const hashes = `${await hashOf(input)} ${said ?? ''} ${run}`;
    if (loaded.get(stored(input.path)) === hashes && kept?.has(input.path) !== false) return 'known' as const;
    const temporary = path.join(spool, `${documentKey(options.collection, input.path)}`);
    const outcome = await pipeline.run({
      path: input.path,
      mediaType: input.mediaType,
      input: byteInputOf(input),
      output: kept?.output(input.path, temporary) ?? { to: 'part', temporary, form: 'jsonld' },
    });
    kept?.add(input.path, outcome);
    return { outcome, record: kept?.target(input.path) ?? temporary };
  };
  for await (const { item, result } of inOrder(ready, work, { concurrency: options.jobs })) {
    if (result === undefined) return;
    if (result !== 'known') {
      const { outcome, record } = result;
      // Still being written after all: it is looked at again.
      if (outcome.status === 'failed' && outcome.code === 'input.changed') continue;
      if (outcome.status === 'failed') {
        const error = new OnomastError(outcome.code as OnomastError['code'], outcome.reason);
        error.message = outcome.reason;
        options.onEvent({ status: 'failed', path: item.path, error });
      } else {
        await loadBatch(store, [{ ...wholeFile(record), verified: true }], {
          collection: options.collection,
          onEvent: options.onEvent,
        });
        if (kept === undefined) rmSync(record, { force: true });
      }
    }
    settled.set(item.path, item.signature);
  }
}

/** The SHA-256 of a document, or of nothing where it cannot be read: what is wrong with it shows when it is extracted. */
async function hashOf({ file, steps }: Input): Promise<string> {
  const hash = createHash('sha256');
  try {
    if (steps !== undefined) return hash.update(readArchived({ file, steps }, mostHeldBytes)).digest('hex');
    for await (const block of createReadStream(file)) hash.update(block as Uint8Array);
  } catch {
    return '';
  }
  return hash.digest('hex');
}

/** Forgets files that are no longer in the folder: one of the same name is a new one. */
function forget(inputs: readonly Input[], seen: Map<string, string>, settled: Map<string, string>): void {
  const present = new Set(inputs.map((input) => stored(input.path)));
  for (const name of settled.keys()) {
    if (present.has(stored(name))) continue;
    settled.delete(name);
    seen.delete(name);
  }
}

/** Documents of the store without a file in the folder. */
async function findGone(
  inputs: readonly Input[],
  store: Store,
  collection: string,
): Promise<{ documentId: number; path: string }[]> {
  const present = new Set(inputs.map((input) => stored(input.path)));
  return (await store.documents(collection)).filter((document) => !present.has(document.path));
}
