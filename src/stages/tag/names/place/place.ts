import { defineComponent } from '../../../../contract/component.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { openers } from '../engine/lexicon.ts';
import { isOrdinary, isTopic, Known, type NameContext, propose } from '../engine/name-context.ts';
import { nameRecogniser } from '../engine/rules.ts';
import { runEnd, runStart } from '../engine/run.ts';
import { adjacent, isGlued, Kind, trigger } from '../engine/words.ts';
import { landforms, landformWords, lowercaseLandformWords, matchLandform } from './landform.ts';
import { cityWords, matchCities, matchList, matchNeighbours } from './lists.ts';
import { placeWords } from './place-words.ts';

/**
 * Places by the generic word in their names, for those that no gazetteer knows:
 *
 *     Vitebsk Oblast, Gomel region, Changsha city, Primorsky Krai      GPE, the generic word in any case
 *     Bryansk, Kaluga and Tyumen Regions                               three, the last with the plural
 *     Republic of Tatarstan, Kyrgyz Republic
 *     the city of Zhodino, the town of Baran                           the name alone
 *     Baltic Sea, Lake Naroch, Ural Mountains, Gulf of Finland         LOC
 */
export function createPlaceRecogniser(): Recogniser {
  return nameRecogniser({
    matchFlow: matchNeighbours,
    rules: [
      // Vitebsk Oblast, Gomel region; Bryansk, Kaluga and Tyumen Regions
      { at: regionWords, match: matchRegion },
      // Baltic Sea, Lake Naroch, the Ural mountains
      { at: landformWords, written: 'capitalised', match: matchLandform },
      { at: lowercaseLandformWords, written: 'lowercase', match: matchLandform },
      // the cities of Lida and Orsha
      { at: cityWords, match: matchCities },
      // the town of Baran
      { at: settlementWords, match: matchSettlement },
      // Republic of Tatarstan, Kyrgyz Republic
      { at: republicWord, written: 'capitalised', match: matchRepublic },
    ],
  });
}

const regions = placeWords('region');
const plural = placeWords('plural');
/** Generic words that are too common in lowercase: "Belarusian city", "port city", "member state". */
const capitalOnly = placeWords('capital-only');
const notRegions = placeWords('no-region');

/** A capitalised word that is no opener. */
function isName({ words, lower }: NameContext, i: number): boolean {
  return (words.kind[i]! & Kind.capital) !== 0 && !openers.has(lower[i]!) && adjacent(words, i);
}

function matchRegion(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower, known } = names;
  const word = lower[i]!;
  const capital = (words.kind[i]! & Kind.capital) !== 0;
  if (i === 0 || words.sentenceStart[i] === 1 || !adjacent(words, i - 1) || isGlued(words, i)) return;
  const j = i - 1;
  if (
    (words.kind[j]! & Kind.capital) === 0 ||
    openers.has(lower[j]!) ||
    (notRegions.has(lower[j]!) && !(lower[j] === 'federal' && j > 0 && isName(names, j - 1)))
  )
    return;
  const isPlace = (known[j]! & Known.place) !== 0;
  if ((known[j]! & (Known.nationality | Known.organisation)) !== 0 && !isPlace) return;
  if (landforms.has(lower[j]!) || (words.kind[j]! & Kind.upper) !== 0) return;
  if (
    !isPlace &&
    (isTopic(names, j) || isOrdinary(names, j) || (words.kind[j]! & (Kind.upper | Kind.initial)) !== 0)
  )
    return;
  if (!capital && capitalOnly.has(word) && !(word === 'city' && isPlace)) return;
  if (!capital && word === 'state') return;
  // "… District Council": part of a longer name.
  const first = regionStart(names, j);
  found.push(propose(names, first, i + 1, 'GPE', isPlace ? 0.88 : capital ? 0.74 : 0.66));
  if (plural.has(word)) matchList(names, first, found);
}

/** `Jewish Autonomous Oblast`, `Inner Mongolia`, `Nizhny Novgorod`: the run, but no more than the place in it. */
function regionStart(names: NameContext, j: number): number {
  const { words, known } = names;
  let first = runStart(names, j);
  // "Belarus's Gomel region" and "Russian Bryansk region" are two.
  for (let k = j; k > first; k--) {
    if (
      known[k - 1]! & (Known.nationality | Known.organisation | Known.person) ||
      (words.text[k] === '-' &&
        (words.kind[k - 1]! & Kind.word) !== 0 &&
        known[k - 1]! & Known.place &&
        known[k + 1]! & Known.place)
    ) {
      first = words.text[k] === '-' ? k + 1 : k;
      break;
    }
  }
  return first;
}

const settlements = placeWords('settlement');

/** `the city of Zhodino`: the name alone. */
function matchSettlement(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower } = names;
  if (words.text[i + 1] !== 'of' || i + 2 >= words.count || (words.kind[i + 2]! & Kind.capital) === 0) return;
  if (openers.has(lower[i + 2]!)) return;
  const end = runEnd(names, i + 2);
  if (end - i > 6) return;
  found.push(propose(names, i + 2, end, 'GPE', 0.7));
}

/** `Republic of Tatarstan`, `Kyrgyz Republic`, `Islamic Republic of Iran` */
function matchRepublic(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower, known } = names;
  if (words.text[i + 1] === 'of' && i + 2 < words.count) {
    const next = lower[i + 2] === 'the' ? i + 3 : i + 2;
    // "Council of the Republic of the National Assembly" is none.
    if (
      next < words.count &&
      (words.kind[next]! & Kind.capital) !== 0 &&
      (next === i + 2 || (known[next]! & Known.place) !== 0)
    ) {
      let end = runEnd(names, next);
      // The place ends the name: "Republic of Belarus Alexander …" goes on with another.
      let k = next;
      while (k < end && (known[k]! & Known.place) !== 0) k++;
      if (k > next) end = k;
      const before = i > 0 && adjacent(words, i - 1) && forms.has(lower[i - 1]!) ? runStart(names, i - 1) : i;
      found.push(propose(names, before, end, 'GPE', 0.86));
    }
  } else if (
    i > 0 &&
    adjacent(words, i - 1) &&
    words.sentenceStart[i] !== 1 &&
    (words.kind[i - 1]! & Kind.capital) !== 0 &&
    !openers.has(lower[i - 1]!)
  ) {
    if ((known[i - 1]! & (Known.nationality | Known.place)) !== 0)
      found.push(propose(names, runStart(names, i - 1), i + 1, 'GPE', 0.82));
  }
}

const forms = placeWords('form-of-state');

const regionWords = trigger(regions);
const settlementWords = trigger(settlements);
const republicWord = trigger(['republic']);

export const component = defineComponent({
  name: 'tag.place',
  stage: 'tag',
  reads: 'en',
  group: 'names',
  summary: 'regions, settlements, seas and mountains by their generic words',
  after: ['tag.gazetteer'],
  create: () => createPlaceRecogniser(),
});
