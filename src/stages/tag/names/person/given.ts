import { legalForms, openers, titles, topics } from '../engine/lexicon.ts';
import { isTopic, isUsuallySmall, Known } from '../engine/name-context.ts';
import { adjacent, capitalFollows, capitalPrecedes, isGlued, Kind, type Words } from '../engine/words.ts';
import { companyWords, initialsEnd, isSurname, notSurnames, surnameEnd, surnameLike } from './forms.ts';
import { suffixEnd } from './initials.ts';
import { ambiguousGiven, eastSurnames, givenNames, pinyinGiven, surnameEnding } from './lexicon.ts';
import type { Search } from './search.ts';

/** `Alexander Berezin`, `Anna-Maria von Holm`, `Mohammed bin Rashid` */
export function given(search: Search, i: number): number {
  const words = search.words;
  const { known, lower } = search.names;
  const text = words.text[i]!;
  if (isPartOfWord(words, i)) return 0;
  if (!givenNames.has(text)) return (words.kind[i]! & Kind.upper) !== 0 ? shouted(search, i) : 0;
  // "Roman" is a name only before a surname.
  if (
    (known[i]! & Known.nationality) !== 0 &&
    !(isSurname(words, i + 1) && surnameLike.test(words.text[i + 1]!) && known[i + 1] === 0)
  )
    return 0;
  const { end, names } = surnamesEnd(search, givenEnd(words, i));
  if (names === 0) {
    const suffix = suffixEnd(search, end);
    if (suffix > end) return search.add(i, suffix, 0.7);
    return givenAlone(search, i, end);
  }
  // "Ali Power company"
  if (end < words.count && adjacent(words, end - 1) && companyWords.has(words.text[end]!)) return 0;
  if (capitalFollows(words, end - 1) && notSurnames.has(lower[end]!)) return 0;
  const ambiguous = ambiguousGiven.has(text) || known[i] !== 0;
  const last = end - 1;
  if (ambiguous && words.sentenceStart[i] === 1 && isTopic(search.names, last)) return 0;
  search.remember(last);
  return search.add(extendLeft(search, i), suffixEnd(search, end), ambiguous ? 0.74 : 0.86);
}

/** `VISIT OF ANNA PETROVA TO …`: in a line of capitals the surname is one word, and nothing says where the name ends. */
function shouted(search: Search, i: number): number {
  const { words, names } = search;
  const text = words.text[i]!;
  const form = text[0]! + text.slice(1).toLowerCase();
  if (text.length < 3 || !givenNames.has(form) || ambiguousGiven.has(form) || names.known[i] !== 0) return 0;
  const last = i + 1;
  if (last >= words.count || !adjacent(words, i) || words.sentenceStart[last] === 1) return 0;
  const isUpper = (words.kind[last]! & Kind.upper) !== 0 && isSurname(words, last) && !isGlued(words, last);
  if (!isUpper || names.known[last] !== 0 || names.counts.has(names.lower[last]!)) return 0;
  if (topics.has(names.lower[last]!) || openers.has(names.lower[last]!) || titles.has(names.lower[last]!))
    return 0;
  return search.add(i, suffixEnd(search, surnameEnd(words, last)), 0.66);
}

