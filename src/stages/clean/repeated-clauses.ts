import { isSpaceCode } from '../../text/lines.ts';
import type { Range } from './view-edits.ts';

/** The fewest words and code units of a clause that counts as stuttered, and the most words. */
const leastWords = 4;
const leastLength = 24;
const mostWords = 80;

/** Word positions and hashes of the text at hand; kept between calls, so that short texts cost no memory. */
let starts = new Int32Array(1024);
let ends = new Int32Array(1024);
let hashes = new Int32Array(1024);
/** Words beyond which the memory is given back. */
const longestKept = 1 << 18;
/** By hash of three words: where they stood last, counted from `base` on; what lies below `base` belongs to another text. */
const slots = 1 << 14;
const lastAt = new Int32Array(slots);
let base = 1;

/**
 * Clauses that stand twice (or more) in a row, as a scan that stutters has them: "on cooperation between the chambers; on
 * cooperation between the chambers; on …". Returns the second and further copies in a passage's text; case and punctuation do not
 * matter. Linear: a copy is looked for only where the same three words stood within 80 words before.
 */
export function findRepeats(text: string): Range[] {
  if (text.length < 2 * leastLength) return [];
  const count = readWords(text);
  if (count < 2 * leastWords) return [];
  if (base > 1_000_000_000) {
    lastAt.fill(0);
    base = 1;
  }
  const found = copiesAmong(text, count);
  base += count;
  if (starts.length > longestKept)
    [starts, ends, hashes] = [new Int32Array(1024), new Int32Array(1024), new Int32Array(1024)];
  return found;
}

function copiesAmong(text: string, count: number): Range[] {
  const found: Range[] = [];
  for (let w = 0; w + 2 < count; w++) {
    const slot = slotOf(w);
    const before = lastAt[slot]! - base;
    lastAt[slot] = base + w;
    const distance = w - before;
    if (before < 0 || distance < leastWords || distance > mostWords || w + distance > count) continue;
    let k = 0;
    while (k < distance && hashes[before + k] === hashes[w + k]) k++;
    if (k < distance || ends[w - 1]! - starts[before]! < leastLength) continue;
    if (plain(text, starts[before]!, ends[w - 1]!) !== plain(text, starts[w]!, ends[w + distance - 1]!))
      continue;
    found.push({ start: starts[w]!, end: ends[w + distance - 1]! });
    for (let j = w + 1; j < w + distance && j + 2 < count; j++) lastAt[slotOf(j)] = base + j;
    w += distance - 1;
  }
  return found;
}

function slotOf(w: number): number {
  const key = Math.imul(hashes[w]!, 0x9e3779b1) ^ Math.imul(hashes[w + 1]!, 0x85ebca6b) ^ hashes[w + 2]!;
  return (key ^ (key >>> 15)) & (slots - 1);
}

/** Reads the words between white space and hashes their letters and digits; returns how many there are. */
function readWords(text: string): number {
  const length = text.length;
  let count = 0;
  let i = 0;
  while (i < length) {
    let code = text.charCodeAt(i);
    if (code <= 0x20 || (code > 0x7e && isSpaceCode(code))) {
      i++;
      continue;
    }
    if (count === starts.length) grow();
    starts[count] = i;
    let hash = 0;
    do {
      if (code > 0x7f || (code >= 0x30 && code <= 0x39)) hash = (Math.imul(hash, 31) + code) | 0;
      else if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) {
        hash = (Math.imul(hash, 31) + (code | 0x20)) | 0;
      }
      code = text.charCodeAt(++i);
    } while (i < length && code > 0x20 && !(code > 0x7e && isSpaceCode(code)));
    ends[count] = i;
    hashes[count++] = hash;
  }
  return count;
}

function grow(): void {
  const size = starts.length * 2;
  const wider = (from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
    const to = new Int32Array(size);
    to.set(from);
    return to;
  };
  starts = wider(starts);
  ends = wider(ends);
  hashes = wider(hashes);
}

function plain(text: string, start: number, end: number): string {
  return text
    .slice(start, end)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
