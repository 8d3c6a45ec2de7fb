import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { WholeFile } from '../../files/whole-file.ts';
import type { Row } from '../store/rows.ts';
import { columnNames } from '../store/sql.ts';
import { TablesExporter, type TableWriter } from './tables.ts';

/** CSV by RFC 4180, a file a table; an absent value is an empty field, an empty string a quoted one. */
export function csvExporter(folder: string, collection: string): TablesExporter {
  return new TablesExporter(collection, (table) =>
    csvFile(path.join(folder, `${table}.csv`), columnNames(table)),
  );
}

/** A CSV file with a header. */
export function csvFile(file: string, columns: readonly string[]): TableWriter {
  const output = new WholeFile(file);
  const write = (rows: readonly Row[]) => output.write(csvLines(rows));
  write([columns]);
  return {
    write,
    finish: () => output.finish(),
    place: () => output.place(),
    abandon: () => output.abandon(),
  };
}

/** Rows as CSV lines. */
export function csvLines(rows: readonly Row[]): string {
  return stringify(rows as Row[], {
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
    cast: { string: (value) => (value === '' ? { value, quoted_empty: true } : value) },
  });
}
