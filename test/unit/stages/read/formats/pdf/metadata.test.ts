import { expect, it } from 'vitest';
import { dateOf, metadataOfFile } from '../../../../../../src/stages/read/formats/file-metadata.ts';
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

it('takes the date of a file where none of the publication is said, and if it can be one', () => {
  const made = ['1601-01-01T00:00:00Z', '2019-03-04T10:00:00Z'];
  expect(metadataOfFile({ made })).toEqual({ date: '2019-03-04' });
  expect(metadataOfFile({ made, date: ['1931'] })).toEqual({ date: '1931' });
  expect(metadataOfFile({ made: ['1899-12-30'] })).toEqual({});
  // the template's
  expect(metadataOfFile({ made, creator: ['python-docx'] })).toEqual({});
  expect(metadataOfFile({ creator: ['Microsoft Office User', 'Corporate User; Ana Poi'] })).toEqual({
    creator: ['Ana Poi'],
  });
});

it.each([
  ['Josip Rodin and Osamu Aoki', ['Josip Rodin', 'Osamu Aoki']],
  [
    'Lídia del Rio, Christian Gogolin, and J. J. Meyer,',
    ['Lídia del Rio', 'Christian Gogolin', 'J. J. Meyer'],
  ],
  ['By Ed Hornick', ['Ed Hornick']],
  ['Equipe Norte , [0.5cm] Lauro Araujo', ['Equipe Norte', 'Lauro Araujo']],
  ['Park, Jo', ['Park, Jo']],
  ['Ministry of Health and Social Welfare', ['Ministry of Health and Social Welfare']],
  ['Food and Agriculture Organization', ['Food and Agriculture Organization']],
  ['lefigaro.fr', undefined],
  ['Alexander.Russkikh@example.org', undefined],
])('the authors %j are %j', (field, creator) => {
  expect(metadataOfFile({ creator: [field] }).creator).toEqual(creator);
});
