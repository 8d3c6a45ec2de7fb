import { expect, test } from 'vitest';
import { labelCount } from '../../../src/model/labels.ts';
import { Random } from '../../../src/train/random.ts';
import { RowSums } from '../../../src/train/row-sums.ts';

const L = labelCount;

test('sums are those of single precision, row after row', () => {
  const random = new Random(3);
  const sums = new RowSums(2, 50, 4);
  const tables = [sums.table(0), sums.table(1)];
  for (const table of tables) for (let i = 0; i < table.length; i++) table[i] = random.next() - 0.5;
  const expected = new Float32Array(4 * L);
  const rows = [7, 0, 49, 7, 12];
  for (const [t, from, table] of [
    [0, 0, 0],
    [3, 2, 1],
    [3, 0, 0],
    [1, 5, 0],
  ] as const) {
    sums.add(tables[table]!, rows, from, t);
    for (const row of rows.slice(from))
      for (let y = 0; y < L; y++) expected[t * L + y]! += tables[table]![row * L + y]!;
  }
  expect([...sums.scores]).toEqual([...expected]);
});
