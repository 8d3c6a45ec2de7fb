import { defineFormat } from '../../../../contract/format.ts';
import { isRtf } from './signature.ts';

/** RTF: text, paragraphs, headings, lists, tables, notes, text boxes. */
export const rtf = defineFormat({
  name: 'rtf',
  mediaTypes: ['application/rtf', 'text/rtf'],
  extensions: ['.rtf'],
  reader: 'read.rtf',
  sniff: isRtf,
  async open(bytes, options) {
    const { readRtf } = await import('./document.ts');
    return readRtf(bytes, options);
  },
});
