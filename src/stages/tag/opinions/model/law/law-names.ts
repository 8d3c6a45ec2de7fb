import type { DocumentContext, FlowContext } from '../../../../../contract/context.ts';
import type { MemoryKey } from '../../../../../contract/memory.ts';
import type { Draft } from '../../../../../contract/proposal.ts';
import { casesInShort, casesWhole, wordsOfCase } from './cases.ts';
import { isOfCourts } from './courtroom.ts';
import { findTerms, learnTerms, termsOf } from './defined-terms.ts';
import { judgesByLetters } from './judges.ts';
import { statutesWhole } from './statutes.ts';

/** Words of cases remembered of a document. */
const limit = 5000;

const caseWords: MemoryKey<DocumentContext, Set<string>> = {
  name: 'model.case-words',
  create: () => new Set(),
};

/** Acts, cases and judges by the forms in which laws and judgments name them, whatever the model saw there. */
export function namesOfLaw(
  found: readonly (readonly Draft[])[],
  contexts: readonly FlowContext[],
): (readonly Draft[])[] {
  const { document } = contexts[0]!;
  const isCourt = isOfCourts(document);
  const named = found.map((drafts, i) => {
    const { view, citation } = contexts[i]!.flow;
    const { text } = view;
    const cases = casesWhole(statutesWhole(drafts, text), text, isCourt);
    return isCourt && !citation ? judgesByLetters(cases, text) : cases;
  });
  if (!isCourt) return named;
  const words = document.memory(caseWords);
  for (const [i, drafts] of named.entries()) {
    const { text } = contexts[i]!.flow.view;
    for (const { type, start, end } of drafts) {
      if (type !== 'LAW' || words.size > limit) continue;
      const name = text.slice(start, end);
      if (/\s[vV]s?\.?\s/.test(name)) for (const word of wordsOfCase(name)) words.add(word);
    }
  }
  return named.map((drafts, i) => casesInShort(drafts, contexts[i]!.flow.view.text, words));
}

/** The short names that the document defines, wherever it uses them. */
export function namesByDefinition(
  found: readonly (readonly Draft[])[],
  contexts: readonly FlowContext[],
): Draft[][] {
  const terms = termsOf(contexts[0]!.document);
  for (const [i, drafts] of found.entries()) learnTerms(terms, drafts, contexts[i]!.flow.view.text);
  return found.map((drafts, i) => {
    const ordered = drafts.toSorted((a, b) => a.start - b.start);
    return [...findTerms(ordered, contexts[i]!.flow.view.text, terms)];
  });
}
