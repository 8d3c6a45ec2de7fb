import { longInitials } from '../../../../names/long-initials.ts';
import { legalForms, openers, shipPrefixes, titles } from '../engine/lexicon.ts';
import { wordList } from '../engine/word-lists.ts';
import { adjacent, isGlued, Kind, trigger, type Words } from '../engine/words.ts';
import { formOfAddress } from './forms-of-address.ts';
import { cutGivenNames, particles, surnameEnding, weakSurnameEnding } from './lexicon.ts';

/** Offices that stand at once before a name and little else. */
export const strongTitles = wordList('person/strong-titles');
export const dotted = wordList('person/dotted');
const statePairs = wordList('person/states-like-initials');
export const compass = new Set(['N', 'S', 'E', 'W']);
export const notSurnames = wordList('person/not-surnames');

/** Endings of Slavic, Turkic and Caucasian surnames, weak ones too. */
export const surnameLike = new RegExp(
  `${surnameEnding.source}|${weakSurnameEnding.source}|(?:yi|y|o|a|ak|ik|ek|uk|ev|ov|in|yn|an|dze)$`,
);

export const companyWords = wordList('person/company-words');

export const isTitleBit = trigger(titles);
const isParticle = trigger(particles);
const noSurname = trigger([...openers, ...notSurnames]);

/** Index after initials that begin at `i` (`V.`, `P.M.`, `Yu. V.`, `Thos.`), or `i` if there are none. */
export function initialsEnd(words: Words, i: number): number {
  let end = i;
  for (let n = 0; n < 4; n++) {
    if (end + 1 >= words.count || words.text[end + 1] !== '.' || !isGlued(words, end + 1)) break;
    if (n > 0 && !isGlued(words, end) && !adjacent(words, end - 1)) break;
    const kind = words.kind[end]!;
    if ((kind & Kind.initial) === 0 && !((kind & Kind.capital) !== 0 && isLongInitial(words.text[end]!)))
      break;
    end += 2;
    // J.-P. Sartre
    if (
      end + 2 < words.count &&
      words.text[end] === '-' &&
      isGlued(words, end) &&
      (words.kind[end + 1]! & Kind.initial) !== 0
    )
      end++;
  }
  return end > i && words.text[end - 1] === '-' ? end - 1 : end;
}

const isLongInitial = (word: string) => longInitials.has(word) || cutGivenNames.has(word);

/** Whether word `i` can be a surname by its form. */
export function isSurname(words: Words, i: number): boolean {
  if (i >= words.count) return false;
  const kind = words.kind[i]!;
  if ((kind & Kind.capital) === 0 || (kind & Kind.initial) !== 0) return false;
  const text = words.text[i]!;
  if ((kind & Kind.upper) !== 0 && (text.length < 4 || legalForms.has(text))) return false;
  return (words.triggers[i]! & noSurname) === 0;
}

/** Letters that address somebody: `H.E.`, `H.R.H.`. */
const honorifics = wordList('person/honorific-initials');

/** Whether words `[from, to)` are no initials but letters of honour, with another title after them: `H.E. Engineer Ali`. */
export function areHonorific(words: Words, from: number, to: number): boolean {
  if ((words.triggers[to]! & isTitleBit) === 0 && formOfAddress(words.text[to]!) === undefined) return false;
  return honorifics.has(words.text.slice(from, to).join(''));
}

/** Index after the surname that begins at `i`: `Bailey-Ross`, `van der Berg`, `al-Assad`; `i` if there is none. */
export function surnameEnd(words: Words, i: number): number {
  let j = i;
  for (
    let n = 0;
    n < 3 &&
    j + 1 < words.count &&
    (words.triggers[j]! & isParticle) !== 0 &&
    (words.kind[j]! & Kind.word) !== 0;
    n++
  ) {
    if (words.text[j + 1] === '-' && isGlued(words, j + 1)) j += 2;
    else if (adjacent(words, j)) j++;
    else break;
  }
  if (!isSurname(words, j)) {
    // `Al Thani` is a particle that was no particle.
    return i;
  }
  j++;
  while (
    j + 1 < Math.min(words.count, i + 12) &&
    words.text[j] === '-' &&
    isGlued(words, j) &&
    isGlued(words, j + 1) &&
    (words.kind[j + 1]! & Kind.capital) !== 0
  )
    j += 2;
  return j;
}

