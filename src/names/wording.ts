import type { KnownNames } from './knowledge.ts';
import { foldName } from './surface.ts';

/** A name of a body, law or event as its words count for comparing. */
export interface Wording {
  /** Words that count, in order, each once: `ministry`, `economy`, `cc:BY`. */
  readonly words: readonly string[];
  /** The words sorted: equal keys are one name ("CIS Council of Heads", "Council of Heads of the CIS"). */
  readonly key: string;
  /** Words in order up to the first preposition: the kind of thing ("Working Group" of "Working Group on Trade"). */
  readonly heads: readonly string[];
  /** How many words stand before each preposition: where a name may be cut short. */
  readonly cuts: readonly number[];
  /** First letters of its capitalised words, and of all words: what its acronym may be. */
  readonly initials: readonly string[];
  /** Letters of all words run together, for misspellings and names parted differently. */
  readonly letters: string;
}

/** Legal forms: no part of what a company is called. */
const legalForm = new Set(
  'upp npup chtup chpup ppup sooo kup kfh gp gup mup fgup npo nplc ohp alc soe ojsc oao pjsc pao jsc ao cjsc zao llc ooo odo ltd limited inc corp co plc gmbh ag sa srl spa llp too lp up rup ue rue chup pue kup kue ip oy ab bv nv sarl sro doo kft zrt nyrt fe jv sp so holding'.split(
    ' ',
  ),
);
const legalPhrase =
  /\b(?:(?:open|closed|public|private) )?joint stock company\b|\blimited liability (?:company|partnership)\b|\badditional liability company\b|\b(?:republican |private |municipal |communal )?(?:production )?unitary enterprise\b|\bs\.? ?r\.? ?l\b|\ba\.? ?s\b\.?$/g;
const stop = new Set(
  'among within of the a an and for on in to at by with from between under until till up as s period et de la le du des und der die das'.split(
    ' ',
  ),
);
const preposition = new Set('of for on in to at by with between under until'.split(' '));

/** Words that mean the same in such names. */
const same = new Map<string, string>(
  Object.entries({
    programme: 'program',
    programs: 'program',
    programmes: 'program',
    centre: 'center',
    organisation: 'organization',
    organisations: 'organization',
    organizations: 'organization',
    defence: 'defense',
    labour: 'labor',
    oblast: 'region',
    regional: 'region',
    regions: 'region',
    province: 'region',
    provincial: 'region',
    works: 'plant',
    factory: 'plant',
    zavod: 'plant',
    socio: 'social',
    st: 'saint',
    till: 'until',
    economical: 'economic',
    interstate: 'intergovernmental',
    cooperative: 'cooperation',
    collaboration: 'cooperation',
    crossborder: 'border',
    transboundary: 'border',
    parliament: 'parliament',
    rada: 'council',
    soviet: 'council',
    duma: 'duma',
    majilis: 'mazhilis',
    countries: 'state',
    states: 'state',
    nations: 'nation',
    automotive: 'automobile',
    auto: 'automobile',
    fund: 'foundation',
    directions: 'direction',
    guidelines: 'direction',
    developments: 'development',
    exhibitions: 'exhibition',
    deputies: 'deputy',
    sciences: 'science',
    affairs: 'affair',
    relations: 'relation',
    ministries: 'ministry',
    products: 'product',
    industries: 'industry',
    investments: 'investment',
    customs: 'custom',
    technologies: 'technology',
    metropolitan: 'city',
    municipal: 'city',
  }),
);
const ordinals = new Map<string, number>();
'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
  .split(' ')
  .forEach((word, i) => {
    ordinals.set(word, i + 1);
  });
const romans = new Map<string, number>();
'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV'
  .split(' ')
  .forEach((word, i) => {
    romans.set(word, i + 1);
  });

