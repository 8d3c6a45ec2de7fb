import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { afterAll, expect, it } from 'vitest';
import { imagePages } from '../../../../../../src/stages/read/formats/ocr/image-pages.ts';
import { ocr } from '../../../../../../src/stages/read/formats/ocr/ocr.ts';
import { formatOptions } from '../../../../../support/formats.ts';
import { makeTiff, type Picture } from '../../../../../support/tiff.ts';

const cacheFolder = mkdtempSync(path.join(tmpdir(), 'onomast-ocr-'));
afterAll(() => rmSync(cacheFolder, { recursive: true }));

function drawn(text: string): Canvas {
  const canvas = createCanvas(900, 200);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 900, 200);
  context.fillStyle = 'black';
  context.font = '48px sans-serif';
  context.fillText(text, 40, 120);
  return canvas;
}

it('reads an image with the boxes and confidences of its words, and keeps the result', async () => {
  const png = drawn('Boats of Rostock').toBuffer('image/png');
  const options = formatOptions('scan.png', { ocr: true, cacheFolder });
  const read = await ocr.open(png, options);
  expect(read.text).toBe('Boats of Rostock');
  expect(read.pages).toEqual([expect.objectContaining({ number: 1, width: 900, height: 200, ocr: true })]);
  expect(read.runs).toHaveLength(3);
  expect(read.runs[0]!.confidence).toBeGreaterThan(0.5);
  expect(read.runs[0]!.box![0]).toBeGreaterThan(30);
  expect(read.runs[0]!.box![0]).toBeLessThan(60);
  // a second time the kept words are taken
  const folder = path.join(cacheFolder, 'ocr');
  const [file] = readdirSync(folder).map((name) => path.join(folder, name));
  writeFileSync(file!, readFileSync(file!, 'utf8').replace('Rostock', 'Kisumu'));
  expect((await ocr.open(png, options)).text).toBe('Boats of Kisumu');
});

function pictureOf(canvas: Canvas): Picture {
  const { width, height } = canvas;
  return { width, height, pixels: canvas.getContext('2d').getImageData(0, 0, width, height).data };
}

/** As a camera that is held upright stores it: a quarter turned to the left. */
function lying(text: string): Canvas {
  const canvas = createCanvas(200, 900);
  const context = canvas.getContext('2d');
  context.translate(0, 900);
  context.rotate(-Math.PI / 2);
  context.drawImage(drawn(text), 0, 0);
  return canvas;
}

it('reads every page of a TIFF, and none of its small pictures', async () => {
  const small = { ...pictureOf(drawn('Small')), isThumbnail: true };
  const turned = { ...pictureOf(lying('Boats of Kisumu')), orientation: 6 };
  const tiff = makeTiff([
    pictureOf(drawn('Boats of Rostock')),
    small,
    turned,
    pictureOf(createCanvas(60, 50)),
  ]);
  const read = await ocr.open(tiff, formatOptions('scan.tif', { ocr: true }));
  expect(read.text).toBe('Boats of Rostock\n\nBoats of Kisumu');
  expect(read.pages!.map(({ number, width, height }) => [number, width, height])).toEqual([
    [1, 900, 200],
    [2, 900, 200],
    [3, 60, 50],
  ]);
  const second = read.runs.filter(({ page }) => page === 1);
  expect(second).toHaveLength(3);
  expect(second[0]!.box![0]).toBeLessThan(60);
  expect(second[2]!.box![0]).toBeGreaterThan(200);
  expect(read.warnings).toEqual([{ code: 'page.no-text', message: 'no words found', page: 3 }]);
  await expect(ocr.open(tiff, formatOptions('scan.tif', { ocr: true, maxPages: 2 }))).rejects.toMatchObject({
    code: 'input.too-many-pages',
  });
});

it('names a page of a TIFF that cannot be read, and reads the others', async () => {
  const broken = { width: 0, height: 0, pixels: new Uint8Array() };
  const read = await ocr.open(
    makeTiff([broken, pictureOf(drawn('Boats of Rostock'))]),
    formatOptions('scan.tif', { ocr: true }),
  );
  expect(read.text).toBe('Boats of Rostock');
  expect(read.warnings).toEqual([{ code: 'page.failed', message: expect.any(String), page: 1 }]);
});

it.each([
  [
    'first byte first',
    [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0],
  ],
  [
    'last byte first',
    [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0],
  ],
])('turns a photograph as the camera says (%s)', async (_, exif) => {
  const jpeg = lying('Boats of Rostock').toBuffer('image/jpeg');
  const app1 = Buffer.concat([
    Buffer.from([0xff, 0xe1, 0, 8 + exif.length]),
    Buffer.from('Exif\0\0'),
    Buffer.from(exif),
  ]);
  const photograph = Buffer.concat([jpeg.subarray(0, 2), app1, jpeg.subarray(2)]);
  const read = await ocr.open(photograph, formatOptions('photo.jpg', { ocr: true }));
  expect(read.text).toBe('Boats of Rostock');
  expect(read.pages).toEqual([expect.objectContaining({ width: 900, height: 200 })]);
  expect(read.runs[2]!.box![0]).toBeGreaterThan(200);
});

it('says what is missing or wrong', async () => {
  const png = drawn('Boats').toBuffer('image/png');
  await expect(ocr.open(png, formatOptions('a.png'))).rejects.toMatchObject({ code: 'input.no-text-layer' });
  for (const bytes of [png.subarray(0, 12), Buffer.concat([png.subarray(0, 30), Buffer.alloc(300)])])
    await expect(ocr.open(bytes, formatOptions('a.png', { ocr: true }))).rejects.toMatchObject({
      code: 'input.damaged',
    });
});

const sizesOf = (bytes: Uint8Array) => imagePages(bytes).map(({ width, height }) => ({ width, height }));

it('tells sizes of images', () => {
  const canvas = drawn('Boats');
  expect(sizesOf(canvas.toBuffer('image/png'))).toEqual([{ width: 900, height: 200 }]);
  expect(sizesOf(canvas.toBuffer('image/jpeg'))).toEqual([{ width: 900, height: 200 }]);
  const entry = (tag: number, value: number) => [
    tag & 255,
    tag >> 8,
    3,
    0,
    1,
    0,
    0,
    0,
    value & 255,
    value >> 8,
    0,
    0,
  ];
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0, ...entry(256, 900), ...entry(257, 200)];
  expect(sizesOf(Uint8Array.from(tiff))).toEqual([{ width: 900, height: 200 }]);
  expect(sizesOf(Buffer.from('no image at all'))).toEqual([]);
});
