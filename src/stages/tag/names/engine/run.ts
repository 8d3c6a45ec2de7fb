import { legalForms, openers, titles } from './lexicon.ts';
import { isAccidental, isTopic, Known, type NameContext } from './name-context.ts';
import { wordList } from './word-lists.ts';
import { adjacent, isGlued, Kind, type Words } from './words.ts';

/** Runs of name words: where they begin before a head word, and where they end after a preposition. */

const abbreviated = wordList('shared/abbreviations');

/** Words of a name on either side of its head at most, so that a page in uppercase takes linear time. */
const longestRun = 32;

export const hyphens: ReadonlySet<string> = new Set(['-', '‑', '–', '/']);

/**
 * Index of the first word of the run of name words that ends at `i` (which counts even if it is small).
 * `[Belarusian-Uzbek Business] Council`, `[St. Petersburg Mining] University`, `[Scientific and Practical] Center`.
 */
export function runStart(names: NameContext, i: number, ordinals = false): number {
  const { words } = names;
  let first = i;
  while (
    first > Math.max(0, i - longestRun) &&
    words.sentenceStart[first] !== 1 &&
    adjacent(words, first - 1)
  ) {
    if (ordinals && isOrdinalTail(words, first - 1)) {
      first -= 2;
      break;
    }
    const further = stepLeft(names, first, i);
    if (further === first) {
      // A small prefix alone (`post-Soviet`) makes no name.
      if (isSmallPrefix(words, first)) first = Math.min(i, first + 1);
      break;
    }
    first = further;
  }
  // Only at a sentence's head can an ordinary word have its capital by accident.
  const mayBeAccidental =
    first < i &&
    (words.sentenceStart[first] === 1 || hyphens.has(words.text[first]!)) &&
    !isHyphenated(words, first);
  return mayBeAccidental && (hyphens.has(words.text[first]!) || isAccidental(names, first))
    ? first + 1
    : first;
}

/** The next word to the left that the run may begin with; `first` where it goes on no further. */
function stepLeft(names: NameContext, first: number, i: number): number {
  const { words, lower, known } = names;
  const j = first - 1;
  const text = words.text[j]!;
  if ((words.kind[j]! & Kind.capital) !== 0) {
    // "in Tatarstan | Belarusian companies": two names side by side.
    const nextToPlace = (known[j]! & Known.place) !== 0 && (known[j]! & Known.nationality) === 0;
    if (nextToPlace && (known[first]! & Known.nationality) !== 0) return first;
    if (openers.has(lower[j]!) || (titles.has(lower[j]!) && !isInnerTitle(names, j))) return first;
    return legalForms.has(text) && (known[j]! & Known.organisation) === 0 ? first : j;
  }
  if (isJoint(words, first)) {
    if ((words.kind[j - 1]! & Kind.capital) !== 0) return j;
    // `Forge-and-Press`
    return isInnerPair(words, j) ? j - 2 : first;
  }
  // "Sidorenko, S. Honorary Consulate": the initial is the author's.
  if (text === '.' && isGlued(words, j) && j > 0 && isAbbreviation(words, j - 1))
    return j > 1 && words.text[j - 2] === ',' ? first : j - 1;
  if ((text === 'and' || text === '&') && j > 0 && adjacent(words, j - 1) && first < i + 1) {
    const left = j - 1;
    if ((words.kind[left]! & Kind.capital) === 0 || openers.has(lower[left]!)) return first;
    return text === '&' || (isTopic(names, left) && isTopic(names, first)) ? left : first;
  }
  const isOwners = (text === "'s" || text === '’s') && j > 0 && owners.has(lower[j - 1]!);
  return isOwners ? j - 1 : first;
}

/** Whether a hyphen joins word `first` to a word before it. */
function isJoint(words: Words, first: number): boolean {
  const j = first - 1;
  const text = words.text[j]!;
  return (
    hyphens.has(text) &&
    text !== '–' &&
    isGlued(words, j) &&
    isGlued(words, first) &&
    j > 0 &&
    (words.kind[j - 1]! & Kind.word) !== 0
  );
}

/** Whether the word before hyphen `j` is the small one of `Forge-and-Press`. */
function isInnerPair(words: Words, j: number): boolean {
  return (
    j > 2 && words.text[j - 2] === '-' && isGlued(words, j - 2) && (words.kind[j - 3]! & Kind.capital) !== 0
  );
}

/** Whether a hyphen joins a small word to `first`, with no capital before it. */
function isSmallPrefix(words: Words, first: number): boolean {
  if (!isJoint(words, first) || isInnerPair(words, first - 1)) return false;
  return (words.kind[first - 2]! & Kind.capital) === 0;
}

const owners = wordList('shared/owners');

function isHyphenated(words: Words, i: number): boolean {
  return i + 1 < words.count && hyphens.has(words.text[i + 1]!) && isGlued(words, i + 1);
}

