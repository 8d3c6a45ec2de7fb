import { defineFormat } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { xmlRoot } from './root.ts';

/** XML of a kind that nobody reads: its markup is no text, so it is refused by name. */
export const xml = defineFormat({
  name: 'xml',
  mediaTypes: ['application/xml', 'text/xml'],
  extensions: [],
  reader: 'read.xml',
  sniff: (head) => {
    const start = Buffer.from(head.subarray(0, 64)).toString('latin1').replaceAll('\0', '');
    return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*(?:<\?xml\s|<!DOCTYPE\s)/.test(start);
  },
  passedOver: (head) => unknownKind(head),
  async open(bytes, { name }) {
    const head = bytes.subarray(0, 1 << 16);
    const remedy = officeKind(head) && 'Save it as .docx, and give that.';
    throw new OnomastError(
      'input.unknown-xml',
      unknownKind(head),
      { file: name },
      { ...(remedy && { remedy }) },
    );
  },
});

/** What programs of Office save as one XML file. */
function officeKind(head: Uint8Array): string | undefined {
  const { name, signs } = xmlRoot(head) ?? { name: '', signs: '' };
  if (name === 'wordDocument') return 'a document of Word 2003 (XML)';
  return name === 'package' && signs.includes('/office/2006/xmlPackage')
    ? 'a document of Word in one XML file (Flat OPC)'
    : undefined;
}

function unknownKind(head: Uint8Array): string {
  const office = officeKind(head);
  if (office !== undefined) return office;
  const root = xmlRoot(head)?.name;
  return root === undefined ? 'XML without an element' : `XML of a kind that is not known (<${root}>)`;
}
