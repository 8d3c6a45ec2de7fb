import type { DocumentContext } from '../../../../../contract/context.ts';
import type { MemoryKey } from '../../../../../contract/memory.ts';
import { wordList } from '../../../names/engine/word-lists.ts';

/** Words of courts that a document must have, and how many of its characters there may be to each. */
const least = 3;
const charactersEach = 1500;

const courtWords = wordList('courts/court-word');
const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const courts: MemoryKey<DocumentContext, { readonly isOfCourts: boolean }> = {
  name: 'model.courts',
  create({ profile: { wordCounts, length } }) {
    let found = 0;
    for (const word of courtWords)
      for (const form of [word, capitalised(word), word.toUpperCase()]) found += wordCounts.get(form) ?? 0;
    return { isOfCourts: found >= least && found * charactersEach >= length };
  },
};

/** Whether a document speaks the language of courts: a judgment, a report of cases, a pleading. */
export const isOfCourts = (document: DocumentContext): boolean => document.memory(courts).isOfCourts;
