import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GazetteerEntry } from '../../../../src/gazetteer/entry.ts';
import { readSources } from '../../../../src/gazetteer/import/compile.ts';
import { findSources } from '../../../../src/gazetteer/import/formats.ts';
import { listRow, readList } from '../../../../src/gazetteer/import/list.ts';

let folder = '';
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'onomast-import-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a source and reads it, its format seen from the file. */
async function imported(
  name: string,
  content: string | Uint8Array,
  options: { minPopulation?: number; warn?: (message: string) => void } = {},
): Promise<{ format: string; entries: GazetteerEntry[] }> {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const files = await findSources([file]);
  const entries: GazetteerEntry[] = [];
  for await (const entry of readSources(files, { type: 'ORG', minPopulation: 0, ...options }))
    entries.push(entry);
  return { format: files[0]!.format, entries };
}

const failure = async (name: string, content: string) => {
  try {
    await imported(name, content);
  } catch (error) {
    return error as { code: string; place: object; message: string };
  }
  throw new Error('was read without an error');
};

describe('a list', () => {
  const head = 'key,id,type,class,name,aliases,country,subdivision,prior,note\n';

  it('gives ids by its name, kinds of aliases, codes and priors', async () => {
    const { format, entries } = await imported(
      'made plants.csv',
      `\ufeff${head}lake-plant,,ORG,company,"Lake, Plant",abbr:LP|former:Old Plant|Lakeplant,BY|RU,BY-VI,0.9,a note\n`,
    );
    expect(format).toBe('csv');
    expect(entries).toEqual([
      {
        id: 'urn:onomast:made-plants:lake-plant',
        type: 'ORG',
        class: 'company',
        name: 'Lake, Plant',
        aliases: [
          { name: 'LP', kind: 'abbr' },
          { name: 'Old Plant', kind: 'former' },
          { name: 'Lakeplant', kind: 'alias' },
        ],
        countryCodes: ['BY', 'RU'],
        subdivisionCode: 'BY-VI',
        prior: 0.9,
        sameAs: [],
        note: 'a note',
      },
    ]);
  });

  it('keeps bars and backslashes of a form', async () => {
    const [entry] = readList('id,type,name,aliases\nurn:x:1,ORG,A|B Works,A \\| B|abbr:a\\\\|C\\D\n', {
      file: 'bars.csv',
      list: 'bars',
    });
    expect(entry).toMatchObject({
      name: 'A|B Works',
      aliases: [
        { name: 'A | B', kind: 'alias' },
        { name: 'a\\', kind: 'abbr' },
        { name: 'C\\D', kind: 'alias' },
      ],
    });
    const [, , , , , aliases] = listRow(entry!);
    expect(aliases).toBe('A \\| B|abbr:a\\\\|C\\\\D');
  });

  it('may be apart by tabs', async () => {
    const { format, entries } = await imported(
      'x.tsv',
      'key\ttype\tname\na\tLOC\tLake "A"\n'.replace(/"A"/, 'A'),
    );
    expect(format).toBe('tsv');
    expect(entries[0]).toMatchObject({ name: 'Lake A', type: 'LOC', class: 'loc' });
  });

  it.each([
    ['an unknown type', `${head}a,,ORGG,x,A,,,,,\n`, { line: 2, column: 4 }, 'Did you mean ORG?'],
    ['a bad country', `${head}a,,ORG,x,"A ""q"", b",,Belarus,,,\n`, { line: 2, column: 24 }, 'alpha-2'],
    [
      'a bad country among good ones',
      `${head}a,,ORG,x,A,,BY|ru|KZ,,,\n`,
      { line: 2, column: 16 },
      '"ru" is no ISO',
    ],
    ['an alias of no name', `${head}a,,ORG,x,A,Ax|abbr:,,,,\n`, { line: 2 }, 'has no name'],
    ['a bad IRI', `${head},plain words,ORG,x,A,,,,,\n`, { line: 2, column: 2 }, 'is no IRI'],
    ['no number', `${head}a,,ORG,x,A,,,,often,\n`, { line: 2, column: 15 }, '"often" is no number'],
    [
      'a column nobody reads',
      'key,type,name,alias\na,ORG,A,B\n',
      { line: 1, column: 15 },
      'Did you mean aliases?',
    ],
    ['a bad prior', `${head}a,,ORG,x,A,,,,0.5,\nb,,ORG,x,B,,,,2,\n`, { line: 3, column: 15 }, 'from 0 to 1'],
    ['no name', `${head}a,,ORG,x,,,,,,\n`, { line: 2, column: 10 }, 'has no name'],
    ['a key twice', `${head}a,,ORG,x,A,,,,,\na,,ORG,x,B,,,,,\n`, { line: 3, column: 1 }, 'stands twice'],
    ['a field too few', `${head}a,,ORG,x\n`, { line: 2 }, 'has 4 fields where the header has 10'],
    ['an open quotation mark', `${head}a,,ORG,x,"A,,,,,\n`, { line: 2 }, 'Quote'],
    [
      'a row after a field of two lines',
      `${head}a,,ORG,x,A,,,,,"two\nlines"\nb,,X,x,B,,,,,\n`,
      { line: 4, column: 4 },
      'is no type',
    ],
  ])('says where it has %s', async (_, content, place, text) => {
    const error = await failure('bad.csv', content);
    expect(error.code).toBe('gazetteer.invalid-row');
    expect(error.place).toMatchObject(place);
    expect(error.message).toContain(text);
  });
});

