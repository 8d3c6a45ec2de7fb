import { createHash } from 'node:crypto';
import { createReadStream, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { readRun } from '../../record/read-run.ts';

/** The publications themselves, found by the paths that their records name, below folders that are known. */
export class Originals {
  readonly #folders: readonly string[];
  /** Hashes of files by their place and state. */
  readonly #hashes = new Map<string, string>();

  /** @param folders folders that the paths of documents start from */
  constructor(folders: readonly string[]) {
    this.#folders = folders.flatMap((folder) => realPath(folder) ?? []);
  }

  /**
   * The file of a document: one of its path and its bytes.
   * @param document path as the record has it
   * @param sha256 hex
   */
  async find(document: string, sha256: string): Promise<string | undefined> {
    for (const folder of this.#folders) {
      // A path that a record names comes from elsewhere, links in the folder too: neither may lead out of it.
      const file = realPath(path.join(folder, document));
      if (file === undefined || !file.startsWith(folder + path.sep) || !statSync(file).isFile()) continue;
      if ((await this.#hash(file)) === sha256) return file;
    }
    return undefined;
  }

  async #hash(file: string): Promise<string> {
    const { size, mtimeMs } = statSync(file);
    const key = `${file} ${size} ${mtimeMs}`;
    const known = this.#hashes.get(key);
    if (known !== undefined) return known;
    const hash = createHash('sha256');
    for await (const part of createReadStream(file)) hash.update(part as Buffer);
    const digest = hash.digest('hex');
    this.#hashes.set(key, digest);
    return digest;
  }
}

function realPath(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

/** The folders of publications that a run noted next to its records; none where it noted none. */
export function notedSources(records: string): string[] {
  const sources = readRun(records)?.sources;
  return Array.isArray(sources) ? sources.map((folder) => path.resolve(records, String(folder))) : [];
}
