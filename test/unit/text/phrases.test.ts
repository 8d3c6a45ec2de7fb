import { describe, expect, it } from 'vitest';
import { Phrases } from '../../../src/text/phrases.ts';

describe('Phrases', () => {
  const phrases = new Phrases(['Co.', 'Co. Ltd', 'GmbH', 'S.A.']);

  it('takes the longest at a position', () => {
    expect(phrases.endFrom('Bell Co. Ltd said', 5)).toBe(12);
    expect(phrases.endFrom('Bell Co. said', 5)).toBe(8);
    expect(phrases.endFrom('Bell Inc', 5)).toBe(-1);
  });

  it('takes a shorter one where the longest may not end', () => {
    expect(phrases.endFrom('Co. Ltda', 0, (end) => end !== 7)).toBe(3);
    expect(phrases.endFrom('GmbHs', 0, (end) => end === 5)).toBe(-1);
  });

  it('reads any white space for a blank', () => {
    expect(phrases.endFrom('Co.\n Ltd', 0)).toBe(8);
    expect(phrases.startBefore('Bell Co. \n Ltd', 14)).toBe(5);
    expect(phrases.endFrom('Co.Ltd', 0)).toBe(3);
  });

  it('finds what ends at a position', () => {
    expect(phrases.startBefore('Bell Co. Ltd', 12)).toBe(5);
    expect(phrases.startBefore('Bell Co. Ltd', 12, (start) => start === 0)).toBe(-1);
    expect(phrases.startBefore('', 0)).toBe(-1);
  });
});
