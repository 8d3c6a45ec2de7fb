import { expect, test } from 'vitest';
import type { Recogniser } from '../../../../src/contract/component.ts';
import type { Proposal } from '../../../../src/contract/proposal.ts';
import { createTagger } from '../../../../src/stages/tag/tagger.ts';
import { documentOf, flowOf } from '../../../support/names.ts';

const texts = ['Minsk and Brest', 'Brest alone'];
const find = (stage: string, name: string, confidence: number) => (text: string) => {
  const start = text.indexOf(name);
  return start < 0
    ? []
    : [{ type: 'GPE', start, end: start + name.length, confidence, stage } satisfies Proposal];
};

test('recognisers prepare on the chunk, then run in their order and see what the earlier ones said', async () => {
  const log: string[] = [];
  const recogniser = (name: string, propose: (text: string) => Proposal[], isAsync: boolean): Recogniser => ({
    name,
    prepare: (flows) => {
      log.push(`${name} prepares ${flows.length}`);
    },
    recognise: (flow, _document, earlier) => {
      log.push(`${name} sees ${earlier.length} in "${flow.view.text}"`);
      const proposals = propose(flow.view.text);
      return isAsync ? Promise.resolve(proposals) : proposals;
    },
  });
  const tagger = createTagger({
    recognisers: [
      recogniser('one', find('tag.one', 'Brest', 0.8), true),
      recogniser('two', find('tag.two', 'Minsk', 0.8), false),
    ],
  });
  const tagged = await tagger.tag(
    texts.map((text) => flowOf(text)),
    documentOf(...texts),
  );
  expect(log).toEqual([
    'one prepares 2',
    'two prepares 2',
    'one sees 0 in "Minsk and Brest"',
    'two sees 1 in "Minsk and Brest"',
    'one sees 0 in "Brest alone"',
    'two sees 1 in "Brest alone"',
  ]);
  expect(tagged.map(({ mentions }) => mentions.map((m) => m.surface))).toEqual([
    ['Minsk', 'Brest'],
    ['Brest'],
  ]);
});

test('nothing to tag', async () => {
  expect(await createTagger({ recognisers: [] }).tag([], documentOf())).toEqual([]);
  const [only] = await createTagger({ recognisers: [] }).tag([flowOf('Minsk')], documentOf('Minsk'));
  expect(only!.mentions).toEqual([]);
});
