import { createRequire } from 'node:module';
import type Table from 'cli-table3';
import { oneLine } from './visible.ts';

/** A table without rules: columns parted by blanks alone, as people and programs read it best. A cell stands on one line. */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { alignRight, gap }: { alignRight: readonly boolean[]; gap: number },
): string {
  const none = ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) => [
    side,
    `${side}-mid`,
    `${side}-left`,
    `${side}-right`,
  ]);
  // Loaded where a table is shown.
  const TextTable = createRequire(import.meta.url)('cli-table3') as typeof Table;
  const table = new TextTable({
    head: [...head],
    colAligns: alignRight.map((is) => (is ? 'right' : 'left')),
    chars: { ...Object.fromEntries(none.map((name) => [name, ''])), middle: '' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap },
  });
  for (const row of rows) table.push(row.map(oneLine));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
