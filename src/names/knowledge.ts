import type { AliasKind, GazetteerEntry, NamedEntry } from '../gazetteer/entry.ts';
import { aliasKinds } from '../gazetteer/entry.ts';
import type { GazetteerSet } from '../gazetteer/set.ts';
import { detached } from '../text/copy-string.ts';

/** Names whose look-ups are remembered, of each kind. */
const memoryLimit = 10_000;

/** One answer to a look-up: an entry and what the form asked for is to it. */
export interface Match {
  readonly entry: NamedEntry;
  readonly kind: AliasKind;
}

/** What the resolver asks of the gazetteers. */
export interface Knowledge {
  /** All entries that have the name, in any order. */
  lookup(name: string): readonly Match[];
  /** The GPE entries that an unknown name may be a misspelling or transliteration of. */
  variants?(name: string): readonly Match[];
  /** The region with an ISO 3166-2 code. */
  subdivision?(code: string): NamedEntry | undefined;
}

/** Look-ups in compiled gazetteers: each entry once, with the strongest kind its matching aliases have. */
export function gazetteerKnowledge(set: GazetteerSet): Knowledge {
  return {
    lookup(name) {
      const found = new Map<string, { entry: GazetteerEntry; kind: AliasKind }>();
      for (const hit of set.lookup(name)) {
        const kind = hit.gazetteer.kind(hit.alias);
        const id = hit.gazetteer.id(hit.entry);
        const known = found.get(id);
        if (known === undefined) found.set(id, { entry: set.entry(hit), kind });
        else if (aliasKinds.indexOf(kind) < aliasKinds.indexOf(known.kind)) known.kind = kind;
      }
      return [...found.values()].filter(isNamed);
    },
    variants: (name) =>
      set
        .fuzzy(name, (hit) => hit.gazetteer.type(hit.entry) === 'GPE')
        .map((hit) => ({ entry: set.entry(hit), kind: hit.gazetteer.kind(hit.alias) }))
        .filter(isNamed),
    subdivision(code) {
      const entry = set.byId(`https://www.iso.org/obp/ui/#iso:code:3166:${code}`);
      return entry?.type === 'GPE' ? (entry as NamedEntry) : undefined;
    },
  };
}

/** Whether an answer is a name of something in text: no currency. */
function isNamed(match: { readonly entry: GazetteerEntry; readonly kind: AliasKind }): match is Match {
  return match.entry.type !== 'MONEY';
}

/** Look-ups with a memory that is bounded, and the few questions that several parts of the resolver ask. */
export class KnownNames {
  readonly #knowledge: Knowledge;
  readonly #memory = new Map<string, readonly Match[]>();
  readonly #variants = new Map<string, readonly Match[]>();
  readonly #countries = new Map<string, NamedEntry | undefined>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  lookup(name: string): readonly Match[] {
    const known = this.#memory.get(name);
    if (known !== undefined) return known;
    return remember(this.#memory, name, this.#knowledge.lookup(name));
  }

  variants(name: string): readonly Match[] {
    const known = this.#variants.get(name);
    if (known !== undefined) return known;
    return remember(this.#variants, name, this.#knowledge.variants?.(name) ?? []);
  }

  subdivision(code: string): NamedEntry | undefined {
    return this.#knowledge.subdivision?.(code);
  }

  /** The country or nationality that a name or an adjective stands for ("Belarus", "Republic of Belarus", "Belarusian"). */
  country(name: string): NamedEntry | undefined {
    if (this.#countries.has(name)) return this.#countries.get(name);
    let best: NamedEntry | undefined;
    for (const { entry, kind } of this.lookup(name)) {
      if ((entry.class !== 'country' && entry.class !== 'nationality') || kind === 'other') continue;
      if (entry.countryCodes.length !== 1) continue;
      if (best === undefined || weightOf(entry) > weightOf(best)) best = entry;
    }
    return remember(this.#countries, name, best);
  }

  /** Whether a word is the name of a place, people or country rather than a common word. */
  isPlaceWord(name: string): boolean {
    return this.lookup(name).some(
      ({ entry, kind }) =>
        kind !== 'other' && (entry.type === 'GPE' || entry.type === 'LOC' || entry.type === 'NORP'),
    );
  }
}

/** Keeps what was found for a name; a memory that is full forgets all at once. */
function remember<T>(memory: Map<string, T>, name: string, found: T): T {
  if (memory.size >= memoryLimit) memory.clear();
  memory.set(detached(name), found);
  return found;
}

/** How likely an entry is before any context is looked at: 0 to about 1. */
export function weightOf(entry: NamedEntry): number {
  if (entry.prior !== undefined && entry.prior !== 0.5) return entry.prior;
  return entry.population === undefined ? 0.3 : Math.log10(entry.population + 10) / 10;
}
