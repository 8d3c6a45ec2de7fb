import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { PassedOver } from '../../../../src/record/run-schema.ts';
import { readArchived } from '../../../../src/stages/read/archives/bytes.ts';
import { shippedFormats } from '../../../../src/stages/read/formats/formats.ts';
import type { Input } from '../../../../src/stages/read/input.ts';
import { listInputs } from '../../../../src/stages/read/inputs.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onomast-archives-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}
const zip = (files: Zippable) => zipSync(files, { mtime: '2020-01-01' });

/** Paths of what is read, errors of what is not, and reasons of what is passed over. */
async function list(file: string, options = {}) {
  const passedOver: PassedOver[] = [];
  const found = await listInputs([file], {
    formats: shippedFormats,
    onPassedOver: (one) => passedOver.push(one),
    ...options,
  });
  return {
    inputs: found.filter((input): input is Input => !('error' in input)),
    lines: found.map((input) => ('error' in input ? `${input.path}: ${input.error.code}` : input.path)),
    passedOver: passedOver.map(({ path: at, reason }) => `${at}: ${reason}`),
  };
}
const textOf = ({ file, steps }: Input) =>
  Buffer.from(readArchived({ file, steps: steps! }, 1 << 20)).toString();

/** A zip with bytes of its directory changed, at a place counted from each entry's record. */
function withDirectory(bytes: Uint8Array, change: (record: Buffer, index: number) => void): Uint8Array {
  const buffer = Buffer.from(bytes);
  let at = buffer.indexOf('PK\x01\x02', 0, 'latin1');
  for (let i = 0; at >= 0; i++) {
    change(buffer.subarray(at), i);
    at = buffer.indexOf('PK\x01\x02', at + 4, 'latin1');
  }
  return buffer;
}

describe('an archive', () => {
  it('is a folder of documents: what is read, and what is passed over', async () => {
    const file = write(
      'reports.zip',
      zip({
        'b/Report of Ouidah.txt': strToU8('Ouidah'),
        'a.html': strToU8('<html><p>Lomé</p></html>'),
        notes: strToU8('no name says what this is'),
        'table.xyz': strToU8('?'),
        'page.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
        '__MACOSX/._a.html': strToU8('x'),
      }),
    );
    const { inputs, lines, passedOver } = await list(file);
    expect(lines).toEqual(['reports.zip/a.html', 'reports.zip/b/Report of Ouidah.txt']);
    expect(inputs.map(({ mediaType }) => mediaType)).toEqual(['text/html', 'text/plain']);
    expect(textOf(inputs[1]!)).toBe('Ouidah');
    expect(passedOver).toEqual([
      'reports.zip/__MACOSX/._a.html: what a Mac keeps of a file',
      'reports.zip/notes: no known kind',
      'reports.zip/page.png: an image, which is read with --ocr',
      'reports.zip/table.xyz: no known kind (.xyz)',
    ]);
    expect((await list(file, { ocr: true })).lines).toContain('reports.zip/page.png');
    expect((await list(folder, { archives: false })).passedOver).toContain(
      'reports.zip: an archive, which is not opened here',
    );
  });

  it('may be told by its content, hold others, or be a stream of one file', async () => {
    const inner = zip({ 'c.md': strToU8('# Abomey') });
    const outer = zip({ 'inner.zip': inner, 'd.txt.gz': gzipSync('Porto-Novo') });
    const { inputs, lines } = await list(write('backup.2020', outer));
    expect(lines).toEqual(['backup.2020/d.txt.gz/d.txt', 'backup.2020/inner.zip/c.md']);
    expect(inputs.map(textOf)).toEqual(['Porto-Novo', '# Abomey']);
    const [single] = (await list(write('e.txt.gz', gzipSync('Parakou')))).inputs;
    expect(single).toMatchObject({ path: 'e.txt.gz/e.txt', mediaType: 'text/plain' });
    expect(textOf(single!)).toBe('Parakou');
  });

  it('is a document where that is a package itself', async () => {
    const epub = zip({
      mimetype: [strToU8('application/epub+zip'), { level: 0 }],
      'a.xhtml': strToU8('<p/>'),
    });
    expect((await list(write('book.zip', epub))).lines).toEqual(['book.zip']);
  });
});

