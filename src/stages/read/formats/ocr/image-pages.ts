/** A page of an image: its size in pixels as it is seen, and how its bytes are had. */
export interface ImagePage {
  readonly width: number;
  readonly height: number;
  /** An image of this page alone, which the recogniser turns as it is meant to be seen. */
  readonly bytes: () => Uint8Array;
}

/** Pages of a TIFF that are looked for; a longer chain goes in a circle. */
const mostDirectories = 10_000;

/** The pages of a PNG, JPEG or TIFF; none where the bytes are no such image, or broken at the head. */
export function imagePages(bytes: Uint8Array): ImagePage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const start = view.getUint32(0);
    if (start === 0x89504e47)
      return [{ width: view.getUint32(16), height: view.getUint32(20), bytes: () => bytes }];
    if (start >>> 16 === 0xffd8) return jpegPage(view, bytes);
    return tiffPages(view, bytes);
  } catch (error) {
    // a file that ends too early
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** As EXIF and TIFF number them: from the fifth on, rows of the file are columns of the picture. */
function seen(width: number, height: number, orientation: number) {
  return orientation > 4 ? { width: height, height: width } : { width, height };
}

/** By the first frame header (C0 to CF without the tables C4, C8, CC); cameras say before it how they were held. */
function jpegPage(view: DataView, bytes: Uint8Array): ImagePage[] {
  let orientation = 1;
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xe1) orientation = exifOrientation(view, at + 4) ?? orientation;
    if (marker < 0xc0 || marker > 0xcf || [0xc4, 0xc8, 0xcc].includes(marker)) continue;
    const size = seen(view.getUint16(at + 7), view.getUint16(at + 5), orientation);
    return [{ ...size, bytes: () => (orientation === 1 ? bytes : orientedJpeg(bytes, orientation)) }];
  }
  return [];
}

function exifOrientation(view: DataView, at: number): number | undefined {
  if (view.getUint32(at) !== 0x45786966 || view.getUint16(at + 4) !== 0) return undefined;
  const tiff = at + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const value = fieldsOf(view, tiff + view.getUint32(tiff + 4, little), little).get(orientationTag);
  return isOrientation(value) ? value : undefined;
}

/** The recogniser knows the orientation in one byte order and near to the beginning only. */
function orientedJpeg(bytes: Uint8Array, orientation: number): Uint8Array {
  const exif = Buffer.from(
    'ffe10022457869660000' + '4d4d002a00000008' + '0001011200030000000100000000' + '00000000',
    'hex',
  );
  exif[29] = orientation;
  return Buffer.concat([bytes.subarray(0, 2), exif, bytes.subarray(2)]);
}

const orientationTag = 274;
const isOrientation = (value: number | undefined): value is number =>
  value !== undefined && value >= 1 && value <= 8;

/** Each directory of a TIFF is a page; smaller pictures of one are none. */
function tiffPages(view: DataView, bytes: Uint8Array): ImagePage[] {
  const order = view.getUint16(0);
  const little = order === 0x4949;
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) return [];
  const pages: ImagePage[] = [];
  const known = new Set<number>();
  for (let at = view.getUint32(4, little); at !== 0 && !known.has(at); ) {
    known.add(at);
    // what is broken behind the first pages leaves these
    if (known.size > mostDirectories || at + 2 > view.byteLength) break;
    const fields = fieldsOf(view, at, little);
    const orientation = fields.get(orientationTag);
    const size = seen(
      fields.get(256) ?? 0,
      fields.get(257) ?? 0,
      isOrientation(orientation) ? orientation : 1,
    );
    const isSmaller = ((fields.get(254) ?? 0) & 1) === 1;
    const directory = at;
    if (!isSmaller) pages.push({ ...size, bytes: () => tiffFrom(bytes, directory, little) });
    const next = at + 2 + 12 * view.getUint16(at, little);
    at = next + 4 > view.byteLength ? 0 : view.getUint32(next, little);
  }
  return pages;
}

/** The first value of each field of a directory. */
function fieldsOf(view: DataView, directory: number, little: boolean): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = 0; i < view.getUint16(directory, little); i++) {
    const entry = directory + 2 + 12 * i;
    const isShort = view.getUint16(entry + 2, little) === 3;
    const value = isShort ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little);
    found.set(view.getUint16(entry, little), value);
  }
  return found;
}

/** The same TIFF, whose first page is another: the recogniser reads no more than the first. */
function tiffFrom(bytes: Uint8Array, directory: number, little: boolean): Uint8Array {
  const copy = Uint8Array.from(bytes);
  new DataView(copy.buffer).setUint32(4, directory, little);
  return copy;
}
