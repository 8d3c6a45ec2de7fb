import type { DocumentContext, Proposal, TokenisedFlow } from '../pipeline/contract.ts';
import { legalForms, openers, titles, titleWords, topics } from './lexicon.ts';
import { adjacent, Kind, type Words, wordsOf } from './words.ts';

/**
 * Names built around a head word, the way English builds them: modifiers before the head, a chain of prepositions behind it.
 *
 *     [Belarusian National Technical] University
 *     Ministry [of Agriculture and Food] [of the Republic of Belarus]
 *     [Fifth] Forum [of Regions] [of Belarus and Russia]
 *
 * The rules of this file find both ends; which heads there are and what they make is each recogniser's own table.
 */

/** How a head word may be built out. */
export interface Head {
  /** Prepositions that may follow in the name, besides `of`. */
  readonly links?: ReadonlySet<string>;
  /** `in` a place: `Embassy of Belarus in China`. */
  readonly located?: boolean;
  /** Places joined by "and" may end it: "Forum of Regions of Belarus and Russia". */
  readonly pairs?: boolean;
  /** What makes a name of it: modifiers before it, a chain behind it, one of both (the usual case), or nothing. */
  readonly needs?: 'left' | 'right' | 'either' | 'none';
  /** A quoted title may follow: `Forum "Innovations"`. */
  readonly quoted?: boolean;
  /** A year may follow: `Digital Almaty Forum 2021`. */
  readonly year?: boolean;
  /** Ordinal and Roman numbers before it belong to it: `6th International Economic Forum`. */
  readonly ordinals?: boolean;
  /** Small-letter title words may go on with the chain, once it has begun in capitals: treaties. */
  readonly title?: boolean;
  /** Capitalised words that follow at once belong to it: `Hotel Metropol`, `Lake Naroch`. */
  readonly names?: boolean;
  /** Confidence where both modifiers and chain are there; less for one of them. */
  readonly confidence?: number;
}

/** What the rules know about a flow. */
export interface Reading {
  readonly flow: TokenisedFlow;
  readonly words: Words;
  readonly lower: readonly string[];
  /** Bits of {@link Known} per word, from the proposals of earlier recognisers. */
  readonly known: Uint8Array;
  /** 1 where an earlier recogniser saw a place, too unsure of it to make it known. */
  readonly weakPlace: Uint8Array;
  readonly counts: ReadonlyMap<string, number>;
}

export const Known = { place: 1, people: 2, organisation: 4, person: 8, amount: 16, other: 32 } as const;

const bits: Readonly<Record<Proposal['type'], number>> = {
  GPE: Known.place,
  LOC: Known.place,
  NORP: Known.people,
  ORG: Known.organisation,
  PERSON: Known.person,
  FAC: Known.other,
  EVENT: Known.other,
  LAW: Known.other,
  DATE: Known.amount,
  MONEY: Known.amount,
  PERCENT: Known.amount,
  QUANTITY: Known.amount,
};

let last: { flow: TokenisedFlow; earlier: readonly Proposal[]; size: number; reading: Reading } | undefined;

/** The flow as the rules read it; what the recognisers have said since the last rule is added. */
export function read(flow: TokenisedFlow, document: DocumentContext, earlier: readonly Proposal[]): Reading {
  if (last === undefined || last.flow !== flow || last.earlier !== earlier || last.size > earlier.length) {
    const words = wordsOf(flow);
    const reading = {
      flow,
      words,
      lower: words.lower,
      known: new Uint8Array(words.count),
      weakPlace: new Uint8Array(words.count),
      counts: document.profile.wordCounts,
    };
    last = { flow, earlier, size: 0, reading };
  }
  const { words, known, weakPlace } = last.reading;
  for (; last.size < earlier.length; last.size++) mark(words, known, weakPlace, earlier[last.size]!);
  return last.reading;
}

/** Opinions below are no knowledge: a hamlet of the name "Mitchell" must not hide a surname. */
const sure = 0.7;

function mark(
  words: Words,
  known: Uint8Array,
  weakPlace: Uint8Array,
  { type, start, end, confidence }: Proposal,
): void {
  for (let i = firstAt(words, start); i < words.count && words.start[i]! < end; i++) {
    if (confidence >= sure) known[i]! |= bits[type];
    else if (type === 'GPE' || type === 'LOC') weakPlace[i] = 1;
  }
}

