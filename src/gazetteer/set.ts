import type { Tokens } from '../contract/flow.ts';
import type { GazetteerEntry } from './entry.ts';
import { type FuzzyHit, fuzzyLookup } from './fuzzy.ts';
import type { Hit } from './gazetteer.ts';
import { Gazetteer } from './gazetteer.ts';
import { hashAscii } from './hash.ts';
import type { Matches } from './matcher.ts';
import { Matcher } from './matcher.ts';
import { nameKey } from './name-key.ts';
import { neverMatched, shippedFiles } from './shipped.ts';

/** Who speaks first: the project's own lists hold the usual English names; the other shipped gazetteers complete what is known. */
const shippedOrder: readonly string[] = [
  'lists',
  '',
  'regions',
  'united-states',
  'points',
  'cldr',
  'iso-3166',
  'world-countries',
  'geonames',
  'geonames-small',
  'world-cities',
  'localities',
  'airports',
];
const place = (name: string) => Math.max(shippedOrder.indexOf(name), name === 'lists' ? 0 : 1);

/** Several gazetteers asked as one, in an order: where two know the same id, what the earlier one says comes first. */
export class GazetteerSet {
  readonly gazetteers: readonly Gazetteer[];
  readonly #matcher: Matcher;
  readonly #entries = new Map<string, GazetteerEntry>();
  /** Several recognisers ask about the same flow. */
  readonly #matched = new WeakMap<Tokens, Matches>();

  /** Takes the project's lists, then the user's own gazetteers in the order given, then the other shipped ones. */
  constructor(gazetteers: readonly Gazetteer[]) {
    this.gazetteers = [...gazetteers].sort((a, b) => place(a.name) - place(b.name));
    this.#matcher = new Matcher(this.gazetteers.filter(({ name }) => !neverMatched.has(name)));
  }

  /** Opens files in the order given. */
  static open(files: readonly string[]): GazetteerSet {
    return new GazetteerSet(files.map((file) => Gazetteer.open(file)));
  }

  /** The shipped gazetteers, by name. */
  static openShipped(): GazetteerSet {
    return GazetteerSet.open(shippedFiles());
  }

  /** A set over buffers of another thread (`buffers`). */
  static from(buffers: readonly SharedArrayBuffer[]): GazetteerSet {
    return new GazetteerSet(buffers.map((buffer) => Gazetteer.from(buffer)));
  }

  /** What a worker thread needs to have the same set: shared memory, not copied by `postMessage`. */
  get buffers(): SharedArrayBuffer[] {
    return this.gazetteers.map((gazetteer) => gazetteer.buffer);
  }

  /** SHA-256 of every gazetteer's content, in order. */
  get contentHashes(): string[] {
    return this.gazetteers.map((gazetteer) => gazetteer.header.contentHash);
  }

  /** All aliases known by a name; see {@link Gazetteer.lookup}. */
  lookup(name: string, anyCase = false): Hit[] {
    const key = nameKey(name);
    const hits: Hit[] = [];
    for (const gazetteer of this.gazetteers) gazetteer.addHits(key, anyCase, hits);
    return hits;
  }

  /** What an unknown name may be a variant of; see `fuzzyLookup`. */
  fuzzy(name: string, accept?: (hit: Hit) => boolean): FuzzyHit[] {
    return fuzzyLookup(this, name, accept);
  }

  /** All names in the tokens of a flow; see `Matcher`. */
  match(text: string, tokens: Tokens): Matches {
    let matches = this.#matched.get(tokens);
    if (matches === undefined) this.#matched.set(tokens, (matches = this.#matcher.match(text, tokens)));
    return matches;
  }

  /** The entry with an IRI: what all gazetteers say of it, the earlier one first where they differ. */
  byId(id: string): GazetteerEntry | undefined {
    const known = this.#entries.get(id);
    if (known !== undefined) return known;
    let joined: GazetteerEntry | undefined;
    const hash = hashAscii(id);
    for (const gazetteer of this.gazetteers) {
      const number = gazetteer.find(id, hash);
      if (number < 0) continue;
      const entry = gazetteer.entry(number);
      joined = joined === undefined ? entry : joinEntries(joined, entry);
    }
    if (joined !== undefined) {
      if (this.#entries.size > 20_000) this.#entries.clear();
      this.#entries.set(id, joined);
    }
    return joined;
  }

  /** The entry of a hit, joined with what the other gazetteers say of it. */
  entry(hit: Hit): GazetteerEntry {
    return this.byId(hit.gazetteer.id(hit.entry)) ?? hit.gazetteer.entry(hit.entry);
  }

  /** Inhabitants of a hit's entry, by the first gazetteer that knows; 0 where none does. As {@link entry} says, without reading it all. */
  population(hit: Hit): number {
    const id = hit.gazetteer.id(hit.entry);
    const hash = hashAscii(id);
    for (const gazetteer of this.gazetteers) {
      const number = gazetteer.find(id, hash);
      const population = number < 0 ? 0 : gazetteer.population(number);
      if (population > 0) return population;
    }
    return 0;
  }

  /** The distinct entries of some hits, in order. */
  entries(hits: readonly Hit[]): GazetteerEntry[] {
    const byId = new Map<string, GazetteerEntry>();
    for (const hit of hits) {
      const id = hit.gazetteer.id(hit.entry);
      if (!byId.has(id)) byId.set(id, this.entry(hit));
    }
    return [...byId.values()];
  }
}

/** One entry from two of the same id: the first one's fields, completed by the second's. */
export function joinEntries(first: GazetteerEntry, second: GazetteerEntry): GazetteerEntry {
  const known = new Set([first.name, ...first.aliases.map((alias) => alias.name)]);
  const more = [{ name: second.name, kind: 'alias' as const }, ...second.aliases].filter(
    (alias) => !known.has(alias.name),
  );
  return {
    ...second,
    ...first,
    aliases: [...first.aliases, ...more],
    countryCodes: first.countryCodes.length > 0 ? first.countryCodes : second.countryCodes,
    sameAs: [...new Set([...first.sameAs, ...second.sameAs])],
  };
}
