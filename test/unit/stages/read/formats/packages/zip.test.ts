import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { firstNames, isZip, packageType } from '../../../../../../src/stages/read/formats/packages/signs.ts';
import { UnpackBudget, ZipPackage } from '../../../../../../src/stages/read/formats/packages/zip.ts';

const open = (bytes: Uint8Array, most = 1 << 20) => ZipPackage.open(bytes, 'a.zip', new UnpackBudget(most));
const refusal = (code: string, file = 'a.zip') =>
  expect.objectContaining({ code, place: expect.objectContaining({ file }) });

/** A package changed at the first place of some bytes after `from`. */
function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = value;
  return copy;
}
const central = (bytes: Uint8Array) => Buffer.from(bytes).indexOf('PK\x01\x02', 0, 'latin1');

describe('a package', () => {
  const files = { 'a/b.txt': strToU8('Ærø '.repeat(200)), 'ź.txt': strToU8('x'), 'empty/': new Uint8Array() };

  it('gives its files by their paths', async () => {
    const zip = await open(zipSync(files));
    expect(zip.entries.map(({ path, size }) => [path, size])).toEqual([
      ['a/b.txt', 1200],
      ['ź.txt', 1],
    ]);
    expect(Buffer.from(zip.read('a/b.txt')!).toString()).toBe('Ærø '.repeat(200));
    expect(zip.read('a')).toBeUndefined();
    expect(zip.has('ź.txt')).toBe(true);
  });

  it('leaves out what leads out of it or is there twice, and says so', async () => {
    const names = ['../x', '/etc/x', 'C:/x', 'a/../../x', '..\\x', 'a/./b', 'a\\b', 'ok..txt', '...'];
    const zip = await open(zipSync(Object.fromEntries(names.map((name) => [name, strToU8(name)]))));
    expect(zip.entries.map(({ path }) => path)).toEqual(['a/b', 'ok..txt', '...']);
    expect(zip.warnings.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 5 }, () => 'part.unsafe-name'),
      'part.duplicate',
    ]);
  });

  it('unfolds no more than is allowed in all, and than it says', async () => {
    const bomb = zipSync({ a: new Uint8Array(60_000), b: new Uint8Array(60_000) });
    const zip = await open(bomb, 100_000);
    expect(zip.read('a')).toHaveLength(60_000);
    expect(() => zip.read('b')).toThrowError(refusal('input.too-large'));
    const liar = await open(changed(bomb, central(bomb) + 25, 1));
    expect(() => liar.read('a')).toThrowError(refusal('input.damaged', 'a.zip/a'));
  });

  it('names what is encrypted or damaged, and gives the rest', async () => {
    const bytes = zipSync(files);
    const encrypted = await open(changed(bytes, central(bytes) + 8, 1));
    expect(encrypted.entries[0]).toMatchObject({ path: 'a/b.txt', isEncrypted: true });
    expect(() => encrypted.read('a/b.txt')).toThrowError(refusal('input.encrypted', 'a.zip/a/b.txt'));
    expect(encrypted.read('ź.txt')).toHaveLength(1);
    for (const [at, value] of [
      [central(bytes) + 10, 9],
      [central(bytes) + 16, 7],
      [central(bytes) + 43, 9],
      [50, 255],
    ] as const) {
      const zip = await open(changed(bytes, at, value));
      expect(() => zip.read('a/b.txt')).toThrowError(refusal('input.damaged', 'a.zip/a/b.txt'));
    }
    await expect(open(bytes.subarray(0, 100))).rejects.toThrowError(refusal('input.damaged'));
    await expect(open(strToU8('PK\x03\x04 not at all'))).rejects.toThrowError(refusal('input.damaged'));
  });
});

describe('the signs of a package', () => {
  it('are its type, if its first file names it, and the names of its first files', () => {
    const type = strToU8('application/epub+zip');
    const stored = zipSync({ mimetype: [type, { level: 0 }], 'META-INF/container.xml': strToU8('<x/>') });
    expect(packageType(stored)).toBe('application/epub+zip');
    expect(firstNames(stored)).toEqual(['mimetype', 'META-INF/container.xml']);
    const folded = zipSync({ mimetype: [strToU8('x'.repeat(100)), { level: 9 }] });
    expect(packageType(folded)).toBeUndefined();
    expect(isZip(folded)).toBe(true);
    expect(packageType(strToU8('mimetypeapplication/epub+zip'))).toBeUndefined();
    expect(firstNames(strToU8('PK and so on'))).toEqual([]);
    expect(isZip(new Uint8Array())).toBe(false);
  });
});
