import type { PgBoss } from 'pg-boss';
import { cancelAll, openQueue, retryDead } from '../../../run/queue/queue.ts';
import { type Command, exitCode, type Invocation } from '../command.ts';
import { say } from '../terminal.ts';
import { databaseFlag, databaseOf } from './database-flag.ts';

export const retry: Command = {
  name: 'queue retry',
  summary: 'give dead shards another chance',
  usage: '--db URL',
  flags: { db: databaseFlag },
  examples: [['onomast queue retry --db postgres://me@db/books', 'after the reason has been mended']],
  run: (invocation) => manage(invocation, 'queue retry', retryDead, 'shards put back'),
};

export const cancel: Command = {
  name: 'queue cancel',
  summary: 'take back all shards that are not finished',
  usage: '--db URL',
  flags: { db: databaseFlag },
  examples: [
    ['onomast queue cancel --db postgres://me@db/books', 'a shard that a worker has is not loaded either'],
  ],
  run: (invocation) => manage(invocation, 'queue cancel', cancelAll, 'shards cancelled'),
};

async function manage(
  invocation: Invocation,
  command: string,
  act: (boss: PgBoss) => Promise<number>,
  done: string,
): Promise<number> {
  const boss = await openQueue(databaseOf(invocation, command), { supervise: false, onError: () => {} });
  try {
    say(`${await act(boss)} ${done}\n`);
  } finally {
    await boss.stop({ graceful: false });
  }
  return exitCode.done;
}
