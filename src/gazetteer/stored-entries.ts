import { firstWhere } from '../text/first-where.ts';
import type { Alias, AliasKind, EntryType, GazetteerEntry } from './entry.ts';
import { aliasKinds } from './entry.ts';
import type { GazetteerHeader, SectionName } from './format.ts';
import { caseSensitiveFlag, lowerInitialFlag } from './format.ts';
import type { Column, Sections, TextPool } from './sections.ts';

/** What a compiled gazetteer holds, by the numbers of its entries and aliases. */
export class StoredEntries {
  readonly header: GazetteerHeader;
  readonly #sections: Sections;
  readonly #texts: TextPool;
  readonly #aliasSurface: Column;
  readonly #aliasKind: Column | undefined;
  readonly #aliasLanguage: Column | undefined;
  readonly #entryAliases: Column;

  constructor(sections: Sections) {
    this.header = sections.header;
    this.#sections = sections;
    this.#texts = sections.texts();
    this.#aliasSurface = sections.column('aliasSurface');
    this.#aliasKind = sections.get('aliasKind');
    this.#aliasLanguage = sections.get('aliasLanguage');
    this.#entryAliases = sections.column('entryAliases');
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

  /** Whether the alias begins with a lowercase letter, as "e-Estonia" does. */
  isLowerInitial(alias: number): boolean {
    return this.#aliasKind !== undefined && (this.#aliasKind.at(alias) & lowerInitialFlag) !== 0;
  }

  /** The entry that an alias belongs to. */
  entryOf(alias: number): number {
    return firstWhere(1, this.header.entries, (entry) => this.#entryAliases.at(entry) > alias) - 1;
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
