import type { DocumentContext, Proposal, Recogniser, TokenisedFlow } from '../pipeline/contract.ts';
import { openers, titleWords, topics } from './lexicon.ts';
import { buildOut, followChain, type Head } from './phrase.ts';
import { isAccidental, isOrdinary, Known, propose, type Reading, read } from './reading.ts';
import { followQuote, runStart } from './run.ts';
import { followTitle, numberEnd } from './title.ts';
import { adjacent, isYear, Kind, trigger } from './words.ts';

/**
 * Treaties, laws, programmes, strategies, concepts and the like whose title is given:
 *
 *     Convention on Cross-border Cooperation of the Member States of the CIS
 *     National Strategy for Sustainable Development of the Republic of Belarus until 2030
 *     Agreement between the Government of A and the Government of B on cooperation in the field of tourism
 *     EEU Treaty, Civil Code, Clean Air Act, Fifth Amendment
 *     programme "Digital Kazakhstan", "New Northern Policy" initiative     the title alone
 *     Roe v. Wade
 */
export function createLawRecogniser(): Recogniser {
  const name = 'law';
  const stage = `tag.${name}`;
  return {
    name,
    recognise(flow: TokenisedFlow, document: DocumentContext, earlier: readonly Proposal[]): Proposal[] {
      const reading = read(flow, document, earlier);
      const { words, lower } = reading;
      const found: Proposal[] = [];
      for (let i = 0; i < words.count; i++) {
        if ((words.triggers[i]! & triggers) === 0) continue;
        const kind = words.kind[i]!;
        const text = words.text[i]!;
        if (periodHeads.has(lower[i]!)) byPeriod(reading, i, stage, found);
        if (heads.has(lower[i]!)) byEntry(reading, i, stage, found);
        if ((kind & Kind.capital) !== 0) {
          const rule = heads.get(lower[i]!);
          if (rule !== undefined) byHead(reading, i, rule, stage, found);
        } else if (quotedHeads.has(text)) byQuote(reading, i, stage, found);
        else if ((text === 'v' || text === 'vs') && i > 0) byCase(reading, i, stage, found);
      }
      return found;
    },
  };
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const links = set('on for between among in until up against concerning');

/** Titles that ask for a chain behind the head: a bare "Agreement" or "State Program" is a description. */
const treaty: Head = { links, pairs: true, title: true, confidence: 0.84, quoted: true };
/** Titles that modifiers alone can make: "Customs Code", "Paris Agreement". */
const act: Head = { links, pairs: true, title: true, confidence: 0.8, quoted: true };
const constitution: Head = { confidence: 0.85 };

const heads = new Map<string, Head>();
const add = (rule: Head, words: string) => {
  for (const word of words.split(' ')) heads.set(word, rule);
};
add(
  treaty,
  'agreement concept strategy programme program memorandum roadmap protocol regulation regulations decree plan guidelines resolution provisions directions directive methodology communique rules map areas agenda law',
);
add(
  act,
  'treaty convention declaration code act acts charter doctrine pact accord accords statute amendment ordinance bill truce armistice covenant',
);
add(constitution, 'constitution');

/** Heads that modifiers alone make a title of, when they are proper: "EEU Treaty", "Schuman Declaration". */
const plain = set(
  'treaty convention code act acts charter pact accord accords amendment declaration doctrine constitution directive bill law agreement covenant',
);
const named = set(
  'plan programme program strategy concept memorandum protocol policy regulation regulations agenda',
);
const isHead = (word: string) => heads.has(word);
const generic = set(
  'state national federal joint new such interstate intergovernmental bilateral action business first second main draft following framework',
);

/** "Main directions of …", "Basic Provisions of …", "Priority Areas of …", "Road Map for …" ask for the word before. */
const needsLeft = set('directions provisions guidelines areas map rules agenda');
/** Heads that a subject before them does not make a name of: "Trade Agreement". */
const common = set('agreement law bill directive doctrine');
/** Heads that a year follows behind a comma: `Defamation Act, 2013`. */
const dated = set('act bill ordinance order law');

function byHead(reading: Reading, i: number, rule: Head, stage: string, found: Proposal[]): void {
  const { words, lower } = reading;
  const nextIsName =
    i + 1 < words.count &&
    adjacent(words, i) &&
    (words.kind[i + 1]! & Kind.capital) !== 0 &&
    words.sentenceStart[i + 1] !== 1;
  if (nextIsName && heads.has(lower[i + 1]!)) return;
  const phrase = buildOut(reading, i, rule, isHead);
  let { first, last } = phrase;
  const { hasLeft, hasRight } = phrase;
  if (needsLeft.has(lower[i]!) && !hasLeft) return;
  if (byFarEnd(reading, i, first, last, stage, found)) return;
  const word = lower[i]!;
  if (!hasLeft && !hasRight) return;
  if (!hasRight) {
    // `Long Term Plan (2017-2030)`
    const ranged = withYears(reading, last);
    if (ranged > last) {
      found.push(propose(reading, first, ranged, 'LAW', 0.72, stage));
      return;
    }
    if (!plain.has(word)) {
      // `CIS Information Promotion Plan`: two modifiers at least, and not in a heading, where all words are capitalised.
      if (
        named.has(word) &&
        i - first >= 2 &&
        !nextIsName &&
        reading.flow.kind !== 'heading' &&
        !isOrdinary(reading, first)
      )
        found.push(propose(reading, first, last, 'LAW', 0.56, stage));
      return;
    }
    let proper = false;
    for (let j = first; j < i; j++)
      if (
        !generic.has(lower[j]!) &&
        (words.kind[j]! & Kind.capital) !== 0 &&
        !(common.has(word) && topics.has(lower[j]!))
      )
        proper = true;
    if (!proper || isOrdinary(reading, first)) return;
    if (nextIsName) return;
    // `Clean Air Act 1970`, `Defamation Act, 2013`, `Fifth Amendment`
    if (isYear(words, last) && adjacent(words, last - 1)) last++;
    else if (words.text[last] === ',' && isYear(words, last + 1) && dated.has(word)) last += 2;
    found.push(propose(reading, first, last, 'LAW', 0.66, stage));
    // `Accountability and | Transparency Act`
    if (first > 2 && words.text[first - 1] === 'and' && words.sentenceStart[first] !== 1) {
      const wider = runStart(reading, first - 2);
      if ((words.kind[first - 2]! & Kind.capital) !== 0 && (reading.known[first - 2]! & Known.place) === 0)
        found.push(propose(reading, wider, last, 'LAW', 0.6, stage));
    }
    return;
  }
  last = numbered(reading, last) ?? last;
  last = trimTail(reading, i + 1, last);
  if (last <= i + 2) return;
  // The chain has to hold a capital or a full subject: "Agreement on Cooperation", not "Plan of action".
  let capitals = 0;
  for (let j = i + 1; j < last; j++) if ((words.kind[j]! & Kind.capital) !== 0) capitals++;
  if (capitals === 0 && last - i < 5) return;
  if (words.sentenceStart[i] === 1 && capitals === 0) return;
  const isPlan =
    word === 'plan' ||
    word === 'program' ||
    word === 'programme' ||
    word === 'regulation' ||
    word === 'regulations' ||
    word === 'resolution' ||
    word === 'law';
  let confidence = rule.confidence ?? 0.8;
  if (capitals === 0) confidence = 0.5;
  else if (isPlan && !hasLeft) confidence -= 0.12;
  while (first < i && isAccidental(reading, first)) first++;
  found.push(propose(reading, first, last, 'LAW', confidence, stage));
}

/**
 * The end of a title that goes on further than the chain: it stands beside the nearer one as another proposal, since only the
 * words behind tell which is right.
 *
 * @returns whether it is sure, so that the nearer one need not be proposed
 */
function byFarEnd(
  reading: Reading,
  head: number,
  start: number,
  near: number,
  stage: string,
  found: Proposal[],
): boolean {
  const { words, lower } = reading;
  let from = head + 1;
  if (from >= words.count || !adjacent(words, head) || words.sentenceStart[from] === 1) return false;
  const quoted = (words.kind[from]! & Kind.quote) !== 0;
  if (participles.has(lower[from]!)) from++;
  else if (!quoted && !joining.has(lower[from]!) && numberEnd(reading, from) === undefined) return false;
  let last = followTitle(reading, from, isHead);
  last = withYears(reading, last);
  if (last <= near || last <= head + 2) return false;
  let capitals = 0;
  for (let j = from; j < last; j++) if ((words.kind[j]! & (Kind.capital | Kind.number)) !== 0) capitals++;
  if (capitals === 0 && last - head < 6) return false;
  let first = start;
  while (first < head && isAccidental(reading, first)) first++;
  // Years end a title: "… for 2016-2020", "… (2017-2030)".
  const ended = isYear(words, last - 1) || isYear(words, last - 2);
  found.push(propose(reading, first, last, 'LAW', capitals === 0 ? 0.5 : ended ? 0.84 : 0.7, stage));
  return ended;
}

const joining = set('of on for between among in to concerning against with within under about');
const participles = set('establishing creating amending regulating governing relating leading');

/** `Long Term Plan (2017-2030)` */
function withYears({ words }: Reading, last: number): number {
  const range =
    words.text[last] === '(' &&
    isYear(words, last + 1) &&
    /^[-–]$/.test(words.text[last + 2] ?? '') &&
    isYear(words, last + 3) &&
    words.text[last + 4] === ')';
  return range ? last + 5 : last;
}

/**
 * The title of a document as a list or bibliography names it, whatever its letters: `¹³ concept of cooperation of the CIS
 * [Electronic resource]`, `agreement on transit // Herald`.
 */
function byEntry(reading: Reading, head: number, stage: string, found: Proposal[]): void {
  const { words, lower } = reading;
  let first = head;
  while (
    first > 0 &&
    adjacent(words, first - 1) &&
    (leads.has(lower[first - 1]!) || words.text[first - 1] === '-')
  )
    first--;
  let before = first - 1;
  if (before >= 0 && lower[before] === 'the') before--;
  // At the beginning of the entry, or behind its number.
  if (before >= 0 && words.sentenceStart[before + 1] !== 1 && !/^[\d.)\]⁰¹²³⁴-⁹]+$/.test(words.text[before]!))
    return;
  if (!joining.has(lower[head + 1] ?? '')) return;
  const end = Math.min(words.count, head + 70);
  let capitals = 0;
  for (let i = head + 1; i < end; i++) {
    const text = words.text[i]!;
    const closes =
      text === '[' ||
      (text === '/' && words.text[i + 1] === '/') ||
      (text === '.' && /^[-–]$/.test(words.text[i + 1] ?? '')) ||
      (text === '(' && !isYear(words, i + 1));
    if (closes) {
      if (capitals > 0 && i - first > 3) found.push(propose(reading, first, i, 'LAW', 0.7, stage));
      return;
    }
    if (text === ':' || text === ';' || text === '?' || verbs.has(lower[i]!)) return;
    if ((words.kind[i]! & Kind.capital) !== 0) capitals++;
  }
}

