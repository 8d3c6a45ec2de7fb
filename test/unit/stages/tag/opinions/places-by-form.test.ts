import { describe, expect, it } from 'vitest';
import { createFlowContext } from '../../../../../src/contract/context.ts';
import type { Draft, Proposal } from '../../../../../src/contract/proposal.ts';
import { nameContextOf } from '../../../../../src/stages/tag/names/engine/name-context.ts';
import { namedEvents } from '../../../../../src/stages/tag/opinions/model/events.ts';
import { namesByForeignHeads } from '../../../../../src/stages/tag/opinions/model/foreign-heads.ts';
import { communities } from '../../../../../src/stages/tag/opinions/model/places/communities.ts';
import { placesInRow } from '../../../../../src/stages/tag/opinions/model/places/in-row.ts';
import { joinedPlaces } from '../../../../../src/stages/tag/opinions/model/places/joined-places.ts';
import { landsOfPeoples } from '../../../../../src/stages/tag/opinions/model/places/lands-of-peoples.ts';
import {
  townsLedTo,
  townsOfDwellers,
} from '../../../../../src/stages/tag/opinions/model/places/led-towns.ts';
import { numberedRoads } from '../../../../../src/stages/tag/opinions/model/places/numbered-roads.ts';
import { placesBetweenStrokes } from '../../../../../src/stages/tag/opinions/model/places/slash-rows.ts';
import { sortByEnding } from '../../../../../src/stages/tag/opinions/model/sorts.ts';
import { withoutStrata } from '../../../../../src/stages/tag/opinions/model/strata.ts';
import { readMarked, shown } from '../../../../support/marked-names.ts';
import { documentOf, flowOf } from '../../../../support/names.ts';

const ordinary = new Set(['business', 'win', 'loss', 'jewish', 'north']);
const isOrdinary = (word: string) => ordinary.has(word.toLowerCase());
const towns = ['Leith', 'Banff', 'Kita', 'Moyale', 'Penrith'];

/** What a list says of the towns of these tests. */
function listed(text: string): Proposal[] {
  return towns.flatMap((town) =>
    [...text.matchAll(new RegExp(`\\b${town}\\b`, 'g'))].map(({ index }) => ({
      type: 'GPE' as const,
      start: index,
      end: index + town.length,
      confidence: 0.4,
      stage: 'tag.gazetteer',
    })),
  );
}

function contextOf(text: string) {
  const context = createFlowContext(flowOf(text), documentOf(text));
  return nameContextOf({ ...context, earlier: listed(text) });
}

function check(tell: (drafts: readonly Draft[], text: string) => readonly Draft[]) {
  return (marked: string): string[] => {
    const { text, drafts } = readMarked(marked);
    return shown(text, tell(drafts, text));
  };
}

