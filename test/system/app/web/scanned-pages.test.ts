import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { expect } from 'vitest';
import { browserTest } from '../../../support/browser.ts';
import { ink } from '../../../support/ink.ts';
import { onomast } from '../../../support/onomast.ts';
import { makeTiff, type Picture } from '../../../support/tiff.ts';
import { useRoom } from '../../../support/use-room.ts';

/** A page of a letter; one that lies on its side is turned as its orientation says. */
function scanned(line: string, isLying: boolean): Picture {
  const canvas = isLying ? createCanvas(400, 1000) : createCanvas(1000, 400);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = 'black';
  context.font = '40px sans-serif';
  if (isLying) {
    context.translate(0, 1000);
    context.rotate(-Math.PI / 2);
  }
  context.fillText(line, 60, 200);
  const { width, height } = canvas;
  const pixels = context.getImageData(0, 0, width, height).data;
  return { width, height, pixels, orientation: isLying ? 6 : 1 };
}

const { visit } = useRoom(async (records, folder) => {
  const publications = path.join(folder, 'publications');
  mkdirSync(publications);
  const pages = [
    scanned('In May 2017 Belarus sold tractors.', false),
    scanned('They were paid in Kazakhstan.', true),
  ];
  writeFileSync(path.join(publications, 'letter.tif'), makeTiff(pages));
  await onomast(['extract', publications, '--ocr', '--out', records, '--quiet']);
});

browserTest('every page of a scanned TIFF is drawn upright, with its mentions on their words', async () => {
  const { page, context, faults } = await visit('/document?path=letter.tif', { width: 1600, height: 1000 });
  for (const [number, name] of [
    [1, 'Belarus'],
    [2, 'Kazakhstan'],
  ] as const) {
    const picture = page.locator(`.page-image[data-page="${number}"] .picture`);
    await page.locator('mark[data-m]', { hasText: name }).click();
    await picture.waitFor();
    const box = page.locator(`.page-image[data-page="${number}"] .box.current`);
    await expect.poll(async () => ink(await box.screenshot())).toBeGreaterThan(0.02);
    const { width, height } = (await picture.boundingBox())!;
    expect(width / height).toBeCloseTo(2.5, 1);
  }
  faults.check();
  await context.close();
});
