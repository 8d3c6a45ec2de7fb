import { createRequire } from 'node:module';
import type { IFD } from 'utif2';
import { asUnpacked, type TiffPage, tiffOfPage } from './tiff-pages.ts';

// CommonJS without names that an import could see
const { decode, decodeImage, toRGBA8 } = createRequire(import.meta.url)('utif2') as typeof import('utif2');

/** JPEG in two ways, and deflated in two: what the recogniser's own reader of TIFF was made without. */
const unpackedHere: ReadonlySet<number> = new Set([6, 7, 8, 32946]);
const mostPixels = 50_000_000;
/** Colours of a pixel, and bits of each: pictures of pages have no more. */
const most = { samples: 8, bits: 32 } as const;
const tags = { bits: 't258', samples: 't277' } as const;

/** Whether the pixels of a page are to be had by {@link greyOfPage}; what is packed otherwise the recogniser reads itself. */
export function isUnpackedHere({ compression }: TiffPage): boolean {
  return unpackedHere.has(compression);
}

/**
 * A page in shades of grey, upright, as a PGM.
 * @throws Error where it is damaged or too large
 */
export function greyOfPage(bytes: Uint8Array, page: TiffPage): Uint8Array {
  const { buffer } = tiffOfPage(bytes, page);
  // one page at a time: the library follows a chain of pages that goes in a circle for ever
  const [image] = decode(buffer);
  const first = (tag: string) => Number((image?.[tag] as number[] | undefined)?.[0] ?? 1);
  const isTooLarge =
    page.width * page.height > mostPixels ||
    first(tags.samples) > most.samples ||
    first(tags.bits) > most.bits;
  if (image === undefined || isTooLarge) throw new Error(image ? 'it is too large' : 'it is no image');
  asUnpacked(image);
  decodeImage(buffer, image);
  const grey = upright(greyOf(image), image.width, page);
  return Buffer.concat([Buffer.from(`P5 ${page.width} ${page.height} 255\n`, 'latin1'), grey]);
}

/** What shines through is white paper. */
function greyOf(image: IFD): Uint8Array {
  const colours = toRGBA8(image);
  const grey = new Uint8Array(image.width * image.height);
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
