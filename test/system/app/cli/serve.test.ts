import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { bin, lightPipeline, onomast, temporaryFolder } from '../../../support/onomast.ts';
import { printedAddress } from '../../../support/room-process.ts';

const folder = temporaryFolder();
// Takes as many milliseconds as the text says after "wait".
writeFileSync(
  path.join(folder, 'waiting.mjs'),
  `export default { name: 'tag.waiting', stage: 'tag', summary: 'waits', create: () => ({
    async recognise(contexts) {
      for (const { flow } of contexts) {
        const wait = Number(/wait (\\d+)/.exec(flow.view.text)?.[1] ?? 0);
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      }
      return contexts.map(() => []);
    } }) };`,
);
const pipeline = lightPipeline(folder, ['./waiting.mjs']);
let child: ChildProcess | undefined;
afterEach(() => void child?.kill('SIGKILL'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(...args: string[]): Promise<URL> {
  child = spawn(
    process.execPath,
    [bin, 'serve', '--port', '0', '--jobs', '1', '--pipeline', pipeline, ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  return new URL(await printedAddress(child));
}

const extract = (server: URL, text: string) =>
  fetch(new URL('/extract', server), {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'text/plain' },
  });

/** Sends bytes as they stand; answers what came back until the connection was closed, and after how many seconds. */
function raw(server: URL, text: string, drip?: string): Promise<{ answer: string; seconds: number }> {
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<{ answer: string; seconds: number }>();
  const socket = connect(Number(server.port), server.hostname, () => socket.write(text));
  const timer = drip === undefined ? undefined : setInterval(() => socket.write(drip), 1000);
  let answer = '';
  socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
  socket.on('error', () => {});
  socket.on('close', () => {
    clearInterval(timer);
    resolve({ answer, seconds: (performance.now() - started) / 1000 });
  });
  return promise;
}

test('SIGTERM: what is under way is finished and answered, then it ends with 0', async () => {
  const server = await start();
  const answer = extract(server, 'It cost $5; wait 3000.\n');
  await expect
    .poll(async () => (await fetch(new URL('/health', server))).json(), { interval: 20 })
    .toMatchObject({ working: 1 });
  const exit = once(child!, 'exit');
  child!.kill('SIGTERM');
  expect((await answer).status).toBe(200);
  expect(await exit).toEqual([0, null]);
});

test('a document that takes too long is given up with 504, and its worker replaced', async () => {
  const server = await start('--timeout', '2');
  expect((await extract(server, 'Do wait 60000.\n')).status).toBe(504);
  const after = await extract(server, 'It cost $5.\n');
  expect(after.status).toBe(200);
  expect(await after.json()).toMatchObject({ annotations: [{ entityType: 'MONEY' }] });
});

test('odd paths and heads are bad requests, never a failure', async () => {
  const server = await start();
  const status = async (line: string, head = `Host: ${server.host}`) =>
    Number((await raw(server, `${line}\r\n${head}\r\nConnection: close\r\n\r\n`)).answer.split(' ')[1]);
  for (const target of ['//', '///x', '/%', '/%00', '/extract/../..//', '/\\', `/${'a'.repeat(5000)}`]) {
    const got = await status(`GET ${target} HTTP/1.1`);
    expect([400, 404]).toContain(got);
  }
  expect(await status('GET /health HTTP/1.1', 'Host: evil.example')).toBe(421);
  expect(await status('GET http://evil.example/health HTTP/1.1')).toBeLessThan(500);
  expect(await status('GET * HTTP/1.1')).toBeLessThan(500);
  expect(await status('GET /health HTTP/1.1', 'Host: a b')).toBeLessThan(500);
  expect((await fetch(new URL('/health', server))).status).toBe(200);
});

test('clients that send too slowly are cut off, and keep nobody waiting', async () => {
  const server = await start('--waiting', '4');
  const host = `Host: ${server.host}\r\n`;
  const post = `POST /extract HTTP/1.1\r\n${host}Content-Type: text/plain\r\nContent-Length: 50000\r\n\r\n`;
  const slow = [
    raw(server, 'GET /health HT'),
    raw(server, `GET /health HTTP/1.1\r\n${host}X-Slow: `, 'a'),
    raw(server, post),
    raw(server, post, 'a'),
  ];
  await sleep(300);
  expect((await extract(server, 'It cost $5.\n')).status).toBe(200);
  for (const { seconds } of await Promise.all(slow)) {
    expect(seconds).toBeGreaterThan(5);
    expect(seconds).toBeLessThan(60);
  }
});

test('the flags are checked, with a line that says what is wrong', async () => {
  const certificate = await onomast(['serve', '--cert', 'a.pem']);
  expect(certificate).toMatchObject({
    code: 2,
    err: expect.stringContaining('--cert and --key go together'),
  });
  const port = await onomast(['serve', '--port', '70000']);
  expect(port).toMatchObject({ code: 2, err: expect.stringContaining('--port takes a whole number') });
});
