import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Gazetteer } from '../../../src/gazetteer/gazetteer.ts';
import { compileSources, sourcesOf } from '../../../src/gazetteer/import/compile.ts';
import { findSources } from '../../../src/gazetteer/import/formats.ts';
import { dataFolder } from '../../../src/paths.ts';

const open = path.join(dataFolder, 'gazetteers');
describe.skipIf(!existsSync(open))('open data files (ONOMAST_DATA)', () => {
  const compiled = async (name: string) => {
    const files = await findSources([path.join(open, name)]);
    const { bytes } = await compileSources(files, { name }, { type: 'LOC', minPopulation: 0 });
    return {
      gazetteer: Gazetteer.from(bytes),
      formats: new Set(files.map(({ format }) => format)),
      sources: sourcesOf(files),
    };
  };

  it.each([
    ['country-codes.csv', 'country-codes', 249, 'PDDL-1.0'],
    ['wikidata-geonames-concordances.csv.gz', 'concordances', 101_263, 'CC-BY-3.0'],
    ['cities15000-2013.txt', 'geonames', 22_636, 'CC-BY-4.0'],
    ['geonames-admin1CodesASCII.txt', 'geonames-admin1', 3955, 'CC-BY-4.0'],
    ['dr5hn-states.csv', 'dr5hn-states', 5308, 'ODbL-1.0'],
    ['supraverden-organisations.yaml', 'supraverden', 617, 'CC-BY-SA-4.0'],
    ['country-organisations.csv', 'country-organisations', 186, 'MIT'],
    ['rigour-territories', 'rigour-territories', 612, 'MIT'],
    ['rigour-org-types.yml', 'rigour-org-types', 449, 'MIT'],
  ])('%s is read as %s', async (name, format, size, licence) => {
    const { gazetteer, formats, sources } = await compiled(name);
    expect([...formats]).toEqual([format]);
    expect(gazetteer.size).toBe(size);
    expect(sources).toHaveLength(1);
    expect(sources[0]!.licence).toBe(licence);
  });

  it('give the same country the same id', async () => {
    const id = 'https://www.iso.org/obp/ui/#iso:code:3166:BY';
    for (const name of ['country-codes.csv', 'rigour-territories']) {
      const { gazetteer } = await compiled(name);
      expect(gazetteer.entry(gazetteer.find(id))).toMatchObject({
        countryCodes: ['BY'],
        sameAs: expect.arrayContaining(['http://www.wikidata.org/entity/Q184']),
      });
    }
  });
});
