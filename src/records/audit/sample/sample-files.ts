import { appendFileSync, existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { replaceFile } from '../../../files/whole-file.ts';
import { type JudgementLine, Judgements } from '../judge/judgements.ts';
import type { Sample } from './sample.ts';
import { checkedHeader, checkedItem, checkedJudgement, type NumberedLine } from './sample-check.ts';
import { readSampleTable, sampleTable } from './sample-table.ts';

/**
 * Writes a sample: JSON lines (the header, then an item a line), or a table for a spreadsheet where the name ends in `.csv`.
 */
export async function writeSample(sample: Sample, file: string): Promise<void> {
  const content = file.endsWith('.csv')
    ? sampleTable(sample)
    : [sample.header, ...sample.items].map((line) => `${JSON.stringify(line)}\n`).join('');
  await replaceFile(file, content);
}

/** A sample with the judgements that stand in it or next to it, judge by judge. */
export interface JudgedSample {
  sample: Sample;
  judges: Judgements[];
}

/**
 * Reads a sample and its judgements. Those of a sample in JSON lines stand next to it, `sample.<judge>.judged.jsonl`; those of a
 * table in the table. Further judgements may be named: files of lines, or tables filled in by other judges.
 *
 * @throws OnomastError `audit.sample-invalid`
 */
export async function readJudgedSample(file: string, more: readonly string[] = []): Promise<JudgedSample> {
  if (file.endsWith('.csv')) {
    const { sample, lines } = readSampleTable(await content(file), file);
    const judges = [new Judgements(judgeOf(file, file), lines)];
    for (const other of more) judges.push(await readJudge(file, other));
    return { sample, judges };
  }
  const sample = await readSample(file);
  const others = more.length > 0 ? more : await judgementFiles(file);
  const judges: Judgements[] = [];
  for (const other of others) judges.push(await readJudge(file, other));
  return { sample, judges };
}

/** Reads a sample in JSON lines. */
export async function readSample(file: string): Promise<Sample> {
  const [header, ...items] = parseLines(await content(file), file);
  return { header: checkedHeader(header, file), items: items.map((item) => checkedItem(item, file)) };
}

function judgementsIn(text: string, file: string): JudgementLine[] {
  return parseLines(text, file).map((line) => checkedJudgement(line, file));
}

async function readJudge(sample: string, file: string): Promise<Judgements> {
  const judge = judgeOf(sample, file);
  if (file.endsWith('.csv')) return new Judgements(judge, readSampleTable(await content(file), file).lines);
  return new Judgements(judge, judgementsIn(await content(file), file));
}

/** `sample.jsonl` judged by ada: `sample.ada.judged.jsonl`. */
export function judgementFile(sample: string, judge: string): string {
  return `${sample.replace(/\.jsonl$/, '')}.${judge}.judged.jsonl`;
}

async function judgementFiles(sample: string): Promise<string[]> {
  const start = `${path.basename(sample).replace(/\.jsonl$/, '')}.`;
  const names = await readdir(path.dirname(sample));
  return names
    .filter((name) => name.startsWith(start) && name.endsWith('.judged.jsonl'))
    .sort()
    .map((name) => path.join(path.dirname(sample), name));
}

function judgeOf(sample: string, file: string): string {
  const start = `${path.basename(sample).replace(/\.(jsonl|csv)$/, '')}.`;
  const name = path.basename(file).replace(/(\.judged)?\.(jsonl|csv)$/, '');
  return name.startsWith(start) ? name.slice(start.length) : name;
}

/** One judge's file, appended to line by line, so that nothing is lost whenever the judge stops. */
export class JudgementLog {
  readonly #file: string;
  readonly judgements: Judgements;

  private constructor(file: string, judgements: Judgements) {
    this.#file = file;
    this.judgements = judgements;
  }

  static async open(sample: string, judge: string): Promise<JudgementLog> {
    const file = judgementFile(sample, judge);
    if (!existsSync(file)) return new JudgementLog(file, new Judgements(judge));
    const text = await content(file);
    // A line that was cut short by a crash is ended, so that what follows stands on a line of its own.
    if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n');
    return new JudgementLog(file, new Judgements(judge, judgementsIn(text, file)));
  }

  append(line: JudgementLine): void {
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
    this.judgements.add(line);
  }
}

async function content(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause) => {
    throw new OnomastError('usage.no-input', 'cannot read it', { file }, { cause });
  });
}

/** JSON lines; a line that a crash cut short (the last of what one session wrote) is passed over. */
function parseLines(text: string, file: string): NumberedLine[] {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [[JSON.parse(line) as unknown, i + 1]];
    } catch (cause) {
      if (file.endsWith('.judged.jsonl') && line.startsWith('{') && !line.endsWith('}')) return [];
      throw new OnomastError('audit.sample-invalid', 'not JSON', { file, line: i + 1 }, { cause });
    }
  });
}
