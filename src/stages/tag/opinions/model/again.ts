import type { FlowContext } from '../../../../contract/context.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { EntityType } from '../../../../record/entity-types.ts';
import { titles } from '../../names/engine/lexicon.ts';
import { firstAt, type NameContext, nameContextOf } from '../../names/engine/name-context.ts';
import { wordList } from '../../names/engine/word-lists.ts';
import { adjacent, Kind, type Words } from '../../names/engine/words.ts';
import { initialsEnd } from '../../names/person/forms.ts';
import { wholeCompound } from './bodies.ts';
import type { Whereabouts } from './places/whereabouts.ts';
import { certain, isSurnameAlone, learnNames, longestName, type SureNames, sureNames } from './sure-names.ts';

const confidence = 0.75;
/** Below, the model has no opinion to speak of. */
const hesitant = 0.65;

/**
 * Finds again what the document has named before, where the model passed it over:
 *
 *     Kumul Minerals … thanked [Kumul Minerals]          a name of several words, the same
 *     Theresa Makgoka … T [Makgoka]; [Makgoka] held      the surname of somebody named in full, with initials
 *     Mick O'Brien … the [O'Briens]                      the family is people, whatever the model took it for
 *     the village of Ngatangiia … [Ngatangiia] has       a rare word that is a place or a person
 *     Dr. White rose … [WHITE]: I object                  whoever speaks, at the head of a passage
 *     Fiji Roads Authority … [FRA]                       the first letters of a body are that body
 */
export function findAgain(found: readonly Whereabouts[], contexts: readonly FlowContext[]): Draft[][] {
  const known = contexts[0]!.document.memory(sureNames);
  const names = contexts.map(nameContextOf);
  for (const [i, own] of names.entries()) learnNames(known, found[i]!, own);
  return found.map(({ drafts: own }, i) => {
    const { text } = names[i]!.flow.view;
    const settled = own.map((draft) => wholeCompound(settle(draft, names[i]!, known), text, known.compounds));
    return [...settled, ...missedIn(names[i]!, settled, known)];
  });
}

/** Gives a draft of one word the type that the document's names in full give it. */
function settle(
  draft: Draft,
  { words, flow }: NameContext,
  { surnames, rare, letters, bearers }: SureNames,
): Draft {
  const { type, start, end } = draft;
  const text = flow.view.text.slice(start, end);
  if (/\s/.test(text)) return draft;
  const sure = rare.get(text);
  if (sure !== undefined && draft.confidence < hesitant)
    return { ...draft, type: sure, confidence: Math.max(draft.confidence, confidence) };
  if (type !== 'ORG' && letters.has(text)) return { ...draft, type: 'ORG' };
  if (draft.confidence < (type === 'PERSON' ? hesitant : certain) && bearers.has(text.toLowerCase()))
    return { ...draft, type: 'PERSON', confidence: Math.max(draft.confidence, confidence) };
  if (type === 'PERSON' || !isFamily(words, firstAt(words, start), surnames, bearers)) return draft;
  return { ...draft, type: 'PERSON' };
}

/** `the O'Briens`: after the article, the plural of a surname that the document knows. */
function isFamily({ text, lower }: Words, i: number, ...known: readonly ReadonlySet<string>[]): boolean {
  const word = lower[i]!;
  if (i === 0 || lower[i - 1] !== 'the' || !/^\p{Lu}.*\p{Ll}s$/u.test(text[i]!)) return false;
  return known.some(
    (names) => names.has(word.slice(0, -1)) || (word.endsWith('es') && names.has(word.slice(0, -2))),
  );
}

function missedIn(names: NameContext, drafts: readonly Draft[], known: SureNames): Draft[] {
  const { words } = names;
  const taken = new Uint8Array(words.count);
  for (const { start, end } of drafts)
    for (let i = firstAt(words, start); i < words.count && words.start[i]! < end; i++) taken[i] = 1;
  const missed: Draft[] = [];
  for (let i = 0; i < words.count; i++) {
    if (taken[i] === 1 || (words.kind[i]! & Kind.capital) === 0) continue;
    const found =
      fullNameAt(words, i, known) ??
      speakerAt(words, i, known) ??
      wordAt(names, i, known) ??
      surnameAt(names, i, known);
    if (found === undefined) continue;
    let free = true;
    for (let j = found.first; j < found.last; j++) if (taken[j] === 1) free = false;
    if (!free || goesOn(words, found, taken)) continue;
    const { type, first, last } = found;
    missed.push({ type, start: words.start[first]!, end: words.end[last - 1]!, confidence });
    i = last - 1;
  }
  return missed;
}

