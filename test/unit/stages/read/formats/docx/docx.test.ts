import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx } from '../../../../../../src/stages/read/formats/docx/docx.ts';
import { makeDocx, openDocx, wordsOfKind } from '../../../../../support/office.ts';

const p = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;
const r = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const styled = (style: string, text: string, more = '') =>
  p(`<w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>`, r(text));
const note = (id: number, text: string) =>
  `<w:footnote w:id="${id}">${p('<w:r><w:footnoteRef/></w:r>', r(text))}</w:footnote>`;
const textOf = async (body: string, parts = {}) => (await openDocx(makeDocx(body, parts))).text;

describe('the text of a Word document', () => {
  it.each([
    ['runs', p(r('The port of '), r('Kism', '<w:b/>'), r('ayo.')), 'The port of Kismayo.'],
    ['empty paragraphs', p(r('A')) + p() + p(r(' ')) + p(r('B')), 'A\n\nB'],
    ['tabs and line ends', p(r('A'), '<w:r><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r>'), 'A\tB\nC'],
    ['tab stops, which are no tabs', p('<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>', r('A')), 'A'],
    [
      'hyphens',
      p('<w:r><w:t>Gé</w:t><w:softHyphen/><w:t>rard</w:t><w:noBreakHyphen/><w:t>Roy</w:t></w:r>'),
      'Gérard-Roy',
    ],
    [
      'signs by number',
      p('<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Arial" w:char="00E9"/></w:r>'),
      'αé',
    ],
    ['entities', p(r('Crédit &amp; Fils &#8212; Liège')), 'Crédit & Fils — Liège'],
    ['formulas', p(r('so '), '<m:oMath><m:r><m:t>x = 2</m:t></m:r></m:oMath>'), 'so x = 2'],
    ['inserted', p(r('A '), `<w:ins>${r('new')}</w:ins>`), 'A new'],
    ['deleted', p(r('A'), '<w:del><w:r><w:delText> old</w:delText></w:r></w:del>'), 'A'],
    [
      'moved',
      p(`<w:moveFrom>${r('here')}</w:moveFrom>`, r('A')) + p(`<w:moveTo>${r('here')}</w:moveTo>`),
      'A\n\nhere',
    ],
    [
      'a deleted paragraph mark',
      p('<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>', r('Port ')) + p(r('Said')),
      'Port Said',
    ],
    ['a deleted mark of the last paragraph', p('<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>', r('Port')), 'Port'],
    [
      'a dropped first letter',
      p('<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>', r('K')) + p(r('ampala')),
      'Kampala',
    ],
    ['a frame, which is a paragraph', p('<w:pPr><w:framePr w:w="9"/></w:pPr>', r('K')) + p(r('A')), 'K\n\nA'],
    ['hidden', p(r('A'), r(' secret', '<w:vanish/>'), r(' B', '<w:vanish w:val="0"/>')), 'A B'],
    [
      'comments',
      p('<w:commentRangeStart w:id="1"/>', r('A'), '<w:r><w:commentReference w:id="1"/></w:r>'),
      'A',
    ],
    ['links', p(`<w:hyperlink w:anchor="x">${r('Suva')}</w:hyperlink>`), 'Suva'],
    ['content controls', `<w:sdt><w:sdtPr/><w:sdtContent>${p(r('Apia'))}</w:sdtContent></w:sdt>`, 'Apia'],
    [
      'placeholders',
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p(r('Click here.'))}</w:sdtContent></w:sdt>${p(r('A'))}`,
      'A',
    ],
    [
      'ruby',
      p(
        '<w:r><w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東</w:t></w:r></w:rubyBase></w:ruby></w:r>',
      ),
      '東',
    ],
    [
      'drawings with text that is no box',
      p(r('A'), '<w:r><w:drawing><a:p><a:r><a:t>chart</a:t></a:r></a:p></w:drawing></w:r>'),
      'A',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await textOf(body)).toBe(expected);
  });

  it.each([
    [
      'with a result',
      [field('begin'), instruction(' PAGE '), field('separate'), r('12'), field('end')],
      'on 12.',
    ],
    ['without one', [field('begin'), instruction(' XE "Oslo" '), field('end')], 'on .'],
    [
      'in each other',
      [
        field('begin'),
        instruction('IF '),
        field('begin'),
        instruction('PAGE'),
        field('separate'),
        r('3'),
        field('end'),
        r(' = 3'),
        field('separate'),
        r('yes'),
        field('end'),
      ],
      'on yes.',
    ],
    ['that never ends', [field('begin'), r('page 4')], 'on page 4.'],
    ['of one element', [`<w:fldSimple w:instr="DATE">${r('2 May')}</w:fldSimple>`], 'on 2 May.'],
  ])('fields %s', async (_, runs, expected) => {
    expect(await textOf(p(r('on '), ...runs, r('.')))).toBe(expected);
  });

  it('is the same with strict names and with a byte order mark in a part', async () => {
    const body = p(r('Windhoek'));
    expect((await openDocx(makeDocx(body, {}, { isStrict: true }))).text).toBe('Windhoek');
    const files = unzipSync(makeDocx(body));
    const mark = strToU8('\ufeff');
    for (const [name, content] of Object.entries(files)) files[name] = Buffer.concat([mark, content]);
    expect((await openDocx(zipSync(files))).text).toBe('Windhoek');
  });

  it('follows hidden styles; two that hide undo each other', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="H"><w:name w:val="quiet"/><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="gone"/><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Q"><w:basedOn w:val="P"/></w:style>';
    const hidden = r(' x', '<w:rStyle w:val="H"/>');
    const body = p(r('A'), hidden) + styled('Q', 'B') + p('<w:pPr><w:pStyle w:val="P"/></w:pPr>', hidden);
    expect(await textOf(body, { styles })).toBe('A\n\nx');
  });
});

describe('what paragraphs are', () => {
  const style = (id: string, name: string, more = '') =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
  const styles = [
    style('berschrift2', 'heading 2'),
    style('Titre', 'Title'),
    style('Own', 'Chapter of ours', '<w:basedOn w:val="berschrift2"/>'),
    style('Level', 'Abschnitt', '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>'),
    style('Circle', 'circle', '<w:basedOn w:val="Circle"/>'),
    style('Liste', 'List Bullet', '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'),
    style('Verzeichnis1', 'toc 1'),
    style('Near', 'heading of a letter'),
  ].join('');

  it('headings by level, name and inheritance', async () => {
    const read = await openDocx(
      makeDocx(
        styled('Titre', 'T') +
          styled('berschrift2', 'Two') +
          styled('Own', 'Ours') +
          styled('Level', 'Four') +
          styled('Own', 'Text after all', '<w:outlineLvl w:val="9"/>') +
          styled('Near', 'Near') +
          styled('Circle', 'Circle') +
          styled('Gone', 'Gone'),
        { styles },
      ),
    );
    const headings = read.runs.filter(({ kind }) => kind === 'heading');
    expect(headings.map(({ start, end, level }) => [read.text.slice(start, end), level])).toEqual([
      ['T', 1],
      ['Two', 2],
      ['Ours', 2],
      ['Four', 4],
    ]);
    expect(wordsOfKind(read, 'paragraph')).toEqual(['Text after all', 'Near', 'Circle', 'Gone']);
  });

  it('lists and tables of contents', async () => {
    const numbering = (id: number) => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
    const read = await openDocx(
      makeDocx(
        styled('Liste', 'One') +
          styled('Gone', 'Two', numbering(2)) +
          styled('Liste', 'None', numbering(0)) +
          styled('Verzeichnis1', 'Harbours 12'),
        { styles },
      ),
    );
    expect(wordsOfKind(read, 'list')).toEqual(['One', 'Two']);
    expect(wordsOfKind(read, 'contents')).toEqual(['Harbours 12']);
    expect(wordsOfKind(read, 'paragraph')).toEqual(['None']);
  });
});

describe('tables', () => {
  const tc = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
  const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;

  it('have a row a line, merged cells once and in their columns', async () => {
    const read = await openDocx(
      makeDocx(
        p(r('Above')) +
          table(
            tr(
              tc(p(r('Port')), '<w:vMerge w:val="restart"/>'),
              tc(p(r('Tonnes')), '<w:gridSpan w:val="2"/>'),
            ),
            tr(tc(p(r('gone')), '<w:vMerge/>'), tc(p(r('2018'))), tc(p(r('2019')))),
            tr(tc(p(r('Mombasa'))), tc(p()), tc(p(r('30')) + p(r('million')))),
            `<w:tr><w:trPr><w:del/></w:trPr>${tc(p(r('old')))}</w:tr>`,
          ) +
          p(r('Below')),
      ),
    );
    expect(read.text).toBe('Above\n\nPort\tTonnes\n\t2018\t2019\nMombasa\t\t30 million\n\nBelow');
    expect(wordsOfKind(read, 'table')).toEqual([
      'Port',
      'Tonnes',
      '2018',
      '2019',
      'Mombasa',
      '30',
      'million',
    ]);
  });

  it('that only lay out the page are text', async () => {
    const inner = table(tr(tc(p(r('a'))), tc(p(r('b')))));
    const outer = table(tr(tc(p(r('Left'))), tc(p(r('Right')) + inner)));
    const read = await openDocx(makeDocx(outer + table(tr(tc(p(r('Alone')))))));
    expect(read.text).toBe('Left\n\nRight\n\na\tb\n\nAlone');
    expect(wordsOfKind(read, 'table')).toEqual(['a', 'b']);
  });
});

describe('what hangs on a place', () => {
  const reference = (id: number, more = '') => `<w:r><w:footnoteReference w:id="${id}"${more}/></w:r>`;

  it('notes stand after their paragraph, and those of a table after it', async () => {
    const footnotes =
      `<w:footnote w:type="separator" w:id="0">${p(r('____'))}</w:footnote>` +
      note(2, 'On Rhodes.') +
      note(3, '</w:t><w:tab/><w:t>Own.');
    const cell = `<w:tc>${p(r('x'), reference(3, ' w:customMarkFollows="1"'), r('*'))}</w:tc>`;
    const body =
      p(r('Kos'), reference(2), r(' too.')) + `<w:tbl><w:tr>${cell}${cell}</w:tr></w:tbl>` + p(r('End'));
    const read = await openDocx(makeDocx(body, { footnotes }));
    expect(read.text).toBe('Kos¹ too.\n\n¹ On Rhodes.\n\nx*\tx*\n\n² Own.\n\nEnd');
    expect(wordsOfKind(read, 'footnote')).toEqual(['¹', 'On Rhodes.', '²', 'Own.']);
    expect(read.runs.filter(({ script }) => script === 'super')).toHaveLength(3);
    expect(read.parts?.map(({ path }) => path)).toEqual(['word/document.xml', 'word/footnotes.xml']);
  });

  it('text boxes stand once after their paragraph, whichever way they are told', async () => {
    const content = (text: string) => `<w:txbxContent>${p(r(text))}</w:txbxContent>`;
    const shape = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${content('Box')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${content('Box')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    const old = `<w:r><w:pict><v:shape><v:textbox>${content('Old')}</v:textbox></v:shape></w:pict></w:r>`;
    expect(await textOf(p(r('Mid '), `<w:r>${shape}</w:r>`, r('dle'), old))).toBe('Mid dle\n\nBox\n\nOld');
  });

  it('words of a diagram stand after its paragraph, a box an item', async () => {
    const point = (text: string, type = '') =>
      `<w:pt ${type}><w:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></w:t></w:pt>`;
    const diagramData =
      point('root', 'type="doc"') + point('Harbour Board') + point('Pilots of Douala', 'type="node"');
    const drawing =
      '<w:r><w:drawing><a:graphic><a:relIds r:dm="r-diagramData"/></a:graphic></w:drawing></w:r>';
    const read = await openDocx(makeDocx(p(r('Above'), drawing, drawing) + p(r('Below')), { diagramData }));
    expect(read.text).toBe('Above\n\nHarbour Board\n\nPilots of Douala\n\nBelow');
    expect(wordsOfKind(read, 'list')).toEqual(['Harbour Board', 'Pilots of Douala']);
  });

  it('running heads and feet stand once, as furniture', async () => {
    const section = (...names: string[]) =>
      `<w:sectPr>${names.map((name) => `<w:${name.slice(0, 6)}Reference r:id="r-${name}"/>`).join('')}</w:sectPr>`;
    const read = await openDocx(
      makeDocx(
        p(`<w:pPr>${section('header1', 'footer1')}</w:pPr>`, r('A')) +
          p(r('B')) +
          section('header2', 'footer1'),
        {
          header1: p(r('Annals of Trieste')),
          header2: p(r('Annals of Trieste')),
          footer1: p(r('7')),
        },
      ),
    );
    expect(read.text).toBe('A\n\nB\n\nAnnals of Trieste\n\n7');
    expect(wordsOfKind(read, 'furniture')).toEqual(['Annals of Trieste', '7']);
  });
});

describe('the way back', () => {
  it('names part, element, its text and the bytes', async () => {
    const bytes = makeDocx(p(r('In Ærø &amp; ')) + p(r('Lomé 😀 and Cotonou')));
    const { text, runs, parts } = await openDocx(bytes);
    const part = unzipSync(bytes)['word/document.xml']!;
    const seen = runs.map((run) => {
      const words = text.slice(run.start, run.end);
      if (run.sourceStart !== undefined)
        expect(Buffer.from(part.subarray(run.sourceStart, run.sourceEnd)).toString()).toBe(words);
      return [words, run.element, run.elementStart, run.sourceStart !== undefined];
    });
    expect(seen).toEqual([
      ['In Ærø ', '/*[1]/*[1]/*[1]/*[1]/*[1]', 0, true],
      ['&', '/*[1]/*[1]/*[1]/*[1]/*[1]', 7, false],
      ['Lomé 😀 and Cotonou', '/*[1]/*[1]/*[2]/*[1]/*[1]', 0, true],
    ]);
    expect(parts).toEqual([
      expect.objectContaining({
        path: 'word/document.xml',
        mediaType: 'application/x-main',
        start: 0,
        end: text.length,
      }),
    ]);
  });

  it('says where links lead', async () => {
    const links =
      '<Relationship Id="l" Type="x/hyperlink" Target="https://example.org/a" TargetMode="External"/>';
    const read = await openDocx(
      makeDocx(
        p(
          `<w:hyperlink r:id="l">${r('a')}</w:hyperlink>`,
          `<w:hyperlink w:anchor="b">${r('b')}</w:hyperlink>`,
        ) +
          p(
            field('begin'),
            instruction('HYPERLINK "https://example.org/c" \\l "d"'),
            field('separate'),
            r('c'),
            field('end'),
          ),
        { links },
      ),
    );
    expect(read.runs.map(({ href }) => href)).toEqual([
      'https://example.org/a',
      '#b',
      'https://example.org/c#d',
    ]);
  });

  it('reads what the core properties say', async () => {
    const core =
      '<dc:title>Ports of the Gulf</dc:title><dc:creator>A. Mensah;B. Osei</dc:creator><dc:language>en-GB</dc:language><dcterms:created>2019-03-04T10:00:00Z</dcterms:created><dcterms:modified>2021-01-01T00:00:00Z</dcterms:modified>';
    expect((await openDocx(makeDocx(p(r('A')), { core }))).metadata).toEqual({
      title: 'Ports of the Gulf',
      creator: ['A. Mensah', 'B. Osei'],
      language: 'en-GB',
      date: '2019-03-04',
    });
  });
});

describe('what cannot be read', () => {
  const compound = (stream: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(stream, 'utf16le'),
      Buffer.alloc(600),
    ]);

  it.each([
    ['EncryptedPackage', 'input.encrypted', /needs a password/],
    ['WordDocument', 'input.binary', /Save it as \.docx/],
    ['Workbook', 'input.binary', /spreadsheet/],
    ['Something', 'input.binary', /compound file/],
  ])('a compound file with %s', async (stream, code, message) => {
    const bytes = compound(stream);
    await expect(openDocx(bytes)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('a package without a document, and a damaged one', async () => {
    await expect(openDocx(zipSync({ 'word/x.xml': strToU8('<a/>') }))).rejects.toMatchObject({
      code: 'input.damaged',
    });
    await expect(openDocx(makeDocx('<w:p>'))).rejects.toMatchObject({ code: 'input.damaged' });
  });

  it('a part next to the text is named, and the text is read', async () => {
    const { text, warnings } = await openDocx(makeDocx(p(r('A')), { styles: '<w:style>' }));
    expect(text).toBe('A');
    expect(warnings).toEqual([{ code: 'part.failed', message: expect.stringContaining('word/styles.xml') }]);
  });

  it('a document of another format inside is named', async () => {
    const links = '<Relationship Id="c" Type="x/aFChunk" Target="chunk.mht"/>';
    const { warnings } = await openDocx(makeDocx(p(r('A')) + '<w:altChunk r:id="c"/>', { links }));
    expect(warnings).toEqual([{ code: 'part.unread', message: expect.stringContaining('word/chunk.mht') }]);
  });

  it('is told from other packages', () => {
    expect(docx.sniff(makeDocx(p()))).toBe(true);
    expect(docx.sniff(zipSync({ 'word/list.txt': strToU8('an archive') }))).toBe(false);
    expect(docx.sniff(zipSync({ 'xl/workbook.xml': strToU8('<a/>') }))).toBe(false);
    expect(docx.sniff(strToU8('word/document.xml'))).toBe(false);
  });
});
