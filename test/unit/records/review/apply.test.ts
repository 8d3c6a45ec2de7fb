import { describe, expect, test } from 'vitest';
import type { DocumentRecord } from '../../../../src/record/schema.ts';
import { isRecord } from '../../../../src/record/validate.ts';
import { recordText } from '../../../../src/records/audit/record-text.ts';
import { applyDecisions } from '../../../../src/records/review/apply.ts';
import type { MentionDecision } from '../../../../src/records/review/decision.ts';
import { anchorOf, decide } from '../../../support/decisions.ts';
import { makeRecord } from '../../../support/records.ts';

const { record } = makeRecord({ path: 'a.txt', passages: 2 });
const document = 'a.txt';

/** The record with decisions, which must be valid and true to its text still. */
function corrected(decisions: readonly MentionDecision[], of: DocumentRecord = record) {
  const before = JSON.stringify(of);
  const { record: after, unfit } = applyDecisions(of, decisions);
  expect(JSON.stringify(of)).toBe(before);
  expect(isRecord(after), JSON.stringify(isRecord.violation)).toBe(true);
  const text = [...recordText(after)!];
  let reached = 0;
  for (const { target } of after.annotations) {
    const [points, bytes, quote] = target.selector;
    expect(points.start).toBeGreaterThanOrEqual(reached);
    expect(text.slice(points.start, points.end).join('')).toBe(quote.exact);
    expect(Buffer.from(text.join('')).subarray(bytes.start, bytes.end).toString()).toBe(quote.exact);
    reached = points.end;
  }
  return { after, unfit: unfit.map(({ reason }) => reason) };
}

const mentionsOf = ({ annotations }: DocumentRecord) =>
  annotations.map(({ target, entityType }) => `${target.selector[2].exact}|${entityType}`);

describe('each action', () => {
  test('delete: the mention goes, and an entity without one with it', () => {
    const { after } = corrected([
      decide('delete', { document, target: anchorOf(record, 'Ilya Verbin') }),
      decide('delete', { document, target: anchorOf(record, 'Ilya Verbin', 1) }),
    ]);
    expect(mentionsOf(after)).not.toContain('Ilya Verbin|PERSON');
    expect(after.entities.map(({ name }) => name)).not.toContain('Ilya Verbin');
  });

  test('add: a mention where there was none, in its order; what it overlaps goes', () => {
    const { after } = corrected([
      decide('add', { document, target: anchorOf(record, 'Mill'), entityType: 'FAC' }),
      decide('add', {
        document,
        target: anchorOf(record, 'paid'),
        entityType: 'EVENT',
        entity: { name: 'The payment' },
      }),
    ]);
    expect(mentionsOf(after).slice(0, 3)).toEqual(['Ilya Verbin|PERSON', 'Mill|FAC', 'paid|EVENT']);
    expect(after.annotations[1]).toMatchObject({ confidence: 1, stages: ['review'] });
    expect(after.entities.map(({ name }) => name)).toContain('The payment');
  });

  test('type: another type, with an entity or a value of it', () => {
    const { after } = corrected([
      decide('type', { document, target: anchorOf(record, 'Ilya Verbin'), entityType: 'ORG' }),
      decide('type', {
        document,
        target: anchorOf(record, 'May 2000'),
        entityType: 'MONEY',
        value: { currency: 'EUR', value: '5' },
      }),
    ]);
    expect(after.annotations[0]).toMatchObject({ entityType: 'ORG', stages: ['review', 'tag.test'] });
    expect(
      after.annotations.find(({ target }) => target.selector[2].exact === 'May 2000')!.body,
    ).toMatchObject({
      type: 'MonetaryAmount',
      currency: 'EUR',
      value: '5',
    });
    // The other mention keeps its person.
    expect(
      after.entities.filter(({ name }) => name === 'Ilya Verbin').map(({ entityType }) => entityType),
    ).toEqual(['ORG', 'PERSON']);
  });

  test('span: the edges move, entity and value stay', () => {
    const target = anchorOf(record, '$1 million');
    const { after } = corrected([decide('span', { document, target, span: anchorOf(record, '$1') })]);
    const moved = after.annotations.find(({ entityType }) => entityType === 'MONEY')!;
    expect(moved.target.selector[2].exact).toBe('$1');
    expect(moved.body).toMatchObject({
      currency: 'USD',
      value: '1000000',
      id: `#value-${target.start}-${target.start + 2}`,
    });
  });

  test('value and link', () => {
    const { after } = corrected([
      decide('value', { document, target: anchorOf(record, 'May 2000'), value: { date: '2000-06' } }),
      decide('link', {
        document,
        target: anchorOf(record, 'Estonia'),
        entity: { id: 'https://example.org/ee', name: 'Estonia', class: 'Country', countryCode: 'EE' },
      }),
    ]);
    expect(after.annotations.find(({ entityType }) => entityType === 'DATE')!.body).toMatchObject({
      value: '2000-06',
    });
    const linked = after.annotations.find(({ entityType }) => entityType === 'GPE')!;
    expect(linked.body).toBe('https://example.org/ee');
    expect(after.entities.find(({ id }) => id === linked.body)).toMatchObject({
      type: ['Country'],
      mentionCount: 1,
    });
  });

  test('later decisions see what earlier ones did', () => {
    const target = anchorOf(record, 'Ilya Verbin');
    const shorter = anchorOf(record, 'Verbin');
    const { after } = corrected([
      decide('span', { document, target, span: shorter }),
      decide('type', { document, target: shorter, entityType: 'LOC' }),
    ]);
    expect(mentionsOf(after)[0]).toBe('Verbin|LOC');
  });
});

