import { OnomastError } from '../errors/onomast-error.ts';
import { RankBits } from './bits.ts';
import type { Alias, GazetteerEntry, GazetteerSource } from './entry.ts';
import { aliasKinds, entryTypes } from './entry.ts';
import { foldCased, foldWords } from './fold.ts';
import type { SectionName } from './format.ts';
import { caseSensitiveFlag, lastPosting, lowerInitialFlag } from './format.ts';
import { GrowableBytes, GrowableU32 } from './growable.ts';
import { hashAscii, slotsOf } from './hash.ts';
import { Interner } from './interner.ts';
import { StringPool } from './string-pool.ts';
import { buildTrie, TrieBuilder } from './trie-builder.ts';
import { VocabularyBuilder } from './vocabulary.ts';
import { narrow, writeFile } from './write-file.ts';

/** A name of more folded words is a sentence, and is left out of the keys. */
const maxWords = 40;

/**
 * Compiles entries into the file that `Gazetteer` reads. Entries go in one by one and are kept as typed arrays at once, so that ten
 * million names fit. Same entries in the same order: the same bytes.
 */
export class GazetteerBuilder {
  readonly #pool = new StringPool();
  readonly #words = new VocabularyBuilder();
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
  readonly #idHash = new GrowableU32();
  readonly #templates = new Map<string, number>();
  readonly #idTemplates: [string, string][] = [['', '']];
  readonly #classes = new Interner('classes', 255);
  readonly #countries = new Interner('sets of countries', 65_535, '');
  readonly #subdivisions = new Interner('subdivisions', 65_535, '');
  readonly #languages = new Interner('languages', 255, '');

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
    this.#idHash.push(hashAscii(entry.id));
    const [template, value] = this.#id(entry.id);
    columns.idTemplate.push(template);
    columns.idValue.push(value);
    const [parentTemplate, parentValue] = entry.parent === undefined ? [0, 0] : this.#id(entry.parent);
    columns.parentTemplate.push(parentTemplate);
    columns.parentValue.push(parentValue);
    columns.type.push(entryTypes.indexOf(entry.type));
    columns.class.push(this.#classes.add(entry.class));
    columns.country.push(this.#countries.add(entry.countryCodes.join('|')));
    columns.subdivision.push(this.#subdivisions.add(entry.subdivisionCode ?? ''));
    columns.latitude.push(degrees(entry.latitude));
    columns.longitude.push(degrees(entry.longitude));
    columns.population.push(Math.min(entry.population ?? 0, 0xffffffff));
    columns.prior.push(entry.prior === undefined ? 0 : Math.round(entry.prior * 200) + 1);
    columns.extra.push(this.#extra(entry));
    const seen = new Set<string>();
    // The preferred name stays even where it makes no key.
    this.#alias({ name: entry.name, kind: 'name', language: 'en' }, seen, true);
    for (const alias of entry.aliases) this.#alias(alias, seen, false);
  }

  /** Compiles what was added. The builder is used up. */
  finish(meta: { name: string; sources: readonly GazetteerSource[] }): Buffer {
    this.#entryAliases.push(this.#aliasSurface.length);
    this.#words.close();
    const wordCount = this.#words.length;
    const { order, rank } = this.#words.sort();
    const sections: Partial<Record<SectionName, ArrayBufferView>> = this.#words.sections(order);
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
    sections.idSlots = slotsOf(this.#idHash.done());
    sections.pool = this.#pool.bytes.done();
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
      types: entryTypes,
      classes: this.#classes.values,
      countries: this.#countries.values,
      subdivisions: this.#subdivisions.values,
      languages: this.#languages.values,
    });
  }

  #alias({ name: surface, kind, language, caseSensitive }: Alias, seen: Set<string>, always: boolean): void {
    const { words } = foldWords(surface);
    const usable = words.length > 0 && words.length <= maxWords;
    if (!usable && !always) return;
    const isCased = caseSensitive ?? (kind === 'abbr' || isAcronym(surface));
    // Two spellings with one key ("Homel'", "Homel") are one form to the matcher; the first one stays.
    const key = `${isCased ? foldCased(surface) : ''}^${words.join(' ')}`;
    if (seen.has(key)) return;
    seen.add(key);
    const lowerInitial = /^\P{L}*\p{Ll}/u.test(surface);
    const alias = this.#aliasSurface.length;
    if (alias >= lastPosting - 1)
      throw new OnomastError('gazetteer.too-large', 'more than two billion names in one gazetteer');
    this.#aliasSurface.push(this.#pool.add(surface));
    this.#aliasKind.push(
      aliasKinds.indexOf(kind) | (isCased ? caseSensitiveFlag : 0) | (lowerInitial ? lowerInitialFlag : 0),
    );
    this.#aliasLanguage.push(this.#languages.add(language ?? ''));
    if (!usable) return;
    this.#key(alias, words, lowerInitial);
    // Tokenisers cut "People's" into "People" and "'s".
    if (/['’]s\s/.test(surface))
      this.#key(alias, foldWords(surface.replace(/['’]s(?=\s)/g, ' s')).words, lowerInitial);
  }

  #key(alias: number, words: readonly string[], lowerInitial: boolean): void {
    let node = 0;
    for (let i = 0; i < words.length; i++) {
      const word = this.#words.add(words[i]!);
      if (i === 0 && lowerInitial) this.#lowerRootWords.add(word);
      node = this.#trie.child(node, word);
    }
    this.#keyNode.push(node);
    this.#keyAlias.push(alias);
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
    return [0, this.#pool.add(id)];
  }

  #extra(entry: GazetteerEntry): number {
    if (entry.sameAs.length === 0 && entry.note === undefined) return 0;
    return this.#pool.add(
      JSON.stringify({
        ...(entry.sameAs.length > 0 && { sameAs: entry.sameAs }),
        ...(entry.note !== undefined && { note: entry.note }),
      }),
    );
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
