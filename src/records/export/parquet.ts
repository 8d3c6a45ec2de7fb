import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type BasicType, fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { makeFolder } from '../../files/make-folder.ts';
import { outputError } from '../../files/output-error.ts';
import { keepAtExit, removeAtExit } from '../../files/temporary.ts';
import { partOf } from '../../files/whole-file.ts';
import { type Column, type TableName, tables } from '../store/layout.ts';
import type { Row } from '../store/rows.ts';
import { TablesExporter, type TableWriter } from './tables.ts';

/** Rows of a row group. */
const groupRows = 50_000;

const parquetTypes: Readonly<Record<Column['type'], BasicType>> = {
  key: 'INT64',
  integer: 'INT64',
  real: 'DOUBLE',
  decimal: 'DOUBLE',
  text: 'STRING',
};

/** Parquet, a file a table; decimals are doubles. */
export function parquetExporter(folder: string, collection: string): TablesExporter {
  return new TablesExporter(collection, (table) => parquetFile(path.join(folder, `${table}.parquet`), table));
}

function parquetFile(file: string, table: TableName): TableWriter {
  const temporary = partOf(file);
  const { columns } = tables[table];
  const columnData = (rows: readonly Row[]) =>
    columns.map(({ name, type, nullable }, i) => ({
      name,
      type: parquetTypes[type],
      nullable: nullable === true,
      data: rows.map((row) => parquetCell(row[i]!, type)),
    }));
  let writer: ParquetWriter;
  try {
    makeFolder(path.dirname(path.resolve(file)));
    removeAtExit(temporary);
    writer = new ParquetWriter({
      writer: fileWriter(temporary),
      schema: schemaFromColumnData({ columnData: columnData([]) }),
      createdBy: 'onomast',
    });
  } catch (cause) {
    throw outputError(cause, file);
  }
  let held: Row[] = [];
  const flush = () => {
    if (held.length === 0) return;
    try {
      void writer.write({ columnData: columnData(held), rowGroupSize: groupRows });
    } catch (cause) {
      throw outputError(cause, file);
    }
    held = [];
  };
  return {
    write(rows) {
      for (const row of rows) {
        held.push(row);
        if (held.length === groupRows) flush();
      }
    },
    finish() {
      flush();
      try {
        void writer.finish();
        sync(temporary);
      } catch (cause) {
        throw outputError(cause, file);
      }
    },
    place() {
      try {
        renameSync(temporary, file);
        keepAtExit(temporary);
      } catch (cause) {
        throw outputError(cause, file);
      }
    },
    abandon: () => rmSync(temporary, { force: true }),
  };
}

function parquetCell(cell: Row[number], type: Column['type']): string | bigint | number | null {
  if (cell === null || type === 'text') return cell;
  return type === 'key' || type === 'integer' ? BigInt(cell) : Number(cell);
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
