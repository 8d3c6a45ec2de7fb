import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeByGold, simulateAudits } from '../../../../../bench/support/audit-simulation.ts';
import { locate } from '../../../../../src/records/audit/align/locate.ts';
import { type JudgeTerminal, judgeSession } from '../../../../../src/records/audit/judge/judge-session.ts';
import { Judgements } from '../../../../../src/records/audit/judge/judgements.ts';
import { goldFromPassages, passageGold } from '../../../../../src/records/audit/judge/passage-gold.ts';
import { estimate } from '../../../../../src/records/audit/sample/estimate.ts';
import { estimateText } from '../../../../../src/records/audit/sample/estimate-text.ts';
import { drawSample, type PassageItem, type Sample } from '../../../../../src/records/audit/sample/sample.ts';
import {
  JudgementLog,
  judgementFile,
  readJudgedSample,
  readSample,
  writeSample,
} from '../../../../../src/records/audit/sample/sample-files.ts';
import {
  parseMissed,
  readSampleTable,
  sampleTable,
} from '../../../../../src/records/audit/sample/sample-table.ts';
import { allocate, sizeForMargin } from '../../../../../src/records/audit/sample/strata.ts';
import { simulateRun } from '../../../../support/simulate.ts';

const { gold, records } = simulateRun(21, 60);
const goldByPath = new Map(gold.map((document) => [`${document.id}.txt`, document]));
const stream = async function* () {
  yield* records;
};
const draw = (seed = 1, more: Partial<Parameters<typeof drawSample>[1]> = {}) =>
  drawSample(stream, { mentions: 100, passages: 30, by: ['type', 'confidence'], seed, ...more });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'onomast-sample-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('drawSample', () => {
  it('draws the same for the same seed, and another for another', async () => {
    expect(await draw(1)).toEqual(await draw(1));
    expect((await draw(1)).items).not.toEqual((await draw(2)).items);
  });

  it('keeps weights that add up to the population, stratum by stratum', async () => {
    const { header, items } = await draw();
    const mentions = items.filter((item) => item.kind === 'mention');
    const passages = items.filter((item) => item.kind === 'passage');
    expect(mentions).toHaveLength(100);
    expect(passages).toHaveLength(30);
    for (const [list, strata] of [
      [mentions, header.strata],
      [passages, header.passages.strata],
    ] as const) {
      for (const { key, size, sampled } of strata) {
        const inside = list.filter(({ stratum }) => stratum === key);
        expect(inside).toHaveLength(sampled);
        expect(sampled).toBeGreaterThanOrEqual(Math.min(2, size));
        expect(inside.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(size, 6);
      }
    }
    const all = records.reduce((sum, { annotations }) => sum + annotations.length, 0);
    expect(header.strata.reduce((sum, { size }) => sum + size, 0)).toBe(all);
    expect(header.mentions).toBe(all);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('shows mentions and passages as they stand in the text', async () => {
    for (const item of (await draw()).items) {
      const points = [...goldByPath.get(item.document)!.text];
      expect(item.text).toBe(points.slice(item.start, item.end).join(''));
      if (item.kind === 'mention') expect(points.join('')).toContain(item.before + item.text + item.after);
      else
        for (const mention of item.mentions) {
          expect(points.slice(mention.start, mention.end).join('')).toBe(mention.text);
          expect(mention.start).toBeGreaterThanOrEqual(item.start);
          expect(mention.start).toBeLessThan(item.end);
        }
    }
  });

  it('reads texts from elsewhere when the records carry none', async () => {
    const bare = async function* () {
      for (const record of records) {
        yield { ...record, passages: record.passages.map(({ text: _, ...passage }) => passage) };
      }
    };
    const options = { mentions: 20, passages: 5, by: ['type' as const], seed: 3 };
    await expect(drawSample(bare, options)).rejects.toThrow(/carry no text/);
    const text = async ({ source }: { source: { path: string } }) => goldByPath.get(source.path)!.text;
    const drawn = await drawSample(bare, { ...options, text });
    expect(drawn.items).toHaveLength(25);
  });

  it.each([
    1, 2, 5, 20, 24, 25, 30,
  ])('joins strata where %i mentions are too few for all', async (mentions) => {
    const { header, items } = await draw(1, { by: ['document', 'type'], mentions, passages: 0 });
    expect(items).toHaveLength(mentions);
    for (const { size, sampled } of header.strata)
      expect(sampled).toBeGreaterThanOrEqual(Math.min(2, size, mentions));
    expect(header.strata.reduce((sum, { size }) => sum + size, 0)).toBe(header.mentions);
    const weights = items.reduce((sum, { weight }) => sum + weight, 0);
    expect(weights).toBeCloseTo(header.mentions, 6);
  });

  it('draws all when asked for more, and nothing when asked for none', async () => {
    const all = await draw(1, { mentions: 1e6, passages: 1e6 });
    expect(all.items.filter(({ kind }) => kind === 'mention')).toHaveLength(all.header.mentions);
    expect(all.items.every(({ weight }) => weight === 1)).toBe(true);
    expect((await draw(1, { mentions: 0, passages: 0 })).items).toEqual([]);
    expect((await draw(1, { by: [] })).header.strata.map(({ key }) => key)).toEqual(['all']);
  });
});

describe('allocate', () => {
  it('shares out everything, none above its size, none below two', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 }),
        fc.nat(800),
        (sizes, count) => {
          const shares = allocate(sizes, count);
          const total = shares.reduce((a, b) => a + b, 0);
          const population = sizes.reduce((a, b) => a + b, 0);
          const least = sizes.reduce((sum, size) => sum + Math.min(2, size, count), 0);
          expect(total).toBe(count === 0 ? 0 : Math.max(Math.min(count, population), least));
          shares.forEach((share, i) => {
            expect(share).toBeLessThanOrEqual(sizes[i]!);
            if (count > 0) expect(share).toBeGreaterThanOrEqual(Math.min(2, sizes[i]!, count));
          });
        },
      ),
    );
    expect(allocate([100, 300], 40)).toEqual([10, 30]);
    expect(allocate([100, 300], 40, [3, 1])).toEqual([30, 10]);
    expect(allocate([10, 300], 40, [3, 1])).toEqual([10, 30]);
    expect(allocate([1, 3, 996], 20)).toEqual([1, 2, 17]);
  });
});

