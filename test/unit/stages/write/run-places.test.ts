import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Original, TextRun } from '../../../../src/contract/format.ts';
import { RunPlaces } from '../../../../src/stages/write/run-places.ts';

const page = (number: number) => ({ number, start: 0, end: 0, width: 600, height: 800 });
const part = { id: '#part-1', path: 'a', mediaType: 'text/xml', sha256: '', start: 0, end: 0 };
const originalOf = (text: string): Original => ({ text, pages: [page(1), page(2)], parts: [part] });
const origins = (text: string, runs: TextRun[], start: number, end: number) =>
  new RunPlaces(runs, originalOf(text)).origins(start, end);
/** The rectangles of a mention, `page: left,top,width,height`. */
const boxes = (...args: Parameters<typeof origins>) =>
  origins(...args).map(({ selector }) =>
    'value' in selector ? selector.value.replace(/^page=(\d+)&viewrect=/, '$1: ') : selector,
  );

describe('rectangles', () => {
  it('are the share of the characters, the whole run where it is one character', () => {
    const run: TextRun = { start: 0, end: 10, page: 0, box: [100, 50, 200, 12] };
    expect(boxes('0123456789', [run], 2, 5)).toEqual(['1: 140,50,60,12']);
    expect(boxes('0123456789', [run], 0, 10)).toEqual(['1: 100,50,200,12']);
    expect(boxes('0', [{ start: 0, end: 1, page: 1, box: [1, 2, 3.04, 4] }], 0, 1)).toEqual(['2: 1,2,3,4']);
  });

  it('come from the right in right-to-left script, and are whole where the line runs down the page', () => {
    const hebrew = 'שלום עולם!';
    const run: TextRun = { start: 0, end: 10, page: 0, box: [100, 50, 200, 12] };
    expect(boxes(hebrew, [run], 0, 4)).toEqual(['1: 220,50,80,12']);
    const down: TextRun = { start: 0, end: 10, page: 0, box: [100, 50, 12, 200] };
    expect(boxes('0123456789', [down], 2, 5)).toEqual(['1: 100,50,12,200']);
  });

  it('are one a line: runs next to each other join, those of other lines, columns and pages do not', () => {
    const text = 'ab cd ef gh ij';
    const run = (start: number, number: number, left: number, top: number, height = 10): TextRun => ({
      start,
      end: start + 2,
      page: number,
      box: [left, top, 20, height],
    });
    // the second is a raised mark, the third stands in the next line, the fourth in the next column, the last on the next page
    const runs = [
      run(0, 0, 10, 10),
      run(3, 0, 35, 8, 6),
      run(6, 0, 10, 22),
      run(9, 0, 300, 22),
      run(12, 1, 10, 22),
    ];
    expect(boxes(text, runs, 0, 14)).toEqual([
      '1: 10,8,45,12',
      '1: 10,22,20,10',
      '1: 300,22,20,10',
      '2: 10,22,20,10',
    ]);
  });

  it('may be missing: the page alone, or nothing', () => {
    const selector = {
      type: 'FragmentSelector',
      conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
      value: 'page=1',
    };
    expect(origins('ab', [{ start: 0, end: 2, page: 0 }], 0, 2)).toEqual([{ source: '', selector }]);
    expect(origins('ab', [{ start: 0, end: 2 }], 0, 2)).toEqual([]);
    expect(origins('ab', [], 0, 2)).toEqual([]);
  });
});

describe('bytes', () => {
  const encoders: Record<string, (text: string) => Buffer> = {
    utf8: (text) => Buffer.from(text, 'utf8'),
    latin1: (text) => Buffer.from(text, 'latin1'),
    utf16: (text) => Buffer.from(text, 'utf16le'),
  };
  it.each(Object.entries(encoders))('of a part of a run read back in %s', (name, encode) => {
    const letters = name === 'latin1' ? ['a', 'é', ' '] : ['a', 'é', ' ', 'ж', '😀'];
    const words = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (characters, a, b) => {
        const [from, to] = [a % characters.length, b % characters.length].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const text = characters.join('');
        const start = characters.slice(0, from).join('').length;
        const end = start + characters.slice(from, to + 1).join('').length;
        const source = Buffer.concat([encode('<p>'), encode(text), encode('</p>')]);
        const sourceStart = encode('<p>').length;
        const sourceEnd = sourceStart + encode(text).length;
        const runs: TextRun[] = [{ start: 0, end: text.length, sourceStart, sourceEnd }];
        const [origin] = origins(text, runs, start, end);
        const selector = origin?.selector as { start: number; end: number };
        expect(source.subarray(selector.start, selector.end)).toEqual(encode(text.slice(start, end)));
      }),
      { numRuns: 50 },
    );
  });

  it('are left out where the encoding cannot be told, unless the run is whole', () => {
    const run: TextRun = { start: 0, end: 4, element: '/p', elementStart: 2, sourceStart: 7, sourceEnd: 13 };
    expect(origins('abcd', [run], 0, 2)).toEqual([
      {
        source: '',
        selector: {
          type: 'XPathSelector',
          value: '/p',
          refinedBy: { type: 'TextPositionSelector', start: 2, end: 4 },
        },
      },
    ]);
    expect(origins('abcd', [run], 0, 4)[0]?.selector).toMatchObject([{}, { start: 7, end: 13 }]);
  });
});

describe('elements', () => {
  it('join where they are the same, and code points count', () => {
    const text = '😀a b\nc';
    const runs: TextRun[] = [
      { start: 0, end: 5, part: 0, element: '/p', elementStart: 4, sourceStart: 10, sourceEnd: 17 },
      { start: 6, end: 7, part: 0, element: '/p', elementStart: 11, sourceStart: 20, sourceEnd: 21 },
    ];
    expect(origins(text, runs, 2, 7)).toEqual([
      {
        source: '#part-1',
        selector: [
          {
            type: 'XPathSelector',
            value: '/p',
            refinedBy: { type: 'TextPositionSelector', start: 5, end: 12 },
          },
          { type: 'DataPositionSelector', start: 14, end: 21 },
        ],
      },
    ]);
    const other = [runs[0]!, { ...runs[1]!, element: '/p/b' }];
    expect(origins(text, other, 2, 7)).toHaveLength(2);
  });
});
