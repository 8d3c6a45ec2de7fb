import { defineFormat } from '../../../../contract/format.ts';
import { xmlRoot } from '../xml/root.ts';

const roots = /^(?:article|book|book-part-wrapper|pmc-articleset|article-set)$/;
/** What only JATS, its forerunner NLM and its sister BITS say; DocBook has roots of the same names. */
const signs =
  /\/\/DTD (?:JATS|BITS|[\w &;]*Journal|[\w &;]*Book)|\barticle-type\s*=|\bdtd-version\s*=|\bbook-type\s*=|jats\.nlm\.nih\.gov/i;

/** JATS, NLM and BITS: articles and books of publishers and archives. */
export const jats = defineFormat({
  name: 'jats',
  mediaTypes: ['application/jats+xml'],
  extensions: ['.nxml', '.jats'],
  reader: 'read.jats, saxes 6.0.0',
  sniff(head) {
    const root = xmlRoot(head);
    if (root === undefined || !roots.test(root.name) || /docbook/i.test(root.signs)) return false;
    return (
      signs.test(root.signs) ||
      /<(?:front|book-meta|pmc-articleset)[\s>]/.test(Buffer.from(head).toString('latin1'))
    );
  },
  async open(bytes, options) {
    const { readXml } = await import('../xml/read.ts');
    const [{ roleOf }, { metadataOf }] = [await import('./elements.ts'), await import('./metadata.ts')];
    return readXml(bytes, options, { roleOf, metadataOf });
  },
});
