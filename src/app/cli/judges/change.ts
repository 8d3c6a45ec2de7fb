import { chmodSync } from 'node:fs';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { curator } from '../../../records/audit/judge/curation.ts';
import { Judges, judgeNamePattern, passwordLength } from '../../web/http/judges.ts';
import { type Command, exitCode, type Invocation } from '../command.ts';
import { say } from '../terminal.ts';
import { askPassword } from './password.ts';

const usage = '<file> <name>';

export const add: Command = {
  name: 'judges add',
  summary: 'add a judge, or give one another password',
  usage,
  flags: {},
  examples: [
    ['onomast judges add judges.jsonl ada', 'asks for the password, twice'],
    ['openssl rand -base64 15 | onomast judges add judges.jsonl ada', 'takes it from standard input'],
  ],
  notes: `The file holds names and scrypt hashes. A password has at least ${passwordLength.least} characters.`,
  async run(invocation) {
    const { file, name } = placeOf(invocation, 'add');
    const judges = Judges.readOrNone(file);
    const password = await askPassword(name);
    const { length } = [...password];
    if (length < passwordLength.least || length > passwordLength.most)
      throw new OnomastError(
        'usage.bad-value',
        `a password has ${passwordLength.least} to ${passwordLength.most} characters`,
      );
    await judges.set(name, password);
    await keep(judges, file);
    say(`${name} can judge: onomast open records --judges ${file}\n`);
    return exitCode.done;
  },
};

export const remove: Command = {
  name: 'judges remove',
  summary: 'take a judge out',
  usage,
  flags: {},
  examples: [['onomast judges remove judges.jsonl ada', 'what ada judged stays']],
  notes: 'A room that is open knows of it when it is started again.',
  async run(invocation) {
    const { file, name } = placeOf(invocation, 'remove');
    const judges = Judges.read(file);
    if (!judges.remove(name))
      throw new OnomastError('usage.bad-value', `there is no judge ${JSON.stringify(name)}`, { file });
    await keep(judges, file);
    return exitCode.done;
  },
};

export const list: Command = {
  name: 'judges list',
  summary: 'list the judges by name',
  usage: '<file>',
  flags: {},
  examples: [['onomast judges list judges.jsonl', 'a name a line']],
  async run({ positionals: [file, ...more] }) {
    if (file === undefined || more.length > 0)
      throw new OnomastError('usage.bad-value', 'onomast judges list takes one file');
    say(
      Judges.read(file)
        .names.map((name) => `${name}\n`)
        .join(''),
    );
    return exitCode.done;
  },
};

function placeOf({ positionals }: Invocation, command: string): { file: string; name: string } {
  const [file, name, ...more] = positionals;
  if (file === undefined || name === undefined || more.length > 0)
    throw new OnomastError('usage.bad-value', `onomast judges ${command} takes a file and a name`);
  if (!judgeNamePattern.test(name) || name === curator)
    throw new OnomastError(
      'usage.bad-value',
      `a judge’s name has up to 64 letters, digits, - and _, and is not ${curator}`,
    );
  return { file, name };
}

/** Written for its owner’s eyes alone: hashes can be guessed at. */
async function keep(judges: Judges, file: string): Promise<void> {
  await judges.write(file);
  chmodSync(file, 0o600);
}
