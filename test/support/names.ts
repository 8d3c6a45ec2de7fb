import type { DocumentContext } from '../../src/contract/context.ts';
import { createDocumentContext, createFlowContext } from '../../src/contract/context.ts';
import type { TokenisedFlow } from '../../src/contract/flow.ts';
import type { Draft, Proposal } from '../../src/contract/proposal.ts';
import type { Recogniser } from '../../src/contract/recogniser.ts';
import type { EntityType, PassageKind } from '../../src/record/schema.ts';
import { createMerge } from '../../src/stages/tag/merge/merge.ts';
import { createTokeniser } from '../../src/stages/tokenise/tokenise.ts';
import { View } from '../../src/text/view.ts';

const tokeniser = createTokeniser();

/** A flow that shows `text` as it stands. */
export function flowOf(
  text: string,
  { citation = false, kind = 'paragraph' as PassageKind } = {},
): TokenisedFlow {
  return tokeniser.tokenise({ kind, view: View.identity(text), blocked: [], citation });
}

/** A document of these texts. */
export function documentOf(...texts: readonly string[]): DocumentContext {
  const wordCounts = new Map<string, number>();
  for (const [word] of texts.join('\n').matchAll(/[\p{L}'’]+/gu)) {
    wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1);
  }
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return createDocumentContext({
    path: 'a.txt',
    mediaType: 'text/plain',
    length,
    wordCounts,
    repeatedLines: new Map(),
  });
}

/** `[type, words]` for every occurrence of the words: what a gazetteer would have said. */
export function known(text: string, ...names: readonly (readonly [EntityType, string])[]): Proposal[] {
  const found: Proposal[] = [];
  for (const [type, name] of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      found.push({ type, start: at, end: at + name.length, confidence: 0.95, stage: 'tag.gazetteer' });
    }
  }
  return found;
}

/** What a recogniser that goes flow by flow proposes in one flow, after the proposals of others. */
export function proposalsFor(
  recogniser: Recogniser,
  flow: TokenisedFlow,
  document: DocumentContext,
  earlier: readonly Proposal[] = [],
): Proposal[] {
  const context = createFlowContext(flow, document, earlier);
  recogniser.prepare?.([context], document);
  const drafts = recogniser.recognise.each!(context) as Draft[];
  return drafts.map((draft) => ({ ...draft, stage: 'tag.test' }));
}

/** The names that a recogniser's own proposals come to, after the merge: `PERSON V. Ivanov`. */
export function namesIn(
  recogniser: Recogniser,
  text: string,
  earlier: readonly Proposal[] = [],
  document = documentOf(text),
  options: { citation?: boolean; kind?: PassageKind } = {},
): string[] {
  const flow = flowOf(text, options);
  const proposals = proposalsFor(recogniser, flow, document, earlier);
  const { mentions } = createMerge()(flow, proposals);
  return mentions.map((m) => `${m.type} ${text.slice(m.start, m.end)}`);
}
