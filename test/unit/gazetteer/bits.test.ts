import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RankBits } from '../../../src/gazetteer/bits.ts';

it('counts the bits before each set one', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 200 }), (bits) => {
      const packed = new RankBits(RankBits.pack(bits.length, (position) => bits[position]!));
      let rank = 0;
      for (const [position, bit] of bits.entries()) expect(packed.rank(position)).toBe(bit ? rank++ : -1);
    }),
  );
});
