import { describe, expect, it } from 'vitest';
import { lineNumbers } from '../../../../../../src/stages/read/formats/pages/line-numbers.ts';
import type { Piece } from '../../../../../../src/stages/read/formats/pages/piece.ts';

const piece = (text: string, left: number, line: number, width = 5 * text.length): Piece =>
  ({ text, left, right: left + width, baseline: 12 * line, size: 10 }) as Piece;
const prose = 'The council met in the old town hall of the district that year';
const page = (count: number) => Array.from({ length: count }, (_, i) => piece(prose, 100, i + 1));
const found = (pieces: Piece[]) => [...lineNumbers(pieces)].map(({ text }) => text);

describe('numbers of lines in a margin', () => {
  it('are told by their even steps, left and right of the text', () => {
    const every5 = [5, 10, 15, 20].map((n) => piece(`${n}`, 80, n));
    expect(found([...page(22), ...every5])).toEqual(['5', '10', '15', '20']);
    expect(found([...page(22), ...every5.map((p) => piece(p.text, 430, Number(p.text)))])).toHaveLength(4);
    const all = Array.from({ length: 28 }, (_, i) => piece(`${i + 1}`, 70, i + 1));
    expect(found([...page(28), ...all])).toHaveLength(28);
  });

  it('go on from the page before, and one may be missing', () => {
    const numbers = [105, 110, 120, 125].map((n) => piece(`${n}`, 75, n - 100));
    expect(found([...page(27), ...numbers])).toHaveLength(4);
  });

  it.each([
    ['a list', [1, 2, 3, 4].map((n) => piece(`${n}`, 80, 3 * n))],
    ['years', [1990, 1995, 2000, 2005].map((n, i) => piece(`${n}`, 75, 5 * (i + 1)))],
    ['pages of a table of contents', [3, 9, 14, 16].map((n, i) => piece(`${n}`, 430, i + 1))],
    ['numbers in the text', [5, 10, 15].map((n) => piece(`${n}`, 200, n))],
    ['two of them', [5, 10].map((n) => piece(`${n}`, 80, n))],
  ])('not %s', (_, numbers) => {
    expect(found([...page(22), ...numbers])).toEqual([]);
  });

  it('not the rows of a table', () => {
    const cells = Array.from({ length: 22 }, (_, i) => piece('Ghana', 100, i + 1));
    expect(found([...cells, ...[5, 10, 15, 20].map((n) => piece(`${n}`, 80, n))])).toEqual([]);
  });
});
