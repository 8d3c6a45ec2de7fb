import type { PgBoss } from 'pg-boss';
import { deadLetters, queueSchema } from './queue.ts';

/** How the work stands. */
export interface QueueStatus {
  /** Shards and their documents by state: `waiting`, `retrying`, `active`, `done`, `dead`, `cancelled`. */
  readonly states: readonly { readonly state: string; readonly shards: number; readonly documents: number }[];
  /** Documents a second over the last ten minutes, 0 where none was finished. */
  readonly documentsPerSecond: number;
  /** Seconds that the rest will take at that rate; undefined where nothing is left or nothing moves. */
  readonly secondsLeft?: number;
  /** Documents that failed in finished shards, and dead shards, with their reasons; the most frequent first. */
  readonly failures: readonly { readonly what: string; readonly reason: string }[];
}

const stateNames: Readonly<Record<string, string>> = {
  created: 'waiting',
  retry: 'retrying',
  active: 'active',
  completed: 'done',
  cancelled: 'cancelled',
};
const order = ['waiting', 'retrying', 'active', 'done', 'dead', 'cancelled'];
/** Failures listed at most. */
const mostFailures = 50;

/** Asks the queue's tables how the work stands. */
export async function queueStatus(boss: PgBoss): Promise<QueueStatus> {
  const ask = async (sql: string) => (await boss.getDb().executeSql(sql)).rows;
  const shards = `${queueSchema}.job WHERE name LIKE 'onomast-shards-%'`;
  const rows: { state: string; shards: string; documents: string }[] = await ask(
    `SELECT state::text AS state, count(*) AS shards, sum(jsonb_array_length(data->'documents')) AS documents
     FROM ${shards} AND state <> 'failed' GROUP BY state
     UNION ALL SELECT 'dead', count(*), coalesce(sum(jsonb_array_length(data->'documents')), 0)
     FROM ${queueSchema}.job WHERE name = '${deadLetters}' AND state < 'completed' HAVING count(*) > 0`,
  );
  const states = rows
    .map(({ state, shards, documents }) => ({
      state: stateNames[state] ?? state,
      shards: Number(shards),
      documents: Number(documents),
    }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const [rate] = await ask(
    `SELECT coalesce(sum(jsonb_array_length(data->'documents')), 0) AS documents,
       extract(epoch FROM least(now(), max(completed_on)) - min(started_on)) AS seconds
     FROM ${shards} AND state = 'completed' AND completed_on > now() - interval '10 minutes'`,
  );
  const seconds = Number(rate?.seconds ?? 0);
  const documentsPerSecond = seconds > 0 ? Number(rate.documents) / seconds : 0;
  const left = states
    .filter(({ state }) => ['waiting', 'retrying', 'active'].includes(state))
    .reduce((sum, { documents }) => sum + documents, 0);
  const failed = await ask(
    `SELECT f->>'path' AS what, f->>'reason' AS reason
     FROM ${queueSchema}.job, LATERAL jsonb_array_elements(output->'failed') f
     WHERE name LIKE 'onomast-shards-%' AND state = 'completed' AND jsonb_typeof(output->'failed') = 'array'
     ORDER BY 1 LIMIT ${mostFailures}`,
  );
  const dead = await ask(
    `SELECT data->'documents' AS documents, coalesce(source_output->>'message', source_output::text) AS reason
     FROM ${queueSchema}.job WHERE name = '${deadLetters}' AND state < 'completed' ORDER BY created_on, id LIMIT ${mostFailures}`,
  );
  return {
    states,
    documentsPerSecond,
    ...(left > 0 && documentsPerSecond > 0 && { secondsLeft: left / documentsPerSecond }),
    failures: [
      ...failed,
      ...dead.map(({ documents, reason }: { documents: { path: string }[]; reason: string }) => ({
        what: `dead shard of ${documents.length} from ${documents[0]?.path ?? '?'}`,
        reason: reason ?? 'unknown',
      })),
    ],
  };
}
