import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../paths.ts';

/** The text of a file of `data/`. */
export const readDataFile = (name: string): string =>
  readFileSync(path.join(packageRoot, 'data', name), 'utf8').trim();

const linesOf = (name: string): string[] => readDataFile(name).split('\n');

/**
 * The rows of a table of `data/`, `languages/en/citation-places.csv`: a header line, then a row a line; no cell has a comma or a
 * quotation mark.
 */
export function readDataTable<Column extends string>(name: string): Record<Column, string>[] {
  const [header, ...lines] = linesOf(name);
  const columns = header!.split(',') as Column[];
  // Many tables are read at every start: no list of pairs a row.
  return lines.map((line) => {
    const row = {} as Record<Column, string>;
    let at = 0;
    for (const column of columns) {
      const comma = line.indexOf(',', at);
      const end = comma < 0 ? line.length : comma;
      row[column] = line.slice(at, end);
      at = comma < 0 ? line.length : comma + 1;
    }
    return row;
  });
}

/** Looks up the words of a table that has a column `role`; a role that no row has is a fault of the code. */
export function readRoles<Column extends string>(
  name: string,
  column: Column,
): (role: string) => ReadonlySet<string> {
  const byRole = Map.groupBy(readDataTable<Column | 'role'>(name), ({ role }) => role);
  return (role) => {
    const rows = byRole.get(role);
    if (rows === undefined) throw new Error(`data/${name}: no row has the role ${role}`);
    return new Set(rows.map((row) => row[column]));
  };
}

/** The source of an expression that finds any of the words, the longest first; a blank stands for any white space. */
export function anyOf(words: Iterable<string>): string {
  const sources = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => (/^\w+$/.test(word) ? word : word.split(' ').map(RegExp.escape).join('\\s+')));
  return `(?:${sources.join('|')})`;
}

/** The cells of a table's first column alone. */
export function readFirstColumn(name: string): string[] {
  const [, ...lines] = linesOf(name);
  return lines.map((line) => {
    const comma = line.indexOf(',');
    return comma < 0 ? line : line.slice(0, comma);
  });
}
