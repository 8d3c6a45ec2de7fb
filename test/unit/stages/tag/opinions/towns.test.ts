import { describe, expect, test } from 'vitest';
import type { Draft, Proposal } from '../../../../../src/contract/proposal.ts';
import type { EntityType } from '../../../../../src/record/entity-types.ts';
import { townsAmongPlaces } from '../../../../../src/stages/tag/opinions/model/places/towns.ts';

const sureness: Readonly<Record<string, number>> = { ':': 0.8, '!': 0.95, '?': 0.6 };

/**
 * What becomes of the names of a text, as `Jenkins GPE`. `[PERSON:Jenkins]` is what the model found, with `!` sure of it, with `?` in doubt, `{Bury}` what a list knows as a
 * place; the two may stand around the same words.
 */
function settled(marked: string, cites = false): string[] {
  const drafts: Draft[] = [];
  const earlier: Proposal[] = [];
  let text = '';
  for (const part of marked.split(/(\[[A-Z]+[:!?][^\]]+\]|\{[^}]+\})/)) {
    const found = /^\[([A-Z]+)([:!?])(.*)\]$/.exec(part);
    const listed = /\{(.*)\}/.exec(found?.[3] ?? part);
    const words = listed?.[1] ?? found?.[3] ?? part;
    const span = { start: text.length, end: text.length + words.length };
    if (found !== null)
      drafts.push({ ...span, type: found[1] as EntityType, confidence: sureness[found[2]!]! });
    if (listed !== null) earlier.push({ ...span, type: 'GPE', confidence: 0.7, stage: 'tag.gazetteer' });
    text += words;
  }
  return townsAmongPlaces(drafts, text, { earlier, cites }).map(
    ({ type, start, end }) => `${text.slice(start, end)} ${type}`,
  );
}

describe('a town and its abbreviated state', () => {
  test.each([
    ['PIKEVILLE, Ky. — A truck overturned.', ['PIKEVILLE GPE', 'Ky. GPE']],
    ['ST. [PERSON:JOSEPH, Mo]. — Two men were charged.', ['ST. JOSEPH GPE', 'Mo. GPE']],
    ['A man from [PERSON:Jenkins], Ky., was held.', ['Jenkins GPE', 'Ky. GPE']],
    ['It moved from [GPE:Peru], [GPE:Ind]. The driver', ['Peru GPE', 'Ind. GPE']],
    ['[GPE:SYDNEY], N.S. — The ferry', ['SYDNEY GPE', 'N.S. GPE']],
    ['{CHESTER}, S.C. — A truck overturned.', ['CHESTER GPE', 'S.C. GPE']],
    ['[PERSON:WELDON, N.C]. (AP) — A truck overturned.', ['WELDON GPE', 'N.C. GPE']],
    ['in {Falls City}, Neb., across', ['Falls City GPE', 'Neb. GPE']],
    ['in [ORG:Adane Co], [GPE:Iowa], and', ['Adane Co GPE', 'Iowa GPE']],
    ['in [ORG:Adane Co] and [ORG:Cass Co], [GPE:Iowa], and', ['Adane Co GPE', 'Cass Co GPE', 'Iowa GPE']],
    ['{BOAR MOUND} — The board met', ['BOAR MOUND GPE']],
    ['at home in Gravel Fork, [GPE!Kentucky], and', ['Gravel Fork GPE', 'Kentucky GPE']],
    ['lived near [FAC?Gravel Fork], [GPE!Kentucky], and', ['Gravel Fork GPE', 'Kentucky GPE']],
    ['[GPE:Varney], UT to {Hanks}, CO', ['Varney GPE', 'UT GPE', 'Hanks GPE', 'CO GPE']],
  ])('%s', (text, names) => {
    expect(settled(text)).toEqual(names);
  });

  test.each([
    ['initials after a surname', '[PERSON:Petrov, S.A.] and others', ['Petrov, S.A. PERSON']],
    ['initials after a town that is none', 'Davis, W.A. wrote it.', []],
    ['initials at the head', '[PERSON:WELDON, N.C.] — Rain in the hills', ['WELDON, N.C. PERSON']],
    ['an editor', '[PERSON:Chester, S.C.] (Editor) — Rain', ['Chester, S.C. PERSON']],
    ['initials and a verb', '[PERSON:CHESTER, S.C.] wrote it.', ['CHESTER, S.C. PERSON']],
    ['a company', '[ORG:Adane Co], a maker of glass', ['Adane Co ORG']],
    ['capitals that no list knows', 'BOAR MOUND — The board met', []],
    ['a body and its state', 'in Congress, [GPE!Kentucky] was', ['Kentucky GPE']],
    ['a school and its state', 'at Gravel Fork College, [GPE!Kentucky]', ['Kentucky GPE']],
    [
      'a body the model is sure of',
      'at [ORG!Gravel Fork], [GPE!Kentucky]',
      ['Gravel Fork ORG', 'Kentucky GPE'],
    ],
    ['a degree', '[PERSON:{Low}], MD and Strome, MA', ['Low PERSON']],
    ['an officer', 'in [GPE:Denver], Col. Smith said', ['Denver GPE']],
    ['a title', 'after [GPE:London], Miss. Jane', ['London GPE']],
    ['somebody and a town in one', 'by [PERSON:Ann Hazard], Ky. police said', ['Ann Hazard PERSON']],
    ['a longer unknown name', 'the Big Sandy Regional Jail, Ky., is full', []],
  ])('no town: %s', (_, text, names) => {
    expect(settled(text)).toEqual(names);
  });

  test('nothing is read into a bibliography', () => {
    expect(settled('[PERSON:Jenkins], Pa. 1998.', true)).toEqual(['Jenkins PERSON']);
  });
});