const verbs = set(
  'is are was were be been will has have had signed entered enters comes came approved adopted extended discussed can may should gives give brings makes becomes needs begins opens takes helps',
);

/** `Decree … No. 7 "On the Development of Trade"`: number and quoted title. */
function numbered(reading: Reading, last: number): number | undefined {
  const number = numberEnd(reading, last);
  return number === undefined ? undefined : followQuote(reading, number, 32);
}

/**
 * A title that its period closes, though its head is small: `National programme of exports of the Republic of Belarus for
 * 2016-2020`, `main directions of the development of the Union until 2030`, `EEU Strategy 2025`.
 */
function byPeriod(reading: Reading, i: number, stage: string, found: Proposal[]): void {
  const { words, lower } = reading;
  let last = followChain(reading, i + 1, treaty, isHead);
  let confidence = 0.66;
  if (last === i + 1) {
    if (!isYear(words, last) || !adjacent(words, i) || (words.kind[i]! & Kind.capital) === 0) return;
    last++;
    if (/^[-–]$/.test(words.text[last] ?? '') && isYear(words, last + 1)) last += 2;
    confidence = 0.74;
  } else if (!isYear(words, last - 1)) return;
  let first = i;
  while (
    first > Math.max(0, i - 8) &&
    words.sentenceStart[first] !== 1 &&
    adjacent(words, first - 1) &&
    leads.has(lower[first - 1]!)
  )
    first--;
  if (first === i || (words.kind[first]! & Kind.capital) !== 0) first = runStart(reading, first);
  const short = alone.has(lower[i]!) && last === i + 2;
  if (!short && ((words.kind[first]! & Kind.capital) === 0 || (last === i + 2 && first === i))) return;
  let capitals = 0;
  for (let j = first; j < last; j++) if ((words.kind[j]! & Kind.capital) !== 0) capitals++;
  if (capitals === 0 || (!short && last - first < 3)) return;
  found.push(propose(reading, first, last, 'LAW', confidence, stage));
}

