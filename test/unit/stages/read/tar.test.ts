import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readArchived } from '../../../../src/stages/read/archives/bytes.ts';
import { shippedFormats } from '../../../../src/stages/read/formats/formats.ts';
import type { Input } from '../../../../src/stages/read/input.ts';
import { listInputs } from '../../../../src/stages/read/inputs.ts';
import { saidOfFile } from '../../../../src/stages/read/metadata.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onomast-tar-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Member {
  readonly name: string;
  readonly content?: string;
  readonly type?: string;
  /** In bytes, if it is not that of the content. */
  readonly size?: number;
}

/** A tar archive as bytes. */
function tar(members: readonly Member[], isEnded = true): Buffer {
  const blocks = members.flatMap(({ name, content = '', type = '0', size }) => {
    const bytes = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write('0000644\0', 100);
    header.write(`${(size ?? bytes.length).toString(8).padStart(11, '0')}\0`, 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write('ustar\0', 257, 'latin1');
    header.write('00', 263);
    const sum = header.reduce((all, byte) => all + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat(isEnded ? [...blocks, Buffer.alloc(1024)] : blocks);
}

async function list(name: string, bytes: Uint8Array) {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const passedOver: string[] = [];
  const found = await listInputs([file], {
    formats: shippedFormats,
    onPassedOver: (one) => passedOver.push(`${one.path}: ${one.reason}`),
  });
  return {
    inputs: found.filter((input): input is Input => !('error' in input)),
    lines: found.map((input) =>
      'error' in input ? `${input.path}: ${input.error.code} ${input.error.reason}` : input.path,
    ),
    passedOver,
  };
}
const textOf = ({ file, steps }: Input) =>
  Buffer.from(readArchived({ file, steps: steps! }, 1 << 20)).toString();
const pax = (path: string) => {
  const rest = ` path=${path}\n`;
  const length = Buffer.byteLength(rest) + 2;
  return `${length > 99 ? length + 1 : length}${rest}`;
};

describe('a tar archive', () => {
  const long = `${'annals-of-the-district/'.repeat(6)}Évaluation.txt`;
  const members: Member[] = [
    { name: 'b/', type: '5' },
    { name: 'b/Ouidah.txt', content: 'Ouidah' },
    { name: './PaxHeaders/x', type: 'x', content: pax(long) },
    { name: 'short', content: 'by pax' },
    { name: '././@LongLink', type: 'L', content: `${long}.md\0` },
    { name: 'cut', content: 'by GNU' },
    { name: 'table.xyz', content: '?' },
    { name: '../up.txt', content: 'a' },
    { name: 'link.txt', type: '2' },
    { name: 'b/Ouidah.txt', content: 'Ouidah again' },
  ];

  it('is a folder of documents, whoever wrote it', async () => {
    const { inputs, lines, passedOver } = await list('reports.tar', tar(members));
    expect(lines).toEqual([`reports.tar/${long}`, `reports.tar/${long}.md`, 'reports.tar/b/Ouidah.txt']);
    expect(inputs.map(textOf)).toEqual(['by pax', 'by GNU', 'Ouidah again']);
    expect(passedOver.sort()).toEqual([
      'reports.tar/../up.txt: its name leads out of the archive',
      'reports.tar/b/Ouidah.txt: another file of the archive has its name',
      'reports.tar/link.txt: a link, or no file',
      'reports.tar/table.xyz: no known kind (.xyz)',
    ]);
  });

  it('gives a size that a header says of the next file to that file, and to no header before it', async () => {
    const { inputs } = await list(
      'sizes.tar',
      tar([
        { name: 'x', type: 'x', content: '13 size=1024\n' },
        { name: '././@LongLink', type: 'L', content: 'Pemba.txt\0' },
        { name: 'cut', content: 'P'.repeat(1024), size: 0 },
        { name: 'b.txt', content: 'Beira' },
      ]),
    );
    expect(inputs.map((input) => [input.path, textOf(input).length])).toEqual([
      ['sizes.tar/Pemba.txt', 1024],
      ['sizes.tar/b.txt', 5],
    ]);
  });

  it('may be packed, and lie in another', async () => {
    const packed = gzipSync(tar([{ name: 'a.txt', content: 'Abomey' }]));
    for (const name of ['backup.tgz', 'backup.tar.gz']) {
      const { inputs, lines } = await list(name, packed);
      expect(lines).toEqual([`${name}/a.txt`]);
      expect(textOf(inputs[0]!)).toBe('Abomey');
    }
    const outer = zipSync({ 'in/backup.tgz': packed });
    expect((await list('outer.zip', outer)).lines).toEqual(['outer.zip/in/backup.tgz/a.txt']);
  });

  it('is told by its content, and a text that has zeros is none', async () => {
    expect((await list('archive.2020', tar([{ name: 'a.txt', content: 'a' }]))).lines).toEqual([
      'archive.2020/a.txt',
    ]);
    expect((await list('zeros.bin', Buffer.alloc(2048))).lines).toEqual(['zeros.bin']);
  });

  it.each([
    [
      'cut off',
      tar(
        [
          { name: 'a.txt', content: 'a' },
          { name: 'b.txt', content: 'b', size: 5000 },
        ],
        false,
      ),
    ],
    [
      'followed by something else',
      Buffer.concat([tar([{ name: 'a.txt', content: 'a' }], false), Buffer.alloc(600, 'x')]),
    ],
  ])('%s is named, and what stands before is read', async (what, bytes) => {
    const { lines } = await list(`${what}.tar`, bytes);
    expect(lines[0]).toBe(`${what}.tar/a.txt`);
    expect(lines[1]).toMatch(/^.+\.tar: input\.damaged /);
  });
});

describe('what is said next to a file of an archive', () => {
  const said = { title: 'Roads of the North', date: '2019-03' };
  it.each([
    [
      'zip',
      zipSync({
        'a.txt': strToU8('a'),
        'a.txt.meta.json': strToU8(JSON.stringify(said)),
        'b.txt': strToU8('b'),
      }),
    ],
    [
      'tar',
      tar([
        { name: 'a.txt', content: 'a' },
        { name: 'a.txt.meta.json', content: JSON.stringify(said) },
        { name: 'b.txt', content: 'b' },
      ]),
    ],
  ])('is its metadata: %s', async (kind, bytes) => {
    const { inputs, passedOver } = await list(`said.${kind}`, bytes);
    expect(inputs.map((input) => saidOfFile(input)?.metadata)).toEqual([said, undefined]);
    expect(passedOver).toEqual([]);
  });

  it('is passed over where there is no such file, and named where it is no JSON', async () => {
    const alone = await list(
      'alone.zip',
      zipSync({ 'x.txt.meta.json': strToU8('{}'), 'y.txt': strToU8('y') }),
    );
    expect(alone.passedOver).toHaveLength(1);
    const broken = await list(
      'broken.zip',
      zipSync({ 'y.txt': strToU8('y'), 'y.txt.meta.json': strToU8('{') }),
    );
    expect(saidOfFile(broken.inputs[0]!)?.warnings[0]?.code).toBe('metadata.unreadable');
  });
});