describe('sizeForMargin', () => {
  it('is the textbook size, smaller for a small population', () => {
    expect(sizeForMargin(0.03, 0.5, 1e9, 1.959964)).toBe(1068);
    expect(sizeForMargin(0.05, 0.5, 1e9, 1.959964)).toBe(385);
    expect(sizeForMargin(0.05, 0.5, 500, 1.959964)).toBe(218);
    expect(sizeForMargin(0.001, 0.5, 50, 1.959964)).toBe(50);
  });
});

describe('files of samples', () => {
  it('come back as they were written', async () => {
    const sample = await draw();
    const file = path.join(folder, 'sample.jsonl');
    await writeSample(sample, file);
    expect(await readSample(file)).toEqual(sample);
    await writeFile(file, '{"kind":"other"}\n');
    await expect(readSample(file)).rejects.toThrow(/not a sample/);
    await expect(readSample(path.join(folder, 'none'))).rejects.toThrow(/cannot read/);
  });

  it('keep every judgement at once, and survive a line cut short', async () => {
    const file = path.join(folder, 'sample.jsonl');
    const sample = await draw();
    await writeSample(sample, file);
    const log = await JudgementLog.open(file, 'ada');
    log.append({ item: 'm1', verdict: 'right' });
    log.append({ item: 'm2', verdict: 'type', type: 'ORG' });
    await appendFile(judgementFile(file, 'ada'), '{"item":"m3","verd');
    const again = await JudgementLog.open(file, 'ada');
    expect(again.judgements.size).toBe(2);
    again.append({ item: 'm3', verdict: 'nothing' });
    again.append({ item: 'm1', undone: true });
    const { judges } = await readJudgedSample(file);
    expect(judges.map(({ judge }) => judge)).toEqual(['ada']);
    expect(judges[0]!.mention('m1')).toBeUndefined();
    expect(judges[0]!.mention('m2')?.type).toBe('ORG');
    expect(judges[0]!.mention('m3')?.verdict).toBe('nothing');
  });
});

