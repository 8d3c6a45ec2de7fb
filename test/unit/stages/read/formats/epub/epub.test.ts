import { createHash } from 'node:crypto';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { epub } from '../../../../../../src/stages/read/formats/epub/epub.ts';
import { makeEpub } from '../../../../../support/epub.ts';
import { formatOptions } from '../../../../../support/formats.ts';
import { markedLines } from '../../../../../support/lines.ts';

const open = (bytes: Uint8Array, more = {}) => epub.open(bytes, formatOptions('a.epub', more));
const refusal = (code: string) => expect.objectContaining({ code });
const nav = '<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>';
const ncx = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>';

describe('a publication', () => {
  it('is the files of its spine in order, each a part with its bytes', async () => {
    const bytes = makeEpub({
      'b é.xhtml': '<h1>Lagos</h1><p>Ports &amp; quays</p>',
      'a.xhtml': '<p>Żary</p>',
    });
    const { text, parts = [], runs } = await open(bytes);
    expect(text).toBe('Lagos\n\nPorts & quays\n\nŻary');
    expect(parts.map(({ path, start, end }) => [path, text.slice(start, end)])).toEqual([
      ['OEBPS/b é.xhtml', 'Lagos\n\nPorts & quays'],
      ['OEBPS/a.xhtml', 'Żary'],
    ]);
    const files = unzipSync(bytes);
    for (const { path, sha256 } of parts)
      expect(createHash('sha256').update(files[path]!).digest('hex')).toBe(sha256);
    const said = runs.map(({ start, end, part, sourceStart, sourceEnd, element }) => [
      text.slice(start, end),
      sourceStart && Buffer.from(files[parts[part!]!.path]!.subarray(sourceStart, sourceEnd)).toString(),
      element,
    ]);
    expect(said).toEqual([
      ['Lagos', 'Lagos', '/*[1]/*[2]/*[1]'],
      ['Ports ', 'Ports ', '/*[1]/*[2]/*[2]'],
      ['&', undefined, '/*[1]/*[2]/*[2]'],
      [' quays', ' quays', '/*[1]/*[2]/*[2]'],
      ['Żary', 'Żary', '/*[1]/*[2]/*[1]'],
    ]);
  });

  it.each([
    [
      'EPUB 3',
      nav,
      'OEBPS/nav.xhtml',
      '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><ol><li><a href="a.xhtml#c1">The Canal</a><ol><li><a href="a.xhtml">Locks</a></li></ol></li></ol></nav><nav epub:type="page-list"><ol><li><a href="a.xhtml#p2">ii</a></li></ol></nav></body></html>',
    ],
    [
      'EPUB 2',
      ncx,
      'OEBPS/toc.ncx',
      '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>The Canal</text></navLabel><content src="a.xhtml#c1"/><navPoint><navLabel><text>Locks</text></navLabel><content src="a.xhtml"/></navPoint></navPoint></navMap><pageList><pageTarget><navLabel><text>ii</text></navLabel><content src="a.xhtml#p2"/></pageTarget></pageList></ncx>',
    ],
  ])('has headings and pages by the table of contents of %s', async (_, manifest, path, contents) => {
    const page = '<p>Locks</p><p>All opens.</p><p id="c1">The canal</p><p>It <a id="p2"/>goes east.</p>';
    const read = await open(makeEpub({ 'a.xhtml': page }, { manifest, files: { [path]: contents } }));
    expect(markedLines(read)).toEqual([
      'heading2 Locks',
      'All opens.',
      'heading1 The canal',
      'It goes east.',
    ]);
    expect(read.pages).toMatchObject([{ number: 1, label: 'ii', start: read.text.indexOf('goes') }]);
  });

  it('has pages by its page breaks, which are no text', async () => {
    const breaks =
      '<p>one <span epub:type="pagebreak" title="12"/>two</p><div role="doc-pagebreak" aria-label="page 13">13</div><p>three<span epub:type="pagebreak" id="page_14"/></p>';
    const { text, pages } = await open(makeEpub({ 'a.xhtml': breaks }));
    expect(text).toBe('one two\n\nthree');
    expect(pages?.map(({ label, start }) => [label, start])).toEqual([
      ['12', 4],
      ['13', 9],
      ['14', 14],
    ]);
    await expect(open(makeEpub({ 'a.xhtml': breaks }), { maxPages: 2 })).rejects.toThrowError(
      refusal('input.too-many-pages'),
    );
  });

  it('has notes of its own and of other files, and furniture', async () => {
    const read = await open(
      makeEpub({
        'a.xhtml':
          '<p>Text<a epub:type="noteref" href="n.xhtml#n1">1</a> goes<sup id="r2"><a href="n.xhtml#n2">2</a></sup> on.</p><aside epub:type="footnote"><p>Own note.</p></aside><aside><p>A box.</p></aside><nav epub:type="landmarks"><ol><li><a href="a.xhtml">Start</a></li></ol></nav>',
        'n.xhtml':
          '<h2>Notes</h2><p id="n1">First.</p><p id="n2"><a href="a.xhtml#r2">2</a> Second.</p><p>Else.</p>',
      }),
    );
    expect(markedLines(read)).toEqual([
      'Text1 goes2 on.',
      'footnote Own note.',
      'A box.',
      'furniture Start',
      'heading2 Notes',
      'footnote First.',
      'footnote 2 Second.',
      'Else.',
    ]);
  });

  it('says who made it, by EPUB 3 and by EPUB 2', async () => {
    const third =
      '<dc:title id="s">A tale</dc:title><dc:title id="t">Ports</dc:title><meta refines="#t" property="title-type">main</meta><dc:creator id="c">Ada Obi</dc:creator><meta refines="#c" property="role">aut</meta><dc:creator id="d">Dan Ude</dc:creator><meta refines="#d" property="role">ill</meta><dc:date>2019-05-06</dc:date><dc:language>en-GB</dc:language><dc:identifier id="i">9783161484100</dc:identifier><meta refines="#i" property="identifier-type">ISBN</meta><dc:identifier>urn:uuid:1</dc:identifier>';
    expect((await open(makeEpub({ 'a.xhtml': 'x' }, { metadata: third }))).metadata).toEqual({
      title: 'Ports',
      creator: ['Ada Obi'],
      date: '2019-05-06',
      language: 'en-GB',
      identifier: ['urn:isbn:9783161484100'],
    });
    const second =
      '<dc:title>Ports</dc:title><dc:creator opf:role="aut">Ada Obi</dc:creator><dc:date opf:event="modification">2020</dc:date><dc:date opf:event="publication">1999</dc:date><dc:identifier opf:scheme="DOI">10.1234/x.5</dc:identifier><dc:publisher>Quay</dc:publisher>';
    expect((await open(makeEpub({ 'a.xhtml': 'x' }, { metadata: second }))).metadata).toEqual({
      title: 'Ports',
      creator: ['Ada Obi'],
      date: '1999',
      publisher: 'Quay',
      identifier: ['https://doi.org/10.1234/x.5'],
    });
  });
});

