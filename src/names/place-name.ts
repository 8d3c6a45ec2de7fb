import { readDataTable } from '../gazetteer/data-table.ts';
import {
  capitalised,
  kindPattern,
  type PlaceKind,
  type PlaceLevel,
  placeKinds,
} from '../gazetteer/place-kinds.ts';

/** What a place's form says it is. */
export type Level = PlaceLevel;

const levels: readonly Level[] = ['region', 'district', 'city'];

/** A place name taken apart. */
export interface PlaceName {
  /** Without its head word: `Gomel` of `Gomel region`. */
  readonly base: string;
  /** What the head word says; absent where there is none. */
  readonly level?: Level;
  /** Its head word in the singular, as a name has it: `Region`, `Federal District`, `Republic of`; empty where there is none. */
  readonly head: string;
  /** Head word in the plural, which speaks for the names before it in a list: `Tyumen Regions`. */
  readonly plural: boolean;
}

const after = levels.map(
  (level) =>
    [
      level,
      new RegExp(
        `^(.+?)[ -](${kindPattern(level, ({ name, word, plural }) => (name === 'after' || name === 'both' ? [word, plural] : []))})$`,
        'i',
      ),
    ] as const,
);
const before = levels.map(
  (level) =>
    [
      level,
      new RegExp(
        `^(?:the )?(${kindPattern(level, ({ name, word, plural }) => (name === 'before' || name === 'both' ? [word, plural] : []))}) of (?:the )?(.+)$`,
        'i',
      ),
    ] as const,
);

const usualHead: Readonly<Record<Level, string>> = { region: 'Region', district: 'District', city: '' };

const isBefore = ({ name, word }: PlaceKind) => name === 'before' || word === 'republic';
const kindByForm = new Map(
  placeKinds.flatMap((kind) => [
    [kind.plural, { head: kind.head, plural: true, isBefore: isBefore(kind) }],
    [kind.word, { head: kind.head, plural: false, isBefore: isBefore(kind) }],
  ]),
);

function headOf(word: string): { head: string; plural: boolean } {
  const { head, plural } = kindByForm.get(word.toLowerCase())!;
  return { head, plural };
}

/** Takes a place name apart: `Kursk Oblast`, `Perm Regions`, `Republics of Tatarstan`, `Changsha city`, `Minsk`. */
export function parsePlaceName(surface: string): PlaceName {
  for (const [level, pattern] of after) {
    const match = pattern.exec(surface);
    if (match !== null) return { base: match[1]!, level, ...headOf(match[2]!) };
  }
  for (const [level, pattern] of before) {
    const match = pattern.exec(surface);
    if (match !== null) {
      const kind = kindByForm.get(match[1]!.toLowerCase())!;
      // "Province of Jujuy" is called Jujuy Province as well, but not "Island of Cyprus" the other way round
      const head = kind.isBefore ? `${kind.head} of` : usualHead[level];
      return { base: match[2]!, level, head, plural: kind.plural };
    }
  }
  return { base: surface, head: '', plural: false };
}

/** A base with its head word: `Gomel Region`, `Republic of Tatarstan`. */
export function withHead(base: string, head: string): string {
  return head.endsWith(' of') ? `${head} ${base}` : `${base} ${head}`;
}

/** Whether a bare name is an adjective, as post-Soviet districts are called: "Volosovsky". */
export function isAdjectival(name: string): boolean {
  return adjectival.test(name);
}

const adjectival = /^\p{Lu}\p{Ll}+(?:sk[iy]|ski[iy]|tsk[iy]|sky[iy])$/u;

/** Heads under which gazetteers list a region whose text form is bare or has another head. */
export const regionForms: readonly string[] = placeKinds
  .filter(({ isListed }) => isListed)
  .map(({ word }) => capitalised(word));

/** Places as bibliographies shorten them: `N.Y.` before a publisher. */
export const citationPlaces: ReadonlyMap<string, string> = new Map(
  readDataTable<'form' | 'place'>('languages/en/citation-places.csv').map(
    ({ form, place }) => [form, place] as const,
  ),
);
