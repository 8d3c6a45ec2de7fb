import { Inflate } from 'fflate';
import type { IFD } from 'utif2';
import { TiffFields } from './tiff-fields.ts';
import { type TiffPage, tiffOfPage } from './tiff-pages.ts';

/** What of `utif2` is used, which programs and browsers load in ways of their own. */
export interface Unpacker {
  decode(buffer: ArrayBuffer): IFD[];
  decodeImage(buffer: ArrayBuffer, image: IFD): void;
  toRGBA8(image: IFD): Uint8Array;
}

/** Pixels as the file has them, not turned. */
export interface UnpackedPage {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity. */
  readonly colours: Uint8Array;
}

/** Colours of a pixel, and bits of each: pictures of pages have no more. */
const most = { samples: 8, bits: 32 } as const;
const tags = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  samples: 277,
  strip: { offsets: 273, lengths: 279, rows: 278 },
  tile: { offsets: 324, lengths: 325, width: 322, height: 323 },
  planes: 284,
  tables: 347,
  /** Where a JPEG of the old way begins. */
  interchange: 513,
} as const;
const deflated: ReadonlySet<number> = new Set([8, 32946]);
const jpeg = { old: 6, new: 7 } as const;

/**
 * The pixels of a page. The library believes what a file says of its sizes: all of it is looked at before.
 * @param mostPixels pixels that it may have
 * @throws Error where it is damaged or too large
 */
export function unpackedPage(
  bytes: Uint8Array,
  page: TiffPage,
  { decode, decodeImage, toRGBA8 }: Unpacker,
  mostPixels: number,
): UnpackedPage {
  // one page at a time: the library follows a chain of pages that goes in a circle for ever
  const copy = tiffOfPage(bytes, page);
  check(copy, page.directory, mostPixels);
  const [image] = decode(copy.buffer);
  if (image === undefined) throw new Error('it is no image');
  asUnpacked(image);
  decodeImage(copy.buffer, image);
  return { width: image.width, height: image.height, colours: toRGBA8(image) };
}

/** Fields that the pixels are found by; others may hold directories of their own. */
const needed: ReadonlySet<number> = new Set([
  ...[256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 317, 320, 322, 323, 324, 325],
  ...[338, 339, 347, 512, 513, 514, 515, 519, 520, 521, 530],
]);

