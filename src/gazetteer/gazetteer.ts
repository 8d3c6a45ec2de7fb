import path from 'node:path';
import type { SharedFile } from '../contract/resources.ts';
import { OnomastError } from '../errors/onomast-error.ts';
import type { GazetteerSource } from './entry.ts';
import { foldCased } from './fold.ts';
import { hashAscii, slotsOf } from './hash.ts';
import { damageOf } from './integrity.ts';
import { type NameKey, nameKey } from './name-key.ts';
import { NameTrie } from './name-trie.ts';
import { readWhole } from './read-whole.ts';
import { Column, Sections } from './sections.ts';
import { shippedFolder } from './shipped.ts';
import { StoredEntries } from './stored-entries.ts';

/** One alias found: numbers within its gazetteer. */
export interface Hit {
  readonly gazetteer: Gazetteer;
  /** Number of the entry; `gazetteer.entry(hit.entry)` reads it. */
  readonly entry: number;
  /** Number of the alias that matched. */
  readonly alias: number;
}

/** Gazetteers of this thread by their buffer, so that stages share one and the check is made once. */
const opened = new WeakMap<SharedArrayBuffer, Gazetteer>();

/**
 * A compiled gazetteer, read from one buffer without unpacking. Worker threads share the buffer: `Gazetteer.from(buffer)` costs
 * nothing but the checks. Use {@link GazetteerSet} to ask several at once.
 */
export class Gazetteer extends StoredEntries {
  readonly #buffer: SharedArrayBuffer;
  /** @internal */
  readonly names: NameTrie;
  readonly #sections: Sections;
  #idSlots: Column | undefined;

  private constructor(buffer: SharedArrayBuffer, sections: Sections) {
    super(sections);
    this.#buffer = buffer;
    this.#sections = sections;
    this.names = new NameTrie(sections);
    this.#idSlots = sections.get('idSlots');
  }

  /**
   * Reads a `.gaz` file into shared memory and checks it (crc32). Throws `gazetteer.not-found`, `gazetteer.foreign`,
   * `gazetteer.version` or `gazetteer.damaged`.
   */
  static open(file: string): Gazetteer {
    const buffer = readWhole(file);
    const gazetteer = Gazetteer.from(buffer, file);
    // Once a file, not once a thread; those that come with the program were made by it.
    const isShipped = path.dirname(path.resolve(file)) === shippedFolder;
    const damaged = isShipped
      ? undefined
      : damageOf(gazetteer.header, (name) => gazetteer.#sections.get(name)?.whole());
    if (damaged !== undefined) {
      const reason = `its section ${damaged} points outside the file, or has no end`;
      throw new OnomastError('gazetteer.damaged', reason, { file });
    }
    return gazetteer;
  }

  /**
   * A gazetteer over a buffer that holds a compiled file; a plain buffer is copied into shared memory.
   * @param checked whether its crc32 is known to be right
   */
  static from(
    buffer: SharedArrayBuffer | ArrayBuffer | Uint8Array,
    file?: string,
    checked = false,
  ): Gazetteer {
    let shared: SharedArrayBuffer;
    if (buffer instanceof SharedArrayBuffer) shared = buffer;
    else {
      const bytes = buffer instanceof Uint8Array ? buffer : new Uint8Array(buffer);
      shared = new SharedArrayBuffer(bytes.length);
      new Uint8Array(shared).set(bytes);
    }
    return Gazetteer.#over(shared, { ...(file !== undefined && { file }), checked });
  }

  /** @internal A gazetteer of a pipeline's resources, which may be read page by page. */
  static of({ buffer, pages, checked = false }: SharedFile): Gazetteer {
    return Gazetteer.#over(buffer, { checked, ...(pages && { pages }) });
  }

  static #over(buffer: SharedArrayBuffer, options: ConstructorParameters<typeof Sections>[1]): Gazetteer {
    let gazetteer = opened.get(buffer);
    if (gazetteer === undefined) {
      gazetteer = new Gazetteer(buffer, new Sections(buffer, options));
      opened.set(buffer, gazetteer);
    }
    return gazetteer;
  }

  /** The whole file, for another thread. */
  get buffer(): SharedArrayBuffer {
    this.#sections.readAll();
    return this.#buffer;
  }

  get name(): string {
    return this.header.name;
  }

  get sources(): readonly GazetteerSource[] {
    return this.header.sources;
  }

  /** Number of entries. */
  get size(): number {
    return this.header.entries;
  }

  /** Number of names, preferred ones and aliases. */
  get aliasCount(): number {
    return this.header.aliases;
  }

  /**
   * Number of the entry with an IRI, or -1.
   * @param hash its `hashAscii`, for who asks several gazetteers
   */
  find(id: string, hash = hashAscii(id)): number {
    const slots = (this.#idSlots ??= this.#indexIds());
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let known = slots.at(slot); known !== 0; known = slots.at(slot)) {
      if (this.id(known - 1) === id) return known - 1;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /**
   * The entries known by a name, by its folded form; names that are case-sensitive only when the case is the same too.
   * @param anyCase lets case-sensitive names match in any case
   */
  lookup(name: string, anyCase = false): Hit[] {
    const hits: Hit[] = [];
    this.addHits(nameKey(name), anyCase, hits);
    return hits;
  }

  /** @internal As {@link lookup}, of a name that was folded already: several gazetteers are asked about one. */
  addHits({ name, words, hashes }: NameKey, anyCase: boolean, hits: Hit[]): void {
    const node = this.names.walk(words, hashes);
    if (node < 0) return;
    const aliases = this.names.aliasesAt(node);
    const seen = aliases.length === 1 ? undefined : new Set<number>();
    let cased: string | undefined;
    for (const alias of aliases) {
      if (!anyCase && this.isCaseSensitive(alias)) {
        cased ??= foldCased(name);
        if (foldCased(this.surface(alias)) !== cased) continue;
      }
      const entry = this.entryOf(alias);
      if (seen?.has(entry)) continue;
      seen?.add(entry);
      hits.push({ gazetteer: this, entry, alias });
    }
  }

  #indexIds(): Column {
    const hashes = Uint32Array.from({ length: this.size }, (_, number) => hashAscii(this.id(number)));
    return Column.of(slotsOf(hashes));
  }
}
