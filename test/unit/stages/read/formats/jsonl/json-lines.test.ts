import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readJsonLines } from '../../../../../../src/stages/read/formats/jsonl/json-lines.ts';

/** Ids and texts of documents, and reasons of lines that are none. */
async function read(blocks: readonly Uint8Array[]): Promise<string[]> {
  const found: string[] = [];
  for await (const one of readJsonLines(Readable.from(blocks), 'in'))
    found.push('error' in one ? one.error.message.slice(0, 28) : `${one.path}: ${one.text}`);
  return found;
}
const two = '{"id":"a","text":"Minsk"}\n\n{"id":"b","text":"Łódź 😀"}';
const documents = ['a: Minsk', 'b: Łódź 😀'];

it.each([
  ['UTF-8', Buffer.from(two)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${two}\n`)],
  ['UTF-16 with a byte order mark, as shells of Windows write it', Buffer.from(`\ufeff${two}`, 'utf16le')],
  ['UTF-16 with the other byte first', Buffer.from(`\ufeff${two}`, 'utf16le').swap16()],
])('reads documents in %s, however its bytes come', async (_, bytes) => {
  expect(await read([bytes])).toEqual(documents);
  expect(await read([...bytes].map((byte) => Buffer.from([byte])))).toEqual(documents);
});

it('names a line whose bytes are no UTF-8, and reads the others', async () => {
  const bytes = Buffer.concat([
    Buffer.from('{"id":"a","text":"Minsk"}\n{"id":"x","text":"'),
    Buffer.from([0xe9]),
    Buffer.from('"}\n{"id":"b","text":"\ufffd"}\n'),
  ]);
  expect(await read([bytes])).toEqual(['a: Minsk', 'in, line 2: not valid UTF-8.', 'b: \ufffd']);
});

it('has nothing to say of an empty stream', async () => {
  expect(await read([])).toEqual([]);
  expect(await read([Buffer.from('\ufeff')])).toEqual([]);
});

it('names a line that no string can hold, and reads the others', async () => {
  const part = Buffer.alloc(1 << 24, 'x');
  const long = Array.from({ length: 33 }, () => part);
  expect(
    await read([Buffer.from('{"id":"a","text":"Minsk"}\n'), ...long, Buffer.from('\n{"id":"b","text":"b"}')]),
  ).toEqual(['a: Minsk', 'in, line 2: longer than the ', 'b: b']);
});
