import { createReadStream, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { AtomicFile } from '../files/atomic-file.ts';
import { ReaderGone } from '../files/reader-gone.ts';
import type { Generator } from '../record/source-schema.ts';
import { type EarlierRecord, EarlierRecords, readEarlier } from '../stages/write/earlier-records.ts';
import type { OutputForm } from './task.ts';

/** Name of the common file of all records, by form; `jsonld` has a file per document. */
export const commonFile = { jsonl: 'records.jsonl', nodes: 'nodes.jsonl' } as const satisfies Partial<
  Record<OutputForm, string>
>;

const blockSize = 1 << 20;

/** Takes the records of a run one after the other, where they share a file or standard output. */
export interface CommonOutput {
  /** The record of an earlier run, where its document may have stayed the same. */
  earlier(sourcePath: string): EarlierRecord | undefined;
  /** Adds what a worker wrote into a file of its own, and removes that. */
  append(part: string): Promise<void>;
  /** Adds a record of an earlier run. */
  keep(record: EarlierRecord): Promise<void>;
  write(text: string): Promise<void>;
  /** Gives the file its name; a run that was ended early leaves what it has, but not in place of more. */
  end(isWhole: boolean): void;
}

/** The common file of a folder. It grows in the work folder, under a name that ends in the form, for the next run if this one is killed. */
export function commonFileIn(
  out: string,
  work: string,
  form: 'jsonl' | 'nodes',
  { resume, generator }: { resume: boolean; generator: Generator },
): CommonOutput {
  const target = path.join(out, commonFile[form]);
  const earlier = resume ? new EarlierRecords(form, generator) : undefined;
  earlier?.add(target, true);
  for (const left of readdirSync(work).sort())
    if (left.endsWith(`.${form}`)) earlier?.add(path.join(work, left), false);
  const file = new AtomicFile(path.join(work, `unfinished.${form}`));
  const take = async (texts: AsyncIterable<string>) => {
    for await (const text of texts) file.write(text);
  };
  return {
    earlier: (sourcePath) => earlier?.of(sourcePath),
    async append(part) {
      if (!existsSync(part)) return;
      await take(createReadStream(part, { encoding: 'utf8', highWaterMark: blockSize }));
      rmSync(part, { force: true });
    },
    keep: (record) => take(readEarlier(record)),
    write: async (text) => file.write(text),
    end(isWhole) {
      if (!isWhole && existsSync(target)) file.abandon();
      else file.commit(target);
    },
  };
}

/** Standard output. One write is waited for after the other, so nothing gathers, neither text nor listeners. */
export function commonStandardOutput(): CommonOutput {
  const write = (bytes: string | Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      process.stdout.write(bytes, (error) => {
        if (error == null) resolve();
        else reject((error as NodeJS.ErrnoException).code === 'EPIPE' ? new ReaderGone() : error);
      });
    });
  return {
    earlier: () => undefined,
    async append(part) {
      if (!existsSync(part)) return;
      for await (const block of createReadStream(part, { highWaterMark: blockSize }))
        await write(block as Uint8Array);
      rmSync(part, { force: true });
    },
    keep: async () => {},
    write,
    end() {},
  };
}
