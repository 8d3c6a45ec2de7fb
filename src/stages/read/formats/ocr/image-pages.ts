import { fieldsOf, orientationOf, seenSize, tiffOfPage, tiffPages } from './tiff-pages.ts';
import { greyOfPage, isUnpackedHere } from './tiff-pixels.ts';

/** A page of an image: its size in pixels as it is seen, and how its bytes are had. */
export interface ImagePage {
  readonly width: number;
  readonly height: number;
  /** An image of this page alone, which the recogniser turns as it is meant to be seen. */
  readonly bytes: () => Uint8Array;
}

/** The pages of a PNG, JPEG or TIFF; none where the bytes are no such image, or broken at the head. */
export function imagePages(bytes: Uint8Array): ImagePage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const start = view.getUint32(0);
    if (start === 0x89504e47)
      return [{ width: view.getUint32(16), height: view.getUint32(20), bytes: () => bytes }];
    if (start >>> 16 === 0xffd8) return jpegPage(view, bytes);
    return tiffPages(bytes).map((page) => ({
      ...page,
      bytes: () => (isUnpackedHere(page) ? greyOfPage(bytes, page) : tiffOfPage(bytes, page)),
    }));
  } catch (error) {
    // a file that ends too early
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** By the first frame header (C0 to CF without the tables C4, C8, CC); cameras say before it how they were held. */
function jpegPage(view: DataView, bytes: Uint8Array): ImagePage[] {
  let orientation = 1;
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xe1) orientation = exifOrientation(view, at + 4) ?? orientation;
    if (marker < 0xc0 || marker > 0xcf || [0xc4, 0xc8, 0xcc].includes(marker)) continue;
    const size = seenSize(view.getUint16(at + 7), view.getUint16(at + 5), orientation);
    return [{ ...size, bytes: () => (orientation === 1 ? bytes : orientedJpeg(bytes, orientation)) }];
  }
  return [];
}

function exifOrientation(view: DataView, at: number): number | undefined {
  if (view.getUint32(at) !== 0x45786966 || view.getUint16(at + 4) !== 0) return undefined;
  const tiff = at + 6;
  const little = view.getUint16(tiff) === 0x4949;
  return orientationOf(fieldsOf(view, tiff + view.getUint32(tiff + 4, little), little));
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
