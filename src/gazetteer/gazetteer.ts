import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../errors/onomast-error.ts';
import { packageRoot } from '../paths.ts';
import { RankBits } from './bits.ts';
import type { Alias, AliasKind, EntryType, GazetteerEntry, GazetteerSource } from './entry.ts';
import { aliasKinds } from './entry.ts';
import { foldCased, foldWords } from './fold.ts';
import type { GazetteerHeader, SectionName } from './format.ts';
import {
  caseSensitiveFlag,
  lastPosting,
  lowerInitialFlag,
  noPosting,
  readHeader,
  sectionTypes,
} from './format.ts';
import { hashAscii, slotsOf } from './hash.ts';
import { damageOf } from './integrity.ts';

/** One alias found: numbers within its gazetteer. */
export interface Hit {
  readonly gazetteer: Gazetteer;
  /** Number of the entry; `gazetteer.entry(hit.entry)` reads it. */
  readonly entry: number;
  /** Number of the alias that matched. */
  readonly alias: number;
}

/** A name as several gazetteers are asked about it: folded and hashed once. */
export interface NameKey {
  readonly name: string;
  readonly words: readonly string[];
  /** {@link hashAscii} of each word. */
  readonly hashes: readonly number[];
}

export function nameKey(name: string): NameKey {
  const { words } = foldWords(name);
  return { name, words, hashes: words.map(hashAscii) };
}

const empty = new Uint32Array(0);

/** Gazetteers of this thread by their buffer, so that stages share one and the check is made once. */
const isShipped = (file: string) =>
  path.dirname(path.resolve(file)) === path.join(packageRoot, 'data', 'gazetteers');

const opened = new WeakMap<SharedArrayBuffer, Gazetteer>();

/**
 * A compiled gazetteer, read from one buffer without unpacking. Worker threads share the buffer: `Gazetteer.from(buffer)` costs
 * nothing but the checks. Use {@link GazetteerSet} to ask several at once.
 */
export class Gazetteer {
  readonly buffer: SharedArrayBuffer;
  readonly header: GazetteerHeader;
  readonly #pool: Buffer;
  readonly #aliasSurface: Uint32Array;
  readonly #aliasKind: Uint8Array | undefined;
  readonly #aliasLanguage: Uint8Array | undefined;
  readonly #entryAliases: Uint32Array;
  readonly #columns: Readonly<
    Partial<Record<SectionName, Uint8Array | Uint16Array | Uint32Array | Int32Array>>
  >;
  /** @internal Vocabulary in byte order, for the automaton. */
  readonly words: Uint8Array;
  /** @internal */
  readonly wordStart: Uint32Array;
  readonly #wordSlots: Uint32Array;
  readonly #roots: RankBits;
  readonly #lowerRoots: RankBits;
  readonly #nodeWord: Uint32Array;
  readonly #nodeInner: RankBits;
  readonly #innerChild: Uint32Array;
  readonly #nodePosting: Uint32Array;
  readonly #postings: Uint32Array;
  /** @internal Skeleton hashes in order, and the word of each. */
  readonly skeletonHash: Uint32Array;
  /** @internal */
  readonly skeletonWord: Uint32Array;
  #idSlots: Uint32Array | undefined;

  private constructor(buffer: SharedArrayBuffer, header: GazetteerHeader, base: number, file?: string) {
    this.buffer = buffer;
    this.header = header;
    const section = (name: SectionName) => {
      const placed = header.sections[name];
      if (placed === undefined) return undefined;
      const [offset, length] = placed;
      try {
        switch (sectionTypes[name]) {
          case 'u8':
            return new Uint8Array(buffer, base + offset, length);
          case 'u16':
            return new Uint16Array(buffer, base + offset, length);
          case 'i32':
            return new Int32Array(buffer, base + offset, length);
          default:
            return new Uint32Array(buffer, base + offset, length);
        }
      } catch (cause) {
        const place = file === undefined ? {} : { file };
        throw new OnomastError('gazetteer.damaged', `its section ${name} lies outside the file`, place, {
          cause,
        });
      }
    };
    const u32 = (name: SectionName) => (section(name) as Uint32Array | undefined) ?? empty;
    const pool = section('pool') as Uint8Array | undefined;
    this.#pool =
      pool === undefined
        ? Buffer.alloc(1)
        : Buffer.from(pool.buffer as ArrayBuffer, pool.byteOffset, pool.length);
    this.#aliasSurface = u32('aliasSurface');
    this.#aliasKind = section('aliasKind') as Uint8Array | undefined;
    this.#aliasLanguage = section('aliasLanguage') as Uint8Array | undefined;
    this.#entryAliases = u32('entryAliases');
    const columns: Partial<Record<SectionName, Uint8Array | Uint16Array | Uint32Array | Int32Array>> = {};
    for (const name of Object.keys(sectionTypes) as SectionName[]) {
      const column = section(name);
      if (column !== undefined) columns[name] = column;
    }
    this.#columns = columns;
    this.words = (section('words') as Uint8Array | undefined) ?? new Uint8Array(0);
    this.wordStart = u32('wordStart');
    this.#wordSlots = u32('wordSlots');
    this.#roots = new RankBits(u32('roots'));
    this.#lowerRoots = new RankBits(u32('lowerRoots'));
    this.#nodeWord = u32('nodeWord');
    this.#nodeInner = new RankBits(u32('nodeInner'));
    this.#innerChild = u32('innerChild');
    this.#nodePosting = u32('nodePosting');
    this.#postings = u32('postings');
    this.skeletonHash = u32('skeletonHash');
    this.skeletonWord = u32('skeletonWord');
    this.#idSlots = section('idSlots') as Uint32Array | undefined;
  }

