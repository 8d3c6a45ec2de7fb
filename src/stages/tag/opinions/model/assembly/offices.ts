import type { Draft, Proposal } from '../../../../../contract/proposal.ts';
import { countries } from '../../../../../gazetteer/currency-names.ts';
import { anyOf, readDataTable } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { singleSpaced } from '../../../../../text/single-spaced.ts';
import { titles, topics } from '../../../names/engine/lexicon.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { formOfAddress } from '../../../names/person/forms-of-address.ts';

const holder = lazily(
  () => new RegExp(`^${anyOf(wordList('edges/holder'))} (?:of|for|in|at) (?:the )?(?=\\p{Lu})`, 'u'),
);
const tail = lazily(() => new RegExp(` ${anyOf(wordList('edges/after-body'))}$`, 'u'));
const ordinal = lazily(
  () =>
    new RegExp(
      `^(?:\\d{1,3}(?:st|nd|rd|th|TH|ST|ND|RD)|${anyOf(wordList('edges/ordinal'))}) (?=(?:\\p{Lu}\\p{L}+ ){0,3}${anyOf(wordList('edges/chamber'))}$)`,
      'u',
    ),
);
/** `Auditor General | National Audit Office`, where lines of a page run together. */
const gluedOffice = lazily(
  () => new RegExp(`^${anyOf(wordList('edges/office-before-body'))} (?=\\p{Lu}\\p{L}+ \\p{Lu})`, 'u'),
);
const offices = lazily(
  () =>
    new Set(
      readDataTable<'title' | 'kind' | 'followedBy' | 'alsoName'>('languages/en/titles-and-offices.csv')
        .filter(({ alsoName }) => alsoName !== 'yes')
        .map(({ title }) => title.toLowerCase()),
    ),
);
const schools = wordList('edges/school');
const firstOf = (words: string) => words.split(/[ .]/, 1)[0]!;
/** A hall, where a gymnasium elsewhere is a school: "Tyler High School Gymnasium". */
const hallOfSchool = /(?:School|College|University) Gymnasium$/i;
const lastOf = (words: string) => words.slice(words.lastIndexOf(' ') + 1);
/** What bodies begin or end with that the rules below cut: most have none of it, and no expression is tried on them. */
const firstWords = (list: string) => lazily(() => new Set([...wordList(list)].map(firstOf)));
const lastWords = (list: string) => lazily(() => new Set([...wordList(list)].map(lastOf)));
const beginsHolder = firstWords('edges/holder');
const beginsOrdinal = firstWords('edges/ordinal');
const beginsOffice = firstWords('edges/office-before-body');
const endsChamber = lastWords('edges/chamber');
const endsCut = lastWords('edges/after-body');
const things = new Set([...wordList('edges/no-body')].map((thing) => thing.toLowerCase()));
/** Letters with stops, which a person's name is more than. */
const reference = lazily(() => /^(?:\p{Lu}\. ?){2,}$/u);

/**
 * Bodies without what holds an office in them or belongs to them, and nothing where there is no body:
 *
 *     Attorney-General of Uganda, Students of Royal College      `Uganda`, `Royal College`
 *     11th Parliament, LOK SABHA DEBATES                          `Parliament`, `LOK SABHA`
 *     Attorney General, Order Paper, National Anthem              nothing: an office, a paper, a song
 *     Calder University, Solomon Islands                           a body and a country, where it saw a site and a landscape
 *     Anna Low Speaker                                             `Anna Low`, where the lines of a table run together
 *
 * Near misses: `Office of the Attorney-General`, `Members First`, `Students' Union`, `First Congress of Cyclists`.
 */
export function withoutOffices(
  drafts: readonly Draft[],
  text: string,
  earlier: readonly Proposal[],
): readonly Draft[] {
  const known = new ListedTypes(earlier);
  return drafts.flatMap((draft) => {
    const { type, start, end } = draft;
    const words = text.slice(start, end);
    if (type === 'PERSON') return personAlone(draft, text);
    if (type === 'FAC' && schools.has(lastOf(words)) && !hallOfSchool.test(words))
      return [{ ...draft, type: 'ORG' }];
    if (type !== 'GPE' && /^h/i.test(words) && honoured().test(words)) return [asPerson(draft, text)];
    if (type === 'LOC' && countries[words.toLowerCase()] !== undefined) return [{ ...draft, type: 'GPE' }];
    if (type !== 'ORG' && type !== 'EVENT' && type !== 'LAW') return [draft];
    if (isPortfolio(draft, text) || isSeveral(words) || (type === 'LAW' && partOfLaw.test(words))) return [];
    const plain = singleSpaced(words.toLowerCase());
    if (things.has(plain) || (type === 'ORG' && offices().has(plain.replaceAll('-', ' ')))) return [];
    if (type !== 'ORG') return [draft];
    const first = firstOf(words);
    const held = beginsHolder().has(first) ? lengthOf(holder(), words) : 0;
    const lead = held || lengthOfLead(words, first);
    const cut = endsCut().has(lastOf(words)) ? lengthOf(tail(), words.slice(lead)) : 0;
    if (lead === 0 && cut === 0) return [draft];
    const rest = { ...draft, start: start + lead, end: end - cut };
    if (lead === 0) return [rest];
    // "Governor of Finance" is an office that the lists lack.
    if (held > 0 && topics.has(/^\p{L}+/u.exec(words.slice(lead))?.[0].toLowerCase() ?? '')) return [];
    return [{ ...rest, type: known.isPlace(rest) ? 'GPE' : 'ORG' }];
  });
}

