import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { packageRoot } from '../../src/paths.ts';

/** The rows of a table of `data/gazetteers/tables/` by column. */
export function readTable<Column extends string>(name: string): Record<Column, string>[] {
  const file = path.join(packageRoot, 'data', 'gazetteers', 'tables', name);
  return parse(readFileSync(file, 'utf8'), { columns: true, skip_empty_lines: true });
}
