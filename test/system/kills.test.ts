import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/records/store/open.ts';
import { chance } from '../fuzz/mutate.ts';
import { writePublications } from '../support/disturbed.ts';
import { lightPipeline, onomast, start, temporaryFolder } from '../support/onomast.ts';
import { startPostgres, type TestServer } from '../support/postgres.ts';
import { full } from '../support/runs.ts';
import { snapshot } from '../support/snapshot.ts';

/** `ONOMAST_KILLS=1000` for the long campaign. */
const kills = Number(process.env['ONOMAST_KILLS'] ?? (full ? 30 : 10));

const root = temporaryFolder();
const at = (...names: string[]) => path.join(root, ...names);
const light = lightPipeline(root);
let server: TestServer;

/** A command that is killed: how it is started with a fresh output, and what there is of it in the end. */
interface Victim {
  readonly name: string;
  argv(out: string): Promise<string[]>;
  result(out: string): Promise<unknown>;
}

/** Names and bytes of what stands below a folder; nothing unfinished may be left. */
function files(folder: string, without: RegExp = /run\.json$/): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    expect(name).not.toMatch(/\.onomast-(?!lock)|\.part$/);
    if (statSync(path.join(folder, name)).isFile() && !without.test(name) && !name.includes('.onomast-lock'))
      found[name] = readFileSync(path.join(folder, name), 'latin1');
  }
  return found;
}

async function rows(url: string) {
  const store = await openStore(url);
  try {
    const all = await snapshot(store);
    // When a run began is another time each time.
    return JSON.parse(JSON.stringify(all).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…')) as unknown;
  } finally {
    await store.close();
  }
}

let databases = 0;
const loading = (name: string, urlOf: (out: string) => Promise<string>): Victim => {
  const urls = new Map<string, string>();
  return {
    name,
    async argv(out) {
      mkdirSync(out, { recursive: true });
      const url = urls.get(out) ?? (await urlOf(out));
      urls.set(out, url);
      return ['load', at('records'), '--db', url];
    },
    result: (out) => rows(urls.get(out)!),
  };
};

const victims: readonly Victim[] = [
  {
    name: 'extract',
    argv: async (out) => [
      'extract',
      at('inputs'),
      '--out',
      out,
      '--pipeline',
      light,
      '--jobs',
      '1',
      '--quiet',
    ],
    result: async (out) => files(out),
  },
  loading('load into SQLite', async (out) => `sqlite:${path.join(out, 'x.db')}`),
  loading('load into DuckDB', async (out) => `duckdb:${path.join(out, 'x.duckdb')}`),
  loading('load into PostgreSQL', () => server.database(`killed_${databases++}`)),
  {
    name: 'link',
    argv: async (out) => [
      'link',
      at('records'),
      '--registry',
      path.join(out, 'r.jsonl'),
      '--out',
      path.join(out, 'l.jsonl'),
    ],
    // Ids of new things are made by chance: how many there are is what can be compared.
    result: async (out) => Object.entries(files(out)).map(([name, text]) => [name, text.split('\n').length]),
  },
  {
    name: 'export',
    argv: async (out) => ['export', at('records'), '--to', `csv:${out}`],
    result: async (out) => files(out),
  },
  {
    name: 'watch',
    async argv(out) {
      mkdirSync(out, { recursive: true });
      const flags = ['--db', `sqlite:${path.join(out, 'x.db')}`, '--pipeline', light, '--jobs', '1'];
      return [
        'watch',
        at('inputs'),
        ...flags,
        '--once',
        '--interval',
        '1',
        '--records',
        path.join(out, 'records'),
      ];
    },
    result: async (out) => [await rows(`sqlite:${path.join(out, 'x.db')}`), files(path.join(out, 'records'))],
  },
];

beforeAll(async () => {
  server = await startPostgres();
  writePublications(at('inputs'), 60);
  const made = await onomast([
    'extract',
    at('inputs'),
    '--out',
    at('records'),
    '--pipeline',
    light,
    '--quiet',
  ]);
  expect(made.code).toBe(0);
});
afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true, force: true });
});

describe('killed at any moment and started again', () => {
  const random = chance(Number(process.env['ONOMAST_SEED'] ?? 1));
  const share = victims.map((_, i) => Math.floor((kills + victims.length - 1 - i) / victims.length));
  it.each(victims.map((victim, i) => ({ victim, times: share[i]!, name: victim.name })))(
    '$name comes to what it comes to undisturbed',
    async ({ victim, times }) => {
      const began = performance.now();
      const whole = at(`${victim.name.replaceAll(' ', '-')}-whole`);
      const first = await onomast(await victim.argv(whole));
      expect(`${first.code} ${first.err}`).toMatch(/^0 /);
      const took = performance.now() - began;
      const expected = await victim.result(whole);
      for (let i = 0; i < times; i++) {
        const out = at(`${victim.name.replaceAll(' ', '-')}-${i}`);
        const { child, ended } = start(await victim.argv(out));
        await sleep(random(Math.ceil(took)));
        child.kill('SIGKILL');
        await ended;
        const again = await onomast(await victim.argv(out));
        expect(`${again.code} ${again.err}`).toMatch(/^0 /);
        expect(await victim.result(out)).toEqual(expected);
        rmSync(out, { recursive: true, force: true });
      }
    },
    60_000 + kills * 15_000,
  );
});
