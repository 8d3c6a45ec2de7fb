import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { readRun } from '../record/read-run.ts';
import type { RunDocument } from '../record/run-schema.ts';

/** What the manifest of an output folder says of the runs before; nothing where there is none that is whole. */
export class EarlierRun {
  /** By their paths. */
  readonly documents: Map<string, RunDocument>;
  /** Absolute folders that the paths of the documents start from. */
  readonly sources: readonly string[];
  readonly #out: string;

  constructor(out: string) {
    const { documents, kept, sources } = readRun(out) ?? {};
    const whole = [...arrayOf(kept), ...arrayOf(documents)].filter(isDocument);
    this.documents = new Map(whole.map((document) => [document.path, document] as const));
    this.sources = arrayOf(sources).map((folder) => path.resolve(out, String(folder)));
    this.#out = out;
  }

  hasRecord({ record }: RunDocument): boolean {
    return record !== undefined && existsSync(path.join(this.#out, record));
  }

  /**
   * The folder in which the source of a document still stands, itself or in an archive; undefined where it is gone, or never was a file.
   */
  sourceOf(document: RunDocument): string | undefined {
    return this.sources.find((folder) => standsBelow(folder, document.path));
  }
}

const arrayOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function isDocument(value: unknown): value is RunDocument {
  const document = value as Partial<RunDocument> | null;
  const counts = Object.values(document?.counts ?? {});
  const record = typeof document?.record;
  if (record !== 'string' && record !== 'undefined') return false;
  return (
    typeof document?.path === 'string' &&
    !document.path.includes('\0') &&
    counts.every((count) => Number.isSafeInteger(count))
  );
}

/** Whether there is such a file, or one of the folders of the path is a file: an archive that may hold it. */
function standsBelow(folder: string, document: string): boolean {
  const names = document.split('/');
  for (let end = names.length; end > 0; end--) {
    const found = statSync(path.join(folder, ...names.slice(0, end)), { throwIfNoEntry: false });
    if (found !== undefined) return found.isFile();
  }
  return false;
}