interface Found {
  readonly type: EntityType;
  readonly first: number;
  readonly last: number;
}

/** The longest name of several words that begins here. */
function fullNameAt(words: Words, i: number, { full, first }: SureNames): Found | undefined {
  if (!first.has(words.text[i]!)) return undefined;
  let key = words.text[i]!;
  let found: Found | undefined;
  for (let j = i + 1; j < Math.min(words.count, i + longestName); j++) {
    if (!adjacent(words, j - 1)) break;
    key += ` ${words.text[j]!}`;
    const type = full.get(key);
    if (type !== undefined) found = { type, first: i, last: j + 1 };
  }
  return found;
}

const determiners = wordList('edges/determiner');
const weekdays = wordList('edges/weekday');

/** A family, or the first letters of a body. */
function wordAt(
  { words, known }: NameContext,
  i: number,
  { surnames, bearers, rare, letters }: SureNames,
): Found | undefined {
  if (isFamily(words, i, surnames, bearers)) return { type: 'PERSON', first: i, last: i + 1 };
  const type = rare.get(words.text[i]!);
  const isOpener = words.sentenceStart[i] === 1 && known[i] !== 0;
  const before = words.lower[i - 1] ?? '';
  if (type !== undefined && !isOpener && !(determiners.has(before) || /^["“”‘']$/.test(before)))
    return { type, first: i, last: i + 1 };
  return letters.has(words.text[i]!) ? { type: 'ORG', first: i, last: i + 1 } : undefined;
}

/** `WHITE: I object`, `WHITE.—I object`: somebody of the document, at the head of a passage. */
function speakerAt(
  { text, lower, kind, count }: Words,
  i: number,
  { speakers }: SureNames,
): Found | undefined {
  if (i > 0 || count < 3 || (kind[i]! & Kind.upper) === 0 || !speakers.has(lower[i]!)) return undefined;
  const speaks = text[1] === ':' || (text[1] === '.' && /^[-–—]/.test(text[2]!));
  return speaks ? { type: 'PERSON', first: i, last: i + 1 } : undefined;
}

/** A surname of the document, with the initials before it. */
function surnameAt(names: NameContext, i: number, { surnames }: SureNames): Found | undefined {
  const { words } = names;
  let last = initialsEnd(words, i);
  while (
    last < words.count &&
    last < i + 6 &&
    (words.kind[last]! & Kind.initial) !== 0 &&
    adjacent(words, last)
  )
    last++;
  if (last >= words.count || !surnames.has(words.text[last]!.toLowerCase())) return undefined;
  if (!isSurnameAlone(words, last) || names.counts.has(words.text[last]!.toLowerCase())) return undefined;
  if (last > i && !adjacent(words, last - 1)) return undefined;
  // "the Santorum cocktail", "a Picasso": a thing called after somebody
  if (i > 0 && determiners.has(words.lower[i - 1]!)) return undefined;
  return { type: 'PERSON', first: i, last: last + 1 };
}

/** Whether a capitalised word stands right next to it that may make the name a longer one. */
function goesOn(words: Words, { first, last }: Found, taken: Uint8Array): boolean {
  const isNextTo = (i: number) =>
    (words.kind[i]! & Kind.capital) !== 0 &&
    taken[i] === 0 &&
    !titles.has(words.lower[i]!) &&
    !weekdays.has(words.lower[i]!);
  const before =
    first > 0 && adjacent(words, first - 1) && words.sentenceStart[first] !== 1 && isNextTo(first - 1);
  const after =
    last < words.count && adjacent(words, last - 1) && words.sentenceStart[last] !== 1 && isNextTo(last);
  return before || after;
}
