import { describe, expect, it } from 'vitest';
import { html } from '../../../../../../src/stages/read/formats/html/html.ts';
import { formatOptions } from '../../../../../support/formats.ts';
import { markedLines } from '../../../../../support/lines.ts';

const open = (page: string | Uint8Array, more = {}) =>
  html.open(typeof page === 'string' ? Buffer.from(page) : page, formatOptions('a.html', more));

const prose = (about: string) =>
  `The committee of ${about} met in spring, heard the report of the treasurer, and agreed, after some debate, to go on with the works at the harbour.`;

describe('a page', () => {
  it('is headings, paragraphs, lists, tables and captions', async () => {
    const page = await open(`<!DOCTYPE html><title>x</title>
      <h1>Harbour <em>works</em></h1><p>First&nbsp;line<br>second   line</p>loose text
      <ul><li>one<ul><li>inner</li></ul></li><li><p>two</p></ul>
      <dl><dt>Quay<dd>a wall</dl><div role=heading aria-level=3>Costs</div>
      <table><caption>Costs by year</caption><tr><th>Year<th>Sum<tr><td rowspan=2>2019<td>5 <p>million</p><tr><td>6
      </table><figure><img alt="no"><figcaption>The quay</figcaption></figure><pre>a  b
  c</pre>`);
    expect(markedLines(page)).toEqual([
      'heading1 Harbour works',
      'First\u00a0line',
      'second line',
      'loose text',
      'list one',
      'list inner',
      'list two',
      'list Quay',
      'list a wall',
      'heading3 Costs',
      'paragraph Costs by year',
      'table Year\tSum',
      'table 2019\t5 million',
      'table \t6',
      'paragraph The quay',
      'a  b',
      'c',
    ]);
  });

  it('sets blocks of a table that only lays out below each other', async () => {
    const cells = `<td><h2>Left</h2>${prose('Odessa')}</td><td>${prose('Varna')}</td>`;
    expect(markedLines(await open(`<table><tr>${cells}</tr><tr><td>x</td><td>y</td></tr></table>`))).toEqual([
      'heading2 Left',
      prose('Odessa'),
      prose('Varna'),
      'x',
      'y',
    ]);
    const nested = '<table><tr><td><table><tr><th>A</th><td>B</td></tr></table></td><td>C</td></tr></table>';
    expect(markedLines(await open(nested))).toEqual(['table A\tB', 'C']);
    expect(markedLines(await open('<table role=presentation><tr><th>A<td>B</table>'))).toEqual(['A', 'B']);
  });

  it('shows what a reader sees', async () => {
    const hidden = [
      '<script>a</script>',
      '<style>b</style>',
      '<p hidden>c</p>',
      '<template><p>d</p></template>',
    ];
    hidden.push(
      '<p style="color:red; display : none">e</p>',
      '<!-- f -->',
      '<ruby>港<rp>(</rp><rt>みなと</rt></ruby>',
    );
    expect(markedLines(await open(`<p hidden=until-found>seen</p>${hidden.join('')}`))).toEqual([
      'seen',
      '港',
    ]);
  });

  it('tells links, marks above the line and styles', async () => {
    const { text, runs } = await open(
      '<p>km<sup>2</sup> of <a href="/x">land</a>, <b>H<sub>2</sub></b>O</p>',
    );
    expect(
      runs.map(({ start, end, script, href, style }) => [text.slice(start, end), script ?? href ?? style]),
    ).toEqual([
      ['km', undefined],
      ['2', 'super'],
      ['of', undefined],
      ['land', '/x'],
      [',', undefined],
      ['H', 'b'],
      ['2', 'sub'],
      ['O', undefined],
    ]);
  });
});

