import { expect, it } from 'vitest';
import { xml } from '../../../../../../src/stages/read/formats/xml/xml.ts';
import { formatOptions } from '../../../../../support/formats.ts';

const open = (root: string) =>
  xml.open(Buffer.from(`<?xml version="1.0"?>\n${root}`), formatOptions('a.xml'));

it.each([
  ['<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>', 'Word 2003'],
  ['<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>', 'Flat OPC'],
])('names what Office saves as one XML file: %s', async (root, what) => {
  const error = await open(root).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: 'input.unknown-xml', message: expect.stringContaining(what) });
  expect(String((error as Error).message)).toContain('.docx');
});

it('says nothing of Office for other packages', async () => {
  await expect(open('<package version="1.0"/>')).rejects.toThrow(/<package>/);
});
