import { describe, expect, test } from 'vitest';
import { resolve } from '../../../../support/world.ts';

const id = (name: string) => `urn:test:${name}`;

describe('which place a name means', () => {
  test('the larger one, where nothing else is said', () => {
    const arden = resolve(['They met in [GPE:Arden].']).of('Arden');
    expect(arden).toMatchObject({ id: id('arden-us'), runnerUp: { id: id('arden-fr') } });
    expect(arden.runnerUp!.confidence).toBeGreaterThan(0.1);
    expect(arden.runnerUp!.confidence).toBeLessThan(0.5);
  });

  test('the one in the country the passage speaks of', () => {
    const { of } = resolve(['[GPE:France] and the [NORP:French] side: a plant in [GPE:Arden].']);
    expect(of('Arden')).toMatchObject({
      id: id('arden-fr'),
      countryCode: 'FR',
      latitude: '49',
      longitude: '4',
    });
  });

  test('the one in the container named next to it', () => {
    expect(resolve(['[GPE:United States]. He was born in [GPE:Arden] in [GPE:France].']).of('Arden').id).toBe(
      id('arden-fr'),
    );
    expect(resolve(['Plants: [GPE:Arden], [GPE:France].']).of('Arden').id).toBe(id('arden-fr'));
    expect(resolve(['Plants: [GPE:Arden] ([GPE:France]).']).of('Arden').id).toBe(id('arden-fr'));
  });

  test('the one near places already settled', () => {
    expect(resolve(['From [GPE:Velm] to [GPE:Arden].']).of('Arden').id).toBe(id('arden-fr'));
    const without = { places: { passage: 0, document: 0, list: 0, distance: 0, vicinity: 0, before: 0 } };
    expect(resolve(['From [GPE:Velm] to [GPE:Arden].'], without).of('Arden').id).toBe(id('arden-us'));
  });

  test('city or region by the form', () => {
    const { of } = resolve(['In [GPE:Velm], in [GPE:Velm region] and the city of [GPE:Velm].']);
    expect(of('Velm')).toMatchObject({ id: id('velm'), class: 'City' });
    expect(of('Velm region')).toMatchObject({
      id: id('velm-region'),
      class: 'AdministrativeArea',
      name: 'Velm Region',
    });
    expect(of('Velm', 1).id).toBe(id('velm'));
  });

  test('a head word speaks for its list, after it or before it', () => {
    expect(resolve(['[GPE:Velm] and [GPE:Tarnau regions] agreed.']).of('Velm').id).toBe(id('velm-region'));
    expect(resolve(['The regions of [GPE:Velm] and [GPE:Tarnau] agreed.']).of('Tarnau').id).toBe(
      id('tarn-region'),
    );
    expect(resolve(['The cities of [GPE:Velm] and [GPE:Tarnau] agreed.']).of('Velm').id).toBe(id('velm'));
  });

  test('a region by the office, by "other regions", by a bracket', () => {
    expect(resolve(['The governor of [GPE:Velm] spoke.']).of('Velm').id).toBe(id('velm-region'));
    expect(resolve(["[GPE:Velm]'s mayor spoke in [GPE:Velm region]."]).of('Velm').id).toBe(id('velm'));
    const others = resolve(['[GPE:Velm], [GPE:Tarnau] and some other French regions.']);
    expect([others.of('Velm').id, others.of('Tarnau').id]).toEqual([id('velm-region'), id('tarn-region')]);
    expect(resolve(['Border regions ([GPE:Velm], [GPE:Tarnau]).']).of('Tarnau').id).toBe(id('tarn-region'));
    expect(resolve(['On the territory of [GPE:Velm].']).of('Velm').id).toBe(id('velm'));
  });

  test('a region by the use of the name in the document', () => {
    const often = '[GPE:Velm region] and again [GPE:Velm region], [GPE:Velm Region] too.';
    expect(resolve([often, '[GPE:Velm] enterprises export.']).of('Velm').id).toBe(id('velm-region'));
    expect(resolve(['[GPE:Velm region].', '[GPE:Velm] enterprises export.']).of('Velm').id).toBe(id('velm'));
    expect(resolve([often, 'The city of [GPE:Velm]. [GPE:Velm] enterprises export.']).of('Velm', 1).id).toBe(
      id('velm'),
    );
    expect(resolve([often, '[GPE:Norway] and [GPE:Velm] agreed.']).of('Velm').id).toBe(id('velm-region'));
    expect(resolve([often, '[GPE:France] and [GPE:Velm] agreed.', 'In [GPE:Velm].']).of('Velm', 1).id).toBe(
      id('velm'),
    );
    expect(resolve([often, '[NORP:Norwegian] and [GPE:Velm] scientists.']).of('Velm').id).toBe(
      id('velm-region'),
    );
  });

  test('a list of pairs keeps the country of each side', () => {
    const pairs = '[GPE:Arden] and [GPE:Oslo], [GPE:Velm] and [GPE:Ulvedal], [GPE:Tarnau] and [GPE:Bergen].';
    const { of } = resolve([`Twins: ${pairs}`]);
    expect(of('Arden').id).toBe(id('arden-fr'));
    expect(of('Ulvedal').countryCode).toBe('NO');
    expect(of('Bergen').countryCode).toBe('NO');
  });

  test('one entity for all names of a country, its usual name first', () => {
    const { of, entities } = resolve(['[GPE:French Republic], then [GPE:France] and [GPE:FRANCE].']);
    expect(entities).toHaveLength(1);
    expect(of('France')).toMatchObject({
      class: 'Country',
      name: 'France',
      alternateName: ['French Republic', 'FRANCE'],
    });
  });

  test('what no gazetteer knows is local, in the country next to it', () => {
    const { of, groups } = resolve([
      '[GPE:Norway]: [GPE:Ulvedal district] and again [GPE:Ulvedal District].',
    ]);
    expect(of('Ulvedal district')).toEqual({
      entityType: 'GPE',
      class: 'AdministrativeArea',
      name: 'Ulvedal District',
      alternateName: ['Ulvedal district'],
      sameAs: [],
      countryCode: 'NO',
    });
    expect(groups()).toEqual([['Norway'], ['Ulvedal district', 'Ulvedal District']]);
  });

  test('a part that no gazetteer has lies where its whole does', () => {
    const velm = { latitude: '49.2', longitude: '4.4', countryCode: 'FR' };
    const { of } = resolve(['The ward of [GPE:Velm East] in [GPE:France], and [GPE:Upper Velm].']);
    expect(of('Velm East')).toMatchObject({ name: 'Velm East', ...velm });
    expect(of('Upper Velm')).toMatchObject({ name: 'Upper Velm', ...velm });
    const county = resolve(['A storm crossed [GPE:Western Adane County], [GPE:United States].']);
    expect(county.of('Western Adane County')).toMatchObject({
      name: 'Western Adane County',
      longitude: '-95',
    });
  });

  test('a part of a country has no point, nor what is called so by chance', () => {
    expect(resolve(['[GPE:Northern France] is wet.']).of('Northern France').latitude).toBeUndefined();
    expect(resolve(['They met in [GPE:West Orb].']).of('West Orb').latitude).toBeUndefined();
  });

  test('a place that no gazetteer has is where the town or district is that it lies in', () => {
    const { of } = resolve([
      'A school in [GPE:Mossel] in [GPE:Velm], [GPE:France], and in [GPE:Torp] in [GPE:France].',
    ]);
    expect(of('Mossel')).toMatchObject({ countryCode: 'FR', latitude: '49.2' });
    expect(of('Torp')).toMatchObject({ countryCode: 'FR' });
    expect(of('Torp').latitude).toBeUndefined();
    expect(resolve(['A school in [GPE:Mossel] in [GPE:Velm Region].']).of('Mossel').latitude).toBeUndefined();
  });

  test('a country of which nothing else speaks is the town next door that is called so', () => {
    const { of } = resolve([
      '[GPE:NORWAY] The trustees met. They live in [GPE:Velm] and [GPE:Arden], [GPE:France].',
    ]);
    expect(of('NORWAY').id).toBe(id('norway-village'));
    const people = resolve(['[GPE:Norway] and [GPE:Velm], [GPE:France]: the [NORP:Norwegian] side.']);
    expect(people.of('Norway').id).toBe(id('no'));
    const capital = resolve(['[GPE:Norway] and [GPE:Velm], [GPE:France]; [GPE:Oslo] too.']);
    expect(capital.of('Norway').id).toBe(id('no'));
  });

  test('an unknown republic keeps its name', () => {
    const { of } = resolve(['The [GPE:Republic of Ulvedal] of [GPE:Norway].']);
    expect(of('Republic of Ulvedal')).toMatchObject({
      name: 'Republic of Ulvedal',
      class: 'AdministrativeArea',
    });
  });

  test('an unknown place lies where all its mentions together say, not with its partner', () => {
    const text = ['[GPE:France] and [GPE:Ulvedal] agreed.', 'Boats of [GPE:Ulvedal Region], [GPE:Norway].'];
    const { of } = resolve(text);
    expect(of('Ulvedal').countryCode).toBe('NO');
    expect(of('Ulvedal Region').countryCode).toBe('NO');
    expect(
      resolve(['[GPE:France] grew. The [NORP:Norwegian] [GPE:Ulvedal] too.']).of('Ulvedal').countryCode,
    ).toBe('NO');
  });
});