describe('lines of JSON', () => {
  it('are read, gzip too, with what is left out filled in', async () => {
    const line = '{"id":"urn:x:1","type":"ORG","name":"Foo","aliases":["Bar",{"name":"FB","kind":"abbr"}]}';
    const { format, entries } = await imported('x.jsonl.gz', gzipSync(`${line}\n\n`));
    expect(format).toBe('jsonl');
    expect(entries).toEqual([
      {
        id: 'urn:x:1',
        type: 'ORG',
        class: 'org',
        name: 'Foo',
        aliases: [
          { name: 'Bar', kind: 'alias' },
          { name: 'FB', kind: 'abbr' },
        ],
        countryCodes: [],
        sameAs: [],
      },
    ]);
  });

  it.each([
    ['broken JSON', '{"id":"urn:x:1",}\n', { line: 1, column: 17 }, 'is no JSON'],
    ['an unknown type', '\n{"id":"urn:x:1","type":"OGR","name":"A"}\n', { line: 2, column: 24 }, '/type'],
    [
      'an unknown field',
      '{"id":"urn:x:1","type":"ORG","name":"A","alias":[]}\n',
      { line: 1, column: 49 },
      'Did you mean aliases?',
    ],
    ['a field missing', '{"id":"urn:x:1","type":"ORG"}\n', { line: 1, column: 1 }, 'has no name'],
    [
      'an alias of no kind',
      '{"id":"urn:x:1","type":"ORG","name":"A","aliases":["B",{"name":"C","kind":"abr"}]}\n',
      { line: 1, column: 75 },
      'Did you mean abbr?',
    ],
    [
      'a wrong coordinate',
      '{"id":"urn:x:1","type":"ORG","name":"A","latitude":91}\n',
      { line: 1, column: 52 },
      '/latitude: 91 is no number from -90 to 90',
    ],
    [
      'a wrong code',
      '{"id":"urn:x:1","type":"ORG","name":"A","countryCodes":["BY","by"]}\n',
      { line: 1, column: 62 },
      '/countryCodes/1',
    ],
  ])('say where they have %s', async (_, content, place, text) => {
    const error = await failure('bad.jsonl', content);
    expect(error.code).toBe('gazetteer.invalid-row');
    expect(error.place).toMatchObject(place);
    expect(error.message).toContain(text);
  });
});

describe('a GeoNames dump', () => {
  const row = (id: number, population: number) =>
    `${id}\tOzerks’k\tOzerks'k\tOzersk,OZK,ozersk,Озерск\t52.5\t27.25\tP\tPPL\tBY\t\t06\t\t\t\t${population}\t\t120\tEurope/Minsk\t2020-01-01\n`;

  it('gives names in Latin letters, coordinates and inhabitants', async () => {
    const { format, entries } = await imported('x.txt', row(99, 1200) + row(100, 10), { minPopulation: 500 });
    expect(format).toBe('geonames');
    expect(entries).toEqual([
      {
        id: 'https://sws.geonames.org/99/',
        type: 'GPE',
        class: 'city',
        name: 'Ozerks’k',
        aliases: [{ name: 'Ozersk', kind: 'other' }],
        countryCodes: ['BY'],
        latitude: 52.5,
        longitude: 27.25,
        population: 1200,
        sameAs: [],
      },
    ]);
  });

  it('says which line is none', async () => {
    expect(await failure('y.txt', `${row(99, 1)}no row\n`)).toMatchObject({ place: { line: 2 } });
  });
});

