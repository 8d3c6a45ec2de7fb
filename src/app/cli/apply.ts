import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import { findRecords } from '../../records/read/find.ts';
import { Corrections } from '../../records/review/corrections.ts';
import { decisionFileOf } from '../../records/review/decision-log.ts';
import { sourceTexts } from '../../records/store/source-texts.ts';
import { recordPath } from '../../run/run-pipeline.ts';
import { type Command, exitCode, type Invocation } from './command.ts';
import { unfitLine } from './corrections-flag.ts';

export const apply: Command = {
  name: 'apply',
  summary: 'make corrected records of records and decisions',
  usage: '<records> --out DIR',
  flags: {
    out: { type: 'string', short: 'o', value: 'DIR', help: 'folder of the corrected records' },
    corrections: {
      type: 'string',
      value: 'FILE',
      help: 'the decisions (default: decisions.jsonl next to the records)',
    },
    sources: {
      type: 'string',
      value: 'DIR',
      help: 'the publications, where the records carry no passage text',
    },
  },
  examples: [['onomast apply output --out corrected', 'what people decided in the reading room, as records']],
  notes:
    'Records given are not changed; one without decisions is written as it is. A decision finds its mention by place and words; those\nthat fit no more are listed, and the exit code is 1.',
  run,
};

async function run({ flags, positionals }: Invocation): Promise<number> {
  const [records, ...others] = positionals;
  if (records === undefined || others.length > 0)
    throw new OnomastError('usage.no-input', 'onomast apply takes one folder or file of records');
  const out = flags['out'] as string | undefined;
  if (out === undefined) throw new OnomastError('usage.bad-value', 'onomast apply: --out is not given');
  const sources = flags['sources'] as string | undefined;
  const file = (flags['corrections'] as string | undefined) ?? decisionFileOf(records);
  const corrections = Corrections.read(file, sources === undefined ? undefined : sourceTexts(sources));
  let written = 0;
  let failed = 0;
  for (const found of findRecords([records])) {
    if ('error' in found) {
      failed++;
      process.stderr.write(`onomast: ${found.error.message}\n`);
      continue;
    }
    const record = corrections.read(found);
    writeRecordFile(path.join(out, recordPath(record.source.path)), out, JSON.stringify(record));
    written++;
  }
  for (const one of corrections.unfit) process.stderr.write(`${unfitLine(one)}\n`);
  process.stdout.write(
    `${written} records in ${out}, ${corrections.decisions.documents.length} of them with decisions; ${corrections.unfit.length} decisions fit no more\n`,
  );
  return failed + corrections.unfit.length > 0 ? exitCode.someFailed : exitCode.done;
}

/** A path from a record must not lead out of the folder. */
function writeRecordFile(file: string, folder: string, text: string): void {
  if (!path.resolve(file).startsWith(path.resolve(folder) + path.sep))
    throw new OnomastError('output.outside', 'the path leads out of the output folder', { file });
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${text}\n`);
  } catch (cause) {
    throw new OnomastError('output.unusable', 'cannot write the record', { file }, { cause });
  }
}
