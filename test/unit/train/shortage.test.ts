import { describe, expect, it } from 'vitest';
import { modelTypes } from '../../../src/model/labels.ts';
import { shortagesOf } from '../../../src/train/shortage.ts';

const withEach = (count: number) => ({
  mentions: modelTypes.flatMap((type) => Array.from({ length: count }, () => ({ type }))),
});

describe('what is little in the data of a training', () => {
  it('is nothing where there is enough of each type', () => {
    expect(shortagesOf([withEach(200), withEach(200)])).toEqual([]);
  });

  it('is told of all together and of each type; amounts are nothing a model learns', () => {
    const amounts = Array.from({ length: 9000 }, () => ({ type: 'MONEY' }));
    const lines = shortagesOf([{ mentions: [{ type: 'LAW' }, { type: 'GPE' }, ...amounts] }]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^little data: 2 names in 1 documents/);
    expect(lines[1]).toContain('LAW 1');
    expect(lines[1]).toContain('PERSON 0');
    expect(lines[1]).not.toContain('MONEY');
  });

  it('is told of a type alone', () => {
    const much = Array.from({ length: 4000 }, () => ({ type: 'GPE' }));
    expect(shortagesOf([{ mentions: much }, withEach(99), withEach(0)])).toEqual([
      expect.stringMatching(/^few examples.*LAW 99/),
    ]);
  });
});