describe('a hostile archive', () => {
  it('leads out of no folder, and unfolds no bytes twice', async () => {
    const file = write(
      'tricks.zip',
      withDirectory(
        zip({
          '../up.txt': strToU8('a'),
          '/root.txt': strToU8('b'),
          'c:/d.txt': strToU8('c'),
          'e.txt': strToU8('e'),
          'f.txt': strToU8('f'),
        }),
        (record, i) => {
          // The last file's bytes are said to be those of the one before.
          if (i === 4) record.writeUInt32LE(0, 42);
        },
      ),
    );
    const { lines, passedOver } = await list(file);
    expect(lines).toEqual(['tricks.zip/e.txt']);
    expect(passedOver.map((line) => line.split(': ').at(-1))).toEqual([
      'its name leads out of the archive',
      'its name leads out of the archive',
      'its name leads out of the archive',
      'its bytes are those of another file of the archive',
    ]);
  });

  it('unfolds to no more than it says, and no more than is allowed', async () => {
    const big = zip({ 'big.txt': new Uint8Array(3 << 20) });
    const honest = (await list(write('honest.zip', big))).inputs[0]!;
    expect(() => textOf(honest)).toThrow('input.too-large');
    const lying = withDirectory(big, (record) => record.writeUInt32LE(10, 24));
    const liar = (await list(write('liar.zip', lying))).inputs[0]!;
    expect(() => textOf(liar)).toThrow(/input\.(?:too-large|damaged)/);
    const stream = (await list(write('bomb.txt.gz', gzipSync(new Uint8Array(3 << 20))))).inputs[0]!;
    expect(() => textOf(stream)).toThrow('input.too-large');
  });

  it('names what is encrypted, damaged or too deep, and the rest is read', async () => {
    const encrypted = withDirectory(zip({ 'a.txt': strToU8('a'), 'b.txt': strToU8('b') }), (record, i) => {
      if (i === 0) record.writeUInt16LE(1, 8);
    });
    expect((await list(write('locked.zip', encrypted))).lines).toEqual([
      'locked.zip/a.txt: input.encrypted',
      'locked.zip/b.txt',
    ]);
    const whole = zip({ 'a.txt': strToU8('a') });
    expect((await list(write('cut.zip', whole.subarray(0, whole.length - 30)))).lines).toEqual([
      'cut.zip: input.damaged',
    ]);
    const nested = ['c', 'b', 'a'].reduce(
      (bytes, name) => zip({ [`${name}.zip`]: bytes, [`${name}.txt`]: strToU8(name) }),
      zip({ 'd.txt': strToU8('d') }),
    );
    expect((await list(write('deep.zip', nested))).lines).toEqual([
      'deep.zip/a.txt',
      'deep.zip/a.zip/b.txt',
      'deep.zip/a.zip/b.zip/c.txt',
      'deep.zip/a.zip/b.zip/c.zip: input.too-deep',
    ]);
    expect((await list(write('empty.zip', zip({ 'x.xyz': strToU8('') })))).lines).toEqual([
      'empty.zip: input.nothing-readable',
    ]);
  });

  it('is told from one whose bytes changed on the way', async () => {
    const bytes = Buffer.from(zip({ 'a.txt': [strToU8('Natitingou'), { level: 0 }] }));
    bytes.write('X', bytes.indexOf('Natitingou'));
    const [input] = (await list(write('changed.zip', bytes))).inputs;
    expect(() => textOf(input!)).toThrow('is not what the archive says of it');
    expect(readFileSync(input!.file).length).toBe(bytes.length);
  });
});
