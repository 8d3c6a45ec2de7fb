import { expect, test } from 'vitest';
import type { Draft } from '../../../../src/contract/proposal.ts';
import { perFlow } from '../../../../src/contract/recogniser.ts';
import { createMerge } from '../../../../src/stages/tag/merge/merge.ts';
import type { NamedRecogniser } from '../../../../src/stages/tag/tagger.ts';
import { createTagger } from '../../../../src/stages/tag/tagger.ts';
import { documentOf, flowOf } from '../../../support/names.ts';

const texts = ['Minsk and Brest', 'Brest alone'];
const find = (name: string, confidence: number) => (text: string) => {
  const start = text.indexOf(name);
  return start < 0 ? [] : [{ type: 'GPE', start, end: start + name.length, confidence } satisfies Draft];
};

test('recognisers prepare on the chunk, then run in their order and see what the earlier ones said', async () => {
  const log: string[] = [];
  const recogniser = (
    name: string,
    propose: (text: string) => Draft[],
    isAsync: boolean,
  ): NamedRecogniser => ({
    name,
    recogniser: {
      prepare: (contexts) => {
        log.push(`${name} prepares ${contexts.length}`);
      },
      recognise: perFlow(({ flow, earlier }) => {
        log.push(`${name} sees ${earlier.length} in "${flow.view.text}"`);
        const proposals = propose(flow.view.text);
        return isAsync ? Promise.resolve(proposals) : proposals;
      }),
    },
  });
  const tagger = createTagger({
    recognisers: [recogniser('one', find('Brest', 0.8), true), recogniser('two', find('Minsk', 0.8), false)],
    merge: createMerge(),
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
  expect(await createTagger({ recognisers: [], merge: createMerge() }).tag([], documentOf())).toEqual([]);
  const [only] = await createTagger({ recognisers: [], merge: createMerge() }).tag(
    [flowOf('Minsk')],
    documentOf('Minsk'),
  );
  expect(only!.mentions).toEqual([]);
});
