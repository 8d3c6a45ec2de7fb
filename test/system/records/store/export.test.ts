import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import jsonld from 'jsonld';
import oxigraph from 'oxigraph';
import { afterAll, describe, expect, test } from 'vitest';
import type { DocumentRecord } from '../../../../src/record/schema.ts';
import { csvLines } from '../../../../src/records/export/csv.ts';
import { exportRecords } from '../../../../src/records/export/export.ts';
import { exportForms } from '../../../../src/records/export/formats.ts';
import { tableNames, tables } from '../../../../src/records/store/layout.ts';
import { loadRecords } from '../../../../src/records/store/load.ts';
import { openStore } from '../../../../src/records/store/open.ts';
import { onomast, temporaryFolder } from '../../../support/onomast.ts';
import { makeRecord, recordText, writeRecords } from '../../../support/records.ts';
import { richRecord } from '../../../support/rich-record.ts';
import { sampleRecord } from '../../../support/sample-record.ts';
import { snapshot } from '../../../support/snapshot.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const records = path.join(folder, 'records');
const recipes = [
  { path: 'a.txt', passages: 3 },
  { path: 'b/c.txt', passages: 2, person: 'Ana "Šćit"\r\n\\𝒳' },
  { path: 'empty.txt', passages: 0 },
];
writeRecords(records, recipes);
const options = { collection: 'default' };
const target = (name: string) => path.join(folder, name);

async function exported(form: string, name: string): Promise<string> {
  const file = target(name);
  expect(await exportRecords([records], `${form}:${file}`, options)).toEqual({ exported: 3, failed: 0 });
  return file;
}

/** All files below a folder, or the file itself, with their bytes. */
function bytesOf(place: string): Record<string, string> {
  const names = exportedNames(place);
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(path.join(place, name)).toString('base64')]),
  );
}
function exportedNames(place: string): string[] {
  try {
    return readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))
      .sort();
  } catch {
    return [''];
  }
}

