import type { DocumentContext } from '../../src/contract/context.ts';
import { createDocumentContext } from '../../src/contract/context.ts';
import type { TokenisedFlow } from '../../src/contract/flow.ts';
import type { Proposal } from '../../src/contract/proposal.ts';
import type { Recogniser } from '../../src/contract/recogniser.ts';
import { guidelineValue } from '../../src/record/guideline-value.ts';
import { propose } from '../../src/stages/tag/tagger.ts';
import { View } from '../../src/text/view.ts';

/** A text as one flow without tokens. */
export function flowOf(text: string, options: Partial<TokenisedFlow> = {}): TokenisedFlow {
  const none = new Uint32Array(0);
  return {
    kind: 'paragraph',
    view: View.identity(text),
    blocked: [],
    citation: false,
    tokens: { count: 0, text: [], start: none, end: none, sentences: none },
    ...options,
  };
}

/** A document whose profile counts the given words. */
export function documentOf(words: Readonly<Record<string, number>> = {}): DocumentContext {
  return createDocumentContext({
    path: 'test',
    mediaType: 'text/plain',
    length: 0,
    wordCounts: new Map(Object.entries(words)),
    repeatedLines: new Map(),
  });
}

/** The proposals for the flows of a document, flow by flow. */
export async function recognise(
  recogniser: Recogniser,
  flows: readonly TokenisedFlow[],
  document = documentOf(),
): Promise<Proposal[][]> {
  return propose([{ name: 'tag.test', recogniser }], flows, document);
}

/** Spans and guideline values in one text: `[['$5 million', 'USD 5000000']]`; a value not known is `-`. */
export async function read(
  recogniser: Recogniser,
  text: string,
  document = documentOf(),
): Promise<[string, string][]> {
  const [proposals] = await recognise(recogniser, [flowOf(text)], document);
  return proposals!.map((p) => [text.slice(p.start, p.end), guidelineValue(p.value!) ?? '-']);
}
