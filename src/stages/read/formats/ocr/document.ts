import { createHash } from 'node:crypto';
import type { FormatOptions, FormattedText } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { assemble } from '../pages/assemble.ts';
import { layOut } from '../pages/layout.ts';
import { imageSize } from './image-size.ts';
import { Recogniser } from './recogniser.ts';
import { piecesOfWords } from './words.ts';

const mostPixels = 100_000_000;

/**
 * Reads an image as a document of one page; a pixel is a point.
 * @throws OnomastError `input.no-text-layer` without `ocr`, `input.ocr-missing`, `input.damaged`
 */
export async function readImage(bytes: Uint8Array, options: FormatOptions): Promise<FormattedText> {
  const place = { file: options.name };
  if (!options.ocr) throw new OnomastError('input.no-text-layer', 'the file is an image', place);
  const size = imageSize(bytes);
  if (size === undefined) throw new OnomastError('input.damaged', 'not an image that can be read', place);
  const { width, height } = size;
  if (width * height > mostPixels)
    throw new OnomastError('input.damaged', `an image of ${width} by ${height} pixels is too large`, place);
  const recogniser = new Recogniser(options);
  try {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const words = await recogniser.read(hash, async () => bytes);
    const page = { width, height, pieces: piecesOfWords(words, 1) };
    const { text, runs, pages } = assemble([page], layOut([page], new Map()), () => true);
    const warnings = words.length === 0 ? [{ code: 'page.no-text', message: 'no words found', page: 1 }] : [];
    return { text, runs, pages, warnings };
  } finally {
    await recogniser.close();
  }
}