/** Words of institutions and titles that tell one body from another only together with others. */
export const genericWords = new Set(
  `academy administration agency agreement alliance assembly association authority bank board branch bureau business
center chamber charter city club code college commerce commission committee commodity commonwealth community company
concept concern conference congress constitution consulate convention cooperation corporation council court declaration
decree deputy department development direction directive directorate division doctrine economic economy education embassy
enterprise exchange executive exhibition expo fair federation festival financial finance foreign forum foundation
general government group honorary house industry industrial initiative institute intergovernmental international
investment joint law league legislative mechanism meeting mill ministry ministerial mission movement museum national
network office organization parliament partnership party people plan plant police policy presidium press private
production program project protocol public region republic republican roadmap road map school science scientific senate
service session society state strategy strategic structure summit supreme tourism trade trading treaty tribunal trust
union university war week working world year free zone park port airport station bridge stadium street square high
technology technical technological social sustainable cultural culture relation affair security defense health
agriculture agricultural transport energy custom tax mutual main basic regulation act memorandum understanding
district municipal chairman secretariat head member state`.split(/\s+/),
);

/** Generic words by their stem, so that "financing" and "finance" are one and stay generic. */
const stemmed = new Map<string, string>();
for (const word of genericWords) {
  const stem = word.replace(
    /(?:isation|ization|ations?|ating|itions?|ments?|ings?|ities|ity|ives?|ical|ic|ies|al|ed|ers?|ors?|ly|es|s|y|e)$/,
    '',
  );
  if (stem.length >= 5 && !stemmed.has(stem)) stemmed.set(stem, word);
}

/** Whether a word of a {@link Wording} may be left out of a name without making it another. */
export function isOptional(word: string): boolean {
  return (
    word.startsWith('cc:') ||
    word.startsWith('#') ||
    /^\d+$/.test(word) ||
    word === 'national' ||
    word === 'international' ||
    word === 'republican' ||
    word === 'joint' ||
    word === 'company' ||
    word === 'group' ||
    word === 'corporation' ||
    word === 'concern'
  );
}

/** Whether a word tells one body from another by itself: a country, a place, a coined name. */
export function isDistinctive(word: string): boolean {
  return !isOptional(word) && !genericWords.has(word) && word.length > 2;
}

const abbreviations = new Map([
  ['cci', ['chamber', 'commerce', 'industry']],
  ['univ', ['university']],
  ['govt', ['government']],
  ['dept', ['department']],
]);

/** Endings that do not tell two names apart: "preparing", "preparation"; "exports", "export"; "economy", "economic". */
const ending =
  /(?:isation|ization|ations?|ating|itions?|ments?|ings?|ities|ity|ives?|ical|ic|ies|al|ed|ers?|ors?|ly|es|s|y|e)$/;

function normalWord(folded: string): string {
  const known = same.get(folded);
  if (known !== undefined) return known;
  if (genericWords.has(folded)) return folded;
  const stem = folded.replace(ending, '');
  return stem.length >= 5 ? (stemmed.get(stem) ?? stem) : folded;
}

/** What an acronym inside a name stands for in this document or in the gazetteers; undefined where nothing is known. */
export type Expand = (acronym: string) => string | undefined;

/**
 * Takes a name apart. Countries become their code whatever their form ("Kyrgyz", "Kyrgyzstan", "of the Kyrgyz Republic"),
 * acronyms what they stand for, ordinals numbers; legal forms, quotation marks and small words are left out.
 */
