import { address } from '../../../client/router.tsx';
import type { PageSource } from './page-drawing.ts';

/** Opens the original of a document. @throws Error where it cannot be drawn */
export async function openPages(path: string, mediaType: string): Promise<PageSource> {
  const url = address('/api/original', { path });
  if (mediaType === 'application/pdf') return openPdf(url);
  if (mediaType !== 'image/tiff') return openImage(url);
  const { openTiff } = await import('./tiff-source.ts');
  return openTiff(url);
}

async function openPdf(url: string): Promise<PageSource> {
  const pdf = await import('/assets/pdf.min.mjs');
  pdf.GlobalWorkerOptions.workerSrc = '/assets/pdf.worker.min.mjs';
  const loading = pdf.getDocument({
    url,
    cMapUrl: '/assets/pdf/cmaps/',
    standardFontDataUrl: '/assets/pdf/standard_fonts/',
    wasmUrl: '/assets/pdf/wasm/',
    iccUrl: '/assets/pdf/iccs/',
    // The page's policy lets no code be made at run time; the decoders exist as plain scripts too.
    useWasm: false,
    enableXfa: false,
    verbosity: 0,
  });
  const document_ = await loading.promise;
  return {
    draw: async (number, width) => {
      const page = await document_.getPage(number);
      const size = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({
        scale: (width / size.width) * Math.min(2, window.devicePixelRatio),
      });
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({ canvas, viewport, annotationMode: pdf.AnnotationMode.DISABLE }).promise;
      page.cleanup();
      return canvas;
    },
    close: () => void loading.destroy(),
  };
}

async function openImage(url: string): Promise<PageSource> {
  return {
    draw: async () => {
      const image = new Image();
      image.src = url;
      image.alt = '';
      await image.decode();
      return image;
    },
    close: () => {},
  };
}
