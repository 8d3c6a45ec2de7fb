import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import { nameError } from '../../files/safe-name.ts';
import { holdOutput, writeWhole } from '../../files/whole-file.ts';
import { findRecords } from '../../records/read/find.ts';
import { Corrections } from '../../records/review/corrections.ts';
import { decisionFileOf } from '../../records/review/decision-log.ts';
import { sourceTexts } from '../../records/store/source-texts.ts';
import { recordPath } from '../../run/output-folder.ts';
import { type Command, exitCode, type Invocation } from './command.ts';
import { linkedFlags, linkedOf, unfitLine, unusedLine } from './corrections-flag.ts';
import { complain, say, warn, warnPassedOver } from './terminal.ts';

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
    ...linkedFlags,
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
  const corrections = Corrections.read(file, {
    text: sources === undefined ? undefined : sourceTexts(sources),
    ...linkedOf(flags),
  });
  let written = 0;
  let failed = 0;
  const hold = await holdOutput(out, { isFolder: true });
  try {
    for (const found of findRecords([records], warnPassedOver)) {
      if ('error' in found) {
        failed++;
        complain(found.error);
        continue;
      }
      const record = corrections.read(found);
      const error = nameError(record.source.path);
      if (error !== undefined) throw error;
      writeWhole(path.join(out, recordPath(record.source.path)), `${JSON.stringify(record)}\n`);
      written++;
    }
  } finally {
    hold.release();
  }
  for (const one of corrections.unfit) warn(unfitLine(one));
  const { unused } = corrections.things;
  for (const one of unused) warn(unusedLine(one));
  say(
    `${written} records in ${out}, ${corrections.decisions.documents.length} of them with decisions; ${corrections.unfit.length + unused.length} decisions fit no more\n`,
  );
  return failed + corrections.unfit.length + unused.length > 0 ? exitCode.someFailed : exitCode.done;
}
