/** Sectors of a chain that end it, and all others that are none. */
const firstSpecial = 0xfffffffa;
const headerSize = 512;
const entrySize = 128;

/**
 * The streams of a compound file (OLE2) by their names, read when asked for. Chains that go in circles or lead out of the file end.
 * @throws RangeError where its bytes end too early
 */
export class CompoundStreams {
  readonly #bytes: Buffer;
  readonly #sector: number;
  readonly #mini: number;
  readonly #smallest: number;
  readonly #next: number[];
  readonly #nextMini: number[];
  readonly #entries = new Map<string, { readonly start: number; readonly size: number }>();
  #root: Buffer = Buffer.alloc(0);

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#sector = 1 << Math.min(16, Math.max(7, this.#bytes.readUInt16LE(30)));
    this.#mini = 1 << Math.min(12, Math.max(4, this.#bytes.readUInt16LE(32)));
    this.#smallest = this.#bytes.readUInt32LE(56);
    this.#next = this.#tables().flatMap((at) => numbers(this.#sectorAt(at)));
    this.#nextMini = numbers(this.#chain(this.#bytes.readUInt32LE(60)));
    const directory = this.#chain(this.#bytes.readUInt32LE(48));
    for (let at = 0; at + entrySize <= directory.length; at += entrySize) {
      const length = Math.min(64, directory.readUInt16LE(at + 64));
      const name = directory.toString('utf16le', at, at + Math.max(0, length - 2));
      const [start, size] = [directory.readUInt32LE(at + 116), directory.readUInt32LE(at + 120)];
      const type = directory[at + 66];
      if (type === 5) this.#root = this.#chain(start).subarray(0, size);
      else if (type === 2 && !this.#entries.has(name)) this.#entries.set(name, { start, size });
    }
  }

  /** The bytes of a stream; undefined where there is none of that name. */
  read(name: string): Buffer | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    const whole = entry.size < this.#smallest ? this.#miniChain(entry.start) : this.#chain(entry.start);
    return whole.subarray(0, entry.size);
  }

  /** Where the sectors of the allocation table stand. */
  #tables(): number[] {
    const found: number[] = [];
    for (let i = 0; i < 109; i++) found.push(this.#bytes.readUInt32LE(76 + 4 * i));
    const seen = new Set<number>();
    for (let at = this.#bytes.readUInt32LE(68); at < firstSpecial && !seen.has(at); ) {
      seen.add(at);
      const more = numbers(this.#sectorAt(at));
      found.push(...more.slice(0, -1));
      at = more.at(-1) ?? firstSpecial;
    }
    return [...new Set(found.filter((at) => at < firstSpecial))];
  }

  #sectorAt(index: number): Buffer {
    const start = Math.max(headerSize, this.#sector) + index * this.#sector;
    return this.#bytes.subarray(start, start + this.#sector);
  }

  #chain(start: number): Buffer {
    return Buffer.concat(chainOf(start, this.#next).map((at) => this.#sectorAt(at)));
  }

  #miniChain(start: number): Buffer {
    const pieces = chainOf(start, this.#nextMini);
    return Buffer.concat(pieces.map((at) => this.#root.subarray(at * this.#mini, (at + 1) * this.#mini)));
  }
}

function chainOf(start: number, next: readonly number[]): number[] {
  const chain = new Set<number>();
  for (
    let at: number | undefined = start;
    at !== undefined && at < firstSpecial && !chain.has(at);
    at = next[at]
  )
    if (at < next.length) chain.add(at);
  return [...chain];
}

function numbers(bytes: Buffer): number[] {
  const list: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) list.push(bytes.readUInt32LE(at));
  return list;
}