  /**
   * Reads a `.gaz` file into shared memory and checks it (crc32). Throws `gazetteer.not-found`, `gazetteer.foreign`,
   * `gazetteer.version` or `gazetteer.damaged`.
   */
  static open(file: string): Gazetteer {
    let handle: number;
    try {
      handle = openSync(file, 'r');
    } catch (cause) {
      throw new OnomastError('gazetteer.not-found', 'cannot be opened', { file }, { cause });
    }
    try {
      const stat = fstatSync(handle);
      if (!stat.isFile()) throw new OnomastError('gazetteer.foreign', 'is not a file', { file });
      const buffer = new SharedArrayBuffer(stat.size);
      const bytes = new Uint8Array(buffer);
      let at = 0;
      while (at < stat.size) {
        const read = readSync(handle, bytes, at, Math.min(stat.size - at, 1 << 30), at);
        if (read === 0) throw new OnomastError('gazetteer.damaged', `ends at byte ${at}`, { file });
        at += read;
      }
      const gazetteer = Gazetteer.from(buffer, file);
      // Once a file, not once a thread; those that come with the program were made by it.
      const damaged = isShipped(file)
        ? undefined
        : damageOf(gazetteer.header, (name) => gazetteer.#columns[name]);
      if (damaged !== undefined) {
        const reason = `its section ${damaged} points outside the file, or has no end`;
        throw new OnomastError('gazetteer.damaged', reason, { file });
      }
      return gazetteer;
    } finally {
      closeSync(handle);
    }
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
    let gazetteer = opened.get(shared);
    if (gazetteer === undefined) {
      const { header, base } = readHeader(shared, file, checked);
      gazetteer = new Gazetteer(shared, header, base, file);
      opened.set(shared, gazetteer);
    }
    return gazetteer;
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

  /** Reads an entry. */
  entry(number: number): GazetteerEntry {
    const from = this.#entryAliases[number]!;
    const to = this.#entryAliases[number + 1]!;
    const aliases: Alias[] = [];
    for (let alias = from + 1; alias < to; alias++) aliases.push(this.alias(alias));
    const parent = this.#id(this.#value('parentTemplate', number), this.#value('parentValue', number));
    const country = this.header.countries[this.#value('country', number)]!;
    const subdivision = this.header.subdivisions[this.#value('subdivision', number)]!;
    const latitude = this.#value('latitude', number);
    const longitude = this.#value('longitude', number);
    const population = this.#value('population', number);
    const prior = this.#value('prior', number);
    const extraAt = this.#value('extra', number);
    const extra =
      extraAt === 0 ? {} : (JSON.parse(this.#text(extraAt)) as { sameAs?: string[]; note?: string });
    return {
      id: this.id(number),
      type: this.type(number),
      class: this.class(number),
      name: this.surface(from),
      aliases,
      ...(parent !== '' && { parent }),
      countryCodes: country === '' ? [] : country.split('|'),
      ...(subdivision !== '' && { subdivisionCode: subdivision }),
      ...(latitude !== 0 && { latitude: (latitude - 1) / 2e5 }),
      ...(longitude !== 0 && { longitude: (longitude - 1) / 2e5 }),
      ...(population !== 0 && { population }),
      ...(prior !== 0 && { prior: (prior - 1) / 200 }),
      sameAs: extra.sameAs ?? [],
      ...(extra.note !== undefined && { note: extra.note }),
    };
  }

  /** IRI of an entry. */
  id(number: number): string {
    return this.#id(this.#value('idTemplate', number), this.#value('idValue', number));
  }

  type(number: number): EntryType {
    return this.header.types[this.#value('type', number)] as EntryType;
  }

  class(number: number): string {
    return this.header.classes[this.#value('class', number)]!;
  }

  /** Inhabitants, 0 where not known. */
  population(number: number): number {
    return this.#value('population', number);
  }

  /** How likely this meaning is among entries of the same name, 0 to 1. */
  prior(number: number): number {
    const prior = this.#value('prior', number);
    return prior === 0 ? 0.5 : (prior - 1) / 200;
  }

  /** ISO 3166-1 alpha-2 codes. */
  countryCodes(number: number): string[] {
    const country = this.header.countries[this.#value('country', number)]!;
    return country === '' ? [] : country.split('|');
  }

  /** The preferred name of an entry. */
  entryName(number: number): string {
    return this.surface(this.#entryAliases[number]!);
  }

  /** Reads an alias. */
  alias(alias: number): Alias {
    const language = this.#aliasLanguage === undefined ? 0 : this.#aliasLanguage[alias]!;
    return {
      name: this.surface(alias),
      kind: this.kind(alias),
      ...(language !== 0 && { language: this.header.languages[language]! }),
      ...(this.isCaseSensitive(alias) && { caseSensitive: true }),
    };
  }

  /** The alias as it is written. */
  surface(alias: number): string {
    return this.#text(this.#aliasSurface[alias]!);
  }

  kind(alias: number): AliasKind {
    return aliasKinds[this.#aliasKind === undefined ? 0 : this.#aliasKind[alias]! & 15]!;
  }

  isCaseSensitive(alias: number): boolean {
    return this.#aliasKind !== undefined && (this.#aliasKind[alias]! & caseSensitiveFlag) !== 0;
  }

  /** Whether the alias begins with a small letter, as "e-Estonia" does. */
  isLowerInitial(alias: number): boolean {
    return this.#aliasKind !== undefined && (this.#aliasKind[alias]! & lowerInitialFlag) !== 0;
  }

  /** The entry that an alias belongs to. */
  entryOf(alias: number): number {
    let low = 0;
    let high = this.header.entries - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#entryAliases[middle]! <= alias) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * Number of the entry with an IRI, or -1.
   * @param hash its {@link hashAscii}, for who asks several gazetteers
   */
  find(id: string, hash = hashAscii(id)): number {
    const slots = (this.#idSlots ??= this.#indexIds());
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let known = slots[slot]!; known !== 0; known = slots[slot]!) {
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
    const node = this.walk(words, hashes);
    if (node < 0) return;
    const aliases = this.aliasesAt(node);
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

  /**
   * @internal Number of a folded word, or -1.
   * @param hash its {@link hashAscii}, for who asks several gazetteers
   */
  word(word: string, hash = hashAscii(word)): number {
    const slots = this.#wordSlots;
    if (slots.length === 0) return -1;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let known = slots[slot]!; known !== 0; known = slots[slot]!) {
      if (this.#isWord(known - 1, word)) return known - 1;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** @internal The node of a key's first word, or -1. */
  root(word: number): number {
    return word < 0 ? -1 : this.#roots.rank(word);
  }

  /** @internal Whether a key that begins with this word may begin with a small letter. */
  hasLowerRoot(word: number): boolean {
    return word >= 0 && this.#lowerRoots.rank(word) >= 0;
  }

  /** @internal The child of a node by a word, or -1. */
  child(node: number, word: number): number {
    const inner = this.#nodeInner.rank(node);
    if (inner < 0 || word < 0) return -1;
    let low = this.#innerChild[inner]!;
    let high = this.#innerChild[inner + 1]! - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#nodeWord[middle]! < word) low = middle + 1;
      else high = middle;
    }
    return this.#nodeWord[low] === word ? low : -1;
  }

  /** @internal Whether a key goes on behind this node. */
  hasChildren(node: number): boolean {
    return this.#nodeInner.rank(node) >= 0;
  }

  /** @internal Whether a key ends at this node. */
  isKey(node: number): boolean {
    return this.#nodePosting[node] !== noPosting;
  }

  /** @internal The aliases whose key ends at a node. */
  aliasesAt(node: number): number[] {
    const posting = this.#nodePosting[node]!;
    if (posting === noPosting) return [];
    if (posting >= lastPosting) return [posting - lastPosting];
    const aliases: number[] = [];
    for (let i = posting; ; i++) {
      const alias = this.#postings[i]!;
      if (alias >= lastPosting) {
        aliases.push(alias - lastPosting);
        return aliases;
      }
      aliases.push(alias);
    }
  }

  /** @internal The node of a key, or -1. */
  walk(words: readonly string[], hashes?: readonly number[]): number {
    if (words.length === 0) return -1;
    let node = this.root(this.word(words[0]!, hashes?.[0]));
    for (let i = 1; i < words.length && node >= 0; i++)
      node = this.child(node, this.word(words[i]!, hashes?.[i]));
    return node >= 0 && this.isKey(node) ? node : -1;
  }

  #isWord(number: number, word: string): boolean {
    const start = this.wordStart[number]!;
    if (this.wordStart[number + 1]! - start !== word.length) return false;
    for (let i = 0; i < word.length; i++) if (this.words[start + i] !== word.charCodeAt(i)) return false;
    return true;
  }

  #indexIds(): Uint32Array {
    return slotsOf(Uint32Array.from({ length: this.size }, (_, number) => hashAscii(this.id(number))));
  }

  #value(name: SectionName, number: number): number {
    const column = this.#columns[name];
    return column === undefined ? 0 : column[number]!;
  }

  #id(template: number, value: number): string {
    if (template === 0) return value === 0 ? '' : this.#text(value);
    const [before, after] = this.header.idTemplates[template]!;
    return `${before}${value}${after}`;
  }

  #text(offset: number): string {
    let length = 0;
    let at = offset;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#pool[at++]!;
      length |= (byte & 127) << shift;
      if (byte < 128) return this.#pool.toString('utf8', at, at + length);
    }
  }
}
