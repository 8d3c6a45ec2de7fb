import { defineComponent } from '../../../../contract/component.ts';
import type { DocumentContext, FlowContext } from '../../../../contract/context.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import { perFlow, type Recogniser } from '../../../../contract/recogniser.ts';
import { lexemesOf, outsideBlocked } from '../engine/flow.ts';
import { entryAt, type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import { glued, scalesFrom } from '../engine/scales.ts';
import { regionOfWords } from '../money/country-words.ts';

/** How often a word stands next to a figure. */
interface Neighbours {
  /** Before one. */
  before: number;
  /** Before one that is written as money is: with a scale, in groups, with decimals. */
  money: number;
  /** After one, where no noun follows. */
  after: number;
}

interface FigureWords {
  readonly words: Map<string, Neighbours>;
  /** Those that are units or currencies by what was counted so far. */
  units: ReadonlySet<string>;
}

const wordsOfDocument: MemoryKey<DocumentContext, FigureWords> = {
  name: 'figure-words',
  create: () => ({ words: new Map(), units: new Set() }),
};
const often = 3;
/** Of all places where a word stands, those next to a figure that make it a unit or currency. */
const share = 0.6;
const mostWords = 5_000;
const amount = /^\d{1,3}(?:[ ,.']\d{3})+(?:[.,]\d+)?$|^\d+[.,]\d{1,2}$/;

/**
 * Words that stand next to figures again and again in a document are units or currencies that nobody knows, `Nkfa 300 million`, `400
 * Kantar`, and no names: nothing is proposed for them. Found by counting, before a chunk is worked on.
 */
export function createFigureWordRecogniser(): Recogniser {
  return {
    prepare(contexts, document) {
      const memory = document.memory(wordsOfDocument);
      const { words } = memory;
      for (const context of contexts) count(lexemesOf(context), words);
      memory.units = new Set([...words.keys()].filter((word) => isUnit(word, words, document)));
    },
    recognise: perFlow((context: FlowContext) => {
      const { units } = context.document.memory(wordsOfDocument);
      if (units.size === 0) return [];
      const lex = lexemesOf(context);
      const drafts: Draft[] = [];
      for (const t of lex.triggers) {
        if (lex.kind[t] !== LexKind.number) continue;
        for (const i of [wordBefore(lex, t), wordAfter(lex, t)])
          if (i !== undefined && units.has(textOf(lex, i)))
            drafts.push({
              type: 'PERSON',
              start: lex.start[i]!,
              end: lex.end[i]!,
              confidence: 1,
              verdict: 'never',
            });
      }
      return outsideBlocked(drafts, context.flow.blocked);
    }),
  };
}

/** A word with a capital that means nothing next to figures yet. */
function isUnknown(lex: Lexemes, i: number): boolean {
  if (lex.kind[i] !== LexKind.word || lex.entry[i] !== undefined || lex.end[i]! - lex.start[i]! > 12)
    return false;
  return /^\p{Lu}/u.test(textOf(lex, i));
}

/** The unknown word before a figure, with the full stop of its short form or without. */
function wordBefore(lex: Lexemes, t: number): number | undefined {
  const i = entryAt(lex, t - 1)?.w === '.' && glued(lex, t - 1) ? t - 2 : t - 1;
  return i >= 0 && isUnknown(lex, i) ? i : undefined;
}

/** The unknown word after a figure and its scale, where no noun follows that it could be the adjective of. */
function wordAfter(lex: Lexemes, t: number): number | undefined {
  const i = scalesFrom(lex, t + 1).to;
  if (!isUnknown(lex, i) || (glued(lex, i) && lex.kind[i - 1] === LexKind.number)) return undefined;
  const next = lex.entry[i + 1];
  const isNoun = lex.kind[i + 1] === LexKind.word && next === undefined;
  return isNoun ? undefined : i;
}

function count(lex: Lexemes, words: Map<string, Neighbours>): void {
  for (const t of lex.triggers) {
    if (lex.kind[t] !== LexKind.number) continue;
    const before = wordBefore(lex, t);
    const after = wordAfter(lex, t);
    if (before !== undefined) {
      const counted = neighboursOf(textOf(lex, before), words);
      counted.before++;
      if (scalesFrom(lex, t + 1).scale >= 3 || amount.test(textOf(lex, t))) counted.money++;
    }
    if (after !== undefined) neighboursOf(textOf(lex, after), words).after++;
  }
}

function neighboursOf(word: string, words: Map<string, Neighbours>): Neighbours {
  let counted = words.get(word);
  if (counted === undefined) {
    counted = { before: 0, money: 0, after: 0 };
    if (words.size < mostWords) words.set(word, counted);
  }
  return counted;
}

/** Whether a word is a unit here: not the name of what is numbered (`Apollo 11`), nor of a people (`12 Tuareg`). */
function isUnit(word: string, words: ReadonlyMap<string, Neighbours>, { profile }: DocumentContext): boolean {
  const counted = words.get(word);
  if (counted === undefined || regionOfWords(word.toLowerCase()) !== undefined) return false;
  const total = Math.max(profile.wordCounts.get(word) ?? 0, counted.before + counted.after);
  if (counted.money >= often && counted.money * 2 >= counted.before && counted.before >= share * total)
    return true;
  return counted.after > often && counted.after >= 0.8 * total && !/(?:s|n|i|ese|ish|ans?)$/.test(word);
}

export const component = defineComponent({
  name: 'tag.figure-words',
  stage: 'tag',
  group: 'values',
  summary: 'words that stand next to figures again and again are no names',
  create: () => createFigureWordRecogniser(),
});
