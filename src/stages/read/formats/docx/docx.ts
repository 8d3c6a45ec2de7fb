import { defineFormat } from '../../../../contract/format.ts';
import { firstNames } from '../packages/signs.ts';

/**
 * Word: WordprocessingML in a package, transitional and strict. Documents of Word before 2007 and those with a password are told by
 * their extension, so that they are named for what they are.
 */
export const docx = defineFormat({
  name: 'docx',
  mediaTypes: [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.template',
    'application/vnd.ms-word.document.macroenabled.12',
    'application/vnd.ms-word.template.macroenabled.12',
    'application/msword',
  ],
  extensions: ['.docx', '.docm', '.dotx', '.dotm', '.doc', '.dot'],
  reader: 'read.docx, saxes 6.0.0',
  sniff(head) {
    const names = firstNames(head);
    return (
      names.includes('word/document.xml') ||
      (names.includes('[Content_Types].xml') && names.some((name) => name.startsWith('word/')))
    );
  },
  async open(bytes, options) {
    const { readDocx } = await import('./document.ts');
    return readDocx(bytes, options);
  },
});
