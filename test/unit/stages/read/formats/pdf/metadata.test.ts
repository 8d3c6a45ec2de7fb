import { expect, it } from 'vitest';
import { dateOf } from '../../../../../../src/stages/read/formats/file-metadata.ts';
import { metadataOf } from '../../../../../../src/stages/read/formats/pdf/metadata.ts';

it.each([
  ["D:20190304120000+01'00'", '2019-03-04'],
  ['D:2019', '2019'],
  ['2019-03-04T12:00:00Z', '2019-03-04'],
  ['2019-03', '2019-03'],
  ['2019-02-30', '2019-02'],
  ['2019-13-01', '2019'],
  ['12345', undefined],
  ['D:00000101', undefined],
  ['soon', undefined],
])('the date %j is %j', (value, date) => expect(dateOf(value)).toBe(date));

it('leaves out names of files, programs and accounts', () => {
  const read = (Title: string, Author: string) => metadataOf({ Title, Author }, null);
  expect(read('report_final.indd', 'Administrator')).toEqual({});
  expect(read('Microsoft Word - draft 3.docx', 'user')).toEqual({});
  expect(read('Untitled', ' ')).toEqual({});
  expect(read('On Untitled Works', 'Ana User')).toEqual({
    title: 'On Untitled Works',
    creator: ['Ana User'],
  });
});

it('prefers what XMP says, and tells identifiers', () => {
  const xmp = new Map<string, unknown>([
    ['dc:title', 'The Long Title'],
    ['dc:creator', ['A. Writer', 'B. Author']],
    ['prism:doi', '10.1234/abc.5'],
    ['dc:identifier', 'uuid:1234'],
    ['prism:isbn', '978-3-16-148410-0'],
    ['dc:publisher', ['Small Press']],
  ]);
  expect(metadataOf({ Title: 'Short', Author: 'Nobody' }, xmp)).toEqual({
    title: 'The Long Title',
    creator: ['A. Writer', 'B. Author'],
    publisher: 'Small Press',
    identifier: ['https://doi.org/10.1234/abc.5', 'urn:isbn:9783161484100'],
  });
});