export function wordingOf(surface: string, names: KnownNames, expand: Expand, depth = 0): Wording {
  const printed = surface.split(/[\s\-–—/"“”„«»()]+/).filter((w) => w !== '');
  const words: string[] = [];
  const cuts: number[] = [];
  const put = (word: string) => {
    if (!words.includes(word)) words.push(word);
  };
  for (let i = 0; i < printed.length; ) {
    const raw = printed[i]!.replace(/[,.;:]+$/, '');
    if (/^\p{Lu}/u.test(raw)) {
      const [country, length] = countryAt(printed, i, names);
      if (country !== undefined && length < printed.length) {
        put(`cc:${country}`);
        i += length;
        continue;
      }
      const roman = romans.get(raw.replace(/(?:th|st|nd|rd)$/, ''));
      if (roman !== undefined && printed.length > 1) {
        put(`#${roman}`);
        i++;
        continue;
      }
      const meaning = depth === 0 && printed.length > 1 && /^[A-Z]{2,8}$/.test(raw) ? expand(raw) : undefined;
      if (meaning !== undefined) {
        for (const word of wordingOf(meaning, names, expand, 1).words) put(word);
        i++;
        continue;
      }
    }
    for (const part of foldName(raw).split(' ')) {
      if (part === '') continue;
      if (!stop.has(part)) for (const word of normalWords(part, raw, printed.length === 1, names)) put(word);
      else if (preposition.has(part) && words.length > 0 && cuts.at(-1) !== words.length)
        cuts.push(words.length);
    }
    i++;
  }
  if (words.includes('foreign') && words.includes('ministry') && !words.includes('affair'))
    words.push('affair');
  const stripped = words.length > 2 ? withoutPhrase(words, foldName(surface)) : words;
  return {
    words: stripped,
    key: [...stripped].sort().join(' '),
    heads: stripped === words ? words.slice(0, cuts[0] ?? words.length) : stripped,
    cuts: stripped === words ? cuts : [],
    initials: initialsOf(printed),
    letters: foldName(surface)
      .split(' ')
      .filter((w) => !legalForm.has(w))
      .join(''),
  };
}

/**
 * What a folded word counts as: a number, what it abbreviates, a country's code, its stem; a legal form nothing.
 *
 * @param raw the printed word that it is of
 * @param alone whether that is all of the name
 */
function normalWords(part: string, raw: string, alone: boolean, names: KnownNames): readonly string[] {
  const number =
    ordinals.get(part) ?? (/^\d+(?:st|nd|rd|th)$/.test(part) ? Number.parseInt(part, 10) : undefined);
  if (number !== undefined) return [`#${number}`];
  const meaning = abbreviations.get(part);
  if (meaning !== undefined) return meaning;
  if (legalForm.has(part) && !alone) return [];
  const country =
    part.length > 4 && raw === part ? names.country(part[0]!.toUpperCase() + part.slice(1)) : undefined;
  return [country === undefined ? normalWord(part) : `cc:${country.countryCodes[0]}`];
}

function withoutPhrase(words: readonly string[], folded: string): readonly string[] {
  const rest = folded.replace(legalPhrase, ' ');
  if (rest === folded) return words;
  const left = new Set(rest.split(' ').map(normalWord));
  const kept = words.filter((w) => left.has(w) || w.startsWith('cc:') || w.startsWith('#'));
  return kept.length > 0 ? kept : words;
}

/** Longest run of words from `i` that is a country or its adjective: its code and how many words. */
function countryAt(printed: readonly string[], i: number, names: KnownNames): [string | undefined, number] {
  for (let length = Math.min(4, printed.length - i); length > 0; length--) {
    const text = printed
      .slice(i, i + length)
      .join(' ')
      .replace(/[,.;:]+$/, '');
    const country = names.country(text)?.countryCodes[0];
    if (country !== undefined) return [country, length];
    const next = /^(?:Republic|Kingdom) of(?: the)? (.+)$/.exec(text);
    const inner = next === null ? undefined : names.country(next[1]!)?.countryCodes[0];
    if (inner !== undefined) return [inner, length];
  }
  return [undefined, 0];
}

/** `Eurasian Economic Union` -> `EEU`; `Ministry of Foreign Affairs` -> `MFA` and `MOFA`. */
function initialsOf(printed: readonly string[]): string[] {
  if (printed.length < 2) return [];
  let capitals = '';
  let all = '';
  let content = '';
  for (const word of printed) {
    const folded = foldName(word);
    if (folded === '' || legalForm.has(folded)) continue;
    const letter = folded[0]!.toUpperCase();
    all += letter;
    if (/^\p{Lu}/u.test(word)) capitals += letter;
    if (!stop.has(folded)) content += letter;
  }
  return [...new Set([capitals, all, content])].filter((s) => s.length >= 2 && s.length <= 10);
}
