import { openers, titles } from '../engine/lexicon.ts';
import { isOrdinary, isTopic, isUsuallySmall, Known } from '../engine/name-context.ts';
import { adjacent, capitalPrecedes, isGlued, Kind } from '../engine/words.ts';
import { companyWords, isSurname } from './forms.ts';
import { surnameEnding, weakSurnameEnding } from './lexicon.ts';
import type { Search } from './search.ts';

/** `Kairat Berdenov`, `Harkovich`: by the endings of surnames. */
export function matchEnding(search: Search, i: number): number {
  const words = search.words;
  const { known, lower } = search.names;
  if (!isSurname(words, i) || known[i] !== 0 || titles.has(lower[i]!) || isTopic(search.names, i)) return 0;
  if ((words.kind[i]! & (Kind.upper | Kind.camel)) !== 0 || (isGlued(words, i) && words.text[i - 1] === '-'))
    return 0;
  if (words.text[i + 1] === '-' && isGlued(words, i + 1)) return 0;
  if (capitalPrecedes(words, i) && !titles.has(lower[i - 1]!)) return 0;
  let end = i + 1;
  while (
    end < words.count &&
    end < i + 4 &&
    adjacent(words, end - 1) &&
    words.sentenceStart[end] !== 1 &&
    isSurname(words, end) &&
    known[end] === 0
  )
    end++;
  // A capitalised run goes on: a longer name of another kind.
  if (
    end < words.count &&
    adjacent(words, end - 1) &&
    (words.kind[end]! & Kind.capital) !== 0 &&
    words.sentenceStart[end] !== 1
  )
    return 0;
  const last = end - 1;
  const surname = words.text[last]!;
  if (isTopic(search.names, last) || titles.has(lower[last]!) || surname.length < 5) return 0;
  if (isUsuallySmall(search.names, last)) return 0;
  const strong = surnameEnding.test(surname);
  if (last > i) {
    if (last - i > 2 || isOrdinary(search.names, i)) return 0;
    if (!strong && !weakSurnameEnding.test(surname)) return 0;
    if (
      /(?:sk|tsk)(?:y|iy|aya)$/.test(words.text[i]!) ||
      (last > i + 1 && !surnameEnding.test(words.text[i + 1]!))
    )
      return 0;
    return search.add(i, end, strong ? 0.6 : 0.42);
  }
  if (!strong || /(?:ian|ina|nen|son|ssen|aya|skaia|sky|skiy|skii|skyi|ski)$/.test(surname)) return 0;
  return search.add(i, end, words.sentenceStart[i] === 1 ? 0.42 : 0.5);
}

/** A surname learnt elsewhere in the document. */
export function again(search: Search, i: number): number {
  const words = search.words;
  const { known, lower } = search.names;
  const text = words.text[i]!;
  if (!search.surnames.has(text) || known[i]! & (Known.place | Known.nationality | Known.organisation))
    return 0;
  if (isUsuallySmall(search.names, i) || openers.has(lower[i]!)) return 0;
  if (isGlued(words, i) && words.text[i - 1] === '-') return 0;
  return search.add(i, i + 1, 0.72);
}

/** `Odette Marsh`: two or three words in mid-sentence that nothing explains are a person more often than anything else. */
export function guess(search: Search, i: number): number {
  const words = search.words;
  const { known, lower } = search.names;
  if (i === 0 || words.sentenceStart[i] === 1 || search.citation || search.names.flow.kind === 'heading')
    return 0;
  if (isGlued(words, i) && words.text[i - 1] !== '(') return 0;
  // An article makes it a thing: "the Second Circuit".
  if (/^(?:the|a|an)$/i.test(words.text[i - 1]!)) return 0;
  // A capital before it: part of something longer.
  if ((words.kind[i - 1]! & (Kind.capital | Kind.quote | Kind.number)) !== 0) return 0;
  let end = i;
  while (
    end < words.count &&
    end < i + 4 &&
    (end === i || adjacent(words, end - 1)) &&
    (end === i || words.sentenceStart[end] !== 1)
  ) {
    if (!isSurname(words, end) || known[end] !== 0 || (words.kind[end]! & (Kind.upper | Kind.camel)) !== 0)
      break;
    if (
      isTopic(search.names, end) ||
      isUsuallySmall(search.names, end) ||
      titles.has(lower[end]!) ||
      words.text[end]!.length < 3
    )
      break;
    end++;
  }
  if (end - i < 2 || end - i > 3) return 0;
  if (end < words.count) {
    const kind = words.kind[end]!;
    if (
      adjacent(words, end - 1) &&
      ((kind & (Kind.capital | Kind.number)) !== 0 ||
        companyWords.has(words.text[end]!) ||
        words.text[end] === '-')
    )
      return 0;
    if (words.text[end] === 'of' || words.text[end] === '&') return 0;
  }
  return search.add(i, end, 0.4);
}