/** Index of the first word that ends after view position `position`. */
export function firstAt(words: Words, position: number): number {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (words.end[middle]! <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a capitalised word is an ordinary one that only its place has capitalised: `Recall`, `Trade` in a heading. */
export function isOrdinary(reading: Reading, i: number): boolean {
  const { lower, words, known } = reading;
  const word = lower[i]!;
  if (openers.has(word)) return true;
  if (known[i] !== 0 || words.sentenceStart[i] !== 1) return false;
  return isUsuallySmall(reading, i);
}

/**
 * Whether the document writes a word small at least as often as with a capital. (Seldom is not enough: addresses write
 * names small.)
 */
export function isUsuallySmall({ lower, counts, words }: Reading, i: number): boolean {
  const small = counts.get(lower[i]!) ?? 0;
  return small > 0 && small >= (counts.get(words.text[i]!) ?? 0);
}

/** Whether a capitalised word names a subject ("Agriculture", "Reclamation"): listed, or written small elsewhere in the document. */
export function isTopic(reading: Reading, i: number): boolean {
  const { lower, known, words } = reading;
  const kind = words.kind[i]!;
  if ((kind & Kind.capital) === 0 || (kind & (Kind.upper | Kind.initial)) !== 0) return false;
  if (topics.has(lower[i]!)) return true;
  return known[i] === 0 && isUsuallySmall(reading, i) && !openers.has(lower[i]!);
}

const abbreviated = new Set(['St', 'Mt', 'Ft', 'Dr', 'Jr', 'Sr', 'Gen', 'Col', 'Univ', 'Dept']);

/** Whether word `i` may stand inside a name: capitalised, or all capitals, or an initial. */
export function isNameWord({ words }: Reading, i: number): boolean {
  return (words.kind[i]! & Kind.capital) !== 0;
}

/** Words of a name on either side of its head at most, so that a page in capitals takes linear time. */
const longestRun = 32;

const hyphens = new Set(['-', '‑', '–', '/']);

/**
 * Index of the first word of the run of name words that ends at `i` (which counts even if it is small).
 * `[Belarusian-Uzbek Business] Council`, `[St. Petersburg Mining] University`, `[Scientific and Practical] Center`.
 */
export function runStart(reading: Reading, i: number, ordinals = false): number {
  const { words, lower, known } = reading;
  let first = i;
  while (
    first > Math.max(0, i - longestRun) &&
    words.sentenceStart[first] !== 1 &&
    adjacent(words, first - 1)
  ) {
    const j = first - 1;
    const text = words.text[j]!;
    const kind = words.kind[j]!;
    if ((kind & Kind.capital) !== 0) {
      // "in Tatarstan | Belarusian companies": two names side by side.
      if (
        (known[j]! & Known.place) !== 0 &&
        (known[j]! & Known.people) === 0 &&
        (known[first]! & Known.people) !== 0
      )
        break;
      if (openers.has(lower[j]!) || (titles.has(lower[j]!) && !isInnerTitle(reading, j))) break;
      if (legalForms.has(text) && (known[j]! & Known.organisation) === 0) break;
      // "In 2017 Minsk", "John Smith University": an initial with its dot is handled below; a bare one is fine (`P5`).
      first = j;
    } else if (hyphens.has(text) && text !== '–' && isGlued(words, j) && isGlued(words, first)) {
      if (j === 0 || (words.kind[j - 1]! & Kind.word) === 0) break;
      if ((words.kind[j - 1]! & Kind.capital) !== 0) first = j;
      // `Forge-and-Press`; a small prefix alone (`post-Soviet`) makes no name.
      else if (
        j > 2 &&
        words.text[j - 2] === '-' &&
        isGlued(words, j - 2) &&
        (words.kind[j - 3]! & Kind.capital) !== 0
      )
        first = j - 2;
      else {
        first = Math.min(i, first + 1);
        break;
      }
    } else if (text === '.' && isGlued(words, j) && j > 0 && isAbbreviation(words, j - 1)) {
      // "Kulyagin, S. Honorary Consulate": the initial is the author's.
      if (j > 1 && words.text[j - 2] === ',') break;
      first = j - 1;
    } else if ((text === 'and' || text === '&') && j > 0 && adjacent(words, j - 1) && first < i + 1) {
      const left = j - 1;
      if ((words.kind[left]! & Kind.capital) === 0) break;
      if (text === 'and' && !(isTopic(reading, left) && isTopic(reading, first))) break;
      if (openers.has(lower[left]!)) break;
      first = left;
    } else if ((text === "'s" || text === '’s') && j > 0 && owners.has(lower[j - 1]!)) {
      first = j - 1;
    } else if (ordinals && isOrdinalTail(words, j)) {
      first = (words.kind[j]! & Kind.number) !== 0 ? j : j - 1;
      break;
    } else break;
  }
  // Only at a sentence's head can an ordinary word have its capital by accident.
  while (
    first < i &&
    (words.sentenceStart[first] === 1 || hyphens.has(words.text[first]!)) &&
    !isHyphenated(words, first)
  ) {
    if (hyphens.has(words.text[first]!) || isOrdinary(reading, first)) first++;
    else break;
    break;
  }
  return first;
}

const owners = new Set([
  'people',
  'peoples',
  'women',
  'children',
  'workers',
  'veterans',
  'men',
  'teachers',
  'writers',
  'artists',
  'lawyers',
  'farmers',
  'student',
]);

function isHyphenated(words: Words, i: number): boolean {
  return i + 1 < words.count && hyphens.has(words.text[i + 1]!) && isGlued(words, i + 1);
}

export function isGlued(words: Words, i: number): boolean {
  return (words.kind[i]! & Kind.glued) !== 0;
}

function isAbbreviation(words: Words, i: number): boolean {
  return (words.kind[i]! & Kind.initial) !== 0 || abbreviated.has(words.text[i]!);
}

/** `General Staff`, `Prime Minister's Office`, `Guard`: a title word that is part of a body's name when a name word precedes it. */
function isInnerTitle({ words, lower }: Reading, j: number): boolean {
  const word = lower[j]!;
  return (
    innerTitles.has(word) ||
    (j > 0 && adjacent(words, j - 1) && (words.kind[j - 1]! & Kind.capital) !== 0 && word === 'general')
  );
}

const innerTitles = new Set([
  'general',
  'guard',
  'private',
  'master',
  'st',
  'lead',
  'khan',
  'king',
  'queen',
  'prince',
  'metropolitan',
  'crown',
  'first',
  'major',
  'executive',
  'expert',
  'student',
  'vice',
  'general',
]);

function isOrdinalTail(words: Words, j: number): boolean {
  if ((words.kind[j]! & Kind.number) !== 0) return false;
  const text = words.text[j]!;
  return (text === 'th' || text === 'st' || text === 'nd' || text === 'rd') && isGlued(words, j);
}

/** Index after the last word of the run of name words that begins at `i`: `[Republic] of`, `[Belarusian-Kazakh] park`. */
export function runEnd(reading: Reading, i: number): number {
  const { words, lower, known } = reading;
  let end = i;
  while (end < Math.min(words.count, i + longestRun)) {
    if (end > i && (!adjacent(words, end - 1) || (words.sentenceStart[end] === 1 && !isInitials(words, end))))
      break;
    const kind = words.kind[end]!;
    const text = words.text[end]!;
    if ((kind & Kind.capital) !== 0) {
      if (end > i && (openers.has(lower[end]!) || stops.has(lower[end]!))) break;
      // A person's name begins: "of the Majilis of Kazakhstan | Nurlan Nigmatulin".
      if (
        end > i &&
        (known[end]! & Known.person) !== 0 &&
        (known[end - 1]! & Known.person) === 0 &&
        isLetter(words, end - 1)
      )
        break;
      if (end > i && (known[end]! & Known.amount) !== 0) break;
      end++;
    } else if (
      hyphens.has(text) &&
      text !== '–' &&
      end > i &&
      isGlued(words, end) &&
      end + 1 < words.count &&
      isGlued(words, end + 1) &&
      (words.kind[end + 1]! & Kind.word) !== 0
    ) {
      end += 2;
    } else if (
      text === '.' &&
      end > i &&
      isGlued(words, end) &&
      isAbbreviation(words, end - 1) &&
      end + 1 < words.count &&
      (words.kind[end + 1]! & Kind.capital) !== 0 &&
      words.sentenceStart[end + 1] !== 1
    ) {
      end++;
    } else if ((text === "'s" || text === '’s') && end > i && owners.has(lower[end - 1]!)) end++;
    else if (text === '&' && end > i && end + 1 < words.count && (words.kind[end + 1]! & Kind.capital) !== 0)
      end++;
    else break;
  }
  return end;
}

/** Whether the word before `i` ends a pair of initials, after which no sentence begins. */
function isInitials(words: Words, i: number): boolean {
  return (
    i > 3 &&
    words.text[i - 1] === '.' &&
    (words.kind[i - 2]! & Kind.initial) !== 0 &&
    words.text[i - 3] === '.' &&
    isGlued(words, i - 2)
  );
}

function isLetter(words: Words, i: number): boolean {
  return (words.kind[i]! & Kind.word) !== 0;
}

/** Capitalised words of headings that end a body's name: "CIS Council of Heads of Government Meeting". */
const stops: ReadonlySet<string> = new Set(
  'meeting meetings session sessions sitting statement statements report reports results website site spokesman spokesperson spokeswoman chairman head minister director'.split(
    ' ',
  ),
);

const none: ReadonlySet<string> = new Set();
const forms = new Set([
  ...legalForms,
  'FEZ',
  'SEZ',
  'Institution',
  'Enterprise',
  'Company',
  'Holding',
  'House',
  'Plant',
]);

export interface Phrase {
  /** First word, and the one after the last. */
  first: number;
  last: number;
  head: number;
  hasLeft: boolean;
  hasRight: boolean;
}

/**
 * Builds a head word out to the left and to the right.
 *
 * @param isHead whether word `i` is a head of the same or another kind: a chain stops before "and" if another name begins there
 */
export function buildOut(
  reading: Reading,
  head: number,
  rule: Head,
  isHead: (lower: string) => boolean,
): Phrase {
  const { words } = reading;
  const first = runStart(reading, head, rule.ordinals);
  let last = head + 1;
  if (rule.names === true) {
    const end = runEnd(reading, last);
    if (end > last && adjacent(words, head)) last = end;
  }
  last = followChain(reading, last, rule, isHead);
  if (rule.quoted === true) last = followQuote(reading, last) ?? last;
  if (rule.year === true && isYear(words, last) && adjacent(words, last - 1)) last++;
  return { first, last, head, hasLeft: first < head, hasRight: last > head + 1 };
}

export function isYear(words: Words, i: number): boolean {
  return i < words.count && (words.kind[i]! & Kind.number) !== 0 && /^(?:19|20)\d\d$/.test(words.text[i]!);
}

/** `… [of Foreign Affairs] [of the Republic of Belarus]`; the index after the last word taken. */
export function followChain(
  reading: Reading,
  from: number,
  rule: Head,
  isHead: (lower: string) => boolean,
): number {
  const { words, lower, known } = reading;
  const links = rule.links ?? none;
  let last = from;
  let lastLink = '';
  let between = false;
  for (let guard = 0; guard < 12 && last < words.count; guard++) {
    if (words.sentenceStart[last] === 1 || !adjacent(words, last - 1)) break;
    const text = words.text[last]!;
    // "Group on Cooperation in Healthcare", but not "the role of the Assembly in the Development of …".
    if (
      text === 'in' &&
      rule.located !== true &&
      rule.title !== true &&
      lastLink !== 'on' &&
      lastLink !== 'for'
    )
      break;
    if (text === 'of' || links.has(text)) {
      const end = followLink(reading, last, rule);
      if (end === undefined) break;
      lastLink = text;
      if (text === 'between' || text === 'among') between = true;
      last = end;
      if (isYear(words, end - 1)) break;
    } else if (text === 'and' && lastLink !== '') {
      const end = followAnd(reading, last, rule, isHead, between);
      if (end === undefined) break;
      between = false;
      last = end;
    } else if (text === ',' && lastLink !== '') {
      const end = followList(reading, last);
      if (end === undefined) break;
      last = end;
    } else if (text === 'named' && lower[last + 1] === 'after') {
      let end = runEnd(reading, last + 2);
      if (end === last + 2) break;
      while (end < words.count && (known[end]! & known[end - 1]! & Known.person) !== 0) end++;
      last = end;
    } else if ((words.kind[last]! & Kind.quote) !== 0 && forms.has(words.text[last - 1]!)) {
      const end = followQuote(reading, last, 32);
      if (end === undefined) break;
      last = end;
    } else if (rule.title === true && lastLink !== '' && titleWords.has(text) && known[last] === 0) {
      last++;
    } else break;
  }
  return last;
}

/** `of the Republic`, `on Trade`, `in the Field of Education`, `for the period until 2030`. */
function followLink(reading: Reading, link: number, rule: Head): number | undefined {
  const { words, lower } = reading;
  let i = link + 1;
  if (i >= words.count || !adjacent(words, link)) return undefined;
  if (rule.title === true) {
    const period = followPeriod(reading, link);
    if (period !== undefined) return period;
  }
  const article = lower[i] === 'the' || lower[i] === 'a';
  if (article) i++;
  if (i >= words.count || words.sentenceStart[i] === 1 || !adjacent(words, i - 1)) return undefined;
  if ((words.kind[i]! & Kind.capital) !== 0) {
    if (pointers.has(lower[i]!) || (reading.known[i]! & Known.amount) !== 0) return undefined;
    const end = runEnd(reading, i);
    const text = words.text[link]!;
    const isPlace = (reading.known[i]! & (Known.place | Known.people)) !== 0;
    if (text === 'in' && !(rule.located === true && isPlace) && !isTopic(reading, i)) return undefined;
    if ((text === 'on' || text === 'for') && isPlace && rule.title !== true) return undefined;
    if (text === 'at' && !(article && holdsBody(reading, i, end))) return undefined;
    if (text === 'to' && rule.title !== true && !isPlace && (reading.known[i]! & Known.organisation) === 0)
      return undefined;
    if (text === 'under' && (!article || isPlace)) return undefined;
    return end;
  }
  if (rule.title === true && titleWords.has(words.text[i]!)) {
    // Small letters have to lead somewhere: a title word at least, up to the next word that is none.
    let end = i;
    while (end < words.count && adjacent(words, end - 1) && words.sentenceStart[end] !== 1) {
      const text = words.text[end]!;
      if (titleWords.has(text) || (words.kind[end]! & Kind.capital) !== 0) end++;
      else if (hyphens.has(text) && isGlued(words, end)) end++;
      else if (text === 'a' && end + 1 < words.count && titleWords.has(words.text[end + 1]!)) end++;
      else if (
        (text === ',' || text === 'and') &&
        end + 1 < words.count &&
        titleWords.has(words.text[end + 1]!)
      )
        end++;
      else break;
    }
    return end;
  }
  return undefined;
}

/** Words that point at something instead of naming it. */
const pointers = new Set(
  'its his her their our my your this that these those such which what whose each every'.split(' '),
);

/** Whether a run names a body that another can stand at: "Center at the Ministry of Roads". */
function holdsBody({ lower }: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bodies.has(lower[i]!)) return true;
  return false;
}

const bodies: ReadonlySet<string> = new Set(
  'ministry university institute academy committee administration council president government cabinet agency centre center'.split(
    ' ',
  ),
);

/** `until 2030`, `for 2016-2020`, `for the period until 2030`, `up to 2026`; the years end a title. */
function followPeriod({ words, lower }: Reading, link: number): number | undefined {
  let i = link;
  while (i < words.count && i < link + 7 && periodWords.has(lower[i]!)) i++;
  if (i === link || !isYear(words, i)) return undefined;
  i++;
  if (
    i + 1 < words.count &&
    (words.text[i] === '-' || words.text[i] === '–' || words.text[i] === 'to' || words.text[i] === 'and') &&
    isYear(words, i + 1)
  )
    i += 2;
  return i;
}

const periodWords = new Set([
  'for',
  'the',
  'period',
  'years',
  'year',
  'until',
  'till',
  'up',
  'to',
  'of',
  'from',
  'by',
  'through',
]);

/** Endings of subject words: "Academy of Painting and Sculpture". */
const nounEnding =
  /(?:tion|ture|ics|ism|ists|ing|logy|logies|graphy|ment|ance|ence|ness|ity|ers|ors|ants|ents|ery|ology|ships?)$/;

function followAnd(
  reading: Reading,
  and: number,
  rule: Head,
  isHead: (lower: string) => boolean,
  between: boolean,
): number | undefined {
  const { words, lower, known } = reading;
  let i = and + 1;
  if (i >= words.count || !adjacent(words, and)) return undefined;
  const article = lower[i] === 'the';
  if (article) i++;
  if (i >= words.count || words.sentenceStart[i] === 1) return undefined;
  if ((words.kind[i]! & Kind.capital) === 0) {
    return rule.title === true && titleWords.has(words.text[i]!) && titleWords.has(words.text[and - 1]!)
      ? i + 1
      : undefined;
  }
  const end = runEnd(reading, i);
  const previous = and - 1;
  // A body that the gazetteer knows runs over the "and": "Chamber of Commerce and Industry".
  const organisationGoesOn = (known[and]! & Known.organisation) !== 0;
  if (between) return end;
  if ((known[previous]! & (Known.place | Known.people)) !== 0) {
    // "of Belarus and Russia", "of the Republic of Belarus and the Novosibirsk Region"
    return rule.pairs === true && ((known[i]! & Known.place) !== 0 || lower[i] === 'republic')
      ? followOf(reading, end)
      : undefined;
  }
  if (
    article ||
    (known[i]! &
      (Known.place | Known.people | Known.person | (organisationGoesOn ? 0 : Known.organisation))) !==
      0
  ) {
    return undefined;
  }
  for (let j = i; j < end; j++) {
    if (isHead(lower[j]!) && !isTopic(reading, j)) return undefined;
    if (
      (words.kind[j]! & Kind.word) !== 0 &&
      !isTopic(reading, j) &&
      !titleWords.has(lower[j]!) &&
      !nounEnding.test(lower[j]!)
    )
      return undefined;
  }
  return isTopic(reading, previous) || nounEnding.test(lower[previous]!) ? end : undefined;
}

function followOf(reading: Reading, end: number): number {
  const { words, lower } = reading;
  if (end + 1 < words.count && words.text[end] === 'of') {
    const i = lower[end + 1] === 'the' ? end + 2 : end + 1;
    if (i < words.count && (words.kind[i]! & Kind.capital) !== 0) return runEnd(reading, i);
  }
  return end;
}

/** `, Science, Culture and Humanitarian Issues`: a list of subjects that an "and" ends. */
function followList(reading: Reading, comma: number): number | undefined {
  const { words } = reading;
  let i = comma;
  for (let items = 0; items < 8; items++) {
    if (i >= words.count || words.sentenceStart[i] === 1) return undefined;
    const text = words.text[i]!;
    let j = i + 1;
    const isLast = text === 'and' || (text === ',' && words.text[j] === 'and');
    if (text === ',' && words.text[j] === 'and') j++;
    if (text !== ',' && text !== 'and') return undefined;
    const start = j;
    while (j < Math.min(words.count, start + 8) && adjacent(words, j - 1) && isTopic(reading, j)) j++;
    if (j === start) return undefined;
    // "… and Humanitarian Issues", "… and the Protection of …": what follows the subject is the chain's business.
    if (isLast) return j;
    i = j;
  }
  return undefined;
}

/** Index after the closing mark if a short quotation begins at `i`: `"Great Stone"`; at most `limit` words. */
export function followQuote({ words }: Reading, i: number, limit = 16): number | undefined {
  if (i >= words.count || (words.kind[i]! & Kind.quote) === 0) return undefined;
  if (i + 1 >= words.count || (words.sentenceStart[i + 1] === 1 && words.start[i + 1]! > words.end[i]!))
    return undefined;
  let depth = 1;
  for (let j = i + 1; j < words.count && j < i + limit; j++) {
    if ((words.kind[j]! & Kind.quote) === 0) continue;
    // A mark with space before it and none behind opens again: `CJSC "Holding Company "Pinskdrev"`.
    const opens = !isGlued(words, j) && j + 1 < words.count && isGlued(words, j + 1);
    if (opens) {
      depth++;
      continue;
    }
    if (
      depth === 2 &&
      j + 1 < words.count &&
      (words.kind[j + 1]! & Kind.quote) !== 0 &&
      isGlued(words, j + 1)
    )
      return j + 2;
    return j > i + 1 ? j + 1 : undefined;
  }
  return undefined;
}

/** The proposal that words `[first, last)` make. */
export function propose(
  { words }: Reading,
  first: number,
  last: number,
  type: Proposal['type'],
  confidence: number,
  stage: string,
): Proposal {
  return { type, start: words.start[first]!, end: words.end[last - 1]!, confidence, stage };
}