function check(bytes: Uint8Array, directory: number, mostPixels: number): void {
  const fields = new TiffFields(bytes, directory, needed);
  const [width, height] = [fields.first(tags.width, 0), fields.first(tags.height, 0)];
  if (width * height === 0) throw new Error('it is no image');
  const bits = Math.max(1, ...fields.values(tags.bits).slice(0, most.samples));
  const samples = fields.first(tags.samples, 1);
  const layout = layoutOf(fields, { width, height });
  const pixels = Math.max(width * height, layout.piece.width * layout.piece.height);
  if (pixels > mostPixels || samples > most.samples || bits > most.bits) throw new Error('it is too large');
  const planes = fields.first(tags.planes, 1) === 2 ? samples : 1;
  const compression = fields.first(tags.compression, 1);
  const offset = compression === jpeg.old ? fields.first(tags.interchange, 0) : 0;
  for (const part of partsOf(fields, layout, planes)) {
    if (deflated.has(compression))
      checkDeflated(part, Math.ceil((layout.piece.width * bits * samples) / 8) * layout.piece.height);
    else if (compression === jpeg.new) checkJpeg(withTables(fields.bytes(tags.tables), part), layout.piece);
    else if (compression === jpeg.old) {
      const isWhole = part[0] === 0xff && part[1] === 0xd8;
      if (isWhole || offset > 0) checkJpeg(isWhole ? part : bytes.subarray(offset), { width, height });
    }
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a picture is made of: strips or tiles, and how many. */
interface Layout {
  readonly kind: 'strip' | 'tile';
  readonly piece: Size;
  readonly pieces: number;
}

function layoutOf(fields: TiffFields, { width, height }: Size): Layout {
  if (!fields.has(tags.tile.width)) {
    const rows = Math.min(fields.first(tags.strip.rows, height), height);
    if (rows === 0) throw new Error('it is no image');
    return { kind: 'strip', piece: { width, height: rows }, pieces: Math.ceil(height / rows) };
  }
  const piece = { width: fields.first(tags.tile.width, 0), height: fields.first(tags.tile.height, 0) };
  if (piece.width * piece.height === 0) throw new Error('it is no image');
  return { kind: 'tile', piece, pieces: Math.ceil(width / piece.width) * Math.ceil(height / piece.height) };
}

/** The packed bytes of each piece. @throws Error where there are more or fewer than there is room for */
function partsOf(fields: TiffFields, { kind, pieces }: Layout, planes: number): Uint8Array[] {
  const offsets = fields.values(tags[kind].offsets);
  if (offsets.length > pieces * planes || (kind === 'tile' && offsets.length < pieces))
    throw new Error('it is not made of the pieces that it says');
  fields.clip(tags[kind].lengths, offsets);
  const lengths = fields.values(tags[kind].lengths);
  const parts = offsets.map((start, i) => fields.slice(start, lengths[i] ?? 0));
  // pieces that are the same bytes again and again
  if (parts.reduce((sum, part) => sum + part.length, 0) > 2 * fields.size)
    throw new Error('its pieces lie in each other');
  return parts;
}

/** Bytes that are unpacked at once, which a thousand times as many come of. */
const stretch = 1 << 14;

function checkDeflated(part: Uint8Array, mostBytes: number): void {
  let unpacked = 0;
  const inflate = new Inflate((bytes) => {
    unpacked += bytes.length;
  });
  const body = part.subarray(2, Math.max(2, part.length - 4));
  for (let at = 0; at < body.length; at += stretch) {
    inflate.push(body.subarray(at, at + stretch), at + stretch >= body.length);
    if (unpacked > mostBytes + stretch) throw new Error('a piece of it unfolds to more than it should');
  }
}

/** As the library joins them: tables without their end, the piece without its beginning. */
function withTables(tables: Uint8Array, part: Uint8Array): Uint8Array {
  if (tables.length === 0) return part;
  const end = tables.findIndex((byte, i) => byte === 0xff && tables[i + 1] === 0xd9);
  const joined = new Uint8Array((end === -1 ? tables.length : end) + part.length);
  joined.set(end === -1 ? tables : tables.subarray(0, end));
  const isWhole = part[0] === 0xff && part[1] === 0xd8;
  joined.set(isWhole ? part.subarray(2) : part, end === -1 ? tables.length : end);
  return joined;
}

/** Pixels by which a JPEG is larger than its piece, being made of squares. */
const square = 64;

/** @throws Error where its frame is larger than the piece that it is of, or none is found */
function checkJpeg(part: Uint8Array, { width, height }: Size): void {
  for (let at = 2; at + 9 <= part.length; ) {
    if (part[at] !== 0xff) break;
    const marker = part[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const number = (place: number) => part[place]! * 256 + part[place + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      if (number(at + 5) <= height + square && number(at + 7) <= width + square) return;
      throw new Error('a piece of it is larger than it should be');
    }
    at += 2 + number(at + 2);
  }
  throw new Error('a piece of it is no picture');
}

/**
 * Says of a grey JPEG in a TIFF that it has three colours, which is what `utif2` makes of it; as it is said in the file, it would find
 * room for a third of the pixels.
 */
function asUnpacked(fields: { [field: string]: unknown }): void {
  const first = (field: string) => (fields[field] as readonly number[] | undefined)?.[0];
  if (first('t259') !== 7 || (first('t277') ?? 1) !== 1) return;
  Object.assign(fields, { t258: [8, 8, 8], t262: [2], t277: [3] });
}