describe.each(Object.keys(exportForms))('%s', (form) => {
  test('gives the same bytes every time, and no unfinished file', async () => {
    const first = bytesOf(await exported(form, `${form}-1`));
    const second = bytesOf(await exported(form, `${form}-2`));
    expect(Object.keys(first).length).toBeGreaterThan(0);
    expect(second).toEqual(first);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('RDF', () => {
  test.each([
    ['a made-up record', async () => makeRecord(recipes[1]!).record],
    ['a record of the pipeline', sampleRecord],
    ['a record of a document in another format', async () => richRecord()],
  ])('has the quads that a JSON-LD processor finds in %s', async (_, record: () => Promise<DocumentRecord>) => {
    const one = target('one.jsonld');
    const made = await record();
    writeFileSync(one, recordText(made, 'jsonld'));
    const file = target('one.nq');
    await exportRecords([one], `nquads:${file}`, options);
    const ours = readFileSync(file, 'utf8').replaceAll(` <${made.id}> .`, ' .');
    const canonize = { algorithm: 'URDNA2015', format: 'application/n-quads' } as const;
    const theirs = await jsonld.canonize(made as never, { ...canonize, safe: true } as never);
    expect(await jsonld.canonize(ours as never, { ...canonize, inputFormat: 'application/n-quads' })).toBe(
      theirs,
    );
  });

  const prefixes = `PREFIX schema: <https://schema.org/> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX onomast: <https://w3id.org/onomast/ns#>`;
  const ask = (store: oxigraph.Store, sparql: string) =>
    (store.query(`${prefixes} ${sparql}`) as Map<string, { value: string }>[]).map((row) =>
      Object.fromEntries([...row].map(([name, term]) => [name, term.value])),
    );

  test.each([
    ['nquads', 'application/n-quads', true],
    ['trig', 'application/trig', true],
    ['turtle', 'text/turtle', false],
  ] as const)('as %s answers SPARQL in Oxigraph', async (form, format, named) => {
    const store = new oxigraph.Store();
    store.load(readFileSync(await exported(form, `rdf.${form}`), 'utf8'), { format });
    const inGraph = (pattern: string) => (named ? `GRAPH ?g { ${pattern} }` : pattern);
    expect(
      ask(
        store,
        `SELECT ?path (COUNT(?m) AS ?n) WHERE { ${inGraph('?d onomast:source/onomast:path ?path . ?d onomast:annotation ?m .')} } GROUP BY ?path ORDER BY ?path`,
      ),
    ).toEqual([
      { path: 'a.txt', n: '15' },
      { path: 'b/c.txt', n: '10' },
    ]);
    expect(
      ask(
        store,
        `SELECT ?exact ?value WHERE { ${inGraph('?m oa:hasBody [ a schema:MonetaryAmount ; schema:currency "USD" ; schema:value ?value ] ; oa:hasTarget/oa:hasSelector/oa:exact ?exact .')} FILTER(?value >= 3000000) }`,
      ),
    ).toEqual([{ exact: '$3 million', value: '3000000' }]);
    expect(
      ask(
        store,
        `SELECT DISTINCT ?name ?code WHERE { ${inGraph('?e a schema:Country ; schema:name ?name ; onomast:countryCode ?code ; schema:sameAs <https://sws.geonames.org/453733/> .')} }`,
      ),
    ).toEqual([{ name: 'Estonia', code: 'EE' }]);
    if (named) expect(ask(store, 'SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }')).toHaveLength(3);
  });

  test('as NIF has phrases that read back from their contexts', async () => {
    const store = new oxigraph.Store();
    store.load(readFileSync(await exported('nif', 'a.nif'), 'utf8'), { format: 'text/turtle' });
    const rows = ask(
      store,
      `PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
       SELECT ?text ?begin ?end ?anchor WHERE { ?p a nif:Phrase ; nif:referenceContext/nif:isString ?text ; nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?anchor }`,
    );
    expect(rows).toHaveLength(25);
    for (const { text, begin, end, anchor } of rows)
      expect([...text!].slice(Number(begin), Number(end)).join('')).toBe(anchor);
  });
});

describe('tables', () => {
  test('CSV reads back as it was written, whatever stands in the cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[",;\r\n\t' =+@-]{0,6}$/),
      fc.constant(null),
      fc.integer(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ minLength: 1 }), cell, cell)), (rows) => {
        const read = parse(csvLines(rows), {
          record_delimiter: '\r\n',
          relax_column_count: true,
        }) as string[][];
        expect(read).toEqual(rows.map((row) => row.map((value) => (value === null ? '' : String(value)))));
      }),
    );
  });

  test.each(['csv', 'parquet'])('as %s are the rows of a store, read by DuckDB', async (form) => {
    const place = await exported(form, `tables-${form}`);
    const store = await openStore('sqlite::memory:');
    await loadRecords(store, [records], options);
    const rows = await snapshot(store);
    await store.close();
    const duckdb = await (await DuckDBInstance.create(':memory:')).connect();
    for (const name of tableNames) {
      const { columns, primaryKey } = tables[name];
      const file = path.join(place, `${name}.${form}`);
      const types = columns.map(
        (column) =>
          `'${column.name}': '${{ key: 'BIGINT', integer: 'BIGINT', real: 'DOUBLE', decimal: 'DOUBLE', text: 'VARCHAR' }[column.type]}'`,
      );
      const source =
        form === 'csv'
          ? `read_csv('${file}', header = true, columns = {${types.join(', ')}}, quote = '"', escape = '"', delim = ',', new_line = '\\r\\n', auto_detect = false, allow_quoted_nulls = false)`
          : `read_parquet('${file}')`;
      const reader = await duckdb.runAndReadAll(`SELECT * FROM ${source} ORDER BY ${primaryKey.join(', ')}`);
      const read = reader
        .getRowObjectsJS()
        .map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([key, value]) => [
              key,
              typeof value === 'bigint' ? Number(value) : value,
            ]),
          ),
        );
      expect(read, name).toEqual(rows[name]!.map((row) => ({ ...row })));
    }
    duckdb.closeSync();
  });
});

