import { describe, expect, it, test } from 'vitest';
import { identifierOf } from '../../../src/text/identifiers.ts';

describe('identifiers', () => {
  test.each([
    ['doi:10.1000/182', '', 'https://doi.org/10.1000/182'],
    ['https://dx.doi.org/10.1000/182.', '', 'https://doi.org/10.1000/182'],
    ['(10.1016/S0140(19)30001-2)', '', 'https://doi.org/10.1016/S0140(19)30001-2)'],
    ['see 10.1000/182), page 3', '', 'https://doi.org/10.1000/182'],
    ['ISBN 978-3-16-148410-0', '', 'urn:isbn:9783161484100'],
    ['9783161484100', '', 'urn:isbn:9783161484100'],
    ['0-306-40615-2', 'isbn', 'urn:isbn:0306406152'],
    ['080442957x', 'dc:identifier isbn', 'urn:isbn:080442957X'],
    ['2049-3630', 'issn', 'urn:issn:2049-3630'],
    ['ISSN 2434561X', '', 'urn:issn:2434-561X'],
  ])('%s (%s)', (text, name, expected) => {
    expect(identifierOf(text, name)).toBe(expected);
  });

  it('are none without their check digit, or where nothing says what a number is', () => {
    for (const [text, name] of [
      ['978-3-16-148410-1', ''],
      ['0306406152', ''],
      ['0-306-40615-3', 'isbn'],
      ['2049-3630', ''],
      ['2049-3631', 'issn'],
      ['97831614841001', ''],
      ['1110.1000/182', ''],
      ['shelf 10.5', ''],
      ['', 'doi'],
    ] as const)
      expect(identifierOf(text, name), text).toBeUndefined();
  });
});
