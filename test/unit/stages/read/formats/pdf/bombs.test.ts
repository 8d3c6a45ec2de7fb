import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdf } from '../../../../../../src/stages/read/formats/pdf/pdf.ts';
import { formatOptions } from '../../../../../support/formats.ts';
import { full } from '../../../../../support/runs.ts';

const harbour = 'BT /F 12 Tf 50 500 Td (Harbour of Lome in 2019) Tj ET';
const stream = (bytes: Uint8Array | string, entries = '') =>
  `<< /Length ${bytes.length} ${entries} >>\nstream\n${Buffer.from(bytes).toString('latin1')}\nendstream`;

/** A file of one page, with what its objects are; more objects may follow. */
function file(content: string, more: readonly string[] = [], pages = '/Count 1 /Kids [3 0 R]'): Uint8Array {
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages ${pages} /MediaBox [0 0 400 600] >>`,
    '<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>',
    content,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...more,
  ];
  const parts = ['%PDF-1.7\n'];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  for (const [i, body] of bodies.entries()) {
    offsets.push(length);
    const part = `${i + 1} 0 obj\n${body}\nendobj\n`;
    parts.push(part);
    length += part.length;
  }
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(`xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}`);
  parts.push(`trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF`);
  return Buffer.from(parts.join(''), 'latin1');
}
const open = (bytes: Uint8Array) => pdf.open(bytes, formatOptions('a.pdf'));

describe('a PDF that explodes', () => {
  it('is refused where a stream unfolds to more than it should, even if packed twice', async () => {
    const spaces = deflateSync(Buffer.alloc(1 << 28, ' '), { level: 9 });
    await expect(open(file(stream(spaces, '/Filter /FlateDecode')))).rejects.toThrow(
      'a stream in it unfolds',
    );
    const twice = stream(deflateSync(spaces), '/Filter [/FlateDecode /FlateDecode]');
    await expect(open(file(twice))).rejects.toThrow('input.too-large');
  }, 300_000);

  it('is read where the stream is an image, which nobody looks at, or is large and honest', async () => {
    const image = deflateSync(Buffer.alloc(1 << 28), { level: 9 });
    const entries =
      '/Type /XObject /Subtype /Image /Width 16384 /Height 16384 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode';
    expect((await open(file(stream(`${harbour} /X Do`), [stream(image, entries)]))).text).toContain(
      'Harbour',
    );
    const long = deflateSync(`${harbour}\n${'% a remark that draws nothing\n'.repeat(100_000)}`);
    expect((await open(file(stream(long, '/Filter /FlateDecode')))).text).toContain('Harbour');
  }, 300_000);

  it('may have a million tiny objects', async () => {
    const tiny: string[] = new Array(full ? 1_000_000 : 50_000).fill('<<>>');
    expect((await open(file(stream(harbour), tiny))).text).toContain('Harbour of Lome');
  });

  it('may lie about its pages, or go in circles', async () => {
    expect((await open(file(stream(harbour), [], '/Count 2000000000 /Kids [3 0 R]'))).text).toContain(
      'Harbour',
    );
    await expect(
      open(file(stream(harbour), [], `/Count 50000 /Kids [${'3 0 R '.repeat(50_000)}]`)),
    ).rejects.toThrow('too-many-pages');
    await expect(open(file(stream(harbour), [], '/Count 1 /Kids [2 0 R]'))).rejects.toThrow('input.damaged');
    const circle = stream(
      '/X Do',
      '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>',
    );
    expect((await open(file(stream(`${harbour} /X Do`), [circle]))).text).toContain('Harbour');
    expect((await open(file(stream(`${harbour} ${'['.repeat(500_000)}`)))).text).toContain('Harbour');
  });

  it('is read up to a bound where its drawing has no end', async () => {
    const forms = Array.from({ length: 12 }, (_, i) =>
      stream(
        i === 11 ? '0 0 m 9 9 l S' : '/X Do '.repeat(10),
        `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${7 + i} 0 R >> >>`,
      ),
    );
    const { text } = await open(file(stream(`${harbour} /X Do`), forms));
    expect(text).toBe('Harbour of Lome in 2019');
  }, 300_000);
});
