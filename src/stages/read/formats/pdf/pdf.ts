import { defineFormat } from '../../../../contract/format.ts';

/** PDF by pdf.js: text in reading order, a run with its box for every word. */
export const pdf = defineFormat({
  name: 'pdf',
  mediaTypes: ['application/pdf'],
  extensions: ['.pdf'],
  reader: 'read.pdf, pdfjs-dist 6.5.438',
  sniff(head) {
    // elsewhere it may be a text that tells of PDF; a file with junk before its header is known by its extension
    return /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*%PDF-\d/.test(
      Buffer.from(head.subarray(0, 64)).toString('latin1'),
    );
  },
  async open(bytes, options) {
    const { readPdf } = await import('./document.ts');
    return readPdf(bytes, options);
  },
});
