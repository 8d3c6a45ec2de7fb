import { defineFormat } from '../../../../contract/format.ts';
import { packageType } from '../packages/signs.ts';

const textTypes = /^application\/vnd\.oasis\.opendocument\.text(?:-template|-master|-web)?$/;

const mediaTypes = [
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.text-template',
  'application/vnd.oasis.opendocument.text-flat-xml',
] as const;

/** OpenDocument text, as a package and as one XML file. */
export const odt = defineFormat({
  name: 'odt',
  mediaTypes,
  extensions: ['.odt', '.ott', '.fodt'],
  reader: 'read.odt, saxes 6.0.0',
  sniff(head) {
    return textTypes.test(packageType(head) ?? '') || isFlat(head);
  },
  mediaTypeOf(head) {
    const type = packageType(head);
    if (type === undefined) return isFlat(head) ? mediaTypes[2] : undefined;
    return mediaTypes.find((one) => one === type);
  },
  async open(bytes, options) {
    const { readOdt } = await import('./document.ts');
    return readOdt(bytes, options);
  },
});

function isFlat(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, 8192)).toString('latin1');
  const root = /<([\w.-]+:)?document\s[^>]*/.exec(text)?.[0];
  return root !== undefined && /\bmimetype="application\/vnd\.oasis\.opendocument\.text/.test(root);
}
