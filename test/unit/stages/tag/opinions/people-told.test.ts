import { describe, expect, it } from 'vitest';
import { createFlowContext } from '../../../../../src/contract/context.ts';
import { nameContextOf } from '../../../../../src/stages/tag/names/engine/name-context.ts';
import { peopleTold } from '../../../../../src/stages/tag/opinions/model/people/told.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';
import { documentOf, flowOf } from '../../../../support/names.ts';

const ordinary = new Set(['arrows', 'golden', 'holdings', 'than', 'nu', 'varney', 'stone', 'group']);
const lists = {
  isOrdinary: (word: string) => ordinary.has(word.toLowerCase()),
  isPersonal: () => false,
};

function told(marked: string): string[] {
  const { text, drafts } = readMarked(marked);
  const names = nameContextOf(createFlowContext(flowOf(text), documentOf(text)));
  return shown(text, peopleTold(drafts, names, lists));
}

describe('people told by what is said of them', () => {
  it.each([
    ['Orvil Tambe said he would go.', 'Orvil Tambe'],
    ['The trader spoke. Orvil Tambe, 62, of the port, listened.', 'Orvil Tambe'],
    ['They met Orvil Tambe (62) there.', 'Orvil Tambe'],
    ['It came to Orvil Tambe, a 23-year-old, by post.', 'Orvil Tambe'],
    ['They met Orvil Tambe, a retired nurse from the port.', 'Orvil Tambe'],
    ['Orvil Tambe, executive secretary of the club, told them.', 'Orvil Tambe'],
    ['In place of Orvil Tambe who is ill.', 'Orvil Tambe'],
    ['The Orvil Tambe-led slate won.', 'Orvil Tambe'],
    ['The voice of the singer Orvil Tambe.', 'Orvil Tambe'],
    ["She is at her daughter Zelmira's now.", 'Zelmira'],
    ['Ida Low (née Tambe) came.', 'Tambe'],
    ['Foreword by Orvil de Tambe', 'Orvil de Tambe'],
    ['The mayor of the district, Orvil Tambe, opened it.', 'Orvil Tambe'],
    ['The Dexby MP, Orvil Tambe has left.', 'Orvil Tambe'],
    ['Her father Orvil al-Tambe was born there.', 'Orvil al-Tambe'],
    ['Than Than Nu, 62, came home.', 'Than Than Nu'],
    ['[PERSON? Tambe], and [PERSON? Orvil] Tambe said no.', 'Orvil Tambe'],
    ['Orvil Tambe died there.', 'Orvil Tambe'],
    ['Orvil Tambe was acquitted.', 'Orvil Tambe'],
    ['[FAC? Orvil Tambe] said no.', 'Orvil Tambe'],
  ])('%s', (marked, name) => expect(told(marked)).toContain(`PERSON ${name}`));

  it.each([
    ['a word of a dictionary', 'Orvil Holdings said no.'],
    ['a team', 'Golden Arrows, who won, left.'],
    ['a name that goes on', 'Orvil Tambe Group, a trader, left.'],
    ['a firm', 'Orvil Tambe & Rowe said no.'],
    ['a place', 'They saw Orvil Tambe, a town whose mayor left.'],
    ['a place in which', 'They saw Orvil Tambe, in which a teacher lived.'],
    ['a row', 'the towns of Dexby, Orvil Tambe, and others'],
    ['a long price', 'They paid Orvil Tambe, 6200, for it.'],
    ['one word', 'Tambe said no.'],
    ['half a name', 'Her husband Jamal-ud-din governed.'],
    ['what the model is sure of', '[ORG Orvil Tambe] said no.'],
    ['part of a longer name', 'the Bank Orvil Tambe said'],
  ])('near miss: %s', (_, marked) =>
    expect(told(marked).filter((name) => name.startsWith('PERSON'))).toEqual([]));
});
