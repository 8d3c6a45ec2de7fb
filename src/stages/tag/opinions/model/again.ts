import type { DocumentContext, FlowContext } from '../../../../contract/context.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { EntityType } from '../../../../record/entity-types.ts';
import { titles } from '../../names/engine/lexicon.ts';
import { firstAt, isTopic, Known, type NameContext, nameContextOf } from '../../names/engine/name-context.ts';
import { wordList } from '../../names/engine/word-lists.ts';
import { adjacent, Kind, type Words } from '../../names/engine/words.ts';
import { initialsEnd } from '../../names/person/forms.ts';
import { eastSurnames, particles } from '../../names/person/lexicon.ts';
import { compoundOf, lettersOf, wholeCompound } from './bodies.ts';
import type { Whereabouts } from './places/whereabouts.ts';

/** So sure the model must be of a name for the document to know it. */
const certain = 0.9;
/** Enough for a rare word of which a rule says the same. */
const likely = 0.85;
const confidence = 0.75;
/** Enough where a small word says what the name is. */
const likelySettlement = 0.5;
/** Below, the model has no opinion to speak of. */
const hesitant = 0.65;
const longestName = 10;
/** Distinct names remembered; a document beyond that goes on with what is known. */
const limit = 50_000;

/** Names that the document is sure of. */
interface SureNames {
  /** Names of several words, by their words with a blank between; the type, or `undefined` where they have had two. */
  readonly full: Map<string, EntityType | undefined>;
  /** First words of {@link full}. */
  readonly first: Set<string>;
  /** Surnames of people named in full, in lowercase. */
  readonly surnames: Set<string>;
  /** Family names of people named in full, in lowercase, wherever they stand in the name. */
  readonly bearers: Set<string>;
  /** Places and persons of one word on which the model and the rules agree. */
  readonly rare: Map<string, EntityType | undefined>;
  /** Last words of people's names, in lowercase: who may speak in a transcript. */
  readonly speakers: Set<string>;
  /** Hyphened words that a body named in full begins with: `Franco-Nevada`. */
  readonly compounds: Set<string>;
  /** What bodies named in full can be shortened to: `FRA`. */
  readonly letters: Set<string>;
}

const sureNames: MemoryKey<DocumentContext, SureNames> = {
  name: 'model.sure-names',
  create: () => ({
    full: new Map(),
    first: new Set(),
    surnames: new Set(),
    bearers: new Set(),
    speakers: new Set(),
    rare: new Map(),
    letters: new Set(),
    compounds: new Set(),
  }),
};

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
  for (const [i, { drafts, places }] of found.entries()) {
    for (const draft of drafts) {
      learn(known, draft, names[i]!);
      learnSettlement(known.rare, draft, names[i]!.flow.view.text);
    }
    for (const place of places)
      learnPlace(known.rare, names[i]!.flow.view.text.slice(place.start, place.end));
  }
  return found.map(({ drafts: own }, i) => {
    const { text } = names[i]!.flow.view;
    const settled = own.map((draft) => wholeCompound(settle(draft, names[i]!, known), text, known.compounds));
    return [...settled, ...missedIn(names[i]!, settled, known)];
  });
}

function learn(sure: SureNames, draft: Draft, names: NameContext): void {
  const { words, known, flow } = names;
  const { full, surnames, letters } = sure;
  if (draft.confidence < likely || full.size > limit) return;
  const from = firstAt(words, draft.start);
  let to = from;
  while (to < words.count && words.end[to]! <= draft.end) to++;
  if (to === from + 1) learnRare(sure.rare, draft.type, names, from);
  if (draft.type === 'PERSON') {
    sure.speakers.add(words.lower[to - 1]!);
    learnBearer(sure.bearers, names, from, to);
  }
  if (draft.confidence < certain) return;
  if (to - from < 2 || to - from > longestName || (words.kind[from]! & Kind.capital) === 0) return;
  const key = words.text.slice(from, to).join(' ');
  learnFull(sure, key, draft.type);
  if (draft.type === 'PERSON' && to - from > 2 && surnameParticles.has(words.lower[from + 1]!))
    learnFull(sure, capitalised(words.text.slice(from + 1, to).join(' ')), 'PERSON');
  if (draft.type === 'ORG') {
    const body = flow.view.text.slice(draft.start, draft.end);
    const compound = compoundOf(body);
    if (compound !== undefined && !isPair(names, from)) sure.compounds.add(compound);
    const short = lettersOf(body);
    if (short !== undefined) letters.add(short);
  }
  const last = to - 1;
  if (draft.type !== 'PERSON' || !isSurnameAlone(words, last) || words.text.slice(from, to).includes(','))
    return;
  if ((known[last]! & (Known.place | Known.nationality | Known.organisation)) === 0)
    surnames.add(words.text[last]!.toLowerCase());
}

