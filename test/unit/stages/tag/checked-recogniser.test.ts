import { describe, expect, it } from 'vitest';
import { perFlow } from '../../../../src/contract/recogniser.ts';
import { checkedRecogniser } from '../../../../src/stages/tag/checked-recogniser.ts';
import { createMerge } from '../../../../src/stages/tag/merge/merge.ts';
import { createTagger } from '../../../../src/stages/tag/tagger.ts';
import { documentOf, flowOf } from '../../../support/names.ts';

const text = 'The port of Beira, https://example.org/Beira';
const right = { type: 'GPE', start: 12, end: 17, confidence: 0.9 };

/** What a plug-in's answer comes to, through the tagger. */
async function tag(answer: unknown, byFlow = true) {
  const recognise = byFlow ? perFlow(() => answer as never) : () => answer as never;
  const recogniser = checkedRecogniser('tag.mine', { recognise });
  const tagger = createTagger({ recognisers: [{ name: 'tag.mine', recogniser }], merge: createMerge() });
  const flow = { ...flowOf(text), blocked: [{ start: 19, end: text.length }] };
  const [tagged] = await tagger.tag([flow], documentOf(text));
  return tagged!.mentions.map(({ surface }) => surface);
}

describe('proposals of a plug-in', () => {
  it('are taken as they are where they are right', async () => {
    expect(await tag([right])).toEqual(['Beira']);
    expect(await tag([[right]], false)).toEqual(['Beira']);
    expect(
      await tag([
        { ...right, confidence: 1 },
        { ...right, confidence: 0 },
      ]),
    ).toEqual(['Beira']);
  });

  it('are left out where they lie in a part that is blocked', async () => {
    expect(await tag([right, { ...right, start: 39, end: 44 }])).toEqual(['Beira']);
  });

  it.each([
    ['an unknown type', [{ ...right, type: 'CITY' }], /type CITY is none of PERSON/],
    ['a type of the prototype', [{ ...right, type: 'constructor' }], /type constructor is none/],
    ['a range beyond the end', [{ ...right, end: 400 }], /range 12 to 400 does not lie in 0 to 44/],
    ['an empty range', [{ ...right, end: 12 }], /range 12 to 12/],
    ['a range that is no whole number', [{ ...right, start: 12.5 }], /range 12\.5/],
    ['a negative one', [{ ...right, start: -1 }], /range -1/],
    ['a confidence above 1', [{ ...right, confidence: 7 }], /confidence 7 is no number from 0 to 1/],
    ['no confidence', [{ ...right, confidence: undefined }], /confidence undefined/],
    ['a confidence that is no number', [{ ...right, confidence: Number.NaN }], /confidence NaN/],
    ['a value that is no body', [{ ...right, value: 5 }], /value 5 is no body/],
    ['nothing', undefined, /answers with undefined, not a list/],
    ['what is no proposal', [null], /form is null/],
    ['far too many', new Array(5000).fill(right), /proposes 5000 mentions .*at most \d+ are taken/],
  ])('fail their document with %s, and name plug-in and place', async (_, answer, message) => {
    await expect(tag(answer)).rejects.toThrow(message);
    await expect(tag(answer)).rejects.toThrow(/tag\.mine .*The port of Beira/);
  });

  it('must be a list for each flow', async () => {
    await expect(tag([], false)).rejects.toThrow(/a list for each of 1 flows is due/);
  });
});