const lengthOf = (expression: RegExp, words: string): number => expression.exec(words)?.[0].length ?? 0;

/** How long the number of a chamber, or an office that runs into a body's name, is. */
function lengthOfLead(words: string, first: string): number {
  const isNumbered = /^\d/.test(words) || beginsOrdinal().has(first);
  const number = isNumbered && endsChamber().has(words.split(/\s/).at(-1)!) ? lengthOf(ordinal(), words) : 0;
  return number || (beginsOffice().has(first) ? lengthOf(gluedOffice(), words) : 0);
}

/** `MLAs`, `NGOs`: several of a kind. */
const isSeveral = (words: string) => words.endsWith('s') && /^[A-Z]{2,6}s$/.test(words);
const partOfLaw = /^(?:Section|Article|Clause|Regulation) \w+$/;
/** `Hon Barry House`, whatever the last word may name. */
const honoured = lazily(() => /^(?:Hon|HON|Honourable)\.? \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?$/u);

const asPerson = (draft: Draft, text: string): Draft => ({
  ...draft,
  type: 'PERSON',
  start: draft.start + /^\S+ /.exec(text.slice(draft.start, draft.end))![0].length,
});

const portfolio = lazily(
  () =>
    new RegExp(
      `^(?:Deputy |Assistant |Acting )?${anyOf(wordList('edges/portfolio-holder'))} (?:of |for )?`,
      'u',
    ),
);
/** What leads to the rest of a portfolio: `Minister of Public Service, | Labour and Welfare`, `Manager Audit, | Risk`. */
const beforePortfolio = lazily(
  () =>
    new RegExp(
      `(?<!\\p{L})${anyOf(wordList('edges/portfolio-holder'))} (?:of |for )?(?:\\p{Lu}[\\p{L}-]+(?:, | and | & |\\s))*$`,
      'u',
    ),
);

const holderNames = [...wordList('edges/portfolio-holder')];
const holderWords = new Set(['Deputy', 'Assistant', 'Acting', ...holderNames.map(firstOf)]);
/** A word with a capital, or one that joins such. */
const mayGoOn = /(?:of|for|and|&|[^\sa-z]\S*)\s$/;
const followsPortfolio = (before: string) =>
  mayGoOn.test(before) && holderNames.some((name) => before.includes(name)) && beforePortfolio().test(before);

/** Whether the words say only what somebody is in charge of. */
function isPortfolio({ type, start, end }: Draft, text: string): boolean {
  if (type === 'EVENT') return false;
  const words = text.slice(start, end);
  const own = holderWords.has(firstOf(words)) ? portfolio().exec(words) : null;
  if (own === null && !followsPortfolio(text.slice(Math.max(0, start - 80), start))) return false;
  const rest = words.slice(own?.[0].length ?? 0);
  const capitals = rest.match(/\p{Lu}[\p{L}-]+/gu) ?? [];
  return capitals.every((word) => topics.has(word.toLowerCase()) || portfolioWords.has(word.toLowerCase()));
}
const portfolioWords = wordList('edges/portfolio-word');

/** What the gazetteers have, read where it is asked for. */
class ListedTypes {
  readonly #earlier: readonly Proposal[];
  #places: Map<string, boolean> | undefined;

  constructor(earlier: readonly Proposal[]) {
    this.#earlier = earlier;
  }

  /** Whether they know a span as a place and as nothing else. */
  isPlace({ start, end }: Draft): boolean {
    if (this.#places === undefined) {
      this.#places = new Map();
      for (const known of this.#earlier) {
        if (known.stage !== 'tag.gazetteer' || known.confidence < 0.6) continue;
        const key = `${known.start} ${known.end}`;
        this.#places.set(key, known.type === 'GPE' && this.#places.get(key) !== false);
      }
    }
    return this.#places.get(`${start} ${end}`) === true;
  }
}

