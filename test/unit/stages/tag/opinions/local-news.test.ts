import { describe, expect, it } from 'vitest';
import { peopleWithByNames } from '../../../../../src/stages/tag/opinions/model/people/bracketed.ts';
import type { WordsOfLists } from '../../../../../src/stages/tag/opinions/model/places/in-row.ts';
import { homesOfPeople } from '../../../../../src/stages/tag/opinions/model/places/residents.ts';
import { sortByEnding } from '../../../../../src/stages/tag/opinions/model/sorts.ts';
import { teamsByTown } from '../../../../../src/stages/tag/opinions/model/sport/teams.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';

const ordinary = new Set(['counsel', 'gravel', 'junction']);
const lists: WordsOfLists = {
  isOrdinary: (word) => ordinary.has(word.toLowerCase()),
  isPersonal: (word) => /^(?:Hilda|Orla|Philip)$/.test(word),
};

describe('homes of people', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, homesOfPeople(drafts, text, lists));
  };

  it.each([
    [
      '[PERSON Al Rowe] of [GPE Alder], [PERSON Bo Rowe] of [GPE Alder], her aunt, [PERSON Hilda Strome of Varney], and',
      ['PERSON Al Rowe', 'GPE Alder', 'PERSON Bo Rowe', 'GPE Alder', 'PERSON Hilda Strome', 'GPE Varney'],
    ],
    [
      '[PERSON Orla Tam] and [PERSON Ida Tam], both of [PERSON Varney]; and',
      ['PERSON Orla Tam', 'PERSON Ida Tam', 'GPE Varney'],
    ],
    ['her husband, [PERSON Kip], of [PERSON? Gossel]; and', ['PERSON Kip', 'GPE Gossel']],
    ['[PERSON Gil Strome], 41, of Varney, died', ['PERSON Gil Strome', 'GPE Varney']],
    ['[PERSON Gil Strome], aged 41, of [ORG? Varney] was held', ['PERSON Gil Strome', 'GPE Varney']],
    [
      '[PERSON Gil Strome] of [PERSON Dexby], [PERSON Al Strome]',
      ['PERSON Gil Strome', 'GPE Dexby', 'PERSON Al Strome'],
    ],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['a body', '[PERSON Gil Strome] of [ORG Norpress], said', ['PERSON Gil Strome', 'ORG Norpress']],
    ['an ordinary word', '[PERSON Gil Strome] of Counsel, rose', ['PERSON Gil Strome']],
    ['a ruler', '[PERSON Philip II of Spain]', ['PERSON Philip II of Spain']],
    ['a laird', 'then [PERSON Hilda Strome of Varney] wrote', ['PERSON Hilda Strome of Varney']],
    ['nobody of that name', '[PERSON Xobo Strome of Varney]', ['PERSON Xobo Strome of Varney']],
    ['a name that goes on', '[PERSON Gil Strome] of Varney Group Ltd said', ['PERSON Gil Strome']],
    [
      'a family of the text',
      '[PERSON Gil Varney] and [PERSON Kip] of [PERSON Varney], who',
      ['PERSON Gil Varney', 'PERSON Kip', 'PERSON Varney'],
    ],
    ['a son', 'a son of [PERSON Varney], he', ['PERSON Varney']],
  ])('near miss: %s', (_, marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('people with a name in brackets or quotation marks', () => {
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, peopleWithByNames(drafts, text));
  };

  it.each([
    ['the late [PERSON Ada] ([PERSON Brume]) [PERSON Kell] and', ['PERSON Ada (Brume) Kell']],
    ['Mrs. [PERSON Mary Ann] (Brume) [PERSON Kell].', ['PERSON Mary Ann (Brume) Kell']],
    ['my son, [PERSON Tom] “Rusty” [PERSON Brume], and I', ['PERSON Tom “Rusty” Brume']],
    ['[PERSON Tom] "Kip" [PERSON Brume] Jr. sang', ['PERSON Tom "Kip" Brume Jr.']],
    ['Representative [PERSON Xob "Kip" Brume] Jr and his father', ['PERSON Xob "Kip" Brume Jr']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['a party', '[PERSON John Brume] (Labour) [PERSON Kell]', ['PERSON John Brume', 'PERSON Kell']],
    ['a longer name', '[PERSON Ada] (Brume) [PERSON Tom Kell]', ['PERSON Ada', 'PERSON Tom Kell']],
    ['a company', '[GPE Lagos] ([GPE Nigeria]) [ORG Limited]', ['GPE Lagos', 'GPE Nigeria', 'ORG Limited']],
  ])('near miss: %s', (_, marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('what a name ends with', () => {
  it.each([
    ['[FAC Varney Baptist Church]', ['ORG Varney Baptist Church']],
    ['[FAC Strome Funeral Home]', ['ORG Strome Funeral Home']],
    ['[FAC Varney State Park]', ['LOC Varney State Park']],
    ['[FAC Church Street]', ['FAC Church Street']],
    ['[FAC Varney Park]', ['FAC Varney Park']],
    ['[PERSON Varney State Park]', ['PERSON Varney State Park']],
  ])('%s', (marked, expected) => {
    const { text, drafts } = readMarked(marked);
    expect(
      shown(
        text,
        drafts.map((draft) => sortByEnding(draft, text)),
      ),
    ).toEqual(expected);
  });
});

describe('teams by their town', () => {
  const told = (...marked: string[]): string[] => {
    const flows = marked.map(readMarked);
    const texts = flows.map(({ text }) => text);
    const found = teamsByTown(
      flows.map(({ drafts }) => drafts),
      texts,
    );
    return found.flatMap((drafts, i) => shown(texts[i]!, drafts));
  };
  const match = 'The innings closed; the bowlers took four wickets in the league.';

  it.each([
    ['[GPE Varney] beat [GPE Dexby] by a run.', ['ORG Varney', 'ORG Dexby']],
    ['a win over [GPE Dexby]', ['ORG Dexby']],
    ['No. 3 [PERSON Dexby] met them', ['ORG Dexby']],
    ['[PERSON Dexby] (28-7) took the lead', ['ORG Dexby']],
    ['[PERSON Dexby] vs. [PERSON Varney]', ['ORG Dexby', 'ORG Varney']],
    ['a 79-57 loss to [GPE Dexby] here', ['ORG Dexby']],
    ['the [GPE Dexby] bowlers', ['ORG Dexby']],
    ['[GPE Varney] placed third and [PERSON Varney] is glad', ['ORG Varney', 'ORG Varney']],
  ])('%s', (marked, expected) => expect(told(match, marked)).toEqual(expected));

  it.each([
    ['a player', match, '[PERSON Dexby] scored and [PERSON Varney] fell', ['PERSON Dexby', 'PERSON Varney']],
    ['nations', match, '[GPE Wales] beat [GPE England].', ['GPE Wales', 'GPE England']],
    ['countries', match, '[GPE Fiji] beat [GPE Tonga].', ['GPE Fiji', 'GPE Tonga']],
    ['where it was', match, '[GPE Varney] beat Hull in [GPE Varney].', ['ORG Varney', 'GPE Varney']],
    [
      'somebody of the text',
      match,
      '[GPE Varney] won; [PERSON Ann Varney]',
      ['GPE Varney', 'PERSON Ann Varney'],
    ],
    ['no sport', 'The council met.', '[GPE Varney] won praise.', ['GPE Varney']],
    ['a state behind', match, 'against [GPE Varney], [GPE Ohio], and', ['GPE Varney', 'GPE Ohio']],
  ])('near miss: %s', (_, first, marked, expected) => expect(told(first, marked)).toEqual(expected));
});
