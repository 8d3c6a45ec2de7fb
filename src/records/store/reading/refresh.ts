import { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../sqlite/transaction.ts';
import {
  createReading,
  fillAllThings,
  fillDocuments,
  fillThings,
  readingTables,
  readingVersion,
} from './tables.ts';

/** Documents whose rows are worked on at once. */
const batch = 500;

/** What a refresh tells while it works. */
export type RefreshProgress = (done: number, total: number) => void;

/**
 * Brings the reading tables of a SQLite file up to date.
 * @param changed keys of documents that were loaded anew or removed; `all` makes the tables anew
 * @returns a number that grows with every change of the content
 */
export async function refreshReading(
  file: string,
  changed: readonly number[] | 'all',
  onProgress: RefreshProgress = () => {},
): Promise<number> {
  const database = new DatabaseSync(file, { timeout: 30_000 });
  try {
    database.exec('PRAGMA cache_size = -32768');
    database.function('word_count', { deterministic: true }, countWords);
    const whole = changed === 'all' || !isCurrent(database);
    if (whole) makeAnew(database);
    const ids = whole ? allDocuments(database) : changed;
    const touched = whole ? undefined : thingsOf(database, ids);
    for (let at = 0; at < ids.length; at += batch) {
      refill(database, ids.slice(at, at + batch));
      onProgress(Math.min(at + batch, ids.length), ids.length);
      // A server that loads meanwhile goes on answering.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    if (touched === undefined) database.exec(`INSERT INTO reading_things ${fillAllThings}`);
    else refillThings(database, [...new Set([...touched, ...thingsOf(database, ids)])]);
    if (whole || ids.length > 0) database.exec('UPDATE reading_state SET content = content + 1');
    return contentOf(database);
  } finally {
    database.close();
  }
}

/** Runs of letters and digits; an apostrophe or hyphen inside belongs to them. */
function countWords(text: unknown): number {
  return typeof text === 'string' ? (text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0) : 0;
}

function isCurrent(database: DatabaseSync): boolean {
  const known = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'reading_state'").get();
  if (known === undefined) return false;
  return database.prepare('SELECT version FROM reading_state').get()?.['version'] === readingVersion;
}

function contentOf(database: DatabaseSync): number {
  return Number(database.prepare('SELECT content FROM reading_state').get()!['content']);
}

function makeAnew(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  const known = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'reading_state'").get();
  const content = known === undefined ? 0 : contentOf(database);
  const things = known === undefined ? '' : thingsStateOf(database);
  for (const table of readingTables) database.exec(`DROP TABLE IF EXISTS ${table}`);
  database.exec('DROP TABLE IF EXISTS reading_state');
  for (const statement of createReading) database.exec(statement);
  database.prepare('INSERT INTO reading_state VALUES (?, ?, ?)').run(readingVersion, content, things);
  database.exec('COMMIT');
}

/** What the things of the entities were last worked out by; empty where nobody did, or the tables are of another version. */
function thingsStateOf(database: DatabaseSync): string {
  const columns = database.prepare("SELECT name FROM pragma_table_info('reading_state')").all();
  if (!columns.some(({ name }) => name === 'things')) return '';
  return String(database.prepare('SELECT things FROM reading_state').get()!['things']);
}

/** Reads what the things of a file's entities were last worked out by. */
export function readThingsState(file: string): string {
  const database = new DatabaseSync(file, { timeout: 30_000 });
  try {
    return thingsStateOf(database);
  } finally {
    database.close();
  }
}

/** Notes what the things of a file's entities were worked out by. */
export function noteThingsState(file: string, state: string): void {
  const database = new DatabaseSync(file, { timeout: 30_000 });
  try {
    database.prepare('UPDATE reading_state SET things = ?').run(state);
  } finally {
    database.close();
  }
}

function allDocuments(database: DatabaseSync): number[] {
  return database
    .prepare('SELECT document_id FROM documents ORDER BY document_id')
    .all()
    .map((row) => Number(row['document_id']));
}

/** Things that documents have as far as the reading tables know: asked before they are filled again, those whose totals may shrink. */
function thingsOf(database: DatabaseSync, ids: readonly number[]): string[] {
  return database
    .prepare(
      'SELECT DISTINCT thing FROM reading_document_things WHERE document_id IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(ids))
    .map((row) => String(row['thing']));
}

function refill(database: DatabaseSync, ids: readonly number[]): void {
  const parameter = { ids: JSON.stringify(ids) };
  inTransaction(database, () => {
    for (const [table, select] of fillDocuments) {
      database
        .prepare(`DELETE FROM ${table} WHERE document_id IN (SELECT value FROM json_each(:ids))`)
        .run(parameter);
      database.prepare(`INSERT INTO ${table} ${select}`).run(parameter);
    }
  });
}

function refillThings(database: DatabaseSync, things: readonly string[]): void {
  const parameter = { things: JSON.stringify(things) };
  inTransaction(database, () => {
    database
      .prepare('DELETE FROM reading_things WHERE thing IN (SELECT value FROM json_each(:things))')
      .run(parameter);
    database.prepare(`INSERT INTO reading_things ${fillThings}`).run(parameter);
  });
}
