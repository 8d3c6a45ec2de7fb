import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import PQueue from 'p-queue';
import { OnomastError } from '../../errors/onomast-error.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { writeWhole } from '../../files/whole-file.ts';
import { manifestFile } from '../../record/read-run.ts';
import type { Pipeline } from '../../run/create-pipeline.ts';
import { recordPathError } from '../../run/output-folder.ts';
import type { DocumentOutcome } from '../../run/task.ts';
import { KeptRecords } from '../../run/watch/kept-records.ts';
import { knownExtensions, mediaTypeOf } from '../../stages/read/media-types.ts';
import { Refusal } from './http/failure.ts';
import type { Room } from './room.ts';

/** Bytes of a file that is taken, and files that may wait. */
export const mostInboxBytes = 256 << 20;
const mostWaiting = 200;
/** Files whose state is told. */
const mostTold = 100;

/** What became of a file that was dropped. */
export interface InboxFile {
  readonly name: string;
  readonly state: 'waiting' | 'extracting' | 'done' | 'failed';
  readonly mentions?: number;
  /** Why it failed, and what to do. */
  readonly reason?: string;
}

/** Files that visitors drop: kept in a folder, extracted one after the other, and shown with the others. */
export class Inbox {
  readonly #folder: string;
  readonly #room: Room;
  readonly #pipeline: Pipeline;
  readonly #queue = new PQueue({ concurrency: 1 });
  readonly #files = new Map<string, InboxFile>();

  constructor(folder: string, room: Room, pipeline: Pipeline) {
    makeFolder(folder);
    this.#folder = folder;
    this.#room = room;
    this.#pipeline = pipeline;
  }

  /** Extensions of files that are read. */
  get extensions(): string[] {
    return knownExtensions(this.#pipeline.formats);
  }

  /** What became of the last files, the newest first. */
  get files(): InboxFile[] {
    return [...this.#files.values()].reverse().slice(0, mostTold);
  }

  /**
   * Whether a file may be taken, before its bytes are.
   * @returns the name it is kept under
   * @throws Refusal 400, 415, 429
   */
  check(name: string): string {
    this.#room.assertWritable();
    const safe = safeName(name);
    if (mediaTypeOf(safe, this.#pipeline.formats) === undefined)
      throw new Refusal(415, `Files of this kind are not read. Take ${this.extensions.join(', ')}.`);
    if (this.#queue.size >= mostWaiting)
      throw new Refusal(429, 'Enough files are waiting. Drop this one later.', {
        headers: { 'Retry-After': '60' },
      });
    return safe;
  }

  /** Keeps a file and has it extracted. @throws Refusal 409 where another one has its name */
  take(name: string, bytes: Uint8Array): void {
    const file = path.join(this.#folder, name);
    if (existsSync(file) && !readFileSync(file).equals(bytes))
      throw new Refusal(
        409,
        `There is another file ${JSON.stringify(name)} already; give this one another name.`,
      );
    if (!existsSync(file) && this.#room.hasRecord(name))
      throw new Refusal(
        409,
        `The collection has a document ${JSON.stringify(name)}; give this file another name.`,
      );
    writeWhole(file, bytes);
    this.#tell({ name, state: 'waiting' });
    void this.#queue.add(() => this.#extract(name, file));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#queue.clear();
    await this.#pipeline.close();
  }

  #tell(file: InboxFile): void {
    this.#files.delete(file.name);
    this.#files.set(file.name, file);
  }

  async #extract(name: string, file: string): Promise<void> {
    this.#tell({ name, state: 'extracting' });
    try {
      const outcome = await this.#written(name, file);
      if (outcome.status === 'failed') {
        this.#tell({ name, state: 'failed', reason: outcome.reason });
        return;
      }
      await this.#room.add(name);
      const mentions = outcome.status === 'written' ? outcome.counts.mentions : {};
      this.#tell({
        name,
        state: 'done',
        mentions: Object.values(mentions).reduce((sum, one) => sum + one, 0),
      });
    } catch (error) {
      const reason = error instanceof OnomastError ? error.message : 'The server failed at this file.';
      this.#tell({ name, state: 'failed', reason });
    }
  }

  /** Writes the record as a run does; a folder whose records no manifest names gets none that names this one alone. */
  async #written(name: string, file: string): Promise<DocumentOutcome> {
    const { folder } = this.#room;
    const isNamed = existsSync(path.join(folder!, manifestFile));
    const kept = await KeptRecords.open(folder!, path.dirname(file), this.#pipeline.generator);
    try {
      const problem = recordPathError(name);
      if (problem !== undefined) throw problem;
      const outcome = await this.#pipeline.run({
        path: name,
        mediaType: mediaTypeOf(name, this.#pipeline.formats)!,
        input: { file },
        output: kept.output(name, path.join(kept.work, 'inbox')),
      });
      if (isNamed) kept.add(name, outcome);
      return outcome;
    } finally {
      kept.close();
    }
  }
}

/** A name of a file in the inbox: no path, nothing hidden, no control characters. @throws Refusal 400 */
function safeName(name: string): string {
  const plain = name.normalize('NFC').trim();
  const isSafe =
    /^[^\p{C}/\\:*?"<>|]+$/u.test(plain) && !plain.startsWith('.') && Buffer.byteLength(plain) <= 200;
  if (!isSafe)
    throw new Refusal(
      400,
      'A file’s name has up to 200 bytes, none of / \\ : * ? " < > | and no dot at its start.',
    );
  return plain;
}
