import { createRequire } from 'node:module';
import type { TiffPage } from './tiff-pages.ts';
import { type UnpackedPage, unpackedPage } from './tiff-unpacked.ts';

// CommonJS without names that an import could see
const utif = createRequire(import.meta.url)('utif2') as typeof import('utif2');

/** JPEG in two ways, and deflated in two: what the recogniser's own reader of TIFF was made without. */
const unpackedHere: ReadonlySet<number> = new Set([6, 7, 8, 32946]);
const mostPixels = 50_000_000;
/** Whether the pixels of a page are to be had by {@link greyOfPage}; what is packed otherwise the recogniser reads itself. */
export function isUnpackedHere({ compression }: TiffPage): boolean {
  return unpackedHere.has(compression);
}

/**
 * A page in shades of grey, upright, as a PGM.
 * @throws Error where it is damaged or too large
 */
export function greyOfPage(bytes: Uint8Array, page: TiffPage): Uint8Array {
  const unpacked = unpackedPage(bytes, page, utif, mostPixels);
  const grey = upright(greyOf(unpacked), unpacked.width, page);
  return Buffer.concat([Buffer.from(`P5 ${page.width} ${page.height} 255\n`, 'latin1'), grey]);
}

/** What shines through is white paper. */
function greyOf({ width, height, colours }: UnpackedPage): Uint8Array {
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) {
    const at = 4 * i;
    const own = 0.299 * colours[at]! + 0.587 * colours[at + 1]! + 0.114 * colours[at + 2]!;
    grey[i] = 255 - ((255 - own) * colours[at + 3]!) / 255;
  }
  return grey;
}

/** Rows and columns put where they are seen. @param columns of the file */
function upright(pixels: Uint8Array, columns: number, { width, orientation }: TiffPage): Uint8Array {
  if (orientation === 1) return pixels;
  const rows = pixels.length / columns;
  const [mirrored, upsideDown] = [
    [2, 3, 7, 8],
    [3, 4, 6, 7],
  ].map((list) => list.includes(orientation));
  const seen = new Uint8Array(pixels.length);
  for (let row = 0, i = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, i++) {
      const x = mirrored ? columns - 1 - column : column;
      const y = upsideDown ? rows - 1 - row : row;
      seen[orientation > 4 ? x * width + y : y * width + x] = pixels[i]!;
    }
  return seen;
}
