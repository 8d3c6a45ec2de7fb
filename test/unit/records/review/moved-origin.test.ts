import { describe, expect, test } from 'vitest';
import type { Origin } from '../../../../src/record/selector-schema.ts';
import { pdfFragments } from '../../../../src/record/terms.ts';
import { movedOrigin } from '../../../../src/records/review/moved-origin.ts';

const box = (rectangle: string): Origin => ({
  source: '',
  selector: { type: 'FragmentSelector', conformsTo: pdfFragments, value: `page=3&viewrect=${rectangle}` },
});
const element = (start: number, end: number, bytes?: [number, number]): Origin => {
  const xpath = {
    type: 'XPathSelector' as const,
    value: '/html/body/p[2]',
    refinedBy: { type: 'TextPositionSelector' as const, start, end },
  };
  const source = '#part-1';
  if (bytes === undefined) return { source, selector: xpath };
  return { source, selector: [xpath, { type: 'DataPositionSelector', start: bytes[0], end: bytes[1] }] };
};
const none = { before: '', after: '' };

describe('boxes', () => {
  test('what is left out of a line goes off its box, by its share of the characters', () => {
    // "Port of Mombasa" without "Port of "
    expect(movedOrigin([box('100,50,150,12')], { old: 'Port of Mombasa', from: 8, to: 15, ...none })).toEqual(
      [box('180,50,70,12')],
    );
  });

  test('a mention over two lines keeps the box of the line it stays on', () => {
    const old = 'Bay of\nPlenty';
    expect(movedOrigin([box('400,50,70,12'), box('72,64,60,12')], { old, from: 7, to: 13, ...none })).toEqual(
      [box('72,64,60,12')],
    );
  });

  test('what is taken in of the same line adds to it; of another line nothing is known', () => {
    const [left, right] = [
      movedOrigin([box('100,50,70,12')], { old: 'Mombasa', from: -8, to: 7, before: 'Port of ', after: '' }),
      movedOrigin([box('100,50,70,12')], { old: 'Mombasa', from: 0, to: 14, before: '', after: '\nHarbour' }),
    ];
    expect(left).toEqual([box('20,50,150,12')]);
    expect(right).toEqual([box('100,50,70,12')]);
  });

  test('elsewhere altogether: nothing is told', () => {
    expect(
      movedOrigin([box('1,2,3,4')], { old: 'Accra', from: 5, to: 9, before: '', after: ' and' }),
    ).toBeUndefined();
    expect(
      movedOrigin([box('1,2,3,4')], { old: 'Accra', from: -4, to: 0, before: 'and ', after: '' }),
    ).toBeUndefined();
  });

  test('lines that do not come out even stay as they were', () => {
    const origin = [box('1,2,3,4'), box('1,6,3,4')];
    expect(movedOrigin(origin, { old: 'Accra', from: 1, to: 5, ...none })).toEqual(origin);
  });
});

describe('elements', () => {
  test('characters and bytes move together where they belong together', () => {
    // "São Tomé city" without " city": two letters of two bytes
    expect(
      movedOrigin([element(10, 23, [200, 215])], { old: 'São Tomé city', from: 0, to: 8, ...none }),
    ).toEqual([element(10, 18, [200, 210])]);
  });

  test('bytes that are no characters of the text (an entity) are not told', () => {
    expect(movedOrigin([element(10, 17, [200, 211])], { old: 'A & B Co', from: 0, to: 5, ...none })).toEqual([
      element(10, 17, [200, 211]),
    ]);
    expect(movedOrigin([element(10, 18, [200, 212])], { old: 'A & B Co', from: 0, to: 5, ...none })).toEqual([
      element(10, 15),
    ]);
  });

  test('a mention over two elements is cut in the right one; what is taken in is not told', () => {
    const origin = [element(5, 9), element(0, 6)];
    expect(movedOrigin(origin, { old: 'Lake Turkan', from: 0, to: 11, ...none })).toEqual(origin);
    expect(
      movedOrigin([element(5, 10), element(0, 6)], {
        old: 'Lake Turkan',
        from: 5,
        to: 12,
        before: '',
        after: 'a',
      }),
    ).toEqual([element(0, 6)]);
  });
});
