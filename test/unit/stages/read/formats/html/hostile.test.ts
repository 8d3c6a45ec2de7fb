import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Format, FormatOptions } from '../../../../../../src/contract/format.ts';
import { OnomastError } from '../../../../../../src/errors/onomast-error.ts';
import { epub } from '../../../../../../src/stages/read/formats/epub/epub.ts';
import { html } from '../../../../../../src/stages/read/formats/html/html.ts';
import { damager } from '../../../../../support/damage.ts';
import { makeEpub } from '../../../../../support/epub.ts';
import { formatOptions } from '../../../../../support/formats.ts';
import { expectLinear } from '../../../../../support/growth.ts';
import { full, runs } from '../../../../../support/runs.ts';

const page = Buffer.from(
  `<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Ports of Togo</title><meta name=author content="Ama Koffi">
  <script type="application/ld+json">{"@type": "Article", "headline": "Ports"}</script></head><body><nav><a href=/>Home</a></nav>
  <main><h1>Ports of Togo</h1><p>The port of Lomé &amp; its <b>quays</b><sup id=r1><a href="#n1">1</a></sup> 😀, paid in 2019 with €5&nbsp;million.</p>
  <table><caption>Sums</caption><tr><th colspan=2>Year<tr><td rowspan=2>2019<td>5<tr><td>6</table><ul><li>one<li>two</ul>
  <pre>a\r\n b</pre><p hidden>x</p><ol><li id=n1>Note. <a href="#r1">↩</a></ol></main><div class=cookie-banner>Cookies</div><svg><text>7</text></svg><math><mi>x</mi></math></body></html>`,
);
const contents =
  '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><ol><li><a href="a.xhtml#c">Ports</a></li></ol></nav></body></html>';
const book = makeEpub(
  {
    'a.xhtml':
      '<p id="c">Ports</p><p>of Lomé<a epub:type="noteref" href="b.xhtml#n">1</a> <span epub:type="pagebreak" title="2"/></p>',
    'b.xhtml': '<aside epub:type="footnote" id="n"><p>Note &#x26; more.</p></aside>',
  },
  {
    metadata: '<dc:title>Ports</dc:title><dc:identifier>urn:isbn:9783161484100</dc:identifier>',
    manifest: '<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>',
    files: { 'OEBPS/nav.xhtml': contents },
  },
);

const { damaged, damagedInside } = damager(7);

/**
 * A document that is read holds what its runs promise; one that is not is named.
 * @param bytesOf the bytes of a part; undefined where nobody knows them
 */
async function expectReadOrNamed(
  format: Format,
  bytes: Uint8Array,
  bytesOf: (path?: string) => Uint8Array | undefined,
) {
  try {
    const { text, runs: read, parts = [] } = await format.open(bytes, formatOptions('a'));
    let reached = 0;
    for (const { start, end, part, sourceStart, sourceEnd } of read) {
      expect(start).toBeGreaterThanOrEqual(reached);
      expect(end).toBeGreaterThan(start);
      reached = end;
      const said = bytesOf(part === undefined ? undefined : parts[part]!.path)?.subarray(
        sourceStart,
        sourceEnd,
      );
      const words = text.slice(start, end);
      if (sourceStart === undefined || said === undefined || words.includes('\ufffd')) continue;
      // what damaged declarations make of the encoding
      expect(['utf-8', 'windows-1252'].map((label) => new TextDecoder(label).decode(said))).toContain(words);
    }
    expect(text.length).toBeGreaterThanOrEqual(reached);
  } catch (error) {
    if (!(error instanceof OnomastError)) throw error;
    expect(error.kind).toBe('input');
  }
}