describe('a record of another extraction', () => {
  const moved = makeRecord({ path: 'a.txt', passages: 3, person: 'Aino Ilmarinen' }).record;

  test('a decision follows its words where they moved', () => {
    const target = anchorOf(record, '$2 million');
    const { after, unfit } = corrected(
      [decide('value', { document, target, value: { currency: 'AUD', value: '2000000' } })],
      moved,
    );
    expect(unfit).toEqual([]);
    expect(
      after.annotations.find(({ target: one }) => one.selector[2].exact === '$2 million')!.body,
    ).toMatchObject({ currency: 'AUD' });
  });

  test('words that are gone, or stand in another context alone, fit no more', () => {
    const gone = decide('type', { document, target: anchorOf(record, 'Ilya Verbin'), entityType: 'ORG' });
    const elsewhere = decide('right', {
      document,
      target: {
        start: 900,
        end: 907,
        exact: 'Estonia',
        prefix: 'the far shores of ',
        suffix: ' are low and sandy',
      },
    });
    const { after, unfit } = corrected([gone, elsewhere], moved);
    expect(unfit).toEqual([
      'its words do not stand in the text any more',
      'its words do not stand in the text any more',
    ]);
    expect(mentionsOf(after)).toEqual(mentionsOf(moved));
  });

  test('what the new extraction does by itself is no misfit', () => {
    const without = applyDecisions(moved, [
      decide('delete', { document, target: anchorOf(moved, 'Estonia') }),
    ]).record;
    const { unfit } = corrected(
      [decide('delete', { document, target: anchorOf(moved, 'Estonia') })],
      without,
    );
    expect(unfit).toEqual([]);
  });

  test('a mention that is not marked any more cannot be changed', () => {
    const without = applyDecisions(moved, [
      decide('delete', { document, target: anchorOf(moved, 'Estonia') }),
    ]).record;
    const { unfit } = corrected([decide('right', { document, target: anchorOf(moved, 'Estonia') })], without);
    expect(unfit).toEqual(['nothing is marked there any more']);
  });
});

test('letters outside the basic plane and of several bytes keep places true', () => {
  const { record: odd } = makeRecord({ path: 'a.txt', person: 'Łucja 𝒜dler' });
  const text = [...recordText(odd)!];
  const byte = (point: number) => Buffer.byteLength(text.slice(0, point).join(''));
  for (const { target } of odd.annotations) {
    const [{ start, end }, bytes] = target.selector;
    Object.assign(bytes, { start: byte(start), end: byte(end) });
  }
  odd.source.byteLength = byte(text.length);
  const { after } = corrected(
    [decide('add', { document, target: anchorOf(odd, 'paid', 1), entityType: 'EVENT' })],
    odd,
  );
  expect(mentionsOf(after)).toContain('paid|EVENT');
});
