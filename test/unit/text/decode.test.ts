import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createDecoder, type Decoded, InvalidBytes, sniffByteOrderMark } from '../../../src/text/decode.ts';
import { PositionCursor } from '../../../src/text/position-cursor.ts';
import { anyCharacter } from '../../support/any-text.ts';
import { runs } from '../../support/runs.ts';

/** Decodes bytes in pieces of the given sizes, as one text with positions in the whole. */
function decodeInPieces(
  label: string,
  bytes: Uint8Array,
  sizes: readonly number[],
  errors: 'fatal' | 'replace' = 'replace',
) {
  const decoder = createDecoder(label, errors);
  const whole: Decoded = { text: '', oddAt: [], oddBytes: [] };
  const add = (decoded: Decoded) => {
    for (const [i, at] of decoded.oddAt.entries()) {
      whole.oddAt.push(whole.text.length + at);
      whole.oddBytes.push(decoded.oddBytes[i]!);
    }
    whole.text += decoded.text;
  };
  let at = 0;
  for (const size of sizes) {
    add(decoder.push(bytes.subarray(at, at + size)));
    at += size;
  }
  add(decoder.push(bytes.subarray(at)));
  add(decoder.end());
  return { ...whole, startCodePoint: 0, startByte: 0, widths: decoder.widths };
}

const sizes = fc.array(fc.nat({ max: 7 }), { maxLength: 20 });

describe('decoder', () => {
  it('agrees with TextDecoder on any bytes as UTF-8, in any pieces, and accounts for every byte', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .array(
          fc.constantFrom(
            0x41,
            0xc3,
            0xa9,
            0xe2,
            0x82,
            0xac,
            0xf0,
            0x9f,
            0x98,
            0x80,
            0xed,
            0xa0,
            0xf4,
            0x90,
            0xe0,
            0xff,
          ),
        )
        .map((list) => Uint8Array.from(list)),
    );
    fc.assert(
      fc.property(bytes, sizes, (input, pieces) => {
        const decoded = decodeInPieces('utf-8', input, pieces);
        expect(decoded.text).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(input));
        expect(new PositionCursor(decoded).at(decoded.text.length).byte).toBe(input.length);
      }),
      { numRuns: runs(500) },
    );
  });

  it('every character of a well-formed text stands at its bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 30 }), sizes, (text, pieces) => {
        const bytes = new TextEncoder().encode(text);
        const decoded = decodeInPieces('utf-8', bytes, pieces, 'fatal');
        const cursor = new PositionCursor(decoded);
        let points = 0;
        for (const character of text) {
          const at = decoded.text.indexOf(character, 0) >= 0 ? [...text].slice(0, points).join('').length : 0;
          const start = cursor.at(at);
          const end = cursor.at(at + character.length);
          expect(start.codePoint).toBe(points++);
          expect(
            new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start.byte, end.byte)),
          ).toBe(character);
        }
      }),
    );
  });

  it.each(['utf-16le', 'utf-16be'])('%s: any bytes, replaced as WHATWG says', (label) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), sizes, (input, pieces) => {
        const decoded = decodeInPieces(label, input, pieces);
        expect(decoded.text).toBe(new TextDecoder(label, { ignoreBOM: true }).decode(input));
        expect(new PositionCursor(decoded).at(decoded.text.length).byte).toBe(input.length);
      }),
    );
  });

  it.each([
    'windows-1251',
    'windows-1252',
    'koi8-r',
    'iso-8859-5',
  ])('%s has one byte a character', (label) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), sizes, (input, pieces) => {
        const decoded = decodeInPieces(label, input, pieces);
        expect(decoded.text).toBe(new TextDecoder(label).decode(input));
        expect(decoded.text.length).toBe(input.length);
      }),
    );
  });

  it.each([
    'gbk',
    'gb18030',
    'shift_jis',
    'euc-kr',
    'big5',
  ])('%s: positions are those of its bytes', (label) => {
    const text = 'Minsk 北京 (中国) trade 貿易 東京';
    const bytes = iconv.encode(
      label === 'euc-kr' || label === 'shift_jis' ? 'trade 貿易 (東京) end' : text,
      label,
    );
    const decoded = decodeInPieces(label, bytes, [1, 2, 3, 5]);
    expect(decoded.text).toBe(new TextDecoder(label).decode(bytes));
    const cursor = new PositionCursor(decoded);
    const at = decoded.text.indexOf('(');
    const start = cursor.at(at).byte;
    expect(bytes[start]).toBe(0x28);
    expect(cursor.at(decoded.text.length).byte).toBe(bytes.length);
  });

  it('names the byte of the first error', () => {
    const bad = Buffer.concat([Buffer.from('Мінск '), Buffer.from([0xe2, 0x28])]);
    expect(() => decodeInPieces('utf-8', bad, [3], 'fatal')).toThrow(new InvalidBytes(11));
    const lone = Buffer.from([0x41, 0x00, 0x00, 0xd8, 0x41, 0x00]);
    expect(() => decodeInPieces('utf-16le', lone, [], 'fatal')).toThrow(new InvalidBytes(2));
    expect(() => decodeInPieces('windows-1253', Buffer.from([0x41, 0xaa]), [], 'fatal')).toThrow(
      new InvalidBytes(1),
    );
  });

  it('knows byte order marks', () => {
    expect(sniffByteOrderMark(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toEqual({
      encoding: 'utf-8',
      length: 3,
    });
    expect(sniffByteOrderMark(Uint8Array.of(0xff, 0xfe, 0x41, 0))).toEqual({
      encoding: 'utf-16le',
      length: 2,
    });
    expect(sniffByteOrderMark(Uint8Array.of(0xfe, 0xff, 0, 0x41))).toEqual({
      encoding: 'utf-16be',
      length: 2,
    });
    expect(sniffByteOrderMark(Uint8Array.of(0x41))).toBeUndefined();
  });
});

describe('PositionCursor', () => {
  it('does not go back, and not past the end', () => {
    const cursor = new PositionCursor({
      text: 'abc',
      startCodePoint: 5,
      startByte: 8,
      widths: 'utf-8',
      oddAt: [],
      oddBytes: [],
    });
    expect(cursor.at(2)).toEqual({ codePoint: 7, byte: 10 });
    expect(() => cursor.at(1)).toThrow(RangeError);
    expect(() => cursor.at(4)).toThrow(RangeError);
  });
});
