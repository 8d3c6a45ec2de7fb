import { defineComponent } from '../../../../contract/component.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { openers } from '../engine/lexicon.ts';
import { isOrdinary, isTopic, Known, type NameContext, propose } from '../engine/name-context.ts';
import { nameRecogniser } from '../engine/rules.ts';
import { runEnd, runStart } from '../engine/run.ts';
import { adjacent, capitalPrecedes, isGlued, isYear, Kind, trigger, type Words } from '../engine/words.ts';

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

const roles = readDataTable<'word' | 'roles'>('languages/en/place-words.csv').map((row) => ({
  word: row.word,
  roles: row.roles.split('|'),
}));
/** Generic words of places by what they do: `data/languages/en/place-words.csv`. */
const wordsOf = (role: string): ReadonlySet<string> =>
  new Set(roles.filter((row) => row.roles.includes(role)).map(({ word }) => word));
const regions = wordsOf('region');
const plural = wordsOf('plural');
/** Generic words that small letters make too common: "Belarusian city", "port city", "member state". */
const capitalOnly = wordsOf('capital-only');
const notRegions = wordsOf('no-region');

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

/** `Bryansk, Kaluga and` before `Tyumen Regions`. */
function matchList(names: NameContext, first: number, found: Draft[]): void {
  const { words } = names;
  let i = first;
  for (let n = 0; n < 12; n++) {
    let j = i - 1;
    if (j >= 0 && words.text[j] === 'and') j--;
    if (j >= 0 && words.text[j] === ',') j--;
    if (
      j < 0 ||
      j === i - 1 ||
      (words.kind[j]! & Kind.capital) === 0 ||
      openers.has(words.text[j]!.toLowerCase())
    )
      return;
    const start = runStart(names, j);
    if (words.sentenceStart[i] === 1) return;
    found.push(propose(names, start, j + 1, 'GPE', 0.74));
    i = start;
  }
}

const settlements = wordsOf('settlement');

const cities = wordsOf('settlements');

/** `the cities of Orsha, Baran and Spitak`: each. */
function matchCities(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower } = names;
  let j = i + 2;
  if (words.text[i + 1] !== 'of') return;
  for (let n = 0; n < 12 && j < words.count; n++) {
    if ((words.kind[j]! & Kind.capital) === 0 || openers.has(lower[j]!)) return;
    const end = runEnd(names, j);
    if (end - j < 4) found.push(propose(names, j, end, 'GPE', 0.66));
    j = end;
    if (words.text[j] === ',') j++;
    if (words.text[j] === 'and') j++;
    if (j === end) return;
  }
}

/**
 * What stands in a list of places is one: `Kapan, Goris, Agarak and Meghri`, if all but some are known. And the place of an
 * imprint: `- M., 2018`, `- Zarechye : Nauka, 2018`.
 */
function matchNeighbours(names: NameContext, found: Draft[]): void {
  const { words, known, lower } = names;
  let places = 0;
  for (let i = 0; i < words.count; i++) {
    const kind = words.kind[i]!;
    const text = words.text[i]!;
    if ((kind & Kind.capital) === 0) {
      if (text !== ',' && text !== 'and') places = 0;
      continue;
    }
    if ((known[i]! & Known.place) !== 0) {
      if (i === 0 || (known[i - 1]! & Known.place) === 0) places++;
      continue;
    }
    const listed = i > 0 && (words.text[i - 1] === ',' || words.text[i - 1] === 'and');
    const next = words.text[i + 1];
    if (
      known[i] === 0 &&
      (kind & (Kind.initial | Kind.upper | Kind.camel)) === 0 &&
      !openers.has(lower[i]!) &&
      !isTopic(names, i)
    ) {
      const goesOn = next === ',' || next === 'and';
      const nextPlace = goesOn && i + 2 < words.count && (known[i + 2]! & Known.place) !== 0;
      if (
        listed &&
        (places >= 2 || (places >= 1 && nextPlace)) &&
        !isOrdinary(names, i) &&
        !(adjacent(words, i) && isCapital(words, i + 1))
      ) {
        found.push(propose(names, i, i + 1, 'GPE', 0.5));
        places++;
        continue;
      }
    }
    places = 0;
    if (i < 1 || !/^[-–—]$/.test(words.text[i - 1]!) || isGlued(words, i)) continue;
    // The imprint: a dash before, a year or a publisher behind.
    const end = (kind & Kind.initial) !== 0 && next === '.' ? i + 2 : runEnd(names, i);
    if (end - i > 3 || ((kind & Kind.initial) !== 0 && end === i + 1)) continue;
    const mark = words.text[end];
    if (
      (mark === ',' && isYear(words, end + 1)) ||
      (mark === ':' && isCapital(words, end + 1) && hasYear(words, end + 2))
    ) {
      if ((known[i]! & (Known.organisation | Known.person)) === 0)
        found.push(propose(names, i, end, 'GPE', 0.7));
    }
  }
}