describe('roads by a letter and a number', () => {
  const told = check(numberedRoads);
  it.each([
    ['A crash on the N28 at Torkorvi', ['FAC N28']],
    ['the [ORG? M8] motorway was shut', ['FAC M8']],
    ['closed the A40 between Ross and Monmouth to traffic', ['FAC A40']],
    ['Two cars collided; a lorry came off the R639.', ['FAC R639']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));
  it.each([
    ['print it on the A4 page', []],
    ['rich in vitamin B12, he said', []],
    ['a rifle of the M1 kind', []],
    ['on the B1 level of speech', []],
    ['off the [ORG M8] road', ['ORG M8']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('places between strokes', () => {
  const told = check((drafts, text) => placesBetweenStrokes(drafts, contextOf(text), isOrdinary));
  it.each([
    ['through Torfeen/Leith/Passage or back', ['GPE Torfeen', 'GPE Leith', 'GPE Passage']],
    ['near J18 (Sallyford /[GPE Glanmoor]) he', ['GPE Sallyford', 'GPE Glanmoor']],
    ['towards [GPE Carrig] / [PERSON? Ringas] (left)', ['GPE Carrig', 'GPE Ringas']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));
  it.each([
    ['the Jekyll/Hyde of the town', []],
    ['Leith/[ORG Reuters] said', ['ORG Reuters']],
    ['a Win/Loss record', []],
    ['From the North / [GPE Leith] it is far', ['GPE Leith']],
    ['LEITH/AFP said', []],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('places by a word for where people live', () => {
  const told = check((drafts, text) => communities(drafts, text, isOrdinary));
  it.each([
    ['It lifted in the [EVENT? Fair Play] community.', ['GPE Fair Play']],
    ['a fire in the West Acres subdivision of town', ['GPE West Acres']],
    ['near the Torkorvi neighbourhood on Sunday', ['GPE Torkorvi']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));
  it.each([
    ['in the [NORP African American] community of town', ['NORP African American']],
    ['in the Jewish community of town', []],
    ['in the [ORG Torkorvi] community of town', ['ORG Torkorvi']],
    ['in the Torkorvi Community College of town', []],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('places joined to a word or by a dash', () => {
  const told = check((drafts, text) => joinedPlaces(drafts, contextOf(text)));
  it.each([
    ['The Banff-registered trawler', ['GPE Banff']],
    ['a [PERSON? Leith]-based firm', ['GPE Leith']],
    ['at [GPE Zwartorb - Warmtor District] he', ['GPE Zwartorb', 'GPE Warmtor District']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));
  it.each([
    ['a Faith-based group', []],
    ['an Internet-based firm', []],
    ['at [GPE Emil-Romagna] he', ['GPE Emil-Romagna']],
    ['at [ORG Zwartorb - Warmtor] he', ['ORG Zwartorb - Warmtor']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('lands that are called like their people', () => {
  const told = check((drafts, text) => landsOfPeoples(drafts, text, listed(text)));
  it.each([
    ['He toured [NORP Kita] for days', ['GPE Kita']],
    ['a visitor of [NORP Kita].', ['GPE Kita']],
    ['said [NORP Kita] Governor Ann Low', ['GPE Kita']],
    ['fled from [NORP Kita], he said', ['GPE Kita']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));
  it.each([
    ['in [NORP Kita] culture', ['NORP Kita']],
    ['[NORP Kita] herders fled', ['NORP Kita']],
    ['fled from [NORP Pokot], he', ['NORP Pokot']],
    ['between [NORP Kita] and [NORP Pokot] herders', ['NORP Kita', 'NORP Pokot']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('names with Arabic articles', () => {
  const heads = check((drafts, text) => namesByForeignHeads(drafts, contextOf(text)));
  const rows = check((drafts, text) =>
    placesInRow(drafts, contextOf(text), { isOrdinary, isPersonal: () => false }),
  );
  it('are whole', () => {
    expect(heads('shells fell on [PERSON Jabal Al-Zawitor], he')).toEqual(['LOC Jabal Al-Zawitor']);
    expect(heads('the Sahl al-Ghator front')).toEqual(['LOC Sahl al-Ghator']);
    expect(rows('in [GPE Kita], al-Abzem and [GPE Leith] too')).toEqual([
      'GPE Kita',
      'GPE al-Abzem',
      'GPE Leith',
    ]);
    expect(rows('([GPE Kita], [GPE Leith], [GPE Moyale], Torkorvi, [GPE Penrith])')).toContain(
      'GPE Torkorvi',
    );
  });
  it('near misses', () => {
    expect(heads('he met Jabal')).toEqual([]);
    expect(rows('[GPE Kita], Torkorvi, [GPE Leith]')).toEqual(['GPE Kita', 'GPE Leith']);
  });
});

describe('sites by what their name ends with', () => {
  const told = check((drafts, text) => drafts.map((draft) => sortByEnding(draft, text)));
  it.each([
    ['at [ORG Tyne High School Gymnasium] he', ['FAC Tyne High School Gymnasium']],
    ['near [PERSON Harry Low Blvd.] he', ['FAC Harry Low Blvd.']],
    ['at the [ORG Leith Fish Market] he', ['FAC Leith Fish Market']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));
  it.each([
    ['the [ORG Leith Gymnasium] No. 5', ['ORG Leith Gymnasium']],
    ['the [ORG London Stock Market] fell', ['ORG London Stock Market']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('towns that people are called like', () => {
  const told = check((drafts, text) => townsLedTo(drafts, contextOf(text)));
  it.each([
    ['held on a warrant in [PERSON? Leith], he said', ['GPE Leith']],
    ['a crash near [PERSON? Moyale] on Sunday', ['GPE Moyale']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));
  it.each([
    ['their faith in [PERSON? Leith], he said', ['PERSON Leith']],
    ['a letter from [PERSON? Leith].', ['PERSON Leith']],
    ['said [PERSON Ann Leith]. Interest grew in [PERSON? Leith].', ['PERSON Ann Leith', 'PERSON Leith']],
    ['held in [PERSON? Torkorvi], he said', ['PERSON Torkorvi']],
    ['held in [PERSON Leith], he said', ['PERSON Leith']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('contests and feasts', () => {
  const told = check(namedEvents);
  it.each([
    ['the annual [GPE Torks County] Tournament at', ['EVENT Torks County Tournament']],
    ['won the [ORG? Torks County] Invitational.', ['EVENT Torks County Invitational']],
    ['[EVENT Uhuru Day and Heroes Day] are', ['EVENT Uhuru Day', 'EVENT Heroes Day']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));
  it.each([
    ['the [GPE Torks County] Fair Board met', ['GPE Torks County']],
    ['the [EVENT Arts and Crafts Festival] is', ['EVENT Arts and Crafts Festival']],
    ['a New Tournament begins', []],
    ['the [ORG Torkorvi Derby] club', ['ORG Torkorvi Derby']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});

describe('what rocks are grouped under', () => {
  const told = check(withoutStrata);
  it('is no body', () => {
    expect(
      told('Shale and limestone of the [ORG Torvi Group] and the [LOC Karbo] Supergroup crop out.'),
    ).toEqual([]);
  });
  it('near misses', () => {
    expect(told('The [ORG Torvi Group] mines coal.')).toEqual(['ORG Torvi Group']);
    expect(told('Shale of [LOC Torvi Bay] and sandstone of the Karbo Formation')).toEqual(['LOC Torvi Bay']);
  });
});

describe('towns by somebody of them', () => {
  const told = check((drafts, text) => townsOfDwellers(drafts, contextOf(text), isOrdinary));
  it.each([
    ['killed, and a [PERSON? Leith] woman was hurt', ['GPE Leith']],
    ['A Moyale man was held', ['GPE Moyale']],
    ['Leith man held', ['GPE Leith']],
  ])('%s', (marked, expected) => expect(told(marked)).toEqual(expected));
  it.each([
    ['a [NORP Kita] woman was hurt', ['NORP Kita']],
    ['a Torkorvi man was held', []],
    ['a [PERSON Leith] family doctor', ['PERSON Leith']],
  ])('near miss: %s', (marked, expected) => expect(told(marked)).toEqual(expected));
});
