import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { OnomastError } from '../../errors/onomast-error.ts';
import type { DocumentRecord } from '../../record/schema.ts';
import type { Unfit } from '../../records/review/apply.ts';
import { Corrections, wholeRecord } from '../../records/review/corrections.ts';
import type { Decision } from '../../records/review/decision.ts';
import { DecisionLog, decisionFileName } from '../../records/review/decision-log.ts';
import { documentKey } from '../../records/store/keys.ts';
import { type LoadOptions, loadBatch, loadRecords } from '../../records/store/load.ts';
import { openStore } from '../../records/store/open.ts';
import { Reading } from '../../records/store/reading/reading.ts';
import { refreshReading } from '../../records/store/reading/refresh.ts';
import { sourceTexts } from '../../records/store/source-texts.ts';
import { Refusal } from './http/failure.ts';
import { RecordFinder } from './room-records.ts';

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
  /** Folder of annotated texts that the report measures the records by. */
  readonly gold?: string | undefined;
}

/** How far the loading of records is. */
export interface LoadingState {
  readonly stage: 'records' | 'tables';
  readonly done: number;
  readonly total: number | undefined;
}

/** Told how loading goes on. */
export type LoadingListener = (state: LoadingState) => void;

/** The data behind the pages: records, what people decided of them, and the database of both. */
export class Room {
  readonly options: RoomOptions;
  /** Records that could not be loaded. */
  readonly failures: OnomastError[] = [];
  /** Decisions that fit their record no more. */
  unfit: Unfit[] = [];
  loading: LoadingState | undefined = { stage: 'records', done: 0, total: undefined };
  #reading: Reading | undefined;
  #log: DecisionLog | undefined;
  #finder: RecordFinder | undefined;
  /** Corrections are worked into the database one after the other. */
  #work: Promise<void> = Promise.resolve();
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

  /** The decisions. @throws Refusal where the room has no records to decide about */
  get log(): DecisionLog {
    if (this.#log === undefined)
      throw new Refusal(
        409,
        'The room was opened on a database alone; open it on the records to decide about them.',
      );
    return this.#log;
  }

  /** @throws Refusal where nothing may be written */
  assertWritable(): void {
    if (this.options.readOnly) throw new Refusal(403, 'The room was opened with --read-only.');
  }

  /** Loads what is new or changed among the records, then opens the database. */
  async load(onState: LoadingListener = () => {}): Promise<void> {
    const { records, database } = this.options;
    const tell = (state: LoadingState) => {
      this.loading = state;
      onState(state);
    };
    if (this.folder !== undefined) this.#log = DecisionLog.open(path.join(this.folder, decisionFileName));
    const changed = records === undefined ? [] : await this.#loadRecords(records, tell);
    await refreshReading(database, changed, (done, total) => tell({ stage: 'tables', done, total }));
    this.#reading = Reading.open(database);
    this.loading = undefined;
  }

  async #loadRecords(records: string, tell: LoadingListener): Promise<number[]> {
    const { database, collection, prune } = this.options;
    this.#finder = new RecordFinder(records);
    const changed: number[] = [];
    let done = 0;
    const store = await openStore(`sqlite:${database}`);
    const corrections = this.#corrections();
    try {
      await loadRecords(store, [records], {
        ...this.#loadOptions(corrections),
        prune,
        onEvent: (event) => {
          if (event.status === 'failed') this.failures.push(event.error);
          else if (event.status !== 'unchanged') changed.push(documentKey(collection, event.path));
          tell({ stage: 'records', done: ++done, total: undefined });
        },
      });
    } finally {
      await store.close();
    }
    this.unfit = [...corrections.unfit];
    return changed;
  }

  #corrections(): Corrections {
    const { sources } = this.options;
    return new Corrections(this.log.decisions, sources === undefined ? undefined : sourceTexts(sources));
  }

  #loadOptions(corrections: Corrections): LoadOptions {
    const { collection, sources } = this.options;
    return { collection, corrections, ...(sources !== undefined && { passageText: sourceTexts(sources) }) };
  }

  /**
   * Keeps decisions, then works them into the database.
   * @returns those among them that do not fit
   */
  async decide(decisions: readonly Decision[]): Promise<readonly Unfit[]> {
    this.assertWritable();
    const before = this.log.decisions;
    this.log.append(decisions);
    const touched = decisions.flatMap((decision) => documentsOf(decision, before.all));
    const work = this.#work.then(() => this.#reload([...new Set(touched)]));
    this.#work = work.catch(() => {});
    await work;
    const made = new Set(decisions.map(({ id }) => id));
    return this.unfit.filter(({ decision }) => made.has(decision.id));
  }

  /** Loads the records of some documents anew, with the decisions as they stand. */
  async #reload(documents: readonly string[]): Promise<void> {
    if (documents.length === 0) return;
    const { database, collection } = this.options;
    const corrections = this.#corrections();
    const store = await openStore(`sqlite:${database}`);
    try {
      const found = documents.flatMap((document) => this.#finder?.of(document) ?? []);
      for (const record of corrections.correct(found))
        await loadBatch(store, [record], this.#loadOptions(corrections));
    } finally {
      await store.close();
    }
    const keys = documents.map((document) => documentKey(collection, document));
    await refreshReading(database, keys);
    const again = new Set(documents);
    this.unfit = [
      ...this.unfit.filter(({ decision }) => !again.has(decision.document)),
      ...corrections.unfit,
    ];
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

  /** The record of a document as it was extracted, without corrections; undefined where it is gone. */
  extracted(document: string): DocumentRecord | undefined {
    const reference = this.#finder?.of(document);
    return reference === undefined ? undefined : wholeRecord(reference);
  }

  close(): void {
    this.#reading?.close();
    this.#reading = undefined;
  }
}

/** Documents whose records a decision changes; of an undo those of what it takes back. */
function documentsOf(decision: Decision, before: readonly Decision[]): string[] {
  if ('document' in decision) return [decision.document];
  if (decision.action !== 'undo') return [];
  return before.flatMap((one) =>
    'document' in one && (one.id === decision.of || one.batch === decision.of) ? [one.document] : [],
  );
}
