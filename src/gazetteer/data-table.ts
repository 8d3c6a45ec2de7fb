import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../paths.ts';

/**
 * The rows of a table of `data/`, `languages/en/citation-places.csv`: a header line, then a row a line; no cell has a comma or a
 * quotation mark.
 */
export function readDataTable<Column extends string>(name: string): Record<Column, string>[] {
  const [header, ...lines] = readFileSync(path.join(packageRoot, 'data', name), 'utf8')
    .trim()
    .split('\n');
  const columns = header!.split(',') as Column[];
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ''])) as Record<Column, string>;
  });
}