describe('what surrounds the text', () => {
  const article = ['Odessa', 'Varna', 'Batumi'].map((town) => `<p>${prose(town)}</p>`).join('');
  const page = (body: string, head = '') => `<!DOCTYPE html><head>${head}</head><body>${body}`;

  it('is furniture: menus, banners, teasers, comments of readers; nothing is lost', async () => {
    const read = await open(
      page(
        `<header><a href=/>The Daily</a><h1>Harbour works go on</h1></header><nav><ul><li><a href=/a>Home</a><li><a href=/b>Sport</a></ul></nav>
        <main><article><h2>The vote</h2>${article}<ul><li>a short list<li>of two</ul>
        <div class="share-buttons"><button>Post</button><button>Mail</button></div></article></main>
        <div id=relatedStories><a href=/c>Bridge to be built</a> <a href=/d>Rain</a></div>
        <div class=comments><p>I say: ${prose('Poti')}</p></div>
        <div class="cookie-consent">We use cookies.</div><footer>All rights reserved</footer>`,
        '<title>Harbour works go on - The Daily</title>',
      ),
    );
    expect(markedLines(read)).toEqual([
      'furniture The Daily',
      'heading1 Harbour works go on',
      'furniture Home',
      'furniture Sport',
      'heading2 The vote',
      ...['Odessa', 'Varna', 'Batumi'].map(prose),
      'list a short list',
      'list of two',
      'furniture Post Mail',
      'furniture Bridge to be built Rain',
      `furniture I say: ${prose('Poti')}`,
      'furniture We use cookies.',
      'furniture All rights reserved',
    ]);
  });

  it('is nothing where no element says so, however little of it is prose', async () => {
    const read = await open(page(`<h1>List</h1><p><a href=/x>Odessa</a></p><div>Varna</div>${article}`));
    expect(markedLines(read).filter((line) => line.startsWith('furniture'))).toEqual([]);
  });

  it('is no header of the text: authors and date of a paper', async () => {
    const header = '<header id="title"><h1>Works</h1><p class="author">Ana Lima</p><p>May 2019</p></header>';
    expect(markedLines(await open(page(`${header}${article}<div title="footer"><p>12</p></div>`)))).toEqual([
      'heading1 Works',
      'Ana Lima',
      'May 2019',
      ...['Odessa', 'Varna', 'Batumi'].map(prose),
      'furniture 12',
    ]);
    const site = '<header><h2>The Daily</h2><a href=/news>News of today</a></header>';
    expect(markedLines(await open(page(`${site}<main>${article}</main>`))).slice(0, 2)).toEqual([
      'furniture The Daily',
      'furniture News of today',
    ]);
  });

  it('is no more than a small part, whatever classes say', async () => {
    const read = await open(page(`<div class="content no-sidebar">${article}</div><nav>Menu</nav>`));
    expect(markedLines(read)).toEqual([...['Odessa', 'Varna', 'Batumi'].map(prose), 'furniture Menu']);
  });

  it('is no table of contents', async () => {
    const items = ['One', 'Two', 'Three'].map((title, i) => `<li><a href="#c${i}">${title}</a>`).join('');
    expect(markedLines(await open(page(`<ul>${items}</ul><h2 id=c0>One</h2>`)))).toEqual([
      'contents One',
      'contents Two',
      'contents Three',
      'heading2 One',
    ]);
    const outward = items.replaceAll('#c', '/c');
    expect(markedLines(await open(page(`<ul>${outward}</ul>`)))[0]).toBe('list One');
  });
});

describe('footnotes', () => {
  it.each([
    [
      'links there and back',
      '<sup id=r1><a href="#n1">1</a></sup>',
      '<ol><li id=n1>Note. <a href="#r1">↩</a></ol>',
    ],
    [
      'what a word processor exports',
      '<a href="#_ftn1" name="_ftnref1" title=""><span><![if !supportFootnotes]><span>[1]</span><![endif]></span></a>',
      '<div id=ftns><hr><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> A.</p><p>Note.</p></div></div>',
    ],
    ['anchors with names', '<a name=r1 href="#n1">[1]</a>', '<p><a name=n1 href="#r1">[1]</a> Note.</p>'],
    [
      'a role in a footer',
      '<a href="#n1">1</a>',
      '<footer><nav>Menu</nav><p role=doc-footnote id=n1>Note.</p></footer>',
    ],
    ['a role', '<a href="#n1">1</a>', '<aside role=doc-footnote id=n1>Note.</aside>'],
    ['a reference that says it', '<a role=doc-noteref href="#n1">see below</a>', '<p id=n1>Note.</p>'],
    [
      'a section of notes',
      '<a href="#n1">1</a>',
      '<section role=doc-endnotes><ol><li id=n1>Note.</ol></section>',
    ],
  ])('are told by %s', async (_, reference, note) => {
    const read = markedLines(await open(`<p>Text${reference}.</p>${note}`));
    expect(read.at(-1)).toMatch(/^footnote .*Note\./);
    expect(read[0]).toMatch(/^Text/);
  });

  it.each([
    ['a link alone', '<a href="#n1">1</a>', '<p id=n1>Step.</p>'],
    ['links of words', '<a id=r1 href="#n1">Chapter on ports</a>', '<p id=n1>Step. <a href="#r1">up</a></p>'],
    ['a heading', '<a id=r1 href="#n1">I</a>', '<h2 id=n1>Step. <a href="#r1">up</a></h2>'],
    [
      'a link to another',
      '<a id=r1 href="#n1">1</a>',
      '<p id=n1>Step. <a href="#r2">up</a></p><p id=r2>x</p>',
    ],
  ])('are not told by %s', async (_, reference, note) => {
    const read = markedLines(await open(`<p>Text ${reference}.</p>${note}`));
    expect(read.filter((line) => line.startsWith('footnote'))).toEqual([]);
  });
});

