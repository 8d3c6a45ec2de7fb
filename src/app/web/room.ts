import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { OnomastError } from '../../errors/onomast-error.ts';
import { documentKey } from '../../records/store/keys.ts';
import { loadRecords } from '../../records/store/load.ts';
import { openStore } from '../../records/store/open.ts';
import { Reading } from '../../records/store/reading/reading.ts';
import { refreshReading } from '../../records/store/reading/refresh.ts';
import { sourceTexts } from '../../records/store/source-texts.ts';
import { Refusal } from './http/failure.ts';

/** What a reading room is opened on. */
export interface RoomOptions {
  /** Folder or file of records; without it only what the database holds is shown. */
  readonly records?: string | undefined;
  /** SQLite file. */
  readonly database: string;
  /** Whether documents without a record are removed from it: only where the file is the room's own. */
  readonly prune: boolean;
  readonly collection: string;
  /** Folder of the publications. */
  readonly sources?: string | undefined;
  /** Nothing is written but the database. */
  readonly readOnly: boolean;
}

/** How far the loading of records is. */
export interface LoadingState {
  readonly stage: 'records' | 'tables';
  readonly done: number;
  readonly total: number | undefined;
}

/** Told how loading goes on. */
export type LoadingListener = (state: LoadingState) => void;

/** The data behind the pages: records, their database, and what is worked out from it. */
export class Room {
  readonly options: RoomOptions;
  /** Records that could not be loaded. */
  readonly failures: OnomastError[] = [];
  loading: LoadingState | undefined = { stage: 'records', done: 0, total: undefined };
  #reading: Reading | undefined;
  readonly #answers = new Map<string, { content: number; value: unknown }>();

  constructor(options: RoomOptions) {
    this.options = options;
  }

  /** Folder where decisions and samples are kept; undefined without records. */
  get folder(): string | undefined {
    const { records } = this.options;
    if (records === undefined) return undefined;
    return existsSync(records) && statSync(records).isDirectory() ? records : path.dirname(records);
  }

  /** The database for reading. @throws Refusal while it is being loaded */
  get reading(): Reading {
    if (this.#reading === undefined)
      throw new Refusal(503, 'The records are being loaded; the page goes on by itself.', {
        code: 'room.loading',
      });
    return this.#reading;
  }

  /** Loads what is new or changed among the records, then opens the database. */
  async load(onState: LoadingListener = () => {}): Promise<void> {
    const { records, database } = this.options;
    const tell = (state: LoadingState) => {
      this.loading = state;
      onState(state);
    };
    const changed = records === undefined ? [] : await this.#loadRecords(records, tell);
    await refreshReading(database, changed, (done, total) => tell({ stage: 'tables', done, total }));
    this.#reading = Reading.open(database);
    this.loading = undefined;
  }

  async #loadRecords(records: string, tell: LoadingListener): Promise<number[]> {
    const { database, collection, sources } = this.options;
    const changed: number[] = [];
    let done = 0;
    const store = await openStore(`sqlite:${database}`);
    try {
      await loadRecords(store, [records], {
        collection,
        prune: this.options.prune,
        ...(sources !== undefined && { passageText: sourceTexts(sources) }),
        onEvent: (event) => {
          if (event.status === 'failed') this.failures.push(event.error);
          else if (event.status !== 'unchanged') changed.push(documentKey(collection, event.path));
          tell({ stage: 'records', done: ++done, total: undefined });
        },
      });
    } finally {
      await store.close();
    }
    return changed;
  }

  /** An answer that stays the same until the content changes; worked out once. */
  kept<T>(key: string, make: (reading: Reading) => T): T {
    const { content } = this.reading;
    const known = this.#answers.get(key);
    if (known?.content === content) return known.value as T;
    const value = make(this.reading);
    this.#answers.set(key, { content, value });
    return value;
  }

  close(): void {
    this.#reading?.close();
    this.#reading = undefined;
  }
}
