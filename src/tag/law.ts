import type { DocumentContext, Proposal, Recogniser, TokenisedFlow } from '../pipeline/contract.ts';
import { titleWords } from './lexicon.ts';
import { buildOut, followChain, type Head } from './phrase.ts';
import { isAccidental, isOrdinary, propose, type Reading, read } from './reading.ts';
import { followQuote, runStart } from './run.ts';
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
const treaty: Head = { links, pairs: true, title: true, needs: 'right', confidence: 0.84, quoted: true };
/** Titles that modifiers alone can make: "Customs Code", "Paris Agreement". */
const act: Head = { links, pairs: true, title: true, needs: 'either', confidence: 0.8, quoted: true };
const constitution: Head = { needs: 'either', confidence: 0.85 };

const heads = new Map<string, Head>();
const add = (rule: Head, words: string) => {
  for (const word of words.split(' ')) heads.set(word, rule);
};
add(
  treaty,
  'agreement concept strategy programme program memorandum roadmap protocol regulation regulations decree plan guidelines resolution provisions directions',
);
add(
  act,
  'treaty convention declaration code act charter doctrine pact accord accords statute directive amendment ordinance bill',
);
add(constitution, 'constitution');
add({ ...treaty, needs: 'right' }, 'law');

/** Heads that modifiers alone make a title of, when they are proper: "EEU Treaty", "Schuman Declaration". */
const plain = set(
  'treaty convention code act charter pact accord accords amendment declaration doctrine constitution',
);
const named = set('plan programme program strategy concept memorandum agreement protocol');
const isHead = (word: string) => heads.has(word);
const generic = set(
  'state national federal joint new such interstate intergovernmental bilateral action business first second main draft following framework',
);

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
  // "Main directions of …", "Basic Provisions of …", "Strategic Guidelines for …" ask for the adjective.
  const word = lower[i]!;
  if ((word === 'directions' || word === 'provisions' || word === 'guidelines') && !hasLeft) return;
  if (rule.needs === 'right' ? !hasRight : !hasLeft && !hasRight) return;
  if (!hasRight) {
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
      if (!generic.has(lower[j]!) && (words.kind[j]! & Kind.capital) !== 0) proper = true;
    if (!proper || isOrdinary(reading, first)) return;
    if (nextIsName) return;
    // `Clean Air Act of 1970`, `Fifth Amendment`
    found.push(propose(reading, first, last, 'LAW', 0.66, stage));
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

/** `Decree … No. 7 "On the Development of Trade"`: number and quoted title. */
function numbered(reading: Reading, last: number): number | undefined {
  const { words } = reading;
  let i = last;
  if (words.text[i] === 'No' || words.text[i] === '№') i++;
  else return undefined;
  if (words.text[i] === '.') i++;
  if (i >= words.count || (words.kind[i]! & Kind.number) === 0) return undefined;
  return followQuote(reading, i + 1, 32);
}

/** A title does not end with a preposition, an adjective hung in the air or an "and". */
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
  if ((words.kind[first]! & Kind.capital) === 0 || (last === i + 2 && first === i)) return;
  let capitals = 0;
  for (let j = first; j < last; j++) if ((words.kind[j]! & Kind.capital) !== 0) capitals++;
  if (capitals === 0 || last - first < 3) return;
  found.push(propose(reading, first, last, 'LAW', confidence, stage));
}

const periodHeads = set(
  'strategy programme program plan concept directions provisions agenda guidelines roadmap',
);
const leads = set('national state main basic strategic general republican federal regional');

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
    const last = followQuote(reading, i + 1);
    if (last !== undefined && (words.kind[i + 2]! & Kind.capital) !== 0)
      found.push(propose(reading, i + 2, last - 1, 'LAW', 0.74, stage));
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
  if (
    right >= words.count ||
    (words.kind[i - 1]! & Kind.capital) === 0 ||
    (words.kind[right]! & Kind.capital) === 0
  )
    return;
  let first = i - 1;
  while (
    first > Math.max(0, i - 12) &&
    words.sentenceStart[first] !== 1 &&
    adjacent(words, first - 1) &&
    (words.kind[first - 1]! & Kind.capital) !== 0
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
