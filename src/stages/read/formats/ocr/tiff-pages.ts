/** A page of a TIFF. */
export interface TiffPage {
  /** Pixels, as it is seen. */
  readonly width: number;
  readonly height: number;
  /** How its rows are turned to be seen, as TIFF and EXIF number it: 1 not at all. */
  readonly orientation: number;
  /** How it is packed, as TIFF numbers it. */
  readonly compression: number;
  /** Where its directory stands. */
  readonly directory: number;
}

/** Pages that are looked for. */
const mostDirectories = 10_000;
const tags = { kind: 254, width: 256, height: 257, compression: 259, orientation: 274 } as const;

/**
 * The pages of a TIFF in their order, smaller pictures of them left out; none where the bytes are no TIFF. What is broken after the first
 * pages leaves these, and a chain that goes in a circle ends.
 * @throws RangeError where the first directory is cut off
 */
export function tiffPages(bytes: Uint8Array): TiffPage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = isLittle(view);
  if ((!little && view.getUint16(0) !== 0x4d4d) || view.getUint16(2, little) !== 42) return [];
  const pages: TiffPage[] = [];
  const known = new Set<number>();
  for (let at = view.getUint32(4, little); at !== 0 && !known.has(at); ) {
    known.add(at);
    const end = known.size === 1 ? endOf(view, at, little) : endWithin(view, at, little);
    if (end === undefined || known.size > mostDirectories) break;
    const fields = fieldsOf(view, at, little);
    const orientation = orientationOf(fields) ?? 1;
    const size = seenSize(fields.get(tags.width) ?? 0, fields.get(tags.height) ?? 0, orientation);
    const isSmaller = ((fields.get(tags.kind) ?? 0) & 1) === 1;
    const compression = fields.get(tags.compression) ?? 1;
    if (!isSmaller) pages.push({ ...size, orientation, compression, directory: at });
    at = end + 4 > view.byteLength ? 0 : view.getUint32(end, little);
  }
  return pages;
}

/** A TIFF of one page alone: most readers take no more than the first. */
export function tiffOfPage(bytes: Uint8Array, { directory }: TiffPage): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const little = isLittle(view);
  view.setUint32(4, directory, little);
  const end = endOf(view, directory, little);
  if (end + 4 <= view.byteLength) view.setUint32(end, 0, little);
  return copy;
}

const isLittle = (view: DataView) => view.getUint16(0) === 0x4949;

/** Where the fields of a directory end, and the place of the next one stands. */
function endOf(view: DataView, directory: number, little: boolean): number {
  return directory + 2 + 12 * view.getUint16(directory, little);
}

function endWithin(view: DataView, directory: number, little: boolean): number | undefined {
  if (directory + 2 > view.byteLength) return undefined;
  const end = endOf(view, directory, little);
  return end > view.byteLength ? undefined : end;
}

/** The first value of each field of a directory. @throws RangeError where it is cut off */
export function fieldsOf(view: DataView, directory: number, little: boolean): Map<number, number> {
  const found = new Map<number, number>();
  const fields = view.getUint16(directory, little);
  for (let i = 0; i < fields; i++) {
    const entry = directory + 2 + 12 * i;
    const isShort = view.getUint16(entry + 2, little) === 3;
    const value = isShort ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little);
    found.set(view.getUint16(entry, little), value);
  }
  return found;
}

/** What fields say of how rows are turned; undefined where they say nothing that can be. */
export function orientationOf(fields: ReadonlyMap<number, number>): number | undefined {
  const value = fields.get(tags.orientation);
  return value !== undefined && value >= 1 && value <= 8 ? value : undefined;
}

/** From the fifth orientation on, rows of the file are columns of the picture. */
export function seenSize(width: number, height: number, orientation: number) {
  return orientation > 4 ? { width: height, height: width } : { width, height };
}