describe('a name of people that stands with its state', () => {
  test.each([
    ['[GPE:TROY], [GPE:Ala.] — A truck lay south of [PERSON:Troy].', ['TROY GPE', 'Ala. GPE', 'Troy GPE']],
    [
      '[GPE:TROY], [GPE:Ala.] — [PERSON:Ann Troy] left. [PERSON:Troy] said',
      ['TROY GPE', 'Ala. GPE', 'Ann Troy PERSON', 'Troy PERSON'],
    ],
    ['[GPE:TROY], [GPE:Ohio] and [PERSON:Troy]', ['TROY GPE', 'Ohio GPE', 'Troy PERSON']],
  ])('%s', (text, names) => {
    expect(settled(text)).toEqual(names);
  });
});

describe('a name of people in a list of places', () => {
  test.each([
    ['from [GPE:Cartago], [PERSON:{Heredia}] and [GPE:Alajuela]', 'Heredia GPE'],
    ['came from [GPE:Gorham], [PERSON:{Milan}] and [PERSON:{Errol}]', 'Milan GPE'],
    ['came from [GPE:Gorham], [PERSON:{Milan}] and [PERSON:{Errol}]', 'Errol GPE'],
    ['in [GPE:Salford] and [GPE:Stockport] and [PERSON:{Bury}]', 'Bury GPE'],
    ['roads around [PERSON:Warley], [GPE:Nyland] and [GPE:Gorham]', 'Warley GPE'],
    ['a farm north east of [PERSON:Warley] burnt', 'Warley GPE'],
    ['[GPE:Valley County], [GPE:Phillips], [PERSON:McCroy] and [GPE:Dawlish counties]', 'McCroy GPE'],
    ['in Bellin, [PERSON:Mills] and [GPE:San Sabo] counties', 'Bellin GPE'],
    ['in Bellin, [PERSON:Mills] and [GPE:San Sabo] counties', 'San Sabo counties GPE'],
    ['[GPE:Bastor], [PERSON:Bexley], [GPE:Comal] and [GPE:Elgin], [PERSON:Hays], [GPE:Llan]', 'Hays GPE'],
    ['[GPE:Bastor] ([ORG:BFD]), [PERSON:Bexley], [GPE:Comal], [GPE:Elgin]', 'Bexley GPE'],
  ])('%s', (text, name) => {
    expect(settled(text)).toContain(name);
  });

  test.each([
    [
      'nobody knows it as a place',
      'from [GPE:Cartago], [PERSON:Heredia] and [GPE:Alajuela]',
      'Heredia PERSON',
    ],
    ['the subject of what follows', 'went to [GPE:London] and [PERSON:{Milan}] stayed', 'Milan PERSON'],
    ['led by nothing', '[GPE:Gorham], [PERSON:{Milan}] and [PERSON:{Errol}] met', 'Errol PERSON'],
    ['one neighbour', '[GPE:Washington] and [PERSON:{Bury}] agreed', 'Bury PERSON'],
    ['peoples', '[NORP:Kenyan] and [NORP:Ethiopian] counties', 'Ethiopian NORP'],
    ['more people than places', '[GPE:Bastor], [GPE:Comal], [PERSON:Hays], [PERSON:Low]', 'Hays PERSON'],
    ['a person between', 'around [PERSON:Warley], [GPE:Nyland]', 'Warley PERSON'],
    ['the son of somebody', 'the son of [PERSON:Warley] went', 'Warley PERSON'],
    ['a full name before a plural', '[PERSON:Ann Low] and [GPE:Dawlish counties]', 'Ann Low PERSON'],
    ['a full name', '[GPE:Leeds], [PERSON:{Ann Bury}] and [GPE:York]', 'Ann Bury PERSON'],
    ['people among themselves', '[PERSON:Cole], [PERSON:{Bury}] and [PERSON:Wise]', 'Bury PERSON'],
  ])('none: %s', (_, text, name) => {
    expect(settled(text)).toContain(name);
  });
});

test.each([
  ['in [LOC:{Grand Island}] and Omaha', 'Grand Island GPE'],
  ['to [LOC:{Cape Girardeau}] by bus', 'Cape Girardeau GPE'],
  ['near the [LOC:{Grand Canyon}] at noon', 'Grand Canyon LOC'],
  ['in [LOC:Hidden Valley] and Omaha', 'Hidden Valley LOC'],
  ['in [LOC:{Lake Charles}] at noon', 'Lake Charles LOC'],
  ['in [LOC:{Corsica}] and Nice', 'Corsica LOC'],
  ['[LOC:{Grand Island}] was flooded', 'Grand Island LOC'],
])('a town called like a landscape, or none: %s', (text, name) => {
  expect(settled(text)).toContain(name);
});
