import { createHash } from 'node:crypto';

/** Where an input came from. */
export interface InputPlace {
  readonly file: string;
  /** Line, from 1. */
  readonly line: number;
}

const growAt = 0.6;

function hashOf(name: string): [low: number, high: number] {
  const digest = createHash('sha256').update(name).digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)];
}

/**
 * The names of documents that a run has met, each with the line it stood on. Kept as 64-bit hashes, some 20 bytes a document, so that a
 * million lines take no more memory than one book.
 */
export class KnownPaths {
  #hashes = new Uint32Array(2048);
  /** Line + 1; 0 is an empty place. */
  #lines = new Uint32Array(1024);
  #files = new Uint16Array(1024);
  #size = 0;
  readonly #names: string[] = [''];

  /**
   * Adds a record's path.
   * @returns where it, a folder of its name, or a file of its folder's name stood before, if one did; `line` is 0 for what is no line
   */
  add(record: string, place: InputPlace | undefined): InputPlace | undefined {
    const folders: string[] = [];
    for (let at = record.indexOf('/'); at !== -1; at = record.indexOf('/', at + 1))
      folders.push(record.slice(0, at));
    for (const name of [record, `${record}/`, ...folders]) {
      const known = this.#find(name);
      if (known !== undefined) return known;
    }
    this.#put(record, place);
    for (const folder of folders) this.#put(`${folder}/`, place);
    return undefined;
  }

  #find(name: string): InputPlace | undefined {
    const [low, high] = hashOf(name);
    const at = this.#placeOf(low, high);
    const line = this.#lines[at]!;
    return line === 0 ? undefined : { file: this.#names[this.#files[at]!]!, line: line - 1 };
  }

  #put(name: string, place: InputPlace | undefined): void {
    const [low, high] = hashOf(name);
    if (this.#size >= this.#lines.length * growAt) this.#grow();
    const at = this.#placeOf(low, high);
    if (this.#lines[at] !== 0) return;
    this.#set(at, low, high, (place?.line ?? 0) + 1, this.#fileNumber(place?.file ?? ''));
    this.#size++;
  }

  #fileNumber(file: string): number {
    if (this.#names.at(-1) === file) return this.#names.length - 1;
    const known = this.#names.indexOf(file);
    if (known !== -1) return known;
    // Beyond what 16 bits count, the line alone is told.
    if (this.#names.length > 0xffff) return 0;
    return this.#names.push(file) - 1;
  }

  #placeOf(low: number, high: number): number {
    const mask = this.#lines.length - 1;
    let at = low & mask;
    while (this.#lines[at] !== 0 && (this.#hashes[2 * at] !== low || this.#hashes[2 * at + 1] !== high))
      at = (at + 1) & mask;
    return at;
  }

  #set(at: number, low: number, high: number, line: number, file: number): void {
    this.#hashes[2 * at] = low;
    this.#hashes[2 * at + 1] = high;
    this.#lines[at] = line;
    this.#files[at] = file;
  }

  #grow(): void {
    const [hashes, lines, files] = [this.#hashes, this.#lines, this.#files];
    this.#hashes = new Uint32Array(hashes.length * 2);
    this.#lines = new Uint32Array(lines.length * 2);
    this.#files = new Uint16Array(files.length * 2);
    for (const [i, line] of lines.entries()) {
      if (line === 0) continue;
      const low = hashes[2 * i]!;
      const high = hashes[2 * i + 1]!;
      this.#set(this.#placeOf(low, high), low, high, line, files[i]!);
    }
  }
}
