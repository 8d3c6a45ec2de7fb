/** A picture for {@link makeTiff}: bytes of red, green, blue and opacity, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array | Uint8ClampedArray;
  /** As TIFF numbers it. */
  readonly orientation?: number;
  /** A smaller picture of a page, and no page. */
  readonly isThumbnail?: boolean;
}

/** A TIFF with a page for each picture, in shades of grey, not packed. */
export function makeTiff(pictures: readonly Picture[]): Uint8Array {
  const pieces: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])];
  let at = 8;
  for (const [i, { width, height, pixels, orientation = 1, isThumbnail = false }] of pictures.entries()) {
    const fields: readonly (readonly [tag: number, value: number])[] = [
      [254, isThumbnail ? 1 : 0],
      [256, width],
      [257, height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, at + 2 + 12 * 11 + 4],
      [274, orientation],
      [277, 1],
      [278, height],
      [279, width * height],
    ];
    const head = Buffer.alloc(2 + 12 * fields.length + 4);
    head.writeUInt16LE(fields.length, 0);
    for (const [n, [tag, value]] of fields.entries()) {
      head.writeUInt16LE(tag, 2 + 12 * n);
      head.writeUInt16LE(4, 4 + 12 * n);
      head.writeUInt32LE(1, 6 + 12 * n);
      head.writeUInt32LE(value, 10 + 12 * n);
    }
    const grey = Buffer.from(pixels.filter((_, n) => n % 4 === 0));
    at += head.length + grey.length + (grey.length % 2);
    head.writeUInt32LE(i === pictures.length - 1 ? 0 : at, head.length - 4);
    pieces.push(head, grey, Buffer.alloc(grey.length % 2));
  }
  return Buffer.concat(pieces);
}