/** Whether a word is glued to what stands before it: `mark@example.org`, `St-Denis`. */
function isPartOfWord(words: Words, i: number): boolean {
  return (
    i > 0 &&
    isGlued(words, i) &&
    ((words.kind[i - 1]! & (Kind.word | Kind.number)) !== 0 || /^[-.@/'’&]$/.test(words.text[i - 1]!))
  );
}

/** Index after a given name, with the second half of `Anna-Maria`. */
function givenEnd(words: Words, i: number): number {
  const end = i + 1;
  return end + 1 < words.count &&
    words.text[end] === '-' &&
    isGlued(words, end) &&
    (words.kind[end + 1]! & Kind.capital) !== 0
    ? end + 2
    : end;
}

/** Index after the initials and surnames that go on at `from`, and how many names they are. */
function surnamesEnd(search: Search, from: number): { end: number; names: number } {
  const words = search.words;
  const { known, lower } = search.names;
  let end = from;
  let names = 0;
  while (end < words.count && names < 3 && adjacent(words, end - 1) && words.sentenceStart[end] !== 1) {
    const initials = initialsEnd(words, end);
    if (initials > end) {
      if (!isSurname(words, initials) || !adjacent(words, initials - 1)) break;
      end = initials;
      continue;
    }
    if ((words.kind[end]! & Kind.initial) !== 0 && isSurname(words, end + 1) && adjacent(words, end)) {
      end++;
      continue;
    }
    const next = surnameEnd(words, end);
    if (next === end || isGlued(words, end)) break;
    const last = next - 1;
    if (legalForms.has(words.text[last]!)) break;
    // A place or nation ends the name, unless it is all the surname there is and looks like one.
    const bits = known[last]! & (Known.place | Known.nationality | Known.organisation);
    const ends = bits !== 0 && (names > 0 || (bits & Known.nationality) !== 0);
    if (ends && !surnameEnding.test(words.text[last]!)) break;
    if (names > 0 && titles.has(lower[last]!)) break;
    if (names > 0 && isTopic(search.names, last) && !givenNames.has(words.text[last]!)) break;
    end = next;
    names++;
  }
  return { end, names };
}

/** `Odette Elliott Brown`: a rare given name before a common one. */
function extendLeft(search: Search, i: number): number {
  const words = search.words;
  const { known, lower } = search.names;
  const j = i - 1;
  if (j < 0 || j < search.done || words.sentenceStart[i] === 1 || !adjacent(words, j) || isGlued(words, i))
    return i;
  if (!isSurname(words, j) || known[j] !== 0 || (words.kind[j]! & (Kind.upper | Kind.camel)) !== 0) return i;
  if (titles.has(lower[j]!) || isTopic(search.names, j) || isUsuallySmall(search.names, j)) return i;
  if (
    j > 0 &&
    adjacent(words, j - 1) &&
    words.sentenceStart[j] !== 1 &&
    (words.kind[j - 1]! & Kind.capital) !== 0
  )
    return i;
  return search.citation || search.names.flow.kind === 'heading' ? i : j;
}

/** `Jerome`: a given name alone, if it cannot be anything else and the document has it more than once. */
function givenAlone(search: Search, i: number, end: number): number {
  const words = search.words;
  const { known, counts } = search.names;
  const text = words.text[i]!;
  if (
    ambiguousGiven.has(text) ||
    known[i] !== 0 ||
    search.names.weakPlace[i] === 1 ||
    isUsuallySmall(search.names, i)
  )
    return 0;
  if (
    end < words.count &&
    adjacent(words, end - 1) &&
    ((words.kind[end]! & Kind.capital) !== 0 || companyWords.has(words.text[end]!))
  )
    return 0;
  if (capitalPrecedes(words, i)) return 0;
  const often = (counts.get(text) ?? 0) > 1;
  return search.add(i, end, often ? 0.6 : 0.45);
}

/** `Wang Xiaoming`, `Nguyen Van Thanh`, `Park Jae-sung` */
export function east(search: Search, i: number): number {
  const words = search.words;
  const { known } = search.names;
  if (!eastSurnames.has(words.text[i]!) || i + 1 >= words.count || !adjacent(words, i) || isGlued(words, i))
    return 0;
  let end = i + 1;
  if (!isSurname(words, end) || words.sentenceStart[end] === 1 || isGlued(words, end)) return 0;
  if ((known[end]! & (Known.place | Known.nationality)) !== 0) return 0;
  const text = words.text[end]!;
  if (
    end + 2 < words.count &&
    words.text[end + 1] === '-' &&
    isGlued(words, end + 1) &&
    isGlued(words, end + 2) &&
    /^[A-Za-z]{2,5}$/.test(words.text[end + 2]!)
  ) {
    return search.add(i, end + 3, 0.85);
  }
  if (!pinyinGiven.test(text) || text.length < 2) return 0;
  end++;
  if (
    end < words.count &&
    adjacent(words, end - 1) &&
    isSurname(words, end) &&
    words.text[end]!.length <= 6 &&
    pinyinGiven.test(words.text[end]!) &&
    known[end] === 0 &&
    words.sentenceStart[end] !== 1
  )
    end++;
  if (isUsuallySmall(search.names, i + 1)) return 0;
  return search.add(i, end, 0.8);
}