/** Fills in a table as a judge in a spreadsheet would. */
function fillIn(table: string, judge: Judgements, sample: Sample): string {
  const rows = parse(table, { columns: true }) as Record<string, string>[];
  const items = new Map(sample.items.map((item) => [item.id, item]));
  for (const row of rows) {
    const [id, mention] = row['id']!.split('.') as [string, string | undefined];
    if (items.get(id)!.kind === 'passage' && mention === undefined) {
      row['verdict'] = 'done';
      row['missed'] = judge
        .passage(id)!
        .missed.map(({ text, type, value }) => `${text}|${type}|${value}`)
        .join('; ');
      continue;
    }
    const judgement = judge.mention(id, mention === undefined ? undefined : Number(mention))!;
    row['verdict'] = judgement.verdict;
    row['right_type'] = judgement.type ?? '';
    row['right_text'] = judgement.text ?? '';
    row['right_value'] = judgement.value ?? '';
  }
  return stringify(rows, { header: true });
}

describe('tables', () => {
  it('hold the sample, and its judgements when filled in', async () => {
    const sample = await draw(4);
    const judge = judgeByGold(sample, goldByPath);
    const table = sampleTable(sample);
    const empty = readSampleTable(table, 'sample.csv');
    expect(empty.lines).toEqual([]);
    expect(empty.sample.items).toEqual(sample.items);
    expect(empty.sample.header.strata).toEqual(
      [...sample.header.strata].sort((a, b) => (a.key < b.key ? -1 : 1)),
    );
    expect(empty.sample.header.mentions).toBe(sample.header.mentions);
    expect(empty.sample.header.passages.size).toBe(sample.header.passages.size);

    const file = path.join(folder, 'sample.csv');
    await writeFile(file, `\uFEFF${fillIn(table, judge, sample)}`);
    const judged = await readJudgedSample(file);
    const [there, here] = [estimate(judged.sample, [judged.judges[0]!]), estimate(sample, [judge])];
    expect(there.precision).toEqual(here.precision);
    expect(there.recall!.value).toBeCloseTo(here.recall!.value, 10);
    expect(goldFromPassages(judged.sample, judged.judges[0]!)).toEqual(goldFromPassages(sample, judge));
  });

  it('are read with semicolons, and name what is wrong with them', async () => {
    const sample = await draw(5, { mentions: 30, passages: 2 });
    const rows = parse(sampleTable(sample), { columns: true }) as Record<string, string>[];
    const written = (change: (rows: Record<string, string>[]) => void) => {
      const copy = structuredClone(rows);
      change(copy);
      return stringify(copy, { header: true, delimiter: ';' });
    };
    const read = (content: string) => () => readSampleTable(content, 'x.csv');
    expect(
      readSampleTable(
        written((list) => (list[0]!['verdict'] = ' Right ')),
        'x.csv',
      ).lines,
    ).toEqual([{ item: rows[0]!['id'], verdict: 'right' }]);
    expect(read(written((list) => (list[0]!['verdict'] = 'good')))).toThrow(
      /x\.csv, line 2: "good" is no verdict/,
    );
    expect(
      read(written((list) => Object.assign(list[1]!, { verdict: 'span', right_text: 'not there at all' }))),
    ).toThrow(/line 3: the text does not have/);
    expect(read(written((list) => (list[2]!['id'] = 'z')))).toThrow(/line 4: no item has the id "z"/);
    expect(read(written((list) => (list[2]!['id'] = 'p9.1')))).toThrow(/does not stand below its passage/);
    expect(
      read(written((list) => (list.find(({ id }) => /^p\d+$/.test(id!))!['missed'] = 'Nowhere|GPE'))),
    ).toThrow(/the passage does not have "Nowhere"/);
    expect(read(written((list) => (list.find(({ id }) => /^p\d+$/.test(id!))!['missed'] = 'The')))).toThrow(
      /is not "Name\|TYPE"/,
    );
  });

  it('keep a spreadsheet from taking text for a formula', () => {
    const item: PassageItem = {
      kind: 'passage',
      id: 'p1',
      document: 'a.txt',
      stratum: 'mentions=0',
      weight: 1,
      start: 0,
      end: 7,
      text: '=1+1+cm',
      mentions: [],
    };
    const sample = { header: {} as Sample['header'], items: [item] };
    expect(sampleTable(sample)).toContain("'=1+1+cm");
    expect(readSampleTable(sampleTable(sample), 'x.csv').sample.items).toEqual([item]);
  });
});

