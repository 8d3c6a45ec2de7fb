import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CleanOptions, detectors } from '../../../../src/stages/clean/detectors.ts';
import { anyCharacter } from '../../../support/any-text.ts';
import { cleanText, shownTexts, shownUrls } from '../../../support/clean.ts';
import { runs } from '../../../support/runs.ts';

/** Text as scans have it: pieces of everything the stage looks for, in any order. */
const scan = fc
  .array(
    fc.constantFrom(
      'The committee met in the town of ',
      'norden"¹² .',
      'ones1.',
      'of2 cross-',
      '\n',
      '\n\n',
      '\r\n',
      '\f',
      '\r',
      ' ',
      'border',
      '12 Title of a book // [Electronic resource]. - 2018. - URL: http://a.by/b-',
      'c-2018/.',
      '<sup>3</sup>',
      '<b>x</b>',
      '&amp;',
      '&nbsp;',
      '\\$5 million',
      '**bold**',
      '*it*',
      '[text](http://a.by/c)',
      '---\n',
      'FOR AUTHOR USE ONLY\n\n',
      'Chapter ..... 12\n',
      '| a | b |\n',
      '# Heading\n',
      '- item\n',
      '203012',
      '😀',
      '\ud800',
      '\u00ad\n',
      'one two three four five six, ',
      'a@b.org',
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

const anyText = fc.oneof(
  scan,
  fc.string({ unit: anyCharacter, maxLength: 200 }),
  fc.string({ maxLength: 200 }),
);

describe('createCleaner, for any text', () => {
  it('gives passages that tile the chunk', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const passage of cleanText(text).passages) {
          expect(passage.start).toBe(end);
          expect(passage.end).toBeGreaterThan(passage.start);
          end = passage.end;
        }
        expect(end).toBe(text.length);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('gives flows that lead back into the source, inside passages that are not furniture', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { flows, passages } = cleanText(text);
        for (const { view, blocked } of flows) {
          let last = 0;
          for (let i = 0; i < view.text.length; i++) {
            const start = view.sourceStart(i);
            const end = view.sourceEnd(i + 1);
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = start;
            if (!/\s/.test(view.text[i]!)) {
              const passage = passages.find(
                (candidate) => candidate.start <= start && start < candidate.end,
              )!;
              expect(passage.kind).not.toBe('furniture');
              // shown as it stands, or as the character that an entity means
              if (end - start === 1) expect(view.text[i]).toBe(text[start]);
              else expect(text[start]).toBe('&');
            }
          }
          let end = 0;
          for (const range of blocked) {
            expect(range.start).toBeGreaterThanOrEqual(end);
            expect(range.end).toBeGreaterThan(range.start);
            expect(range.end).toBeLessThanOrEqual(view.text.length);
            end = range.end;
          }
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it('shows no printed character in two flows', () => {
    fc.assert(
      fc.property(scan, (text) => {
        const seen = new Set<number>();
        for (const { view } of cleanText(text).flows) {
          const mine = new Set<number>();
          for (let i = 0; i < view.text.length; i++)
            if (/\S/.test(view.text[i]!)) mine.add(view.sourceStart(i));
          for (const position of mine) {
            expect(seen.has(position)).toBe(false);
            seen.add(position);
          }
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('orders flows by their first source position, and says the same twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const first = cleanText(text);
        const starts = first.flows.map(({ view }) => view.sourceStart(0));
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        const again = cleanText(text);
        expect(again.passages).toEqual(first.passages);
        expect(shownTexts(again)).toEqual(shownTexts(first));
        expect(again.flows.map(({ blocked }) => blocked)).toEqual(first.flows.map(({ blocked }) => blocked));
      }),
      { numRuns: runs(300) },
    );
  });

  // each would take minutes in a detector that looks back or ahead without bound
  it.each([
    '<!--',
    '](',
    '[',
    '<a ',
    '&',
    'http://',
    'a@b',
    'www.',
    'aa.by/',
    'http://a-b.by/c- ',
    ' a-b-c-123',
    'a-\n',
    '1,',
    '¹',
    'word1 ',
    '<sup>',
    '"',
    'one two three four five six ',
    'Chapter ..... 12\n',
    '1 Title [Electronic]\n',
    '\r',
    '\n',
    '\f',
    '*a ',
    '_',
    '|',
    'FOR AUTHOR USE ONLX\n\n',
    '. [1,',
    `1.${'1'.repeat(300)}x\n`,
    `${'.'.repeat(250)}x\n`,
    `1 T https://a.b\n${'a-'.repeat(80)}1x\n`,
    `|${' '.repeat(500)}\n`,
    `- ${' '.repeat(800)}x\n`,
    `http://a- ${'a-'.repeat(450)}! `,
    "b - b ' , ",
  ])('reads endless %j', (piece) => {
    const text = piece.repeat(200_000 / piece.length);
    const { passages, flows } = cleanText(text);
    expect(passages[passages.length - 1]!.end).toBe(text.length);
    for (const { view } of flows) expect(view.text.length).toBeLessThanOrEqual(text.length);
  });

  it('hides no letter of ordinary prose', () => {
    const sentence = fc.constantFrom(
      'The council met in May 2019 and spent $3.5 million on 12 roads.',
      'Ms. Lind (born 1970) leads the G20 desk at Nord & Berg.',
      'Prices rose 4% to 5.2 euros; “nobody” complained, she wrote.',
      'A 3D print costs 20 cents, B2B sales fell by 10.',
    );
    const paragraph = fc
      .array(sentence, { minLength: 1, maxLength: 4 })
      .map((some) => [...new Set(some)].join(' '));
    fc.assert(
      fc.property(fc.uniqueArray(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        expect(shownTexts(cleanText(paragraphs.join('\n\n')))).toEqual(paragraphs);
        expect(shownTexts(cleanText(paragraphs.join('\r\n\r\n')))).toEqual(paragraphs);
      }),
    );
  });
});

describe('createCleaner', () => {
  it('joins a sentence that footnotes and a watermark cut, and gives the footnotes flows of their own', () => {
    const text = [
      'Rivers of the North',
      'In spring the river council of Norden signed a charter on cross-border shipping with its neighbours¹ . The charter covers the',
      '¹ Lind, A. The river charter / A. Lind // [Electronic resource]. - 2018. - URL: <http://example.org/charter-2018/>',
      'FOR AUTHOR USE ONLY',
      '2 Berg, B. Ports of the North. - Oslo, 2016. - P. 11.',
      'northern canals and two ports². Trade grew.',
    ].join('\n\n');
    const chunk = cleanText(text);
    expect(shownTexts(chunk, 'paragraph')).toEqual([
      'In spring the river council of Norden signed a charter on cross-border shipping with its neighbours. The charter covers the northern canals and two ports. Trade grew.',
    ]);
    expect(shownTexts(chunk, 'heading')).toEqual(['Rivers of the North']);
    expect(shownTexts(chunk, 'footnote')).toEqual([
      'Lind, A. The river charter / A. Lind // [Electronic resource]. - 2018. - URL: <http://example.org/charter-2018/>',
      'Berg, B. Ports of the North. - Oslo, 2016. - P. 11.',
    ]);
    expect(chunk.flows.filter(({ kind }) => kind === 'footnote').every(({ citation }) => citation)).toBe(
      true,
    );
    expect(chunk.passages.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'footnote',
      'furniture',
      'footnote',
      'paragraph',
    ]);
  });

  it('joins hard-wrapped lines, keeps paragraphs, and takes footnotes and page numbers out', () => {
    const text = [
      'The river council of Norden met in the old town hall to speak about the ',
      'shipping of timber and the upkeep of the locks that the four towns built to- ',
      'gether and of which the media1 had written so much during the dry summers. ',
      'It was the ninth meeting of the council since the flood, and the cross-border ',
      'trade of2 cross-',
      'border firms was again the first point on the list, as nobody had expected to ',
      '',
      '1 Lind, A. Why the northern media write about locks / A. Lind // [Electronic resource]. ',
      '- 2018. - URL: http://example.org/view/why-the-northern-media-write-about-',
      'locks-437469-2018/. ',
      '2 Berg, B. Ports of the North. - Oslo, 2016. - P. 11. ',
      ' 28',
      ' see the figures of the old firms so soon. ',
    ].join('\n');
    const chunk = cleanText(text);
    expect(shownTexts(chunk, 'paragraph')).toEqual([
      'The river council of Norden met in the old town hall to speak about the shipping of timber and the upkeep of the locks that the four towns built together and of which the media had written so much during the dry summers. It was the ninth meeting of the council since the flood, and the cross-border trade of cross-border firms was again the first point on the list, as nobody had expected to see the figures of the old firms so soon.',
    ]);
    expect(shownTexts(chunk, 'footnote')).toHaveLength(2);
    expect(shownUrls(chunk)).toEqual([
      'http://example.org/view/why-the-northern-media-write-about-locks-437469-2018/',
    ]);
    expect(
      chunk.passages.some(
        ({ kind, start, end }) => kind === 'furniture' && text.slice(start, end).trim() === '28',
      ),
    ).toBe(true);
  });

  it('takes each detector out by its option', () => {
    const text =
      'FOR AUTHOR USE ONLY\n\nA river "charter"¹ was **signed** by the towns of the river and by\n\n¹ Lind, A. Ports [Electronic resource]. - URL: http://example.org/a\n\ntheir neigh-\nbours.\n\nIt fell , he said .';
    const all = shownTexts(cleanText(text));
    for (const name of Object.keys(detectors) as (keyof CleanOptions)[]) {
      if (name === 'contents' || name === 'repeats') continue;
      const chunk = cleanText(text, { [name]: false });
      const changed =
        JSON.stringify([shownTexts(chunk), shownUrls(chunk)]) !==
        JSON.stringify([all, shownUrls(cleanText(text))]);
      expect([name, changed]).toEqual([name, true]);
    }
  });
});
