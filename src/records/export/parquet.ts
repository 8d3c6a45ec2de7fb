import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type BasicType, fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { OnomastError } from '../../errors/onomast-error.ts';
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
  const temporary = `${file}.${process.pid}.part`;
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
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writer = new ParquetWriter({
      writer: fileWriter(temporary),
      schema: schemaFromColumnData({ columnData: columnData([]) }),
      createdBy: 'onomast',
    });
  } catch (cause) {
    throw unusable(cause, file);
  }
  let held: Row[] = [];
  const flush = () => {
    if (held.length === 0) return;
    try {
      void writer.write({ columnData: columnData(held), rowGroupSize: groupRows });
    } catch (cause) {
      throw unusable(cause, file);
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
    end() {
      flush();
      void writer.finish();
      renameSync(temporary, file);
    },
    abandon: () => rmSync(temporary, { force: true }),
  };
}

function parquetCell(cell: Row[number], type: Column['type']): string | bigint | number | null {
  if (cell === null || type === 'text') return cell;
  return type === 'key' || type === 'integer' ? BigInt(cell) : Number(cell);
}

function unusable(cause: unknown, file: string): OnomastError {
  const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new OnomastError('output.unusable', `cannot be written (${reason})`, { file }, { cause });
}
