import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LazyGazetteers } from '../../../../src/app/web/gazetteers.ts';
import { loopbackNames } from '../../../../src/app/web/http/origins.ts';
import { serveApp } from '../../../../src/app/web/serve/app.ts';
import { Extraction } from '../../../../src/app/web/serve/extraction.ts';
import { type DocumentRecord, isRecord } from '../../../../src/index.ts';
import { packageRoot } from '../../../../src/paths.ts';
import { createPipeline, type Pipeline } from '../../../../src/run/create-pipeline.ts';

const light = {
  name: 'light',
  gazetteers: [],
  stages: [
    { use: 'read' },
    { use: 'clean' },
    { use: 'tokenise' },
    { use: 'tag.money' },
    { use: 'tag.merge' },
    { use: 'resolve' },
    { use: 'write' },
  ],
};
let pipeline: Pipeline;
let app: Hono;
beforeAll(async () => {
  pipeline = await createPipeline(light);
  app = open();
});
afterAll(() => pipeline.close());

function open(
  options: { waiting?: number; token?: string; allowed?: string[] } = {},
  worker = pipeline,
): Hono {
  return serveApp({
    extraction: new Extraction(worker, { jobs: 1, waiting: options.waiting ?? 4, seconds: 1 }),
    gazetteers: new LazyGazetteers([]),
    rule: { hosts: loopbackNames, allowed: options.allowed ?? [] },
    mostBytes: 100_000,
    token: options.token,
  });
}

const ask = (place: string, init: RequestInit & { headers?: Record<string, string> } = {}, to = app) =>
  Promise.resolve(
    to.request(`http://127.0.0.1${place}`, { ...init, headers: { host: '127.0.0.1', ...init.headers } }),
  );
const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { 'content-type': 'text/plain' },
  place = '/extract',
) => ask(place, { method: 'POST', body, headers });
const sold = 'They sold it for $2 million.\n';

describe('POST /extract', () => {
  test('a text becomes the record that `onomast extract` makes of it', async () => {
    const answer = await post(
      sold,
      { 'content-type': 'text/plain' },
      '/extract?name=notes/a.txt&date=2019-03',
    );
    expect(answer.headers.get('content-type')).toBe('application/ld+json');
    const record = (await answer.json()) as DocumentRecord;
    expect(isRecord(record)).toBe(true);
    expect(record.source).toMatchObject({ path: 'notes/a.txt', date: '2019-03' });
    const [extracted] = await Array.fromAsync(
      pipeline.extract([{ path: 'notes/a.txt', text: sold, metadata: { date: '2019-03' } }]),
    );
    expect(record).toEqual(extracted);
  });

  test('a text in JSON, with what is known of it', async () => {
    const body = JSON.stringify({
      id: 'b',
      text: sold,
      mediaType: 'text/markdown',
      author: 'A. Quist',
      shelf: 7,
    });
    const record = (await (
      await post(body, { 'content-type': 'application/json' })
    ).json()) as DocumentRecord;
    expect(record.source).toMatchObject({ path: 'b', mediaType: 'text/markdown' });
    expect(record.metadata).toEqual({ creator: ['A. Quist'], own: { shelf: 7 } });
  });

  test('a file of another format, by its media type, its content or its name', async () => {
    const pdf = readFileSync(path.join(packageRoot, 'fixtures', 'formats', 'pdf', 'plain.pdf'));
    for (const type of ['application/pdf', 'application/octet-stream']) {
      const record = (await (await post(pdf, { 'content-type': type })).json()) as DocumentRecord;
      expect(record.source.mediaType).toBe('application/pdf');
      expect(record.passages.length).toBeGreaterThan(0);
    }
    const named = await post(sold, { 'content-type': 'application/octet-stream' }, '/extract?name=a.md');
    expect(((await named.json()) as DocumentRecord).source.mediaType).toBe('text/markdown');
    expect((await post(sold, { 'content-type': 'application/octet-stream' })).status).toBe(415);
  });

  test('nodes, one a line, where they are wanted more than a record', async () => {
    const accept = 'application/json;q=0.5, application/x-ndjson';
    const answer = await post(sold, { 'content-type': 'text/plain', accept });
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const nodes = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; id: string });
    expect(nodes.map(({ type }) => type)).toEqual(['Document', 'Passage', 'Annotation']);
    expect(nodes[2]!.id).toMatch(/^ni:.+#mention-17-27$/);
    expect((await post(sold, { 'content-type': 'text/plain', accept: 'text/html' })).status).toBe(406);
  });

  test.each([
    ['a media type that is not read', sold, { 'content-type': 'video/mp4' }, 415],
    ['no media type', new Uint8Array([65]), {}, 415],
    ['another encoding', sold, { 'content-type': 'text/plain; charset=koi8-r' }, 415],
    ['too much', 'x'.repeat(100_001), { 'content-type': 'text/plain' }, 413],
    [
      'bytes that are no UTF-8',
      new Uint8Array([0x41, 0xc3, 0x28, 0x0a]),
      { 'content-type': 'text/plain' },
      422,
    ],
    ['JSON that is none', '{"text":', { 'content-type': 'application/json' }, 400],
    ['JSON without a text', '{"id":"a"}', { 'content-type': 'application/json' }, 400],
    ['JSON that is no object', '[]', { 'content-type': 'application/json' }, 400],
    [
      'deep JSON',
      `{"text":"a","own":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      { 'content-type': 'application/json' },
      400,
    ],
    ['half a surrogate pair', '{"text":"\\ud800"}', { 'content-type': 'application/json' }, 400],
    ['a date that is none', '{"text":"a","date":"soon"}', { 'content-type': 'application/json' }, 400],
  ] as const)('%s is refused with the status that says why', async (_what, body, headers, status) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      error: { code: expect.any(String), message: expect.any(String) },
    });
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('brackets in a string are no levels', async () => {
    const text = `${'[{'.repeat(500)}"\\`;
    expect((await post(JSON.stringify({ text }), { 'content-type': 'application/json' })).status).toBe(200);
  });

  test('GET is told to be POST', async () => {
    const answer = await ask('/extract');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });
});

