import { titles } from '../engine/lexicon.ts';
import { Known, type NameContext } from '../engine/name-context.ts';
import { wordList } from '../engine/word-lists.ts';
import { adjacent, isGlued, Kind, type Words } from '../engine/words.ts';
import { initialsEnd, isSurname, notSurnames, surnameEnd } from './forms.ts';
import { formOfAddress, isSecondTitle } from './forms-of-address.ts';
import { suffixEnd } from './initials.ts';
import { isPostNominal, tellsPerson } from './post-nominals.ts';

/** A name that a form of address or letters after it give away. Word indices. */
export interface AddressedName {
  readonly first: number;
  readonly last: number;
  /** It can be nothing but a person; a `Captain` or `Lord` may begin other names. */
  readonly sure: boolean;
}

/**
 * The names in a flow that stand after forms of address and in front of letters of honour, in order:
 *
 *     Mr [Smith], Lt. Col. [J. P. O'Brien], Cr [A Wade]
 *     Messrs [Brown] and [Lowe]
 *     [Makgoka] JA, [G Budlender], QC
 */
export function addressedNames(names: NameContext): AddressedName[] {
  const { words } = names;
  const found: AddressedName[] = [];
  const add = (name: AddressedName | undefined): void => {
    const before = found.at(-1);
    if (name !== undefined && (before === undefined || before.last <= name.first)) found.push(name);
  };
  for (let i = 0; i < words.count; i++) {
    if ((words.kind[i]! & Kind.capital) === 0) continue;
    if (i > 0 && tellsPerson(words.text[i]!)) add(nameBefore(names, i));
    const form = formOfAddress(words.text[i]!);
    if (form === undefined || (i > 0 && isGlued(words, i) && /^[-'’&/]$/.test(words.text[i - 1]!))) continue;
    const { next, sure } = followForms(names, i);
    if (next >= words.count) continue;
    // "SC FR Application No. 542", of applications: letters, and no father
    const isCode =
      isShouted(words, i) &&
      words.text[i + 1] !== '.' &&
      !isShouted(words, next) &&
      names.counts.has(names.lower[next]!);
    const name = nameAt(names, next, sure && !isCode);
    if (name !== undefined) {
      const others = form.several ? listAfter(names, name) : [];
      // So long a list is one of people, whatever else its first word may begin.
      const isLong = others.length >= longList;
      for (const one of [name, ...others]) add(isLong ? { ...one, sure: true } : one);
    }
    i = Math.max(i, next - 1);
  }
  return found;
}

/** Passes over forms of address and ranks in a row: `Rt Hon.`, `Lt. General`, `Prof. Dr`, `Dato' Seri`. */
function followForms({ words, lower }: NameContext, from: number): { next: number; sure: boolean } {
  let i = from;
  let last = from;
  let sure = false;
  while (i < words.count && i < from + 12) {
    // "Mrs. St. Rose": a saint after a form of address begins the surname.
    if (i > from && saint.test(words.text[i]!)) break;
    const form = formOfAddress(words.text[i]!);
    const goesOn = i > from && (titles.has(lower[i]!) || isSecondTitle(words.text[i]!, words.text[last]!));
    if (form === undefined && !goesOn) break;
    const dotted = words.text[i + 1] === '.' && isGlued(words, i + 1);
    const marked = dotted || (/^['’]$/.test(words.text[i + 1] ?? '') && isGlued(words, i + 1));
    if (form?.sure === true && (dotted || !form.alsoName)) sure = true;
    const following = marked ? i + 2 : i + 1;
    // The form's own full stop ends no sentence; any other sign ends the form of address.
    if (
      following >= words.count ||
      !isNext(words, following) ||
      (words.sentenceStart[following] === 1 && !dotted)
    )
      return { next: words.count, sure };
    last = i;
    i = following;
  }
  return { next: i, sure };
}

/** What is honourable besides people: `this Honourable House`. */
const chambers = wordList('person/honoured-bodies');
const saint = /^St[aeo]?$/;
const isNext = (words: Words, i: number) => !isGlued(words, i) && words.start[i]! - words.end[i - 1]! <= 2;
const isShouted = (words: Words, i: number) => (words.kind[i]! & Kind.upper) !== 0;

/** The name that begins at a word; `undefined` where it is none, or belongs to something called after a person. */
function nameAt(names: NameContext, from: number, sure: boolean): AddressedName | undefined {
  const { words, lower } = names;
  const end = partsEnd(names, from);
  if (end === from) return undefined;
  const goesOn =
    end < words.count &&
    adjacent(words, end - 1) &&
    (words.kind[end]! & Kind.capital) !== 0 &&
    words.sentenceStart[end] !== 1;
  // A line of capitals goes on after a name without a sign: "MR SMITH OPENS CLINIC".
  if (goesOn && isShouted(words, from) && isShouted(words, end)) return undefined;
  if (goesOn && notSurnames.has(lower[end]!)) return undefined;
  // Of several words in uppercase only the first is sure to be the name: "DR SMITH REPLIES", unless a sign ends it: "DR ANNA SMITH:".
  const isWhole = !isShouted(words, from) || end === from + 1 || /^[:([]$/.test(words.text[end] ?? '');
  return { first: from, last: suffixEnd({ words }, end), sure: sure && isWhole };
}

/** Whether a word, or what it is the plural of, is an office: "the Honourable Members". */
const isOffice = (word: string) => titles.has(word) || (word.endsWith('s') && titles.has(word.slice(0, -1)));

/** Index after initials, given names and surnames, five at most. */
function partsEnd({ words, lower, known }: NameContext, from: number): number {
  let end = from;
  for (let part = 0; part < 5 && end < words.count; part++) {
    if (part > 0 && (!adjacent(words, end - 1) || isGlued(words, end))) break;
    if (part > 0 && words.sentenceStart[end] === 1 && words.text[end - 1] !== '.') break;
    let next = initialsEnd(words, end);
    if (next === end || !isSurname(words, next) || !adjacent(words, next - 1)) {
      const loose =
        (words.kind[end]! & Kind.initial) !== 0 && isSurname(words, end + 1) && adjacent(words, end);
      next = loose ? end + 1 : end;
    }
    if (isPostNominal(words.text[next]!) || (known[next]! & Known.amount) !== 0) break;
    const shouts = isShouted(words, next);
    if (part > 0 && next === end && shouts !== isShouted(words, end - 1) && words.text[end - 1] !== '.')
      break;
    const after = surnameEnd(words, next);
    const isTitle = (isOffice(lower[next]!) || chambers.has(lower[next]!)) && !saint.test(words.text[next]!);
    if (after === next || (part === 0 && isTitle && !shouts)) break;
    end = after;
    // "Sta. Maria": the saint's full stop ends nothing.
    if (saint.test(words.text[end - 1]!) && words.text[end] === '.' && isGlued(words, end)) end++;
  }
  return words.text[end - 1] === '.' &&
    end > from &&
    isGlued(words, end - 1) &&
    saint.test(words.text[end - 2]!)
    ? end - 1
    : end;
}

/** The names that go on after the first of a list: `Messrs Brown, [Lowe] and [Grieg]`. */
function listAfter(names: NameContext, { last, sure }: AddressedName): AddressedName[] {
  const { words } = names;
  const list: AddressedName[] = [];
  let from = last;
  while (from < words.count && list.length < 30) {
    let next = afterRemark(words, from);
    if (words.text[next] === ',') next++;
    if (words.text[next] === 'and' || words.text[next] === '&') next++;
    const isJoined = next > 0 && /^(?:,|and|&)$/.test(words.text[next - 1]!);
    if (!isJoined || next >= words.count || words.sentenceStart[next] === 1) break;
    const name = nameAt(names, next, sure);
    if (name === undefined) break;
    list.push(name);
    if (words.text[next - 1] !== ',') break;
    from = name.last;
  }
  return list;
}

/** After what a bracket says of the name before it: `Brown (until 6 pm), Lowe`. */
function afterRemark({ text, count }: Words, from: number): number {
  if (text[from] !== '(') return from;
  for (let i = from + 1; i < Math.min(count, from + longestRemark); i++) if (text[i] === ')') return i + 1;
  return from;
}

const longestRemark = 40;
const longList = 2;

/** The name in front of letters of honour: at most three words that nothing else explains, and initials. */
function nameBefore({ words, lower, known }: NameContext, letters: number): AddressedName | undefined {
  const last = words.text[letters - 1] === ',' ? letters - 1 : letters;
  if (words.sentenceStart[letters] === 1 || !adjacent(words, letters - 1)) return undefined;
  let first = last;
  for (let part = 0; part < 3 && first > 0 && (part === 0 || words.sentenceStart[first] !== 1); part++) {
    const i = first - 1;
    if (!isSurname(words, i) || titles.has(lower[i]!) || tellsPerson(words.text[i]!)) break;
    if ((known[i]! & (Known.place | Known.nationality | Known.organisation | Known.amount)) !== 0) break;
    if (i < last - 1 && (!adjacent(words, i) || isShouted(words, i) !== isShouted(words, last - 1))) break;
    first = i;
  }
  if (first === last) return undefined;
  while (first > 0 && words.sentenceStart[first] !== 1 && adjacent(words, first - 1)) {
    if ((words.kind[first - 1]! & Kind.initial) !== 0) first--;
    else if (words.text[first - 1] === '.' && first > 1 && (words.kind[first - 2]! & Kind.initial) !== 0)
      first -= 2;
    else break;
  }
  return { first, last, sure: true };
}
