import { OnomastError } from '../../errors/onomast-error.ts';
import { loadRecords } from '../../records/store/load.ts';
import type { LoadEvent } from '../../records/store/load-options.ts';
import { defaultStoreUrl, openStore } from '../../records/store/open.ts';
import { sourceTexts } from '../../records/store/source-texts.ts';
import { updateThings } from '../../records/store/update-things.ts';
import { type Command, choiceFlag, exitCode, type Invocation } from './command.ts';
import { correctionsFlag, correctionsOf, linkedFlags, thingsOf, unfitLine } from './corrections-flag.ts';
import { onInterrupt } from './interrupts.ts';
import { createLogger, logLevels } from './log.ts';
import { say, warn, warnPassedOver } from './terminal.ts';

export const load: Command = {
  name: 'load',
  summary: 'load records into SQLite, PostgreSQL or DuckDB',
  usage: '<records…> [--db URL]',
  flags: {
    db: {
      type: 'string',
      value: 'URL',
      default: defaultStoreUrl,
      help: 'sqlite:FILE, postgres://USER@HOST/DATABASE or duckdb:FILE',
    },
    collection: {
      type: 'string',
      value: 'NAME',
      default: 'default',
      help: 'a document is its source path within a collection',
    },
    prune: { type: 'boolean', help: 'remove documents of the collection that have no record any more' },
    sources: {
      type: 'string',
      value: 'DIR',
      help: 'folder of the publications, for records that leave out the text of passages',
    },
    corrections: correctionsFlag,
    ...linkedFlags,
    'log-level': {
      type: 'string',
      value: 'LEVEL',
      default: 'warn',
      help: `lines on standard error: ${logLevels.join(', ')}`,
    },
  },
  examples: [
    ['onomast load output', 'all records of a run into output/onomast.db'],
    ['onomast load output --db postgres://me@localhost/books --prune', 'make a database equal to a run'],
    ['onomast load records.jsonl --db duckdb:books.duckdb', 'needs: npm install @duckdb/node-api'],
  ],
  notes:
    'Loading twice changes nothing; a new record of a document replaces its rows in one transaction; a load that was stopped goes\non when it is run again. docs/stores.md describes the tables.',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  if (positionals.length === 0) throw new OnomastError('usage.no-input', 'onomast load: no records named');
  const logger = createLogger(choiceFlag(invocation, 'log-level', logLevels) ?? 'warn');
  const abort = new AbortController();
  using _interrupt = onInterrupt(() => abort.abort());
  const store = await openStore(flags['db'] as string);
  try {
    const sources = flags['sources'] as string | undefined;
    const corrections = correctionsOf(invocation, sources === undefined ? undefined : sourceTexts(sources));
    const things = thingsOf(invocation, corrections);
    const collection = flags['collection'] as string;
    const again: string[] = [];
    const counts = await loadRecords(store, positionals, {
      collection,
      prune: flags['prune'] === true,
      signal: abort.signal,
      onPassedOver: warnPassedOver,
      onSecond: (path) => void again.push(path),
      ...(sources !== undefined && { passageText: sourceTexts(sources) }),
      ...(corrections !== undefined && { corrections }),
      ...(things !== undefined && { things }),
      onEvent: (event: LoadEvent) => {
        if (event.status === 'failed')
          logger.error({ document: event.path, code: event.error.code }, event.error.message);
        else logger.info({ document: event.path }, event.status);
      },
    });
    // What is loaded unchanged may be another thing by now.
    if (things !== undefined && !abort.signal.aborted) await updateThings(store, things, { collection });
    if (counts.notPruned === true)
      warn(
        'Nothing was pruned, since not every record says which document it is of. Extract the documents of the damaged ones again.',
      );
    warnSecond(again);
    for (const one of corrections?.unfit ?? []) warn(unfitLine(one));
    say(
      `${store.place}: ${counts.loaded} loaded (${counts.mentions} mentions), ${counts.unchanged} unchanged, ${counts.failed} failed${flags['prune'] === true ? `, ${counts.removed} removed` : ''}\n`,
    );
    if (abort.signal.aborted) return exitCode.interrupted;
    return counts.failed > 0 ? exitCode.someFailed : exitCode.done;
  } finally {
    await store.close();
  }
}

function warnSecond(paths: readonly string[]): void {
  if (paths.length === 0) return;
  const what = paths.length === 1 ? 'One document has' : `${paths.length} documents have`;
  warn(
    `${what} a second record, which counts: ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ', …' : ''}`,
  );
}
