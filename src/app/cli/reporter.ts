import { SingleBar } from 'cli-progress';
import pino, { type Logger } from 'pino';
import type { RunDocument } from '../../record/run-schema.ts';
import { entityTypes } from '../../record/schema.ts';
import type { DocumentOutcome } from '../../run/task.ts';
import { plainTable } from '../../text/plain-table.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Log lines as JSON on standard error, written at once so that none is lost at exit. */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));
}

/** Tells a person or a log how a run goes on. */
export interface Reporter {
  /** Told of the whole work ahead, where it is known. */
  start(documents: number | undefined): void;
  document(document: RunDocument, outcome: DocumentOutcome | undefined): void;
  warn(message: string): void;
  stop(): void;
}

/** On a terminal a progress bar and warnings, otherwise log lines. */
export function createReporter(level: LogLevel | undefined): Reporter {
  return process.stderr.isTTY && level === undefined
    ? new BarReporter()
    : new LogReporter(createLogger(level ?? 'info'));
}

class LogReporter implements Reporter {
  readonly #logger: Logger;
  constructor(logger: Logger) {
    this.#logger = logger;
  }
  start(documents: number | undefined): void {
    this.#logger.info({ documents }, 'started');
  }
  document(document: RunDocument, outcome: DocumentOutcome | undefined): void {
    const logger = this.#logger.child({ document: document.path });
    const { path: _, ...rest } = document;
    if (document.status === 'failed') logger.error(rest, 'failed');
    else logger.info(rest, document.status);
    if (outcome?.status === 'written') {
      const times = Object.entries(outcome.times).map(
        ([stage, ms]) => [stage, Math.round(ms * 10) / 10] as const,
      );
      logger.debug({ milliseconds: Object.fromEntries(times) }, 'stages');
    }
  }
  warn(message: string): void {
    this.#logger.warn(message);
  }
  stop(): void {}
}

class BarReporter implements Reporter {
  readonly #bar = new SingleBar({
    format: '{bar} {value}/{total} documents | {rate} MB/s | {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  readonly #started = performance.now();
  #bytes = 0;

  start(documents: number | undefined): void {
    this.#bar.start(documents ?? 0, 0, { rate: '0.0' });
  }
  document(document: RunDocument, outcome: DocumentOutcome | undefined): void {
    if (outcome?.status === 'written') this.#bytes += outcome.byteLength;
    const rate = this.#bytes / 1e6 / ((performance.now() - this.#started) / 1000);
    this.#bar.increment(1, { rate: rate.toFixed(1) });
    if (document.status === 'failed') this.warn(document.reason ?? `${document.path}: failed`);
  }
  warn(message: string): void {
    process.stderr.write(`\r\x1b[K${message}\n`);
  }
  stop(): void {
    this.#bar.stop();
  }
}

/** Rows of the table beyond which only their number is told. */
const mostRows = 40;
const shortTypes: Record<string, string> = {
  PERSON: 'PERS',
  EVENT: 'EVT',
  MONEY: 'MON',
  PERCENT: 'PCT',
  QUANTITY: 'QTY',
};

/** The table of a run: per document its sentences, mentions by type, share of resolved names, and time. */
export function summaryTable(documents: readonly RunDocument[]): string {
  // Pages read stand next to the words only where a document has pages.
  const hasPages = documents.some(({ pages }) => pages !== undefined);
  const head = [
    'document',
    'status',
    ...(hasPages ? ['pages'] : []),
    'sent',
    ...entityTypes.map((type) => shortTypes[type] ?? type),
    'resolved',
    's',
  ];
  const rows: string[][] = [];
  for (const { path, status, counts, pages, seconds } of documents.slice(0, mostRows)) {
    rows.push([
      path,
      status,
      ...(hasPages ? [pages === undefined ? '' : String(pages.read)] : []),
      ...countCells(counts ?? {}, status === 'written'),
      seconds === undefined ? '' : seconds.toFixed(2),
    ]);
  }
  const total: Record<string, number> = {};
  for (const { counts } of documents) {
    for (const [key, value] of Object.entries(counts ?? {})) total[key] = (total[key] ?? 0) + value;
  }
  const rest = documents.length - mostRows;
  if (rest > 0) rows.push([`… and ${rest} more`, ...Array.from({ length: head.length - 1 }, () => '')]);
  rows.push([
    `${documents.length} document${documents.length === 1 ? '' : 's'}`,
    '',
    ...(hasPages ? [String(documents.reduce((sum, { pages }) => sum + (pages?.read ?? 0), 0))] : []),
    ...countCells(total, true),
    '',
  ]);
  return plainTable(head, rows, { alignRight: head.map((_, i) => i > 1), gap: 2 });
}

function countCells(counts: Record<string, number>, known: boolean): string[] {
  if (!known) return Array.from({ length: entityTypes.length + 2 }, () => '');
  const names = counts['names'] ?? 0;
  const share = names === 0 ? '-' : `${Math.round((100 * (counts['resolved'] ?? 0)) / names)} %`;
  return [String(counts['sentences'] ?? 0), ...entityTypes.map((type) => String(counts[type] ?? 0)), share];
}
