import { expect, test } from 'vitest';
import { goldOfChecked } from '../../../../src/records/review/checked-gold.ts';
import { anchorOf, decide } from '../../../support/decisions.ts';
import { makeRecord } from '../../../support/records.ts';

const { record } = makeRecord({ path: 'sub/a.txt', passages: 3 });
const document = 'sub/a.txt';
const whole = (i: number) => anchorOf(record, record.passages[i]!.text!);

test('a passage that was read to its end is gold, with what was corrected in it; others are not', () => {
  const gold = goldOfChecked(record, [
    decide('checked', { document, target: whole(1) }),
    decide('delete', { document, target: anchorOf(record, 'Ilya Verbin', 1) }),
    decide('add', { document, target: anchorOf(record, 'paid', 1), entityType: 'EVENT' }),
    decide('delete', { document, target: anchorOf(record, 'Ilya Verbin', 0) }),
  ]);
  expect(gold).toHaveLength(1);
  const { id, text, mentions } = gold[0]!;
  expect(id).toBe(`sub-a-${String(record.passages[1]!.start).padStart(6, '0')}`);
  expect(text).toBe(record.passages[1]!.text);
  expect(mentions.map((one) => one.text)).toEqual([
    'Lake, Mill & "Sons"; Ltd',
    'paid',
    '$2 million',
    'Estonia',
    'May 2001',
  ]);
  for (const mention of mentions)
    expect([...text].slice(mention.start, mention.end).join('')).toBe(mention.text);
});

test('a passage that has other edges now is left out', () => {
  const { start, exact } = whole(0);
  const shorter = { ...whole(0), exact: exact.slice(0, 20), end: start + 20 };
  expect(goldOfChecked(record, [decide('checked', { document, target: shorter })])).toEqual([]);
});