const officeAfter = lazily(
  () => new RegExp(`(?<=\\p{L} \\p{L}[\\p{L}.'’-]*) ${anyOf(wordList('edges/office-after-name'))}$`, 'u'),
);
const degree =
  /^(?:Ph\.D|D\.Phil|M\.Sc|B\.Sc|LL\.[BMD]|M\.A|B\.A|M\.D|M\.B\.A|Esq|O\.F\.M|O\.S\.B|O\.M\.I|O\.Carm|O\.P|S\.J|S\.V\.D|S\.D\.B|C\.Ss\.R|C\.M)\.?(?: |$)/;

/** `Anna Low Speaker`, where lines of a table run together; nobody in the letters of a reference or after a degree. */
function personAlone(draft: Draft, text: string): Draft[] {
  const { start, end } = draft;
  const words = text.slice(start, end);
  if (words.includes('.') && isNobody(words, text, draft)) return [];
  if (!words.includes(' ')) return [draft];
  return aroundForms(draft, words)
    .flatMap((one) => atInitials(one, text))
    .map((one) => {
      const own = text.slice(one.start, one.end);
      const office = officeLast.has(lastOf(own))
        ? (officeAfter().exec(own)?.[0].length ?? 0)
        : labelOf(own, text[one.end]);
      return office === 0 ? one : { ...one, end: one.end - office };
    });
}

/** Initials and a surname, or two names, before initials and another surname. */
const beforeInitials = lazily(
  () =>
    /^(?:(?:\p{Lu}\. ?){1,4}(?:de |van der |van |von )?\p{Lu}[\p{L}'’-]*\p{Ll}|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?= \p{Lu}\.\p{Lu}\.)) (?=\p{Lu}\.[\p{Lu}. ]* ?(?:de |van der |van |von )?\p{Lu}[\p{L}'’-]*\p{Ll})/u,
);

/** The like by its signs alone. */
const mayRunTogether = /^(?:[^\sa-z]\.|\S+ \S+ [^\sa-z]\.[^\sa-z]\.)/;

/** `F. Low | S.N. Rowe | T. Tam`: where names of a page run together, initials begin the next. */
function atInitials(draft: Draft, text: string): Draft[] {
  const parts: Draft[] = [];
  let { start } = draft;
  const words = text.slice(start, draft.end);
  if (!mayRunTogether.test(words) || !/\p{Ll} \p{Lu}\./u.test(words)) return [draft];
  for (;;) {
    const first = beforeInitials().exec(text.slice(start, draft.end));
    if (first === null) break;
    parts.push({ ...draft, start, end: start + first[0].length - 1 });
    start += first[0].length;
  }
  return [...parts, { ...draft, start }];
}

/** `Low | Councillors:`: the label of the next row. */
const labelOf = (words: string, next: string | undefined): number =>
  next === ':' && isOfficeOfMany(lastOf(words)) ? lastOf(words).length + 1 : 0;

const isOfficeOfMany = (word: string): boolean =>
  word.endsWith('s') && titles.has(word.slice(0, -1).toLowerCase());

const officeLast = new Set([...wordList('edges/office-after-name')].map(lastOf));

function isNobody(words: string, text: string, { start, end }: Draft): boolean {
  if (/^P\. ?O\. Box/i.test(words)) return true;
  const before = text.slice(Math.max(0, start - 2), start);
  // "at 8.20 P.M. Total": an hour
  if (/^[AP]\.M\.(?: |$)/.test(words)) return /\d ?$/.test(before);
  if (isReference(text, end) && reference().test(words)) return true;
  return /, ?$/.test(before) && degree.test(words);
}

/** `Chi-chuen Hon | Han-pan`, `Anna Low | Mr`: a form of address within a name begins another. */
function aroundForms(draft: Draft, words: string): Draft[] {
  const parts: Draft[] = [];
  let from = 0;
  for (let at = words.indexOf(' '); at >= 0; ) {
    const next = words.indexOf(' ', at + 1);
    const word = words.slice(at + 1, next < 0 ? words.length : next);
    const form = formOfAddress(word.endsWith('.') ? word.slice(0, -1) : word);
    if (form?.sure === true && !form.alsoName) {
      if (at > from) parts.push({ ...draft, start: draft.start + from, end: draft.start + at });
      from = at + word.length + 2;
    }
    at = next;
  }
  if (from === 0) return [draft];
  return from < words.length ? [...parts, { ...draft, start: draft.start + from }] : parts;
}

/** `D. L.-33002`, `N.S. VOL. 52`, `N. C. D. No. 4`: letters of a number. */
const isReference = (text: string, end: number) =>
  /^ ?(?:[-–/] ?\d|\d|No\b|VOL|Vol)/.test(text.slice(end, end + 6));
