/** A Uint32Array that grows by doubling. */
export class GrowableU32 {
  array: Uint32Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = 1024) {
    this.array = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const next = new Uint32Array(this.array.length * 2);
      next.set(this.array);
      this.array = next;
    }
    this.array[this.length++] = value;
  }

  done(): Uint32Array<ArrayBuffer> {
    return this.array.slice(0, this.length);
  }
}

/** Bytes that grow by doubling. */
export class GrowableBytes {
  array: Buffer<ArrayBuffer>;
  length = 0;

  constructor(capacity = 1 << 16) {
    this.array = Buffer.alloc(capacity);
  }

  reserve(more: number): void {
    if (this.length + more <= this.array.length) return;
    const next = Buffer.alloc(Math.max(this.array.length * 2, this.length + more));
    this.array.copy(next, 0, 0, this.length);
    this.array = next;
  }

  push(byte: number): void {
    this.reserve(1);
    this.array[this.length++] = byte;
  }

  /** Appends text as UTF-8; returns the bytes written. */
  write(text: string): number {
    this.reserve(text.length * 3);
    const written = this.array.write(text, this.length, 'utf8');
    this.length += written;
    return written;
  }

  done(): Buffer<ArrayBuffer> {
    return this.array.subarray(0, this.length);
  }
}
