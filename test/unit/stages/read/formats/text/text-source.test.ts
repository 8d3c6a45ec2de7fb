import { appendFileSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { chunkTarget, cutPoint } from '../../../../../../src/stages/read/chunker.ts';
import { TextSource } from '../../../../../../src/stages/read/formats/text/text-source.ts';
import { PositionCursor } from '../../../../../../src/text/position-cursor.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onomast-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const options = { encoding: 'utf-8', encodingErrors: 'fatal' } as const;

describe('cutPoint', () => {
  it('cuts after a blank line, best after a full stop', () => {
    const text = `${'a'.repeat(60)}.\n\n${'b'.repeat(20)}\n\n${'c'.repeat(60)}`;
    expect(text.slice(0, cutPoint(text, 100))).toBe(`${'a'.repeat(60)}.\n\n`);
  });
  it('falls back to lines, spaces, characters', () => {
    expect(cutPoint(`${'a'.repeat(70)}\n${'b'.repeat(70)}`, 100)).toBe(71);
    expect(cutPoint(`${'a'.repeat(70)} ${'b'.repeat(70)}`, 100)).toBe(71);
    expect(cutPoint('a'.repeat(150), 100)).toBe(100);
  });
  it('never parts a surrogate pair', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9 }), (shift) => {
        const text = `${'a'.repeat(shift)}${'😀'.repeat(100)}`;
        expect(text.slice(0, cutPoint(text, 100)).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('TextSource', () => {
  it('gives the text back chunk by chunk, with code points and bytes that fit', () => {
    const paragraph = `${'Łódź and Minsk trade 😀 goods. '.repeat(40)}\r\n\r\n`;
    const text = paragraph.repeat(1500);
    const bytes = Buffer.from(`\uFEFF${text}`);
    const source = TextSource.ofBytes(bytes, 'x.txt', options);
    let whole = '';
    for (const chunk of source.chunks()) {
      expect(chunk.start).toBe(whole.length);
      const head = chunk.text.slice(0, 50);
      expect(bytes.subarray(chunk.startByte, chunk.startByte + Buffer.byteLength(head)).toString()).toBe(
        head,
      );
      whole += chunk.text;
      const end = new PositionCursor(chunk).at(chunk.text.length);
      expect(end.byte - chunk.startByte).toBe(Buffer.byteLength(chunk.text));
      expect(chunk.text.endsWith('\n')).toBe(true);
    }
    expect(whole === text).toBe(true);
    expect(text.length).toBeGreaterThan(3 * chunkTarget);
    expect(source.facts).toMatchObject({
      encoding: 'utf-8',
      byteLength: bytes.length,
      codeUnits: text.length,
    });
    expect(source.facts.length).toBe([...text].length);
  });

  it('reads the same again from a file larger than it keeps', () => {
    const file = path.join(folder, 'large.txt');
    writeFileSync(file, 'Trade grew in Brest. \n\n'.repeat(250_000));
    const source = TextSource.ofFile(file, options);
    const lengths = () => [...source.chunks()].map(({ text }) => text.length);
    const first = lengths();
    expect(first.length).toBeGreaterThan(5);
    expect(lengths()).toEqual(first);
    expect(source.sha256()).toBe(source.facts.sha256);
  });

  it('tells when the file changed between two readings', () => {
    const file = path.join(folder, 'changing.txt');
    writeFileSync(file, 'Trade grew in Brest. \n\n'.repeat(250_000));
    const source = TextSource.ofFile(file, options);
    for (const _ of source.chunks());
    appendFileSync(file, 'More.');
    expect(() => [...source.chunks()]).toThrow(expect.objectContaining({ code: 'input.changed' }));
  });

  it('tells when the file changes while it is read', () => {
    const file = path.join(folder, 'growing.txt');
    writeFileSync(file, 'Trade grew in Brest. \n\n'.repeat(250_000));
    const chunks = TextSource.ofFile(file, options).chunks();
    chunks.next();
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    expect(() => [...chunks]).toThrow(expect.objectContaining({ code: 'input.changed' }));
  });

  it('names the file and byte of an invalid sequence, in whatever block it lies', () => {
    const bytes = Buffer.concat([Buffer.from('a'.repeat(3_000_000)), Buffer.from([0xff]), Buffer.from('b')]);
    const file = path.join(folder, 'invalid.txt');
    writeFileSync(file, bytes);
    expect(() => [...TextSource.ofFile(file, options).chunks()]).toThrow(
      expect.objectContaining({ code: 'input.encoding', place: { file, byte: 3_000_000 } }),
    );
    const replaced = TextSource.ofFile(file, { ...options, encodingErrors: 'replace' });
    expect(
      [...replaced.chunks()]
        .map(({ text }) => text)
        .join('')
        .slice(-2),
    ).toBe('\uFFFDb');
    expect(replaced.facts.byteLength).toBe(3_000_002);
  });

  it('refuses NUL bytes with their place, but reads UTF-16', () => {
    expect(() => [...TextSource.ofBytes(Buffer.from('ab\0c'), 'x', options).chunks()]).toThrow(
      expect.objectContaining({ code: 'input.binary', place: { file: 'x', byte: 2 } }),
    );
    const utf16 = Buffer.from('\uFEFFМінск', 'utf16le');
    const source = TextSource.ofBytes(utf16, 'x', options);
    expect([...source.chunks()][0]).toMatchObject({ text: 'Мінск', startByte: 2 });
    expect(source.facts).toMatchObject({ encoding: 'utf-16le', length: 5, byteLength: 12 });
  });

  it('refuses what only looks like UTF-16: UTF-32, and NUL characters with their place', () => {
    const utf32 = (text: string) => Buffer.from([...text].flatMap((sign) => [sign.codePointAt(0)!, 0, 0, 0]));
    const bytesOf = [
      Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf32('Minsk')]),
      Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), utf32('Minsk').subarray(1)]),
    ];
    for (const bytes of bytesOf)
      expect(() => [...TextSource.ofBytes(bytes, 'x', options).chunks()]).toThrow(
        expect.objectContaining({ code: 'input.encoding', message: expect.stringContaining('UTF-32') }),
      );
    const binary = Buffer.from('\uFEFFab\0c', 'utf16le');
    expect(() => [...TextSource.ofBytes(binary, 'x', options).chunks()]).toThrow(
      expect.objectContaining({ code: 'input.binary', place: { file: 'x', byte: 6 } }),
    );
  });

  it('an empty file has no chunk', () => {
    const source = TextSource.ofBytes(Buffer.alloc(0), 'x', options);
    expect([...source.chunks()]).toEqual([]);
    expect(source.facts).toMatchObject({ length: 0, byteLength: 0 });
  });
});
