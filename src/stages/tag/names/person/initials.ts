import { titles } from '../engine/lexicon.ts';
import { isOrdinary, isTopic, Known } from '../engine/name-context.ts';
import { adjacent, capitalPrecedes, isGlued, Kind } from '../engine/words.ts';
import {
  areHonorific,
  compass,
  entryStart,
  initialsEnd,
  isAbbreviatedState,
  isHour,
  isShipPrefix,
  isSurname,
  surnameEnd,
} from './forms.ts';
import { formOfAddress } from './forms-of-address.ts';
import { givenNames } from './lexicon.ts';
import type { Search } from './search.ts';

/** `Sidorenko, E.V.`, `Harkovich P.M.` */
export function surnameFirst(search: Search, i: number): number {
  const words = search.words;
  if (!isSurname(words, i)) return 0;
  const surname = surnameEnd(words, i);
  if (surname === i || surname >= words.count) return 0;
  const comma = words.text[surname] === ',';
  const from = comma ? surname + 1 : surname;
  if (from + 1 >= words.count || words.text[from + 1] !== '.' || !adjacent(words, from - 1)) return 0;
  const end = initialsEnd(words, from);
  if (end === from || titles.has(search.names.lower[i]!)) return 0;
  const entry: Entry = { i, end, count: (end - from) >> 1, strength: entryStart(words, i) };
  if (comma ? !isInvertedByComma(search, entry) : !isInverted(search, entry)) return 0;
  const sure = entry.strength > 0 || search.surnames.has(words.text[i]!);
  search.remember(i);
  return search.add(i, end, comma ? (sure ? 0.94 : 0.8) : 0.76);
}

/** A surname with initials after it. */
interface Entry {
  readonly i: number;
  readonly end: number;
  /** How many initials. */
  readonly count: number;
  /** How well an entry of a bibliography can begin there. */
  readonly strength: number;
}

/** Whether the name before `i` has just been taken, and a list goes on: `Orlov, K., | Holm, B.` */
function isListed({ words, done }: Search, i: number): boolean {
  const before = words.text[i - 1];
  return i > 0 && done === i - 1 && (before === ',' || before === 'and' || before === '&');
}

/** `Sidorenko, E.V.`, but not "K. Orlov, B. Holm", whose initials are the next one's. */
function isInvertedByComma(search: Search, { i, end, count, strength }: Entry): boolean {
  const { words, surnames } = search;
  const follows = end < words.count && adjacent(words, end - 1);
  const surnameFollows = isSurname(words, end) && adjacent(words, end - 1);
  if (strength < 2) {
    if (count === 1 && follows && surnameFollows && words.text[end + 1] === '.') return false;
    if (follows && surnames.has(words.text[end]!)) return false;
  }
  const entry = strength > 0;
  const learnt = surnames.has(words.text[i]!);
  if (!entry && !isListed(search, i) && !(learnt && !surnameFollows) && count < 2) return false;
  const isKnown = (search.names.known[i]! & (Known.place | Known.nationality)) !== 0;
  if (isKnown && !(entry && count > 1) && !(learnt && entry)) return false;
  return entry || !surnameFollows || words.sentenceStart[end] === 1 || search.citation;
}

/** `Harkovich P.M.`, without a comma. */
function isInverted(search: Search, { i, end, count, strength }: Entry): boolean {
  const { words, names, citation } = search;
  if (isGlued(words, end) && end < words.count && (words.kind[end]! & Kind.word) !== 0) return false;
  if (names.known[i] !== 0 || isTopic(names, i) || givenNames.has(words.text[i]!)) return false;
  const cites = strength > 0 && citation;
  const followed = isSurname(words, end) && adjacent(words, end - 1) && words.sentenceStart[end] !== 1;
  if (followed && !(cites && count > 1)) return false;
  const known = search.surnames.has(words.text[i]!) || isListed(search, i);
  return (count >= 2 || known || cites) && !capitalPrecedes(words, i);
}

/** `V. Sidorenko`, `P.M. Harkovich` */
export function initialsFirst(search: Search, i: number): number {
  const words = search.words;
  const { known } = search.names;
  const from = initialsEnd(words, i);
  if (from === i || from >= words.count || !adjacent(words, from - 1)) return 0;
  if (isAbbreviatedState(words, i, from) || isShipPrefix(words, i, from) || isHour(words, i, from)) return 0;
  const end = surnameEnd(words, from);
  if (end === from) return 0;
  // "H.E. Mr", "H.R.H. Prince", "H.E. Engineer Ali": forms of address and offices in a row
  if (formOfAddress(words.text[end - 1]!)?.alsoName === false || areHonorific(words, i, from)) return 0;
  const count = (from - i) >> 1;
  // The tokeniser may see a sentence end after an initial; a surname that the document knows outweighs it.
  if (words.sentenceStart[from] === 1 && count < 2 && !search.surnames.has(words.text[from]!)) return 0;
  const last = end - 1;
  if (
    (known[last]! & (Known.place | Known.nationality)) !== 0 &&
    (count < 2 || compass.has(words.text[i]!))
  ) {
    if (compass.has(words.text[i]!) || !search.surnames.has(words.text[last]!)) return 0;
  }
  if (i > 0 && words.text[i - 1] === '.' && isGlued(words, i - 1) && isGlued(words, i)) return 0;
  let first = i;
  // `George W. Bush`: a given name before.
  if (i > 0 && adjacent(words, i - 1) && words.sentenceStart[i] !== 1) {
    const before = words.text[i - 1]!;
    if (givenNames.has(before) && !titles.has(before.toLowerCase())) first = i - 1;
    else if (
      search.citation === false &&
      count === 1 &&
      i > 1 &&
      isSurname(words, i - 1) &&
      known[i - 1] === 0 &&
      !titles.has(before.toLowerCase()) &&
      !isTopic(search.names, i - 1) &&
      !isOrdinary(search.names, i - 1) &&
      !(isSurname(words, i - 2) || words.text[i - 2] === 'of' || words.text[i - 2] === 'the')
    )
      first = i - 1;
  }
  if (!isTopic(search.names, last)) search.remember(last);
  return search.add(first, suffixEnd(search, end), 0.93);
}

/** A generation or a number that belongs to the name: `Jr.`, `III`. */
export function suffixEnd({ words }: Pick<Search, 'words'>, end: number): number {
  if (end >= words.count) return end;
  const text = words.text[end]!;
  if (/^(?:Jr|Sr)$/.test(text)) return words.text[end + 1] === '.' ? end + 2 : end + 1;
  if (text === ',' && /^(?:Jr|Sr)$/.test(words.text[end + 1] ?? ''))
    return words.text[end + 2] === '.' ? end + 3 : end + 2;
  if (/^(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV|XVI|XVII)$/.test(text) && adjacent(words, end - 1))
    return end + 1;
  return end;
}
