import { defineFormat } from '../../../../contract/format.ts';
import { xmlRoot } from '../xml/root.ts';

/** TEI: editions, letters, plays, and what GROBID makes of articles. */
export const tei = defineFormat({
  name: 'tei',
  mediaTypes: ['application/tei+xml'],
  extensions: ['.tei'],
  reader: 'read.tei, saxes 6.0.0',
  sniff: (head) => /^(?:TEI|TEI\.2|teiCorpus(?:\.2)?)$/.test(xmlRoot(head)?.name ?? ''),
  async open(bytes, options) {
    const { readXml } = await import('../xml/read.ts');
    const [{ roleOf }, { metadataOf }] = [await import('./elements.ts'), await import('./metadata.ts')];
    return readXml(bytes, options, { roleOf, metadataOf });
  },
});