const isCapital = (words: Words, i: number) => i < words.count && (words.kind[i]! & Kind.capital) !== 0;

/** Whether `, 2018` comes within five words. */
function hasYear(words: Words, i: number): boolean {
  for (let j = i; j < i + 5 && j < words.count; j++) if (words.text[j] === ',') return isYear(words, j + 1);
  return false;
}

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

const forms = wordsOf('form-of-state');

const landforms = wordsOf('landform');
/** Those that take a name in small letters too: "Bohai sea". */
const lowercaseLandforms = wordsOf('small-landform');
/** Those that towns are called after: "Sun Valley, Idaho". */
const townForms = wordsOf('town-landform');
const before = wordsOf('landform-first');

const regionWords = trigger(regions);
const settlementWords = trigger(settlements);
const cityWords = trigger(cities);
const landformWords = trigger(landforms);
const lowercaseLandformWords = trigger(lowercaseLandforms);
const republicWord = trigger(['republic']);

function matchLandform(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower, known } = names;
  const word = lower[i]!;
  const nextIsName =
    i + 1 < words.count &&
    adjacent(words, i) &&
    words.sentenceStart[i + 1] !== 1 &&
    (words.kind[i + 1]! & Kind.capital) !== 0 &&
    !isGlued(words, i + 1);
  if (before.has(word) && (words.kind[i]! & Kind.capital) !== 0) {
    if (words.text[i + 1] === 'of' && i + 2 < words.count && (words.kind[i + 2]! & Kind.capital) !== 0) {
      found.push(propose(names, i, runEnd(names, i + 2), 'LOC', 0.76));
      return;
    }
    if (
      nextIsName &&
      (word === 'lake' || word === 'mount' || word === 'cape') &&
      !capitalPrecedes(words, i)
    ) {
      found.push(propose(names, i, runEnd(names, i + 1), 'LOC', 0.74));
      return;
    }
  }
  const capital = (words.kind[i]! & Kind.capital) !== 0;
  if ((nextIsName && capital) || i === 0 || words.sentenceStart[i] === 1 || !adjacent(words, i - 1)) return;
  if (!capital && ((words.kind[i - 1]! & Kind.capital) === 0 || known[i - 1] !== 0 || isTopic(names, i - 1)))
    return;
  const first = runStart(names, i);
  if (first === i || (i - first === 1 && isOrdinary(names, first))) return;
  found.push(
    propose(
      names,
      first,
      i + 1,
      townForms.has(word) && words.text[i + 1] === ',' && (known[i + 2]! & Known.place) !== 0 ? 'GPE' : 'LOC',
      !capital ? 0.6 : word === 'range' || word === 'coast' || word === 'forest' ? 0.55 : 0.74,
    ),
  );
}

export const component = defineComponent({
  name: 'tag.place',
  stage: 'tag',
  reads: 'en',
  group: 'names',
  summary: 'regions, settlements, seas and mountains by their generic words',
  after: ['tag.gazetteer'],
  create: () => createPlaceRecogniser(),
});
