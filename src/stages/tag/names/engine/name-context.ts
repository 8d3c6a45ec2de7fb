import type { FlowContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { Draft, Proposal } from '../../../../contract/proposal.ts';
import { type EntityType, entityTypes, traitsOf } from '../../../../record/entity-types.ts';
import { firstWhere } from '../../../../text/first-where.ts';
import type { Span } from '../../../../text/span.ts';
import { openers, topics } from './lexicon.ts';
import { Kind, type Words, wordsOf } from './words.ts';

/** What the rules know about a flow. */
export interface NameContext {
  readonly flow: TokenisedFlow;
  readonly words: Words;
  readonly lower: readonly string[];
  /** Bits of {@link Known} per word, from the proposals of earlier recognisers. */
  readonly known: Uint8Array;
  /** 1 where an earlier recogniser saw a place, too unsure of it to make it known. */
  readonly weakPlace: Uint8Array;
  readonly counts: ReadonlyMap<string, number>;
}

export const Known = { place: 1, nationality: 2, organisation: 4, person: 8, amount: 16, other: 32 } as const;

/** The bit of each type. */
const bits = Object.fromEntries(
  entityTypes.map((type) => [type, Known[traitsOf(type).evidence]]),
) as Readonly<Record<EntityType, number>>;

interface Growing {
  readonly names: NameContext;
  /** Proposals that are marked already. */
  size: number;
}

const growing: MemoryKey<FlowContext, Growing> = {
  name: 'names.context',
  create(context) {
    const words = wordsOf(context);
    const names = {
      flow: context.flow,
      words,
      lower: words.lower,
      known: new Uint8Array(words.count),
      weakPlace: new Uint8Array(words.count),
      counts: context.document.profile.wordCounts,
    };
    return { names, size: 0 };
  },
};

/** The flow as the rules read it; what the recognisers have said since the last rule is added. */
export function nameContextOf(context: FlowContext): NameContext {
  const state = context.memory(growing);
  const { earlier } = context;
  const { words, known, weakPlace } = state.names;
  for (; state.size < earlier.length; state.size++) mark(words, known, weakPlace, earlier[state.size]!);
  return state.names;
}

/** Opinions below are no knowledge: a hamlet of the name "Mitchell" must not hide a surname. */
const sure = 0.7;

function mark(
  words: Words,
  known: Uint8Array,
  weakPlace: Uint8Array,
  { type, start, end, confidence }: Proposal,
): void {
  for (let i = firstAt(words, start); i < words.count && words.start[i]! < end; i++) {
    if (confidence >= sure) known[i]! |= bits[type];
    else if (type === 'GPE' || type === 'LOC') weakPlace[i] = 1;
  }
}

/** Index of the first word that ends after view position `position`. */
export function firstAt(words: Words, position: number): number {
  return firstWhere(0, words.count, (i) => words.end[i]! > position);
}

/** Whether a list has each word of a span as a place, however small. */
export function isListedPlace({ words, known, weakPlace }: NameContext, { start, end }: Span): boolean {
  const first = firstAt(words, start);
  for (let i = first; i < words.count && words.start[i]! < end; i++)
    if ((known[i]! & Known.place) === 0 && weakPlace[i] !== 1) return false;
  return first < words.count;
}

/** Whether a capitalised word is an ordinary one that only its place has capitalised: `Recall`, `Trade` in a heading. */
export function isOrdinary(names: NameContext, i: number): boolean {
  const { lower, words, known } = names;
  const word = lower[i]!;
  if (openers.has(word)) return true;
  if (known[i] !== 0 || words.sentenceStart[i] !== 1) return false;
  return isUsuallySmall(names, i);
}

/**
 * Whether the document writes a word small at least as often as with a capital. (Seldom is not enough: addresses write
 * names small.)
 */
export function isUsuallySmall({ lower, counts, words }: NameContext, i: number): boolean {
  const small = counts.get(lower[i]!) ?? 0;
  return small > 0 && small >= (counts.get(words.text[i]!) ?? 0);
}

/** Whether a sentence's first word is none of the name after it: `Recall | Minsk Gear Plant`, but `National Strategy`. */
export function isAccidental(names: NameContext, i: number): boolean {
  return isOrdinary(names, i) && (openers.has(names.lower[i]!) || !adjective.test(names.lower[i]!));
}

const adjective = /(?:al|ic|ive|ary|ian|ean|state|ern|ese|ish|nt)$/;

/** Whether a capitalised word names a subject ("Agriculture", "Reclamation"): listed, or written small elsewhere in the document. */
export function isTopic(names: NameContext, i: number): boolean {
  const { lower, known, words } = names;
  const kind = words.kind[i]!;
  if ((kind & Kind.capital) === 0 || (kind & (Kind.upper | Kind.initial)) !== 0) return false;
  if (topics.has(lower[i]!)) return true;
  return known[i] === 0 && isUsuallySmall(names, i) && !openers.has(lower[i]!);
}

/** The proposal that words `[first, last)` make. */
export function propose(
  { words }: NameContext,
  first: number,
  last: number,
  type: Proposal['type'],
  confidence: number,
): Draft {
  return { type, start: words.start[first]!, end: words.end[last - 1]!, confidence };
}
