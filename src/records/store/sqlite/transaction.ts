import type { DatabaseSync } from 'node:sqlite';

/** Does work in one transaction, which is undone when the work throws. */
export function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    undo(database);
    throw error;
  }
}

/** Ends the transaction that is under way, if one still is: a full disk has undone it already. */
export function undo(database: DatabaseSync): void {
  if (database.isTransaction) database.exec('ROLLBACK');
}