/** `Rangi` and more words after `Te`: a surname that begins with a particle is said by itself too. */
const surnameParticles = new Set([...wordList('edges/surname-particle'), ...particles]);
const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function learnFull({ full, first }: SureNames, key: string, type: EntityType): void {
  full.set(key, full.has(key) && full.get(key) !== type ? undefined : type);
  first.add(key.slice(0, key.indexOf(' ')));
}

/** `Anna Berg` gives `Berg`, `Bae Jong-hwan` and `Teh Boon Hock` the family name at their head. */
function learnBearer(bearers: Set<string>, { words, known }: NameContext, first: number, end: number): void {
  if (end - first < 2 || end - first > longestName) return;
  const isFamilyFirst = eastSurnames.has(words.text[first]!) || isHyphened(words, first + 1);
  const i = isFamilyFirst ? first : end - 1;
  if ((known[i]! & (Known.place | Known.nationality | Known.organisation)) !== 0) return;
  if ((words.kind[i]! & (Kind.capital | Kind.initial)) === Kind.capital && words.text[i]!.length > 1)
    bearers.add(words.lower[i]!);
}

function learnRare(rare: SureNames['rare'], type: EntityType, names: NameContext, i: number): void {
  const { words, known, counts } = names;
  const word = words.text[i]!;
  if ((type !== 'GPE' && type !== 'PERSON') || word.length < 5) return;
  if (known[i] !== (type === 'GPE' ? Known.place : Known.person)) return;
  if (!/^\p{Lu}\p{Ll}+$/u.test(word) || counts.has(words.lower[i]!) || isTopic(names, i)) return;
  rare.set(word, rare.has(word) && rare.get(word) !== type ? undefined : type);
}

/** What leads to a place once tells it everywhere, unless the document has it as something else. */
function learnPlace(rare: SureNames['rare'], name: string): void {
  if (name.length >= 5 && /^\p{Lu}\p{Ll}+$/u.test(name) && !rare.has(name)) rare.set(name, 'GPE');
}

const settlements = wordList('edges/settlement');

/** `Ngatangiia village` is said by its name alone too. */
function learnSettlement(
  rare: SureNames['rare'],
  { type, start, end, confidence: sure }: Draft,
  text: string,
): void {
  if (type !== 'GPE' || sure < likelySettlement) return;
  const name = text.slice(start, end);
  const space = name.lastIndexOf(' ');
  if (space > 0 && settlements.has(name.slice(space + 1))) learnPlace(rare, name.slice(0, space));
}

/** Two places or peoples, which stay two outside the body: `Belarus-Kazakhstan Forum`. */
const isPair = ({ known }: NameContext, i: number) =>
  (known[i]! & pairBits) !== 0 && (known[i + 2]! & pairBits) !== 0;
const pairBits = Known.place | Known.nationality;

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

/** `Jong-hwan`: a given name of two syllables. */
const isHyphened = ({ text, kind }: Words, i: number) =>
  (kind[i]! & Kind.capital) !== 0 && text[i + 1] === '-' && /^\p{Ll}/u.test(text[i + 2] ?? '');

/** A word of three letters or more that is no number of a king. */
const isSurnameAlone = (words: Words, i: number) =>
  (words.kind[i]! & Kind.capital) !== 0 && words.text[i]!.length > 3 && !/^[IVX]+$/.test(words.text[i]!);

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