/** A pipeline whose documents end when they are let go. */
function heldPipeline() {
  const waiting: (() => void)[] = [];
  const held: Pipeline = {
    ...pipeline,
    run: async (task) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      await promise;
      return pipeline.run(task);
    },
  };
  return {
    held,
    letGo: () => {
      for (const go of waiting.splice(0)) go();
    },
  };
}

describe('a busy server', () => {
  test('takes as many as may wait, refuses the next with 429 and says when to come again', async () => {
    const { held, letGo } = heldPipeline();
    const busy = open({ waiting: 1 }, held);
    const send = () =>
      ask('/extract', { method: 'POST', body: sold, headers: { 'content-type': 'text/plain' } }, busy);
    const first = [send(), send()];
    await expect
      .poll(async () => (await ask('/health', {}, busy)).json())
      .toMatchObject({ working: 1, waiting: 1 });
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await (await ask('/health', {}, busy)).json()).toMatchObject({
      status: 'ready',
      working: 1,
      waiting: 1,
    });
    letGo();
    await new Promise((resolve) => setTimeout(resolve, 50));
    letGo();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200]);
    expect(await (await ask('/metrics', {}, busy)).text()).toContain('documents_total{outcome="refused"} 1');
  });

  test('gives up a document that waits too long', async () => {
    const { held, letGo } = heldPipeline();
    const busy = open({}, held);
    const send = () =>
      ask('/extract', { method: 'POST', body: sold, headers: { 'content-type': 'text/plain' } }, busy);
    const first = send();
    const second = send();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    letGo();
    expect((await first).status).toBe(200);
    expect((await second).status).toBe(504);
  });

  test('takes none any more when it is ending', async () => {
    const extraction = new Extraction(pipeline, { jobs: 1, waiting: 1, seconds: 1 });
    const rule = { hosts: loopbackNames };
    const ending = serveApp({ extraction, gazetteers: new LazyGazetteers([]), rule, mostBytes: 1000 });
    extraction.stop();
    expect(
      (
        await ask(
          '/extract',
          { method: 'POST', body: sold, headers: { 'content-type': 'text/plain' } },
          ending,
        )
      ).status,
    ).toBe(503);
    expect((await ask('/health', {}, ending)).status).toBe(503);
  });
});

describe('who may ask', () => {
  const from = async (origin: string, to = app) => (await ask('/health', { headers: { origin } }, to)).status;

  test('pages of this machine and of allowed origins; other sites, and other names of this server, may not', async () => {
    expect(await from('http://localhost:3000')).toBe(200);
    expect(await from('https://tools.example')).toBe(403);
    expect(await from('null')).toBe(403);
    const allowing = open({ allowed: ['https://tools.example'] });
    expect(await from('https://tools.example', allowing)).toBe(200);
    expect(await from('https://tools.example.evil', allowing)).toBe(403);
    expect((await ask('/health', { headers: { host: 'evil.example' } })).status).toBe(421);
  });

  test('only those who show the token, where there is one; health and the description are open', async () => {
    const closed = open({ token: 'secret' });
    const extract = async (authorization?: string) =>
      (
        await ask(
          '/extract',
          {
            method: 'POST',
            body: sold,
            headers: { 'content-type': 'text/plain', ...(authorization !== undefined && { authorization }) },
          },
          closed,
        )
      ).status;
    expect(await extract()).toBe(401);
    expect(await extract('Bearer guess')).toBe(401);
    expect(await extract('Bearer secret')).toBe(200);
    expect((await ask('/reconcile', {}, closed)).status).toBe(401);
    expect((await ask('/health', {}, closed)).status).toBe(200);
  });
});

describe('/openapi.json', () => {
  test('is a valid description by OpenAPI 3.1, with a token and without', async () => {
    for (const to of [app, open({ token: 'secret' })]) {
      const description = (await (await ask('/openapi.json', {}, to)).json()) as Record<string, unknown>;
      const result = await new Validator().validate(description);
      expect(result.errors ?? []).toEqual([]);
      expect(result.valid).toBe(true);
    }
  });

  test('its schemas hold for what is answered', async () => {
    const description = (await (await ask('/openapi.json')).json()) as {
      components: { schemas: Record<string, object> };
      paths: Record<string, Record<string, { responses: object }>>;
    };
    const { schemas } = description.components;
    const ajv = new Ajv2020({ strict: false });
    const holds = (name: string, value: unknown) => ajv.compile(schemas[name]!)(value);
    expect(holds('Record', await (await post(sold)).json())).toBe(true);
    expect(holds('Error', await (await post(sold, { 'content-type': 'video/mp4' })).json())).toBe(true);
    expect(holds('Health', await (await ask('/health')).json())).toBe(true);
    const statuses = Object.keys(description.paths['/extract']!['post']!.responses);
    for (const status of ['200', '400', '413', '415', '422', '429', '503', '504'])
      expect(statuses).toContain(status);
  });
});
