import { tableNames, tables } from '../../src/records/store/layout.ts';
import type { Answer, Store } from '../../src/records/store/store.ts';

/** All rows of all tables, in the order of their keys, decimals as numbers: equal for equal stores of any kind. */
export async function snapshot(store: Store): Promise<Record<string, Answer[]>> {
  const all: Record<string, Answer[]> = {};
  for (const name of tableNames) {
    const { columns, primaryKey } = tables[name];
    const list = columns.map((column) => column.name).join(', ');
    const rows = await store.query(`SELECT ${list} FROM ${name} ORDER BY ${primaryKey.join(', ')}`);
    const decimals = columns.filter(({ type }) => type === 'decimal').map((column) => column.name);
    for (const row of rows)
      for (const column of decimals) if (row[column] !== null) row[column] = Number(row[column]);
    all[name] = rows;
  }
  return all;
}
