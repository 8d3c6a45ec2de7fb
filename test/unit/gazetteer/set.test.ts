import { describe, expect, it } from 'vitest';
import { GazetteerSet, joinEntries } from '../../../src/gazetteer/set.ts';
import { compile, entry } from '../../support/gazetteer.ts';

describe('GazetteerSet', () => {
  const id = 'https://sws.geonames.org/99/';
  const geonames = compile(
    [entry({ id, name: "Gorad'", population: 70_000, latitude: 50, longitude: 20, sameAs: ['urn:a'] })],
    'geonames',
  );
  const lists = compile([entry({ id, name: 'Gorod', aliases: ['Gorodok'], sameAs: ['urn:b'] })], 'lists');
  const own = compile([entry({ id, name: 'The City', subdivisionCode: 'BY-VI' })], 'own');

  it('joins what several say of one id, the lists first, then the user, then the rest', () => {
    const set = new GazetteerSet([geonames, own, lists]);
    expect(set.gazetteers.map((gazetteer) => gazetteer.name)).toEqual(['lists', 'own', 'geonames']);
    expect(set.byId(id)).toMatchObject({
      name: 'Gorod',
      population: 70_000,
      latitude: 50,
      subdivisionCode: 'BY-VI',
      sameAs: ['urn:b', 'urn:a'],
    });
    expect(set.entries(set.lookup("Gorad'"))).toHaveLength(1);
    expect(set.byId('urn:nobody')).toBeUndefined();
  });

  it('is made again from its buffers', () => {
    const set = new GazetteerSet([geonames, lists]);
    expect(GazetteerSet.from(set.buffers).contentHashes).toEqual(set.contentHashes);
  });

  it('keeps both names of a joined entry', () => {
    const joined = joinEntries(
      entry({ name: 'A', aliases: ['B'] }),
      entry({ name: 'C', aliases: ['B', 'D'] }),
    );
    expect(joined.aliases.map((alias) => alias.name)).toEqual(['B', 'C', 'D']);
  });
});
