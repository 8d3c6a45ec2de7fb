import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goldFormat, writeGold } from '../../../../src/records/audit/formats/formats.ts';
import { command } from '../../../support/in-process.ts';
import { lightPipeline, temporaryFolder } from '../../../support/onomast.ts';
import { simulateRun } from '../../../support/simulate.ts';

const root = temporaryFolder();
const at = (...parts: string[]) => path.join(root, ...parts);
const { gold, records } = simulateRun(17, 12);
let light: string;

beforeAll(async () => {
  light = lightPipeline(root);
  await writeGold(gold, at('gold'), goldFormat('onomast'));
  mkdirSync(at('records'));
  for (const record of records)
    writeFileSync(at('records', `${record.source.path}.jsonld`), JSON.stringify(record));
  writeFileSync(at('records', 'run.json'), '{}');
  writeFileSync(
    at('better.jsonl'),
    simulateRun(17, 12, { miss: 0, spurious: 0, retype: 0, widen: 0, wrongValue: 0 })
      .records.map((record) => `${JSON.stringify(record)}\n`)
      .join(''),
  );
});
afterAll(() => rmSync(root, { recursive: true }));

describe('audit score', () => {
  it('scores records, prints a table or one object', async () => {
    const table = await command(['audit', 'score', '--gold', at('gold'), '--records', at('records')]);
    expect(table).toMatchObject({ code: 0, err: '' });
    expect(table.out).toMatch(/12 documents, \d+ gold mentions/);
    const json = await command([
      'audit',
      'score',
      '--gold',
      at('gold'),
      '--records',
      at('records'),
      '--json',
    ]);
    expect(json.code).toBe(0);
    const figures = JSON.parse(json.out);
    expect(figures.strict.micro.f1).toBeGreaterThan(0.7);
    expect(figures.strict.GPE.precision).toBeGreaterThan(0.7);
    expect(figures.strict.micro.intervals.f1[0]).toBeLessThan(figures.strict.micro.f1);
    expect(figures.mistakes).toBeUndefined();
  });

  it('extracts from the gold texts with a pipeline', async () => {
    const { code, out } = await command([
      'audit',
      'score',
      '--gold',
      at('gold'),
      '--pipeline',
      light,
      '--json',
    ]);
    expect(code).toBe(0);
    const { strict, values, generator } = JSON.parse(out);
    expect(generator.pipeline).toBe('light');
    expect(strict.MONEY.f1).toBe(1);
    expect(values.MONEY.accuracy).toBe(1);
    expect(strict.GPE).toMatchObject({ predicted: 0, recall: 0 });
  });

  it('writes the report and the same as JSON, next to another run and gates', async () => {
    const ended = await command([
      ...[
        'audit',
        'score',
        '--gold',
        at('gold'),
        '--records',
        at('records'),
        '--compare',
        at('better.jsonl'),
      ],
      ...[
        '--min',
        'strict.micro.f1=0.5',
        '--min',
        'strict.micro.recall=0.999',
        '--report',
        at('report.html'),
      ],
    ]);
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(/passed: strict\.micro\.f1 figure/);
    expect(ended.err).toMatch(/missed: strict\.micro\.recall figure 0\.\d+ is 0\.\d+ short of 0\.999/);
    expect(ended.out).toMatch(/Became wrong: \d+/);
    const report = JSON.parse(readFileSync(at('report.json'), 'utf8'));
    expect(report.mistakes.length).toBeGreaterThan(10);
    expect(report.comparison.becameWrong.length).toBeGreaterThan(10);
    expect(report.gates).toHaveLength(2);
    expect(readFileSync(at('report.html'), 'utf8')).toContain('<!doctype html>');
  });

  it('passes gates on the figure that it misses on the lower bound', async () => {
    const base = ['audit', 'score', '--gold', at('gold'), '--records', at('records'), '--json'];
    const { f1 } = JSON.parse((await command(base)).out).strict.micro;
    const gate = ['--min', `strict.micro.f1=${f1 - 0.001}`];
    expect((await command([...base, ...gate])).code).toBe(0);
    const lower = await command([...base, ...gate, '--min-lower']);
    expect(lower.code).toBe(1);
    expect(lower.err).toContain('lower bound');
  });

  it.each([
    [['audit', 'score'], /--gold is not given/],
    [['audit', 'score', '--gold', 'nowhere'], /no such file or folder/],
    [['audit', 'score', '--gold', '.', '--gold-format', 'brat2'], /no format "brat2"/],
    [['audit', 'score', '--gold', 'x', '--records', 'a', '--pipeline', 'b'], /exclude each other/],
    [['audit', 'score', '--gold', 'x', '--min', 'f1'], /FIGURE=BOUND/],
    [['audit', 'score', '--gold', 'x', '--resamples', 'many'], /--resamples takes a whole number/],
    [['audit', 'skore'], /unknown subcommand.*score/],
    [['audit', 'convert'], /name one folder or file/],
    [['audit', 'convert', 'x'], /--out is not given/],
    [['audit', 'convert', 'x', '--out', 'y', '--scheme', 'bio'], /--scheme takes iob1, iob2, bilou/],
    [['audit', 'sample'], /name the records/],
    [['audit', 'sample', 'x', '--by', 'typ'], /--by takes .*type/],
    [['audit', 'sample', 'x', '--margin', '3'], /--margin takes a number between 0 and 1/],
    [['audit', 'judge'], /name a sample/],
    [['audit', 'judge', 'a.csv'], /spreadsheet/],
    [['audit', 'judge', 'a.jsonl', '--judge', '../x'], /--judge takes a name of letters/],
    [['audit', 'estimate'], /name a sample/],
    [['audit', 'export-gold', 'x'], /--out is not given/],
  ])('%j is wrong usage', async (args, message) => {
    const { code, err, out } = await command(args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(out).toBe('');
  });

  it('names records that are none', async () => {
    writeFileSync(at('broken.jsonl'), '{"type":"Document"}\n');
    const broken = await command(['audit', 'score', '--gold', at('gold'), '--records', at('broken.jsonl')]);
    expect(broken).toMatchObject({ code: 2 });
    expect(broken.err).toMatch(/broken\.jsonl, line 1: the record is damaged: not the record of a document/);
    writeFileSync(at('broken.jsonl'), '{');
    expect(
      (await command(['audit', 'score', '--gold', at('gold'), '--records', at('broken.jsonl')])).err,
    ).toMatch(/it ends in the middle/);
    mkdirSync(at('empty'));
    expect((await command(['audit', 'score', '--gold', at('gold'), '--records', at('empty')])).err).toMatch(
      /no records/,
    );
    writeFileSync(at('one.jsonl'), `${JSON.stringify(records[0])}\n`);
    expect(
      (await command(['audit', 'score', '--gold', at('gold'), '--records', at('one.jsonl')])).err,
    ).toMatch(/11 of 12 gold documents have no record/);
  });

  it.each([
    'score',
    'convert',
    'sample',
    'judge',
    'estimate',
    'export-gold',
  ])('%s explains itself', async (name) => {
    const { code, out } = await command(['audit', name, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`onomast audit ${name}`);
    expect(out).toContain('Examples:');
  });
});

describe('audit convert', () => {
  it('goes from format to format and back', async () => {
    const there = await command(['audit', 'convert', at('gold'), '--to', 'brat', '--out', at('brat')]);
    expect(there).toMatchObject({ code: 0, err: '' });
    expect(there.out).toMatch(/12 documents, \d+ mentions \(onomast\), 0 mismatches; 25 files \(brat\)/);
    await command(['audit', 'convert', at('brat'), '--out', at('again')]);
    for (const { id } of gold) {
      expect(readFileSync(at('again', `${id}.json`))).toEqual(readFileSync(at('gold', `${id}.json`)));
    }
    expect(readFileSync(at('brat', 'annotation.conf'), 'utf8')).toMatch(/^\[entities\]\nPERSON\n/);
    const lost = await command([
      ...['audit', 'convert', at('gold'), '--to', 'conll', '--scheme', 'bilou'],
      ...['--map', 'ORG=COMPANY', '--map', 'DATE=', '--out', at('conll')],
    ]);
    expect(lost.err).toMatch(/not kept: \d+ normalised values/);
    const columns = gold.map(({ id }) => readFileSync(at('conll', `${id}.conll`), 'utf8')).join('');
    expect(columns).toMatch(/\t[BU]-COMPANY/);
    expect(columns).not.toMatch(/-ORG|-DATE/);
  });

  it('reads the records of a run as they lie there, texts and all', async () => {
    const { code, out } = await command(['audit', 'convert', at('records'), '--out', at('from-records')]);
    expect(out).toMatch(/^12 documents, \d+ mentions \(web-annotation\), 0 mismatches/);
    expect(code).toBe(0);
  });

  it('reads records in folders below, under names that tell them apart', async () => {
    mkdirSync(at('nested', '2019'), { recursive: true });
    const [first, second] = records.map((record) => JSON.stringify(record));
    writeFileSync(at('nested', 'a.txt.jsonld'), first!);
    writeFileSync(at('nested', '2019', 'a.txt.jsonld'), second!);
    writeFileSync(at('nested', 'run.json'), '{}');
    const { code, err, out } = await command([
      ...['audit', 'convert', at('nested'), '--to', 'brat', '--out', at('from-nested')],
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^2 documents/);
    expect(existsSync(at('from-nested', '2019', 'a.ann'))).toBe(true);
    expect(existsSync(at('from-nested', 'a.ann'))).toBe(true);
  });

  it('says what stands in folders below annotated text, which is not read', async () => {
    await command(['audit', 'convert', at('gold'), '--to', 'brat', '--out', at('above')]);
    await command(['audit', 'convert', at('gold'), '--to', 'brat', '--out', at('above', 'below')]);
    const { err, out } = await command(['audit', 'convert', at('above'), '--check']);
    expect(out).toMatch(/^12 documents/);
    expect(err).toMatch(/^12 files of folders below not read: below\/\S+\.ann, /);
    const scored = await command(['audit', 'score', '--gold', at('above'), '--records', at('records')]);
    expect(scored.err).toMatch(/^12 files of folders below not read/);
  });

  it('scores gold without values on spans alone', async () => {
    await command(['audit', 'convert', at('gold'), '--to', 'conll', '--out', at('spans')]);
    const { code, out } = await command([
      'audit',
      'score',
      '--gold',
      at('spans'),
      '--records',
      at('records'),
    ]);
    expect(code).toBe(0);
    expect(out).not.toMatch(/Values and links|Grouping of mentions/);
    expect(out).toMatch(/wrong value 0, wrong link 0/);
  });

  it('names the figure that is nearest to one that is not there', async () => {
    const base = ['audit', 'score', '--gold', at('gold'), '--records', at('records')];
    const { code, err } = await command([...base, '--min', 'strict.f1=0.5']);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean strict.micro.f1?');
    expect((await command([...base, '--min', 'strict.mikro.f1=0.5'])).err).toContain('strict.micro.f1?');
  });

  it('names every mismatch and ends with 1', async () => {
    mkdirSync(at('bad'));
    writeFileSync(at('bad', 'a.txt'), 'from Riga');
    writeFileSync(at('bad', 'a.ann'), 'T1\tGPE 4 9\tRiga\n');
    const { code, err, out } = await command(['audit', 'convert', at('bad'), '--check']);
    expect(code).toBe(1);
    expect(err).toMatch(/a\.ann, T1 \(line 1\): \[4, 9\) reads " Riga", not "Riga"; that stands at \[5, 9\)/);
    expect(out).toContain('1 mismatches');
    expect((await command(['audit', 'score', '--gold', at('bad'), '--pipeline', light])).code).toBe(2);
  });
});

describe('an audit without gold', () => {
  it('goes from the sample to the estimate and to new gold', async () => {
    const sample = at('sample.jsonl');
    const drawn = await command([
      'audit',
      'sample',
      at('records'),
      '--n',
      '30',
      '--passages',
      '3',
      '--out',
      sample,
    ]);
    expect(drawn).toMatchObject({ code: 0, err: '' });
    expect(drawn.out).toMatch(/30 of \d+ mentions in \d+ strata, 3 of \d+ passages/);
    expect((await command(['audit', 'estimate', sample])).err).toMatch(/nothing is judged yet/);

    const first = await command(['audit', 'judge', sample, '--judge', 'ada'], 'y\ny\nn\nq\n');
    expect(first.out).toContain('3 judged in this session');
    // Every mention is right, and no passage lacks any: an empty line is no verdict, but ends the reading of a passage.
    const rest = await command(['audit', 'judge', sample, '--judge', 'ada'], 'y\n\n'.repeat(300));
    expect(rest.out).toContain('All is judged');
    expect(existsSync(at('sample.ada.judged.jsonl'))).toBe(true);

    const estimated = await command([
      'audit',
      'estimate',
      sample,
      '--json',
      '--target',
      '0.5',
      '--judge',
      'ada',
    ]);
    expect(estimated.code).toBe(0);
    const result = JSON.parse(estimated.out);
    expect(result.judged).toMatchObject({ mentions: 30, passages: 3 });
    expect(result.precision.value).toBeLessThan(1);
    expect(result.recall.value).toBe(1);
    expect(result.stopping.state).toBe('reached');
    expect((await command(['audit', 'estimate', sample])).out).toContain('judged by ada');
    expect((await command(['audit', 'estimate', sample, '--judge', 'ben'])).err).toMatch(
      /no judgements of "ben"/,
    );

    const exported = await command(['audit', 'export-gold', sample, '--out', at('new-gold')]);
    expect(exported.out).toMatch(/3 passages with \d+ mentions/);
    const scored = await command(['audit', 'score', '--gold', at('new-gold'), '--pipeline', light, '--json']);
    expect(JSON.parse(scored.out).gold.documents).toBe(3);
  });

  it('draws as many as a margin needs, and a table', async () => {
    const drawn = await command([
      ...[
        'audit',
        'sample',
        at('records'),
        '--margin',
        '0.1',
        '--expected',
        '0.9',
        '--out',
        at('sample.csv'),
      ],
    ]);
    expect(Number(/^\d+/.exec(drawn.out)![0])).toBeLessThan(40);
    expect(readFileSync(at('sample.csv'), 'utf8')).toMatch(/^id,verdict,right_type/);
    expect((await command(['audit', 'estimate', at('sample.csv')])).code).toBe(0);
  });
});
