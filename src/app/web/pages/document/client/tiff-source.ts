import * as utif from 'utif2';
import { type TiffPage, tiffPages } from '../../../../../stages/read/formats/ocr/tiff-pages.ts';
import { unpackedPage } from '../../../../../stages/read/formats/ocr/tiff-unpacked.ts';
import type { PageSource } from './page-drawing.ts';

/** Pixels that a page may have to be drawn. */
const mostPixels = 100_000_000;

/** Opens a TIFF, which browsers do not draw themselves. */
export async function openTiff(url: string): Promise<PageSource> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(answer.statusText);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const pages = tiffPages(bytes);
  return {
    draw: async (number, width) => {
      const page = pages[number - 1];
      if (page === undefined) throw new Error(`there is no page ${number}`);
      return drawnAt(width, page, pixelsOf(bytes, page));
    },
    close: () => {},
  };
}

function pixelsOf(bytes: Uint8Array, page: TiffPage): HTMLCanvasElement {
  const { width, height, colours } = unpackedPage(bytes, page, utif, mostPixels);
  const canvas = canvasOf(width, height);
  const data = new ImageData(new Uint8ClampedArray(colours), width, height);
  canvas.getContext('2d')!.putImageData(data, 0, 0);
  return canvas;
}

/** How a picture's rows become those that are seen, by orientation: the unit square as a matrix of a canvas. */
const turns: Readonly<Record<number, readonly [number, number, number, number, number, number]>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, 1, 1, 0, 0, 0],
  6: [0, 1, -1, 0, 1, 0],
  7: [0, -1, -1, 0, 1, 1],
  8: [0, -1, 1, 0, 0, 1],
};

function drawnAt(width: number, { orientation, ...size }: TiffPage, picture: HTMLCanvasElement): HTMLElement {
  const scale = Math.min(1, (width / size.width) * Math.min(2, window.devicePixelRatio));
  const canvas = canvasOf(
    Math.max(1, Math.round(size.width * scale)),
    Math.max(1, Math.round(size.height * scale)),
  );
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.scale(canvas.width, canvas.height);
  context.transform(...turns[orientation]!);
  context.drawImage(picture, 0, 0, 1, 1);
  return canvas;
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), { width, height });
}
