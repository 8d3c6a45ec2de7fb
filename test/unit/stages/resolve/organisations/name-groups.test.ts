import { describe, expect, test } from 'vitest';
import { KnownNames } from '../../../../../src/names/knowledge.ts';
import { wordingOf } from '../../../../../src/names/wording.ts';
import { resolve, world } from '../../../../support/world.ts';

const names = new KnownNames(world);
const key = (name: string) =>
  wordingOf(name, names, (acronym) => (acronym === 'NCU' ? 'Northern Customs Union' : undefined)).key;

describe('wording', () => {
  test.each([
    ['Norwegian Ministry of Fisheries', 'Ministry of Fisheries of the Kingdom of Norway'],
    ['NCU Council of Heads of Government', 'Council of Heads of Government of the Northern Customs Union'],
    ['VI Congress of Harbours', 'Sixth Congress of Harbours'],
    ['OJSC "Velmagro"', 'Velmagro'],
    ['Programme of Economic Cooperation', 'Program of economic co-operation'.replace('co-', 'co')],
    ['Velm Motor Plant', 'Velm Motor Works'],
  ])('%s = %s', (a, b) => expect(key(a)).toBe(key(b)));

  test.each([
    ['Ministry of Fisheries of Norway', 'Ministry of Fisheries of France'],
    ['VI Congress of Harbours', 'VII Congress of Harbours'],
    ['Strategy of Growth until 2030', 'Strategy of Growth until 2035'],
    ['Ministry of Economy', 'Ministry of Ecology'],
  ])('%s is not %s', (a, b) => expect(key(a)).not.toBe(key(b)));
});

describe('bodies of a document', () => {
  test('a definition in brackets', () => {
    const { groups } = resolve([
      'The [ORG:Bureau of Tidal Survey] ([ORG:TSB]) grew. [ORG:TSB] again, and [ORG:XYZ].',
    ]);
    expect(groups()).toEqual([['Bureau of Tidal Survey', 'TSB', 'TSB'], ['XYZ']]);
  });

  test('an acronym by its initials', () => {
    const { groups } = resolve(['The [ORG:Royal Institute of Tides] met. Later [ORG:RIT] met.']);
    expect(groups()).toEqual([['Royal Institute of Tides', 'RIT']]);
  });

  test('two known things next to each other in brackets stay two', () => {
    const { groups } = resolve(['[ORG:Harbour Union] ([ORG:NCU]).']);
    expect(groups()).toEqual([['Harbour Union'], ['NCU']]);
  });

  test('acronym, legal form, former spelling: the gazetteer’s id and name', () => {
    const { of, entities } = resolve([
      '[ORG:VTW], [ORG:Velm Tractor Works OJSC] and [ORG:Velm Tractor Plant].',
    ]);
    expect(entities).toHaveLength(1);
    expect(of('VTW')).toMatchObject({ id: 'urn:test:works', name: 'Velm Tractor Works', countryCode: 'FR' });
  });

  test.each([
    ['OAO Velm Tractor Works', 'Velm Tractor Works OAO'],
    ['Velm Tractor Works ODO', 'Velm Tractor Board'],
    ['Velm Tractor Works S.A.', 'Velm Tractor Works Sales'],
    ['Velm Tractor Works holding', 'holding Velm Tractor Works'],
  ])('%s is looked up without its legal form', (name, other) => {
    const idOf = (surface: string) => resolve([`The [ORG:${surface}] grew.`]).of(surface).id;
    expect(idOf(name)).toBe('urn:test:works');
    expect(idOf(other)).toBe(other.endsWith('OAO') ? 'urn:test:works' : undefined);
  });

  test('a short name is the one the document names in full', () => {
    expect(resolve(['The [ORG:Harbour Union] and its members. The [ORG:Union] grew.']).of('Union').id).toBe(
      'urn:test:harbour-union',
    );
    expect(resolve(['The [ORG:Northern Customs Union]. The [ORG:Union] grew.']).of('Union').id).toBe(
      'urn:test:ncu',
    );
  });

  test('a short name is no body of a country never spoken of', () => {
    const near = resolve(['In [GPE:Norway] the [ORG:Council] met.']);
    expect(near.of('Council').id).toBe('urn:test:lake-council');
    expect(resolve(['In [GPE:France] the [ORG:Council] met.']).of('Council').id).toBeUndefined();
  });

  test('a capitalised kind takes up the longer name before it', () => {
    const { groups } = resolve([
      'The [ORG:Working Group on Tides of Norway] met. The [ORG:Working Group] went on. The [ORG:National Academy of Tides] too; the [ORG:Academy] agreed.',
    ]);
    expect(groups()).toEqual([
      ['Working Group on Tides of Norway', 'Working Group'],
      ['National Academy of Tides', 'Academy'],
    ]);
  });

  test('a longer name with a word that tells is another body', () => {
    const { groups } = resolve([
      '[ORG:Norwegian State University] and [ORG:Norwegian State University of Navigation].',
    ]);
    expect(groups()).toHaveLength(2);
  });

  test('countries may be left out, other countries may not', () => {
    expect(resolve(['[ORG:Seaport Bank of Norway], then the [ORG:Seaport Bank].']).groups()).toHaveLength(1);
    expect(resolve(['[ORG:Seaport Bank of Norway], [ORG:Seaport Bank of France].']).groups()).toHaveLength(2);
  });

  test('an event’s series is not one of its editions', () => {
    const { groups } = resolve([
      'The [EVENT:Fifth Forum of Harbours], the [EVENT:V Forum of Harbours], the [EVENT:Forum of Harbours].',
    ]);
    expect(groups()).toEqual([['Fifth Forum of Harbours', 'V Forum of Harbours'], ['Forum of Harbours']]);
  });

  test('misspelt and differently parted names', () => {
    const { groups } = resolve([
      '[ORG:Polymerkonstrukt] [ORG:Polimerkonstrukt] [ORG:Motor veld] [ORG:Motorveld] [ORG:Metallokonstrukt]',
    ]);
    expect(groups()).toEqual([
      ['Polymerkonstrukt', 'Polimerkonstrukt'],
      ['Motor veld', 'Motorveld'],
      ['Metallokonstrukt'],
    ]);
  });

  test('the fullest form names a local entity; a heading’s capitals do not', () => {
    const { entities } = resolve([
      '[ORG:BUREAU OF TIDAL SURVEY]',
      'The [ORG:Bureau of Tidal Survey] met; the [ORG:Bureau] closed.',
    ]);
    expect(entities).toHaveLength(1);
    expect(entities[0]).toMatchObject({ name: 'Bureau of Tidal Survey', class: 'Organization' });
  });
});
