import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reconciliationApp } from '../../../../src/app/web/api/reconcile.ts';
import { type Listening, listen as open } from '../../../../src/app/web/http/listen.ts';
import { GazetteerBuilder } from '../../../../src/gazetteer/builder.ts';
import type { GazetteerEntry } from '../../../../src/gazetteer/entry.ts';
import { Gazetteer } from '../../../../src/gazetteer/gazetteer.ts';
import { GazetteerSet } from '../../../../src/gazetteer/set.ts';
import { AnswerCache } from '../../../../src/records/reconcile/cache.ts';
import { ReconciliationClient } from '../../../../src/records/reconcile/client.ts';
import type { Candidate, Manifest, Query } from '../../../../src/records/reconcile/protocol.ts';
import { ReconciliationService } from '../../../../src/records/reconcile/service.ts';

const entry = (
  id: string,
  more: Partial<GazetteerEntry> & Pick<GazetteerEntry, 'name' | 'type'>,
): GazetteerEntry => ({
  id: `urn:test:${id}`,
  class: 'thing',
  aliases: [],
  countryCodes: [],
  sameAs: [],
  ...more,
});

const entries: GazetteerEntry[] = [
  entry('arden', {
    name: 'Arden',
    type: 'GPE',
    class: 'city',
    countryCodes: ['FR'],
    population: 400_000,
    latitude: 49.5,
    longitude: 4.25,
  }),
  entry('arden-us', { name: 'Arden', type: 'GPE', class: 'city', countryCodes: ['US'], population: 9_000 }),
  entry('union', {
    name: 'Northern Customs Union',
    type: 'ORG',
    class: 'international-organisation',
    aliases: [{ name: 'NCU', kind: 'abbr', caseSensitive: true }],
    sameAs: ['https://example.org/ncu'],
  }),
  entry('works', { name: 'Veldhaven Tractor Works', type: 'ORG', class: 'company', countryCodes: ['NL'] }),
];

let set: GazetteerSet;
let server: Listening;
let requests: number;
let service: string;
let folder: string;