const periodHeads = set(
  'strategy programme program plan concept directions provisions agenda guidelines roadmap vision target',
);
/** Heads that a year alone makes a name of: `Vision 2030`. */
const alone = set('vision agenda target');
const leads = set('national state main basic strategic general republican federal regional');

/** A title does not end with a preposition, an adjective hung in the air or an "and". */
function trimTail({ words }: Reading, from: number, last: number): number {
  let end = last;
  while (end > from) {
    const text = words.text[end - 1]!;
    if (
      text === 'and' ||
      text === 'of' ||
      text === 'for' ||
      text === 'the' ||
      text === ',' ||
      text === '-' ||
      links.has(text)
    )
      end--;
    else if (end < last && titleWords.has(text) && /(?:al|ic|ive|ary)$/.test(text)) end--;
    else break;
  }
  return end;
}

/** Small-letter heads beside which a quoted title stands. */
const quotedHeads = set(
  'resolution order directive program programme programs programmes strategy concept initiative initiatives treaty agreement convention law roadmap memorandum decree plan doctrine declaration subprogram subprogramme document policy',
);

const triggers = trigger([...heads.keys(), ...quotedHeads, ...periodHeads, 'v', 'vs']);

function byQuote(reading: Reading, i: number, stage: string, found: Proposal[]): void {
  const { words } = reading;
  if (adjacent(words, i) && (words.kind[i + 1]! & Kind.quote) !== 0) {
    // `programmes "A", "B" and "C"`, `programme "A" ("B")`
    let open = i + 1;
    for (let guard = 0; guard < 8; guard++) {
      const last = followQuote(reading, open, 32);
      if (last === undefined || (words.kind[open + 1]! & Kind.capital) === 0) return;
      found.push(propose(reading, open + 1, last - 1, 'LAW', 0.74, stage));
      open = last;
      if (words.text[open] === ',') open++;
      if (words.text[open] === 'and' || words.text[open] === '(') open++;
      if (open === last || open >= words.count || (words.kind[open]! & Kind.quote) === 0) return;
    }
    return;
  }
  if (
    i > 1 &&
    (words.kind[i - 1]! & Kind.quote) !== 0 &&
    adjacent(words, i - 1) &&
    words.sentenceStart[i] !== 1
  ) {
    for (let j = i - 2; j >= 0 && j > i - 14; j--) {
      if ((words.kind[j]! & Kind.quote) === 0) continue;
      if (j + 1 < i - 1 && (words.kind[j + 1]! & Kind.capital) !== 0)
        found.push(propose(reading, j + 1, i - 1, 'LAW', 0.7, stage));
      return;
    }
  }
}