describe('locate', () => {
  it('finds a name over a line end, near a place, and not where another stands', () => {
    const text = '𝔸 New\n York, New York';
    expect(locate(text, 100, 'New York')).toEqual({ start: 102, end: 111 });
    expect(locate(text, 100, 'New York', { start: 115, end: 117 })).toEqual({ start: 113, end: 121 });
    expect(locate(text, 100, 'New York', undefined, [{ start: 102, end: 105 }])).toEqual({
      start: 113,
      end: 121,
    });
    expect(locate(text, 100, 'Bern')).toBeUndefined();
    expect(locate(text, 100, ' ')).toBeUndefined();
    expect(locate('a.b axb', 0, 'a.b (c)?')).toBeUndefined();
  });

  it('gives several missed mentions of one name different places', () => {
    const passage: PassageItem = {
      kind: 'passage',
      id: 'p1',
      document: 'a.txt',
      stratum: 's',
      weight: 1,
      start: 50,
      end: 73,
      text: 'Riga and Riga and Riga.',
      mentions: [{ start: 50, end: 54, type: 'GPE', text: 'Riga', value: '', confidence: 1, stages: ['x'] }],
    };
    expect(parseMissed('Riga|GPE; Riga|GPE|LV/Riga', passage)).toEqual([
      { start: 59, end: 63, type: 'GPE', text: 'Riga', value: '' },
      { start: 68, end: 72, type: 'GPE', text: 'Riga', value: 'LV/Riga' },
    ]);
  });
});

/** A judge who types what is listed; then the input ends. */
function typing(keys: string[]): JudgeTerminal & { shown: string } {
  const rest = [...keys];
  return {
    shown: '',
    write(text) {
      this.shown += text;
    },
    key: async () => rest.shift(),
    line: async () => rest.shift(),
    mark: (text) => `[${text}]`,
    dim: (text) => text,
  };
}

