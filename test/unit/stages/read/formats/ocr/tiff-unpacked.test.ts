import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { type TiffPage, tiffPages } from '../../../../../../src/stages/read/formats/ocr/tiff-pages.ts';
import { unpackedPage } from '../../../../../../src/stages/read/formats/ocr/tiff-unpacked.ts';

const utif = createRequire(import.meta.url)('utif2') as typeof import('utif2');

/** The fields of a TIFF by their tags; long ones of several values stand after the directory. */
type Fields = Readonly<Record<number, number | readonly number[]>>;

/** A TIFF of one page, whose packed pixels begin at byte 1000. */
function tiff(fields: Fields, packed: Uint8Array, isLittle = true): Uint8Array {
  const bytes = Buffer.alloc(1000 + packed.length);
  const [short, long] = isLittle
    ? [bytes.writeUInt16LE.bind(bytes), bytes.writeUInt32LE.bind(bytes)]
    : [bytes.writeUInt16BE.bind(bytes), bytes.writeUInt32BE.bind(bytes)];
  bytes.write(isLittle ? 'II' : 'MM', 'latin1');
  short(42, 2);
  long(8, 4);
  const entries = Object.entries(fields);
  short(entries.length, 8);
  let far = 600;
  for (const [i, [tag, value]] of entries.entries()) {
    const at = 10 + 12 * i;
    const values = [value].flat();
    short(Number(tag), at);
    short(4, at + 2);
    long(values.length, at + 4);
    long(values.length === 1 ? values[0]! : far, at + 8);
    if (values.length === 1) continue;
    for (const one of values) {
      long(one, far);
      far += 4;
    }
  }
  bytes.set(packed, 1000);
  return bytes;
}

const size = { width: 24, height: 16 };
const grey: Fields = { 256: 24, 257: 16, 258: 8, 262: 1, 273: 1000, 277: 1, 278: 16 };
const deflated = (pixels: Uint8Array, more: Fields = {}) => {
  const packed = deflateSync(pixels);
  return tiff({ ...grey, 259: 8, 279: packed.length, ...more }, packed);
};
const shades = Uint8Array.from({ length: 24 * 16 }, (_, i) => i % 251);
const jpegOf = (width: number, height: number) => createCanvas(width, height).toBuffer('image/jpeg', 50);
const inJpeg = (jpeg: Uint8Array, more: Fields = {}) =>
  tiff({ ...grey, 259: 7, 279: jpeg.length, ...more }, jpeg);

function unpacked(bytes: Uint8Array, mostPixels = 1_000_000) {
  const [page] = tiffPages(bytes);
  return unpackedPage(bytes, page as TiffPage, utif, mostPixels);
}
/** A field that says to have so many values as no file holds. */
function withCount(bytes: Uint8Array, tag: number, count: number): Uint8Array {
  const changed = Buffer.from(bytes);
  for (let at = 10; at < 400; at += 12)
    if (changed.readUInt16LE(at) === tag) changed.writeUInt32LE(count, at + 4);
  return changed;
}

describe('pixels of a TIFF', () => {
  it('are what was packed: in one piece, in strips, in tiles, either byte first', () => {
    const firstColour = (bytes: Uint8Array) => unpacked(bytes).colours.filter((_, i) => i % 4 === 0);
    expect(unpacked(deflated(shades))).toMatchObject(size);
    expect(firstColour(deflated(shades))).toEqual(shades);
    const strips = [shades.subarray(0, 240), shades.subarray(240)].map((part) => deflateSync(part));
    const lengths = strips.map(({ length }) => length);
    const joined = Buffer.concat(strips);
    const more = { 259: 8, 273: [1000, 1000 + lengths[0]!], 278: 10, 279: lengths };
    for (const isLittle of [true, false])
      expect(firstColour(tiff({ ...grey, ...more }, joined, isLittle))).toEqual(shades);
    expect(unpacked(inJpeg(jpegOf(24, 16)))).toMatchObject(size);
  });

  it('are unpacked although the file ends in the last piece, or a field is there that nobody needs', () => {
    const jpeg = jpegOf(24, 16);
    expect(unpacked(inJpeg(jpeg, { 279: 1e6 }))).toMatchObject(size);
    expect(unpacked(withCount(deflated(shades, { 700: 1 }), 700, 2 ** 32 - 1))).toMatchObject(size);
    // a directory in the directory that is itself
    expect(unpacked(deflated(shades, { 330: 8, 34665: 8 }))).toMatchObject(size);
  });
});

describe('a TIFF that says more than it holds is refused before room is made for it', () => {
  const refused: readonly (readonly [string, Uint8Array, string])[] = [
    [
      'a field of more values than the file has bytes',
      withCount(deflated(shades), 273, 2 ** 32 - 1),
      'leads out',
    ],
    ['pixels without number', deflated(shades, { 256: 2 ** 31, 257: 2 ** 31 }), 'too large'],
    ['samples without number', deflated(shades, { 277: 2 ** 31 }), 'too large'],
    ['bits without number', deflated(shades, { 258: 2 ** 31 }), 'too large'],
    [
      'tiles of one pixel',
      deflated(shades, { 256: 900, 257: 900, 322: 1, 323: 1, 324: 1000, 325: 20 }),
      'pieces',
    ],
    ['tiles of no pixel', deflated(shades, { 322: 0, 323: 0, 324: 1000, 325: 20 }), 'no image'],
    [
      'tiles larger than a page may be',
      deflated(shades, { 322: 2 ** 30, 323: 2 ** 30, 324: 1000, 325: 20 }),
      'too large',
    ],
    [
      'strips that there is no room for',
      deflated(shades, { 273: [1000, 1000, 1000], 279: [9, 9, 9] }),
      'pieces',
    ],
    ['a piece that unfolds without end', deflated(new Uint8Array(1 << 26)), 'unfolds to more'],
    ['a JPEG larger than its piece', inJpeg(jpegOf(3000, 16)), 'larger than it should'],
    ['a JPEG that is none', inJpeg(Buffer.alloc(4000)), 'no picture'],
  ];
  it.each(refused)('%s', (_, bytes, reason) => {
    expect(() => unpacked(bytes)).toThrow(reason);
  });
});
