import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../../src/records/store/open.ts';
import { createPipeline } from '../../../../src/run/create-pipeline.ts';
import { addShards, ensureQueue, openQueue } from '../../../../src/run/queue/queue.ts';
import { queueStatus } from '../../../../src/run/queue/status.ts';
import { writePublications } from '../../../support/disturbed.ts';
import { lightPipeline, onomast, start, temporaryFolder } from '../../../support/onomast.ts';
import { startPostgres, type TestServer } from '../../../support/postgres.ts';

const folder = temporaryFolder();
const at = (...parts: string[]) => path.join(folder, ...parts);
let server: TestServer;
let light: string;
beforeAll(async () => {
  server = await startPostgres();
  light = lightPipeline(folder);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a worker that is told to stop finishes its shards and ends with 0', async () => {
  const db = await server.database('drain');
  writePublications(at('drain'), 40);
  writeFileSync(
    at('slow.mjs'),
    `export default { name: 'tag.slow', stage: 'tag', create: () => ({ async recognise(contexts) { await new Promise((r) => setTimeout(r, 300)); return contexts.map(() => []); } }) };`,
  );
  const slow = lightPipeline(folder, ['./slow.mjs']);
  await onomast(['queue', 'add', at('drain'), '--db', db, '--pipeline', slow, '--shard-size', '2']);
  const { child, ended } = start([
    'queue',
    'work',
    '--db',
    db,
    '--pipeline',
    slow,
    '--jobs',
    '1',
    '--metrics',
    '0',
  ]);
  let log = '';
  await new Promise<void>((resolve) =>
    child.stderr.on('data', (text: string) => {
      log += text;
      if (log.includes('"msg":"done"')) resolve();
    }),
  );
  const port = /"port":(\d+)/.exec(log)![1];
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(metrics).toMatch(/^onomast_worker_shards_total\{outcome="done"\} [1-9]/m);
  expect(metrics).toMatch(/^# TYPE onomast_queue_documents gauge$/m);
  for (const line of metrics.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="\w+"\})? [\d.e+-]+)$/);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
  const status = JSON.parse((await onomast(['queue', 'status', '--db', db, '--json'])).out);
  const documents = Object.fromEntries(
    status.states.map((row: { state: string; documents: number }) => [row.state, row.documents]),
  );
  expect(documents.active).toBeUndefined();
  expect(documents.done).toBeGreaterThan(0);
  expect(documents.waiting).toBeGreaterThan(0);
  expect(documents.done + documents.waiting).toBe(40);
  expect(status.documentsPerSecond).toBeGreaterThan(0);
  expect(status.secondsLeft).toBeCloseTo(documents.waiting / status.documentsPerSecond);
  const store = await openStore(db);
  expect(await store.documents('default')).toHaveLength(documents.done);
  await store.close();
});

test('a worker with another pipeline leaves the shards alone', async () => {
  const db = await server.database('other');
  writePublications(at('other'), 2);
  await onomast(['queue', 'add', at('other'), '--db', db, '--pipeline', light]);
  writeFileSync(
    at('nothing.mjs'),
    `export default { name: 'tag.nothing', stage: 'tag', create: () => ({ recognise: (contexts) => contexts.map(() => []) }) };`,
  );
  writeFileSync(
    at('other.json'),
    JSON.stringify({
      name: 'other',
      gazetteers: [],
      stages: [
        { use: 'read' },
        { use: 'clean' },
        { use: 'tokenise' },
        { use: 'tag.percent' },
        { use: 'tag.merge' },
        { use: 'resolve' },
        { use: 'write' },
      ],
    }),
  );
  const { code, err } = await onomast([
    'queue',
    'work',
    '--db',
    db,
    '--pipeline',
    at('other.json'),
    '--until-empty',
    '--jobs',
    '1',
  ]);
  expect(code).toBe(0);
  expect(err).toContain('another version or pipeline');
  const store = await openStore(db);
  expect(await store.documents('default')).toEqual([]);
  await store.close();
});

