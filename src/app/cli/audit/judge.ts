import { userInfo } from 'node:os';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { curator } from '../../../records/audit/judge/curation.ts';
import { judgeSession } from '../../../records/audit/judge/judge-session.ts';
import { JudgementLog, judgementFile, readSample } from '../../../records/audit/sample/sample-files.ts';
import { type Command, exitCode, type Invocation } from '../command.ts';
import { say } from '../terminal.ts';
import { openTerminal } from './terminal.ts';

export const judge: Command = {
  name: 'audit judge',
  summary: 'judge a sample in the terminal',
  usage: '<sample.jsonl> [--judge NAME]',
  flags: {
    judge: { type: 'string', value: 'NAME', help: 'who judges (default: the name of the user)' },
  },
  examples: [
    ['onomast audit judge sample.jsonl', 'one mention at a time; q quits, the same command goes on'],
    ['onomast audit judge sample.jsonl --judge ada', 'a second judge, for agreement'],
  ],
  notes:
    'Every judgement is written at once, to sample.<judge>.judged.jsonl. A table (.csv) is judged in a spreadsheet.',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const [file] = invocation.positionals;
  if (file === undefined) throw new OnomastError('usage.no-input', 'onomast audit judge: name a sample');
  if (file.endsWith('.csv')) {
    throw new OnomastError(
      'usage.bad-value',
      'a table is judged in a spreadsheet: fill in its column verdict',
    );
  }
  const name = (invocation.flags['judge'] as string | undefined) ?? userInfo().username;
  if (!/^[\p{L}\p{N}_-]+$/u.test(name) || name === curator) {
    throw new OnomastError(
      'usage.bad-value',
      `--judge takes a name of letters, digits, - and _ other than ${curator}, not ${JSON.stringify(name)}`,
    );
  }
  const sample = await readSample(file);
  const log = await JudgementLog.open(file, name);
  const terminal = openTerminal();
  try {
    await judgeSession(sample, log, terminal);
  } finally {
    terminal.close();
  }
  say(`Judgements: ${judgementFile(file, name)}\n`);
  return exitCode.done;
}