describe('judgeSession', () => {
  const logOf = (judgements = new Judgements('ada')) => ({
    judgements,
    append(line: Parameters<Judgements['add']>[0]) {
      judgements.add(line);
    },
  });

  it('asks for each mention once, quits and goes on without loss', async () => {
    const sample = await draw(1, { mentions: 30, passages: 0, by: [] });
    const log = logOf();
    const first = await judgeSession(
      sample,
      log,
      typing(['y', 't', 'org', 's', '', 'v', 'USD 7', 'l', '', 'n', 'k', 'x', 'q']),
    );
    expect(first).toEqual({ judged: 7, done: false });
    expect(['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'].map((id) => log.judgements.mention(id))).toEqual([
      { item: 'm1', verdict: 'right' },
      { item: 'm2', verdict: 'type', type: 'ORG' },
      { item: 'm3', verdict: 'span' },
      { item: 'm4', verdict: 'value', value: 'USD 7' },
      { item: 'm5', verdict: 'link' },
      { item: 'm6', verdict: 'nothing' },
      { item: 'm7', verdict: 'skip' },
      undefined,
    ]);
    const second = typing(new Array(23).fill('1'));
    expect(await judgeSession(sample, log, second)).toEqual({ judged: 23, done: true });
    expect(second.shown).toMatch(/8\/30[\s\S]*All is judged/);
    expect(second.shown).not.toMatch(/^7\/30/m);
  });

  it('undoes, also what an earlier session judged', async () => {
    const sample = await draw(1, { mentions: 20, passages: 0, by: [] });
    const log = logOf();
    await judgeSession(sample, log, typing(['y', 'y', 'u', 'n', 'q']));
    expect(log.judgements.mention('m2')?.verdict).toBe('nothing');
    await judgeSession(sample, log, typing(['u', 'u', 'n', 'q']));
    expect(log.judgements.mention('m1')?.verdict).toBe('nothing');
    expect(log.judgements.mention('m2')).toBeUndefined();
    const terminal = typing(['u', 'q']);
    await judgeSession(sample, logOf(), terminal);
    expect(terminal.shown).toContain('Nothing to undo');
  });

  it('asks about each mention of a passage, then what it lacks', async () => {
    const sample = await draw(2, { mentions: 0, passages: 30 });
    const passage = sample.items.find(
      (item): item is PassageItem => item.kind === 'passage' && item.mentions.length >= 2,
    )!;
    const alone = { ...sample, items: [passage] };
    const log = logOf();
    const answers = [...passage.mentions.map(() => 'y'), 'Nowhere|GPE', 'report|XYZ', 'report|EVENT'];
    const terminal = typing(answers);
    expect(await judgeSession(alone, log, terminal)).toEqual({
      judged: passage.mentions.length + 1,
      done: true,
    });
    expect(terminal.shown).toContain('the passage does not have "Nowhere"');
    expect(terminal.shown).toContain(`[${passage.mentions[0]!.text}]`);
    const found = passageGold(passage, log.judgements)!;
    expect(found).toHaveLength(passage.mentions.length + 1);
    expect(found[0]).toMatchObject({ type: 'EVENT', text: 'report' });
    log.append({ item: passage.id, passage: true, undone: true });
    await judgeSession(alone, log, typing(['u', 'n', 'k']));
    expect(log.judgements.passage(passage.id)).toMatchObject({ skip: true });
    expect(passageGold(passage, log.judgements)).toBeUndefined();
  });

  it('takes a corrected span only where it touches the mention', async () => {
    const sample = await draw(1, { mentions: 20, passages: 0, by: [] });
    const [item] = sample.items as [Sample['items'][number]];
    const log = logOf();
    const word = item.text.split(' ')[0]!;
    await judgeSession(sample, log, typing(['s', 'Zzz', word, 'q']));
    expect(log.judgements.mention('m1')).toEqual({
      item: 'm1',
      verdict: 'span',
      start: item.start,
      end: item.start + [...word].length,
      text: word,
    });
  });
});

