import { defineFormat } from '../../../../contract/format.ts';

/** The fields of a message's head up to what says that it is a page with its files. */
const head =
  /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?content-type:\s*multipart\/related\b((?:[^\n]|\n[ \t])*)/i;

/** Web archives (MHTML): pages as browsers save them with their files, in one message. */
export const mhtml = defineFormat({
  name: 'mhtml',
  mediaTypes: ['multipart/related', 'application/x-mimearchive'],
  extensions: ['.mhtml', '.mht'],
  reader: 'read.mhtml, parse5 8.1.1',
  sniff(bytes) {
    const text = Buffer.from(bytes).toString('latin1');
    const parameters = head.exec(text)?.[1];
    if (parameters === undefined) return false;
    return /\btype\s*=\s*"?text\/html/i.test(parameters) || /^snapshot-content-location:/im.test(text);
  },
  async open(bytes, options) {
    const { readMhtml } = await import('./document.ts');
    return readMhtml(bytes, options);
  },
});
