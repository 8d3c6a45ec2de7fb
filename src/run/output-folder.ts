import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OnomastError } from '../errors/onomast-error.ts';
import type { Lock } from '../files/lock.ts';
import { makeFolder } from '../files/make-folder.ts';
import { outputError } from '../files/output-error.ts';
import { nameError } from '../files/safe-name.ts';
import { keepAtExit, removeAtExit } from '../files/temporary.ts';
import { holdOutput, ownPrefix } from '../files/whole-file.ts';
import { commonFile } from './common-file.ts';

const workPrefix = `${ownPrefix}run-`;
/** Names that a run writes next to the records. */
const ownNames: ReadonlySet<string> = new Set(['run.json', ...Object.values(commonFile)]);

/** Path of a document's record below the output folder. */
export function recordPath(sourcePath: string): string {
  return `${path.posix.normalize(sourcePath).replace(/\/+$/, '')}.jsonld`;
}

/**
 * What keeps a `source.path` from having a record below the output folder: `../a` leads out of it, and `run.json/a` needs a folder
 * where the manifest stands.
 */
export function recordPathError(sourcePath: string): OnomastError | undefined {
  const error = nameError(sourcePath);
  if (error !== undefined) return error;
  const named = path.posix
    .normalize(sourcePath)
    .split('/')
    .filter((part) => part !== '');
  if (!named.some((part) => part.startsWith(ownPrefix)) && (named.length === 1 || !ownNames.has(named[0]!)))
    return undefined;
  const reason = `the name ${JSON.stringify(sourcePath)} is kept for the run itself`;
  return new OnomastError('output.name-taken', reason);
}

/** Where a run writes: a folder that it has for itself, or standard output; unfinished files stand in `work`. */
export interface OutputFolder {
  /** Folder for unfinished files, on the file system of the output. */
  readonly work: string;
  /** Ends the hold, and removes what is unfinished. */
  close(): void;
}

/**
 * Opens an output folder. What a killed run left behind goes, but for its common file, which the new work folder keeps.
 * @param out a folder, made where it is missing, or `-`
 * @throws OnomastError `output.unusable`, `output.in-use`
 */
export async function openOutputFolder(out: string): Promise<OutputFolder> {
  if (out === '-') return folderAt(mkdtempSync(path.join(tmpdir(), 'onomast-')), undefined);
  let lock: Lock | undefined;
  try {
    makeFolder(out);
    lock = await holdOutput(out, { isFolder: true });
    const work = mkdtempSync(path.join(out, workPrefix));
    removeAtExit(work);
    if (lock.isSure) takeOver(out, work);
    return folderAt(work, lock);
  } catch (cause) {
    lock?.release();
    throw outputError(cause, out);
  }
}

function folderAt(work: string, lock: Lock | undefined): OutputFolder {
  removeAtExit(work);
  return {
    work,
    close() {
      rmSync(work, { recursive: true, force: true });
      keepAtExit(work);
      lock?.release();
    },
  };
}

/** Moves the common files of dead runs into the work folder of this one, and removes what else they left. */
function takeOver(out: string, work: string): void {
  const dead = readdirSync(out)
    .filter(
      (name) =>
        name.startsWith(ownPrefix) && name !== path.basename(work) && !name.startsWith(`${ownPrefix}lock`),
    )
    .map((name) => path.join(out, name));
  let number = 0;
  for (const left of dead) {
    for (const name of filesOf(left)) {
      const form = path.extname(name);
      if (Object.hasOwn(commonFile, form.slice(1)))
        renameSync(path.join(left, name), path.join(work, `left-${number++}${form}`));
    }
    rmSync(left, { recursive: true, force: true });
  }
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
