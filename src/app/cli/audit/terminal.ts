import { createInterface, emitKeypressEvents, type Key } from 'node:readline';
import { styleText } from 'node:util';
import type { JudgeTerminal } from '../../../records/audit/judge/judge-session.ts';
import { saySet } from '../terminal.ts';

/** The judge's terminal: single keys where there is a keyboard, lines of standard input where there is none. */
export function openTerminal(): JudgeTerminal & { close(): void } {
  const write = (text: string) => saySet(text);
  const mark = (text: string) => (process.stdout.isTTY ? styleText(['bold', 'inverse'], text) : `[${text}]`);
  const dim = (text: string) => (process.stdout.isTTY ? styleText('dim', text) : text);
  if (!process.stdin.isTTY) {
    const lines = createInterface({ input: process.stdin });
    const iterator = lines[Symbol.asyncIterator]();
    const next = async () => {
      const { value, done } = await iterator.next();
      return done === true ? undefined : (value as string);
    };
    return {
      write,
      mark,
      dim,
      key: async () => (await next())?.trim(),
      line: async (question) => {
        write(question);
        return next();
      },
      close: () => lines.close(),
    };
  }
  emitKeypressEvents(process.stdin);
  return {
    write,
    mark,
    dim,
    key: () =>
      new Promise((resolve) => {
        process.stdin.setRawMode(true);
        process.stdin.resume();
        process.stdin.once('keypress', (text: string | undefined, key: Key) => {
          process.stdin.setRawMode(false);
          process.stdin.pause();
          const ended = key.ctrl === true && (key.name === 'c' || key.name === 'd');
          resolve(ended ? undefined : (text ?? ''));
        });
      }),
    line: (question) =>
      new Promise((resolve) => {
        const lines = createInterface({ input: process.stdin, output: process.stdout });
        lines.once('close', () => resolve(undefined));
        lines.question(question, (answer) => {
          resolve(answer);
          lines.close();
        });
      }),
    close: () => process.stdin.pause(),
  };
}
