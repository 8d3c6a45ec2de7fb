import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detached } from '../../../src/text/copy-string.ts';
import { anyCharacter } from '../../support/any-text.ts';

test('a detached string equals its origin', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), fc.nat(40), fc.nat(40), (text, start, length) => {
      const slice = text.slice(start, start + length);
      expect(detached(slice)).toBe(slice);
    }),
  );
});

test('keeping detached names does not keep the texts they were cut from', () => {
  const kept: string[] = [];
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < 150; i++) {
    const chapter = `The Interregional Association ${i} `.padEnd(1_000_000, 'x');
    kept.push(detached(chapter.slice(4, 34)));
  }
  expect(kept[7]).toBe('Interregional Association 7 xx');
  // 150 MB had they been kept
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(75e6);
});
