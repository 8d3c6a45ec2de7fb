import { readDataTable } from './data-table.ts';

/** What a place is by a word of its name. */
export type PlaceLevel = 'region' | 'district' | 'city';

/** A word that says what a place is: "Gomel region", "Fayette County", "Republic of Karelia". */
export interface PlaceKind {
  readonly word: string;
  /** Empty where it has none. */
  readonly plural: string;
  readonly level: PlaceLevel;
  /** The usual English word in a name, capitalised: `Region` of oblast. */
  readonly head: string;
  /** Where it stands in a name: after the place, before it with "of", or both; empty for one that is no part of names. */
  readonly name: '' | 'after' | 'before' | 'both';
  /** Whether it says something of a place named after it ("regions: Brest, Gomel"), or its plural alone does. */
  readonly before: '' | 'both' | 'plural';
  /** Whether it says something of a place named before it, in lowercase: "Gomel region". */
  readonly after: boolean;
  /** The level under which the names of gazetteers are found in text with it; undefined for a word that they are not found with. */
  readonly match: PlaceLevel | undefined;
  /** Whether gazetteers list regions with it that text names without it, or with another word. */
  readonly isListed: boolean;
  /** ISO 3166-1 codes, where it is a kind of some countries only. */
  readonly countries: readonly string[];
}

type Column =
  | 'word'
  | 'plural'
  | 'level'
  | 'head'
  | 'name'
  | 'before'
  | 'after'
  | 'match'
  | 'listed'
  | 'countries';

/** `data/languages/en/place-kinds.csv`, longer words first where one ends with another. */
export const placeKinds: readonly PlaceKind[] = readDataTable<Column>('languages/en/place-kinds.csv').map(
  (row) => ({
    word: row.word,
    plural: row.plural,
    level: row.level as PlaceLevel,
    head: row.head === '' ? capitalised(row.word) : row.head,
    name: row.name as PlaceKind['name'],
    before: row.before as PlaceKind['before'],
    after: row.after === 'yes',
    match: row.match === '' ? undefined : (row.match as PlaceLevel),
    isListed: row.listed === 'yes',
    countries: row.countries === '' ? [] : row.countries.split('|'),
  }),
);

/** With capitals, as in a name: `Autonomous Oblast`. */
export function capitalised(words: string): string {
  return words.replace(/(?<![\p{L}])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** The words of some kinds of a level, both numbers, as an alternative of a regular expression. */
export function kindPattern(
  level: PlaceLevel,
  formsOf: (kind: PlaceKind) => readonly string[] = ({ word, plural }) => [word, plural],
): string {
  return placeKinds
    .filter((kind) => kind.level === level)
    .flatMap(formsOf)
    .filter((form) => form !== '')
    .join('|');
}

const raionCountries = new Set(placeKinds.find(({ word }) => word === 'raion')!.countries);

/** Whether a country's districts are raions, which translations also call regions. */
export function hasRaions(country: string | undefined): boolean {
  return country !== undefined && raionCountries.has(country);
}
