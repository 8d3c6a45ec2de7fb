import { describe, expect, it } from 'vitest';
import type { FormattedText } from '../../../../../../src/contract/format.ts';
import { pdf } from '../../../../../../src/stages/read/formats/pdf/pdf.ts';
import {
  formatOptions,
  type MadePage,
  makePdf,
  type PdfExtras,
  type Placed,
} from '../../../../../support/formats.ts';

const open = (pages: readonly MadePage[], extras?: PdfExtras, options = {}) =>
  pdf.open(makePdf(pages, extras), formatOptions('made.pdf', options));

const lines = (x: number, y: number, texts: readonly string[], size = 10): Placed[] =>
  texts.map((text, i) => ({ text, x, y: y - 12 * i, size }));

const words = (read: FormattedText, kind: string) =>
  read.runs.filter((run) => run.kind === kind).map((run) => read.text.slice(run.start, run.end));

const column = [
  'The harbour was dredged twice',
  'before the new cranes arrived',
  'and the ferry ran every day',
  'although the weather was bad.',
];
const other = [
  'Farmers sold their maize to',
  'the cooperative for a price',
  'that nobody had asked about',
  'before the summer was over.',
];

/** Lines that are those of no other page. */
const pageOf = (n: number) =>
  column.map((_, i) => `${column[(i + n) % 4]!.slice(0, 16)} ${other[(i * n) % 4]!}`);

describe('what is told by the bytes', () => {
  it.each([
    ['%PDF-1.7\n', true],
    ['\n%PDF-1.4', true],
    ['A text on %PDF-1.4 headers', false],
    ['PK', false],
  ])('%j: %s', (head, is) => expect(pdf.sniff(Buffer.from(head))).toBe(is));
});

describe('reading order', () => {
  it('reads the left column, then the right, even if drawn line by line', async () => {
    const left = lines(40, 500, column);
    const right = lines(220, 500, other);
    const across = left.flatMap((line, i) => [line, right[i]!]);
    for (const page of [[...left, ...right], across]) {
      const { text } = await open([page]);
      expect(text.replace(/\s+/g, ' ')).toBe([...column, ...other].join(' '));
    }
  });

  it('reads a title across both columns first', async () => {
    const title = { text: 'Of Ports, Roads and Harbours in General', x: 60, y: 540, size: 16 };
    const read = await open([[...lines(40, 500, column), ...lines(220, 500, other), title]]);
    expect(read.text.startsWith('Of Ports, Roads and Harbours in General\n\nThe harbour')).toBe(true);
    expect(words(read, 'heading')).toHaveLength(8);
  });

  it('reads the rows of a table with its cells set apart', async () => {
    const rows = [
      ['Port', 'Boats', 'Barrels'],
      ['Surat', '14', '220'],
      ['Rostock', '9', '310'],
    ];
    const page = rows.flatMap((row, i) => row.map((text, k) => ({ text, x: 50 + 100 * k, y: 500 - 14 * i })));
    const read = await open([page]);
    expect(read.text).toBe('Port\tBoats\tBarrels\nSurat\t14\t220\nRostock\t9\t310');
    expect(words(read, 'table')).toHaveLength(9);
  });

  it('parts paragraphs by a blank line, and keeps the hyphens of line ends', async () => {
    const { text } = await open([
      [...lines(40, 500, ['It is an inter-', 'national treaty.']), ...lines(40, 460, ['Another matter.'])],
    ]);
    expect(text).toBe('It is an inter-\nnational treaty.\n\nAnother matter.');
  });

  it('reads turned pages and turned text', async () => {
    const page = [
      { text: 'An upright word', x: 40, y: 500 },
      { text: 'DRAFT', x: 300, y: 200, turned: 90 },
    ];
    const { text, pages } = await open([page], { page: '/Rotate 90' });
    expect(text).toBe('An upright word\n\nDRAFT');
    expect(pages![0]).toMatchObject({ width: 600, height: 400 });
  });

  it('leaves out what lies outside the crop box, and text that is drawn twice', async () => {
    const page = [
      { text: 'Printer mark', x: 40, y: 590 },
      { text: 'A bold word', x: 40, y: 300 },
      { text: 'A bold word', x: 40.3, y: 300 },
    ];
    const { text } = await open([page], { page: '/CropBox [20 20 380 580]' });
    expect(text).toBe('A bold word');
  });
});

