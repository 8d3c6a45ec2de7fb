import { defineComponent } from '../../../../contract/component.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { type Head, headTable } from '../engine/head.ts';
import { openers, siteModifiers } from '../engine/lexicon.ts';
import { isOrdinary, isTopic, Known, type NameContext, propose } from '../engine/name-context.ts';
import { buildOut } from '../engine/phrase.ts';
import { nameRecogniser } from '../engine/rules.ts';
import { followQuote, runEnd, runStart } from '../engine/run.ts';
import { modifiersOf, wordList } from '../engine/word-lists.ts';
import { adjacent, capitalFollows, isGlued, Kind, trigger } from '../engine/words.ts';

/**
 * Structures and sites:
 *
 *     Great Stone Industrial Park, Great Stone industrial park     a head word after the name, whatever its case
 *     Astravets nuclear power plant, Zarechye coal mine, Grodno airport
 *     FEZ "Vitebsk", FEZ Grodnoinvest                              an abbreviated kind before the name
 *     free economic zone "Grodnoinvest"                            a lowercase kind: the name alone
 *     port of Klaipeda, Port of Rotterdam, Hotel Metropol
 *     42nd Street, Washington St, I-44, US-75, Route 66
 */
export function createFacilityRecogniser(): Recogniser {
  return nameRecogniser({
    rules: [
      // Great Stone Industrial Park, Port of Rotterdam
      { at: headWords, written: 'capitalised', match: matchHead },
      // FEZ "Vitebsk"
      { at: zoneWords, written: 'capitalised', match: matchZone },
      // Route 66, I-44
      { at: roadWords, written: 'capitalised', match: matchRoad },
      // industrial park "Great Stone", port of Klaipeda
      { at: lowercaseHeadWords, written: 'lowercase', match: matchLowercaseHead },
    ],
  });
}

const built: Head = { needs: 'left', ordinals: true, confidence: 0.8 };
const sited: Head = { needs: 'either', confidence: 0.78, links: wordList('facility/links') };
const hotel: Head = { needs: 'left', names: true, confidence: 0.72 };

const port: Head = { needs: 'right', confidence: 0.7 };
const composedHead: Head = { needs: 'left', confidence: 0.78 };

/** Two-word heads: what has to stand before the last word. */
const composed = modifiersOf('facility', 'capitalised');
const heads = new Map([
  ...[...composed.keys()].map((head) => [head, composedHead] as const),
  ...headTable({
    'facility/built-heads': built,
    'facility/sited-heads': sited,
    'facility/hotel-heads': hotel,
    'facility/port-heads': port,
  }),
]);
const isHead = (word: string) => heads.has(word);
const abbreviations = wordList('facility/abbreviated-heads');
const generic = wordList('facility/generic-modifiers');

function matchHead(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower, known } = names;
  const word = lower[i]!;
  const rule = heads.get(word)!;
  const nextIsName = capitalFollows(words, i);
  if (nextIsName && heads.has(lower[i + 1]!)) return;
  const before = word === 'park' && isPark(names, i) ? undefined : composed.get(word);
  if (before !== undefined && !(i > 0 && before.has(lower[i - 1]!))) return;
  if (word === 'station' && i > 0 && (lower[i - 1] === 'experimental' || lower[i - 1] === 'research')) return;
  const phrase = buildOut(names, i, rule, isHead);
  const { first, hasLeft, hasRight } = phrase;
  let { last } = phrase;
  if (rule.needs === 'left' && !hasLeft && rule.names !== true) return;
  if (rule.needs === 'right' && !hasRight) return;
  if (!hasLeft && !hasRight) return;
  if (hasLeft) {
    let proper = false;
    for (let j = first; j < i; j++)
      if (!generic.has(lower[j]!) && (words.kind[j]! & Kind.word) !== 0) proper = true;
    if (!proper && !hasRight && word !== 'station' && !(word === 'park' && i - first > 1)) return;
    // An area of an agreement, not a site: "EAEU Free Trade Zone".
    if (word === 'zone') for (let j = first; j < i; j++) if ((known[j]! & Known.organisation) !== 0) return;
    if (i - first === 1 && (isOrdinary(names, first) || openers.has(lower[first]!))) return;
  }
  // `Industrial Park "Great Stone"`
  if (last === i + 1 && (word === 'park' || word === 'zone' || word === 'complex'))
    last = followQuote(names, last) ?? last;
  // The company that runs a line is an ORG; a name that goes on is another's.
  if (nextIsName && last === i + 1) {
    if (word === 'park') last = runEnd(names, i + 1);
    else return;
  }
  // `Main St.`
  if (last === i + 1 && abbreviations.has(word) && words.text[last] === '.' && isGlued(words, last)) last++;
  found.push(propose(names, first, last, 'FAC', rule.confidence ?? 0.78));
}

const ofParks = wordList('facility/park-modifiers');

/** `Gorky Park`, but `National Park`, which is nature. */
function isPark({ lower, words }: NameContext, i: number): boolean {
  return i > 0 && !ofParks.has(lower[i - 1]!) && (words.kind[i - 1]! & Kind.capital) !== 0;
}

const zones = wordList('facility/zones');

