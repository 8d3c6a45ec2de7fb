import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GazetteerBuilder } from '../../../src/gazetteer/builder.ts';
import { aliasKinds, type GazetteerEntry } from '../../../src/gazetteer/entry.ts';
import { foldCased, foldKey } from '../../../src/gazetteer/fold.ts';
import { Gazetteer } from '../../../src/gazetteer/gazetteer.ts';
import { nameTypes } from '../../../src/record/schema.ts';
import { compile, entry } from '../../support/gazetteer.ts';

const name = fc.stringMatching(/^[A-ZŁa-zé][A-Za-zéŁ' -]{3,20}$/);
const entries = fc.array(
  fc.record(
    {
      id: fc.oneof(
        fc.nat(1e9).map((n) => `https://sws.geonames.org/${n}/`),
        fc.nat(400).map((n) => `urn:made:up-${n}x`),
        fc.nat(9).map((n) => `https://www.iso.org/obp/ui/#iso:code:3166:BY-0${n}`),
      ),
      type: fc.constantFrom(...nameTypes),
      class: fc.constantFrom('city', 'region', 'company'),
      name,
      aliases: fc.array(fc.record({ name, kind: fc.constantFrom(...aliasKinds) }), { maxLength: 4 }),
      countryCodes: fc.subarray(['BY', 'KZ', 'PL']),
      sameAs: fc.subarray(['http://example.org/1', 'http://example.org/2']),
      parent: fc.constantFrom('https://sws.geonames.org/7/', 'urn:made:up'),
      subdivisionCode: fc.constant('BY-VI'),
      latitude: fc.integer({ min: -9_000_000, max: 9_000_000 }).map((n) => n / 1e5),
      longitude: fc.integer({ min: -18_000_000, max: 18_000_000 }).map((n) => n / 1e5),
      population: fc.integer({ min: 1, max: 4e9 }),
      prior: fc.integer({ min: 0, max: 200 }).map((n) => n / 200),
      note: fc.constant('a note'),
    },
    { requiredKeys: ['id', 'type', 'class', 'name', 'aliases', 'countryCodes', 'sameAs'] },
  ),
  { maxLength: 12 },
) as fc.Arbitrary<GazetteerEntry[]>;

describe('Gazetteer', () => {
  it('gives back what was compiled, all but forms of one key', () => {
    fc.assert(
      fc.property(entries, (given) => {
        const gazetteer = compile(given);
        expect(gazetteer.size).toBe(given.length);
        for (const [number, expected] of given.entries()) {
          const { aliases, ...got } = gazetteer.entry(number);
          const { aliases: wanted, ...rest } = expected;
          expect(got).toEqual(rest);
          const keys = new Set(aliases.map((alias) => foldKey(alias.name)).concat(foldKey(expected.name)));
          for (const alias of wanted) expect(keys).toContain(foldKey(alias.name));
        }
      }),
    );
  });

  it('finds every name, and the entry of every id', () => {
    fc.assert(
      fc.property(entries, (given) => {
        const gazetteer = compile(given);
        for (const [number, expected] of given.entries()) {
          for (const form of [expected.name, ...expected.aliases.map((alias) => alias.name)])
            expect(gazetteer.lookup(form, true).map((hit) => hit.entry)).toContain(number);
          expect(gazetteer.entry(gazetteer.find(expected.id)).id).toBe(expected.id);
        }
        expect(gazetteer.find('urn:nobody')).toBe(-1);
        expect(gazetteer.lookup('Qqqq Zzzz')).toEqual([]);
      }),
    );
  });

  it('is the same bytes for the same entries', () => {
    const build = () => {
      const builder = new GazetteerBuilder();
      for (const item of [entry({ name: 'Novy Brod' }), entry({ name: 'Stary Brod', aliases: ['Old Brod'] })])
        builder.add(item);
      return builder.finish({ name: 'x', sources: [] });
    };
    expect(build().equals(build())).toBe(true);
  });

  it('looks names up whatever their case, diacritics, hyphens and apostrophes', () => {
    const gazetteer = compile([entry({ name: 'Łuk-Wielki', aliases: ["Mal'kovo"] })]);
    for (const form of ['Łuk-Wielki', 'LUK WIELKI', 'Luk Wielki', 'Mal’kovo', 'Malkovo'])
      expect(gazetteer.lookup(form)).toHaveLength(1);
  });

  it('takes acronyms and short names in their own case only', () => {
    const gazetteer = compile([
      entry({
        name: 'Lakeside Union',
        aliases: [
          { name: 'LAKU', kind: 'abbr' },
          { name: 'N.S.W.', kind: 'abbr' },
        ],
      }),
      entry({ name: 'Ufa' }),
    ]);
    expect(gazetteer.lookup('LAKU')).toHaveLength(1);
    expect(gazetteer.lookup('Laku')).toHaveLength(0);
    expect(gazetteer.lookup('Laku', true)).toHaveLength(1);
    expect(gazetteer.lookup('NSW')).toHaveLength(1);
    expect(gazetteer.lookup('ufa')).toHaveLength(0);
    expect(gazetteer.lookup('Ufa')).toHaveLength(1);
    expect(foldCased('N.S.W.')).toBe('NSW');
  });

  it('holds nothing, too', () => {
    const gazetteer = compile([]);
    expect(gazetteer.size).toBe(0);
    expect(gazetteer.lookup('Minsk')).toEqual([]);
    expect(gazetteer.find('urn:x')).toBe(-1);
  });

  it('keeps a name without a letter as a name, not as a key', () => {
    const gazetteer = compile([entry({ name: '***', id: 'urn:stars' })]);
    expect(gazetteer.entry(0).name).toBe('***');
    expect(gazetteer.lookup('***')).toEqual([]);
  });
});

describe('the file', () => {
  let folder = '';
  beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'onomast-gaz-'))));
  afterAll(() => rmSync(folder, { recursive: true }));
  const bytes = () => {
    const builder = new GazetteerBuilder();
    builder.add(entry({ name: 'Novy Brod', aliases: ['New Ford'] }));
    return builder.finish({ name: 'x', sources: [{ name: 'test', licence: 'MIT' }] });
  };
  const write = (content: Uint8Array) => {
    const file = path.join(folder, 'x.gaz');
    writeFileSync(file, content);
    return file;
  };

  it('is read back with its sources', () => {
    const gazetteer = Gazetteer.open(write(bytes()));
    expect(gazetteer.sources).toEqual([{ name: 'test', licence: 'MIT' }]);
    expect(gazetteer.lookup('new ford')).toHaveLength(1);
  });

  it('is refused when any bit of it is wrong', () => {
    const good = bytes();
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const bad = Buffer.from(good);
        bad[at]! ^= 1 << bit;
        // The four bytes that are kept for later use say nothing.
        if (at >= 20 && at < 24) return;
        expect(() => Gazetteer.from(bad)).toThrow(
          expect.objectContaining({ code: expect.stringMatching(/^gazetteer\.(foreign|version|damaged)$/) }),
        );
      }),
    );
  });

  it.each([
    ['a text', Buffer.from('Minsk is a city'), 'gazetteer.foreign'],
    ['nothing', Buffer.alloc(0), 'gazetteer.foreign'],
    ['half of one', bytes().subarray(0, 300), 'gazetteer.damaged'],
  ])('is refused when it is %s, by name', (_, content, code) => {
    const file = write(content);
    expect(() => Gazetteer.open(file)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(file) }),
    );
  });

  it('is asked for by its path', () => {
    expect(() => Gazetteer.open(path.join(folder, 'nowhere.gaz'))).toThrow(
      expect.objectContaining({ code: 'gazetteer.not-found' }),
    );
    expect(() => Gazetteer.open(folder)).toThrow(expect.objectContaining({ code: 'gazetteer.foreign' }));
  });

  it('is shared with a worker without a copy', async () => {
    const gazetteer = Gazetteer.from(bytes());
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       parentPort.postMessage(workerData instanceof SharedArrayBuffer && new Uint8Array(workerData)[0]);`,
      { eval: true, workerData: gazetteer.buffer },
    );
    const first = await new Promise((resolve) => worker.once('message', resolve));
    expect(first).toBe('O'.charCodeAt(0));
    await worker.terminate();
  });
});
