import { type AliasKind, entryTypes, type GazetteerEntry } from '../../gazetteer/entry.ts';
import { foldKey } from '../../gazetteer/fold.ts';
import type { Hit } from '../../gazetteer/gazetteer.ts';
import type { GazetteerSet } from '../../gazetteer/set.ts';
import type { Candidate, Query, ServiceType } from './protocol.ts';

/** What a service says the types are called. */
const typeNames: Readonly<Record<string, string>> = {
  PERSON: 'Person',
  NORP: 'Nationality, religious or political group',
  GPE: 'Country, region or settlement',
  LOC: 'Natural place',
  FAC: 'Structure or site',
  ORG: 'Organization',
  EVENT: 'Event',
  LAW: 'Law, treaty or programme',
  MONEY: 'Currency',
};

/** The types of the service here: those of the annotation guideline that have entities, and currencies. */
export const serviceTypes: readonly ServiceType[] = entryTypes.map((id) => ({
  id,
  name: typeNames[id] ?? id,
}));

/** The properties that queries may name and data extension gives. */
export const serviceProperties: readonly ServiceType[] = [
  { id: 'country', name: 'ISO 3166-1 alpha-2 code' },
  { id: 'subdivision', name: 'ISO 3166-2 code' },
  { id: 'class', name: 'Kind of thing' },
  { id: 'latitude', name: 'Latitude' },
  { id: 'longitude', name: 'Longitude' },
  { id: 'population', name: 'Population' },
  { id: 'alias', name: 'Other names' },
  { id: 'sameAs', name: 'Same thing with other authorities' },
];

/** How good a match by an alias of a kind is, of 100. */
const kindScore: Readonly<Record<AliasKind, number>> = {
  name: 100,
  alias: 92,
  abbr: 88,
  short: 80,
  former: 80,
  adj: 60,
  demonym: 60,
  other: 78,
};

const defaultLimit = 5;
const maxLimit = 50;
/** Points that a candidate must have, and be ahead of the next, for `match`. */
const sure = 88;
const ahead = 5;

/** Answers one query over compiled gazetteers: candidates best first, ties by prior, then id. */
export function answerQuery(set: GazetteerSet, query: Query): Candidate[] {
  const wanted = query.type === undefined ? undefined : new Set([query.type].flat());
  const accept = (hit: Hit) =>
    wanted === undefined ||
    wanted.has(hit.gazetteer.type(hit.entry)) ||
    wanted.has(hit.gazetteer.class(hit.entry));
  const scores = new Map<string, { entry: GazetteerEntry; name: number; by: string }>();
  const offer = (hit: Hit, score: number, by: string) => {
    const id = hit.gazetteer.id(hit.entry);
    const known = scores.get(id);
    if (known === undefined || known.name < score) scores.set(id, { entry: set.entry(hit), name: score, by });
  };
  for (const hit of set.lookup(query.query, true)) {
    if (!accept(hit)) continue;
    const cased = hit.gazetteer.surface(hit.alias) === query.query ? 0 : 1;
    offer(hit, kindScore[hit.gazetteer.kind(hit.alias)] - cased, 'exact');
  }
  if (scores.size === 0)
    for (const hit of set.fuzzy(query.query, accept)) offer(hit, 75 * hit.confidence, hit.by);
  const ranked = [...scores.values()]
    .map(({ entry, name, by }) => ({ entry, by, name, score: scored(entry, name, query) }))
    .sort(
      (a, b) => b.score - a.score || weight(b.entry) - weight(a.entry) || (a.entry.id < b.entry.id ? -1 : 1),
    );
  const limit = Math.max(1, Math.min(query.limit ?? defaultLimit, maxLimit));
  const next = ranked[1]?.score ?? 0;
  return ranked.slice(0, limit).map(({ entry, by, name, score }, i) => ({
    id: entry.id,
    name: entry.name,
    ...(describe(entry) !== '' && { description: describe(entry) }),
    type: [{ id: entry.type, name: typeNames[entry.type] ?? entry.type }],
    score,
    match: i === 0 && score >= sure && score - next >= ahead && by === 'exact',
    features: [
      { id: 'name', value: Math.round(name) },
      { id: 'exact', value: by === 'exact' },
    ],
  }));
}

/** Name score, lowered where a property disagrees, and by up to ten points for the less likely of two equal names. */
function scored(entry: GazetteerEntry, name: number, query: Query): number {
  let score = name - 10 * (1 - weight(entry));
  for (const { pid, v } of query.properties ?? []) {
    const wanted = [v]
      .flat()
      .map((one) =>
        foldKey(typeof one === 'object' && one !== null && 'id' in one ? String(one.id) : String(one)),
      );
    const own = propertyOf(entry, pid).map((value) => foldKey(value));
    if (wanted.length > 0 && own.length > 0 && !wanted.some((value) => own.includes(value))) score -= 40;
  }
  return Math.round(Math.max(0, score) * 100) / 100;
}

/** 0 to 1: prior, else size. */
function weight(entry: GazetteerEntry): number {
  if (entry.class === 'country') return 1;
  if (entry.population !== undefined && entry.population > 0)
    return Math.min(1, Math.log10(entry.population) / 7.5);
  return entry.prior ?? 0.5;
}

function describe(entry: GazetteerEntry): string {
  return [entry.class, entry.subdivisionCode ?? entry.countryCodes.join(', '), entry.note]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

/** Values of a property of {@link serviceProperties}. */
export function propertyOf(entry: GazetteerEntry, property: string): string[] {
  switch (property) {
    case 'country':
      return [...entry.countryCodes];
    case 'subdivision':
      return entry.subdivisionCode === undefined ? [] : [entry.subdivisionCode];
    case 'class':
      return [entry.class];
    case 'latitude':
    case 'longitude':
    case 'population': {
      const value = entry[property];
      return value === undefined ? [] : [String(value)];
    }
    case 'alias':
      return entry.aliases.map((alias) => alias.name);
    case 'sameAs':
      return [...entry.sameAs];
    default:
      return [];
  }
}
