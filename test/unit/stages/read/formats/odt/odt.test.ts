import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { odt } from '../../../../../../src/stages/read/formats/odt/odt.ts';
import { makeFlatOdt, makeOdt, openOdt, wordsOfKind } from '../../../../../support/office.ts';

const p = (content: string, style = 'Standard') => `<text:p text:style-name="${style}">${content}</text:p>`;
const textOf = async (body: string, parts = {}) => (await openOdt(makeOdt(body, parts))).text;

describe('the text of an OpenDocument text', () => {
  it.each([
    ['spans', p('The port of <text:span>Kism</text:span>ayo.'), 'The port of Kismayo.'],
    ['white space as one space', p('  A \n B<text:s text:c="4"/>C '), 'A B C'],
    ['tabs and line ends', p('A<text:tab/>B<text:line-break/>C'), 'A\tB\nC'],
    ['links', p('<text:a xlink:href="#x">Suva</text:a>'), 'Suva'],
    [
      'fields by their result',
      p('page <text:page-number>12</text:page-number> of <text:title>Ports</text:title>'),
      'page 12 of Ports',
    ],
    [
      'bookmarks and soft page breaks',
      p('A<text:bookmark-start text:name="b"/>B<text:soft-page-break/>C'),
      'ABC',
    ],
    [
      'comments',
      p(
        'A<office:annotation><dc:creator>X</dc:creator><text:p>no</text:p></office:annotation>B<office:annotation-end/>',
      ),
      'AB',
    ],
    [
      'deletions',
      `<text:tracked-changes><text:changed-region><text:deletion>${p('old')}</text:deletion></text:changed-region></text:tracked-changes>${p('A<text:change text:change-id="c"/>B')}`,
      'AB',
    ],
    [
      'hidden fields',
      p(
        'A<text:hidden-text text:is-hidden="true">x</text:hidden-text><text:hidden-text text:is-hidden="false">B</text:hidden-text>',
      ),
      'AB',
    ],
    [
      'fields that only set a value',
      p('A<text:variable-set text:display="none">7</text:variable-set>B'),
      'AB',
    ],
    ['hidden paragraphs', p('A') + p('<text:hidden-paragraph text:is-hidden="true"/>x') + p('B'), 'A\n\nB'],
    [
      'hidden sections',
      `<text:section text:display="none">${p('x')}</text:section><text:section text:display="true">${p('A')}</text:section>`,
      'A',
    ],
    [
      'numbers that programs wrote for lists',
      '<text:h text:outline-level="1"><text:number>1.</text:number>A</text:h>',
      'A',
    ],
    [
      'ruby',
      p('<text:ruby><text:ruby-base>東</text:ruby-base><text:ruby-text>とう</text:ruby-text></text:ruby>'),
      '東',
    ],
    [
      'placeholders',
      p('A<text:placeholder text:placeholder-type="text">&lt;name&gt;</text:placeholder>'),
      'A',
    ],
    [
      'frames once, after their paragraph',
      p(`Mid<draw:frame><draw:text-box>${p('Box')}</draw:text-box><svg:title>t</svg:title></draw:frame>dle`),
      'Middle\n\nBox',
    ],
    ['drawings with text', `<draw:custom-shape>${p('Shape')}</draw:custom-shape>${p('A')}`, 'Shape\n\nA'],
    [
      'images, which have none',
      p(
        'A<draw:frame><draw:image xlink:href="a.png"><office:binary-data>QUJD</office:binary-data></draw:image></draw:frame>',
      ),
      'A',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await textOf(body)).toBe(expected);
  });

  it('follows styles that hide, raise and lower', async () => {
    const automatic =
      '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>' +
      '<style:style style:name="T2" style:family="text" style:parent-style-name="T1"/>' +
      '<style:style style:name="T3" style:family="text" style:parent-style-name="T1"><style:text-properties text:display="true"/></style:style>' +
      '<style:style style:name="T4" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>' +
      '<style:style style:name="T5" style:family="text"><style:text-properties style:text-position="-8% 58%"/></style:style>' +
      '<style:style style:name="P1" style:family="paragraph"><style:text-properties text:display="none"/></style:style>';
    const spans = [1, 2, 3, 4, 5].map((n) => `<text:span text:style-name="T${n}">${n}</text:span>`).join('');
    const { text, runs } = await openOdt(makeOdt(p(`0${spans}`) + p('x', 'P1'), { automatic }));
    expect(text).toBe('0345');
    expect(runs.map(({ script }) => script)).toEqual([undefined, undefined, 'super', 'sub']);
  });

  it('is read from one file too', async () => {
    const bytes = makeFlatOdt(p('Lomé &amp; Cotonou'));
    expect(odt.sniff(bytes)).toBe(true);
    const { text, runs, parts, metadata } = await openOdt(bytes);
    expect({ text, parts, metadata }).toEqual({ text: 'Lomé & Cotonou', metadata: { title: 'Flat' } });
    for (const { start, end, sourceStart, sourceEnd } of runs)
      if (sourceStart !== undefined)
        expect(Buffer.from(bytes.subarray(sourceStart, sourceEnd)).toString()).toBe(text.slice(start, end));
  });
});

