import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { RunDocument } from '../../record/run-schema.ts';
import type { Generator } from '../../record/source-schema.ts';
import { EarlierRun } from '../earlier-run.ts';
import { ManifestWriter, manifestLine } from '../manifest.ts';
import { type OutputFolder, openOutputFolder, recordPath } from '../output-folder.ts';
import { type DocumentOutcome, type DocumentTask, textFileOf } from '../task.ts';

/** The folder in which a watch keeps its records, with a manifest, as `extract` would leave it. */
export class KeptRecords {
  readonly #out: string;
  readonly #generator: Generator;
  readonly #folder: OutputFolder;
  readonly #documents: Map<string, RunDocument>;
  readonly #sources: Set<string>;
  readonly #startedAtTime = new Date().toISOString();
  #changed = false;

  private constructor(out: string, source: string, generator: Generator, folder: OutputFolder) {
    this.#out = out;
    this.#generator = generator;
    this.#folder = folder;
    const earlier = new EarlierRun(out);
    this.#documents = earlier.documents;
    this.#sources = new Set([path.resolve(source), ...earlier.sources]);
  }

  /**
   * Holds the folder until it is closed.
   * @param source the folder that the paths of the documents start from
   * @throws OnomastError `output.unusable`, `output.in-use`
   */
  static async open(out: string, source: string, generator: Generator): Promise<KeptRecords> {
    return new KeptRecords(out, source, generator, await openOutputFolder(out));
  }

  /** Folder for unfinished files. */
  get work(): string {
    return this.#folder.work;
  }

  /** Where a document's record stands, if its name is right. */
  target(source: string): string {
    return path.join(this.#out, recordPath(source));
  }

  has(source: string): boolean {
    return existsSync(this.target(source));
  }

  /** What a worker is to do with a document. */
  output(source: string, temporary: string): DocumentTask['output'] {
    return { to: 'file', temporary, target: this.target(source), skipUnchanged: false };
  }

  add(source: string, outcome: DocumentOutcome): void {
    this.#documents.set(source, manifestLine(source, outcome, 'jsonld', this.#documents.get(source)));
    this.#changed = true;
  }

  /** Removes the record of a document that is gone. */
  remove(source: string): void {
    const record = this.target(source);
    for (const file of [record, textFileOf(record)]) rmSync(file, { force: true });
    this.#changed = this.#documents.delete(source) || this.#changed;
  }

  /** Writes the manifest anew, if something changed since it was written. */
  save(): void {
    if (!this.#changed) return;
    const manifest = new ManifestWriter(this.work, this.#out, {
      startedAtTime: this.#startedAtTime,
      generator: this.#generator,
    });
    for (const document of this.#documents.values()) manifest.add(document);
    manifest.end({ sources: this.#sources });
    this.#changed = false;
  }

  close(): void {
    this.save();
    this.#folder.close();
  }
}
