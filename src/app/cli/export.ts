import { OnomastError } from '../../errors/onomast-error.ts';
import { exportRecords } from '../../records/export/export.ts';
import { exportForms } from '../../records/export/formats.ts';
import { type Command, exitCode, type Invocation } from './command.ts';
import { correctionsFlag, correctionsOf, linkedFlags, thingsOf, unfitLine } from './corrections-flag.ts';
import { complain, warn, warnPassedOver } from './terminal.ts';

const width = Math.max(...Object.keys(exportForms).map((name) => name.length)) + 5;
const forms = Object.entries(exportForms)
  .map(([name, { target, summary }]) => `  ${`${name}:${target}`.padEnd(width)}  ${summary}`)
  .join('\n');

export const exportCommand: Command = {
  name: 'export',
  summary: 'write records as RDF, CSV, Parquet and other forms',
  usage: '<records…> --to FORM:TARGET',
  flags: {
    to: {
      type: 'string',
      value: 'FORM:TARGET',
      help: 'form and file or folder; without a file, standard output',
    },
    collection: {
      type: 'string',
      value: 'NAME',
      default: 'default',
      help: 'the collection that keys are made of, as of `onomast load`',
    },
    corrections: correctionsFlag,
    ...linkedFlags,
  },
  examples: [
    ['onomast export output --to nquads:records.nq', 'RDF with a named graph for each document'],
    ['onomast export output --to parquet:tables', 'tables for DuckDB, Spark or pandas'],
    ['onomast export output --to ftm: | alephclient write-entities -f books', 'through a pipe'],
  ],
  notes: `Forms:\n${forms}`,
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  const to = flags['to'] as string | undefined;
  if (to === undefined) throw new OnomastError('usage.bad-value', 'onomast export: --to is not given');
  if (positionals.length === 0) throw new OnomastError('usage.no-input', 'onomast export: no records named');
  const corrections = correctionsOf(invocation);
  const things = thingsOf(invocation, corrections);
  const { exported, failed } = await exportRecords(positionals, to, {
    collection: flags['collection'] as string,
    ...(corrections !== undefined && { corrections }),
    ...(things !== undefined && { things }),
    onFailure: complain,
    onPassedOver: warnPassedOver,
  });
  for (const one of corrections?.unfit ?? []) warn(unfitLine(one));
  warn(`${exported} ${exported === 1 ? 'record' : 'records'} exported, ${failed} failed`);
  return failed > 0 ? exitCode.someFailed : exitCode.done;
}
