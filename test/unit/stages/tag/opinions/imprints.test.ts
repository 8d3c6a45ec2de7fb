import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../../../../src/contract/proposal.ts';
import {
  publishers,
  withoutTitlesOfWorks,
} from '../../../../../src/stages/tag/opinions/model/books/imprints.ts';
import { expectLinear } from '../../../../support/growth.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';

describe('publishers between a place and a year', () => {
  const told = (marked: string) => {
    const { text, drafts } = readMarked(marked);
    return shown(text, publishers(drafts, text)).filter((name) => !name.startsWith('GPE'));
  };

  it.each([
    ['Salt. [GPE Zaria]: [PERSON Ann Lowe], 1931.', ['ORG Ann Lowe']],
    ['Salt. [GPE Zaria]: [PERSON Dalby], [ORG Rowe & Co., Ltd.], 1931.', ['ORG Dalby, Rowe & Co., Ltd.']],
    ['Salt. [GPE Zaria]: [PERSON Dalby] and [PERSON Rowe], 1965.', ['ORG Dalby and Rowe']],
    ['Salt. [GPE Zaria]: The University of Zaria Press, [1929].', ['ORG University of Zaria Press']],
    ['Salt. [GPE Zaria]: P. Dalby; [GPE Kano]: A. Rowe, 1860', ['ORG P. Dalby', 'ORG A. Rowe']],
    ['[GPE ZARIA]: [PERSON ANN LOWE], ROPE STREET, 1856.', ['ORG ANN LOWE']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['Salt. [GPE Zaria]: the Author, 1861.', []],
    ['Salt. [GPE Zaria]: Author, 1861.', []],
    ['He cried in [GPE Zaria]: [PERSON Dalby], 1804!', ['PERSON Dalby']],
    ['Dates: [PERSON Dalby], 1804.', ['PERSON Dalby']],
    ['Salt. [GPE Zaria]: 1994', []],
    ['Salt. [GPE Zaria]: he met [PERSON Dalby] in 1994', ['PERSON Dalby']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('titles of works', () => {
  const told = (marked: string, known: string, type: Proposal['type'] = 'NORP') => {
    const { text, drafts } = readMarked(marked);
    const start = text.indexOf(known);
    const inside = {
      type,
      start,
      end: start + known.length,
      confidence: 0.9,
      stage: 'tag.gazetteer',
    } as Proposal;
    return shown(text, withoutTitlesOfWorks(drafts, text, [inside]));
  };

  it.each([
    [
      '[PERSON Rowe, Ann]. [ORG Journal of a Hausa Trader]. Zaria: Dalby & Co., 1853.',
      ['PERSON Rowe, Ann', 'NORP Hausa'],
    ],
    [
      '[PERSON Rowe, A.], [ORG Change in the Hausa Towns], 1891–1911, Zaria: Dalby, 1965.',
      ['PERSON Rowe, A.', 'NORP Hausa'],
    ],
    ['The [ORG Glory of the Hausa World], by [PERSON A. Rowe], told', ['NORP Hausa', 'PERSON A. Rowe']],
  ])('%s', (marked, expected) => expect(told(marked, 'Hausa')).toEqual(expected));

  it.each([
    ['[PERSON Rowe, Ann], [ORG Council of Hausa Traders] in Zaria'],
    ['[PERSON A. Rowe]. [ORG Hausa Traders], 1853'],
    ['the [ORG Council of Hausa Traders], by 1853'],
  ])('near miss: %s', (marked) => {
    const { text, drafts } = readMarked(marked);
    expect(told(marked, 'Hausa')).toEqual(shown(text, drafts));
  });

  it('are bodies where a gazetteer knows them so', () =>
    expect(told('[ORG Bank of the South], by [PERSON A. Rowe]', 'Bank of the South', 'ORG')).toEqual([
      'ORG Bank of the South',
      'PERSON A. Rowe',
    ]));
});

describe('who printed a book', () => {
  const told = (marked: string) => {
    const { text, drafts } = readMarked(marked);
    return shown(text, publishers(drafts, text));
  };

  it.each([
    [
      'PRINTED FOR [PERSON DALBY], [ORG ROWE], LOWE, AND GREEN, ROPE-ROW.',
      ['ORG DALBY, ROWE, LOWE, AND GREEN'],
    ],
    ['Printed by A. & R. Dalby, Rope Street', ['ORG A. & R. Dalby']],
    ['printed for [PERSON J. Rowe], 1824', ['ORG J. Rowe']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['printed by hand, in 1824'],
    ['It was printed for the Society of Rowers.'],
  ])('near miss: %s', (marked) => expect(told(marked)).toEqual([]));
});

it('reads endless imprints in time that grows with their number', async () => {
  await expectLinear((size) => {
    const { text, drafts } = readMarked('Salt. [GPE Zaria]: [PERSON Ann Lowe], 1931. '.repeat(size));
    return publishers(drafts, text).length;
  }, 12_000);
});
