import { describe, expect, it } from 'vitest';
import { forTerminal, oneLine, shortened } from '../../../src/text/visible.ts';

describe('text that a terminal shows', () => {
  it.each([
    ['a\u001b[2Jb', 'a\\u001b[2Jb'],
    ['a\nb', 'a\\nb'],
    ['\u009b31m', '\\u009b31m'],
    ['a\u202eb', 'a\\u202eb'],
    ['\ud800', '\ufffd'],
    ['Łódź 😀 שלום', 'Łódź 😀 שלום'],
  ])('%j is shown as %j', (text, shown) => {
    expect(oneLine(text)).toBe(shown);
  });

  it('keeps the lines of our own layout', () => {
    expect(forTerminal('a\tb\nc\r\u0007')).toBe('a\tb\nc\\r\\u0007');
  });

  it('cuts a long name in the middle', () => {
    expect(shortened('a'.repeat(240), 11)).toBe('aaaaa…aaaaa');
    expect(shortened('short', 11)).toBe('short');
  });
});