describe('the way back', () => {
  it('gives every word a box from the top left corner of the page as shown', async () => {
    const read = await open([[{ text: 'Hello, wide world', x: 100, y: 500, size: 10 }]]);
    const found = read.runs.map((run) => [
      read.text.slice(run.start, run.end),
      run.box![0],
      run.box![0] + run.box![2],
    ]);
    // widths of Helvetica: Hello 22.78, comma 2.78, space 2.78, wide 20.56
    expect(found.map(([word]) => word)).toEqual(['Hello', ',', 'wide', 'world']);
    expect(found[0]![1]).toBeCloseTo(100, 0);
    expect(found[0]![2]).toBeCloseTo(122.8, 0);
    expect(found[2]![1]).toBeCloseTo(128.3, 0);
    expect(read.runs[0]!.box![1]).toBeGreaterThan(88);
    expect(read.runs[0]!.box![1] + read.runs[0]!.box![3]).toBeLessThan(104);
  });

  it('orders runs, without overlap, each with words of its own', async () => {
    const read = await open([lines(40, 500, column), lines(40, 500, other)]);
    let reached = 0;
    for (const run of read.runs) {
      expect(run.start).toBeGreaterThanOrEqual(reached);
      expect(read.text.slice(run.start, run.end)).toMatch(/^\S+$/);
      reached = run.end;
    }
    expect(read.pages!.map((page) => read.text.slice(page.start, page.end).slice(0, 7))).toEqual([
      'The har',
      'Farmers',
    ]);
  });
});

describe('what a line is', () => {
  it('tells running heads and page numbers, not what is repeated within the text', async () => {
    const pages = [1, 2, 3].map((n) => [
      { text: 'Annals of the Coast', x: 40, y: 570 },
      ...lines(40, 520, pageOf(n)),
      { text: 'Annals of the Coast', x: 40, y: 400 },
      { text: String(10 + n), x: 190, y: 30 },
    ]);
    const read = await open(pages);
    expect(words(read, 'furniture').join(' ')).toBe(
      [11, 12, 13].map((n) => `Annals of the Coast ${n}`).join(' '),
    );
  });

  it('leaves a number at the foot that does not count pages', async () => {
    const read = await open(
      [4, 9, 3].map((n) => [...lines(40, 520, pageOf(n)), { text: `${n} boats in all`, x: 40, y: 30 }]),
    );
    expect(words(read, 'furniture')).toEqual([]);
  });

  it('tells footnotes by mark, size and place, and raised marks', async () => {
    const read = await open([
      [
        ...lines(40, 500, [...column, ...other]),
        { text: '1', x: 180, y: 467, size: 6 },
        { text: '1 See the survey of the port.', x: 40, y: 60, size: 8 },
        { text: 'It is kept in the archive.', x: 40, y: 50, size: 8 },
      ],
    ]);
    expect(words(read, 'footnote').join(' ')).toBe(
      '1 See the survey of the port . It is kept in the archive .',
    );
    expect(read.runs.filter((run) => run.script === 'super')).toHaveLength(1);
  });

  it('leaves a list of small type without raised marks as text', async () => {
    const read = await open([
      [
        ...lines(40, 500, [...column, ...other]),
        ...lines(40, 80, ['1. Maize of the first kind', '2. Barley'], 8),
      ],
    ]);
    expect(words(read, 'footnote')).toEqual([]);
  });

  it('tells bold lines that stand alone as headings', async () => {
    const bold = { text: 'The Valley', x: 40, y: 530, bold: true };
    const read = await open([[bold, ...lines(40, 500, [...column, ...other])]]);
    expect(words(read, 'heading')).toEqual(['The', 'Valley']);
  });
});

describe('what the file says of itself', () => {
  it('reads info, language and page labels', async () => {
    const read = await open([lines(40, 500, column), lines(40, 500, other)], {
      catalogue: '/Lang (en-GB) /PageLabels << /Nums [0 << /S /r /St 12 >>] >>',
      info: "/Title (Small Ports) /Author (A. Writer; B. Author) /CreationDate (D:20190304120000+01'00')",
    });
    expect(read.metadata).toEqual({
      title: 'Small Ports',
      creator: ['A. Writer', 'B. Author'],
      date: '2019-03-04',
      language: 'en-GB',
    });
    expect(read.pages!.map((page) => page.label)).toEqual(['xii', 'xiii']);
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['no letters', [[]], {}, 'input.no-text-layer'],
    [
      'too many pages',
      [column, other].map((texts) => lines(40, 500, texts)),
      { maxPages: 1 },
      'input.too-many-pages',
    ],
  ])('%s', async (_, pages, options, code) => {
    await expect(open(pages as MadePage[], {}, options)).rejects.toMatchObject({ code });
  });

  it('names what is no PDF', async () => {
    await expect(pdf.open(Buffer.from('%PDF-1.4 and no more'), formatOptions('x.pdf'))).rejects.toMatchObject(
      {
        code: 'input.damaged',
        place: { file: 'x.pdf' },
      },
    );
  });

  it('names a page without text and reads the others', async () => {
    const { warnings, text } = await open([[], lines(40, 500, column)]);
    expect(warnings).toEqual([expect.objectContaining({ code: 'page.no-text', page: 1 })]);
    expect(text).toContain('harbour');
  });

  it('reads a million tiny objects of drawing up to a bound', async () => {
    const raw = `BT /F0 8 Tf ${'1 0 0 1 9 9 Tm (a) Tj 1 0 0 1 9 99 Tm (b) Tj '.repeat(120_000)} ET`;
    const read = await open([{ raw }, lines(40, 500, column)]);
    expect(read.warnings!.map(({ code, page }) => ({ code, page }))).toEqual([{ code: 'page.cut', page: 1 }]);
    expect(read.text).toContain('harbour');
  });
});
