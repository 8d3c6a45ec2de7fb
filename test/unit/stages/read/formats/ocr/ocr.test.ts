import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { afterAll, expect, it } from 'vitest';
import { imageSize } from '../../../../../../src/stages/read/formats/ocr/image-size.ts';
import { ocr } from '../../../../../../src/stages/read/formats/ocr/ocr.ts';
import { formatOptions } from '../../../../../support/formats.ts';

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

it('says what is missing or wrong', async () => {
  const png = drawn('Boats').toBuffer('image/png');
  await expect(ocr.open(png, formatOptions('a.png'))).rejects.toMatchObject({ code: 'input.no-text-layer' });
  for (const bytes of [png.subarray(0, 12), Buffer.concat([png.subarray(0, 30), Buffer.alloc(300)])])
    await expect(ocr.open(bytes, formatOptions('a.png', { ocr: true }))).rejects.toMatchObject({
      code: 'input.damaged',
    });
});

it('tells sizes of images', () => {
  const canvas = drawn('Boats');
  expect(imageSize(canvas.toBuffer('image/png'))).toEqual({ width: 900, height: 200 });
  expect(imageSize(canvas.toBuffer('image/jpeg'))).toEqual({ width: 900, height: 200 });
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
  expect(imageSize(Uint8Array.from(tiff))).toEqual({ width: 900, height: 200 });
  expect(imageSize(Buffer.from('no image at all'))).toBeUndefined();
});
