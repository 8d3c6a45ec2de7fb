import { headWord } from '../../../../gazetteer/heads.ts';
import { openers, titles } from '../../names/engine/lexicon.ts';
import { isTopic, Known, type NameContext } from '../../names/engine/name-context.ts';
import { wordList } from '../../names/engine/word-lists.ts';
import { adjacent, isGlued, Kind } from '../../names/engine/words.ts';
import { notSurnames } from '../../names/person/forms.ts';
import { formOfAddress } from '../../names/person/forms-of-address.ts';
import { givenNames, particles } from '../../names/person/lexicon.ts';
import type { WordsOfLists } from './places/in-row.ts';

/** Names of words that no dictionary and no list has, whoever or whatever is called so. */

const longestName = 4;
const bornAs = wordList('surroundings/born-as');
const abbreviated = wordList('surroundings/abbreviated-office');

/** Whether a word goes on with what stands before it. */
export function isWithin({ words, lower }: NameContext, i: number): boolean {
  if (i === 0 || words.sentenceStart[i] === 1) return false;
  if (isGlued(words, i)) return !/^["“”‘'(—–]$/.test(words.text[i - 1]!);
  const before = lower[i - 1]!;
  if ((words.kind[i - 1]! & Kind.capital) === 0 || titles.has(before) || bornAs.has(before)) return false;
  if (abbreviated.has(words.text[i - 1]!)) return false;
  return !(openers.has(before) && words.sentenceStart[i - 1] === 1);
}

/** Index after the name that begins at a word; the word itself where there is none. */
export function nameEnd(names: NameContext, from: number, lists: WordsOfLists): number {
  const { words } = names;
  const unusual = [0];
  let i = from;
  while (i < words.count && unusual.length <= longestName + 1) {
    if (i > from && (!adjacent(words, i - 1) || words.sentenceStart[i] === 1 || isGlued(words, i))) break;
    const isCapital = (words.kind[i]! & Kind.capital) !== 0;
    const isArticle = i > from && words.text[i + 1] === '-' && isGlued(words, i + 1) && !isCapital;
    if (isArticle && !isNextCapital(names, i + 1)) return from;
    if (isArticle) i += 2;
    const isParticle = i > from && particles.has(words.text[i]!) && isNextCapital(names, i);
    if (!isCapital && !isArticle && !isParticle) break;
    if (!isParticle) {
      const kind = partAt(names, i, lists) ?? (i > from ? innerPart(names, i, lists) : undefined);
      if (kind === undefined) return from;
      unusual.push(kind === 'unusual' ? 1 : 0);
    }
    i++;
    while (words.text[i] === '-' && isGlued(words, i) && (words.kind[i + 1]! & Kind.capital) !== 0) i += 2;
  }
  const parts = unusual.length - 1;
  if (parts > longestName || !unusual.includes(1) || goesOn(names, i)) return from;
  return i;
}

/** Whether a word with a capital stands right behind a name that ends before it. */
export const isCapitalBehind = ({ words }: NameContext, end: number): boolean =>
  end < words.count && adjacent(words, end - 1) && (words.kind[end]! & Kind.capital) !== 0;

/** `Jamal-ud-din`, `Low & Rowe`: more than the words that were read. */
const goesOn = ({ words }: NameContext, i: number): boolean =>
  i < words.count &&
  (/^[&/@]$/.test(words.text[i]!) ||
    (words.text[i] === '-' && isGlued(words, i) && words.text[i + 1] !== 'led' && isGlued(words, i + 1)));

const isNextCapital = ({ words }: NameContext, i: number): boolean =>
  i + 1 < words.count && (words.kind[i + 1]! & Kind.capital) !== 0 && words.sentenceStart[i + 1] !== 1;

/** `Farai Hove Masaisai`: a word of a dictionary between two of none. */
function innerPart(names: NameContext, i: number, { isOrdinary }: WordsOfLists): 'usual' | undefined {
  const { words, lower, known } = names;
  if (!adjacent(words, i) || isOrdinary(words.text[i - 1]!)) return undefined;
  if ((words.kind[i]! & (Kind.upper | Kind.initial)) !== 0 || (known[i]! & ~Known.person) !== 0)
    return undefined;
  if (isTopic(names, i) || openers.has(lower[i]!) || titles.has(lower[i]!) || notSurnames.has(lower[i]!))
    return undefined;
  const after = words.text[i + 1]!;
  const isName = isNextCapital(names, i) && (words.kind[i + 1]! & (Kind.upper | Kind.initial)) === 0;
  return isName && known[i + 1] === 0 && headWord(lower[i]!) === undefined && !isOrdinary(after)
    ? 'usual'
    : undefined;
}

/** Whether a word may be a part of a name, and whether it can be nothing but a name. */
function partAt(names: NameContext, i: number, lists: WordsOfLists): 'unusual' | 'usual' | undefined {
  const { words, known, lower } = names;
  const word = words.text[i]!;
  if ((words.kind[i]! & (Kind.upper | Kind.initial)) !== 0 || word.length < 2) return undefined;
  if ((known[i]! & ~Known.person) !== 0) return undefined;
  // "Than Than Nu": said twice, a word is a name
  if ((adjacent(words, i) && word === words.text[i + 1]) || (i > 0 && word === words.text[i - 1]))
    return 'unusual';
  if (i > 1 && words.text[i - 1] === words.text[i - 2]) return 'usual';
  if (isTopic(names, i) || openers.has(lower[i]!) || titles.has(lower[i]!) || notSurnames.has(lower[i]!))
    return undefined;
  if (formOfAddress(word) !== undefined && !givenNames.has(word)) return undefined;
  if (!lists.isOrdinary(word)) return 'unusual';
  const isAfterParticle = i > 0 && particles.has(words.text[i - 1]!);
  return isAfterParticle || (givenNames.has(word) && words.sentenceStart[i] !== 1) ? 'usual' : undefined;
}
