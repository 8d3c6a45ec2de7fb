import { OnomastError } from '../../errors/onomast-error.ts';
import {
  additionStatements,
  looseKeyStatements,
  searchStatements,
  tableStatements,
  viewStatements,
} from './sql.ts';
import type { Dialect } from './store.ts';

/** A step of the layout's history. A step that was released never changes; the layout grows by further steps. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: (dialect: Dialect) => readonly string[];
}

export const migrations: readonly Migration[] = [
  { version: 1, name: 'tables', statements: tableStatements },
  { version: 2, name: 'full-text search', statements: searchStatements },
  { version: 3, name: 'views', statements: () => viewStatements() },
  { version: 4, name: 'keys between parts of a document', statements: looseKeyStatements },
  { version: 5, name: 'version 2 of the record', statements: (dialect) => additionStatements(dialect, 5) },
  { version: 6, name: 'languages of passages', statements: (dialect) => additionStatements(dialect, 6) },
];

/**
 * Checks that a database which is only read can be asked.
 * @throws OnomastError `store.older`, `store.newer`
 */
export function assertLayout(version: number, place: string): void {
  if (missingMigrations(version, place).length === 0) return;
  const reason =
    version === 0
      ? `${place} holds no records`
      : `${place} has layout version ${version}, this program asks ${migrations.at(-1)!.version}`;
  throw new OnomastError('store.older', reason);
}

/** Table that says which steps a database has. */
export const versionTable = 'onomast_schema';

/**
 * Steps that a database of this version lacks.
 * @param version the greatest version it has, 0 for an empty one
 * @throws OnomastError `store.newer`
 */
export function missingMigrations(version: number, place: string): readonly Migration[] {
  const newest = migrations.at(-1)!.version;
  if (version > newest) {
    const reason = `${place} has layout version ${version}, this program knows up to ${newest}`;
    throw new OnomastError('store.newer', reason);
  }
  return migrations.filter((migration) => migration.version > version);
}
