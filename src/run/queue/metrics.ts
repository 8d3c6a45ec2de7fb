import { labelled, PrometheusText } from '../prometheus.ts';
import type { QueueStatus } from './status.ts';

/** What a worker has counted since it started. */
export interface WorkerCounts {
  documents: { loaded: number; unchanged: number; failed: number };
  shards: { done: number; failed: number; lost: number };
  mentions: number;
  /** Seconds spent on finished shards. */
  seconds: number;
}

/** The counts in the text format of Prometheus, version 0.0.4. */
export function metricsText(counts: WorkerCounts, status: QueueStatus | undefined): string {
  const text = new PrometheusText();
  const { documents, shards, mentions, seconds } = counts;
  text.add(
    'onomast_worker_documents_total',
    'counter',
    'Documents by outcome.',
    labelled('outcome', documents),
  );
  text.add('onomast_worker_shards_total', 'counter', 'Shards by outcome.', labelled('outcome', shards));
  text.add('onomast_worker_mentions_total', 'counter', 'Mentions loaded.', [['', mentions]]);
  text.add('onomast_worker_shard_seconds_total', 'counter', 'Seconds spent on shards.', [['', seconds]]);
  text.add('onomast_worker_resident_bytes', 'gauge', 'Memory of the worker.', [
    ['', process.memoryUsage.rss()],
  ]);
  if (status !== undefined) {
    const shards = Object.fromEntries(status.states.map(({ state, shards }) => [state, shards]));
    const documents = Object.fromEntries(status.states.map(({ state, documents }) => [state, documents]));
    text.add('onomast_queue_shards', 'gauge', 'Shards by state.', labelled('state', shards));
    text.add('onomast_queue_documents', 'gauge', 'Documents by state.', labelled('state', documents));
  }
  return text.toString();
}
