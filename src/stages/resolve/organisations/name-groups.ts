import type { NamedEntry } from '../../../gazetteer/entry.ts';
import type { KnownNames } from '../../../names/knowledge.ts';
import { isAcronym } from '../../../names/surface.ts';
import { genericWords, isDistinctive, isOptional, wordingOf } from '../../../names/wording.ts';
import { nameTypesWith } from '../../../record/entity-types.ts';
import type { NameType } from '../../../record/schema.ts';
import type { Clusters } from '../clusters.ts';
import type { MentionTable } from '../mention-table.ts';
import { bestEntry } from './entries.ts';
import { joinMisspelt, joinMisspeltAcronyms } from './misspellings.ts';
import { type Body, isPlaceWord, letters, listed, listLimit, nearest } from './name-group.ts';

/** Types whose names are worded: bodies, laws, events, sites and natural places. */
export const bodyTypes: readonly NameType[] = nameTypesWith(({ grouping }) => grouping === 'wording');

/** `short` was introduced as a form of `long`: "Eurasian Economic Union (EAEU)". Name indices. */
export interface Definition {
  readonly long: number;
  readonly short: number;
}

/** What the grouping of one document shares. */
export interface Grouping {
  readonly table: MentionTable;
  readonly clusters: Clusters;
  readonly names: KnownNames;
  readonly definitions: readonly Definition[];
  /** Entries by id, filled with those chosen. */
  readonly entries: Map<string, NamedEntry>;
  /** Share of each country among the document's places and nationalities. */
  readonly countries: ReadonlyMap<string, number>;
}

/**
 * Joins the names of one type that mean one thing, from the surest evidence to the weakest. Every step looks names up by a
 * key (words, initials, words before a preposition, last word), so the whole is near-linear in the number of different names.
 */
export function groupBodies(type: NameType, grouping: Grouping): void {
  new BodyGrouper(type, grouping).group();
}

class BodyGrouper {
  readonly #type: NameType;
  readonly #g: Grouping;
  readonly #bodies: Body[] = [];
  /** Ids of the entries the document names in full. */
  readonly #present = new Set<string>();
  readonly #byInitials = new Map<string, Body>();
  readonly #defined = new Set<number>();

  constructor(type: NameType, grouping: Grouping) {
    this.#type = type;
    this.#g = grouping;
  }

