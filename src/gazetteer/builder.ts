import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { OnomastError } from '../errors.ts';
import { nameTypes } from '../record/schema.ts';
import { RankBits } from './bits.ts';
import type { AliasKind, GazetteerEntry, GazetteerSource } from './entry.ts';
import { aliasKinds } from './entry.ts';
import { foldCased, foldWords } from './fold.ts';
import type { GazetteerHeader, SectionName } from './format.ts';
import {
  caseSensitiveFlag,
  formatVersion,
  lastPosting,
  lowerInitialFlag,
  magic,
  preambleLength,
  sectionTypes,
} from './format.ts';
import { GrowableBytes, GrowableU32 } from './growable.ts';
import { hashAscii, hashBytes } from './hash.ts';
import { skeleton, skeletonLength } from './skeleton.ts';
import { buildTrie, TrieBuilder } from './trie-builder.ts';

/** A name of more folded words is a sentence, and is left out of the keys. */
const maxWords = 40;

/** A table of few distinct strings, each known by its index. */
class Interner {
  readonly values: string[];
  readonly #index = new Map<string, number>();
  readonly #limit: number;
  readonly #what: string;

  constructor(what: string, limit: number, first?: string) {
    this.#what = what;
    this.#limit = limit;
    this.values = first === undefined ? [] : [first];
    if (first !== undefined) this.#index.set(first, 0);
  }

