import { writeSync } from 'node:fs';
import { forTerminal } from '../../text/visible.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];
type Fields = Readonly<Record<string, unknown>>;
type Write = { (fields: Fields, message: string): void; (message: string): void };

/** Writes log lines, those of its level and graver. */
export interface Logger {
  readonly error: Write;
  readonly warn: Write;
  readonly info: Write;
  readonly debug: Write;
}

/** Numbers of the levels as Pino and Bunyan have them, so that what reads their lines reads these. */
const numbers = { error: 50, warn: 40, info: 30, debug: 20 } as const;

/**
 * Log lines as JSON on standard error (newline-delimited, members as Pino names them), written at once so that none is lost at exit.
 * What a terminal would act on stands in JSON's escapes. Loading a logging library takes longer than a page of text.
 */
export function createLogger(level: LogLevel): Logger {
  const at =
    (own: keyof Logger): Write =>
    (fields: Fields | string, message?: string) => {
      if (level === 'silent' || logLevels.indexOf(own) > logLevels.indexOf(level)) return;
      const told = typeof fields === 'string' ? { msg: fields } : { ...fields, msg: message };
      put(`${JSON.stringify({ level: numbers[own], time: Date.now(), ...told })}\n`);
    };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

function put(line: string): void {
  const bytes = Buffer.from(forTerminal(line));
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(2, bytes, done);
    } catch (error) {
      // A pipe whose reader is slow takes it a moment later; one whose reader has gone takes nothing more.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
    }
  }
}
