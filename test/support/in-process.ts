import { createRequire } from 'node:module';
import path from 'node:path';
import { Readable } from 'node:stream';
import { packageRoot } from '../../src/paths.ts';
import type { Ended } from './onomast.ts';

type Main = (argv: readonly string[]) => Promise<number>;
/** The bundle that `built.ts` has made current: what `bin/onomast.js` starts too. */
const { main } = createRequire(import.meta.url)(path.join(packageRoot, 'dist', 'main.js')) as { main: Main };

/**
 * Runs a command to its end in this process, one at a time: what it says and its exit code are those of a process of its own, for
 * which `onomast.ts` is. Log lines are not heard: they go straight to the file descriptor.
 * @param input for its standard input
 */
export async function command(args: readonly string[], input = ''): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const { stdout, stderr } = process;
  const writes = { stdout: stdout.write, stderr: stderr.write };
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')!;
  const hear = (name: keyof typeof said) =>
    ((chunk: string | Uint8Array, ...rest: unknown[]) => {
      said[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined;
      if (done !== undefined) process.nextTick(done);
      return true;
    }) as NodeJS.WriteStream['write'];
  stdout.write = hear('stdout');
  stderr.write = hear('stderr');
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  try {
    const code = await main(args);
    return { code, signal: null, out: said.stdout, err: said.stderr };
  } finally {
    stdout.write = writes.stdout;
    stderr.write = writes.stderr;
    Object.defineProperty(process, 'stdin', stdin);
  }
}
