import { expect, test } from 'vitest';
import type { DocumentRecord } from '../../../../src/record/schema.ts';
import type { Origin } from '../../../../src/record/selector-schema.ts';
import { pdfFragments } from '../../../../src/record/terms.ts';
import { codePointIndex } from '../../../../src/records/audit/align/code-points.ts';
import { addedOrigin } from '../../../../src/records/review/added-origin.ts';

const on = (value: string): Origin => ({
  source: '',
  selector: { type: 'FragmentSelector', conformsTo: pdfFragments, value },
});
const text = 'The ships of Beira and Cebu\nleft for Kisumu at noon.\n\nNothing else.';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const mention = (words: string, value: string) => ({
  target: { selector: [{ type: 'TextPositionSelector', ...at(words) }] },
  origin: [on(value)],
});

interface Made {
  readonly annotations?: readonly object[];
  readonly box?: readonly number[];
  readonly pages?: readonly object[];
}

const origin = (words: string, { annotations = [], box = [50, 100, 270, 24], pages }: Made = {}) =>
  addedOrigin(
    {
      pages: pages ?? [{ number: 4, start: 0, end: text.length }],
      passages: [
        { start: 0, end: 52, page: 4, box },
        { start: 54, end: text.length, page: 4 },
      ],
      annotations,
    } as unknown as DocumentRecord,
    codePointIndex(text),
    at(words),
  );

test('between two mentions of its line it takes its share of what lies between them', () => {
  const annotations = [
    mention('ships', 'page=4&viewrect=80,100,50,12'),
    mention('Cebu', 'page=4&viewrect=290,100,40,12'),
  ];
  // 14 letters share 160 points
  expect(origin('Beira', { annotations })).toEqual([on('page=4&viewrect=175.7,100,57.1,12')]);
});

test('next to one mention its letters are as wide as those', () => {
  expect(origin('Cebu', { annotations: [mention('Beira', 'page=4&viewrect=130,100,50,12')] })).toEqual([
    on('page=4&viewrect=230,100,40,12'),
  ]);
  expect(origin('ships', { annotations: [mention('Beira', 'page=4&viewrect=130,100,50,12')] })).toEqual([
    on('page=4&viewrect=40,100,50,12'),
  ]);
});

test('on a line without one it stands by its letters in the box of the passage, line by line', () => {
  expect(origin('Kisumu')).toEqual([on('page=4&viewrect=140,112,60,12')]);
  expect(origin('Cebu\nleft')).toEqual([
    on('page=4&viewrect=280,100,40,12'),
    on('page=4&viewrect=50,112,40,12'),
  ]);
});

test('where no box is known the page is told, and nothing where there are no pages', () => {
  expect(origin('Nothing')).toEqual([on('page=4')]);
  expect(origin('Cebu', { pages: [] })).toBeUndefined();
});