/** `FEZ "Vitebsk"`, `FEZ Grodnoinvest`, `Ishkoshim FEZ` */
function matchZone(names: NameContext, i: number, found: Draft[]): void {
  const { words } = names;
  if (!zones.has(words.text[i]!)) return;
  const quoted = followQuote(names, i + 1);
  if (quoted !== undefined && adjacent(words, i)) {
    found.push(propose(names, i, quoted, 'FAC', 0.9));
    return;
  }
  const end = adjacent(words, i) ? runEnd(names, i + 1) : i + 1;
  if (end > i + 1) found.push(propose(names, i, end, 'FAC', 0.82));
  else if (
    i > 0 &&
    adjacent(words, i - 1) &&
    words.sentenceStart[i] !== 1 &&
    (words.kind[i - 1]! & Kind.capital) !== 0 &&
    !openers.has(words.lower[i - 1]!) &&
    (names.known[i - 1]! & Known.nationality) === 0
  )
    found.push(propose(names, runStart(names, i), i + 1, 'FAC', 0.72));
}

const roads = wordList('facility/roads');

/** `I-44`, `US-75`, `Route 66`, `Terminal 2` */
function matchRoad(names: NameContext, i: number, found: Draft[]): void {
  const { words } = names;
  if (!roads.has(words.text[i]!)) return;
  const dash = words.text[i + 1] === '-' ? 1 : 0;
  const n = i + 1 + dash;
  if (n >= words.count || (words.kind[n]! & Kind.number) === 0 || !/^\d{1,3}$/.test(words.text[n]!)) return;
  const text = words.text[i]!;
  if ((text === 'I' || text === 'US') && dash === 0) return;
  if (dash === 0 && !adjacent(words, i)) return;
  found.push(propose(names, i, n + 1, 'FAC', 0.62));
}

/** Lowercase kinds of sites; those that ask for a modifier ("power plant", "industrial park") are told by the word before. */
const lowercaseHeads = wordList('facility/lowercase-heads');
const needsModifier = modifiersOf('facility', 'lowercase');

const inLowercase = (words: Iterable<string>) => [...words].map((word) => word.toLowerCase());
const headWords = trigger(heads.keys());
const zoneWords = trigger(inLowercase(zones));
const roadWords = trigger(inLowercase(roads));
const lowercaseHeadWords = trigger(lowercaseHeads);

function matchLowercaseHead(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower, known } = names;
  const text = words.text[i]!;
  const needed = needsModifier.get(text);
  const modified = i > 0 && needed !== undefined && needed.has(words.text[i - 1]!) && adjacent(words, i - 1);
  // `industrial park "Great Stone"`: the name alone
  if (adjacent(words, i) && (words.kind[i + 1]! & Kind.quote) !== 0 && (needed === undefined || modified)) {
    const last = followQuote(names, i + 1);
    if (last !== undefined && (words.kind[i + 2]! & Kind.capital) !== 0)
      found.push(propose(names, i + 2, last - 1, 'FAC', 0.97));
    return;
  }
  // `free economic zone Grodnoinvest`: the name alone, where it is one
  if (
    modified &&
    (text === 'zone' || text === 'park') &&
    adjacent(words, i) &&
    (words.kind[i + 1]! & Kind.capital) !== 0 &&
    !openers.has(lower[i + 1]!) &&
    !isTopic(names, i + 1)
  ) {
    const end = runEnd(names, i + 1);
    if (known[i + 1] === 0 || (known[i + 1]! & (Known.place | Known.organisation | Known.other)) !== 0)
      found.push(propose(names, i + 1, end, 'FAC', 0.74));
    return;
  }
  if (text === 'port' && words.text[i + 1] === 'of') {
    const end = runEnd(names, i + 2);
    if (end > i + 2) found.push(propose(names, i, end, 'FAC', 0.78));
    return;
  }
  if (needed === undefined || modified) matchNameBefore(names, i, needed, found);
}

/** A name, some modifiers, a kind: `Astravets nuclear power plant`, `Grodno airport`, `"Great Stone" industrial park`. */
function matchNameBefore(
  names: NameContext,
  i: number,
  modifiers: ReadonlySet<string> | undefined,
  found: Draft[],
): void {
  const { words, lower, known } = names;
  let j = i - 1;
  while (
    j >= Math.max(0, i - 12) &&
    words.sentenceStart[j + 1] !== 1 &&
    adjacent(words, j) &&
    (siteModifiers.has(words.text[j]!) ||
      words.text[j] === 'and' ||
      words.text[j] === '-' ||
      modifiers?.has(words.text[j]!) === true)
  )
    j--;
  if (j < 0 || words.sentenceStart[j + 1] === 1 || !adjacent(words, j)) return;
  if ((words.kind[j]! & Kind.quote) !== 0) {
    for (let k = j - 1; k >= 0 && k > j - 8; k--) {
      if ((words.kind[k]! & Kind.quote) === 0) continue;
      if (k + 1 < j && (words.kind[k + 1]! & Kind.capital) !== 0)
        found.push(propose(names, k + 1, j, 'FAC', 0.7));
      return;
    }
    return;
  }
  if ((words.kind[j]! & Kind.capital) === 0 || openers.has(lower[j]!)) return;
  // A people's park is a description, unless more of a name precedes: "the Belarusian industrial park".
  if ((known[j]! & Known.nationality) !== 0 || isTopic(names, j)) return;
  const first = runStart(names, j);
  if (isOrdinary(names, first)) return;
  for (let k = first; k <= j; k++) if ((known[k]! & Known.nationality) !== 0) return;
  found.push(propose(names, first, i + 1, 'FAC', modifiers === undefined ? 0.6 : 0.72));
}

export const component = defineComponent({
  name: 'tag.facility',
  stage: 'tag',
  reads: 'en',
  group: 'names',
  summary: 'airports, parks, ports and other sites by head words',
  after: ['tag.gazetteer', 'tag.place'],
  create: () => createFacilityRecogniser(),
});
