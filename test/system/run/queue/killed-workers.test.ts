import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDisturbed } from '../../../support/disturbed.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { startPostgres, type TestServer } from '../../../support/postgres.ts';
import { full } from '../../../support/runs.ts';

const folder = temporaryFolder();
let server: TestServer;
beforeAll(async () => {
  server = await startPostgres({ apart: true });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('killed workers and a restarted database lose nothing and load nothing twice', async () => {
  const size = full
    ? { documents: 2000, shardSize: 10, workers: 3, kills: 6, slowness: 20 }
    : { documents: 60, shardSize: 3, workers: 3, kills: 1, slowness: 80 };
  const { disturbed, alone, codes } = await runDisturbed(folder, server, size);
  expect(codes.every((code) => code === 0 || code === 1)).toBe(true);
  expect(alone['documents']).toHaveLength(size.documents);
  expect(disturbed).toEqual(alone);
}, 1_200_000);
