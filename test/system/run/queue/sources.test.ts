import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OnomastError } from '../../../../src/errors/onomast-error.ts';
import { listDocuments } from '../../../../src/run/queue/document.ts';
import { SourceReaders } from '../../../../src/run/queue/readers.ts';
import { temporaryFolder } from '../../../support/onomast.ts';

const folder = temporaryFolder();
const at = (...parts: string[]) => path.join(folder, ...parts);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function listed(inputs: readonly string[], followSymlinks = false) {
  const failures: OnomastError[] = [];
  const passedOver: string[] = [];
  const documents = await Array.fromAsync(
    listDocuments(inputs, {
      followSymlinks,
      onFailure: (error) => failures.push(error),
      onPassedOver: (file) => passedOver.push(file.path),
    }),
  );
  return { documents, passedOver, codes: failures.map(({ code }) => code) };
}

describe('the documents of a queue', () => {
  test('a link out of the folder is told and left out, unless it is asked for', async () => {
    mkdirSync(at('elsewhere'));
    mkdirSync(at('in'));
    writeFileSync(at('elsewhere', 'secret.txt'), 'secret');
    writeFileSync(at('in', 'a.txt'), 'a');
    symlinkSync(at('elsewhere'), at('in', 'link'));
    const { documents, codes } = await listed([at('in')]);
    expect(documents).toEqual([{ path: 'a.txt', url: at('in', 'a.txt'), mediaType: 'text/plain' }]);
    expect(codes).toEqual(['input.symlink']);
    expect((await listed([at('in')], true)).documents).toHaveLength(2);
  });

  test('files of one name are told apart; what is not there does not keep back the others', async () => {
    for (const name of ['x', 'y']) {
      mkdirSync(at('same', name), { recursive: true });
      writeFileSync(at('same', name, 'report.txt'), name);
    }
    const { documents, codes } = await listed([
      at('same', 'x', 'report.txt'),
      at('nowhere.txt'),
      at('same', 'y', 'report.txt'),
    ]);
    expect(documents.map((document) => document.path)).toEqual(['x/report.txt', 'y/report.txt']);
    expect(codes).toEqual(['input.not-found']);
  });

  test('files that nothing reads are told, those of an archive too', async () => {
    mkdirSync(at('mixed'));
    writeFileSync(at('mixed', 'old.sys'), '\0');
    writeFileSync(at('mixed', 'a.zip'), zipSync({ 'a.txt': strToU8('a'), 'b.bin': strToU8('?') }));
    const { documents, passedOver } = await listed([at('mixed')]);
    expect(documents.map((document) => document.path)).toEqual(['a.zip/a.txt']);
    expect(passedOver.sort()).toEqual(['a.zip/b.bin', 'old.sys']);
  });

  test('a manifest names files below its own folder, or below --root, whatever links say', async () => {
    mkdirSync(at('lists', 'texts'), { recursive: true });
    writeFileSync(at('beside.txt'), 'a');
    writeFileSync(at('lists', 'texts', 'a.txt'), 'a');
    symlinkSync(at('beside.txt'), at('lists', 'link.txt'));
    const list = (...urls: string[]) =>
      writeFileSync(at('lists', 'm.jsonl'), urls.map((url) => JSON.stringify({ url })).join('\n'));
    list('texts/a.txt', at('lists', 'texts', 'a.txt'), '..texts/not-there.txt');
    expect((await listed([at('lists', 'm.jsonl')])).documents).toHaveLength(3);
    for (const url of ['../beside.txt', 'texts/../../beside.txt', '/etc/passwd', 'link.txt', '..', '/']) {
      list(url);
      await expect(listed([at('lists', 'm.jsonl')])).rejects.toMatchObject({
        code: 'queue.manifest',
        place: { line: 1 },
      });
    }
    list('../beside.txt', 'link.txt');
    const documents = listDocuments([at('lists', 'm.jsonl')], {
      followSymlinks: false,
      root: folder,
      onFailure: () => {},
    });
    expect(await Array.fromAsync(documents)).toHaveLength(2);
  });

  test('a URL is named by host and path, never by its credentials', async () => {
    const { documents } = await listed([
      'https://me:secret-word@host.example/books/a%20b.md?key=secret-word',
    ]);
    expect(documents[0]).toMatchObject({ path: 'host.example/books/a b.md', mediaType: 'text/markdown' });
    expect((await listed(['https://host.example/%zz.txt'])).documents[0]!.path).toBe('host.example/%zz.txt');
    writeFileSync(at('broken.jsonl'), '\n{"url": "https://me:secret-word@[broken"}\n');
    const error = await listed([at('broken.jsonl')]).catch((error: OnomastError) => error);
    expect(error).toMatchObject({ code: 'queue.manifest', place: { line: 2 } });
    expect((error as OnomastError).message).not.toContain('secret-word');
  });
});

