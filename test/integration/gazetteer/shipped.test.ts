import { describe, expect, it } from 'vitest';
import { Gazetteer } from '../../../src/gazetteer/gazetteer.ts';
import { GazetteerSet } from '../../../src/gazetteer/set.ts';
import { shippedFile, shippedFiles } from '../../../src/gazetteer/shipped.ts';
import { flowOf } from '../../support/gazetteer.ts';

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
    ['Isfahan', 'IR', 'IR-10'],
    ['Urmia', 'IR', 'IR-04'],
    ['Mashhad', 'IR', 'IR-09'],
    ['Hanoi', 'VN', 'VN-HN'],
    ['Ho Chi Minh City', 'VN', 'VN-SG'],
    ['Casablanca', 'MA', 'MA-06'],
    ['Odesa', 'UA', 'UA-51'],
    ['Grozny', 'RU', 'RU-CE'],
    ['Hohhot', 'CN', 'CN-NM'],
    ['Banja Luka', 'BA', 'BA-SRP'],
    ['Suva', 'FJ', 'FJ-C'],
  ])('%s lies in the region that ISO 3166 now gives the code', (name, country, code) => {
    const towns = set
      .entries(set.lookup(name))
      .filter((entry) => entry.countryCodes[0] === country && (entry.population ?? 0) > 50_000)
      .filter(({ id }) => id.includes('geonames.org'));
    expect(towns.map(({ subdivisionCode }) => subdivisionCode)).toContain(code);
  });

  it.each([
    ['IR-04', /azerbaijan/i, 37.5, 45],
    ['VN-25', /quảng trị/i, 16.8, 107],
    ['IL-M', /central|hamerkaz/i, 32, 34.9],
    ['DZ-49', /timimoun/i, 29.3, 0.2],
    ['MX-HID', /hidalgo/i, 20.4, -98.9],
    ['ZM-01', /western/i, -15.3, 23.1],
  ])('%s has its own name and a point within it', (code, name, latitude, longitude) => {
    const region = set.byId(iso(code))!;
    expect(region.name).toMatch(name);
    expect(Math.abs(region.latitude! - latitude)).toBeLessThan(2);
    expect(Math.abs(region.longitude! - longitude)).toBeLessThan(2);
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
    for (const gazetteer of set.gazetteers.filter(
      ({ name }) => name !== 'world-countries' && name !== 'points',
    ))
      expect(gazetteer.sources.map(({ licence }) => licence)).not.toContain('ODbL-1.0');
  });

  describe('currencies', () => {
    const currencies = Gazetteer.open(shippedFile('currencies')!);
    const codes = (name: string) =>
      currencies.lookup(name).map(({ entry }) => currencies.id(entry).slice('urn:onomast:iso-4217:'.length));

    it.each([
      ['BYN', ['BYN']],
      ['Belarusian rubles', ['BYN', 'BYR', 'BYB']],
      ['Kazakhstani tenge', ['KZT']],
      ['euros', ['EUR']],
      ['US$', ['USD']],
      ['€', ['EUR']],
      ['sterling', ['GBP']],
      ['zlotys', ['PLN']],
    ])('know %s', (name, expected) => {
      expect(new Set(codes(name))).toEqual(new Set(expected));
    });

    it('have the countries where they are legal tender, and say which are past', () => {
      const entry = (code: string) => currencies.entry(currencies.find(`urn:onomast:iso-4217:${code}`));
      expect(entry('BYN')).toMatchObject({
        type: 'MONEY',
        class: 'currency',
        name: 'Belarusian Ruble',
        countryCodes: ['BY'],
      });
      expect(entry('EUR').countryCodes).toEqual(expect.arrayContaining(['DE', 'FR', 'LT']));
      expect(entry('DEM').class).toBe('former-currency');
      expect(entry('XDR').class).toBe('unit-of-account');
    });

    it('are for look-ups: pipelines do not read them, and no set finds them in a text', () => {
      expect(shippedFiles()).not.toContain(shippedFile('currencies'));
      const text = 'They paid 5 Belarusian rubles and 3 BYN in Minsk.';
      const matches = new GazetteerSet([...set.gazetteers, currencies]).match(text, flowOf(text).tokens);
      const found = Array.from({ length: matches.count }, (_, i) =>
        text.slice(matches.start[i], matches.end[i]),
      );
      expect(found).toContain('Minsk');
      expect(found).not.toContain('BYN');
      expect(found).not.toContain('Belarusian rubles');
    });
  });

  it('place the regions of a country in it', () => {
    const region = set.byId(iso('BY-VI'))!;
    expect(region).toMatchObject({ name: 'Vitebsk Region', parent: iso('BY'), subdivisionCode: 'BY-VI' });
    expect(region.latitude).toBeGreaterThan(54);
    expect(region.latitude).toBeLessThan(56.2);
  });
});
