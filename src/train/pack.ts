import { labelCount } from '../model/labels.ts';
import { frameBytes, leastWeight, type RawModel, rowBytes, weightBytes } from '../model/model-file.ts';
import type { Fitted } from './fit.ts';
import type { FeatureIndex } from './instances.ts';

const L = labelCount;
/** Bytes kept for the header. */
const headerBytes = 170_000;
/** A row whose biggest weight is below is not kept: leaving them out changes nothing that measures. */
const leastRow = 0.03;

/** The rows of a fitted model worth shipping: those with the biggest weights, as many as fit in `bytes`. */
export function pack(fitted: Fitted, index: FeatureIndex, bytes: number): RawModel {
  const second = fitted.second;
  const secondRows = second === undefined ? [] : rowsOf(second.weights.rows, second.index);
  const firstRows = rowsOf(fitted.first.rows, index);
  firstRows.sort((a, b) => b.most - a.most || a.row - b.row);
  let room = bytes - frameBytes - headerBytes;
  for (const { weights } of secondRows) room -= rowBytes + weightBytes * weights;
  const kept: typeof firstRows = [];
  for (const row of firstRows) {
    room -= rowBytes + weightBytes * row.weights;
    if (room < 0) break;
    kept.push(row);
  }
  const all = [
    ...kept.map(({ row }) => ({ rows: fitted.first.rows, row, hash: index.hashes[row]! })),
    ...secondRows.map(({ row }) => ({
      rows: second!.weights.rows,
      row,
      hash: second!.index.hashes[row]!,
    })),
  ].sort((a, b) => (a.hash >>> 0) - (b.hash >>> 0));
  const rows = new Float32Array(all.length * L);
  const hashes = new Int32Array(all.length);
  for (const [i, item] of all.entries()) {
    hashes[i] = item.hash;
    rows.set(item.rows.subarray(item.row * L, (item.row + 1) * L), i * L);
  }
  return {
    transitions: fitted.first.transitions,
    secondTransitions: second?.weights.transitions ?? fitted.first.transitions,
    hashes,
    rows,
  };
}

function rowsOf(
  weights: Float32Array,
  index: FeatureIndex,
): { row: number; most: number; weights: number }[] {
  const rows: { row: number; most: number; weights: number }[] = [];
  for (let row = 0; row < Math.min(index.size, weights.length / L); row++) {
    let most = 0;
    let count = 0;
    for (let y = 0; y < L; y++) {
      const w = Math.abs(weights[row * L + y]!);
      most = Math.max(most, w);
      if (w >= leastWeight) count++;
    }
    if (most >= leastRow) rows.push({ row, most, weights: count });
  }
  return rows;
}
