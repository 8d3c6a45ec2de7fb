/** Bytes of a value, by its type as TIFF numbers it. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4] as const;
const types = { short: 3, long: 4, place: 13 } as const;

/** Where a field's values stand. */
interface Field {
  readonly type: number;
  readonly count: number;
  readonly at: number;
}

/** The fields of a directory of a TIFF, none of which leads out of the file. */
export class TiffFields {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #little: boolean;
  readonly #fields = new Map<number, Field>();

  /**
   * Takes all other fields out of the directory, with the way to the next one.
   * @param bytes of the file; are changed
   * @throws Error where a field of `needed` leads out of the file
   */
  constructor(bytes: Uint8Array, directory: number, needed: ReadonlySet<number>) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = this.#view.getUint16(0) === 0x4949;
    const [view, little] = [this.#view, this.#little];
    let kept = 0;
    for (let i = 0; i < view.getUint16(directory, little); i++) {
      const entry = directory + 2 + 12 * i;
      const tag = view.getUint16(entry, little);
      const type = view.getUint16(entry + 2, little);
      const count = view.getUint32(entry + 4, little);
      const size = sizes[type] ?? 0;
      if (!needed.has(tag) || size === 0 || this.#fields.has(tag)) continue;
      const at = size * count <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
      if (at + size * count > bytes.length) throw new Error(`its field ${tag} leads out of the file`);
      const place = directory + 2 + 12 * kept++;
      bytes.copyWithin(place, entry, entry + 12);
      this.#fields.set(tag, { type, count, at: at === entry + 8 ? place + 8 : at });
    }
    view.setUint16(directory, kept, little);
    const next = directory + 2 + 12 * kept;
    if (next + 4 <= bytes.length) view.setUint32(next, 0, little);
  }

  values(tag: number): number[] {
    const { type, count, at } = this.#fields.get(tag) ?? { type: types.short, count: 0, at: 0 };
    const isLong = type === types.long || type === types.place;
    if (!isLong && type !== types.short) return [...this.bytes(tag)];
    return Array.from({ length: count }, (_, i) =>
      isLong
        ? this.#view.getUint32(at + 4 * i, this.#little)
        : this.#view.getUint16(at + 2 * i, this.#little),
    );
  }

  first(tag: number, otherwise: number): number {
    return this.values(tag)[0] ?? otherwise;
  }

  has(tag: number): boolean {
    return this.#fields.has(tag);
  }

  bytes(tag: number): Uint8Array {
    const { type, count, at } = this.#fields.get(tag) ?? { type: 1, count: 0, at: 0 };
    return this.#bytes.subarray(at, at + count * sizes[type]!);
  }

  get size(): number {
    return this.#bytes.length;
  }

  /** A stretch of the file, as much of it as there is. */
  slice(start: number, length: number): Uint8Array {
    return this.#bytes.subarray(start, start + length);
  }

  /** Makes the lengths of pieces end with the file. */
  clip(lengths: number, offsets: readonly number[]): void {
    const field = this.#fields.get(lengths);
    if (field?.type !== types.long) return;
    for (const [i, length] of this.values(lengths).entries()) {
      const room = Math.max(0, this.#bytes.length - (offsets[i] ?? 0));
      if (length > room) this.#view.setUint32(field.at + 4 * i, room, this.#little);
    }
  }
}
