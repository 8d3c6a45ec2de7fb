import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { OnomastError } from '../errors/onomast-error.ts';
import { makeFolder } from './make-folder.ts';
import { outputError } from './output-error.ts';

/** https://www.sqlite.org/rescode.html#busy */
const busy = 5;

/** A lock that is held. */
export interface Lock {
  /** False where the file system knows no locks: what others left there is then nobody's to remove. */
  readonly isSure: boolean;
  release(): void;
}

/** Lock files that this process holds: it must not open them again, since closing a file gives up the process's locks on it. */
const held = new Set<string>();

/**
 * Tries to lock a file. The operating system holds the lock (SQLite asks for it on every platform) and lets it go with the process,
 * however that ends. So it also holds between containers that share a volume, where process numbers say nothing, and no lock of
 * a dead process is left to be guessed at.
 * @returns undefined where another process has it
 */
function tryLock(file: string): Lock | undefined {
  if (held.has(file)) return undefined;
  let inode: number;
  try {
    closeSync(openSync(file, 'a'));
    inode = statSync(file).ino;
  } catch (cause) {
    throw outputError(cause, file);
  }
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    if (database?.isOpen === true) database.close();
    if ((error as { errcode?: number }).errcode === busy) return undefined;
    return { isSure: false, release: () => {} };
  }
  // Whoever had it before may have removed the file between our look and the lock.
  if (statSync(file, { throwIfNoEntry: false })?.ino !== inode) {
    database.close();
    return undefined;
  }
  held.add(file);
  const locked = database;
  return {
    isSure: true,
    release() {
      if (!held.delete(file)) return;
      rmSync(file, { force: true });
      locked.close();
    },
  };
}

/**
 * Locks a file, waiting for whoever has it.
 * @param file the lock's own file, made where it is missing and removed with the lock
 * @param patience milliseconds to wait
 * @throws OnomastError `output.in-use`, `output.unusable`
 */
export async function lockFile(
  file: string,
  { patience = 0, of = file }: { patience?: number; of?: string } = {},
): Promise<Lock> {
  const absolute = path.resolve(file);
  try {
    makeFolder(path.dirname(absolute));
  } catch (cause) {
    throw outputError(cause, of);
  }
  const until = performance.now() + patience;
  for (let attempt = 0; ; attempt++) {
    let lock: Lock | undefined;
    try {
      lock = tryLock(absolute);
    } catch (cause) {
      throw outputError(cause instanceof OnomastError ? cause.cause : cause, of);
    }
    if (lock !== undefined) return lock;
    // A file that was removed under our hands is no reason to give up.
    if (attempt > 3 && performance.now() >= until)
      throw new OnomastError('output.in-use', 'another run is writing to it', { file: of });
    await sleep(attempt < 4 ? 5 : 50);
  }
}