describe('bytes', () => {
  it.each([
    ['UTF-8 that nothing declares', Buffer.from('<p>Łódź, 5 µ')],
    [
      'a code page in <meta charset>',
      Buffer.from('<meta charset=iso-8859-2><p>\xa3\xf3d\xbc, 5 \xb5', 'latin1'),
      'Łódź, 5 ľ',
    ],
    [
      'a code page in http-equiv',
      Buffer.from(
        '<meta http-equiv=Content-Type content="text/html; charset=windows-1251"><p>\xc6\xf3\xea',
        'latin1',
      ),
      'Жук',
    ],
    ['a code page that nothing declares', Buffer.from('<p>Malm\xf6', 'latin1'), 'Malmö'],
    ['a mark against a declaration', Buffer.from('\ufeff<meta charset=iso-8859-2><p>Łódź, 5 µ')],
    ['UTF-16', Buffer.from('\ufeff<p>Łódź, 5 µ', 'utf16le')],
    ['a declaration of UTF-16 that cannot be', Buffer.from('<meta charset=utf-16><p>Łódź, 5 µ')],
    [
      'Japanese',
      Buffer.from([...Buffer.from('<meta charset=shift_jis><p>a'), 0x8d, 0x60, 0xb1, 0x81, 0x41]),
      'a港ｱ、',
    ],
  ])('of %s are found again', async (_, bytes, said = 'Łódź, 5 µ') => {
    const { text, runs, warnings } = await open(bytes);
    expect(text).toBe(said);
    expect(warnings).toEqual([]);
    const encoding = /charset=([\w-]+)/.exec(bytes.toString('latin1'))?.[1];
    const decoder = new TextDecoder(
      bytes[0] === 0xff
        ? 'utf-16le'
        : bytes[0] === 0xef || encoding === 'utf-16'
          ? 'utf-8'
          : (encoding ?? (said === 'Malmö' ? 'latin1' : 'utf-8')),
    );
    for (const { start, end, sourceStart, sourceEnd } of runs)
      expect(decoder.decode(bytes.subarray(sourceStart, sourceEnd))).toBe(text.slice(start, end));
  });

  it('that are none of the encoding are shown as such, and counted', async () => {
    const { text, warnings } = await open(Buffer.from('<meta charset=utf-8><p>Malm\xf6 is', 'latin1'));
    expect(text).toBe('Malm\ufffd is');
    expect(warnings).toMatchObject([{ code: 'text.replaced' }]);
    expect(
      (await open(Buffer.from('<meta charset=utf-8><p>Malm\xf6', 'latin1'), { encoding: 'latin1' })).text,
    ).toBe('Malmö');
  });

  it('of XHTML are read as XML, and as HTML where it is not well-formed', async () => {
    const xhtml = (body: string) =>
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>${body}</body></html>`;
    expect((await open(xhtml('<p>a &nbsp;<![CDATA[<b>]]></p>'))).text).toBe('a \u00a0<b>');
    expect((await open(xhtml('<p>a<br>b'))).runs[0]?.element).toBe('/html[1]/body[1]/p[1]');
  });

  it('of hostile pages end in a named error', async () => {
    const code = (name: string) => expect.objectContaining({ code: name });
    await expect(open('<div>'.repeat(10_000))).rejects.toThrowError(code('input.too-deep'));
    const opened = Array.from({ length: 900 }, (_, i) => `<font size=${i}>`).join('');
    await expect(open(`<p>${opened}${'<p>x'.repeat(20_000)}`)).rejects.toThrowError(code('input.too-deep'));
    const laughs =
      '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html>&b;</html>';
    await expect(open(laughs)).rejects.toThrowError(code('input.entities'));
  });
});

describe('the signs of a page', () => {
  const isHtml = (text: string) => html.sniff(Buffer.from(text));
  it.each([
    '<!DOCTYPE html>',
    '\ufeff\n<!-- saved -- here --><HTML lang=en>',
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
    '<head><title>x',
  ])('are its type or first elements: %s', (text) => expect(isHtml(text)).toBe(true));
  it.each([
    '<p align="center">Title</p>\n\n# Markdown',
    'A page begins with <!DOCTYPE html>.',
    '<?xml version="1.0"?><article>',
    '<header>',
    '<!-- never closed',
    '',
  ])('are not %s', (text) => expect(isHtml(text)).toBe(false));
  it('are seen in UTF-16', () => expect(html.sniff(Buffer.from('\ufeff<html>', 'utf16le'))).toBe(false));
});
