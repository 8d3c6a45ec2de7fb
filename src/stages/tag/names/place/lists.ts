import type { Draft } from '../../../../contract/proposal.ts';
import { openers } from '../engine/lexicon.ts';
import { isOrdinary, isTopic, Known, type NameContext, propose } from '../engine/name-context.ts';
import { runEnd, runStart } from '../engine/run.ts';
import { adjacent, isGlued, isYear, Kind, trigger, type Words } from '../engine/words.ts';
import { placeWords } from './place-words.ts';

/** Places that a list tells: `Bryansk, Kaluga and Tyumen Regions`, `the cities of Lida and Orsha`, `Kapan, Goris and Meghri`. */

/** `Bryansk, Kaluga and` before `Tyumen Regions`. */
export function matchList(names: NameContext, first: number, found: Draft[]): void {
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

export const cityWords = trigger(placeWords('settlements'));

/** `the cities of Orsha, Baran and Spitak`: each. */
export function matchCities(names: NameContext, i: number, found: Draft[]): void {
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
export function matchNeighbours(names: NameContext, found: Draft[]): void {
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
    // The imprint: a dash before, a year or a publisher following.
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
