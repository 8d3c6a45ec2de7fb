import { describe, expect, it } from 'vitest';
import { tei } from '../../../../../../src/stages/read/formats/tei/tei.ts';
import { formatOptions } from '../../../../../support/formats.ts';
import { markedLines } from '../../../../../support/lines.ts';

const open = (text: string, header = '') =>
  tei.open(
    Buffer.from(
      `<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>${header}</teiHeader><text>${text}</text></TEI>`,
    ),
    formatOptions('a.tei'),
  );
const linesOf = async (text: string) => markedLines(await open(text));

describe('an edition', () => {
  it('has headings, paragraphs, verses, lists, tables, notes and what runs over its pages', async () => {
    const body = `<front><titlePage><docTitle><titlePart type="main">Letters from Muscat</titlePart></docTitle><byline>by <docAuthor>A. Said</docAuthor></byline></titlePage></front>
      <body><pb n="1"/><fw>Letters</fw><div><head>I</head><opener><dateline>Sur, May 1820</dateline><salute>Sir,</salute></opener>
      <p>The ship<note place="foot" n="1">A dhow.</note> sailed<lb/>to Zan<lb break="no"/>zibar.</p>
      <div><head>Song</head><lg><l>First line</l><l>second line</l></lg></div>
      <list><label>1</label><item>dates</item><item>salt</item></list>
      <pb n="2"/><table><head>Cargo</head><row><cell>dates</cell><cell>40 <unit>t</unit></cell></row></table></div></body>`;
    const read = await open(body);
    expect(markedLines(read)).toEqual([
      'heading1 Letters from Muscat',
      'by',
      'A. Said',
      'furniture Letters',
      'heading2 I',
      'Sur, May 1820',
      'Sir,',
      'The ship',
      'footnote A dhow.',
      'sailed',
      'to Zanzibar.',
      'heading3 Song',
      'First line',
      'second line',
      'list 1 dates',
      'list salt',
      'Cargo',
      'table dates\t40 t',
    ]);
    expect(
      read.pages?.map(({ label, start, end }) => [label, read.text.slice(start, end).trim().slice(0, 7)]),
    ).toEqual([
      ['1', 'Letters'],
      ['2', 'Cargo\n\n'],
    ]);
  });

  it('is what its editors leave: corrected, regular, without what was struck out', async () => {
    expect(
      await linesOf(
        '<body><p>The <choice><sic>quene</sic><corr>queen</corr></choice> of <choice><orig>Scotlande</orig><reg>Scotland</reg></choice>, <choice><abbr>Mr</abbr><expan>Mister</expan></choice> <subst><del>Blak</del><add>Black</add></subst> <app><lem>came</lem><rdg>cam</rdg></app></p></body>',
      ),
    ).toEqual(['The queen of Scotland, Mr Black came']);
  });

  it('sets the parts of names and references apart', async () => {
    expect(
      await linesOf(
        `<body><p><persName><forename>Ana</forename><surname>Lima</surname></persName> wrote.</p></body><back><listBibl><head>Sources</head>
        <biblStruct><analytic><title>On salt</title><author><persName><forename>J.</forename><surname>Ruiz</surname></persName></author></analytic><monogr><title>Trade</title><imprint><date>1990</date></imprint></monogr></biblStruct></listBibl></back>`,
      ),
    ).toEqual(['Ana Lima wrote.', 'heading2 Sources', 'footnote On salt, J. Ruiz, Trade, 1990']);
  });

  it('says what its header says', async () => {
    const { metadata } = await open(
      '<body><p>x</p></body>',
      `<fileDesc><titleStmt><title type="main">Letters from Muscat</title><title>Letters</title><author><persName><forename>Amal</forename> <surname>Said</surname></persName></author></titleStmt>
      <publicationStmt><publisher>Gulf Press</publisher><date when="2011-04">April</date><idno type="ISBN">978-3-16-148410-0</idno><availability><licence>CC BY</licence></availability></publicationStmt></fileDesc>
      <profileDesc><langUsage><language ident="en">English</language></langUsage></profileDesc>`,
    );
    expect(metadata).toEqual({
      title: 'Letters from Muscat',
      creator: ['Amal Said'],
      date: '2011-04',
      language: 'en',
      publisher: 'Gulf Press',
      identifier: ['urn:isbn:9783161484100'],
      rights: 'CC BY',
    });
  });
});
