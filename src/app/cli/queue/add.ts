import { OnomastError } from '../../../errors/onomast-error.ts';
import type { PassedOver } from '../../../record/run-schema.ts';
import { openStore } from '../../../records/store/open.ts';
import { createPipeline } from '../../../run/create-pipeline.ts';
import { listDocuments } from '../../../run/queue/document.ts';
import { addShards, openQueue } from '../../../run/queue/queue.ts';
import { type Command, exitCode, type Invocation, integerFlag } from '../command.ts';
import { readingOptions } from '../reading-flags.ts';
import { passedOverText } from '../reporter.ts';
import { complain, say, warn } from '../terminal.ts';
import { databaseFlag, databaseOf } from './database-flag.ts';

export const add: Command = {
  name: 'queue add',
  summary: 'add publications in shards',
  usage: '<files, folders, globs, URLs or manifest.jsonl> --db URL',
  flags: {
    db: databaseFlag,
    collection: {
      type: 'string',
      value: 'NAME',
      default: 'default',
      help: 'a document is its path within it',
    },
    pipeline: {
      type: 'string',
      short: 'p',
      value: 'NAME',
      default: 'publications',
      help: 'that workers must have',
    },
    'shard-size': { type: 'string', value: 'N', default: '20', help: 'documents of a shard' },
    ocr: {
      type: 'boolean',
      help: 'add images too, and read them and pages without text: workers take --ocr',
    },
    'follow-symlinks': { type: 'boolean', help: 'follow symbolic links that lead out of an input folder' },
    root: {
      type: 'string',
      value: 'DIR',
      help: "folder below which manifests may name files (default: the manifest's own)",
    },
  },
  examples: [
    ['onomast queue add /shared/books --db postgres://me@db/books', 'a folder that all workers can read'],
    [
      'onomast queue add manifest.jsonl --db postgres://me@db/books',
      'lines {"path": "a.txt", "url": "https://…"}',
    ],
  ],
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  if (positionals.length === 0) throw new OnomastError('usage.no-input', 'onomast queue add: no input given');
  const db = databaseOf(invocation, 'queue add');
  const shardSize = integerFlag(invocation, 'shard-size', { min: 1, max: 1000 })!;
  const pipeline = await createPipeline(flags['pipeline'] as string, readingOptions(invocation));
  const boss = await openQueue(db, { supervise: false, onError: () => {} });
  try {
    // The tables are made before many workers ask for them at once.
    await (await openStore(db)).close();
    let failed = 0;
    const passedOver: PassedOver[] = [];
    const documents = listDocuments(positionals, {
      followSymlinks: flags['follow-symlinks'] === true,
      ocr: pipeline.ocr,
      root: flags['root'] as string | undefined,
      onPassedOver: (file) => passedOver.push(file),
      onFailure: (error) => {
        failed++;
        complain(error);
      },
    });
    const added = await addShards(boss, documents, {
      collection: flags['collection'] as string,
      generator: pipeline.generator,
      shardSize,
    });
    if (passedOver.length > 0) warn(passedOverText(passedOver));
    say(`${added.documents} documents in ${added.shards} shards\n`);
    return failed > 0 ? exitCode.someFailed : exitCode.done;
  } finally {
    await boss.stop({ graceful: false });
    await pipeline.close();
  }
}