  group(): void {
    this.#read();
    if (this.#bodies.length === 0) return;
    this.#identifyFull();
    this.#joinByKey((body) => body.wording.key);
    this.#joinById();
    this.#joinDefined();
    this.#identifyShort();
    this.#joinById();
    this.#joinAcronyms();
    this.#joinOptional();
    this.#joinHeads();
    this.#joinPlaceAndKind();
    this.#joinByKey((body) => (body.wording.letters.length >= 8 ? body.wording.letters : ''));
    joinMisspelt(this.#bodies, this.#g);
    const isExplained = ({ name }: Body) =>
      this.#defined.has(name) || this.#g.clusters.idOf(name) !== undefined;
    joinMisspeltAcronyms(this.#bodies, this.#g, isExplained, (acronym) => this.#byInitials.has(acronym));
  }

  #read(): void {
    const { table, names, definitions } = this.#g;
    const meanings = new Map<string, string>();
    for (const { long, short } of definitions) {
      const acronym = table.names[short]!.surface;
      if (!meanings.has(acronym)) meanings.set(acronym, table.names[long]!.surface);
    }
    const expand = (acronym: string) =>
      meanings.get(acronym) ?? bestEntry(names, acronym, 'ORG', this.#g.countries)?.name;
    table.names.forEach(({ type, surface }, name) => {
      if (type !== this.#type) return;
      const body: Body = {
        name,
        surface,
        wording: wordingOf(surface, names, expand),
        acronym: isAcronym(surface),
      };
      this.#bodies.push(body);
      if (body.wording.words.length > 1)
        for (const form of body.wording.initials)
          if (!this.#byInitials.has(form)) this.#byInitials.set(form, body);
    });
  }

  #identify(body: Body, entry: NamedEntry | undefined): void {
    if (entry === undefined) return;
    this.#g.entries.set(entry.id, entry);
    this.#g.clusters.identify(body.name, entry.id);
  }

  /** Names of several words that a gazetteer has. */
  #identifyFull(): void {
    for (const body of this.#bodies) {
      if (body.wording.words.length < 2) continue;
      this.#identify(body, bestEntry(this.#g.names, body.surface, this.#type, this.#g.countries));
      const id = this.#g.clusters.idOf(body.name);
      if (id !== undefined) this.#present.add(id);
    }
  }

  /** Single words and acronyms that a gazetteer has, unless the document itself says what they are short for. */
  #identifyShort(): void {
    const { names, clusters, countries } = this.#g;
    for (const body of this.#bodies) {
      if (body.wording.words.length > 1 || this.#defined.has(body.name)) continue;
      if (clusters.idOf(body.name) !== undefined) continue;
      const entry = bestEntry(names, body.surface, this.#type, countries, this.#present);
      const own = body.acronym ? this.#byInitials.get(letters(body.surface)) : undefined;
      if (own !== undefined && (entry === undefined || !this.#present.has(entry.id))) continue;
      this.#identify(body, entry);
    }
  }

  #joinById(): void {
    const first = new Map<string, number>();
    for (const { name } of this.#bodies) {
      const id = this.#g.clusters.idOf(name);
      if (id === undefined) continue;
      const twin = first.get(id);
      if (twin === undefined) first.set(id, name);
      else this.#g.clusters.join(twin, name);
    }
  }

  #joinByKey(keyOf: (body: Body) => string): void {
    const first = new Map<string, number>();
    for (const body of this.#bodies) {
      const key = keyOf(body);
      if (key === '') continue;
      const twin = first.get(key);
      if (twin === undefined) first.set(key, body.name);
      else this.#g.clusters.join(twin, body.name);
    }
  }

  #joinDefined(): void {
    const { table, names, clusters, definitions, countries } = this.#g;
    for (const { long, short } of definitions) {
      if (table.names[short]!.type !== this.#type || table.names[long]!.type !== this.#type) continue;
      const acronym = table.names[short]!.surface;
      const known = bestEntry(names, acronym, this.#type, countries);
      const id = clusters.idOf(long);
      const spelt = wordingOf(table.names[long]!.surface, names, () => undefined).initials.includes(
        letters(acronym),
      );
      // "Eurasian Economic Commission (EAEU)": two known things, one next to the other
      if (known !== undefined && known.id !== id && !spelt) {
        if (id !== undefined || !isAcronym(acronym)) continue;
        this.#g.entries.set(known.id, known);
        clusters.identify(long, known.id);
      }
      if (clusters.join(long, short)) this.#defined.add(short);
    }
  }

  /** An acronym and the name whose initials it is; the nearest before it where there are several. */
  #joinAcronyms(): void {
    const { clusters } = this.#g;
    const byInitials = new Map<string, Body[]>();
    for (const body of this.#bodies) {
      if (body.wording.words.length < 2) continue;
      for (const form of body.wording.initials) listed(byInitials, form, body);
    }
    for (const body of this.#bodies) {
      if (!body.acronym || this.#defined.has(body.name) || clusters.idOf(body.name) !== undefined) continue;
      const long = nearest(byInitials.get(letters(body.surface)), body.name);
      if (long !== undefined) clusters.join(long.name, body.name);
    }
  }

  /** A name that leaves out only countries, years, ordinals and the like: "Development Bank" of "… of the Republic of Belarus". */
  #joinOptional(): void {
    const byCore = new Map<string, Body[]>();
    const coreOf = (body: Body) =>
      body.wording.words
        .filter((w) => !isOptional(w))
        .sort()
        .join(' ');
    for (const body of this.#bodies) {
      const core = coreOf(body);
      if (core !== '') listed(byCore, core, body);
    }
    for (const body of this.#bodies) {
      const core = coreOf(body);
      if (core === '' || !this.#mayJoin(body)) continue;
      const own = new Set(body.wording.words);
      const longer = byCore
        .get(core)!
        .filter(
          (other) =>
            other.wording.words.length > own.size &&
            [...own].every((w) => other.wording.words.includes(w)) &&
            this.#sameEdition(body, other),
        );
      const long = nearest(longer, body.name);
      if (long !== undefined) this.#g.clusters.join(long.name, body.name);
    }
  }

  /** "Forum of Regions" is the series, "Fifth Forum of Regions" one of its events. */
  #sameEdition(short: Body, long: Body): boolean {
    const edition = (body: Body) => body.wording.words.find((w) => w.startsWith('#'));
    return this.#type !== 'EVENT' || edition(short) === edition(long);
  }

  /**
   * A capitalised kind of thing that takes up a longer name: "Working Group" for "Working Group on Trade", "Forum of Regions",
   * "Commonwealth", "Academy". Only words that tell nothing by themselves do so.
   */
  #joinHeads(): void {
    const byHead = new Map<string, Body[]>();
    for (const body of this.#bodies) {
      const { words, heads, cuts } = body.wording;
      if (words.length < 2) continue;
      const forms = new Set<string>();
      const plain = (list: readonly string[]) => list.filter((w) => !isOptional(w));
      for (const cut of cuts.slice(0, 4)) forms.add(plain(words.slice(0, cut)).join(' '));
      forms.add(plain(heads).slice(-1).join(' '));
      forms.add(plain(heads).slice(-2).join(' '));
      forms.delete('');
      for (const form of forms) listed(byHead, form, body);
    }
    for (const body of this.#bodies) {
      if (!this.#mayJoin(body) || body.acronym) continue;
      const own = body.wording.words.filter((w) => !isOptional(w));
      if (own.length === 0 || own.length > 4) continue;
      if (own.some((w) => !genericWords.has(w))) continue;
      const countries = body.wording.words.filter((w) => w.startsWith('cc:'));
      // "Norwegian State University" is a name; a commission of two countries is not yet one
      if (countries.length === 1) continue;
      const longer = byHead
        .get(own.join(' '))
        ?.filter(
          (other) =>
            other.wording.words.length > body.wording.words.length &&
            countries.every((w) => other.wording.words.includes(w)) &&
            this.#sameEdition(body, other),
        );
      const long = nearest(longer, body.name);
      if (long !== undefined) this.#g.clusters.join(long.name, body.name);
    }
  }

  /** A distinctive word with a generic one that share both with exactly one longer name: "Astana Exchange". */
  #joinPlaceAndKind(): void {
    const byWord = new Map<string, Body[]>();
    for (const body of this.#bodies)
      for (const word of body.wording.words) if (isDistinctive(word)) listed(byWord, word, body);
    for (const body of this.#bodies) {
      const { words } = body.wording;
      if (words.length > 4 || !this.#mayJoin(body)) continue;
      const own = words.filter(isDistinctive);
      if (own.length === 0) continue;
      const list = byWord.get(own[0]!);
      if (list === undefined || list.length >= listLimit) continue;
      const longer = list.filter(
        (other) =>
          other.name !== body.name &&
          other.wording.words.length > words.length &&
          words.every((w) => other.wording.words.includes(w)) &&
          (words.length > 1
            ? other.wording.heads.at(-1) === words.at(-1)
            : // a coined name may leave out its kind only; a place ("Minsk") never stands for a body of the place
              !isPlaceWord(words[0]!, this.#g.names) &&
              other.wording.words.every((w) => words.includes(w) || !isDistinctive(w))),
      );
      const roots = new Set(longer.map((other) => this.#g.clusters.find(other.name)));
      if (roots.size === 1) this.#g.clusters.join(longer[0]!.name, body.name);
    }
  }

  /** Whether a name is still without a place of its own: no gazetteer id, not introduced in brackets. */
  #mayJoin(body: Body): boolean {
    return this.#g.clusters.idOf(body.name) === undefined;
  }
}
