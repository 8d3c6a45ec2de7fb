import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import { Judgements } from '../../records/audit/judge/judgements.ts';
import { readRecords } from '../../records/audit/records.ts';
import { drawSample, type Stratifier } from '../../records/audit/sample/sample.ts';
import { type JudgedSample, readJudgedSample, writeSample } from '../../records/audit/sample/sample-files.ts';
import { isReviewFile } from '../../records/read/review-files.ts';
import { Refusal } from './http/failure.ts';

/** What a list of samples says of each. */
export interface SampleLine {
  readonly name: string;
  readonly mentions: number;
  readonly passages: number;
  readonly judges: readonly { readonly name: string; readonly judged: number }[];
}

/** How a sample is to be drawn. */
export interface SampleWish {
  readonly name: string;
  readonly mentions: number;
  readonly passages: number;
  readonly by: readonly Stratifier[];
  readonly seed: number;
}

/** The samples of a room: files of the audit in the folder of the records and in its folder `samples`, known by their names alone. */
export class Samples {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws Refusal where there is none of the name: names are looked up, never made into paths */
  file(name: string): string {
    const file = this.#files().get(name);
    if (file === undefined) throw new Refusal(404, `There is no sample ${JSON.stringify(name)}.`);
    return file;
  }

  read(name: string): Promise<JudgedSample> {
    return readJudgedSample(this.file(name));
  }

  async list(): Promise<SampleLine[]> {
    const lines: SampleLine[] = [];
    for (const [name, file] of this.#files()) {
      try {
        const { sample, judges } = await readJudgedSample(file);
        const passages = sample.items.filter(({ kind }) => kind === 'passage').length;
        lines.push({
          name,
          mentions: sample.items.length - passages,
          passages,
          judges: judges.map((judge) => ({ name: judge.judge, judged: judge.size })),
        });
      } catch (error) {
        if (!(error instanceof OnomastError)) throw error;
      }
    }
    return lines;
  }

  /** Draws a sample into the folder `samples`. */
  async draw(
    records: string,
    { name, ...options }: SampleWish,
    text?: (path: string) => string,
  ): Promise<void> {
    if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,63}$/u.test(name))
      throw new Refusal(400, 'A sample’s name has letters, digits, - and _ alone.');
    if (this.#files().has(name)) throw new Refusal(409, `There is a sample ${JSON.stringify(name)} already.`);
    const sample = await drawSample(() => readRecords(records), {
      ...options,
      ...(text !== undefined && { text: async ({ source }) => text(source.path) }),
    });
    mkdirSync(path.join(this.#folder, 'samples'), { recursive: true });
    await writeSample(sample, path.join(this.#folder, 'samples', `${name}.jsonl`));
  }

  /** Files of judgements. */
  judgedFiles(): string[] {
    return [path.join(this.#folder, 'samples'), this.#folder].flatMap((folder) =>
      listed(folder)
        .filter((name) => name.endsWith('.judged.jsonl'))
        .map((name) => path.join(folder, name)),
    );
  }

  #files(): Map<string, string> {
    const files = new Map<string, string>();
    for (const folder of [path.join(this.#folder, 'samples'), this.#folder])
      for (const name of listed(folder)) {
        const file = path.join(folder, name);
        const isSample =
          name.endsWith('.jsonl') && !name.endsWith('.judged.jsonl') && name !== 'decisions.jsonl';
        if (isSample && isReviewFile(file)) files.set(name.slice(0, -'.jsonl'.length), file);
      }
    return files;
  }
}

function listed(folder: string): string[] {
  try {
    return statSync(folder).isDirectory() ? readdirSync(folder).sort() : [];
  } catch {
    return [];
  }
}

/** The judgements of one among several judges; empty ones where there are none yet. */
export function judgementsOf({ judges }: JudgedSample, name: string): Judgements {
  return judges.find(({ judge }) => judge === name) ?? new Judgements(name);
}