  add(value: string): number {
    const known = this.#index.get(value);
    if (known !== undefined) return known;
    if (this.values.length > this.#limit)
      throw new OnomastError(
        'gazetteer.too-large',
        `more than ${this.#limit} different ${this.#what} in one gazetteer`,
      );
    this.#index.set(value, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}

/**
 * Compiles entries into the file that `Gazetteer` reads. Entries go in one by one and are kept as typed arrays at once, so that ten
 * million names fit. Same entries in the same order: the same bytes.
 */
export class GazetteerBuilder {
  readonly #pool = new GrowableBytes();
  #poolSlots = new Uint32Array(1 << 12);
  #poolStrings = 0;
  readonly #words = new GrowableBytes();
  readonly #wordStart = new GrowableU32();
  #wordSlots = new Uint32Array(1 << 12);
  readonly #trie = new TrieBuilder();
  readonly #aliasSurface = new GrowableU32();
  /** Keys: the node each ends at, and the alias it is of; an alias with a possessive inside has two. */
  readonly #keyNode = new GrowableU32();
  readonly #keyAlias = new GrowableU32();
  readonly #aliasKind = new GrowableBytes();
  readonly #aliasLanguage = new GrowableBytes();
  readonly #entryAliases = new GrowableU32();
  readonly #lowerRootWords = new Set<number>();
  readonly #columns = {
    idTemplate: new GrowableU32(),
    idValue: new GrowableU32(),
    parentTemplate: new GrowableU32(),
    parentValue: new GrowableU32(),
    type: new GrowableU32(),
    class: new GrowableU32(),
    country: new GrowableU32(),
    subdivision: new GrowableU32(),
    latitude: new GrowableU32(),
    longitude: new GrowableU32(),
    population: new GrowableU32(),
    prior: new GrowableU32(),
    extra: new GrowableU32(),
  };
  readonly #templates = new Map<string, number>();
  readonly #idTemplates: [string, string][] = [['', '']];
  readonly #classes = new Interner('classes', 255);
  readonly #countries = new Interner('sets of countries', 65_535, '');
  readonly #subdivisions = new Interner('subdivisions', 65_535, '');
  readonly #languages = new Interner('languages', 255, '');

  constructor() {
    // Offset 0 of the pool means "none".
    this.#pool.push(0);
  }

  /** Entries so far. */
  get entryCount(): number {
    return this.#entryAliases.length;
  }

  /** Aliases so far, preferred names among them. */
  get aliasCount(): number {
    return this.#aliasSurface.length;
  }

  /** Adds an entry; entries of one id added apart are kept apart (the set of gazetteers joins them by id). */
  add(entry: GazetteerEntry): void {
    const columns = this.#columns;
    this.#entryAliases.push(this.#aliasSurface.length);
    const [template, value] = this.#id(entry.id);
    columns.idTemplate.push(template);
    columns.idValue.push(value);
    const [parentTemplate, parentValue] = entry.parent === undefined ? [0, 0] : this.#id(entry.parent);
    columns.parentTemplate.push(parentTemplate);
    columns.parentValue.push(parentValue);
    columns.type.push(nameTypes.indexOf(entry.type));
    columns.class.push(this.#classes.add(entry.class));
    columns.country.push(this.#countries.add(entry.countryCodes.join('|')));
    columns.subdivision.push(this.#subdivisions.add(entry.subdivisionCode ?? ''));
    columns.latitude.push(degrees(entry.latitude));
    columns.longitude.push(degrees(entry.longitude));
    columns.population.push(Math.min(entry.population ?? 0, 0xffffffff));
    columns.prior.push(entry.prior === undefined ? 0 : Math.round(entry.prior * 200) + 1);
    columns.extra.push(this.#extra(entry));
    const seen = new Set<string>();
    this.#alias(entry.name, 'name', 'en', isAcronym(entry.name), seen, true);
    for (const alias of entry.aliases)
      this.#alias(
        alias.name,
        alias.kind,
        alias.language ?? '',
        alias.caseSensitive ?? (alias.kind === 'abbr' || isAcronym(alias.name)),
        seen,
        false,
      );
  }

  /** Compiles what was added. The builder is used up. */
  finish(meta: { name: string; sources: readonly GazetteerSource[] }): Buffer {
    this.#entryAliases.push(this.#aliasSurface.length);
    this.#wordStart.push(this.#words.length);
    const wordCount = this.#wordStart.length - 1;
    const { order, rank } = this.#sortWords(wordCount);
    const sections: Partial<Record<SectionName, ArrayBufferView>> = {};
    Object.assign(sections, this.#wordSections(order));
    this.#poolSlots = new Uint32Array(0);
    const trie = buildTrie(this.#trie, rank, this.#keyNode.done(), this.#keyAlias.done());
    sections.nodeWord = trie.nodeWord;
    sections.nodeInner = trie.nodeInner;
    sections.innerChild = trie.innerChild;
    sections.nodePosting = trie.nodePosting;
    sections.postings = trie.postings;
    sections.roots = trie.roots;
    const lower = new Uint8Array(wordCount);
    for (const word of this.#lowerRootWords) lower[rank[word]!] = 1;
    sections.lowerRoots = RankBits.pack(wordCount, (word) => lower[word] === 1);
    sections.pool = this.#pool.done();
    sections.aliasSurface = this.#aliasSurface.done();
    sections.aliasKind = this.#aliasKind.done();
    sections.aliasLanguage = this.#aliasLanguage.done();
    sections.entryAliases = this.#entryAliases.done();
    for (const [name, column] of Object.entries(this.#columns))
      sections[name as SectionName] = narrow(name as SectionName, column);
    return writeFile(sections, {
      name: meta.name,
      entries: this.#entryAliases.length - 1,
      aliases: this.#aliasSurface.length,
      keys: this.#keyNode.length,
      words: wordCount,
      nodes: trie.nodeWord.length,
      sources: meta.sources,
      idTemplates: this.#idTemplates,
      types: nameTypes,
      classes: this.#classes.values,
      countries: this.#countries.values,
      subdivisions: this.#subdivisions.values,
      languages: this.#languages.values,
    });
  }

  #alias(
    surface: string,
    kind: AliasKind,
    language: string,
    caseSensitive: boolean,
    seen: Set<string>,
    always: boolean,
  ): void {
    const { words } = foldWords(surface);
    const usable = words.length > 0 && words.length <= maxWords;
    if (!usable && !always) return;
    // Two spellings with one key ("Homel'", "Homel") are one form to the matcher; the first one stays.
    const key = `${caseSensitive ? foldCased(surface) : ''}^${words.join(' ')}`;
    if (seen.has(key)) return;
    seen.add(key);
    const lowerInitial = /^\P{L}*\p{Ll}/u.test(surface);
    const alias = this.#aliasSurface.length;
    if (alias >= lastPosting - 1)
      throw new OnomastError('gazetteer.too-large', 'more than two billion names in one gazetteer');
    this.#aliasSurface.push(this.#intern(surface));
    this.#aliasKind.push(
      aliasKinds.indexOf(kind) |
        (caseSensitive ? caseSensitiveFlag : 0) |
        (lowerInitial ? lowerInitialFlag : 0),
    );
    this.#aliasLanguage.push(this.#languages.add(language));
    if (!usable) return;
    this.#key(alias, words, lowerInitial);
    // Tokenisers cut "People's" into "People" and "'s".
    if (/['’]s\s/.test(surface))
      this.#key(alias, foldWords(surface.replace(/['’]s(?=\s)/g, ' s')).words, lowerInitial);
  }

  #key(alias: number, words: readonly string[], lowerInitial: boolean): void {
    let node = 0;
    for (let i = 0; i < words.length; i++) {
      const word = this.#word(words[i]!);
      if (i === 0 && lowerInitial) this.#lowerRootWords.add(word);
      node = this.#trie.child(node, word);
    }
    this.#keyNode.push(node);
    this.#keyAlias.push(alias);
  }

  /** Number of a word, new or known. */
  #word(word: string): number {
    const hash = hashAscii(word);
    const mask = this.#wordSlots.length - 1;
    let slot = hash & mask;
    for (let known = this.#wordSlots[slot]!; known !== 0; known = this.#wordSlots[slot]!) {
      if (this.#isWord(known - 1, word)) return known - 1;
      slot = (slot + 1) & mask;
    }
    const number = this.#wordStart.length;
    this.#wordStart.push(this.#words.length);
    this.#words.write(word);
    this.#wordSlots[slot] = number + 1;
    if ((number + 1) * 3 > this.#wordSlots.length * 2) {
      this.#wordSlots = fillSlots(this.#wordSlots.length * 2, number + 1, (w) =>
        hashBytes(this.#words.array, this.#wordStart.array[w]!, this.#wordEnd(w)),
      );
    }
    return number;
  }

  #wordEnd(word: number): number {
    return word + 1 < this.#wordStart.length ? this.#wordStart.array[word + 1]! : this.#words.length;
  }

  #isWord(number: number, word: string): boolean {
    const start = this.#wordStart.array[number]!;
    if (this.#wordEnd(number) - start !== word.length) return false;
    for (let i = 0; i < word.length; i++)
      if (this.#words.array[start + i] !== word.charCodeAt(i)) return false;
    return true;
  }

  /** Offset of a string in the pool; a string written before is found again. */
  #intern(text: string): number {
    const pool = this.#pool;
    const offset = pool.length;
    const length = Buffer.byteLength(text);
    for (let rest = length; ; rest >>>= 7) {
      if (rest < 128) {
        pool.push(rest);
        break;
      }
      pool.push((rest & 127) | 128);
    }
    pool.write(text);
    const end = pool.length;
    const mask = this.#poolSlots.length - 1;
    let slot = hashBytes(pool.array, offset, end) & mask;
    for (let known = this.#poolSlots[slot]!; known !== 0; known = this.#poolSlots[slot]!) {
      if (pool.array.compare(pool.array, known, known + end - offset, offset, end) === 0) {
        pool.length = offset;
        return known;
      }
      slot = (slot + 1) & mask;
    }
    this.#poolSlots[slot] = offset;
    if (pool.length > 0xf0000000)
      throw new OnomastError('gazetteer.too-large', 'more than 4 GB of names in one gazetteer');
    if (++this.#poolStrings * 3 > this.#poolSlots.length * 2) this.#growPool();
    return offset;
  }

  #growPool(): void {
    const old = this.#poolSlots;
    const slots = new Uint32Array(old.length * 2);
    const mask = slots.length - 1;
    for (const offset of old) {
      if (offset === 0) continue;
      let slot = hashBytes(this.#pool.array, offset, this.#poolEnd(offset)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = offset;
    }
    this.#poolSlots = slots;
  }

  #poolEnd(offset: number): number {
    let length = 0;
    let shift = 0;
    let at = offset;
    for (; ; shift += 7) {
      const byte = this.#pool.array[at++]!;
      length |= (byte & 127) << shift;
      if (byte < 128) return at + length;
    }
  }

  /** An id as template and number: `https://sws.geonames.org/625144/` is (`https://sws.geonames.org/`, `/`) and 625144. */
  #id(id: string): [template: number, value: number] {
    // Only whole last segments: "…:BY-12" would make a template of every country.
    const match = /^(\D.*[/:#=][A-Z]?)([1-9]\d{0,8})(\D?)$/.exec(id);
    if (match !== null) {
      const key = `${match[1]}\n${match[3]}`;
      let template = this.#templates.get(key);
      if (template === undefined && this.#idTemplates.length < 256) {
        template = this.#idTemplates.length;
        this.#idTemplates.push([match[1]!, match[3]!]);
        this.#templates.set(key, template);
      }
      if (template !== undefined) return [template, Number(match[2])];
    }
    return [0, this.#intern(id)];
  }

  #extra(entry: GazetteerEntry): number {
    if (entry.sameAs.length === 0 && entry.note === undefined) return 0;
    return this.#intern(
      JSON.stringify({
        ...(entry.sameAs.length > 0 && { sameAs: entry.sameAs }),
        ...(entry.note !== undefined && { note: entry.note }),
      }),
    );
  }

  /** Words in byte order: `order[rank]` is the number, `rank[number]` the place. */
  #sortWords(count: number): { order: Uint32Array; rank: Uint32Array } {
    const bytes = this.#words.array;
    const starts = this.#wordStart.array;
    // The first six bytes as one number decide nearly every comparison.
    const head = new Float64Array(count);
    for (let w = 0; w < count; w++) {
      let value = 0;
      const end = starts[w + 1]!;
      for (let i = starts[w]!; i < starts[w]! + 6; i++) value = value * 256 + (i < end ? bytes[i]! : 0);
      head[w] = value;
    }
    const order = Uint32Array.from({ length: count }, (_, w) => w).sort((a, b) => {
      const byHead = head[a]! - head[b]!;
      if (byHead !== 0) return byHead;
      return bytes.compare(bytes, starts[b]!, starts[b + 1]!, starts[a]!, starts[a + 1]!);
    });
    const rank = new Uint32Array(count);
    for (let r = 0; r < count; r++) rank[order[r]!] = r;
    return { order, rank };
  }

  #wordSections(order: Uint32Array): Partial<Record<SectionName, ArrayBufferView>> {
    const count = order.length;
    const words = Buffer.alloc(this.#words.length);
    const wordStart = new Uint32Array(count + 1);
    let at = 0;
    const skeletons: [hash: number, word: number][] = [];
    for (let r = 0; r < count; r++) {
      const start = this.#wordStart.array[order[r]!]!;
      const end = this.#wordStart.array[order[r]! + 1]!;
      wordStart[r] = at;
      this.#words.array.copy(words, at, start, end);
      if (end - start >= skeletonLength) {
        const word = words.toString('latin1', at, at + end - start);
        if (/^[a-z]+$/.test(word)) skeletons.push([hashAscii(skeleton(word)), r]);
      }
      at += end - start;
    }
    wordStart[count] = at;
    skeletons.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    let size = 16;
    while (size * 3 < count * 4) size *= 2;
    const wordSlots = fillSlots(size, count, (r) => hashBytes(words, wordStart[r]!, wordStart[r + 1]!));
    return {
      words,
      wordStart,
      wordSlots,
      skeletonHash: Uint32Array.from(skeletons, ([hash]) => hash),
      skeletonWord: Uint32Array.from(skeletons, ([, word]) => word),
    };
  }
}

/** Acronyms and names of up to three letters: they match with their own case only. */
function isAcronym(name: string): boolean {
  const letters = name.replace(/[^\p{L}]/gu, '');
  return (
    letters.length <= 3 || (letters.length <= 6 && letters === letters.toUpperCase() && !/\s/.test(name))
  );
}

function degrees(value: number | undefined): number {
  return value === undefined ? 0 : (Math.round(value * 1e5) * 2 + 1) | 0;
}

/** An open-addressing table (linear probing) of `number + 1`. */
function fillSlots(size: number, count: number, hash: (number: number) => number): Uint32Array<ArrayBuffer> {
  const slots = new Uint32Array(size);
  const mask = size - 1;
  for (let number = 0; number < count; number++) {
    let slot = hash(number) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }
  return slots;
}

function narrow(name: SectionName, column: GrowableU32): ArrayBufferView {
  const values = column.done();
  switch (sectionTypes[name]) {
    case 'u8':
      return Uint8Array.from(values);
    case 'u16':
      return Uint16Array.from(values);
    case 'i32':
      return new Int32Array(values.buffer);
    default:
      return values;
  }
}

function writeFile(
  sections: Partial<Record<SectionName, ArrayBufferView>>,
  header: Omit<GazetteerHeader, 'contentHash' | 'sections'>,
): Buffer {
  const placed: Partial<Record<SectionName, [number, number]>> = {};
  const parts: Buffer[] = [];
  let offset = 0;
  for (const name of Object.keys(sectionTypes) as SectionName[]) {
    const view = sections[name];
    if (view === undefined) continue;
    const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
    if (bytes.every((byte) => byte === 0)) continue;
    const width = { u8: 1, u16: 2, u32: 4, i32: 4 }[sectionTypes[name]];
    placed[name] = [offset, bytes.length / width];
    parts.push(bytes);
    const padding = (8 - (bytes.length % 8)) % 8;
    if (padding > 0) parts.push(Buffer.alloc(padding));
    offset += bytes.length + padding;
  }
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const json = Buffer.from(JSON.stringify({ ...header, contentHash: hash.digest('hex'), sections: placed }));
  const headerLength = Math.ceil(json.length / 8) * 8;
  const file = Buffer.alloc(preambleLength + headerLength + offset, 0x20);
  file.write(magic, 0, 'latin1');
  file.writeUInt32LE(formatVersion, 8);
  file.writeUInt32LE(headerLength, 12);
  file.writeUInt32LE(0, 20);
  file.writeBigUInt64LE(BigInt(file.length), 24);
  json.copy(file, preambleLength);
  let at = preambleLength + headerLength;
  for (const part of parts) at += part.copy(file, at);
  file.writeUInt32LE(crc32(file.subarray(preambleLength)), 16);
  return file;
}
