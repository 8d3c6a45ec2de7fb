import { legalForms, titles, topics } from '../engine/lexicon.ts';
import { isOrdinary, isTopic, isUsuallySmall, Known } from '../engine/name-context.ts';
import { adjacent, isGlued, isYear, Kind } from '../engine/words.ts';
import {
  dotted,
  entryStart,
  initialsEnd,
  isSurname,
  notSurnames,
  strongTitles,
  surnameEnd,
  surnameLike,
} from './forms.ts';
import { formOfAddress, isSecondTitle } from './forms-of-address.ts';
import { suffixEnd } from './initials.ts';
import { surnameEnding, weakSurnameEnding } from './lexicon.ts';
import type { Search } from './search.ts';

/** `President Akhmetov`, `Minister of Trade of Hungary Gergő Szabó` */
export function afterOffice(search: Search, i: number): number {
  const { words, office } = search;
  const { lower } = search.names;
  if (office < 0 || office === i || i - office > 24 || words.sentenceStart[i] === 1 || !isSurname(words, i))
    return 0;
  if (isSomethingElse(search, i) || isTitleItself(search, i)) return 0;
  const dot = words.text[office + 1] === '.' && dotted.has(lower[office]!) ? 1 : 0;
  const direct = i - office === 1 + dot;
  if (direct ? dot === 0 && !adjacent(words, i - 1) : !afterGoverned(search, i)) return 0;
  const { end, names } = namesEnd(search, i);
  if (names === 0 || (names === 1 && !direct)) return 0;
  // A head word after it makes it something else: "President Hotel", "Minister Lukyanov Street".
  if (
    end < words.count &&
    adjacent(words, end - 1) &&
    (words.kind[end]! & Kind.capital) !== 0 &&
    notSurnames.has(lower[end]!)
  )
    return 0;
  const strong = strongTitles.has(lower[office]!);
  const surname = words.text[end - 1]!;
  const looksLikeOne = surnameEnding.test(surname) || weakSurnameEnding.test(surname);
  if (!strong && !looksLikeOne && (names === 1 || !direct)) return 0;
  search.remember(end - 1);
  const capitalTitle = (words.kind[office]! & Kind.capital) !== 0;
  // "GENERAL CONDITIONS": in a line of capitals any word may follow.
  if ((words.kind[office]! & words.kind[i]! & Kind.upper) !== 0)
    return search.add(i, suffixEnd(search, end), 0.6);
  return search.add(i, suffixEnd(search, end), strong ? (direct ? 0.85 : 0.72) : capitalTitle ? 0.66 : 0.6);
}

/** `President | Tan Sri`, `Secretary-General | Datuk`, `Deputy | High Commissioner`: a title, or a part of one. */
function isTitleItself({ words, names }: Search, i: number): boolean {
  const form = formOfAddress(words.text[i]!);
  if (form?.sure === true && !form.alsoName) return true;
  if (i + 1 >= words.count || !adjacent(words, i) || words.sentenceStart[i + 1] === 1) return false;
  const isCapital = (words.kind[i + 1]! & Kind.capital) !== 0;
  return isCapital && (isSecondTitle(words.text[i + 1]!, words.text[i]!) || titles.has(names.lower[i + 1]!));
}

/** Whether a word is known as a place, a nationality or a body, or names a subject. */
function isSomethingElse({ names }: Search, i: number): boolean {
  return (
    (names.known[i]! & (Known.place | Known.nationality | Known.organisation)) !== 0 || isTopic(names, i)
  );
}

/** Whether the body or the place that an office governs ends before `i`. */
function afterGoverned({ words, names }: Search, i: number): boolean {
  return adjacent(words, i - 1) && (names.known[i - 1]! & (Known.place | Known.organisation)) !== 0;
}

/** Index after the given names, initials and surnames that begin at `i`, and how many names they are. */
function namesEnd(search: Search, i: number): { end: number; names: number } {
  const { words } = search;
  const { lower } = search.names;
  let end = i;
  let names = 0;
  while (
    end < words.count &&
    names < 4 &&
    (end === i || (adjacent(words, end - 1) && words.sentenceStart[end] !== 1))
  ) {
    const next = surnameEnd(words, end);
    if (next === end) {
      const initials = initialsEnd(words, end);
      if (initials === end || end === i || !isSurname(words, initials)) break;
      end = initials;
      continue;
    }
    const last = next - 1;
    if (isSomethingElse(search, last) || legalForms.has(words.text[last]!) || titles.has(lower[last]!)) break;
    end = next;
    names++;
  }
  return { end, names };
}

