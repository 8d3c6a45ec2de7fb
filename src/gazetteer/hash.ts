/** FNV-1a over the code units of an ASCII string, 32 bits, mixed so that the low bits are usable as slots. */
export function hashAscii(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** As {@link hashAscii}, over bytes `[start, end)`. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193);
  return mix(h);
}

/** Hash of a pair of 32-bit numbers. */
export function hashPair(a: number, b: number): number {
  return mix(Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ (b >>> 15), 0x85ebca77));
}

/** A hash table with open addressing of numbers by their hashes: number + 1, or 0 for an empty slot; equal hashes in their order. */
export function slotsOf(hashes: Uint32Array): Uint32Array<ArrayBuffer> {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const slots = new Uint32Array(size);
  for (let number = 0; number < hashes.length; number++) {
    let slot = hashes[number]! & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = number + 1;
  }
  return slots;
}

function mix(h: number): number {
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  return h >>> 0;
}