describe('what paragraphs are', () => {
  it('headings by level, by style and by title', async () => {
    const styles =
      '<style:style style:name="Title" style:family="paragraph"/>' +
      '<style:style style:name="Kapitel" style:family="paragraph" style:default-outline-level="2"/>';
    const automatic =
      '<style:style style:name="P7" style:family="paragraph" style:parent-style-name="Title"/>';
    const body =
      p('T', 'P7') +
      '<text:h text:outline-level="3">Three</text:h><text:h>One</text:h>' +
      p('Two', 'Kapitel') +
      `<text:list><text:list-item><text:h text:outline-level="2">Numbered</text:h></text:list-item></text:list>` +
      p('Text');
    const read = await openOdt(makeOdt(body, { styles, automatic }));
    const headings = read.runs.filter(({ kind }) => kind === 'heading');
    expect(headings.map(({ start, end, level }) => [read.text.slice(start, end), level])).toEqual([
      ['T', 1],
      ['Three', 3],
      ['One', 1],
      ['Two', 2],
      ['Numbered', 2],
    ]);
    expect(wordsOfKind(read, 'paragraph')).toEqual(['Text']);
  });

  it('lists in lists, and tables of contents', async () => {
    const item = (content: string) => `<text:list-item>${content}</text:list-item>`;
    const body =
      `<text:table-of-content><text:table-of-content-source><text:index-title-template>x</text:index-title-template></text:table-of-content-source><text:index-body>${p('Harbours 12')}</text:index-body></text:table-of-content>` +
      `<text:list>${item(p('One') + `<text:list>${item(p('Two'))}</text:list>`)}</text:list>`;
    const read = await openOdt(makeOdt(body));
    expect(wordsOfKind(read, 'contents')).toEqual(['Harbours 12']);
    expect(wordsOfKind(read, 'list')).toEqual(['One', 'Two']);
  });

  it('tables, with cells that are merged and repeated', async () => {
    const cell = (content: string, more = '') =>
      `<table:table-cell ${more}>${content && p(content)}</table:table-cell>`;
    const row = (content: string, more = '') => `<table:table-row ${more}>${content}</table:table-row>`;
    const table =
      `<table:table><table:table-column/><table:table-header-rows>${row(cell('Port') + cell('Tonnes', 'table:number-columns-spanned="2"') + '<table:covered-table-cell/>')}</table:table-header-rows>` +
      row(cell('Beira') + cell('40', 'table:number-columns-repeated="2"')) +
      row(cell('', 'table:number-columns-repeated="1000"'), 'table:number-rows-repeated="65000"') +
      row(cell('all') + cell('x'), 'table:number-rows-repeated="2"') +
      '</table:table>';
    const { text } = await openOdt(makeOdt(p('A') + table + p('B')));
    expect(text).toBe('A\n\nPort\tTonnes\nBeira\t40\t40\nall\tx\nall\tx\n\nB');
  });

  it('notes after their paragraph, with the marks that are written', async () => {
    const note = (mark: string, content: string, kind = 'footnote') =>
      `<text:note text:note-class="${kind}"><text:note-citation>${mark}</text:note-citation><text:note-body>${p(content)}</text:note-body></text:note>`;
    const read = await openOdt(
      makeOdt(
        p(
          `Kos${note('12', 'On Rhodes.')} too${note('*', 'Own.', 'endnote')}${note('ii', 'Last.', 'endnote')}.`,
        ) + p('End'),
      ),
    );
    expect(read.text).toBe('Kos¹² too*².\n\n¹² On Rhodes.\n\n* Own.\n\n² Last.\n\nEnd');
    expect(wordsOfKind(read, 'footnote')).toEqual(['¹²', 'On Rhodes.', '*', 'Own.', '²', 'Last.']);
  });

  it('running heads and feet once, as furniture', async () => {
    const pages = ['A', 'B']
      .map(
        (name) =>
          `<style:master-page style:name="${name}"><style:header>${p('Annals')}</style:header><style:footer>${p(`of ${name}`)}</style:footer><style:header-left style:display="false">${p('Off')}</style:header-left></style:master-page>`,
      )
      .join('');
    const read = await openOdt(makeOdt(p('Text'), { pages }));
    expect(wordsOfKind(read, 'furniture')).toEqual(['Annals', 'of A', 'of B']);
    expect(read.parts?.map(({ path }) => path)).toEqual(['content.xml', 'styles.xml']);
  });
});

it('reads what the file says of itself', async () => {
  const meta =
    '<dc:title>Ports</dc:title><meta:initial-creator>A. Mensah</meta:initial-creator><dc:creator>Editor</dc:creator><meta:creation-date>2019-03-04T10:00:00</meta:creation-date><dc:date>2022-01-01T00:00:00</dc:date><dc:language>fr-SN</dc:language>';
  expect((await openOdt(makeOdt(p('A'), { meta }))).metadata).toEqual({
    title: 'Ports',
    creator: ['A. Mensah'],
    date: '2019-03-04',
    language: 'fr-SN',
  });
});

it('names what is encrypted, damaged or something else', async () => {
  const manifest =
    '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>';
  await expect(openOdt(makeOdt(p('A'), { manifest }))).rejects.toMatchObject({ code: 'input.encrypted' });
  const files = unzipSync(makeOdt(p('A')));
  await expect(openOdt(zipSync({ mimetype: files['mimetype']! }))).rejects.toMatchObject({
    code: 'input.damaged',
  });
  expect((await openOdt(zipSync({ ...files, 'styles.xml': strToU8('<a>') }))).warnings).toEqual([
    { code: 'part.failed', message: expect.stringContaining('styles.xml') },
  ]);
  expect(odt.sniff(makeOdt(p('A')))).toBe(true);
  const sheet = {
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] as const,
  };
  expect(odt.sniff(zipSync(sheet as unknown as Parameters<typeof zipSync>[0]))).toBe(false);
  expect(odt.sniff(strToU8('<p>a document of application/vnd.oasis.opendocument.text</p>'))).toBe(false);
});
