import type { DocumentContext } from '../../../../../contract/context.ts';
import type { MemoryKey } from '../../../../../contract/memory.ts';
import type { Draft } from '../../../../../contract/proposal.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { Known, type NameContext } from '../../../names/engine/name-context.ts';
import { ambiguousGiven, givenNames } from '../../../names/person/lexicon.ts';
import type { WordsOfLists } from '../places/in-row.ts';
import { Rewritten } from '../rewritten.ts';

/** From here on the model's opinion stands, whoever is said to speak. */
const certain = 0.95;
const confidence = 0.8;
/** A play has at least so many that speak more than once. */
const leastSpeakers = 2;
/** What stands at the head of a passage in capitals, alone or before what is said or done. */
const label = lazily(
  () =>
    /^\s*(\p{Lu}[\p{Lu}'’-]{2,}(?: \p{Lu}[\p{Lu}'’-]{2,}){0,2})(?=\.?\s*$|[.:]\s*(?:[—–-]+\s*)?["“‘'([\p{Lu}]|\.?\s*[([])/u,
);
/** Three capitals in a row, by what they are not. */
const mayBeLabel = /^\s*[^\0-@[-\x7f][^\sa-z\d.,;:()"]{2}/;
const word = lazily(() => /(?<![\p{L}\p{N}'’-])\p{Lu}[\p{Lu}'’-]{2,}(?![\p{L}\p{N}])/gu);
const longestLabel = 64;

/** Who speaks in a document that sets its speakers in capitals. */
interface Cast {
  /** How often each has spoken so far. */
  readonly turns: Map<string, number>;
  /** Words of those who spoke more than once. */
  readonly words: Set<string>;
  again: number;
}

const castOfDocument: MemoryKey<DocumentContext, Cast> = {
  name: 'model.cast',
  create: () => ({ turns: new Map(), words: new Set(), again: 0 }),
};

/**
 * People of a play, whose names stand in capitals before what they say, where the model saw nothing or another thing:
 *
 *     [TORVIK.] | I do not know. | [RAGNA] [softly.] | You do. | [TORVIK.] | He whispers to [RAGNA].
 *
 * Near misses: labels that are words, `SERVANT.`, or places and bodies, `PERU.`, `UNICEF: …`; headings, which come once; a transcript
 * with one such name.
 *
 * @param found of flows one after the other, to which `contexts` belong
 */
export function peopleOfCast(
  found: readonly (readonly Draft[])[],
  contexts: readonly NameContext[],
  document: DocumentContext,
  lists: WordsOfLists,
): readonly (readonly Draft[])[] {
  const cast = document.memory(castOfDocument);
  for (const names of contexts) hear(cast, names, lists);
  if (cast.again < leastSpeakers) return found;
  return found.map((drafts, i) => withCast(drafts, contexts[i]!, cast));
}

/** Takes in the name at the head of a flow. */
function hear(cast: Cast, names: NameContext, lists: WordsOfLists): void {
  const name = labelOf(names.flow.view.text);
  if (name === undefined || !isName(name, names, lists)) return;
  const turns = (cast.turns.get(name) ?? 0) + 1;
  cast.turns.set(name, turns);
  if (turns !== 2) return;
  cast.again++;
  for (const part of name.split(' ')) cast.words.add(part);
}

const labelOf = (text: string): string | undefined =>
  mayBeLabel.test(text) ? label().exec(text.slice(0, longestLabel))?.[1] : undefined;

/** Whether words in capitals may be somebody's: ordinary ones only as given names, places and bodies where people are called so too. */
function isName(name: string, { known }: NameContext, lists: WordsOfLists): boolean {
  return name.split(' ').every((part, i) => {
    const title = part.charAt(0) + part.slice(1).toLowerCase();
    if (givenNames.has(title)) return true;
    const isElse = ((known[i] ?? 0) & elsewhere) !== 0;
    if (ambiguousGiven.has(title)) return !isElse;
    if (lists.isOrdinary(part)) return false;
    return lists.isPersonal(part) || (part.length > 4 && !isElse);
  });
}

const elsewhere = Known.place | Known.nationality | Known.organisation | Known.other;

function withCast(drafts: readonly Draft[], { flow }: NameContext, { words, turns }: Cast): readonly Draft[] {
  const { text } = flow.view;
  const ordered = [...drafts].sort((a, b) => a.start - b.start);
  const rewritten = new Rewritten(ordered);
  const speaker = labelOf(text);
  let from = 0;
  if (
    speaker !== undefined &&
    ((turns.get(speaker) ?? 0) > 1 || speaker.split(' ').some((part) => words.has(part)))
  ) {
    const start = text.indexOf(speaker);
    from = start + speaker.length;
    put(rewritten, start, from);
  }
  for (const { index, 0: part } of text.slice(from).matchAll(word()))
    if (words.has(part)) put(rewritten, from + index, from + index + part.length);
  return rewritten.drafts();
}

function put(rewritten: Rewritten, start: number, end: number): void {
  const person: Draft = { type: 'PERSON', start, end, confidence };
  rewritten.put(person, (own, isWhole) => isWhole && (own.type === 'PERSON' || own.confidence >= certain));
}
