import type { GazetteerEntry } from '../../gazetteer/entry.ts';
import { foldKey } from '../../gazetteer/fold.ts';
import type { GazetteerSet } from '../../gazetteer/set.ts';
import { firstWhere } from '../../text/first-where.ts';

/** Above this many names only whole names are suggested: the index would cost too much memory. */
const maxNames = 3_000_000;

/** Finds entries by the beginning of a name. Built at the first question, about a second for 300 thousand names. */
export class PrefixIndex {
  readonly #set: GazetteerSet;
  #keys: string[] | undefined;
  #places: { gazetteer: number; entry: number }[] = [];

  constructor(set: GazetteerSet) {
    this.#set = set;
  }

  /** Entries with a name that begins with `prefix` once folded, the likeliest first. */
  find(prefix: string, limit: number): GazetteerEntry[] {
    const wanted = foldKey(prefix);
    if (wanted === '') return [];
    const size = this.#set.gazetteers.reduce((sum, gazetteer) => sum + gazetteer.size, 0);
    if (size > maxNames) return this.#set.entries(this.#set.lookup(prefix, true)).slice(0, limit);
    const keys = (this.#keys ??= this.#build());
    const first = firstWhere(0, keys.length, (k) => keys[k]! >= wanted);
    const found = new Map<string, { entry: GazetteerEntry; key: string }>();
    for (let i = first; i < keys.length && keys[i]!.startsWith(wanted) && found.size < 500; i++) {
      const { gazetteer, entry } = this.#places[i]!;
      const source = this.#set.gazetteers[gazetteer]!;
      const id = source.id(entry);
      if (!found.has(id)) found.set(id, { entry: this.#set.byId(id) ?? source.entry(entry), key: keys[i]! });
    }
    const weight = ({ entry, key }: { entry: GazetteerEntry; key: string }) =>
      (key === wanted ? 1000 : 0) +
      (entry.class === 'country' ? 20 : 0) +
      Math.log10((entry.population ?? 0) + 1) +
      (entry.prior ?? 0.5);
    return [...found.values()]
      .sort((a, b) => weight(b) - weight(a) || (a.entry.id < b.entry.id ? -1 : 1))
      .slice(0, limit)
      .map(({ entry }) => entry);
  }

  #build(): string[] {
    const all: { key: string; gazetteer: number; entry: number }[] = [];
    this.#set.gazetteers.forEach((gazetteer, g) => {
      for (let entry = 0; entry < gazetteer.size; entry++)
        all.push({ key: foldKey(gazetteer.entryName(entry)), gazetteer: g, entry });
    });
    all.sort((a, b) =>
      a.key < b.key ? -1 : a.key > b.key ? 1 : a.gazetteer - b.gazetteer || a.entry - b.entry,
    );
    this.#places = all.map(({ gazetteer, entry }) => ({ gazetteer, entry }));
    return all.map(({ key }) => key);
  }
}
