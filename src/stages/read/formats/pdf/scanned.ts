import { createHash } from 'node:crypto';
import type { PDFPageProxy } from 'pdfjs-dist';
import type { FormatOptions, FormatWarning } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { loadCanvas, Recogniser } from '../ocr/recogniser.ts';
import { piecesOfWords } from '../ocr/words.ts';
import type { ReadPage } from '../pages/layout.ts';
import { openPdf } from './library.ts';
import { operatorsOf } from './operators.ts';

/** Pixels a point: 300 to the inch, what character recognition reads best. */
const sharpness = 300 / 72;
const mostPixels = 25_000_000;
/** Operators of a page that is drawn: maps have some hundred thousand. */
const mostDrawn = 2_000_000;

/**
 * Reads pages of a PDF from their images and puts what was read in their place in `pages`.
 * @param wanted indices of the pages
 * @returns those that were recognised
 * @throws OnomastError `input.ocr-missing`
 */
export async function recognisePages(
  pages: ReadPage[],
  wanted: readonly number[],
  bytes: Uint8Array,
  options: FormatOptions,
  warnings: FormatWarning[],
): Promise<ReadonlySet<number>> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const recogniser = new Recogniser(options);
  const read = new Set<number>();
  const { document, close } = await openPdf(bytes, { ...options, drawn: true });
  try {
    for (const index of wanted) {
      const page = await document.getPage(index + 1);
      const scale = scaleOf(page);
      try {
        const words = await recogniser.read(`${hash}:${index + 1}`, () => draw(page, scale, options.name));
        pages[index] = { ...pages[index]!, pieces: piecesOfWords(words, scale) };
        read.add(index);
      } catch (cause) {
        if (cause instanceof OnomastError && cause.code !== 'input.damaged') throw cause;
        const message = cause instanceof OnomastError ? cause.reason : `cannot be drawn: ${messageOf(cause)}`;
        warnings.push({ code: 'page.failed', message, page: index + 1 });
      }
      page.cleanup();
    }
  } finally {
    await recogniser.close();
    await close();
  }
  return read;
}

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));

function scaleOf(page: PDFPageProxy): number {
  const { width, height } = page.getViewport({ scale: 1 });
  return Math.min(sharpness, Math.sqrt(mostPixels / Math.max(1, width * height)));
}

/** The page as a PNG. */
async function draw(page: PDFPageProxy, scale: number, file: string): Promise<Buffer> {
  const { createCanvas } = await loadCanvas(file);
  // what has no end is not begun
  await operatorsOf(page, mostDrawn);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // the canvas of the package does what pdf.js needs of a browser's
  type Target = Parameters<PDFPageProxy['render']>[0]['canvas'];
  await page.render({ canvas: canvas as unknown as Target, viewport, annotationMode: 0 }).promise;
  return canvas.encode('png');
}