describe('counties that a list names without the word', () => {
  const list = '[GPE:Adane], [GPE:Cassel], [GPE:Guth] and [GPE:Shelbe]';

  test('where the document speaks of a county, and most are no towns of the state', () => {
    const { of } = resolve([`Snow fell in ${list}.`, 'Roads of [GPE:Odden County] are closed.']);
    expect(of('Cassel').id).toBe(id('Cassel-county'));
    expect(of('Shelbe').id).toBe(id('Shelbe-county'));
  });

  test.each([
    ['no county spoken of', [`Snow fell in ${list}.`], 'Cassel', 'Cassel-town'],
    [
      'a short list',
      ['Snow in [GPE:Cassel] and [GPE:Guth].', '[GPE:Odden County] is closed.'],
      'Cassel',
      'Cassel-town',
    ],
    [
      'as many towns of the state',
      ['In [GPE:Roden], [GPE:Salm], [GPE:Tavel] and [GPE:Uster].', '[GPE:Odden County] is closed.'],
      'Salm',
      'Salm-town',
    ],
  ])('none: %s', (_, paragraphs, name, place) => {
    expect(resolve(paragraphs).of(name).id).toBe(id(place));
  });
});

test.each(['St Orla', 'St. Orla', 'Saint Orla'])('a saint written out or shortened: %s', (name) => {
  expect(resolve([`They met in [GPE:${name}].`]).of(name).id).toBe(id('saint-orla'));
});

test.each(['Odden Co', 'Odden Co.'])('a county with its word cut short: %s', (name) => {
  expect(resolve([`They met in [GPE:${name}].`]).of(name).id).toBe(id('Odden-county'));
});

describe('nationalities', () => {
  test('are entities of their own with the country, plural or not', () => {
    const { of, entities } = resolve(['[NORP:Norwegians] and a [NORP:Norwegian] ship in [GPE:Norway].']);
    expect(of('Norwegians')).toBe(of('Norwegian'));
    expect(of('Norwegian')).toMatchObject({ class: 'Group', name: 'Norwegian', countryCode: 'NO' });
    expect(entities).toHaveLength(2);
  });

  test('peoples and unknown groups have no country', () => {
    const { of } = resolve(['[NORP:Sami] herders, [NORP:Ulvedalers] and one [NORP:Ulvedaler].']);
    expect(of('Sami').countryCode).toBeUndefined();
    expect(of('Ulvedalers').countryCode).toBeUndefined();
    expect(of('Ulvedalers').class).toBe('Group');
  });
});