describe('SKOS', () => {
  const turtle = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
    <http://example.org/a> a skos:Concept, <https://schema.org/City> ; skos:prefLabel "Seestadt"@de, "Lake City"@en ;
      skos:altLabel "Lakeside"@en, "Am See"@de ; skos:hiddenLabel "Lakke City" ; skos:broader <http://example.org/b> ;
      skos:exactMatch <http://example.org/z> ; geo:lat "10.5" ; geo:long "20.5" ; skos:note "on a lake" .
    <http://example.org/b> a skos:Concept ; skos:prefLabel "Places" .
    <http://example.org/s> a skos:ConceptScheme .`;

  it('in Turtle gives names, aliases, parents, matches and coordinates', async () => {
    const { format, entries } = await imported('x.ttl', turtle);
    expect(format).toBe('skos');
    expect(entries).toEqual([
      {
        id: 'http://example.org/a',
        type: 'GPE',
        class: 'concept',
        name: 'Lake City',
        aliases: [
          { name: 'Seestadt', kind: 'other', language: 'de' },
          { name: 'Lakeside', kind: 'alias', language: 'en' },
          { name: 'Am See', kind: 'other', language: 'de' },
          { name: 'Lakke City', kind: 'other' },
        ],
        parent: 'http://example.org/b',
        countryCodes: [],
        latitude: 10.5,
        longitude: 20.5,
        sameAs: ['http://example.org/z'],
        note: 'on a lake',
      },
      {
        id: 'http://example.org/b',
        type: 'ORG',
        class: 'concept',
        name: 'Places',
        aliases: [],
        countryCodes: [],
        sameAs: [],
      },
    ]);
  });

  it('in JSON-LD is read without network', async () => {
    const concept = {
      '@context': { skos: 'http://www.w3.org/2004/02/skos/core#' },
      '@id': 'http://example.org/c',
      '@type': 'skos:Concept',
      'skos:prefLabel': 'Concept C',
    };
    expect((await imported('x.jsonld', JSON.stringify(concept))).entries[0]).toMatchObject({
      name: 'Concept C',
    });
    const remote = JSON.stringify({ ...concept, '@context': 'https://example.org/context' });
    expect((await failure('y.jsonld', remote)).message).toContain('nothing is fetched');
  });

  it('says on which line it is broken', async () => {
    expect(await failure('y.ttl', '@prefix a: <http://a#> .\n\na:b a:c .\n')).toMatchObject({
      place: { line: 3 },
    });
  });
});

describe('patterns of a spaCy EntityRuler', () => {
  it('of one id are forms of one entry; token patterns are passed over', async () => {
    const warnings: string[] = [];
    const { format, entries } = await imported(
      'patterns.jsonl',
      '{"label":"ORG","pattern":"Lake Plant","id":"lp"}\n{"label":"ORG","pattern":"LP Ltd","id":"lp"}\n{"label":"COUNTRY","pattern":"Lakeland"}\n{"label":"GPE","pattern":[{"LOWER":"x"}]}\n',
      { warn: (message) => warnings.push(message) },
    );
    expect(format).toBe('spacy');
    expect(entries.map(({ id, type, name, aliases }) => [id, type, name, aliases.length])).toEqual([
      ['urn:onomast:patterns:org:lp', 'ORG', 'Lake Plant', 1],
      ['urn:onomast:patterns:gpe:lakeland', 'GPE', 'Lakeland', 0],
    ]);
    expect(warnings[0]).toContain('1 token patterns');
  });

  it('need a label that is a type', async () => {
    expect((await failure('p.jsonl', '{"label":"FRUIT","pattern":"apple"}\n')).message).toContain('"FRUIT"');
  });
});

describe('FollowTheMoney', () => {
  it('gives people and bodies with names, countries and offices, and passes over the rest', async () => {
    const { format, entries } = await imported(
      'entities.ftm.json',
      '{"id":"NK-1","schema":"Person","caption":"Ann Lake","properties":{"name":["A. Lake","Ann Lake"],"country":["by"],"wikidataId":["Q1"],"position":["mayor"]}}\n{"id":"own","schema":"Ownership","properties":{}}\n',
    );
    expect(format).toBe('followthemoney');
    expect(entries).toEqual([
      {
        id: 'urn:onomast:ftm:NK-1',
        type: 'PERSON',
        class: 'person',
        name: 'Ann Lake',
        aliases: [{ name: 'A. Lake', kind: 'alias' }],
        countryCodes: ['BY'],
        sameAs: ['http://www.wikidata.org/entity/Q1'],
        note: 'mayor',
      },
    ]);
  });
});

describe('a file of no known format', () => {
  it('is refused with the formats there are', async () => {
    const error = await failure('x.bin', 'nothing of the kind');
    expect(error.code).toBe('gazetteer.foreign');
    expect(error.message).toContain('followthemoney');
  });

  it('is asked for by its path', async () => {
    await expect(findSources([path.join(folder, 'nowhere')])).rejects.toMatchObject({
      code: 'gazetteer.not-found',
    });
  });
});