test('URLs, readers of other schemes, unreadable documents, dead shards and their retry', async () => {
  const db = await server.database('sources');
  const web = createServer((request, response) => {
    if (request.url === '/books/web.txt') response.end('The works paid $3 million.\n');
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(web.address() as { port: number }).port}/books`;
  writeFileSync(at('local.txt'), 'The works paid $4 million.\n');
  writeFileSync(at('binary.txt'), new Uint8Array(2000));
  writeFileSync(
    at('reader.mjs'),
    `export const read = async (url) => { if (url.includes('broken')) throw new Error('the store is away'); return [new TextEncoder().encode('The works paid $5 million.')]; };`,
  );
  const line = (value: object) => `${JSON.stringify(value)}\n`;
  writeFileSync(
    at('manifest.jsonl'),
    line({ path: 'web.txt', url: `${base}/web.txt` }) +
      line({ path: 'gone.txt', url: `${base}/gone.txt` }) +
      line({ url: 'local.txt' }) +
      line({ url: 'binary.txt' }) +
      line({ path: 'kept.txt', url: 's3://bucket/kept.txt' }),
  );
  const pipeline = await createPipeline(light);
  const boss = await openQueue(db, { supervise: false, onError: () => {} });
  const name = await ensureQueue(boss, pipeline.generator);
  await boss.updateQueue(name, { retryLimit: 0 });
  async function* broken() {
    yield { path: 'broken.txt', url: 's3://bucket/broken.txt', mediaType: 'text/plain' };
  }
  await addShards(boss, broken(), { collection: 'default', generator: pipeline.generator, shardSize: 5 });
  expect((await onomast(['queue', 'add', at('manifest.jsonl'), '--db', db, '--pipeline', light])).out).toBe(
    '5 documents in 1 shards\n',
  );
  const work = await onomast([
    'queue',
    'work',
    '--db',
    db,
    '--pipeline',
    light,
    '--until-empty',
    '--jobs',
    '1',
    '--allow-private',
    '--reader',
    `s3=${at('reader.mjs')}`,
  ]);
  expect(work.code).toBe(1);
  web.close();
  const store = await openStore(db);
  expect((await store.documents('default')).map((document) => document.path)).toEqual([
    'kept.txt',
    'local.txt',
    'web.txt',
  ]);
  await store.close();

  const { states, failures } = await queueStatus(boss);
  expect(states).toEqual([
    { state: 'done', shards: 1, documents: 5 },
    { state: 'dead', shards: 1, documents: 1 },
  ]);
  expect(failures.map(({ what }) => what)).toEqual([
    'binary.txt',
    'gone.txt',
    'dead shard of 1 from broken.txt',
  ]);
  expect(failures[1]!.reason).toContain('404');
  expect(failures[2]!.reason).toBe('the store is away');
  expect((await onomast(['queue', 'status', '--db', db])).out).toContain('the store is away');
  expect((await onomast(['queue', 'retry', '--db', db])).out).toBe('1 shards put back\n');
  expect((await queueStatus(boss)).states.map(({ state }) => state)).toEqual(['waiting', 'done']);
  expect((await onomast(['queue', 'cancel', '--db', db])).out).toBe('1 shards cancelled\n');
  expect((await queueStatus(boss)).states.map(({ state }) => state)).toEqual(['done', 'cancelled']);
  await boss.stop({ graceful: false });
  await pipeline.close();
});

test('what may pass is tried again, and no one is told a password', async () => {
  const db = await server.database('flaky');
  writeFileSync(
    at('flaky.mjs'),
    `let calls = 0;
     export const read = async () => {
       if (calls++ === 0) throw new Error('the store is away');
       return [new TextEncoder().encode('The works paid $5 million.')];
     };`,
  );
  const added = await onomast([
    'queue',
    'add',
    's3://me:hidden-word@bucket/flaky.txt',
    '--db',
    db,
    '--pipeline',
    light,
  ]);
  const worked = await onomast([
    'queue',
    'work',
    '--db',
    db,
    '--pipeline',
    light,
    '--until-empty',
    '--jobs',
    '1',
    '--reader',
    `s3=${at('flaky.mjs')}`,
  ]);
  expect(worked.err).toContain('the store is away');
  const status = await onomast(['queue', 'status', '--db', db]);
  expect(status.out).toMatch(/^done +1 +1$/m);
  const store = await openStore(db);
  expect((await store.documents('default')).map((document) => document.path)).toEqual(['bucket/flaky.txt']);
  await store.close();
  const refused = await onomast(['queue', 'status', '--db', db.replace('secret-word', 'wrong-word')]);
  if (server.own) expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('password') });
  for (const { out, err } of [added, worked, status, refused])
    expect(out + err).not.toMatch(/hidden-word|secret-word|wrong-word/);
});

test('a shard that is cancelled while a worker has it is not loaded', async () => {
  const db = await server.database('cancelled');
  writePublications(at('cancelled'), 1);
  // Ends when the test lets it.
  writeFileSync(
    at('held.mjs'),
    `import { existsSync } from 'node:fs';
     const held = ${JSON.stringify(at('let-go'))};
     export default { name: 'tag.held', stage: 'tag', create: () => ({ async recognise(contexts) {
       while (!existsSync(held)) await new Promise((r) => setTimeout(r, 30));
       return contexts.map(() => []);
     } }) };`,
  );
  const slow = lightPipeline(folder, ['./held.mjs']);
  await onomast(['queue', 'add', at('cancelled'), '--db', db, '--pipeline', slow]);
  const { ended } = start(['queue', 'work', '--db', db, '--pipeline', slow, '--jobs', '1', '--until-empty']);
  const boss = await openQueue(db, { supervise: false, onError: () => {} });
  const states = async () => (await queueStatus(boss)).states.map(({ state }) => state);
  while (!(await states()).includes('active')) await sleep(50);
  expect((await onomast(['queue', 'cancel', '--db', db])).out).toBe('1 shards cancelled\n');
  writeFileSync(at('let-go'), '');
  const { code, err } = await ended;
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('cancelled') });
  expect(await states()).toEqual(['cancelled']);
  await boss.stop({ graceful: false });
  const store = await openStore(db);
  expect(await store.query('SELECT path FROM documents')).toEqual([]);
  expect(await store.query('SELECT exact FROM mentions')).toEqual([]);
  await store.close();
});

test('wrong manifests and databases are answered with what to do', async () => {
  writeFileSync(at('wrong.jsonl'), '{"path": 3}\n');
  const db = await server.database('wrong');
  const wrong = await onomast(['queue', 'add', at('wrong.jsonl'), '--db', db, '--pipeline', light]);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('line 1');
  expect((await onomast(['queue', 'add', at('wrong.jsonl'), '--db', 'sqlite:x'])).err).toContain(
    'a queue needs PostgreSQL',
  );
  expect((await onomast(['queue', 'status'])).code).toBe(2);
  const missing = await onomast(['queue', 'add', at('nowhere'), '--db', db, '--pipeline', light]);
  expect(missing.code).not.toBe(0);
  expect(missing.err).not.toContain('secret-word');
});
