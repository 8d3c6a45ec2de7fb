import { defineComponent } from '../../../../contract/component.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { type Head, headTable } from '../engine/head.ts';
import { legalForms, openers, siteModifiers } from '../engine/lexicon.ts';
import { isOrdinary, Known, type NameContext, propose } from '../engine/name-context.ts';
import { buildOut } from '../engine/phrase.ts';
import { nameRecogniser } from '../engine/rules.ts';
import { runEnd, runStart } from '../engine/run.ts';
import { modifiersOf, wordList } from '../engine/word-lists.ts';
import { adjacent, isGlued, Kind, trigger } from '../engine/words.ts';

/**
 * Bodies by the head words of their names:
 *
 *     Ministry of Foreign Affairs of the Republic of Belarus     head word with its chain
 *     Belarusian-Uzbek Business Council                          head word with its modifiers
 *     State Committee on Science and Technologies                "on", "for", "in", "at" where the head allows it
 *     Minsk Tractor Plant, Eurasian Development Bank
 *     Gomel regional executive committee, Pinsk dairy plant      a place with a lowercase head
 *     government of Stavropol Krai, Shenyang administration      governments of places below a country
 */
const on = wordList('organisation/body-links');
const body: Head = { links: on, confidence: 0.86 };
const pairBody: Head = { links: wordList('organisation/pair-links'), pairs: true, confidence: 0.86 };
const embassy: Head = {
  links: wordList('organisation/embassy-links'),
  located: true,
  confidence: 0.86,
  needs: 'right',
};
const mission: Head = {
  links: wordList('organisation/embassy-links'),
  located: true,
  confidence: 0.8,
  needs: 'either',
};
const workingGroup: Head = {
  links: wordList('organisation/working-group-links'),
  pairs: true,
  title: true,
  confidence: 0.86,
};
const school: Head = { links: wordList('organisation/school-links'), confidence: 0.85 };
const company: Head = { needs: 'left', confidence: 0.8 };
const weak: Head = { links: on, confidence: 0.7 };
const weakCompany: Head = { needs: 'left', confidence: 0.62 };
const government: Head = { confidence: 0.8 };
const house: Head = { confidence: 0.75 };

/** Heads that are names of bodies only in company: "Trading House", "Publishing House", "Working Group". */
const needsBefore = modifiersOf('organisation', 'capitalised');
const heads = new Map([
  ...headTable({
    'organisation/body-heads': body,
    'organisation/pair-heads': pairBody,
    'organisation/school-heads': school,
    'organisation/embassy-heads': embassy,
    'organisation/mission-heads': mission,
    'organisation/government-heads': government,
    'organisation/weak-heads': weak,
    'organisation/company-heads': company,
    'organisation/weak-company-heads': weakCompany,
  }),
  ['house', house] as const,
]);

const isHead = (word: string) => heads.has(word);

/** Lowercase heads that make an organisation with a place before them: "Minsk tractor plant", "Borisov plant of medical products". */
const placeHeads = wordList('organisation/lowercase-heads');
/** Kinds of place between its name and the head: "Gomel oblast executive committee". */
const kindsOfPlace = wordList('organisation/kinds-of-place');
/** "government of Stavropol Krai", "administration of the Altai Territory", "legislative assembly of the Omsk Region". */
const lowercaseGovernments = wordList('organisation/lowercase-governments');

export function createOrganisationRecogniser(): Recogniser {
  return nameRecogniser({
    rules: [
      // Ministry of Education, Nairobi City Council
      { at: headWords, written: 'capitalised', match: matchHead },
      // Minsk tractor plant, Mogilev regional executive committee
      { at: placeHeadWords, written: 'lowercase', match: matchPlace },
      // government of Stavropol Krai, legislative assembly of the Omsk Region
      { at: governmentWords, written: 'lowercase', match: matchLowercaseGovernment },
    ],
  });
}

const headWords = trigger(heads.keys());
const placeHeadWords = trigger([...placeHeads, 'committee', 'committees']);
const governmentWords = trigger([...lowercaseGovernments, 'assembly']);

// --- head words ----------------------------------------------------------------------------------------------------------