async function listen(one: Server): Promise<string> {
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(one.address() as AddressInfo).port}/`;
}

beforeAll(() => {
  const builder = new GazetteerBuilder();
  for (const one of entries) builder.add(one);
  set = new GazetteerSet([Gazetteer.from(builder.finish({ name: 'test', sources: [] }))]);
});
beforeEach(async () => {
  requests = 0;
  const reconciliation = new ReconciliationService(set);
  const app = reconciliationApp(() => reconciliation, { hosts: undefined });
  const counting = {
    fetch: (request: Request) => {
      requests++;
      return app.fetch(request);
    },
  };
  server = await open(counting, { host: '127.0.0.1', port: 0, command: 'test' });
  service = `${server.origin}/`;
  folder = mkdtempSync(path.join(tmpdir(), 'onomast-reconcile-'));
});
afterEach(async () => {
  await server.stop(0);
  rmSync(folder, { recursive: true });
});

async function ask(client: ReconciliationClient, cache: AnswerCache, queries: Query[]) {
  const answers: { query: Query; result: readonly Candidate[]; cached: boolean }[] = [];
  for await (const answer of client.ask(queries, cache)) answers.push(answer);
  return answers;
}

const fast = { rate: 1000, backoff: 1 };

describe('client and service on loopback', () => {
  test('the manifest says what the API asks for', async () => {
    const manifest = await new ReconciliationClient({ service, ...fast }).manifest();
    expect(manifest).toMatchObject({ versions: ['0.2'], name: 'onomast: test' });
    expect(manifest.identifierSpace).toMatch(/^https?:/);
    expect(manifest.schemaSpace).toMatch(/^https?:/);
    expect(manifest.view?.url).toContain('{{id}}');
    expect(manifest.defaultTypes?.map((type) => type.id)).toContain('ORG');
  });

  test('answers in the order of the questions, the surer candidate first', async () => {
    const client = new ReconciliationClient({ service, batch: 2, ...fast });
    const answers = await ask(client, new AnswerCache(folder, service), [
      { query: 'NCU' },
      { query: 'Arden' },
      { query: 'Nothing of the kind' },
      { query: 'Arden', properties: [{ pid: 'country', v: 'US' }] },
      { query: 'Arden', type: 'ORG' },
    ]);
    expect(answers.map(({ result }) => result.map(({ id }) => id))).toEqual([
      ['urn:test:union'],
      ['urn:test:arden', 'urn:test:arden-us'],
      [],
      ['urn:test:arden-us', 'urn:test:arden'],
      [],
    ]);
    expect(answers[3]!.result[0]!.match).toBe(true);
    expect(answers[0]!.result[0]).toMatchObject({ name: 'Northern Customs Union', type: [{ id: 'ORG' }] });
  });

  test('a misspelt name is offered without being called a match', async () => {
    const [answer] = await ask(
      new ReconciliationClient({ service, ...fast }),
      new AnswerCache(folder, service),
      [{ query: 'Veldhavem Tractor Works' }],
    );
    expect(answer!.result.map(({ id, match }) => [id, match])).toEqual([['urn:test:works', false]]);
  });

  test('what was answered is not asked again, also by the next run', async () => {
    const queries = ['NCU', 'Arden', 'NCU'].map((query) => ({ query }));
    await ask(new ReconciliationClient({ service, ...fast }), new AnswerCache(folder, service), queries);
    const before = requests;
    const cache = new AnswerCache(folder, service);
    const again = await ask(new ReconciliationClient({ service, ...fast }), cache, queries);
    expect(again.every(({ cached }) => cached)).toBe(true);
    expect(requests - before).toBe(1); // the manifest
    expect(cache.size).toBe(2);
  });

  test('a cache line cut short by a crash is asked again', async () => {
    const cache = new AnswerCache(folder, service);
    cache.set({ query: 'NCU' }, []);
    writeFileSync(cache.file, readFileSync(cache.file, 'utf8') + '{"query":{"query":"Ard');
    const reopened = new AnswerCache(folder, service);
    expect(reopened.size).toBe(1);
    reopened.set({ query: 'Arden' }, []);
    expect(new AnswerCache(folder, service).size).toBe(2);
  });

  test('suggest, preview and data extension', async () => {
    const get = async (url: string) =>
      (await fetch(new URL(url, service))).json() as Promise<Record<string, unknown>>;
    expect(await get('/suggest/entity?prefix=nor')).toMatchObject({ result: [{ id: 'urn:test:union' }] });
    expect(await get('/suggest/type?prefix=OR')).toMatchObject({ result: [{ id: 'ORG' }] });
    expect(await get('/suggest/property?prefix=count')).toMatchObject({ result: [{ id: 'country' }] });
    const page = await fetch(new URL('/preview?id=urn:test:union', service));
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('Northern Customs Union');
    const extend = {
      ids: ['urn:test:arden', 'urn:test:none'],
      properties: [{ id: 'country' }, { id: 'latitude' }],
    };
    expect(await get(`/?extend=${encodeURIComponent(JSON.stringify(extend))}`)).toMatchObject({
      meta: [{ id: 'country' }, { id: 'latitude' }],
      rows: {
        'urn:test:arden': { country: [{ str: 'FR' }], latitude: [{ str: '49.5' }] },
        'urn:test:none': { country: [], latitude: [] },
      },
    });
  });

  test('bad requests get a clear answer', async () => {
    const status = async (url: string, init?: RequestInit) =>
      (await fetch(new URL(url, service), init)).status;
    expect(await status('/?queries=nonsense')).toBe(400);
    expect(await status(`/?queries=${encodeURIComponent('{"q0":{}}')}`)).toBe(400);
    expect(await status('/nowhere')).toBe(404);
    expect(await status('/preview?id=urn:test:none')).toBe(404);
    expect(await status('/', { method: 'DELETE' })).toBe(405);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const post = (body: string, headers: Record<string, string> = form) =>
      status('/', { method: 'POST', body, headers });
    expect(await post(`queries=${'x'.repeat(5_000_000)}`)).toBe(413);
    expect(await post('queries={}', { 'content-type': 'text/plain' })).toBe(415);
    expect(await post('queries={}')).toBe(200);
  });

  test('what one request may ask is bounded: properties, their values, ids, levels', async () => {
    const batch = (query: object) => ask1(`queries=${encodeURIComponent(JSON.stringify({ q: query }))}`);
    const extend = (request: object) => ask1(`extend=${encodeURIComponent(JSON.stringify(request))}`);
    const ask1 = async (search: string) => (await fetch(new URL(`/?${search}`, service))).status;
    const property = { pid: 'country', v: 'FR' };
    expect(await batch({ query: 'Arden', properties: [property] })).toBe(200);
    expect(await batch({ query: 'Arden', properties: 5 })).toBe(400);
    expect(await batch({ query: 'Arden', properties: [{ pid: 'country' }] })).toBe(400);
    expect(await batch({ query: 'Arden', limit: 0 })).toBe(400);
    expect(await batch({ query: 'Arden', properties: Array.from({ length: 51 }, () => property) })).toBe(413);
    expect(
      await batch({
        query: 'Arden',
        properties: [{ pid: 'alias', v: Array.from({ length: 51 }, () => 'x') }],
      }),
    ).toBe(400);
    const ids = ['urn:test:arden'];
    expect(await extend({ ids, properties: Array.from({ length: 51 }, () => ({ id: 'alias' })) })).toBe(413);
    expect(await extend({ ids: Array.from({ length: 1001 }, () => 'a'), properties: [] })).toBe(413);
    expect(await extend({ ids, properties: 5 })).toBe(400);
    const deep = `${'['.repeat(2000)}${']'.repeat(2000)}`;
    expect(await ask1(`queries=${encodeURIComponent(`{"q":{"query":"a","properties":${deep}}}`)}`)).toBe(400);
    expect(await ask1(`queries=${encodeURIComponent('{"__proto__":{"query":"Arden"}}')}`)).toBe(200);
  });

  test('pages of this machine may ask, those of other sites may not', async () => {
    const from = async (origin: string) => fetch(service, { headers: { origin } });
    const local = await from('http://127.0.0.1:3333');
    expect(local.status).toBe(200);
    expect(local.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:3333');
    expect(local.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await from('https://elsewhere.example')).status).toBe(403);
    expect((await from('null')).status).toBe(403);
    const preflight = await fetch(service, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:3333' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
  });
});

describe('a service in trouble', () => {
  const manifest: Manifest = { name: 'trouble', identifierSpace: 'urn:a', schemaSpace: 'urn:b' };
  let trouble: Server;
  afterEach(() => {
    trouble.close();
    trouble.closeAllConnections();
  });

  async function failing(times: number, status: number, headers: Record<string, string> = {}) {
    let failures = 0;
    let requests = 0;
    trouble = createServer((request, response) => {
      requests++;
      if (request.method === 'GET') response.end(JSON.stringify(manifest));
      else if (failures++ < times) response.writeHead(status, headers).end();
      else response.end(JSON.stringify({ q0: { result: [{ id: 'x', name: 'X', score: 1, match: false }] } }));
    });
    return { url: await listen(trouble), count: () => requests };
  }

  test('is tried again after 429 and 503', async () => {
    const { url, count } = await failing(2, 503, { 'Retry-After': '0' });
    const client = new ReconciliationClient({ service: url, ...fast });
    const answers = await ask(client, new AnswerCache(folder, url), [{ query: 'anything' }]);
    expect(answers[0]!.result[0]!.id).toBe('x');
    expect(count()).toBe(4);
  });

  test('is given up after its retries, with what was answered kept', async () => {
    const { url, count } = await failing(100, 500);
    const client = new ReconciliationClient({ service: url, retries: 2, ...fast });
    const cache = new AnswerCache(folder, url);
    cache.set({ query: 'known' }, []);
    await expect(ask(client, cache, [{ query: 'known' }, { query: 'unknown' }])).rejects.toMatchObject({
      code: 'reconcile.service-unusable',
    });
    expect(count()).toBe(4);
    expect(new AnswerCache(folder, url).size).toBe(1);
  });

  test('is not asked again after a refusal, nor when it asks for a long wait', async () => {
    const refused = await failing(1, 403);
    await expect(
      ask(new ReconciliationClient({ service: refused.url, ...fast }), new AnswerCache(folder, 'a'), [
        { query: 'a' },
      ]),
    ).rejects.toThrow(/answered 403/);
    expect(refused.count()).toBe(2);
    trouble.close();
    const busy = await failing(1, 429, { 'Retry-After': '3600' });
    await expect(
      ask(new ReconciliationClient({ service: busy.url, ...fast }), new AnswerCache(folder, 'b'), [
        { query: 'b' },
      ]),
    ).rejects.toThrow(/asks to wait 3600 s/);
  });

  test('that is none is said to be none', async () => {
    trouble = createServer((_, response) => response.end('{"hello": 1}'));
    const url = await listen(trouble);
    await expect(new ReconciliationClient({ service: url, ...fast }).manifest()).rejects.toThrow(
      /no reconciliation service/,
    );
  });
});
