import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mhtml } from '../../../../../../src/stages/read/formats/mhtml/mhtml.ts';
import { formatOptions } from '../../../../../support/formats.ts';

const page = '<!DOCTYPE html><title>Ports</title><h1>Ports</h1><p>The port of Lomé = open.</p>';

/** A web archive as browsers write it. */
function archive(
  content: string,
  { type = 'text/html', coding = 'quoted-printable', start = '' } = {},
): Buffer {
  return Buffer.from(
    `From: <Saved by a browser>
Snapshot-Content-Location: https://example.org/ports
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";${start}
	boundary="----b"

------b
Content-Type: text/css
Content-Location: https://example.org/a.css

p { color: red }
------b
Content-Type: ${type}
Content-ID: <page@x>
Content-Transfer-Encoding: ${coding}
Content-Location: https://example.org/ports

${content}
------b--
`.replaceAll('\n', '\r\n'),
    'latin1',
  );
}
const quoted = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte),
    )
    .join('');
const open = (bytes: Uint8Array) => mhtml.open(bytes, formatOptions('a.mhtml'));

describe('a web archive', () => {
  it.each([
    ['quoted-printable', quoted(page).replace('The port', 'The=\nport'), page.replace('The port', 'Theport')],
    ['base64', Buffer.from(page).toString('base64').replace(/.{60}/g, '$&\n'), page],
  ])('is its page, in %s', async (coding, content, said) => {
    const { text, parts, runs, metadata } = await open(archive(content, { coding }));
    expect(text).toBe(`Ports\n\n${said.match(/The ?port of Lomé = open\./)![0]}`);
    const sha256 = createHash('sha256').update(said).digest('hex');
    expect(parts).toMatchObject([{ path: 'https://example.org/ports', mediaType: 'text/html', sha256 }]);
    for (const { start, end, part, sourceStart, sourceEnd } of runs) {
      expect(part).toBe(0);
      expect(Buffer.from(said).toString('utf8', sourceStart, sourceEnd)).toBe(text.slice(start, end));
    }
    expect(metadata).toEqual({ title: 'Ports' });
  });

  it('has the encoding of its head, and the start that it names', async () => {
    const latin = archive('<p>Malm\xf6</p>', { type: 'text/html; charset=iso-8859-1', coding: '8bit' });
    expect((await open(latin)).text).toBe('Malmö');
    const second = Buffer.from(
      archive('<p>start</p>', { start: '\n\tstart="<page@x>";' })
        .toString('latin1')
        .replace('Content-Type: text/css', 'Content-Type: text/html'),
      'latin1',
    );
    expect((await open(second)).text).toBe('start');
  });

  it('without a page is refused, and one that was cut short is read', async () => {
    await expect(open(archive('x', { type: 'image/png' }))).rejects.toMatchObject({ code: 'input.damaged' });
    await expect(open(Buffer.from('no message'))).rejects.toMatchObject({ code: 'input.damaged' });
    expect((await open(archive(page, { coding: '8bit' }).subarray(0, -40))).text).toContain('Ports');
  });

  it('has a part of a name although the message gives its place without one', async () => {
    const nameless = archive(page, { coding: '8bit' }).toString('latin1');
    const bytes = Buffer.from(nameless.replaceAll(/Content-Location: .*/g, 'Content-Location:'), 'latin1');
    expect((await open(bytes)).parts).toMatchObject([{ path: 'page.html' }]);
  });

  it('is told by its head', () => {
    expect(mhtml.sniff(archive(page))).toBe(true);
    expect(mhtml.sniff(Buffer.from('Subject: Ports\nContent-Type: multipart/mixed; boundary=b\n\n--b'))).toBe(
      false,
    );
    expect(mhtml.sniff(Buffer.from('Content-Type: multipart/related is what a field says.'))).toBe(false);
    expect(mhtml.sniff(Buffer.from('A text.\n\nContent-Type: multipart/related; type="text/html"'))).toBe(
      false,
    );
  });
});