function matchHead(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower } = names;
  const rule = heads.get(lower[i]!)!;
  // The last head of a run is the head: "Council" in "State Union Council".
  let next = i + 1;
  while (
    next < Math.min(words.count, i + 32) &&
    adjacent(words, next - 1) &&
    words.sentenceStart[next] !== 1 &&
    (words.kind[next]! & Kind.capital) !== 0 &&
    words.text[next] !== 'No'
  ) {
    if (heads.has(lower[next]!)) return;
    next++;
  }
  if (lower[i] === 'assembly' && lower[i + 2] === 'business') return;
  const before = needsBefore.get(lower[i]!);
  if (before !== undefined && lower[i] !== 'house' && !(i > 0 && before.has(lower[i - 1]!))) return;
  if (next > i + 1 && (rule === company || rule === weakCompany) && !legalForms.has(words.text[i + 1]!))
    return;
  const isWorkingGroup = lower[i] === 'group' && i > 0 && lower[i - 1] === 'working';
  const phrase = buildOut(names, i, isWorkingGroup ? workingGroup : rule, isHead);
  if (lower[i] === 'house' && !phrase.hasRight && !(i > 0 && before!.has(lower[i - 1]!))) return;
  const { hasLeft, hasRight } = phrase;
  if (rule.needs === 'left' ? !hasLeft : rule.needs === 'right' ? !hasRight : !hasLeft && !hasRight) return;
  let { first } = phrase;
  let { last } = phrase;
  // "Minsk Dairy Plant No. 1"
  if (last === i + 1 && /^(?:No|№)$/.test(words.text[last] ?? '')) {
    let j = last + 1;
    if (words.text[j] === '.') j++;
    if (j < words.count && (words.kind[j]! & Kind.number) !== 0) last = j + 1;
  }
  // A legal form next to it belongs to it.
  if (last < words.count && legalForms.has(words.text[last]!) && adjacent(words, last - 1)) last++;
  if (first > 0 && legalForms.has(words.text[first - 1]!) && adjacent(words, first - 1)) first--;
  let confidence = rule.confidence ?? 0.8;
  if (!hasLeft || !hasRight) confidence -= 0.04;
  if (!hasRight && first === i - 1 && (openers.has(lower[first]!) || isOrdinary(names, first))) return;
  if (!hasRight && words.sentenceStart[first] === 1 && i - first === 1 && !isKnown(names, first))
    confidence -= 0.15;
  found.push(propose(names, first, last, 'ORG', confidence));
}

function isKnown({ known }: NameContext, i: number): boolean {
  return known[i] !== 0;
}

// --- lowercase heads --------------------------------------------------------------------------------------------------

/** A place, some lowercase words of a trade, a head: `Minsk tractor plant`, `1st Minsk poultry farm`, `Gomel regional executive committee`. */
function matchPlace(names: NameContext, i: number, found: Draft[]): void {
  const { words, known } = names;
  const committee = words.text[i]!.startsWith('committee');
  let j = i - 1;
  let modifiers = 0;
  let seenExecutive = false;
  while (j >= 0 && adjacent(words, j) && words.sentenceStart[j + 1] !== 1 && modifiers < 5) {
    const text = words.text[j]!;
    if (text === 'executive') seenExecutive = true;
    else if (!(siteModifiers.has(text) || text === 'and' || text === '-' || kindsOfPlace.has(text))) break;
    modifiers++;
    j--;
  }
  if (
    j < 0 ||
    (modifiers === 0 && words.text[j + 2] !== 'of' && !siteHeads.has(words.text[i]!)) ||
    !adjacent(words, j)
  )
    return;
  if (committee && !seenExecutive) return;
  if ((words.kind[j]! & Kind.capital) === 0) return;
  if ((known[j]! & Known.nationality) !== 0) return;
  const isPlace = (known[j]! & Known.place) !== 0 || names.weakPlace[j] === 1;
  if (!isPlace && isOrdinary(names, j)) return;
  if (modifiers === 0 && !isPlace) return;
  let last = i + 1;
  if (!committee && words.text[last] === 'of' && modifiers === 0) {
    // "Borisov plant of medical products"
    let k = last + 1;
    while (
      k < words.count &&
      adjacent(words, k - 1) &&
      (siteModifiers.has(words.text[k]!) || products.has(words.text[k]!) || words.text[k] === 'and')
    )
      k++;
    if (k === last + 1) return;
    last = k;
  }
  let first = runStart(names, j);
  if (first >= 2 && /^(?:st|nd|rd|th)$/.test(words.text[first - 1]!) && isGlued(words, first - 1)) first -= 2;
  found.push(propose(names, first, last, 'ORG', isPlace ? 0.66 : 0.5));
}

/** With a place alone: "Baranovichi mill". */
const siteHeads = wordList('organisation/heads-after-place');
const products = wordList('organisation/products');

/** `government of Stavropol Krai`, `Shenyang administration`, `legislative assembly of the Omsk Region`. */
function matchLowercaseGovernment(names: NameContext, i: number, found: Draft[]): void {
  const { words, known, lower } = names;
  let first = i;
  if (words.text[i] === 'assembly') {
    if (i === 0 || words.text[i - 1] !== 'legislative') return;
    first = i - 1;
  }
  if (words.text[i + 1] === 'of') {
    let j = i + 2;
    if (lower[j] === 'the') j++;
    if (j >= words.count || (known[j]! & Known.place) === 0) return;
    const end = placeEnd(names, j);
    // Of a region: "the government of Belarus" is a description.
    if (end - j < 2 || words.text[i] === 'municipality') return;
    if (lower[j] === 'republic') return;
    found.push(propose(names, first, end, 'ORG', 0.62));
  } else if (
    i > 0 &&
    adjacent(words, i - 1) &&
    (known[i - 1]! & Known.place) !== 0 &&
    words.text[i] !== 'assembly'
  ) {
    found.push(propose(names, runStart(names, i - 1), i + 1, 'ORG', 0.62));
  }
}

function placeEnd(names: NameContext, j: number): number {
  const { words, known } = names;
  let end = runEnd(names, j);
  while (end < words.count && adjacent(words, end - 1) && (known[end]! & Known.place) !== 0) end++;
  return end;
}

export const component = defineComponent({
  name: 'tag.organisation',
  stage: 'tag',
  reads: 'en',
  group: 'names',
  summary: 'ministries, councils, plants and other bodies by head words',
  after: ['tag.gazetteer', 'tag.place'],
  create: () => createOrganisationRecogniser(),
});