/** `(Brandt 2014; Holm, Lowe & Grieg, 2016)`, `Holm et al.`, `Smith (2010)`, `Polio and Gass 1997` */
export function cited(search: Search, i: number): number {
  const words = search.words;
  const { known, lower, counts } = search.names;
  const before = words.text[i - 1];
  const end = citedName(search, i);
  if (end === i) return 0;
  const isKnown = (known[i]! & (Known.place | Known.nationality | Known.organisation)) !== 0;
  if (words.text[end] === 'et' && words.text[end + 1] === 'al' && !isKnown) {
    search.remember(end - 1);
    return search.add(i, end, 0.88);
  }
  // In brackets: names, joined by commas and "and", up to a year.
  if (before === '(' || before === ';' || before === '.,' || (before === '.' && words.text[i - 2] === 'g')) {
    const names: [number, number][] = [[i, end]];
    let j = end;
    for (let n = 0; n < 12; n++) {
      while (j < words.count && (words.text[j] === ',' || words.text[j] === '&' || words.text[j] === 'and'))
        j++;
      if (isYear(words, j) || (words.text[j] === 'et' && words.text[j + 1] === 'al')) {
        for (const [first, last] of names) {
          search.remember(last - 1);
          search.add(first, last, isKnown && names.length === 1 ? 0.6 : 0.97);
        }
        return names[names.length - 1]![1];
      }
      const next = citedName(search, j);
      if (next === j || j === end) break;
      names.push([j, next]);
      j = next;
    }
  }
  if (isKnown || !counts.has('al')) return 0;
  const pair = citedPair(search, i, end);
  if (pair > 0) return pair;
  if (
    words.text[end] === '(' &&
    isYear(words, end + 1) &&
    words.text[end + 2] === ')' &&
    !isTopic(search.names, i) &&
    !isOrdinary(search.names, i) &&
    lower[i]!.length > 3
  ) {
    if (i > 0 && (words.kind[i - 1]! & Kind.capital) !== 0 && words.sentenceStart[i] !== 1) return 0;
    return search.add(i, end, 0.6);
  }
  return 0;
}

/** `Polio and Gass 1997`, `Polio & Gass (1997)`, where the document cites others by name and year. */
function citedPair(search: Search, i: number, end: number): number {
  const { words, names } = search;
  if (words.text[end] !== 'and' && words.text[end] !== '&') return 0;
  const next = end + 1;
  const last = citedName(search, next);
  const year = words.text[last] === '(' ? last + 1 : last;
  if (last === next || !isYear(words, year) || names.known[next] !== 0) return 0;
  if (isTopic(names, i) || isTopic(names, next) || isOrdinary(names, i)) return 0;
  search.remember(end - 1);
  search.remember(last - 1);
  search.add(i, end, 0.8);
  return search.add(next, last, 0.8);
}

/** Index after a name in a citation: one surname, or two words of one. */
function citedName(search: Search, i: number): number {
  const words = search.words;
  if (!isSurname(words, i) || (search.names.known[i]! & Known.amount) !== 0) return i;
  const end = surnameEnd(words, i);
  if (end > i && adjacent(words, end - 1) && isSurname(words, end) && !isGlued(words, end)) return end + 1;
  return end;
}

/** Who said it, in the title of a news item: `… in demand abroad - Sidorenko [Electronic resource]`, `12 Harkovich: exports will grow`. */
export function attributed(search: Search, i: number): number {
  const words = search.words;
  const { known, lower } = search.names;
  if (
    i === 0 ||
    !isSurname(words, i) ||
    known[i] !== 0 ||
    titles.has(lower[i]!) ||
    (words.kind[i]! & (Kind.upper | Kind.camel)) !== 0
  )
    return 0;
  if (words.text[i]!.length < 4 || topics.has(lower[i]!) || isUsuallySmall(search.names, i)) return 0;
  const next = words.text[i + 1];
  const dash = /^[-–—]$/.test(words.text[i - 1]!) && !isGlued(words, i);
  if (dash && (next === '[' || next === '/' || (words.text[i + 2] === '/' && i + 2 < words.count)))
    return search.add(i, i + 1, 0.66);
  if (next === ':' && entryStart(words, i) === 2 && surnameLike.test(words.text[i]!))
    return search.add(i, i + 1, 0.6);
  return 0;
}
