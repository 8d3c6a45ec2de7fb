import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { FormatOptions, FormattedText, FormatWarning } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { assemble } from '../pages/assemble.ts';
import { type Outline, titleKey } from '../pages/headings.ts';
import { layOut, type ReadPage } from '../pages/layout.ts';
import { FontWidths } from './font-widths.ts';
import { loadLibrary, openPdf } from './library.ts';
import { mendLigatures } from './ligatures.ts';
import { metadataOf, type Xmp } from './metadata.ts';
import { piecesOf, readItems } from './page-items.ts';
import { checkStreams } from './streams.ts';

/**
 * Reads a PDF, page by page.
 * @throws OnomastError of kind `input`
 */
export async function readPdf(bytes: Uint8Array, options: FormatOptions): Promise<FormattedText> {
  checkStreams(bytes, options.name);
  const { document, close } = await openPdf(bytes, options);
  try {
    return await readDocument(document, bytes, options);
  } finally {
    await close();
  }
}

async function readDocument(
  document: PDFDocumentProxy,
  bytes: Uint8Array,
  options: FormatOptions,
): Promise<FormattedText> {
  const { numPages } = document;
  const file = options.name;
  if (numPages > options.maxPages)
    throw new OnomastError(
      'input.too-many-pages',
      `${numPages} pages, more than the ${options.maxPages} that are allowed`,
      { file },
    );
  const warnings: FormatWarning[] = [];
  const pages = await readPages(document, warnings);
  if (warnings.length === numPages && warnings.every((w) => w.code === 'page.failed'))
    throw new OnomastError('input.damaged', 'no page can be read', { file });
  const scanned = await recognised(pages, bytes, options, warnings);
  if (!pages.some(({ pieces }) => hasText(pieces)))
    throw new OnomastError('input.no-text-layer', 'no page has text: they are images', { file });
  const {
    text,
    runs,
    pages: written,
  } = assemble(pages, layOut(pages, await outlineOf(document)), (page) => scanned.has(page));
  const metadata = await safely(async () => {
    const { info, metadata: xmp } = await document.getMetadata();
    return metadataOf(info as Record<string, unknown>, xmp as Xmp | null);
  });
  return { text, runs, pages: written, ...(metadata !== undefined && { metadata }), warnings };
}

/** All pages one after the other; one that fails is named and stays empty. */
async function readPages(document: PDFDocumentProxy, warnings: FormatWarning[]): Promise<ReadPage[]> {
  const { OPS } = await loadLibrary();
  const labels = await safely(() => document.getPageLabels());
  const fonts = new FontWidths();
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const label = labels?.[number - 1] || undefined;
    try {
      const page = await document.getPage(number);
      const view = page.getViewport({ scale: 1 });
      const items = await readItems(page);
      if (items.cut)
        warnings.push({ code: 'page.cut', message: 'more text than a page can hold', page: number });
      else await fonts.learn(page, items.items, OPS.showText, OPS.setFont);
      const mended = items.cut ? items.items : await mendLigatures(page, items.items, OPS.showText);
      pages.push({
        pieces: piecesOf({ ...items, items: [...mended] }, view, fonts),
        width: view.width,
        height: view.height,
        label,
      });
      page.cleanup();
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      warnings.push({ code: 'page.failed', message, page: number });
      pages.push({ pieces: [], width: 0, height: 0, label });
    }
  }
  return pages;
}

/** Letters, or a table of figures; the number of a page that was stamped on a scan is none. */
function hasText(pieces: ReadPage['pieces']): boolean {
  return (
    pieces.some(({ text }) => /\p{L}/u.test(text)) || pieces.filter(({ text }) => /\d/.test(text)).length > 4
  );
}

/** Reads the pages without a letter from their images, if that is wanted; else they are named. */
async function recognised(
  pages: ReadPage[],
  bytes: Uint8Array,
  options: FormatOptions,
  warnings: FormatWarning[],
): Promise<ReadonlySet<number>> {
  const failed = new Set(warnings.filter((w) => w.code === 'page.failed').map((w) => w.page));
  const empty = pages.flatMap(({ pieces }, i) => (hasText(pieces) || failed.has(i + 1) ? [] : [i]));
  if (empty.length === 0) return new Set();
  if (!options.ocr) {
    for (const i of empty)
      warnings.push({ code: 'page.no-text', message: 'the page has no text layer', page: i + 1 });
    return new Set();
  }
  const { recognisePages } = await import('./scanned.ts');
  return recognisePages(pages, empty, bytes, options, warnings);
}

interface OutlineItem {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

/** The titles of the outline, at most ten thousand. */
async function outlineOf(document: PDFDocumentProxy): Promise<Outline> {
  const titles = new Map<string, number>();
  const add = (items: readonly OutlineItem[], depth: number) => {
    for (const { title, items: below } of items) {
      const key = titleKey(title);
      if (titles.size < 10_000 && key !== '' && !titles.has(key)) titles.set(key, depth);
      if (depth < 20) add(below, depth + 1);
    }
  };
  add(((await safely(() => document.getOutline())) ?? []) as readonly OutlineItem[], 1);
  return titles;
}

/** What a damaged file does not say is left out. */
async function safely<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
