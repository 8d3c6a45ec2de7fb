import { defineFormat } from '../../../../contract/format.ts';
import { firstNames, packageType } from '../packages/signs.ts';

/** EPUB 2 and 3: its files in the order of reading, a run for what each element says. */
export const epub = defineFormat({
  name: 'epub',
  mediaTypes: ['application/epub+zip'],
  extensions: ['.epub'],
  reader: 'read.epub, saxes 6.0.0',
  sniff(head) {
    const type = packageType(head);
    if (type !== undefined) return type === 'application/epub+zip';
    const names = firstNames(head);
    return names[0] === 'mimetype' && names.includes('META-INF/container.xml');
  },
  async open(bytes, options) {
    const { readEpub } = await import('./document.ts');
    return readEpub(bytes, options);
  },
});