/** Whether a surname may begin at a word: a capital or a particle. */
export const mayBeginSurname = (words: Words, i: number): boolean =>
  (words.kind[i]! & Kind.word) !== 0 &&
  ((words.kind[i]! & Kind.capital) !== 0 || (words.triggers[i]! & isParticle) !== 0);

/** Surnames that stand next to initials, collected before the chunk is read. */
export function learn(words: Words, surnames: Set<string>): void {
  for (let i = 0; i < words.count; i++) {
    if ((words.kind[i]! & Kind.capital) === 0 || words.text[i + 1] !== '.') continue;
    const end = initialsEnd(words, i);
    if (end === i) continue;
    if (
      end < words.count &&
      adjacent(words, end - 1) &&
      words.sentenceStart[end] !== 1 &&
      isSurname(words, end) &&
      !areHonorific(words, i, end) &&
      !isAbbreviatedState(words, i, end) &&
      !isShipPrefix(words, i, end) &&
      !isHour(words, i, end)
    ) {
      if (words.text[end]!.length > 3 && i > 0 && words.text[i - 1] !== ',') surnames.add(words.text[end]!);
    }
    if (i > 1 && words.text[i - 1] === ',' && mayInvert(words, i - 2)) surnames.add(words.text[i - 2]!);
    i = end - 1;
  }
}

/** Whether an entry may begin with the surname `i`: `Okonkwo, E.V.`, but not "Minister, E.V.". */
function mayInvert(words: Words, i: number): boolean {
  return isSurname(words, i) && (words.triggers[i]! & isTitleBit) === 0 && entryStart(words, i) > 0;
}

export function isAbbreviatedState(words: Words, from: number, to: number): boolean {
  const letters = lettersBetween(words, from, to);
  return letters.length > 1 && statePairs.has(letters);
}

/** `H.M.S. Bellona`, `the M.V. Lagos`; two letters without an article are initials. */
export function isShipPrefix(words: Words, from: number, to: number): boolean {
  const letters = lettersBetween(words, from, to);
  if (!shipPrefixes.has(letters)) return false;
  return letters.length > 2 || (from > 0 && words.lower[from - 1] === 'the');
}

function lettersBetween(words: Words, from: number, to: number): string {
  let letters = '';
  for (let i = from; i < to; i += 2) letters += words.text[i]!;
  return letters;
}

/** How well a bibliographic entry can begin at word `i`: 2 at a flow's head, after a number or one of `; : / •`, 1 at a sentence's. */
export function entryStart(words: Words, i: number): number {
  if (i === 0 || (words.kind[i - 1]! & Kind.number) !== 0) return 2;
  const before = words.text[i - 1]!;
  if (before === '.' && i > 1 && (words.kind[i - 2]! & Kind.number) !== 0) return 2;
  if ((words.kind[i - 1]! & Kind.word) === 0 && entryMark.test(before)) return 2;
  return words.sentenceStart[i]!;
}

/** Any sign but those that stand inside sentences; raised digits are signs too. */
const entryMark = /^[^\p{L}\p{Nd},.'"“”«»()&–—-]+$/u;

/** `at 2.00 P.M. Present`: what the hour is, and no initials. */
export function isHour(words: Words, from: number, to: number): boolean {
  const letters = lettersBetween(words, from, to);
  return (letters === 'AM' || letters === 'PM') && from > 0 && (words.kind[from - 1]! & Kind.number) !== 0;
}