describe('what cannot be read', () => {
  const encryption = (path: string, algorithm = 'http://www.w3.org/2001/04/xmlenc#aes128-cbc') =>
    `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${path}"/></enc:CipherData></enc:EncryptedData></encryption>`;
  const locked = (path: string, algorithm?: string) => ({
    files: { 'META-INF/encryption.xml': encryption(path, algorithm) },
  });
  const pages = { 'a.xhtml': '<p>one</p>', 'b.xhtml': '<p>two</p>' };

  it('is named where it is protected, and the rest is read', async () => {
    const { text, warnings } = await open(makeEpub(pages, locked('OEBPS/a.xhtml')));
    expect(text).toBe('two');
    expect(warnings).toMatchObject([{ code: 'part.encrypted' }]);
    const all = makeEpub({ 'a.xhtml': 'x' }, locked('OEBPS/a.xhtml'));
    await expect(open(all)).rejects.toThrowError(refusal('input.encrypted'));
    const fonts = await open(makeEpub(pages, locked('OEBPS/f.otf', 'http://www.idpf.org/2008/embedding')));
    expect(fonts.warnings).toEqual([]);
  });

  it('is named where it is missing or hostile, and the rest is read', async () => {
    const laughs =
      '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html>&b;</html>';
    const { text, warnings } = await open(makeEpub({ 'a.xhtml': laughs, 'b.xhtml': '<p>two</p>' }));
    expect(text).toBe('two');
    expect(warnings).toMatchObject([{ code: 'part.failed' }]);
    const files = unzipSync(makeEpub(pages));
    delete files['OEBPS/b.xhtml'];
    expect((await open(zipSync(files))).warnings).toMatchObject([{ code: 'part.missing' }]);
  });

  it('is read as HTML where it is not well-formed', async () => {
    const page = '<html><head><title/></head><body><p>one<br>two &unknown; three</body></html>';
    expect((await open(makeEpub({ 'a.xhtml': page }))).text).toBe('one\ntwo &unknown; three');
  });

  it('is refused where it is no publication, or too large', async () => {
    const zip = (files: Record<string, string>) =>
      zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
    await expect(open(zip({ a: 'b' }))).rejects.toThrowError(refusal('input.damaged'));
    await expect(open(makeEpub({}))).rejects.toThrowError(refusal('input.damaged'));
    await expect(open(strToU8('PK'))).rejects.toThrowError(refusal('input.damaged'));
    const large = makeEpub({ 'a.xhtml': `<p>${'x'.repeat(100_000)}</p>` });
    await expect(open(large, { maxUnpackedBytes: 50_000 })).rejects.toThrowError(refusal('input.too-large'));
  });
});

describe('the signs of a publication', () => {
  it('are its type in its first file', () => {
    expect(epub.sniff(makeEpub({ 'a.xhtml': 'x' }))).toBe(true);
    expect(
      epub.sniff(zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] })),
    ).toBe(false);
    expect(epub.sniff(zipSync({ 'META-INF/container.xml': strToU8('x') }))).toBe(false);
  });
});
