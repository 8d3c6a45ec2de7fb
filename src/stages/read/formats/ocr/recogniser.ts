import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Worker } from 'tesseract.js';
import type { FormatOptions } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import type { RecognisedWord } from './words.ts';

/** Named in the cache: another engine or model reads anew. */
const engine = 'tesseract.js 7.0.0, eng 4.0.0_best_int';
/** A page that takes longer is given up, in milliseconds. */
const longest = 180_000;

type Options = Pick<FormatOptions, 'name' | 'cacheFolder'>;

/** Reads images of pages. Results are kept in the cache folder, so that a page is read once. */
export class Recogniser {
  readonly #options: Options;
  #worker: Promise<Worker> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * The words of a page.
   * @param page what tells it from all other pages: the hash of its file and its number
   * @param draw gives its image, as PNG or JPEG; not called if the page was read before
   * @throws OnomastError `input.ocr-missing`, `input.damaged`
   */
  async read(page: string, draw: () => Promise<Uint8Array>): Promise<readonly RecognisedWord[]> {
    const kept = this.#cacheFile(page);
    const known = kept === undefined ? undefined : readCache(kept);
    if (known !== undefined) return known;
    const image = await draw();
    this.#worker ??= createTesseract(this.#options.name);
    const words = await this.#recognise(await this.#worker, image);
    if (kept !== undefined) writeCache(kept, words);
    return words;
  }

  async #recognise(worker: Worker, image: Uint8Array): Promise<RecognisedWord[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        // it would go on with this page, and keep the next one waiting
        void this.close();
        reject(new Error('it took too long'));
      }, longest);
    });
    try {
      const reading = worker.recognize(Buffer.from(image), {}, { blocks: true, text: false });
      return wordsOf((await Promise.race([reading, late])).data.blocks ?? []);
    } catch (cause) {
      const reason = `the image cannot be read (${cause instanceof Error ? cause.message : String(cause)})`;
      throw new OnomastError('input.damaged', reason, { file: this.#options.name }, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await (await worker?.catch(() => undefined))?.terminate();
  }

  #cacheFile(page: string): string | undefined {
    const { cacheFolder } = this.#options;
    const hash = createHash('sha256').update(`${engine}:${page}`).digest('hex');
    return cacheFolder === undefined ? undefined : path.join(cacheFolder, 'ocr', `${hash}.json`);
  }
}

type Blocks = NonNullable<Awaited<ReturnType<Worker['recognize']>>['data']['blocks']>;

function wordsOf(blocks: Blocks): RecognisedWord[] {
  const words: RecognisedWord[] = [];
  for (const line of blocks.flatMap((b) => b.paragraphs).flatMap((p) => p.lines)) {
    const { baseline, bbox } = line;
    const slope = (baseline.y1 - baseline.y0) / Math.max(1, baseline.x1 - baseline.x0);
    for (const { text, confidence, bbox: box } of line.words) {
      const word = text.replace(/\s+/g, '');
      if (!/[\p{L}\p{N}]/u.test(word)) continue;
      words.push({
        text: word,
        confidence: Math.round(confidence) / 100,
        left: box.x0,
        top: box.y0,
        right: box.x1,
        bottom: box.y1,
        // of the line's middle: the words of a line that rises stand on one line all the same
        baseline: baseline.y0 + slope * ((bbox.x0 + bbox.x1) / 2 - baseline.x0),
        height: bbox.y1 - bbox.y0,
      });
    }
  }
  return words;
}

/** @throws OnomastError `input.ocr-missing` */
async function createTesseract(file: string): Promise<Worker> {
  try {
    const { createWorker } = await import('tesseract.js');
    const data = createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json');
    return await createWorker('eng', 1, {
      langPath: path.join(path.dirname(data), '4.0.0_best_int'),
      cacheMethod: 'none',
      gzip: true,
      // what fails is told by the promise; without this it would be thrown where nobody catches it
      errorHandler: () => {},
    });
  } catch (cause) {
    throw missing('tesseract.js and @tesseract.js-data/eng', file, cause);
  }
}

/** @throws OnomastError `input.ocr-missing` */
export async function loadCanvas(file: string): Promise<typeof import('@napi-rs/canvas')> {
  try {
    return await import('@napi-rs/canvas');
  } catch (cause) {
    throw missing('@napi-rs/canvas', file, cause);
  }
}

function missing(what: string, file: string, cause: unknown): OnomastError {
  return new OnomastError('input.ocr-missing', `${what} cannot be loaded`, { file }, { cause });
}

function readCache(file: string): RecognisedWord[] | undefined {
  try {
    const words: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(words) ? (words as RecognisedWord[]) : undefined;
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written costs time, and fails nothing. */
function writeCache(file: string, words: readonly RecognisedWord[]): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}.${Math.floor(performance.now() * 1000)}`;
    writeFileSync(temporary, JSON.stringify(words));
    renameSync(temporary, file);
  } catch {
    return;
  }
}
