import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { Gazetteer } from '../../../src/gazetteer/gazetteer.ts';
import { compile, entry } from '../../support/gazetteer.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onomast-gaz-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = compile([
  entry({ name: 'Port Harcourt', aliases: ['Ph City', 'e-City'], note: 'by the Bonny river' }),
  entry({ name: 'Port Sudan' }),
]);

/** Opens the file with numbers of a section changed, its checksum right. */
function openWith(section: string, change: (numbers: Uint8Array | Uint32Array) => void): Gazetteer {
  const bytes = Buffer.from(Uint8Array.from(Buffer.from(good.buffer as unknown as ArrayBuffer)));
  const placed = (good.header.sections as Record<string, readonly [number, number]>)[section]!;
  const base = 32 + bytes.readUInt32LE(12);
  const wide = !['pool', 'words', 'type', 'class', 'aliasKind', 'aliasLanguage'].includes(section);
  change(
    wide
      ? new Uint32Array(bytes.buffer, bytes.byteOffset + base + placed[0], placed[1])
      : new Uint8Array(bytes.buffer, bytes.byteOffset + base + placed[0], placed[1]),
  );
  bytes.writeUInt32LE(crc32(bytes.subarray(32)), 16);
  const file = path.join(folder, `${section}.gaz`);
  writeFileSync(file, bytes);
  return Gazetteer.open(file);
}

describe('a gazetteer with a right checksum', () => {
  it('is opened where all of it points inside', () => {
    expect(openWith('pool', () => {}).entry(0).name).toBe('Port Harcourt');
  });

  it.each([
    ['entryAliases', (n: Uint8Array | Uint32Array) => n.set([0xffffffff], 1)],
    ['aliasSurface', (n: Uint8Array | Uint32Array) => n.fill(0x7fffffff)],
    ['wordStart', (n: Uint8Array | Uint32Array) => n.set([9999], 1)],
    ['wordSlots', (n: Uint8Array | Uint32Array) => n.fill(1)],
    ['idSlots', (n: Uint8Array | Uint32Array) => n.fill(77, 1)],
    ['nodePosting', (n: Uint8Array | Uint32Array) => n.fill(77)],
    ['innerChild', (n: Uint8Array | Uint32Array) => n.fill(4000)],
    ['roots', (n: Uint8Array | Uint32Array) => n.set([500], 1)],
  ])('is refused by name where its %s points outside', (section, change) => {
    expect(() => openWith(section, change)).toThrow(
      expect.objectContaining({
        code: 'gazetteer.damaged',
        message: expect.stringContaining(`its section ${section} points outside`),
      }),
    );
  });
});
