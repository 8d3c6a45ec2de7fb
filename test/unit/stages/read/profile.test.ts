import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProfileBuilder } from '../../../../src/stages/read/profile.ts';

function profile(...parts: string[]) {
  const builder = new ProfileBuilder();
  for (const part of parts) builder.add(part);
  return builder.build('a.txt', 'text/plain');
}

describe('ProfileBuilder', () => {
  it('counts words as printed, compounds whole and in halves', () => {
    const { wordCounts } = profile("The cross-border port. The port's end");
    expect(Object.fromEntries(wordCounts)).toEqual({
      The: 2,
      'cross-border': 1,
      cross: 1,
      border: 1,
      port: 1,
      "port's": 1,
      end: 1,
    });
  });

  it('keeps lines that occur more than once, without page numbers', () => {
    expect([...profile(' Rivers 12\nOne\n13 Rivers\nTwo\nRivers').repeatedLines]).toEqual([['Rivers', 3]]);
  });

  it('is the same however the text is cut', () => {
    const text = fc
      .array(fc.constantFrom('port', 'Norden', ' ', '\n', '\r\n', '-', "'s", '12', 'ą́'))
      .map((some) => some.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { maxLength: 5 }), (whole, cuts) => {
        const places = [0, ...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b), whole.length];
        const parts = places.slice(1).map((end, i) => whole.slice(places[i], end));
        expect(profile(...parts)).toEqual(profile(whole));
      }),
    );
  });

  it('stays bounded on endless new words', () => {
    const builder = new ProfileBuilder();
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const ends = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => `${a}${b}${c} common\n`)));
    for (const first of letters) builder.add(ends.map((end) => `w${first}${end}`).join(''));
    const { wordCounts } = builder.build('a.txt', 'text/plain');
    expect(wordCounts.size).toBeLessThanOrEqual(400_000);
    expect(wordCounts.get('common')).toBe(26 ** 4);
  });
});
