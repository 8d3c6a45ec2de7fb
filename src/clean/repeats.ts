import type { Range } from './edits.ts';
import { isSpaceCode } from './lines.ts';

/** The fewest words and code units of a clause that counts as stuttered, and the most words. */
const leastWords = 4;
const leastLength = 24;
const mostWords = 80;

/**
 * Clauses that stand twice (or more) in a row, as a scan that stutters has them: "on cooperation between the chambers; on
 * cooperation between the chambers; on …". Returns the second and further copies in a passage's text; case and punctuation do
 * not matter. Linear: a copy is looked for only where the same three words stood within 80 words before.
 */
export function findRepeats(text: string): Range[] {
  const start = 0;
  const end = text.length;
  if (end - start < 2 * leastLength) return [];
  const starts: number[] = [];
  const ends: number[] = [];
  const hashes: number[] = [];
  let i = start;
  while (i < end) {
    while (i < end && isSpaceCode(text.charCodeAt(i))) i++;
    if (i >= end) break;
    const from = i;
    let hash = 0;
    while (i < end) {
      const code = text.charCodeAt(i);
      if (isSpaceCode(code)) break;
      if (code > 0x7f || (code >= 0x30 && code <= 0x39)) hash = (Math.imul(hash, 31) + code) | 0;
      else if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a))
        hash = (Math.imul(hash, 31) + (code | 0x20)) | 0;
      i++;
    }
    starts.push(from);
    ends.push(i);
    hashes.push(hash);
  }
  const count = starts.length;
  if (count < 2 * leastWords) return [];
  let size = 16;
  while (size < count * 2) size *= 2;
  const lastAt = new Int32Array(size).fill(-1);
  const found: Range[] = [];
  for (let w = 0; w + 2 < count; w++) {
    const key = Math.imul(hashes[w]!, 0x9e3779b1) ^ Math.imul(hashes[w + 1]!, 0x85ebca6b) ^ hashes[w + 2]!;
    const slot = (key ^ (key >>> 15)) & (size - 1);
    const before = lastAt[slot]!;
    lastAt[slot] = w;
    const distance = w - before;
    if (before < 0 || distance < leastWords || distance > mostWords || w + distance > count) continue;
    let k = 0;
    while (k < distance && hashes[before + k] === hashes[w + k]) k++;
    if (k < distance || ends[w - 1]! - starts[before]! < leastLength) continue;
    if (plain(text, starts[before]!, ends[w - 1]!) !== plain(text, starts[w]!, ends[w + distance - 1]!))
      continue;
    found.push({ start: starts[w]!, end: ends[w + distance - 1]! });
    for (let j = w + 1; j < w + distance; j++) lastAt[slotOf(hashes, j, size)] = j;
    w += distance - 1;
  }
  return found;
}

function slotOf(hashes: readonly number[], w: number, size: number): number {
  const key =
    Math.imul(hashes[w]!, 0x9e3779b1) ^ Math.imul(hashes[w + 1] ?? 0, 0x85ebca6b) ^ (hashes[w + 2] ?? 0);
  return (key ^ (key >>> 15)) & (size - 1);
}

function plain(text: string, start: number, end: number): string {
  return text
    .slice(start, end)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
