import { setTimeout as sleep } from 'node:timers/promises';
import type { OnomastError } from '../../errors/onomast-error.ts';
import type { RecordHead } from '../../record/sinks.ts';
import type { PassedOver } from '../read/find.ts';
import type { Corrections } from '../review/corrections.ts';
import type { Things } from '../things/things.ts';
import { defaultCollection } from './keys.ts';
import { isPassing } from './postgres/postgres-error.ts';

/** What became of one record. */
export type LoadEvent =
  | { readonly status: 'loaded'; readonly path: string; readonly mentions: number }
  | { readonly status: 'unchanged' | 'removed'; readonly path: string }
  | { readonly status: 'failed'; readonly path: string; readonly error: OnomastError };

export interface LoadOptions {
  /** A document is its path within a collection; `default` if absent. */
  readonly collection?: string;
  readonly onEvent?: (event: LoadEvent) => void;
  /** Is told how many records of a folder its `run.json` does not name. */
  readonly onPassedOver?: PassedOver;
  /** Is told of a document that has a second record, which counts. */
  readonly onSecond?: (path: string) => void;
  /** Fills in the text of passages that a record leaves out; code points of the document. */
  readonly passageText?: (head: RecordHead) => ((start: number, end: number) => string) | undefined;
  /** Decisions by which records are corrected on the way. */
  readonly corrections?: Pick<Corrections, 'correct'>;
  /** Says which thing of the collection an entity is. */
  readonly things?: Things;
  /** Ends the load between two transactions. */
  readonly signal?: AbortSignal;
}

export function collectionOf({ collection }: LoadOptions): string {
  return collection ?? defaultCollection;
}

/** Waits before a lost connection is tried again, in milliseconds. */
const retryDelays = [250, 1000, 2000, 4000, 8000, 15_000];

/** Runs work that can be run again, until the database is back or the patience at an end. */
export async function persist<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  for (const delay of retryDelays) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || signal?.aborted) throw error;
      await sleep(delay);
    }
  }
  return work();
}
