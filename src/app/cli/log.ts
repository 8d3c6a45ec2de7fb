import { writeSync } from 'node:fs';
import { forTerminal } from '../../text/visible.ts';

/** From the gravest to the least, with the numbers that log readers (bunyan, pino) know them by. */
const levelNumbers = {
  fatal: 60,
  error: 50,
  warn: 40,
  info: 30,
  debug: 20,
  trace: 10,
  silent: Infinity,
} as const;
export type LogLevel = keyof typeof levelNumbers;
export const logLevels = Object.keys(levelNumbers) as LogLevel[];

type Fields = Readonly<Record<string, unknown>>;
type Write = { (fields: Fields, message: string): void; (message: string): void };

/** Writes log lines, those of its level and graver. */
export interface Logger {
  readonly error: Write;
  readonly warn: Write;
  readonly info: Write;
  readonly debug: Write;
  /** A logger that adds fields to each line. */
  child(fields: Fields): Logger;
}

/**
 * Log lines as JSON on standard error, in the form of pino's, written at once so that none is lost at exit. What a terminal would act
 * on stands in JSON's escapes. A logging library takes as long to load as a page to read.
 */
export function createLogger(level: LogLevel, bound: Fields = {}): Logger {
  const at =
    (own: Exclude<LogLevel, 'silent'>): Write =>
    (fields: Fields | string, message?: string) => {
      if (levelNumbers[own] < levelNumbers[level]) return;
      const line = { level: levelNumbers[own], time: Date.now(), ...bound };
      put({ ...line, ...(typeof fields === 'string' ? { msg: fields } : { ...fields, msg: message }) });
    };
  return {
    error: at('error'),
    warn: at('warn'),
    info: at('info'),
    debug: at('debug'),
    child: (fields) => createLogger(level, { ...bound, ...fields }),
  };
}

function put(line: object): void {
  const bytes = Buffer.from(`${forTerminal(JSON.stringify(line))}\n`);
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(2, bytes, done);
    } catch (error) {
      // A pipe whose reader is slow takes it a moment later; one whose reader has gone takes nothing more.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
    }
  }
}
