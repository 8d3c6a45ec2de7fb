import { createDocumentContext } from '../../src/contract/context.ts';
import type { TokenisedFlow } from '../../src/contract/flow.ts';
import type { Proposal } from '../../src/contract/proposal.ts';
import { propose } from '../../src/stages/tag/tagger.ts';
import { createMoneyRecogniser } from '../../src/stages/tag/values/money/money.ts';
import { createPercentRecogniser } from '../../src/stages/tag/values/percent/percent.ts';
import { createQuantityRecogniser } from '../../src/stages/tag/values/quantity/quantity.ts';
import { View } from '../../src/text/view.ts';

const recognisers = [
  { name: 'tag.money', recogniser: createMoneyRecogniser() },
  { name: 'tag.percent', recogniser: createPercentRecogniser() },
  { name: 'tag.quantity', recogniser: createQuantityRecogniser() },
];

/** The amounts in a text: as one flow without tokens, in a document of its own. */
export async function recognise(text: string): Promise<Proposal[]> {
  const blocked = [...text.matchAll(/https?:\/\/\S+/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }));
  const none = new Uint32Array(0);
  const flow: TokenisedFlow = {
    kind: 'paragraph',
    view: View.identity(text),
    blocked,
    citation: false,
    tokens: { count: 0, text: [], start: none, end: none, sentences: none },
  };
  const wordCounts = new Map<string, number>();
  for (const word of text.match(/\p{L}+/gu) ?? []) wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1);
  const document = createDocumentContext({
    path: 'case',
    mediaType: 'text/plain',
    length: text.length,
    wordCounts,
    repeatedLines: new Map(),
  });
  const [proposals] = await propose(recognisers, [flow], document);
  return proposals!;
}