function isAbbreviation(words: Words, i: number): boolean {
  return (words.kind[i]! & Kind.initial) !== 0 || abbreviated.has(words.text[i]!);
}

/** `General Staff`, `Prime Minister's Office`, `Guard`: a title word that is part of a body's name when a name word precedes it. */
function isInnerTitle({ words, lower }: NameContext, j: number): boolean {
  const word = lower[j]!;
  return (
    innerTitles.has(word) ||
    (j > 0 && adjacent(words, j - 1) && (words.kind[j - 1]! & Kind.capital) !== 0 && word === 'general')
  );
}

const innerTitles = wordList('shared/inner-titles');

function isOrdinalTail(words: Words, j: number): boolean {
  if ((words.kind[j]! & Kind.number) !== 0) return false;
  const text = words.text[j]!;
  return (text === 'th' || text === 'st' || text === 'nd' || text === 'rd') && isGlued(words, j);
}

/** Index after the last word of the run of name words that begins at `i`: `[Republic] of`, `[Belarusian-Kazakh] park`. */
export function runEnd(names: NameContext, i: number): number {
  const { words, lower, known } = names;
  let end = i;
  while (end < Math.min(words.count, i + longestRun)) {
    if (end > i && (!adjacent(words, end - 1) || (words.sentenceStart[end] === 1 && !isInitials(words, end))))
      break;
    const kind = words.kind[end]!;
    const text = words.text[end]!;
    if ((kind & Kind.capital) !== 0) {
      if (end > i && (openers.has(lower[end]!) || stops.has(lower[end]!))) break;
      // A person's name begins: "of the Parliament of Hungary | Anna Berezin".
      if (
        end > i &&
        (known[end]! & Known.person) !== 0 &&
        (known[end - 1]! & Known.person) === 0 &&
        isLetter(words, end - 1)
      )
        break;
      if (end > i && (known[end]! & Known.amount) !== 0) break;
      end++;
    } else if (
      hyphens.has(text) &&
      text !== '–' &&
      end > i &&
      isGlued(words, end) &&
      end + 1 < words.count &&
      isGlued(words, end + 1) &&
      (words.kind[end + 1]! & Kind.word) !== 0
    ) {
      end += 2;
    } else if (
      text === '.' &&
      end > i &&
      isGlued(words, end) &&
      isAbbreviation(words, end - 1) &&
      end + 1 < words.count &&
      (words.kind[end + 1]! & Kind.capital) !== 0 &&
      words.sentenceStart[end + 1] !== 1
    ) {
      end++;
    } else if ((text === "'s" || text === '’s') && end > i && owners.has(lower[end - 1]!)) end++;
    else if (text === '&' && end > i && end + 1 < words.count && (words.kind[end + 1]! & Kind.capital) !== 0)
      end++;
    else break;
  }
  return end;
}

/** Whether the word before `i` ends a pair of initials, after which no sentence begins. */
function isInitials(words: Words, i: number): boolean {
  return (
    i > 3 &&
    words.text[i - 1] === '.' &&
    (words.kind[i - 2]! & Kind.initial) !== 0 &&
    words.text[i - 3] === '.' &&
    isGlued(words, i - 2)
  );
}

function isLetter(words: Words, i: number): boolean {
  return (words.kind[i]! & Kind.word) !== 0;
}

/** Capitalised words of headings that end a body's name: "CIS Council of Heads of Government Meeting". */
const stops = wordList('shared/stops');

/** Index after the closing mark if a short quotation begins at `i`: `"Great Stone"`; at most `limit` words. */
export function followQuote({ words }: NameContext, i: number, limit = 16): number | undefined {
  if (i >= words.count || (words.kind[i]! & Kind.quote) === 0) return undefined;
  // Glued to a word it closes: `"Alfa-Holding" (Minsk)`.
  if (i > 0 && isGlued(words, i) && (words.kind[i - 1]! & (Kind.word | Kind.number)) !== 0) return undefined;
  if (i + 1 >= words.count || (words.sentenceStart[i + 1] === 1 && words.start[i + 1]! > words.end[i]!))
    return undefined;
  let depth = 1;
  for (let j = i + 1; j < words.count && j < i + limit; j++) {
    if ((words.kind[j]! & Kind.quote) === 0) continue;
    // A mark with space before it and none following opens again: `CJSC "Holding Company "Alfa"`.
    const opens = !isGlued(words, j) && j + 1 < words.count && isGlued(words, j + 1);
    if (opens) {
      depth++;
      continue;
    }
    if (
      depth === 2 &&
      j + 1 < words.count &&
      (words.kind[j + 1]! & Kind.quote) !== 0 &&
      isGlued(words, j + 1)
    )
      return j + 2;
    return j > i + 1 ? j + 1 : undefined;
  }
  return undefined;
}
