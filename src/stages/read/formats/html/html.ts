import { defineFormat } from '../../../../contract/format.ts';

/** How pages begin: a declaration of the document type, or their first elements, after white space and comments. */
const beginning =
  /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*(?:<\?xml\s[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html[\s>]|html[\s>]|head>|body>)/i;

/** HTML and XHTML by parse5 and saxes: main text and what surrounds it, a run for what each element says. */
export const html = defineFormat({
  name: 'html',
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  extensions: ['.html', '.htm', '.xhtml', '.xht'],
  reader: 'read.html, parse5 8.1.1',
  sniff(head) {
    return beginning.test(Buffer.from(head).toString('latin1').replaceAll('\0', '').slice(0, 4096));
  },
  async open(bytes, options) {
    const { readPage } = await import('./document.ts');
    return readPage(bytes, options);
  },
});
