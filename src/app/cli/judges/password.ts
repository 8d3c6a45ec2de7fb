import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { OnomastError } from '../../../errors/onomast-error.ts';

/** A password: typed twice without being shown, or the first line of standard input where that is no terminal. */
export async function askPassword(name: string): Promise<string> {
  if (!process.stdin.isTTY) {
    for await (const line of createInterface({ input: process.stdin })) return line;
    return '';
  }
  const password = await askHidden(`Password of ${name}: `);
  if ((await askHidden('Once more: ')) !== password)
    throw new OnomastError('usage.bad-value', 'the two passwords differ');
  return password;
}

function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  // What is typed is echoed to an output; this one swallows it.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  const { promise, resolve } = Promise.withResolvers<string>();
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  lines.question('', resolve);
  return promise.finally(() => {
    lines.close();
    process.stderr.write('\n');
  });
}
