import { createHash } from 'node:crypto';
import type { FormatOptions, FormattedText, FormatWarning } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { assemble } from '../pages/assemble.ts';
import { layOut, type ReadPage } from '../pages/layout.ts';
import { type ImagePage, imagePages } from './image-pages.ts';
import { Recogniser } from './recogniser.ts';
import { piecesOfWords } from './words.ts';

const mostPixels = 100_000_000;

/**
 * Reads an image as a document of its pages, of which a TIFF may have many; a pixel is a point.
 * @throws OnomastError `input.no-text-layer` without `ocr`, `input.ocr-missing`, `input.damaged`, `input.too-many-pages`
 */
export async function readImage(bytes: Uint8Array, options: FormatOptions): Promise<FormattedText> {
  const place = { file: options.name };
  if (!options.ocr) throw new OnomastError('input.no-text-layer', 'the file is an image', place);
  const images = imagePages(bytes);
  if (images.length === 0) throw new OnomastError('input.damaged', 'not an image that can be read', place);
  if (images.length > options.maxPages) {
    const reason = `${images.length} pages, more than the ${options.maxPages} that are allowed`;
    throw new OnomastError('input.too-many-pages', reason, place);
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  const recogniser = new Recogniser(options);
  const warnings: FormatWarning[] = [];
  const pages: ReadPage[] = [];
  try {
    for (const [index, image] of images.entries()) {
      const { width, height } = image;
      const key = index === 0 ? hash : `${hash}:${index + 1}`;
      const words = await recognised(image, key, recogniser, options).catch((cause: unknown) => {
        // one bad page of many is named, and the others are read
        if (images.length === 1 || !isDamage(cause)) throw cause;
        warnings.push({ code: 'page.failed', message: cause.reason, page: index + 1 });
        return undefined;
      });
      if (words?.length === 0)
        warnings.push({ code: 'page.no-text', message: 'no words found', page: index + 1 });
      pages.push({ width, height, pieces: piecesOfWords(words ?? [], 1) });
    }
  } finally {
    await recogniser.close();
  }
  if (warnings.length === images.length && warnings.every(({ code }) => code === 'page.failed'))
    throw new OnomastError('input.damaged', 'no page can be read', place);
  const { text, runs, pages: written } = assemble(pages, layOut(pages, new Map()), () => true);
  return { text, runs, pages: written, warnings };
}

async function recognised(
  { width, height, bytes }: ImagePage,
  key: string,
  recogniser: Recogniser,
  { name: file }: FormatOptions,
) {
  if (width === 0 || height === 0)
    throw new OnomastError('input.damaged', 'not an image that can be read', { file });
  if (width * height > mostPixels)
    throw new OnomastError('input.damaged', `an image of ${width} by ${height} pixels is too large`, {
      file,
    });
  return recogniser.read(key, async () => {
    try {
      return bytes();
    } catch (cause) {
      const reason = `the image cannot be read (${cause instanceof Error ? cause.message : String(cause)})`;
      throw new OnomastError('input.damaged', reason, { file }, { cause });
    }
  });
}

const isDamage = (cause: unknown): cause is OnomastError =>
  cause instanceof OnomastError && cause.code === 'input.damaged';