describe('damaged files are read or named', () => {
  it('pages', async () => {
    for (let i = 0; i < runs(500); i++) {
      const bytes = damaged(page, i % 4);
      await expectReadOrNamed(html, bytes, () => bytes);
    }
  });

  it('publications', async () => {
    for (let i = 0; i < runs(500); i++) {
      const inside = damagedInside(book, i % 4);
      await expectReadOrNamed(epub, inside, (path) => unzipSync(inside)[path!]);
      await expectReadOrNamed(epub, damaged(book, i % 4), () => undefined);
    }
  });
});

describe('hostile files', () => {
  const refused = (format: Format, bytes: Uint8Array, code: string, options: Partial<FormatOptions> = {}) =>
    expect(format.open(bytes, formatOptions('a', options))).rejects.toMatchObject({ code });

  it('with elements inside each other without end', async () => {
    for (const tag of ['div', 'b', 'table><tr><td', 'ul><li', 'svg><g', 'font'])
      await refused(html, Buffer.from(`<${tag}>`.repeat(10_000)), 'input.too-deep');
    const warnings = (
      await epub.open(makeEpub({ 'a.xhtml': '<div>'.repeat(10_000), 'b.xhtml': 'b' }), formatOptions('a'))
    ).warnings;
    expect(warnings).toMatchObject([{ code: 'part.failed' }]);
  });

  it('that unfold to more than is allowed', async () => {
    const bomb = makeEpub({ 'a.xhtml': `<p>${'0'.repeat(8 << 20)}</p>` });
    expect(bomb.length).toBeLessThan(1 << 16);
    await refused(epub, bomb, 'input.too-large', { maxUnpackedBytes: 1 << 20 });
  });

  it('whose package document is made of other entities or files', async () => {
    const parts = unzipSync(book);
    const opf = Buffer.from(parts['OEBPS/a.opf']!).toString();
    for (const subset of ['<!ENTITY e SYSTEM "file:///etc/passwd">', '<!ENTITY a "x"><!ENTITY e "&a;&a;">']) {
      const changed = opf.replace('?>', `?><!DOCTYPE package [${subset}]>`).replace('Ports', '&e;');
      await refused(epub, zipSync({ ...parts, 'OEBPS/a.opf': strToU8(changed) }), 'input.entities');
    }
  });

  it('of many small things, in time that grows with their size', async () => {
    const open = (body: string) => html.open(Buffer.from(body), formatOptions('a'));
    const bodies: readonly ((many: number) => string)[] = [
      (many) => '<p>a<b>b</b>&amp;'.repeat(many),
      (many) => '<a href="#x">1</a><i id=x></i>'.repeat(many),
      (many) => `<table>${'<tr><td rowspan=999999999 colspan=999999999>x'.repeat(many / 32)}</table>`,
      (many) => `<nav>${'<div class=share><p>x'.repeat(many / 64)}</nav>`,
      (many) => '<!--'.repeat(many),
      (many) =>
        `<div id=w>${Array.from(
          { length: many },
          (_, i) => `<a href="#n${i}">1</a><p id=n${i}><a href="#w">1</a></p>`,
        ).join('')}</div>`,
      (many) =>
        `<p>${' '.repeat(50 * many)}x${'\t\n'.repeat(25 * many)}</p><pre>${' '.repeat(50 * many)}</pre>`,
    ];
    for (const body of bodies) await expectLinear((many) => open(body(many)), full ? 20_000 : 8000);
    const manifest = '<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>';
    const contents = (many: number) => {
      const links = Array.from({ length: many }, (_, i) => `<li><a href="a.xhtml#c${i}">No ${i}</a></li>`);
      const blocks = Array.from({ length: many }, (_, i) => `<p id="c${i}">No ${i}</p>`);
      const nav = `<html xmlns:epub="http://www.idpf.org/2007/ops"><nav epub:type="toc"><ol>${links.join('')}</ol></nav></html>`;
      return makeEpub({ 'a.xhtml': blocks.join('') }, { manifest, files: { 'OEBPS/nav.xhtml': nav } });
    };
    await expectLinear((many) => epub.open(contents(many), formatOptions('a')), full ? 5000 : 2000);
  });
});
