import { describe, expect, it } from 'vitest';
import { GazetteerSet, shippedFiles } from '../../src/gazetteer/set.ts';

const built = shippedFiles().length > 0;

describe.skipIf(!built)('the shipped gazetteers (npm run gazetteers)', () => {
  const set = built ? GazetteerSet.openShipped() : new GazetteerSet([]);
  const iso = (code: string) => `https://www.iso.org/obp/ui/#iso:code:3166:${code}`;
  const ids = (name: string) => set.entries(set.lookup(name)).map(({ id }) => id);

  it.each([
    ['Belarus', 'BY'],
    ['Byelorussia', 'BY'],
    ['Republic of Kazakhstan', 'KZ'],
    ['PRC', 'CN'],
    ['Celestial Empire', 'CN'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['Britain', 'GB'],
    ['U.S.', 'US'],
    ['USA', 'US'],
    ['UAE', 'AE'],
    ['DPRK', 'KP'],
    ['Burma', 'MM'],
    ['Holland', 'NL'],
    ["People's Republic of China", 'CN'],
    ['NSW', 'AU-NSW'],
    ['Gomel Region', 'BY-HO'],
    ['Vitebsk oblast', 'BY-VI'],
    ['Akmola Oblast', 'KZ-11'],
    ['Mary velayat', 'TM-M'],
    ['Bryansk Region', 'RU-BRY'],
    ['Shandong Province', 'CN-SD'],
    ['Tatarstan', 'RU-TA'],
  ])('know %s', (name, code) => {
    expect(ids(name)).toContain(iso(code));
  });

  it.each([
    ['Gomel', 'BY'],
    ['Mogilev', 'BY'],
    ['Grodno', 'BY'],
    ['Zhodino', 'BY'],
    ['Saint Petersburg', 'RU'],
    ['Alma-Ata', 'KZ'],
    ['Peking', 'CN'],
    ['Cracow', 'PL'],
  ])('know the city of %s, with an id of GeoNames and coordinates', (name, country) => {
    const cities = set
      .entries(set.lookup(name))
      .filter(({ class: what }) => what === 'city' || what === 'capital');
    expect(cities).toContainEqual(
      expect.objectContaining({
        id: expect.stringMatching(/^https:\/\/sws\.geonames\.org\/\d+\/$/),
        countryCodes: [country],
        latitude: expect.any(Number),
        population: expect.any(Number),
      }),
    );
  });

  it.each([
    'Kazakh',
    'Uzbek',
    'Tajik',
    'Kyrgyz',
    'Belarusians',
    'Zimbabwean',
  ])('know the people %s', (name) => {
    expect(set.entries(set.lookup(name)).map(({ type }) => type)).toContain('NORP');
  });

  it('have a people for every country, and a country for every people that names one', () => {
    const lists = set.gazetteers.find(({ name }) => name === 'lists')!;
    const nationalities = Array.from({ length: lists.size }, (_, number) => number).filter(
      (number) => lists.class(number) === 'nationality',
    );
    expect(nationalities.length).toBeGreaterThan(195);
    for (const number of nationalities)
      for (const code of lists.countryCodes(number)) expect(set.byId(iso(code))).toBeDefined();
  });

  it('say where their data come from, each file under licences that go together', () => {
    for (const gazetteer of set.gazetteers) expect(gazetteer.sources.length).toBeGreaterThan(0);
    for (const gazetteer of set.gazetteers.filter(({ name }) => name !== 'world-countries'))
      expect(gazetteer.sources.map(({ licence }) => licence)).not.toContain('ODbL-1.0');
  });

  it('place the regions of a country in it', () => {
    const region = set.byId(iso('BY-VI'))!;
    expect(region).toMatchObject({ name: 'Vitebsk Region', parent: iso('BY'), subdivisionCode: 'BY-VI' });
    expect(region.latitude).toBeGreaterThan(54);
    expect(region.latitude).toBeLessThan(56.2);
  });
});
