import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Pino from 'pino';
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

/**
 * Log lines as JSON on standard error, written at once so that none is lost at exit. What a terminal would act on stands in JSON's
 * escapes. Pino is loaded when the first line is due: a run that says nothing does not wait for it.
 */
export function createLogger(level: LogLevel): Logger {
  let pino: Pino.Logger | undefined;
  const at =
    (own: keyof Logger): Write =>
    (fields: Fields | string, message?: string) => {
      if (level === 'silent' || logLevels.indexOf(own) > logLevels.indexOf(level)) return;
      pino ??= load()({ level, base: null }, { write: put });
      if (typeof fields === 'string') pino[own](fields);
      else pino[own](fields, message);
    };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

/** Where the bundle has Pino: its two dozen modules as one file, which loads in a third of the time. */
declare const pinoInOneFile: string | undefined;
const load = () =>
  createRequire(import.meta.url)(
    typeof pinoInOneFile === 'undefined' ? 'pino' : pinoInOneFile,
  ) as typeof Pino.pino;

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
