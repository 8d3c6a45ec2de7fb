import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.d.ts';

/** Operators that are looked through for fonts at most; a drawing that calls itself again and again has no end. */
const mostForFonts = 200_000;

/** The parts of a page of pdf.js that stream its operators; it has no bound of its own. */
interface Streaming {
  _renderPageChunk?(chunk: { readonly length: number }, state: State): void;
  _abortOperatorList?(task: { intentState: State; reason: Error; force: true }): void;
}

interface State {
  readonly opListReadCapability?: { reject(reason: Error): void };
}

/**
 * The operators that draw a page. What pdf.js has begun it ends with the document.
 * @throws Error where there are more than `most`
 */
export async function operatorsOf(page: PDFPageProxy, most = mostForFonts) {
  const streaming = page as unknown as Streaming;
  const take = streaming._renderPageChunk;
  let count = 0;
  if (take !== undefined)
    streaming._renderPageChunk = (chunk, state) => {
      count += chunk.length;
      if (count <= most) return take.call(page, chunk, state);
      const reason = new Error(`drawn with more than ${most} operators`);
      state.opListReadCapability?.reject(reason);
      streaming._abortOperatorList?.({ intentState: state, reason, force: true });
    };
  try {
    return await page.getOperatorList({ annotationMode: 0 });
  } finally {
    delete streaming._renderPageChunk;
  }
}
