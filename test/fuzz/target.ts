import { PassThrough } from 'node:stream';
import { main } from '../../src/app/cli/main.ts';

/** Something that reads what it did not write. */
export interface Target {
  readonly name: string;
  /** Well-formed inputs that mutations start from; made in `folder`. */
  seeds(folder: string): Promise<readonly Uint8Array[]>;
  /**
   * Reads an input. What is wrong with an input is no fault; what is told of it as a stack, or not told, is.
   * @returns what is at fault, undefined where nothing is
   */
  run(input: Uint8Array, folder: string, number: number): Promise<string | undefined>;
}

/** Whether what is read is well formed: then anything but a full success is a fault. */
export const wellFormed = { isTold: false };

/** Runs a command in this process. @returns what is at fault with how it ended */
export async function command(argv: readonly string[]): Promise<string | undefined> {
  const { code, text } = await captured(argv);
  if (text.includes('ONOMAST_STACK=1')) return `an error without a code: ${text.slice(0, 400)}`;
  if (/\n {4}at \S/.test(text) || /\b(?:TypeError|RangeError|ReferenceError): /.test(text))
    return `a stack: ${text.slice(0, 600)}`;
  if (wellFormed.isTold && code !== 0) return `a well-formed input ends with ${code}: ${text.slice(0, 400)}`;
  if (code !== 0 && code !== 1 && code !== 2) return `exit code ${code}`;
  if (code !== 0 && text.trim() === '') return `exit code ${code} without a word`;
  return undefined;
}

async function captured(argv: readonly string[]): Promise<{ code: number; text: string }> {
  const taken: string[] = [];
  const originals = [process.stdout.write, process.stderr.write] as const;
  const take = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    if (taken.length < 2000) taken.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  }) as typeof process.stdout.write;
  process.stdout.write = take;
  process.stderr.write = take;
  try {
    return { code: await main(argv), text: taken.join('') };
  } finally {
    [process.stdout.write, process.stderr.write] = originals;
    process.exitCode = 0;
  }
}

/** A stream of bytes, for readers of standard input. */
export function streamOf(bytes: Uint8Array): PassThrough {
  const stream = new PassThrough();
  stream.end(bytes);
  return stream;
}