describe('estimate', () => {
  it('finds the truth when everything is judged', async () => {
    const sample = await draw(1, { mentions: 1e6, passages: 1e6 });
    const result = estimate(sample, [judgeByGold(sample, goldByPath)]);
    const key = (mention: { start: number; end: number; type: string }) =>
      `${mention.start}:${mention.end}:${mention.type}`;
    let right = 0;
    let all = 0;
    for (const record of records) {
      const there = new Set(goldByPath.get(record.source.path)!.mentions.map(key));
      for (const { entityType, target } of record.annotations) {
        all++;
        if (there.has(key({ ...target.selector[0], type: entityType }))) right++;
      }
    }
    const goldCount = gold.reduce((sum, { mentions }) => sum + mentions.length, 0);
    expect(result.precision.value).toBeCloseTo(right / all, 10);
    expect(result.precision.interval[0]).toBeCloseTo(right / all, 10);
    expect(result.recall!.value).toBeCloseTo(right / goldCount, 10);
    expect(result.recall!.interval).toEqual([result.recall!.value, result.recall!.value]);
  });

  it('tells precision with values from precision of spans, and knows what was skipped', async () => {
    const sample = await draw(1, { mentions: 50, passages: 0 });
    const judge = new Judgements('ada');
    sample.items.forEach(({ id }, i) => {
      judge.add({ item: id, verdict: i % 10 === 0 ? 'value' : i % 10 === 1 ? 'skip' : 'right' });
    });
    const result = estimate(sample, [judge], { target: 0.9, method: 'clopper-pearson' });
    expect(result.precision.value).toBe(1);
    expect(result.fullPrecision.value).toBeLessThan(1);
    expect(result.judged).toEqual({ mentions: 45, skipped: 5, passages: 0 });
    expect(result.recall).toBeUndefined();
    expect(result.verdicts).toMatchObject({ right: 40, value: 5, skip: 0 });
    expect(result.stopping?.state).toBe('open');
    expect(estimateText(result)).toMatch(/45 of \d+ mentions .* 5 skipped[\s\S]*Go on/);
  });

  it('estimates types that the strata do not follow', async () => {
    const sample = await draw(1, { by: ['confidence'] });
    const result = estimate(sample, [judgeByGold(sample, goldByPath)]);
    const judged = Object.values(result.types).reduce((sum, { precision }) => sum + precision.judged, 0);
    expect(judged).toBe(100);
  });

  it('measures how two judges agree', async () => {
    const sample = await draw(1, { mentions: 60, passages: 10 });
    const ada = judgeByGold(sample, goldByPath);
    const same = estimate(sample, [ada, judgeByGold(sample, goldByPath)]).agreement!;
    expect(same).toMatchObject({ kappa: 1, alpha: 1, spanF1: 1, passages: 10 });
    const ben = judgeByGold(sample, goldByPath);
    sample.items.forEach((item, i) => {
      if (item.kind === 'mention' && i % 4 === 0) ben.add({ item: item.id, verdict: 'nothing' });
      if (item.kind === 'passage') ben.add({ item: item.id, missed: [] });
    });
    const other = estimate(sample, [ada, ben]).agreement!;
    expect(other.kappa).toBeLessThan(0.9);
    expect(other.alpha).toBeLessThan(0.9);
    expect(other.spanF1).toBeLessThan(1);
    expect(estimateText(estimate(sample, [ada, ben]))).toContain("Cohen's kappa");
  });

  it('holds the truth in simulated audits about as often as it says', async () => {
    const large = simulateRun(33, 150);
    const { precision, recall } = await simulateAudits(large.gold, large.records, {
      repetitions: 60,
      mentions: 150,
      passages: 60,
    });
    // 60 repetitions of 95% intervals: fewer than 52 hold in one of 500 such tests.
    expect(precision.coverage).toBeGreaterThanOrEqual(52 / 60);
    expect(recall.coverage).toBeGreaterThanOrEqual(52 / 60);
    expect(precision.meanWidth).toBeLessThan(0.15);
    expect(recall.meanWidth).toBeLessThan(0.15);
  });
});

