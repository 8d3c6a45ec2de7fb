import type { DocumentContext } from '../../../../../contract/context.ts';
import type { MemoryKey } from '../../../../../contract/memory.ts';
import { wordList } from '../../../names/engine/word-lists.ts';

/** So many words of the kind a document has before it is one of an assembly. */
const enough = 3;

const signs = wordList('surroundings/sitting');

const sitting: MemoryKey<DocumentContext, boolean> = {
  name: 'model.sitting',
  create: ({ profile }) => {
    let seen = 0;
    for (const word of signs) if (profile.wordCounts.has(word) && ++seen === enough) return true;
    return false;
  },
};

/** Whether a document reports of an assembly or council and its members: `Hon`, `Speaker`, `Member`, `constituency`. */
export const reportsSitting = (document: DocumentContext): boolean => document.memory(sitting);
