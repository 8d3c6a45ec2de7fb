import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readLines } from '../../../../src/gazetteer/import/lines.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onomast-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function linesIn(name: string, bytes: Uint8Array): Promise<string[]> {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return Array.fromAsync(readLines(file));
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('lines of a source file', () => {
  it('are the same plain, gzip and zip, whatever their length and letters', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, '') || 'x')),
        async (lines) => {
          const bytes = utf8(lines.join('\n'));
          expect(await linesIn('a.txt', bytes)).toEqual(lines);
          expect(await linesIn('a.txt.gz', gzipSync(bytes))).toEqual(lines);
          expect(await linesIn('a.zip', zipSync({ 'a.txt': bytes }))).toEqual(lines);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('have no byte order mark and end at LF or CRLF', async () => {
    expect(await linesIn('b.txt', utf8('\ufeffone\r\ntwo\nthree'))).toEqual(['one', 'two', 'three']);
  });

  it('come out of a zip besides its readme', async () => {
    const zip = zipSync({ 'readme.txt': utf8('about'), 'KY.txt': utf8('1\n2') });
    expect(await linesIn('c.zip', zip)).toEqual(['1', '2']);
  });

  it.each([
    ['two files', zipSync({ 'a.txt': utf8('1'), 'b.txt': utf8('2') })],
    ['no file', zipSync({ 'readme.txt': utf8('1') })],
    ['no zip', utf8('1\n2')],
    ['half a zip', zipSync({ 'a.txt': utf8('1\n'.repeat(1000)) }).slice(0, 40)],
  ])('are refused from %s', async (what, bytes) => {
    const name = `${what.replaceAll(' ', '-')}.zip`;
    await expect(linesIn(name, bytes)).rejects.toMatchObject({ code: 'gazetteer.foreign' });
  });
});
