import { createRequire } from 'node:module';
import type Progress from 'cli-progress';
import { entityTypes } from '../../record/entity-types.ts';
import type { PassedOver, RunDocument } from '../../record/run-schema.ts';
import type { RunSummary } from '../../run/manifest.ts';
import type { DocumentOutcome } from '../../run/task.ts';
import { plainTable } from '../../text/plain-table.ts';
import { oneLine, shortened } from '../../text/visible.ts';
import { createLogger, type Logger, type LogLevel } from './log.ts';
import { clearLine, warn } from './terminal.ts';

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
    const logger = this.#logger;
    const { path: name, ...rest } = document;
    const own = { document: name };
    if (document.status === 'failed') logger.error({ ...own, ...rest }, 'failed');
    else logger.info({ ...own, ...rest }, document.status);
    for (const message of warningsOf(document)) logger.warn(own, message);
    if (outcome?.status === 'written') {
      const times = Object.entries(outcome.times).map(
        ([stage, ms]) => [stage, Math.round(ms * 10) / 10] as const,
      );
      logger.debug({ ...own, milliseconds: Object.fromEntries(times) }, 'stages');
    }
  }
  warn(message: string): void {
    this.#logger.warn(message);
  }
  stop(): void {}
}

class BarReporter implements Reporter {
  // Loaded on a terminal alone.
  readonly #bar = new (createRequire(import.meta.url)('cli-progress') as typeof Progress).SingleBar({
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
    for (const message of warningsOf(document)) this.warn(`${document.path}: ${message}`);
  }
  warn(message: string): void {
    clearLine();
    warn(message);
  }
  stop(): void {
    this.#bar.stop();
  }
}

/** What the reader of a record should know, a line a kind: a scan of 300 pages has no 300 lines. */
function warningsOf({ warnings = [] }: RunDocument): string[] {
  const kinds = Map.groupBy(warnings, ({ code }) => code);
  return [...kinds.values()].map(([first, ...others]) =>
    others.length === 0 ? first!.message : `${first!.message} (and ${others.length} more of the kind)`,
  );
}

/** Files passed over that are named. */
const mostNamed = 5;

/** How many files of folders no format reads, the first of them and why; the manifest has all. */
export function passedOverText(files: readonly PassedOver[]): string {
  const named = files.slice(0, mostNamed).map(({ path, reason }) => `${oneLine(path)}, ${reason}`);
  const rest = files.length - named.length;
  const count = files.length === 1 ? 'One file' : `${files.length} files`;
  return `${count} passed over: ${named.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

/** Characters of a document's name that the table shows. */
const mostOfName = 48;
const shortTypes: Record<string, string> = {
  PERSON: 'PERS',
  EVENT: 'EVT',
  MONEY: 'MON',
  PERCENT: 'PCT',
  QUANTITY: 'QTY',
};

/** The table of a run: per document its sentences, mentions by type, share of resolved names, and time; then what became of all. */
export function summaryTable({
  documents,
  byStatus,
  counts: total,
  pagesRead,
  first,
  pruned,
}: RunSummary): string {
  // Pages read stand next to the words only where a document has pages.
  const hasPages = first.some(({ pages }) => pages !== undefined);
  const head = [
    'document',
    'status',
    ...(hasPages ? ['pages'] : []),
    'sent',
    ...entityTypes.map((type) => shortTypes[type] ?? type),
    'resolved',
    's',
  ];
  const rows: string[][] = first.map(({ path, status, counts, pages, seconds }) => [
    shortened(oneLine(path), mostOfName),
    status,
    ...(hasPages ? [pages === undefined ? '' : String(pages.read)] : []),
    ...countCells(counts ?? {}, counts !== undefined),
    seconds === undefined ? '' : seconds.toFixed(2),
  ]);
  const rest = documents - first.length;
  if (rest > 0) rows.push([`… and ${rest} more`, ...Array.from({ length: head.length - 1 }, () => '')]);
  rows.push([
    `${documents} document${documents === 1 ? '' : 's'}`,
    '',
    ...(hasPages ? [String(pagesRead)] : []),
    ...countCells(total, true),
    '',
  ]);
  const table = plainTable(head, rows, { alignRight: head.map((_, i) => i > 1), gap: 2 });
  const { written, unchanged, failed } = byStatus;
  const ends = [
    ...(written > 0 ? [`${written} written`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged (use --force)`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(pruned > 0 ? [`${pruned} records removed`] : []),
  ];
  return `${table}\n\n${ends.length === 0 ? 'no documents' : ends.join(', ')}`;
}

function countCells(counts: Record<string, number>, known: boolean): string[] {
  if (!known) return Array.from({ length: entityTypes.length + 2 }, () => '');
  const names = counts['names'] ?? 0;
  const share = names === 0 ? '-' : `${Math.round((100 * (counts['resolved'] ?? 0)) / names)} %`;
  return [String(counts['sentences'] ?? 0), ...entityTypes.map((type) => String(counts[type] ?? 0)), share];
}
