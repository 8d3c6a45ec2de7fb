import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { preambleLength } from '../../../src/gazetteer/format.ts';
import { Gazetteer } from '../../../src/gazetteer/gazetteer.ts';
import { Pages, sharePages } from '../../../src/gazetteer/pages.ts';
import { shippedFolder } from '../../../src/gazetteer/shipped.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onomast-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const numbered = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >>> 8)) & 255);

describe('Pages', () => {
  it('reads what is needed, and all of it where all is', () => {
    const bytes = numbered(100_001);
    const { buffer, pages } = sharePages(fileOf('some.bin', bytes), 8, () => 16);
    const own = new Pages(buffer, pages);
    const there = new Uint8Array(buffer);
    expect(there.subarray(0, 16)).toEqual(bytes.subarray(0, 16));
    expect(there[60_000]).toBe(0);
    own.touch(60_000);
    expect(there[60_000]).toBe(bytes[60_000]);
    expect(there[99_000]).toBe(0);
    // Who asks for many is given the next ones too.
    for (let byte = 0; byte < 49_152; byte += 4096) own.touch(byte);
    expect(there.subarray(0, 57_344)).toEqual(bytes.subarray(0, 57_344));
    own.need(40_000, 100_001);
    expect(there.subarray(40_000)).toEqual(bytes.subarray(40_000));
    own.readAll();
    expect(there).toEqual(bytes);
  });

  it('takes what another thread has read', () => {
    const file = fileOf('shared.bin', numbered(50_000));
    const { buffer, pages } = sharePages(file, 8, () => 8);
    new Pages(buffer, pages).readAll();
    rmSync(file);
    expect(() => new Pages(buffer, pages).readAll()).not.toThrow();
    const others = sharePages(fileOf('gone.bin', numbered(50_000)), 8, () => 8);
    rmSync(path.join(folder, 'gone.bin'));
    expect(() => new Pages(others.buffer, others.pages).readAll()).toThrow(/gone\.bin.* was replaced/);
  });

  it('does not read from a file that took the place of the first', () => {
    const file = fileOf('replaced.bin', numbered(50_000));
    const { buffer, pages } = sharePages(file, 8, () => 8);
    renameSync(fileOf('new.bin', numbered(50_000).reverse()), file);
    expect(() => new Pages(buffer, pages).touch(40_000)).toThrow(/was replaced .*Start the program again/s);
    renameSync(fileOf('again.bin', numbered(50_000)), file);
    const own = new Pages(buffer, pages);
    own.readAll();
    expect(new Uint8Array(buffer)).toEqual(numbered(50_000));
  });
});

describe('a gazetteer read page by page', () => {
  const file = path.join(shippedFolder, 'iso-3166.gaz');
  const paged = () => {
    const shared = sharePages(file, preambleLength, (head) => preambleLength + head.getUint32(12, true));
    return { name: 'iso-3166', ...shared, checked: true };
  };

  it('knows what the whole one knows', () => {
    const whole = Gazetteer.open(file);
    const own = Gazetteer.of(paged());
    for (let entry = 0; entry < whole.size; entry += 7) {
      expect(own.entry(entry)).toEqual(whole.entry(entry));
      expect(own.find(whole.id(entry))).toBe(whole.find(whole.id(entry)));
      const name = whole.entryName(entry);
      const numbers = (of: Gazetteer) => of.lookup(name, true).map((hit) => [hit.entry, hit.alias]);
      expect(numbers(own)).toEqual(numbers(whole));
    }
    expect(new Uint8Array(own.buffer)).toEqual(new Uint8Array(readFileSync(file)));
  });

  it('reads few of its pages for one name', () => {
    const shared = paged();
    Gazetteer.of(shared).lookup('Kyrgyzstan');
    const read = new Uint8Array(shared.pages.read).reduce((sum, page) => sum + page, 0);
    expect(read).toBeGreaterThan(0);
    expect(read * 4096).toBeLessThan(statSync(file).size / 2);
  });
});
