import { readDataTable } from '../gazetteer/data-table.ts';
import type { PersonName } from './person-name.ts';
import { foldName } from './surface.ts';
import { givenKey, spellingKey } from './transliteration.ts';

/** How many people a full name may be: `common` where its two or three parts are all usual, `family` where the family name is, else `rare`. */
export type NameFrequency = 'common' | 'family' | 'rare';

/** Ranks of the census up to which its names count as usual. */
const censusLimit = { surname: 2000, given: 500 };
const census = 'us-census';
/** Lists by language hold usual names alone (`fr-sn`); family names by people (`caucasian`) also those of the known. */
const isByLanguage = (origin: string) => origin !== census && /^[a-z]{2}(?:-|$)/.test(origin);

interface UsualNames {
  readonly family: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
}

let usual: UsualNames | undefined;

/** The lists are long, and only a run that compares persons asks. */
function usualNames(): UsualNames {
  if (usual !== undefined) return usual;
  const family = new Set<string>();
  const given = new Set<string>();
  for (const { name, origins, rank } of readDataTable<Column>('languages/en/surnames.csv'))
    if (origins.split('|').some(isByLanguage) || isInCensus(rank, censusLimit.surname))
      family.add(spellingKey(foldName(name)));
  for (const { name, origins, rank } of readDataTable<Column>('languages/en/given-names.csv'))
    if (origins !== census || isInCensus(rank, censusLimit.given)) given.add(givenKey(foldName(name)));
  for (const { kind, name } of readDataTable<'kind' | 'name'>('languages/en/names/usual-names.csv'))
    if (kind === 'surname') family.add(spellingKey(foldName(name)));
    else given.add(givenKey(foldName(name)));
  usual = { family, given };
  return usual;
}

type Column = 'name' | 'origins' | 'rank';

function isInCensus(rank: string, limit: number): boolean {
  return rank !== '' && Number(rank) <= limit;
}

/** How usual the parts of a personal name are in the lists of names of all origins; of initials, how usual the family name is. */
export function nameFrequency({ family, given }: PersonName): NameFrequency {
  const known = usualNames();
  // in which order they stand is not known of every name: Nguyen Van Hung, Kim Min-su
  const isKnown = (key: string) => known.family.has(key) || known.given.has(key);
  const isAllKnown = isKnown(family) || family.split(' ').every(isKnown);
  if (isAllKnown && given.length < 3 && given.every(({ full }) => full !== undefined && isKnown(full)))
    return 'common';
  return known.family.has(family) ? 'family' : 'rare';
}