const here = { allowPrivate: true, mostBytes: 1000 };

describe('the readers of sources', () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const allowed = request.headers.authorization === `Basic ${btoa('me:secret-word')}`;
      if (request.url === '/long') response.end('x'.repeat(1001));
      else if (request.url === '/back') response.writeHead(302, { location: '/long' }).end();
      else if (request.url?.startsWith('/away')) response.writeHead(503).end();
      else response.writeHead(allowed ? 200 : 401).end('text');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `me:secret-word@127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  test('credentials of a URL are sent, and told to nobody', async () => {
    const readers = new SourceReaders(here);
    expect(readFileSync(await readers.fetch(`http://${base}/a.txt`, at('fetched')), 'utf8')).toBe('text');
    for (const url of [
      `http://${base}/away.txt?key=secret-word`,
      'http://me:secret-word@127.0.0.1:1/a.txt',
    ]) {
      const error = await readers.fetch(url, at('fetched')).catch((error: Error) => error as OnomastError);
      expect(error).toMatchObject({
        message: expect.stringMatching(/the server answers 503|ECONNREFUSED|bad port/),
      });
      expect((error as Error).message).not.toContain('secret-word');
      // It may pass, so it is no failure of the document.
      expect((error as OnomastError).code).toBeUndefined();
    }
  });

  test('an answer has a limit, behind a redirect too', async () => {
    const readers = new SourceReaders(here);
    for (const name of ['long', 'back'])
      await expect(readers.fetch(`http://${base}/${name}`, at('fetched'))).rejects.toMatchObject({
        code: 'input.too-large',
        message: expect.not.stringContaining('secret-word'),
      });
    const more = new SourceReaders({ ...here, mostBytes: 1001 });
    expect(readFileSync(await more.fetch(`http://${base}/back`, at('fetched')), 'utf8')).toHaveLength(1001);
  });

  test('addresses of private networks are refused, however they are written, unless they are allowed', async () => {
    const readers = new SourceReaders({ ...here, allowPrivate: false });
    const { port } = server.address() as AddressInfo;
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '2130706433',
      '0x7f.1',
      '[::ffff:127.0.0.1]',
      '169.254.169.254',
      '10.0.0.1',
    ])
      await expect(readers.fetch(`http://${host}:${port}/a.txt`, at('fetched'))).rejects.toMatchObject({
        code: 'input.not-readable',
        message: expect.stringMatching(/private network.*--allow-private/),
      });
  });

  test('a scheme without a reader, and modules that are none', async () => {
    await expect(
      new SourceReaders(here).fetch('s3://me:secret-word@bucket/a', at('x')),
    ).rejects.toMatchObject({
      code: 'input.not-readable',
      message: expect.not.stringContaining('secret-word'),
    });
    writeFileSync(at('none.mjs'), 'export const other = 1;');
    for (const specification of ['s3', 's3=./nowhere.mjs', `s3=${at('none.mjs')}`])
      await expect(SourceReaders.open([specification], here)).rejects.toMatchObject({
        code: 'usage.bad-value',
      });
  });
});
