import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelCount } from '../../../src/model/labels.ts';
import { addUnpacked, packedLength, packedPlace, packedScore } from '../../../src/model/packed.ts';

const cell = fc.tuple(fc.nat(labelCount - 1), fc.integer({ min: -32768, max: 32767 }));

test('sums of packed rows are the sums of their scores, exactly', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 40 }), { maxLength: 3 }), fc.nat(5), (rows, to) => {
      const sums = new Array<number>(labelCount).fill(0);
      const packed = new Float64Array(packedLength);
      for (const row of rows) {
        // one score per label and row, so that sums stay in their range
        for (const [label, score] of new Map(row)) {
          sums[label]! += score;
          packed[packedPlace(label)]! += packedScore(label, score);
        }
      }
      const into = new Float32Array(to + labelCount + 1).fill(1);
      addUnpacked(packed, into, to, 1);
      expect([...into]).toEqual([...Array(to).fill(1), ...sums.map((sum) => sum + 1), 1]);
    }),
  );
});
