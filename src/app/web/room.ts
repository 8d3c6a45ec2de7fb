import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { OnomastError } from '../../errors/onomast-error.ts';
import type { DocumentRecord } from '../../record/schema.ts';
import { Registry, type RegistryEvent } from '../../records/link/registry.ts';
import { takeBackMerges } from '../../records/link/taken-back.ts';
import type { Unfit } from '../../records/review/apply.ts';
import { Corrections, wholeRecord } from '../../records/review/corrections.ts';
import type { Decision } from '../../records/review/decision.ts';
import { DecisionLog, decisionFileName, isThingDecision } from '../../records/review/decision-log.ts';
import { documentKey } from '../../records/store/keys.ts';
import { loadRecords } from '../../records/store/load.ts';
import { loadBatch } from '../../records/store/load-batch.ts';
import type { LoadOptions } from '../../records/store/load-options.ts';
import { openStore } from '../../records/store/open.ts';
import { Reading } from '../../records/store/reading/reading.ts';
import { noteThingsState, readThingsState, refreshReading } from '../../records/store/reading/refresh.ts';
import { sourceTexts } from '../../records/store/source-texts.ts';
import { updateThings } from '../../records/store/update-things.ts';
import { reachOf, thingsIn } from '../../records/things/reach.ts';
import { Reconciled } from '../../records/things/reconciled.ts';
import { Refusal } from './http/failure.ts';
import { meantBy } from './meant-by.ts';
import { notedSources, Originals } from './originals.ts';
import type { LoadingListener, LoadingState, RoomOptions } from './room-options.ts';
import { RecordFinder } from './room-records.ts';

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
  #linked: { registry?: Registry; reconciled?: Reconciled } | undefined;
  #originals: Originals | undefined;
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

  /** The publications themselves: below the folder given, else below those that the run noted. */
  get originals(): Originals {
    const { sources, records } = this.options;
    this.#originals ??= new Originals(
      sources !== undefined ? [sources] : records === undefined ? [] : notedSources(this.folder!),
    );
    return this.#originals;
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
    if (records !== undefined) await this.#refreshThings();
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

  /** Works out anew which things the entities are, where something else says so than when it was last done. */
  async #refreshThings(): Promise<void> {
    const { database, collection } = this.options;
    const state = this.#thingsState();
    const before = readThingsState(database);
    if (before === state) return;
    const { things } = this.#corrections();
    // What another command loaded with a registry stays, where this room has nothing to say of it.
    if (things.isEmpty && before === '') {
      noteThingsState(database, state);
      return;
    }
    const store = await openStore(`sqlite:${database}`);
    try {
      const changed = await updateThings(store, things, { collection });
      await refreshReading(database, changed);
    } finally {
      await store.close();
    }
    noteThingsState(database, state);
  }

  /** What says which things the entities are: decisions by their ids, files by when they were written. */
  #thingsState(): string {
    const { registry, reconciled } = this.options;
    const files = [registry, reconciled].map((file) =>
      file === undefined ? '' : `${file} ${statSync(file).mtimeMs}`,
    );
    const decisions = this.log.decisions.things.map(({ id }) => id);
    return createHash('sha256')
      .update(JSON.stringify([files, decisions]))
      .digest('hex');
  }

  #links(): { readonly registry?: Registry; readonly reconciled?: Reconciled } {
    const { registry, reconciled } = this.options;
    this.#linked ??= {
      ...(registry !== undefined && { registry: Registry.open(registry) }),
      ...(reconciled !== undefined && { reconciled: Reconciled.read(reconciled) }),
    };
    return this.#linked;
  }

  #corrections(): Corrections {
    const { sources } = this.options;
    const text = sources === undefined ? undefined : sourceTexts(sources);
    const links = this.#links();
    // The registry may still have a merge that was taken back since it was written.
    if (links.registry !== undefined) takeBackMerges(links.registry, this.log.decisions.things);
    return new Corrections(this.log.decisions, { text, ...links });
  }

  #loadOptions(corrections: Corrections): LoadOptions {
    const { collection, sources } = this.options;
    return {
      collection,
      corrections,
      things: corrections.things,
      ...(sources !== undefined && { passageText: sourceTexts(sources) }),
    };
  }

  /**
   * Keeps decisions, then works them into the database.
   * @returns those among them that do not fit
   */
  async decide(decisions: readonly Decision[]): Promise<readonly Unfit[]> {
    this.assertWritable();
    const before = this.log.decisions.all;
    this.log.append(decisions);
    const meant = decisions.flatMap((decision) => meantBy(decision, before));
    const things = meant.filter(isThingDecision);
    const documents = meant.flatMap((decision) => ('document' in decision ? [decision.document] : []));
    const all = [...before, ...decisions].filter(isThingDecision);
    const reached = reachOf(things.flatMap(thingsIn), all);
    await this.#inTurn(() => [...documents, ...this.#documentsWith(reached)]);
    const made = new Set(decisions.map(({ id }) => id));
    return this.unfit.filter(({ decision }) => made.has(decision.id));
  }

  /** Documents that name one of some things. */
  #documentsWith(things: ReadonlySet<string>): string[] {
    if (things.size === 0) return [];
    return this.reading
      .all(
        `SELECT DISTINCT d.path FROM reading_document_things t JOIN documents d ON d.document_id = t.document_id
          WHERE t.thing IN (SELECT value FROM json_each(:things)) AND d.collection = :collection`,
        { things: JSON.stringify([...things]), collection: this.options.collection },
      )
      .map(({ path: document }) => String(document));
  }

  /** Whether the folder has a record of a document. */
  hasRecord(document: string): boolean {
    return this.#finder?.of(document) !== undefined;
  }

  /** Works a document into the database whose record was written since. */
  add(document: string): Promise<void> {
    return this.#inTurn(() => [document]);
  }

  /** Works documents into the database after what is under way. */
  async #inTurn(documents: () => readonly string[]): Promise<void> {
    const work = this.#work.then(() => this.#reload([...new Set(documents())]));
    this.#work = work.catch(() => {});
    await work;
  }

  /** Loads the records of some documents anew, with the decisions as they stand. */
  async #reload(documents: readonly string[]): Promise<void> {
    if (documents.length === 0) return;
    const { database, collection } = this.options;
    const corrections = this.#corrections();
    const keys = documents.map((document) => documentKey(collection, document));
    const store = await openStore(`sqlite:${database}`);
    try {
      const found = documents.flatMap((document) => this.#finder?.of(document) ?? []);
      for (const record of corrections.correct(found))
        await loadBatch(store, [record], this.#loadOptions(corrections));
      await updateThings(store, corrections.things, { collection, documents: keys });
    } finally {
      await store.close();
    }
    await refreshReading(database, keys);
    noteThingsState(database, this.#thingsState());
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

  /** What the linker did to some things. */
  linkEvents(things: ReadonlySet<string>): Exclude<RegistryEvent, { event: 'apart' }>[] {
    if (this.options.registry === undefined) return [];
    const { registry } = this.#links();
    return (registry?.events ?? []).filter(
      (event): event is Exclude<RegistryEvent, { event: 'apart' }> =>
        event.event !== 'apart' && (things.has(event.from) || things.has(event.into)),
    );
  }

  close(): void {
    this.#reading?.close();
    this.#reading = undefined;
  }
}