describe('goldFromPassages', () => {
  it('makes the gold that the judge knows', async () => {
    const sample = await draw(1, { mentions: 0, passages: 40 });
    const judge = judgeByGold(sample, goldByPath);
    const { documents, leftOut } = goldFromPassages(sample, judge);
    expect(leftOut).toEqual([]);
    expect(documents).toHaveLength(40);
    const passages = sample.items.filter((item) => item.kind === 'passage');
    for (const document of documents) {
      const passage = passages.find(
        ({ document: name, start }) =>
          `${name.slice(0, -4)}-${String(start).padStart(6, '0')}` === document.id,
      )!;
      const expected = goldByPath
        .get(passage.document)!
        .mentions.filter(({ start }) => start >= passage.start && start < passage.end)
        .map(({ start, end, type, text }) => ({
          start: start - passage.start,
          end: end - passage.start,
          type,
          text,
        }));
      expect(document.mentions.map(({ value: _, ...rest }) => rest)).toEqual(expected);
    }
  });

  it('writes values as the guideline does: of a full name none, of a date its own', async () => {
    const sample = await draw(1, { mentions: 0, passages: 40 });
    const { documents } = goldFromPassages(sample, judgeByGold(sample, goldByPath));
    const values = new Map(
      documents.flatMap(({ mentions }) => mentions.map(({ text, value }) => [text, value] as const)),
    );
    expect(values.get('1931')).toMatch(/^\d{4}$/);
    expect(values.get('Gloria Teasdale')).toBe('');
  });

  it('leaves out what was judged wrong without saying what is right', async () => {
    const sample = await draw(1, { mentions: 0, passages: 30 });
    const judge = judgeByGold(sample, goldByPath);
    const passage = sample.items.find(
      (item): item is PassageItem => item.kind === 'passage' && item.mentions.length > 0,
    )!;
    judge.add({ item: passage.id, mention: 0, verdict: 'type' });
    expect(goldFromPassages(sample, judge).leftOut).toEqual([passage.id]);
    const gold = passageGold(passage, judge)!;
    expect(gold.some(({ type }) => type === '?')).toBe(true);
  });
});

describe('a sample that somebody wrote in', () => {
  const lines = async () => {
    const file = path.join(folder, 'sample.jsonl');
    await writeSample(await draw(1, { mentions: 3, passages: 2 }), file);
    return (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  const read = async (changed: readonly unknown[]) => {
    const file = path.join(folder, 'changed.jsonl');
    await writeFile(file, changed.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return readSample(file);
  };

  it('is read where nothing is amiss, and with members of other programs', async () => {
    const all = await lines();
    expect((await read(all)).items).toHaveLength(5);
    expect((await read(all.map((line) => ({ ...line, own: [1] })))).items).toHaveLength(5);
  });

  const changes: readonly (readonly [string, number, (line: Record<string, unknown>) => unknown])[] = [
    ['a head without passages', 1, ({ passages: _, ...rest }) => rest],
    ['a stratum that is none', 1, (head) => ({ ...head, strata: [1e300] })],
    ['an order that is not known', 1, (head) => ({ ...head, by: ['weather'] })],
    ['a mention without a place', 2, ({ start: _, ...rest }) => rest],
    ['a mention that is nothing', 3, () => null],
    ['an item of no kind', 2, (item) => ({ ...item, kind: '__proto__' })],
    ['a passage whose mentions are nothing', 5, (item) => ({ ...item, mentions: [null] })],
  ];
  it.each(changes)('names the line of %s', async (_, number, change) => {
    const all: unknown[] = await lines();
    all[number - 1] = change(all[number - 1] as Record<string, unknown>);
    await expect(read(all)).rejects.toMatchObject({ code: 'audit.sample-invalid', place: { line: number } });
  });

  it.each([
    ['what was missed is a number', { item: 'p2', missed: 1e300 }],
    ['what was missed is nothing', { item: 'p2', missed: [null] }],
    ['a verdict that is not known', { item: 'm1', verdict: 'constructor' }],
    ['a judgement of nothing', { verdict: 'right' }],
    ['a line that is no object', []],
  ])('names the line of a judgement: %s', async (_, line) => {
    await lines();
    const [file, judged] = ['sample.jsonl', 'sample.ada.judged.jsonl'].map((name) => path.join(folder, name));
    await writeFile(judged!, `{"item":"m1","verdict":"right"}\n${JSON.stringify(line)}\n`);
    await expect(readJudgedSample(file!)).rejects.toMatchObject({
      code: 'audit.sample-invalid',
      place: { file: judged, line: 2 },
    });
  });
});

it('the sample file is what docs/audit.md says it is', async () => {
  const file = path.join(folder, 'sample.jsonl');
  await writeSample(await draw(1, { mentions: 20, passages: 2, by: [] }), file);
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(23);
  expect(JSON.parse(lines[0]!)).toMatchObject({ kind: 'sample', seed: 1, by: [] });
  expect(existsSync(judgementFile(file, 'ada'))).toBe(false);
});
