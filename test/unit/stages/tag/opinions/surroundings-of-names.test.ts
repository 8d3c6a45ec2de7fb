import { describe, expect, it } from 'vitest';
import { createFlowContext } from '../../../../../src/contract/context.ts';
import type { Draft } from '../../../../../src/contract/proposal.ts';
import { nameContextOf } from '../../../../../src/stages/tag/names/engine/name-context.ts';
import { withoutNamesakes } from '../../../../../src/stages/tag/opinions/model/namesakes.ts';
import { withoutPersons } from '../../../../../src/stages/tag/opinions/model/people/not-persons.ts';
import { whereabouts } from '../../../../../src/stages/tag/opinions/model/places/whereabouts.ts';
import { teamsOfResults } from '../../../../../src/stages/tag/opinions/model/sport/results.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';
import { documentOf, flowOf } from '../../../../support/names.ts';

describe('places that what leads to them tells', () => {
  const ordinary = new Set(['monday', 'reception', 'police']);
  const told = (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    const names = nameContextOf(createFlowContext(flowOf(text), documentOf(text)));
    return shown(text, whereabouts(drafts, names, (word) => ordinary.has(word.toLowerCase())).drafts);
  };

  it.each([
    ['Men came from Ngalimba with guns.', ['GPE Ngalimba']],
    ['a chief of [PERSON? Torkorvi], called on them', ['GPE Torkorvi']],
    ['a vet from Saryk-Tash, comes twice', ['GPE Saryk-Tash']],
    ['a farmer from al-Khokhara said', ['GPE al-Khokhara']],
    ['silk woven at Ngalimba Kho, a village on the lake', ['GPE Ngalimba Kho']],
    ['It lies in Torkorvi, the last town.', ['GPE Torkorvi']],
    ['At noon we sailed for Makkoviku.', ['GPE Makkoviku']],
    ['They came from Suqli al-Shuyukhi.', ['GPE Suqli al-Shuyukhi']],
    ['They sailed as far as Lamagu. Rain fell.', ['GPE Lamagu']],
    ['The bus stopped near Murdashi on Friday.', ['GPE Murdashi']],
    ['He left for Quillabra that night.', ['GPE Quillabra']],
    ['the villagers of [ORG? Nueva Quillabra] wept', ['GPE Nueva Quillabra']],
    ['the raja of Torkorvi fled', ['GPE Torkorvi']],
    ['the MP for Te Torkorvi rose', ['GPE Te Torkorvi']],
    ['[GPE Lagos] sent it; the depot in Ngalimba.', ['GPE Lagos', 'GPE Ngalimba']],
    ['from [GPE Pará]; they slept at Makkoviku dos Quillabri.', ['GPE Pará', 'GPE Makkoviku dos Quillabri']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));

  it.each([
    ['A letter from Ngalimba lay there.', []],
    ['It was near Monday.', []],
    ['a chief of Police said', []],
    ['They spoke in Ngalimba.', []],
    ['They work at Ngalimba, a maker of glass.', []],
    ['[GPE Lagos] sent it; they work at Ngalimba, a maker of glass.', ['GPE Lagos']],
    ['[GPE Brazil] bred it; found in Ngalimba colae.', ['GPE Brazil']],
    ['[GPE? Lagos] sent it; the depot in Ngalimba.', ['GPE Lagos']],
    ['votes for Torkorvi', []],
    ['sent by Torkorvi, a village chief', []],
    ['He stood near [PERSON Torkorvi].', ['PERSON Torkorvi']],
    ['He came from [ORG Torkorvi Ltd].', ['ORG Torkorvi Ltd']],
    ['They came from NGLB.', []],
    ['They came from Torkorvi & Sons.', []],
    ['the people of [LOC Ngalimba Hills]', ['LOC Ngalimba Hills']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('things called after somebody', () => {
  const left = (marked: string, listed = false): string[] => {
    const { text, drafts } = readMarked(marked);
    const earlier = listed ? drafts.map((draft) => ({ ...draft, stage: 'tag.gazetteer' })) : [];
    return shown(text, withoutNamesakes(drafts, text, earlier));
  };

  it.each([
    'Patients with [PERSON Parkinson]’s disease were left out.',
    'the [PERSON Kruskal-Wallis] test',
    'a [PERSON Cobb-Douglas] function was fitted',
    'a [NORP Munsell] chart',
    'the [ORG Weibull] distribution',
    'the steamer [PERSON Hong Wan], from Deli',
    'the cargo ship Princess [PERSON Kash]',
    'The ship [PERSON Aline Sitoé Diatta] calls twice',
    'the schooner [LOC Bonny Isle]',
  ])('nothing: %s', (marked) => expect(left(marked)).toEqual([]));

  it.each([
    ['[PERSON Goldsmith]’s test was met', ['PERSON Goldsmith']],
    ['[PERSON Anna Gini] test scores', ['PERSON Anna Gini']],
    ['Dr. [PERSON Gini] function', ['PERSON Gini']],
    ['[PERSON Gini] tested it', ['PERSON Gini']],
    ['by ship Captain [PERSON Low] came', ['PERSON Low']],
    ['the ship, [GPE Malta] said', ['GPE Malta']],
    ['the yacht club of [GPE Oban]', ['GPE Oban']],
  ])('near miss: %s', (marked, expected) => expect(left(marked)).toEqual(expected));

  it('what a list knows stays', () => expect(left('a [NORP Spanish] test', true)).toEqual(['NORP Spanish']));
});

/** Each line a flow, all lines told of together. */
const linesOf = (
  marked: readonly string[],
  settle: (found: readonly Draft[][], texts: readonly string[]) => readonly (readonly Draft[])[],
): string[] => {
  const lines = marked.map(readMarked);
  const texts = lines.map(({ text }) => text);
  const settled = settle(
    lines.map(({ drafts }) => drafts),
    texts,
  );
  return settled.flatMap((drafts, i) => shown(texts[i]!, drafts));
};

describe('rows of results', () => {
  it.each([
    [['[ORG Kapaz Ganja] 3 [GPE Shamkir] 0'], ['ORG Kapaz Ganja', 'ORG Shamkir']],
    [['[PERSON Dila Gori] 0 [ORG Merani] 3'], ['ORG Dila Gori', 'ORG Merani']],
    [['[ORG Torpedo Kutaisi] 2 Samgurali 0'], ['ORG Torpedo Kutaisi', 'ORG Samgurali']],
    [
      ['[ORG Merani] 3 Guria 1', '[GPE Gori] United 1 [PERSON Kolkheti] 1'],
      ['ORG Merani', 'ORG Guria', 'ORG Gori United', 'ORG Kolkheti'],
    ],
    [
      ['Standings (won, lost):', '[GPE DENVER] 69 60 .535 5', '[GPE OAKLAND] AT [GPE DENVER]'],
      ['ORG DENVER', 'ORG OAKLAND', 'ORG DENVER'],
    ],
  ])('%j', (marked, expected) => expect(linesOf(marked, teamsOfResults)).toEqual(expected));

  it.each([
    [['[GPE Tonga] 22 [GPE Samoa] 18'], ['GPE Tonga', 'GPE Samoa']],
    [['[ORG Acme] sold 4 to [GPE Samoa] 18'], ['ORG Acme', 'GPE Samoa']],
    [['[ORG Acme] 4'], ['ORG Acme']],
    [['Kolkheti 1 Guria 1'], []],
    [['[ORG Merani] 3 [PERSON Ana Black], 1'], ['ORG Merani', 'PERSON Ana Black']],
    [['Rainfall by city', '[GPE DENVER] 69 60 55 5'], ['GPE DENVER']],
    [
      ['Standings:', '[GPE Norway] 5 3 1 9', 'He lives in [GPE Denver].'],
      ['GPE Norway', 'GPE Denver'],
    ],
  ])('near miss: %j', (marked, expected) => expect(linesOf(marked, teamsOfResults)).toEqual(expected));
});

describe('names of one word that are nobody', () => {
  it.each([
    [
      ['[GPE Japan] beat [GPE Oman].', '[PERSON Jordan] drew.'],
      ['GPE Japan', 'GPE Oman', 'GPE Jordan'],
    ],
    [
      ['[ORG Halvorsen Foods Corp.] fell.', '[PERSON Halvorsen] was flat.'],
      ['ORG Halvorsen Foods Corp.', 'ORG Halvorsen'],
    ],
  ])('%j', (marked, expected) => expect(linesOf(marked, withoutPersons)).toEqual(expected));

  it.each([
    [
      ['[PERSON Mary Jordan] of [GPE Japan], in [GPE Oman]', '[PERSON Jordan] won'],
      ['PERSON Mary Jordan', 'GPE Japan', 'GPE Oman', 'PERSON Jordan'],
    ],
    [
      ['[ORG Halvorsen Foods Corp.] fell.', 'Ms. [PERSON Halvorsen] left.'],
      ['ORG Halvorsen Foods Corp.', 'PERSON Halvorsen'],
    ],
    [
      ['[ORG Charles Food Corp.] fell.', '[PERSON Charles] left.'],
      ['ORG Charles Food Corp.', 'PERSON Charles'],
    ],
    [['[PERSON Jordan] won in [GPE Oman].'], ['PERSON Jordan', 'GPE Oman']],
  ])('near miss: %j', (marked, expected) => expect(linesOf(marked, withoutPersons)).toEqual(expected));
});
