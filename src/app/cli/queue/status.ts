import { tabulate } from '../../../records/store/tabulate.ts';
import { openQueue } from '../../../run/queue/queue.ts';
import { queueStatus } from '../../../run/queue/status.ts';
import { type Command, exitCode, type Invocation } from '../command.ts';
import { say } from '../terminal.ts';
import { databaseFlag, databaseOf } from './database-flag.ts';

export const status: Command = {
  name: 'queue status',
  summary: 'say how the work stands',
  usage: '--db URL [--json]',
  flags: { db: databaseFlag, json: { type: 'boolean', help: 'as JSON' } },
  examples: [
    ['onomast queue status --db postgres://me@db/books', 'shards by state, rate, time left, failures'],
  ],
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const boss = await openQueue(databaseOf(invocation, 'queue status'), {
    supervise: false,
    onError: () => {},
  });
  try {
    const { states, documentsPerSecond, secondsLeft, failures } = await queueStatus(boss);
    if (invocation.flags['json'] === true) {
      say(`${JSON.stringify({ states, documentsPerSecond, secondsLeft, failures }, null, 1)}\n`);
      return exitCode.done;
    }
    say(
      tabulate(
        states.map((state) => ({ ...state })),
        ['state', 'shards', 'documents'],
        'table',
      ),
    );
    const left = secondsLeft === undefined ? '' : `, ${duration(secondsLeft)} left`;
    say(`\n${documentsPerSecond.toFixed(1)} documents/s${left}\n`);
    if (failures.length > 0)
      say(
        `\n${tabulate(
          failures.map((failure) => ({ ...failure })),
          ['what', 'reason'],
          'table',
        )}`,
      );
  } finally {
    await boss.stop({ graceful: false });
  }
  return exitCode.done;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