test('FollowTheMoney entities refer to each other', async () => {
  const lines = readFileSync(await exported('ftm', 'a.ftm'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const byId = new Map(lines.map((line) => [line.id, line]));
  const mentions = lines.filter(({ schema }) => schema === 'Mention');
  expect(mentions).toHaveLength(4);
  for (const { properties } of mentions) {
    expect(byId.get(properties.document[0]).schema).toBe('Pages');
    expect(byId.get(properties.resolved[0]).schema).toBe(properties.detectedSchema[0]);
  }
  expect(lines.filter(({ schema }) => schema === 'Page')).toHaveLength(5);
});

test('Elasticsearch gets pairs of lines with mentions in their passage', async () => {
  const lines = readFileSync(await exported('elasticsearch-bulk', 'a.es'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(10);
  expect(new Set(lines.filter((_, i) => i % 2 === 0).map(({ index }) => index._id)).size).toBe(5);
  for (const { text, start, mentions } of lines.filter((_, i) => i % 2 === 1)) {
    expect(mentions).toHaveLength(5);
    for (const mention of mentions)
      expect([...text].slice(mention.start - start, mention.end - start).join('')).toBe(mention.exact);
  }
});

test('Neo4j relationships lead from node to node, and a thing stands once', async () => {
  const place = await exported('neo4j-csv', 'neo');
  const read = (name: string) =>
    parse(readFileSync(path.join(place, `${name}.csv`)), { columns: true }) as Record<string, string>[];
  const things = read('things').map((row) => row['id:ID(Thing)']!);
  expect(new Set(things).size).toBe(things.length);
  expect(things).toHaveLength(4);
  const passages = read('passages').map((row) => row['id:ID(Passage)']!);
  const mentions = read('mentions');
  expect(mentions).toHaveLength(15);
  for (const row of mentions) {
    expect(passages).toContain(row[':START_ID(Passage)']);
    expect(things).toContain(row[':END_ID(Thing)']);
  }
});

test('brat places read back from the text next to them', async () => {
  const place = await exported('brat', 'brat');
  const text = [...readFileSync(path.join(place, 'b/c.txt.txt'), 'utf8')];
  const lines = readFileSync(path.join(place, 'b/c.txt.ann'), 'utf8').trimEnd().split('\n');
  const spans = lines.flatMap((line) => /^T\d+\t[A-Z]+ ([\d ;]+)\t(.*)$/.exec(line)?.slice(1) ?? []);
  expect(spans).toHaveLength(20);
  for (let i = 0; i < spans.length; i += 2) {
    const parts = spans[i]!.split(';').map((part) =>
      text.slice(...(part.split(' ').map(Number) as [number, number])).join(''),
    );
    expect(parts.join(' ')).toBe(spans[i + 1]);
  }
});

test('a pipe is written to and stays one; what cannot be written is told', async () => {
  const fifo = target('pipe');
  spawnSync('mkfifo', [fifo]);
  const reader = spawn('cat', [fifo]);
  let read = '';
  reader.stdout.setEncoding('utf8').on('data', (text: string) => (read += text));
  const ended = once(reader, 'close');
  expect((await onomast(['export', records, '--to', `ftm:${fifo}`])).code).toBe(0);
  await ended;
  expect(read).toBe(readFileSync(await exported('ftm', 'beside-the-pipe'), 'utf8'));
  expect(statSync(fifo).isFIFO()).toBe(true);
  for (const form of Object.keys(exportForms)) {
    const { code, err } = await onomast(['export', records, '--to', `${form}:${import.meta.filename}/x/y`]);
    expect({ form, code }).toEqual({ form, code: 2 });
    expect(err).toContain('cannot be written');
  }
}, 120_000);

test('a damaged record is named and left out; an unknown form is answered with the nearest', async () => {
  const mixed = path.join(folder, 'mixed');
  writeRecords(mixed, recipes);
  const whole = readFileSync(path.join(mixed, 'a.txt.jsonld'), 'utf8');
  writeFileSync(path.join(mixed, 'bad.txt.jsonld'), whole.slice(0, -20));
  const { code, err, out } = await onomast(['export', mixed, '--to', 'ftm:']);
  expect(code).toBe(1);
  expect(err).toContain(path.join(mixed, 'bad.txt.jsonld'));
  expect(out.split('\n').length).toBeGreaterThan(10);
  const wrong = await onomast(['export', mixed, '--to', 'nquad:x']);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('nquads');
});
