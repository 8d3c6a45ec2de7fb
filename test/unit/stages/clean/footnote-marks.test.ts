import { describe, expect, it } from 'vitest';
import type { DocumentProfile } from '../../../../src/contract/document.ts';
import { MarkFinder } from '../../../../src/stages/clean/footnote-marks.ts';
import { cleanText, shownTexts } from '../../../support/clean.ts';

const profile: DocumentProfile = {
  path: 'a.txt',
  mediaType: 'text/plain',
  length: 0,
  wordCounts: new Map([
    ['media', 9],
    ['create', 3],
    ['regions', 5],
    ['China', 4],
  ]),
  repeatedLines: new Map(),
};

/** The text without its marks; `numbers` are those of the footnotes near it. */
function shown(text: string, numbers: number[] = []): string {
  const finder = new MarkFinder(new Map(numbers.map((number) => [number, [100]])), profile);
  let from = 0;
  let rest = '';
  for (const { start, end, shown: instead } of finder.find(text, 0)) {
    rest += text.slice(from, start) + instead;
    from = end;
  }
  return rest + text.slice(from);
}

describe('MarkFinder', () => {
  it.each([
    ['the "charter"¹. It', 'the "charter". It'],
    ['the "charter"³ . In', 'the "charter". In'],
    ['machines".²⁴¹ . As', 'machines". As'],
    ['a task"⁴ , and', 'a task", and'],
    ['it grew<sup>109</sup>. It', 'it grew. It'],
    ['"Nordbank" <sup>3</sup>. All', '"Nordbank". All'],
    ['firms.<sup>11</sup>By the way', 'firms. By the way'],
    ['the 20<sup>th</sup> century', 'the 20th century'],
    ['the media1 speak', 'the media speak'],
    ['the task of2 cross-border', 'the task of cross-border'],
    ['"advantages" to 4create', '"advantages" to create'],
    ['said "growth"20. Then', 'said "growth". Then'],
    ['⁵One of the', 'One of the'],
    ['until 203026: more', 'until 2030: more'],
  ])('hides the mark of %j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    ['the years 201886. More', 'the years 2018. More', 86],
    ['loans from China5. In', 'loans from China. In', 5],
    ['as is.7 Then', 'as is.7 Then', 7],
    ['in all regions.7 Then', 'in all regions. Then', 7],
    ['and 43As the most', 'and As the most', 43],
  ])('hides that of %j where a footnote of the number is near', (text, expected, number) => {
    expect(shown(text, [number])).toBe(expected);
  });

  it.each([
    'an area of 5 m² and 3 km<sup>2</sup>'.replace('<sup>2</sup>', '²'),
    '10³ grams',
    'with 203026 and 200512 units, USD 200512',
    'the G20, B2B, COVID-19 and MH17',
    'a 3D print, the 5th of 12 in the 1990s',
    'he said "20 years" and (12)',
    'grew 10km, 5kg and 3x',
    'Windows10 in China5',
    'section 4.2 of 12.5%',
    'boxes12-14 and web3d',
  ])('leaves %j', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('takes the number after the last mark for a mark', () => {
    expect(shown('a "plan"¹. Trade with China2. Then China9.')).toBe(
      'a "plan". Trade with China. Then China9.',
    );
  });

  it('leads back to the source on either side of a mark', () => {
    const chunk = cleanText(
      'The media1 wrote. The media were free until 2030.\n\n1 Lind, A. Media [Electronic resource]. - 2018.',
    );
    expect(shownTexts(chunk, 'paragraph')).toEqual(['The media wrote. The media were free until 2030.']);
    const { view } = chunk.flows[0]!;
    expect(view.sourceEnd('The media'.length)).toBe('The media'.length);
    expect(view.sourceStart('The media'.length)).toBe('The media1'.length);
  });
});
