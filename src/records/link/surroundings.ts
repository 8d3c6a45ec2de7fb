import type { KnownNames } from '../../names/knowledge.ts';
import { foldName } from '../../names/surface.ts';
import { isDistinctive, wordingOf } from '../../names/wording.ts';
import type { DocumentRecord, Entity } from '../../record/schema.ts';
import { edtfBounds } from '../../text/edtf-bounds.ts';

/** What stands around a person in a document; each list at most {@link listLimit}, sorted. */
export interface Surroundings {
  /** People and bodies that no gazetteer knows, named in the same passages. */
  readonly neighbours: readonly string[];
  /** Ids or names of places below a country, named there; without the region of a city named there. */
  readonly places: readonly string[];
  /** The countries that the document speaks of most, and those passages. */
  readonly countries: readonly string[];
  /** The year of the document, or the middle one of those that it names. */
  readonly year?: number;
}

const listLimit = 12;
/** Names looked at of one passage, those most spoken of, and passages of one person: a list of thousands in one passage stays linear. */
const passageLimit = { names: 40, passages: 16 };

/** Types that one body may have in two documents. */
const bodies: ReadonlySet<string> = new Set(['ORG', 'FAC', 'EVENT', 'LAW']);

type Counts = readonly (readonly [id: string, count: number])[];

/** A document as its persons see it, read once. */
export class SurroundingsReader {
  readonly #entities: ReadonlyMap<string, Entity>;
  /** Passages of a person's mentions, by its id. */
  readonly #passages = new Map<string, Set<string>>();
  /** What is named most in each passage. */
  readonly #mentions: ReadonlyMap<string, Counts>;
  readonly #documentCountries: readonly string[];
  readonly #year: number | undefined;
  readonly #names: KnownNames;

  constructor(record: DocumentRecord, names: KnownNames) {
    this.#names = names;
    this.#entities = new Map(record.entities.map((entity) => [entity.id, entity]));
    const all = new Map<string, number>();
    const byPassage = new Map<string, Map<string, number>>();
    const years: number[] = [];
    for (const { body, passage } of record.annotations) {
      if (typeof body !== 'string') {
        const year =
          body.type === 'TemporalExpression' && body.value !== undefined ? yearOf(body.value) : undefined;
        if (year !== undefined) years.push(year);
        continue;
      }
      const here = byPassage.get(passage) ?? new Map<string, number>();
      byPassage.set(passage, here);
      here.set(body, (here.get(body) ?? 0) + 1);
      all.set(body, (all.get(body) ?? 0) + 1);
      if (this.#entities.get(body)?.entityType === 'PERSON')
        this.#passages.set(body, (this.#passages.get(body) ?? new Set()).add(passage));
    }
    this.#mentions = new Map(
      [...byPassage].map(([passage, counts]) => [passage, byCount(counts).slice(0, passageLimit.names)]),
    );
    this.#documentCountries = this.#mostSpokenOf([...all]);
    const date = record.metadata?.date ?? record.source.date;
    this.#year = (date === undefined ? undefined : yearOf(date)) ?? middle(years);
  }

  of(person: string): Surroundings {
    const counts = new Map<string, number>();
    for (const passage of [...(this.#passages.get(person) ?? [])].slice(0, passageLimit.passages))
      for (const [id, count] of this.#mentions.get(passage)!) counts.set(id, (counts.get(id) ?? 0) + count);
    counts.delete(person);
    const near = byCount(counts).flatMap(([id]) => this.#entities.get(id) ?? []);
    return {
      neighbours: sorted(near.flatMap((entity) => this.#neighbourKeys(entity))),
      places: sorted(placeKeys(near)),
      countries: sorted([...this.#documentCountries, ...this.#mostSpokenOf([...counts])]),
      ...(this.#year !== undefined && { year: this.#year }),
    };
  }

  /** The one or two countries whose places and people are named most. */
  #mostSpokenOf(counts: Counts): string[] {
    const byCountry = new Map<string, number>();
    for (const [id, count] of counts) {
      const code = this.#entities.get(id)?.countryCode;
      if (code !== undefined) byCountry.set(code, (byCountry.get(code) ?? 0) + count);
    }
    const most = byCount(byCountry);
    return most
      .slice(0, 2)
      .filter(([, count]) => count * 2 >= most[0]![1])
      .map(([code]) => code);
  }

  /**
   * What a neighbour is called, a body also without what hangs on it ("Amber Gallery of Gdansk"). "Bank", "Ministry of Health" stand in
   * many documents; a known body is company.
   */
  #neighbourKeys({ id, entityType, name }: Entity): string[] {
    if (!id.startsWith('#')) return [];
    if (entityType === 'PERSON') return name.includes(' ') ? [`PERSON ${foldName(name)}`] : [];
    if (!bodies.has(entityType)) return [];
    const { words, heads } = wordingOf(name, this.#names, () => undefined);
    return [words, heads]
      .filter((some) => some.length > 1 && some.some(isDistinctive))
      .map((some) => some.toSorted().join(' '));
  }
}

function byCount(counts: ReadonlyMap<string, number>): [id: string, count: number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function sorted(keys: readonly string[]): string[] {
  return [...new Set(keys)].slice(0, listLimit).sort();
}

function placeKeys(near: readonly Entity[]): string[] {
  const places = near.filter(
    ({ entityType, type }) => (entityType === 'GPE' || entityType === 'LOC') && type[0] !== 'Country',
  );
  const taken = new Set(
    places.flatMap(({ type, subdivisionCode }) => (type[0] === 'City' ? (subdivisionCode ?? []) : [])),
  );
  return places
    .filter(({ type, subdivisionCode }) => type[0] === 'City' || !taken.has(subdivisionCode ?? ''))
    .map(({ id, name, countryCode }) => (id.startsWith('#') ? `${countryCode ?? ''} ${foldName(name)}` : id));
}

function yearOf(value: string): number | undefined {
  const { year, firstDay } = edtfBounds(value);
  return year ?? (firstDay === undefined ? undefined : Number(/^-?\d+/.exec(firstDay)![0]));
}

function middle(years: number[]): number | undefined {
  return years.sort((a, b) => a - b)[years.length >> 1];
}
