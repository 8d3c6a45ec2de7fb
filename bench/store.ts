/**
 * Loading and queueing; all ratios are of one run.
 *
 *     node bench/store.ts [load] [queue] [small] [--large]
 *
 * - `load`: mentions a second next to plain INSERTs each in a transaction of its own, and next to the extraction;
 * - `queue`: two workers next to one, each with one thread, one worker with two threads, and one next to `extract` and `load`; then the
 *   workers with one core each, as machines of one core, the database sharing both (Linux: `taskset`);
 * - `small`: memory over many small documents, of `extract`, `load` and a worker of the queue.
 *
 * Without a name all three; the first two take 24 MB of generated publications, so that the seconds a worker needs to start and to be
 * compiled count little. `--large`: 100 thousand small documents instead of 10.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../src/records/store/open.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { generatePublications } from './support/generate.ts';
import { type Ended, peakOf } from './support/peak.ts';
import { plainPostgres, plainSqlite, someRows } from './support/plain-inserts.ts';

const parts = ['load', 'queue', 'small'] as const;
const asked = process.argv.slice(2).filter((word) => word !== '--large');
const large = process.argv.includes('--large');
const unknown = asked.filter((word) => !(parts as readonly string[]).includes(word));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}; there are ${parts.join(', ')}`);
const wanted = (part: (typeof parts)[number]) => asked.length === 0 || asked.includes(part);

const folder = mkdtempSync(path.join(tmpdir(), 'onomast-bench-'));
const at = (...names: string[]) => path.join(folder, ...names);
const server = await startPostgres({ fsync: true });
const round = (value: number, digits = 0) => value.toFixed(digits);

/** Runs the command to a good end. */
async function command(...args: string[]): Promise<Ended> {
  return commandOn(undefined, ...args);
}

async function commandOn(core: number | undefined, ...args: string[]): Promise<Ended> {
  const ended = await peakOf(args, core);
  if (ended.code !== 0) throw new Error(`${args.join(' ')} ended with ${ended.code}`);
  return ended;
}

const extract = (input: string, output: string, ...flags: string[]) =>
  command('extract', input, '--out', output, '--jobs', '1', '--log-level', 'error', '--quiet', ...flags);

const work = (db: string, flags: readonly string[] = [], core?: number, jobs = 1) =>
  commandOn(
    core,
    'queue',
    'work',
    '--db',
    db,
    '--jobs',
    `${jobs}`,
    '--until-empty',
    '--log-level',
    'error',
    ...flags,
  );

async function mentionsIn(db: string): Promise<number> {
  const store = await openStore(db);
  const [row] = await store.query('SELECT count(*) AS n FROM mentions');
  await store.close();
  return Number(row!['n']);
}

async function benchLoad(extraction: Ended): Promise<void> {
  const batch = someRows(at('records'));
  console.log('| | mentions/s | compared with plain INSERTs | of the time of extraction |');
  console.log('|---|---|---|---|');
  const rows: [string, string, number][] = [
    ['SQLite', `sqlite:${at('bench.db')}`, await plainSqlite(batch, at('plain.db'))],
    [
      'PostgreSQL',
      await server.database('loaded'),
      await plainPostgres(batch, await server.database('plain')),
    ],
  ];
  for (const [name, db, plain] of rows) {
    const { seconds } = await command('load', at('records'), '--db', db);
    const rate = (await mentionsIn(db)) / seconds;
    console.log(
      `| ${name} | ${round(rate)} | ${round(rate / plain, 1)} times ${round(plain)} | ${round((100 * seconds) / extraction.seconds)} % of ${round(extraction.seconds, 1)} s |`,
    );
  }
}

async function benchQueue(extraction: Ended): Promise<void> {
  const load = await command('load', at('records'), '--db', await server.database('apart'));
  const run = async (name: string, workers: number, ownCores: boolean, jobs = 1) => {
    const db = await server.database(name);
    await command('queue', 'add', at('in'), '--db', db, '--shard-size', '10');
    const started = performance.now();
    await Promise.all(
      Array.from({ length: workers }, (_, core) => work(db, [], ownCores ? core : undefined, jobs)),
    );
    return (performance.now() - started) / 1000;
  };
  const compare = (how: string, one: number, two: number) =>
    console.log(
      `${how}: one worker ${round(one, 1)} s, two ${round(two, 1)} s, ${round(one / two, 2)} times as fast.`,
    );
  const one = await run('one', 1, false);
  console.log();
  compare('Sharing all cores', one, await run('two', 2, false));
  console.log(`One worker with two threads ${round(await run('threads', 1, false, 2), 1)} s.`);
  if (spawnSync('taskset', ['-c', '0,1', 'true']).status === 0)
    compare('A core for each', await run('one_core', 1, true), await run('two_cores', 2, true));
  const apart = extraction.seconds + load.seconds;
  console.log(
    `\`extract\` and \`load\` one after the other ${round(apart, 1)} s: the queue takes ${round(100 * (one / apart - 1))} % more.`,
  );
}

/** Writes publications of two lines, each another, a thousand in a folder. */
function writeSmall(target: string, count: number): void {
  for (let i = 0; i < count; i++) {
    const group = path.join(target, String(Math.floor(i / 1000)));
    if (i % 1000 === 0) mkdirSync(group, { recursive: true });
    const text = `Report ${i}\n\nIn ${1990 + (i % 30)} the Lake ${i} Company of Tallinn paid Anna Marten${i % 977} $${i + 1}.5 million.\n`;
    writeFileSync(path.join(group, `${i}.txt`), text);
  }
}

async function benchSmall(): Promise<void> {
  const count = large ? 100_000 : 10_000;
  writeSmall(at('small'), count);
  console.log(`\n| ${count} small documents, pipeline rules | seconds | memory by quarters of the run, MB |`);
  console.log('|---|---|---|');
  const rules = ['--pipeline', 'rules'];
  const show = (name: string, { seconds, quarters }: Ended) =>
    console.log(`| ${name} | ${round(seconds, 1)} | ${quarters.map((peak) => round(peak)).join(', ')} |`);
  show('`extract`', await extract(at('small'), at('small-records'), ...rules));
  show('`load`, SQLite', await command('load', at('small-records'), '--db', `sqlite:${at('small.db')}`));
  show(
    '`load`, PostgreSQL',
    await command('load', at('small-records'), '--db', await server.database('small')),
  );
  const db = await server.database('shards');
  show(
    '`queue add`',
    await command('queue', 'add', at('small'), '--db', db, '--shard-size', '100', ...rules),
  );
  show('`queue work`', await work(db, rules));
}

try {
  if (wanted('load') || wanted('queue')) {
    const bytes = 24e6;
    const documents = generatePublications(at('in'), bytes, 20_000);
    console.log(`${documents} generated publications, ${round(bytes / 1e6)} MB\n`);
    const extraction = await extract(at('in'), at('records'));
    if (wanted('load')) await benchLoad(extraction);
    if (wanted('queue')) await benchQueue(extraction);
  }
  if (wanted('small')) await benchSmall();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
