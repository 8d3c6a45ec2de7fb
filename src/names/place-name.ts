/** What a place's form says it is. */
export type Level = 'region' | 'district' | 'city';

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

const heads: Readonly<Record<Level, string>> = {
  region:
    'autonomous regions?|autonomous oblasts?|autonomous okrugs?|autonomous districts?|autonomous republics?|autonomous territory|federal districts?|regions?|oblasts?|provinces?|krais?|territory|territories|voivodeships?|voivodships?|governorates?|gubernia|velayats?|wilayats?|viloyats?|vilayats?|marzes|marz|states?|prefectures?|cantons?|republics?|counties',
  district:
    'municipal districts?|urban districts?|rural districts?|city districts?|districts?|raions?|rayons?|county|okrugs?',
  city: 'municipality|municipalities|rural settlements?|urban settlements?|urban-type settlements?|settlements?|agro-?towns?|city|cities|towns?|villages?',
};
const behind = (Object.keys(heads) as Level[]).map(
  (level) => [level, new RegExp(`^(.+?)[ -](${heads[level]})$`, 'i')] as const,
);
const before: readonly (readonly [Level, RegExp])[] = [
  [
    'region',
    /^(?:the )?(?:Republics?|Regions?|Provinces?|State|Oblasts?|Territory|Governorate) of (?:the )?(.+)$/i,
  ],
  ['district', /^(?:the )?(?:Districts?|County) of (?:the )?(.+)$/i],
  ['city', /^(?:the )?(?:City|Town|Village|Municipality) of (?:the )?(.+)$/i],
];

const usualHead: Readonly<Record<Level, string>> = { region: 'Region', district: 'District', city: '' };

function headOf(word: string): { head: string; plural: boolean } {
  const plural = /s$/i.test(word) && !/marz$/i.test(word);
  const singular = plural ? word.replace(/ies$/i, 'y').replace(/s$/i, '') : word;
  const head = /^(?:oblast|marz|velayat|wilayat|viloyat|vilayat|gubernia)$/i.test(singular)
    ? 'Region'
    : /^(?:raion|rayon)$/i.test(singular)
      ? 'District'
      : singular.replace(/(?<![\p{L}])\p{Ll}/gu, (letter) => letter.toUpperCase());
  return { head, plural };
}

/** Takes a place name apart: `Kursk Oblast`, `Perm Regions`, `Republics of Tatarstan`, `Changsha city`, `Minsk`. */
export function parsePlaceName(surface: string): PlaceName {
  for (const [level, pattern] of behind) {
    const match = pattern.exec(surface);
    if (match !== null) return { base: match[1]!, level, ...headOf(match[2]!) };
  }
  for (const [level, pattern] of before) {
    const match = pattern.exec(surface);
    if (match !== null) {
      const head = /^(?:the )?republic/i.test(surface) ? 'Republic of' : usualHead[level];
      return { base: match[1]!, level, head, plural: /^\S+s of /i.test(surface) };
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
export const regionForms: readonly string[] = [
  'Region',
  'Oblast',
  'Province',
  'Krai',
  'Republic',
  'Voivodeship',
  'Governorate',
  'Territory',
  'County',
  'State',
];

/** Places as bibliographies shorten them: `M.` before a publisher. */
export const citationPlaces: ReadonlyMap<string, string> = new Map([
  ['M.', 'Moscow'],
  ['M', 'Moscow'],
  ['Mn.', 'Minsk'],
  ['SPb.', 'Saint Petersburg'],
  ['SPb', 'Saint Petersburg'],
  ['St.P.', 'Saint Petersburg'],
  ['L.', 'Saint Petersburg'],
  ['K.', 'Kyiv'],
  ['N.Y.', 'New York'],
  ['N. Y.', 'New York'],
]);