/** `Roe v. Wade` */
function byCase(reading: Reading, i: number, stage: string, found: Proposal[]): void {
  const { words } = reading;
  let right = i + 1;
  if (words.text[right] === '.') right++;
  let first = i - 1;
  // `R. v. Keegstra`
  if (words.text[first] === '.' && first > 0 && (words.kind[first - 1]! & Kind.initial) !== 0) first--;
  if (
    right >= words.count ||
    (words.kind[first]! & Kind.capital) === 0 ||
    (words.kind[right]! & Kind.capital) === 0
  )
    return;
  while (
    first > Math.max(0, i - 12) &&
    words.sentenceStart[first] !== 1 &&
    adjacent(words, first - 1) &&
    (words.kind[first - 1]! & Kind.capital) !== 0 &&
    !openers.has(words.lower[first - 1]!)
  )
    first--;
  const rule: Head = {};
  let last = right + 1;
  while (
    last < Math.min(words.count, right + 12) &&
    adjacent(words, last - 1) &&
    (words.kind[last]! & Kind.capital) !== 0 &&
    words.sentenceStart[last] !== 1
  )
    last++;
  last = followChain(reading, last, rule, isHead);
  found.push(propose(reading, first, last, 'LAW', words.text[i] === 'v' ? 0.7 : 0.4, stage));
}
