import type { DocumentContext } from '../../../../contract/context.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { EntityType } from '../../../../record/entity-types.ts';
import { firstAt, isTopic, Known, type NameContext } from '../../names/engine/name-context.ts';
import { wordList } from '../../names/engine/word-lists.ts';
import { Kind, type Words } from '../../names/engine/words.ts';
import { eastSurnames, particles } from '../../names/person/lexicon.ts';
import { compoundOf, lettersOf } from './bodies.ts';
import type { Whereabouts } from './places/whereabouts.ts';

/** So sure the model must be of a name for the document to know it. */
export const certain = 0.9;
/** Enough for a rare word of which a rule says the same. */
const likely = 0.85;
/** Enough where a small word says what the name is. */
const likelySettlement = 0.5;
export const longestName = 10;
/** Distinct names remembered; a document beyond that goes on with what is known. */
const limit = 50_000;

/** Names that the document is sure of. */
export interface SureNames {
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

export const sureNames: MemoryKey<DocumentContext, SureNames> = {
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

/** Takes in the names of a flow as far as the model is sure of them, and the places that something leads to. */
export function learnNames(sure: SureNames, { drafts, places }: Whereabouts, names: NameContext): void {
  const { text } = names.flow.view;
  for (const draft of drafts) {
    learn(sure, draft, names);
    learnSettlement(sure.rare, draft, text);
  }
  for (const { start, end } of places) learnPlace(sure.rare, text.slice(start, end));
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

/** `Jong-hwan`: a given name of two syllables. */
const isHyphened = ({ text, kind }: Words, i: number) =>
  (kind[i]! & Kind.capital) !== 0 && text[i + 1] === '-' && /^\p{Ll}/u.test(text[i + 2] ?? '');

/** A word of three letters or more that is no number of a king. */
export const isSurnameAlone = (words: Words, i: number) =>
  (words.kind[i]! & Kind.capital) !== 0 && words.text[i]!.length > 3 && !/^[IVX]+$/.test(words.text[i]!);
