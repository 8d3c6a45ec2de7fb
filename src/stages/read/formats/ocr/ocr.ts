import { defineFormat } from '../../../../contract/format.ts';

const signatures: readonly (readonly [mediaType: string, ...bytes: readonly number[]])[] = [
  ['image/png', 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  ['image/jpeg', 0xff, 0xd8, 0xff],
  ['image/tiff', 0x49, 0x49, 0x2a, 0x00],
  ['image/tiff', 0x4d, 0x4d, 0x00, 0x2a],
];

function mediaTypeOf(head: Uint8Array): string | undefined {
  return signatures.find(([, ...bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0];
}

/** Images of pages by tesseract.js: PNG, JPEG and TIFF. */
export const ocr = defineFormat({
  name: 'ocr',
  mediaTypes: ['image/png', 'image/jpeg', 'image/tiff'],
  extensions: ['.png', '.jpg', '.jpeg', '.tif', '.tiff'],
  reader: 'read.ocr, tesseract.js 7.0.0',
  sniff(head) {
    return mediaTypeOf(head) !== undefined;
  },
  mediaTypeOf,
  passedOver: (_, options) => (options.ocr ? undefined : 'an image, which is read with --ocr'),
  async open(bytes, options) {
    const { readImage } = await import('./document.ts');
    return readImage(bytes, options);
  },
});
