import { describe, expect, it } from 'vitest';
import { wholeBodies } from '../../../../../src/stages/tag/opinions/model/whole-bodies.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';

const isOrdinary = (word: string) => /^(?:working|committee|high|commission)$/i.test(word);

/** What stands after the model's drafts were laid beside what the rules say of `whole`. */
function told(marked: string, whole: string, sure = 0.82): string[] {
  const { text, drafts } = readMarked(marked);
  const start = text.indexOf(whole);
  const rule = { type: 'ORG', start, end: start + whole.length, confidence: sure, stage: 'tag.organisation' };
  return shown(text, wholeBodies(drafts, text, [rule as never], isOrdinary));
}

describe('bodies that the rules see whole', () => {
  it.each([
    [
      'the [ORG Reed Party] of [GPE Norden] (RPoN) met',
      'Reed Party of Norden',
      0.7,
      ['ORG Reed Party of Norden'],
    ],
    [
      'Counsel of the [GPE? Norden] High Commission met',
      'Norden High Commission',
      0.82,
      ['ORG Norden High Commission'],
    ],
    [
      'the Ethics and [ORG Standards Department] met',
      'Ethics and Standards Department',
      0.82,
      ['ORG Ethics and Standards Department'],
    ],
    ['the Norden High Commission met', 'Norden High Commission', 0.82, ['ORG Norden High Commission']],
  ])('%s', (marked, whole, sure, expected) => expect(told(marked, whole, sure)).toEqual(expected));

  it.each([
    [
      'a body and its place',
      '[ORG Dexby University] of the [GPE US]',
      'Dexby University of the US',
      ['ORG Dexby University', 'GPE US'],
    ],
    [
      'two bodies',
      '[ORG Dexby Fund] and [ORG Rowe Fund] met',
      'Dexby Fund and Rowe Fund',
      ['ORG Dexby Fund', 'ORG Rowe Fund'],
    ],
    ['a country', 'the [GPE Norden] High Commission met', 'Norden High Commission', ['GPE Norden']],
    ['no name', 'the Working Committee met', 'Working Committee', []],
    ['a person', '[PERSON Ida Rowe] Fund met', 'Rowe Fund', ['PERSON Ida Rowe']],
    ['an event', 'the [EVENT Dexby Union Fair] met', 'Dexby Union Fair', ['EVENT Dexby Union Fair']],
  ])('near miss: %s', (_, marked, whole, expected) => expect(told(marked, whole)).toEqual(expected));

  it('go on after a hyphen where their letters say so', () => {
    const { text, drafts } = readMarked(
      'the [ORG Reed League]-[PERSON Tambe] (RL-T) and [ORG Reed League]-[PERSON Tambe] talks',
    );
    expect(shown(text, wholeBodies(drafts, text, [], isOrdinary))).toEqual([
      'ORG Reed League-Tambe',
      'ORG Reed League',
      'PERSON Tambe',
    ]);
  });

  it('leaves alone what the rules only guess', () => {
    expect(told('the Dexby Unit met', 'Dexby Unit', 0.66)).toEqual([]);
    expect(told('the Dexby Unit met', 'Dexby Unit', 0.74)).toEqual([]);
  });
});
