import { OnomastError } from '../errors/onomast-error.ts';
import { GrowableBytes } from './growable.ts';
import { hashBytes } from './hash.ts';

/** Strings kept once each, as a length (LEB128) and UTF-8 bytes, while a gazetteer is built. */
export class StringPool {
  readonly bytes = new GrowableBytes();
  #slots = new Uint32Array(1 << 12);
  #count = 0;

  constructor() {
    // Offset 0 means "none".
    this.bytes.push(0);
  }

  /** Offset of a string in the pool; a string written before is found again. */
  add(text: string): number {
    const pool = this.bytes;
    const offset = pool.length;
    const length = Buffer.byteLength(text);
    for (let rest = length; ; rest >>>= 7) {
      if (rest < 128) {
        pool.push(rest);
        break;
      }
      pool.push((rest & 127) | 128);
    }
    pool.write(text);
    const end = pool.length;
    const mask = this.#slots.length - 1;
    let slot = hashBytes(pool.array, offset, end) & mask;
    for (let known = this.#slots[slot]!; known !== 0; known = this.#slots[slot]!) {
      if (pool.array.compare(pool.array, known, known + end - offset, offset, end) === 0) {
        pool.length = offset;
        return known;
      }
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = offset;
    if (pool.length > 0xf0000000)
      throw new OnomastError('gazetteer.too-large', 'more than 4 GB of names in one gazetteer');
    if (++this.#count * 3 > this.#slots.length * 2) this.#grow();
    return offset;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    const mask = slots.length - 1;
    for (const offset of old) {
      if (offset === 0) continue;
      let slot = hashBytes(this.bytes.array, offset, this.#end(offset)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = offset;
    }
    this.#slots = slots;
  }

  #end(offset: number): number {
    let length = 0;
    let shift = 0;
    let at = offset;
    for (; ; shift += 7) {
      const byte = this.bytes.array[at++]!;
      length |= (byte & 127) << shift;
      if (byte < 128) return at + length;
    }
  }
}
