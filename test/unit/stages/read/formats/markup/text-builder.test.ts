import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextBuilder } from '../../../../../../src/stages/read/formats/markup/text-builder.ts';
import { nodesOf, placeOf } from '../../../../../../src/stages/read/formats/markup/tree.ts';
import { parseXml } from '../../../../../../src/stages/read/formats/markup/xml.ts';

/** All text of an XML document in one block. */
function flat(bytes: Uint8Array) {
  const document = parseXml(bytes, { name: 'a.xml', maxDepth: 100 });
  const builder = new TextBuilder();
  builder.open();
  for (const node of nodesOf(document.root))
    if (node.type === 'text') builder.write(node.value, placeOf(document, node));
  builder.close();
  return { ...builder.finish(), document };
}

describe('blocks', () => {
  it('are parted by empty lines, items and rows by line ends, cells by tabs', () => {
    const builder = new TextBuilder();
    const block = (text: string, options = {}) => {
      builder.open(options);
      builder.write(text);
      builder.close();
    };
    block('Title', { kind: 'heading', level: 1 });
    builder.open({ kind: 'list' });
    block('one', { parted: 'line' });
    builder.open({ parted: 'line' });
    builder.write('two');
    block('inner', { parted: 'line' });
    builder.close();
    builder.close();
    builder.open({ kind: 'table' });
    for (const row of [
      ['', 'a', 'b'],
      ['c', '', 'd'],
      ['e', 'f'],
    ]) {
      builder.open({ parted: 'line' });
      for (const cell of row) {
        builder.cell();
        for (const words of cell.split(' ')) block(words);
        builder.close();
      }
      builder.close();
    }
    builder.close();
    block('  Last\n one. ');
    const { text, runs } = builder.finish();
    expect(text).toBe('Title\n\none\ntwo\ninner\n\n\ta\tb\nc\t\td\ne\tf\n\nLast one.');
    expect(runs.map(({ start, end, kind, level }) => [text.slice(start, end), kind, level])).toEqual([
      ['Title', 'heading', 1],
      ...['one', 'two', 'inner'].map((words) => [words, 'list', undefined]),
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((words) => [words, 'table', undefined]),
      ['Last', undefined, undefined],
      ['one.', undefined, undefined],
    ]);
  });

  it('lend their kind where they are furniture, notes or tables, and else where the inner one has none', () => {
    const builder = new TextBuilder();
    const kinds = (outer: 'furniture' | 'list' | 'footnote', inner?: 'heading' | 'table') => {
      builder.open({ kind: outer });
      builder.open({ kind: inner, level: 2 });
      builder.write('x');
      builder.close();
      builder.close();
    };
    kinds('furniture', 'heading');
    kinds('footnote', 'table');
    kinds('list', 'heading');
    kinds('list');
    expect(builder.finish().runs.map(({ kind }) => kind)).toEqual([
      'furniture',
      'footnote',
      'heading',
      'list',
    ]);
  });

  it('keep white space where it counts', () => {
    const builder = new TextBuilder();
    builder.open({ space: 'keep' });
    builder.write('  a  b \n\tc\r\nd\n\n\n\ne');
    builder.write(' f');
    builder.close();
    const { text, runs } = builder.finish();
    expect(text).toBe('  a  b\n\tc\nd\n\ne f');
    expect(runs.map(({ start, end }) => text.slice(start, end))).toEqual(['  a  b', '\tc', 'd', 'e', ' f']);
  });

  it('know their parts and pages', () => {
    const builder = new TextBuilder();
    const part = (path: string) => builder.part({ path, mediaType: 'text/xml', sha256: '0'.repeat(64) });
    const [first, second] = [part('a.xml'), part('b.xml')];
    builder.page('i');
    builder.open({ part: first });
    builder.write('one ');
    builder.page('ii');
    builder.write('two');
    builder.close();
    builder.open({ part: second });
    builder.write('three');
    builder.close();
    part('empty.xml');
    const { text, pages, parts, runs } = builder.finish();
    expect(pages).toEqual([
      { number: 1, label: 'i', start: 0, end: 4 },
      { number: 2, label: 'ii', start: 4, end: 14 },
    ]);
    expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual(['one two', 'three', '']);
    expect(runs.map(({ page, part }) => [page, part])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
  });
});

describe('the way back', () => {
  it('leads to the bytes of each stretch, and leaves them out at entities', () => {
    const xml = Buffer.from('<p>Ærø &amp; \n  Łódź <b>in\t2019</b>, 😀 5</p>');
    const { text, runs } = flat(xml);
    expect(text).toBe('Ærø & Łódź in 2019, 😀 5');
    expect(
      runs.map(({ start, end, element, elementStart, sourceStart, sourceEnd }) => [
        text.slice(start, end),
        sourceStart === undefined ? undefined : xml.subarray(sourceStart, sourceEnd).toString(),
        element,
        elementStart,
      ]),
    ).toEqual([
      ['Ærø ', 'Ærø ', '/p[1]', 0],
      ['&', undefined, '/p[1]', 4],
      ['Łódź', 'Łódź', '/p[1]', 9],
      ['in', 'in', '/p[1]/b[1]', 0],
      ['2019', '2019', '/p[1]/b[1]', 3],
      [', 😀 5', ', 😀 5', '/p[1]', 21],
    ]);
  });

  const words = fc.array(
    fc.oneof(
      fc.constantFrom(
        ' ',
        '\n',
        '\r\n',
        '&amp;',
        '&#x20AC;',
        '<b>',
        '<!-- x -->',
        '<?y z?>',
        '😀',
        '語',
        'é',
      ),
      fc.stringMatching(/^[a-z]{1,5}$/),
    ),
    { maxLength: 40 },
  );
  it.each(['utf-8', 'utf-16le', 'latin1'] as const)('holds for any text in %s', (encoding) => {
    fc.assert(
      fc.property(words, (parts) => {
        const body = parts.map((part) => (part === '<b>' ? '<b>x y</b>' : part)).join('');
        const known = encoding === 'latin1' ? body.replace(/[^\0-\xff]/gu, '') : body;
        const mark = encoding === 'utf-16le' ? '\ufeff' : '<?xml version="1.0" encoding="windows-1252"?>';
        const bytes = Buffer.from(`${encoding === 'utf-8' ? '' : mark}<p>${known}</p>`, encoding);
        const { text, runs, document } = flat(bytes);
        let reached = 0;
        for (const run of runs) {
          expect(run.start).toBeGreaterThanOrEqual(reached);
          expect(run.end).toBeGreaterThan(run.start);
          reached = run.end;
          if (run.sourceStart === undefined) continue;
          const said = bytes.subarray(run.sourceStart, run.sourceEnd);
          expect(new TextDecoder(document.source.encoding).decode(said)).toBe(text.slice(run.start, run.end));
        }
        expect(reached).toBe(text.length);
        expect(text).toBe(text.trim().replace(/\s+/g, ' '));
      }),
      { numRuns: 100 },
    );
  });
});
