import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tagSchemes } from '../../../../../src/records/audit/formats/format.ts';
import {
  goldFormat,
  goldFormatNames,
  loadGold,
  readAnyGold,
  writeGold,
} from '../../../../../src/records/audit/formats/formats.ts';
import type { GoldDocument } from '../../../../../src/records/audit/gold.ts';
import { runs } from '../../../../support/runs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'onomast-formats-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (name: string, content: string | object) =>
  writeFile(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

/** Documents of words with signs and characters outside the basic plane; mentions are runs of whole words. */
const documents = fc
  .uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/),
      words: fc.array(
        fc.tuple(
          fc.oneof(
            fc.stringMatching(/^[A-Za-zé𝔸]{1,6}[.,]?$/u),
            fc.constantFrom('№5', 'R&D', '"Х"', '日本', '—', '#', '# B'),
          ),
          fc.constantFrom(' ', '  ', '\n', '\r\n', '\n\n', '\u00a0'),
          fc.option(fc.constantFrom('GPE', 'ORG'), { nil: undefined, freq: 2 }),
          fc.boolean(),
        ),
        { minLength: 1, maxLength: 25 },
      ),
    }),
    { minLength: 1, maxLength: 3, selector: ({ id }) => id },
  )
  .map((all): GoldDocument[] =>
    all
      .map(({ id, words }) => {
        let text = '';
        const mentions: GoldDocument['mentions'] = [];
        for (const [word, gap, type, joins] of words) {
          const start = [...text].length;
          text += word;
          const end = [...text].length;
          const last = mentions.at(-1);
          if (
            type !== undefined &&
            joins &&
            last !== undefined &&
            text.slice(0, -word.length).trimEnd().endsWith(last.text)
          ) {
            last.end = end;
            last.text = [...text].slice(last.start, end).join('');
          } else if (type !== undefined)
            mentions.push({ start, end, type, text: word, value: joins ? 'BY/Some Name' : '' });
          text += gap;
        }
        return { id, text, mentions };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );

const bare = (list: readonly GoldDocument[]) =>
  list.map(({ id, text, mentions }) => ({ id, text, mentions }));

describe('formats of gold', () => {
  it.each(
    goldFormatNames.filter((name) => name !== 'conll'),
  )('%s comes back as it went out', async (name) => {
    await fc.assert(
      fc.asyncProperty(documents, async (gold) => {
        const place = await mkdtemp(path.join(folder, 'run-'));
        const written = await writeGold(gold, place, goldFormat(name));
        expect(written.lost).toEqual([]);
        const read = await readAnyGold(place);
        expect(read.format).toBe(name);
        expect(read.mismatches).toEqual([]);
        expect(bare(read.documents)).toEqual(gold);
      }),
      { numRuns: runs(60) },
    );
  });

  it.each(tagSchemes)('conll in %s comes back but for its values', async (scheme) => {
    await fc.assert(
      fc.asyncProperty(documents, async (gold) => {
        const place = await mkdtemp(path.join(folder, 'run-'));
        const written = await writeGold(gold, place, goldFormat('conll'), { scheme });
        const values = gold.flatMap(({ mentions }) => mentions).filter(({ value }) => value !== '');
        expect(written.lost).toHaveLength(values.length > 0 ? 1 : 0);
        const read = await readAnyGold(place);
        expect(read.mismatches).toEqual([]);
        expect(bare(read.documents)).toEqual(
          gold.map((document) => ({
            ...document,
            mentions: document.mentions.map((mention) => ({ ...mention, value: '' })),
          })),
        );
      }),
      { numRuns: runs(60) },
    );
  });

  it('names a format that is not there, with the nearest', () => {
    expect(() => goldFormat('spcy')).toThrow(/spacy/);
  });

  it('says when nothing fits', async () => {
    await put('note.md', 'x');
    await expect(readAnyGold(folder)).rejects.toThrow(/no annotated text/);
    await expect(readAnyGold(path.join(folder, 'none'))).rejects.toThrow(/no such file/);
  });

  it('refuses two documents of one id', async () => {
    await put('a.jsonl', '{"id":"x","text":"a","entities":[]}\n{"id":"x","text":"b","entities":[]}\n');
    await expect(readAnyGold(folder)).rejects.toThrow(/two documents have the id "x"/);
  });
});

describe('mismatches', () => {
  it('name the place where the text stands instead', async () => {
    await put('a.txt', 'from Riga to Oslo');
    await put('a.json', {
      mentions: [
        { start: 5, end: 9, type: 'GPE', text: 'Riga' },
        { start: 12, end: 16, type: 'GPE', text: 'Oslo' },
        { start: 5, end: 9, type: 'GPE', text: 'Bern' },
        { start: 9, end: 99, type: 'GPE' },
        { start: 5.5, end: 9, type: 'GPE' },
        null,
      ],
    });
    const { documents: read, mismatches } = await readAnyGold(folder);
    expect(read[0]!.mentions).toHaveLength(1);
    expect(mismatches.map(({ at, reason }) => `${at}: ${reason}`)).toEqual([
      '/mentions/1: [12, 16) reads " Osl", not "Oslo"; that stands at [13, 17)',
      '/mentions/2: [5, 9) reads "Riga", not "Bern"; the text has it nowhere',
      '/mentions/3: [9, 99) is no range of a text of 17 code points',
      '/mentions/4: its start and end are not whole numbers',
      '/mentions/5: its start and end are not whole numbers',
    ]);
    await expect(loadGold(folder)).rejects.toThrow(
      /5 mentions do not agree with the text[\s\S]*\/mentions\/2/,
    );
  });

  it('say so when positions were counted in UTF-16', async () => {
    await put('a.txt', '𝔸𝔸 Riga');
    await put('a.ann', 'T1\tGPE 5 9\tRiga\n');
    const { mismatches } = await readAnyGold(folder);
    expect(mismatches[0]!.reason).toMatch(/no range/);
    await put('a.txt', '𝔸𝔸 Riga and more');
    expect((await readAnyGold(folder)).mismatches[0]!.reason).toMatch(/counted in UTF-16 code units/);
  });
});

describe('brat', () => {
  it('reads fragments over line ends and passes over what is no mention', async () => {
    await put('a.txt', 'the United\n  Nations in New York and so on');
    await put(
      'a.ann',
      [
        'T1\tORG 4 10;13 20\tUnited Nations',
        'T2\tGPE 24 32\tNew York',
        'E1\tMeet:T1',
        'R1\tIn Arg1:T1 Arg2:T2',
        '#1\tAnnotatorNotes T2\tUS/New York',
        'T3\tGPE 24 27;33 36\tNew and',
        'T4 GPE 1 2',
        '',
      ].join('\n'),
    );
    const { documents: read, mismatches } = await readAnyGold(folder);
    expect(read[0]!.mentions).toEqual([
      { start: 4, end: 20, type: 'ORG', text: 'United\n  Nations', value: '' },
      { start: 24, end: 32, type: 'GPE', text: 'New York', value: 'US/New York' },
    ]);
    expect(mismatches.map(({ at }) => at)).toEqual(['T3 (line 6)', 'T4 GPE 1 2 (line 7)']);
  });
});

describe('conll', () => {
  const read = async (lines: string[], text?: string) => {
    await rm(folder, { recursive: true });
    await mkdir(folder);
    await put('a.conll', lines.join('\n'));
    if (text !== undefined) await put('a.txt', text);
    return readAnyGold(folder);
  };
  const surfaces = ({ documents: list }: { documents: GoldDocument[] }) =>
    list.flatMap(({ mentions }) => mentions.map(({ type, text }) => `${type} ${text}`));

  it('reads the four columns of 2003 in IOB1, document by document', async () => {
    const result = await read([
      '-DOCSTART- -X- O O',
      '',
      'EU NNP I-NP I-ORG',
      'rejects VBZ I-VP O',
      'German JJ I-NP I-MISC',
      'Brussels NNP I-NP I-LOC',
      'Paris NNP I-NP B-LOC',
      '',
      '-DOCSTART- -X- O O',
      '',
      'Riga NNP I-NP I-LOC',
    ]);
    expect(result.mismatches).toEqual([]);
    expect(result.documents.map(({ id, text }) => [id, text])).toEqual([
      ['a-1', 'EU rejects German Brussels Paris\n'],
      ['a-2', 'Riga\n'],
    ]);
    expect(surfaces(result)).toEqual(['ORG EU', 'MISC German', 'LOC Brussels', 'LOC Paris', 'LOC Riga']);
  });

  it('reads IOB2 and BILOU, and names tags that break the rules', async () => {
    expect(surfaces(await read(['New\tB-LOC', 'York\tI-LOC', 'Riga\tB-LOC']))).toEqual([
      'LOC New York',
      'LOC Riga',
    ]);
    expect(surfaces(await read(['New\tB-LOC', 'York\tL-LOC', 'Riga\tU-LOC', 'x\tO']))).toEqual([
      'LOC New York',
      'LOC Riga',
    ]);
    expect(surfaces(await read(['New\tB-LOC', 'York\tE-LOC', 'Riga\tS-LOC']))).toEqual([
      'LOC New York',
      'LOC Riga',
    ]);
    const broken = await read(['New\tB-LOC', 'York\tO', 'Riga\tL-LOC', 'x\tZ']);
    expect(broken.mismatches.map(({ at, reason }) => `${at}: ${reason}`)).toEqual([
      'line 2: LOC has no last token',
      'line 3: L-LOC continues nothing',
      'line 4: "Z" is no tag',
    ]);
  });

  it('finds its tokens in the text next to it and names the one that is not there', async () => {
    const right = await read(['New\tB-LOC', 'York\tI-LOC', '!\tO'], ' New\n\nYork!');
    expect(right.documents[0]!.mentions).toEqual([
      { start: 1, end: 10, type: 'LOC', text: 'New\n\nYork', value: '' },
    ]);
    const wrong = await read(['in\tO', 'Oslo\tB-LOC', 'and\tO', 'Riga\tB-LOC'], 'in 0slo and Riga');
    expect(wrong.mismatches.map(({ at, reason }) => `${at}: ${reason}`)).toEqual([
      'line 2: the text goes on with "0slo and Riga", not with the token "Oslo"',
      'line 3: the text goes on with "0slo and Riga", not with the token "and"',
    ]);
    expect(surfaces(wrong)).toEqual(['LOC Riga']);
  });
});

describe('web-annotation', () => {
  it('reads positions, quotes and records of other tools', async () => {
    await put('a.txt', 'Riga and Oslo and Oslo.');
    const target = (...selector: object[]) => ({ source: 'a.txt', selector });
    await put('a.jsonld', {
      type: 'AnnotationCollection',
      first: {
        items: [
          {
            id: 'urn:1',
            body: { type: 'TextualBody', purpose: 'tagging', value: 'GPE' },
            target: target({ type: 'TextPositionSelector', start: 0, end: 4 }),
          },
          {
            id: 'urn:2',
            body: [{ value: 'GPE' }, { purpose: 'identifying', value: 'NO/Oslo' }],
            target: target({ type: 'TextQuoteSelector', exact: 'Oslo', suffix: '.' }),
          },
          { id: 'urn:3', bodyValue: 'GPE', target: target({ type: 'TextQuoteSelector', exact: 'Oslo' }) },
          { id: 'urn:4', bodyValue: 'GPE', target: target({ type: 'TextQuoteSelector', exact: 'Bern' }) },
          { id: 'urn:5', bodyValue: 'GPE', target: 'http://example.org/' },
          null,
          { id: 'urn:7', body: [null, { value: 'GPE' }], target: [{ selector: [null] }, null] },
          {
            id: 'urn:6',
            bodyValue: 'GPE',
            target: target(
              { type: 'TextPositionSelector', start: 1, end: 5 },
              { type: 'TextQuoteSelector', exact: 'Riga' },
            ),
          },
        ],
      },
    });
    const { documents: read, mismatches } = await readAnyGold(folder);
    expect(read[0]!.mentions).toEqual([
      { start: 0, end: 4, type: 'GPE', text: 'Riga', value: '' },
      { start: 18, end: 22, type: 'GPE', text: 'Oslo', value: 'NO/Oslo' },
    ]);
    expect(mismatches.map(({ at, reason }) => `${at}: ${reason}`)).toEqual([
      'urn:3: the text has "Oslo" more than once',
      'urn:4: the text does not have "Bern"',
      'urn:5: it has no selector of text',
      'urn:7: it has no selector of text',
      'urn:6: [1, 5) reads "iga ", not "Riga"; that stands at [0, 4)',
    ]);
  });
});

describe('spacy', () => {
  it('reads the shapes in use', async () => {
    await put(
      'a.jsonl',
      [
        '{"text":"in Riga","entities":[[3,7,"GPE"]]}',
        '{"text":"in Riga","ents":[{"start":3,"end":7,"label":"GPE"}],"id":7}',
        '["in Riga",{"entities":[[3,7,"GPE"]]}]',
        '{"text":"in Riga","spans":[{"start":3,"end":8,"label":"GPE","text":"Riga"}]}',
        '{"entities":[]}',
      ].join('\n'),
    );
    const { documents: read, mismatches } = await readAnyGold(folder);
    expect(read.map(({ id, mentions }) => [id, mentions.length])).toEqual([
      ['7', 1],
      ['a-1', 1],
      ['a-3', 1],
      ['a-4', 0],
    ]);
    expect(mismatches.map(({ at }) => at)).toEqual(['line 4, entity 1', 'line 5']);
  });

  it('names the line that is not JSON', async () => {
    await put('a.jsonl', '{"text":"","entities":[]}\n{');
    await expect(readAnyGold(folder)).rejects.toThrow(/line 2: not JSON/);
  });
});

describe('label-studio', () => {
  it('counts as JavaScript does, takes what was not cancelled, and names what does not agree', async () => {
    const region = (start: number, end: number, text: string) => ({
      type: 'labels',
      from_name: 'label',
      to_name: 'text',
      value: { start, end, text, labels: ['GPE'] },
    });
    await put('export.json', [
      {
        id: 4,
        data: { text: '𝔸 in Riga' },
        annotations: [
          { was_cancelled: true, result: [region(0, 2, '𝔸')] },
          {
            result: [region(6, 10, 'Riga'), region(5, 9, 'Riga'), region(0, 1, 'Bern'), { type: 'choices' }],
          },
        ],
      },
      { id: 5, data: {} },
    ]);
    const { documents: read, mismatches } = await readAnyGold(folder);
    expect(read[0]!.mentions.map(({ start, end, text }) => [start, end, text])).toEqual([
      [5, 9, 'Riga'],
      [5, 9, 'Riga'],
    ]);
    expect(mismatches.map(({ at }) => at)).toEqual(['/0/annotations/1/result/2', '/1/data/text']);
  });
});
