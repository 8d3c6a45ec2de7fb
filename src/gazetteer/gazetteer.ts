import path from 'node:path';
import type { SharedFile } from '../contract/resources.ts';
import { OnomastError } from '../errors/onomast-error.ts';
import type { Alias, AliasKind, EntryType, GazetteerEntry, GazetteerSource } from './entry.ts';
import { aliasKinds } from './entry.ts';
import { foldCased } from './fold.ts';
import type { GazetteerHeader, SectionName } from './format.ts';
import { caseSensitiveFlag, lowerInitialFlag } from './format.ts';
import { hashAscii, slotsOf } from './hash.ts';
import { damageOf } from './integrity.ts';
import { type NameKey, nameKey } from './name-key.ts';
import { NameTrie } from './name-trie.ts';
import { readWhole } from './read-whole.ts';
import { Column, Sections, type TextPool } from './sections.ts';
import { shippedFolder } from './shipped.ts';

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
export class Gazetteer {
  readonly #buffer: SharedArrayBuffer;
  readonly header: GazetteerHeader;
  /** @internal */
  readonly names: NameTrie;
  readonly #sections: Sections;
  readonly #texts: TextPool;
  readonly #aliasSurface: Column;
  readonly #aliasKind: Column | undefined;
  readonly #aliasLanguage: Column | undefined;
  readonly #entryAliases: Column;
  #idSlots: Column | undefined;

  private constructor(buffer: SharedArrayBuffer, sections: Sections) {
    this.#buffer = buffer;
    this.header = sections.header;
    this.#sections = sections;
    this.names = new NameTrie(sections);
    this.#texts = sections.texts();
    this.#aliasSurface = sections.column('aliasSurface');
    this.#aliasKind = sections.get('aliasKind');
    this.#aliasLanguage = sections.get('aliasLanguage');
    this.#entryAliases = sections.column('entryAliases');
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

  /** Reads an entry. */
  entry(number: number): GazetteerEntry {
    const from = this.#entryAliases.at(number);
    const to = this.#entryAliases.at(number + 1);
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
      extraAt === 0 ? {} : (JSON.parse(this.#texts.read(extraAt)) as { sameAs?: string[]; note?: string });
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
    return this.surface(this.#entryAliases.at(number));
  }

  /** Reads an alias. */
  alias(alias: number): Alias {
    const language = this.#aliasLanguage === undefined ? 0 : this.#aliasLanguage.at(alias);
    return {
      name: this.surface(alias),
      kind: this.kind(alias),
      ...(language !== 0 && { language: this.header.languages[language]! }),
      ...(this.isCaseSensitive(alias) && { caseSensitive: true }),
    };
  }

  /** The alias as it is written. */
  surface(alias: number): string {
    return this.#texts.read(this.#aliasSurface.at(alias));
  }

  kind(alias: number): AliasKind {
    return aliasKinds[this.#aliasKind === undefined ? 0 : this.#aliasKind.at(alias) & 15]!;
  }

  isCaseSensitive(alias: number): boolean {
    return this.#aliasKind !== undefined && (this.#aliasKind.at(alias) & caseSensitiveFlag) !== 0;
  }

  /** Whether the alias begins with a small letter, as "e-Estonia" does. */
  isLowerInitial(alias: number): boolean {
    return this.#aliasKind !== undefined && (this.#aliasKind.at(alias) & lowerInitialFlag) !== 0;
  }

  /** The entry that an alias belongs to. */
  entryOf(alias: number): number {
    let low = 0;
    let high = this.header.entries - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#entryAliases.at(middle) <= alias) low = middle;
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

  #value(name: SectionName, number: number): number {
    const column = this.#sections.get(name);
    return column === undefined ? 0 : column.at(number);
  }

  #id(template: number, value: number): string {
    if (template === 0) return value === 0 ? '' : this.#texts.read(value);
    const [before, after] = this.header.idTemplates[template]!;
    return `${before}${value}${after}`;
  }
}
