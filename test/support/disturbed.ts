import type { ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../src/records/store/open.ts';
import type { Answer } from '../../src/records/store/store.ts';
import { lightPipeline, onomast, start } from './onomast.ts';
import type { TestServer } from './postgres.ts';
import { snapshot } from './snapshot.ts';

/** A recogniser that takes some milliseconds for a document, so that there is time to disturb. */
const slowPlugin = (milliseconds: number) => `
export default {
  name: 'tag.slow',
  stage: 'tag',
  create: () => ({
    async recognise(contexts) {
      await new Promise((resolve) => setTimeout(resolve, ${milliseconds}));
      return contexts.map(() => []);
    },
  }),
};
`;

/** Writes short publications, each another. */
export function writePublications(folder: string, count: number): void {
  for (let i = 0; i < count; i++) {
    const file = path.join(folder, `${i % 7}`, `${i}.txt`);
    mkdirSync(path.dirname(file), { recursive: true });
    const lines = Array.from(
      { length: 1 + (i % 4) },
      (_, j) =>
        `The works paid $${i + 1}.${j} million and a further €${j + 2} thousand to their suppliers.\n`,
    );
    writeFileSync(file, `# Report ${i}\n\n${lines.join('\n')}`);
  }
}

export interface Disturbance {
  readonly documents: number;
  readonly shardSize: number;
  readonly workers: number;
  /** Workers ended with SIGKILL, one after the other; another is started for each. */
  readonly kills: number;
  /** Milliseconds a document takes at least. */
  readonly slowness: number;
}

/**
 * Extracts and loads publications by several workers while some are killed and the database is restarted, and the same by a single
 * process that nobody disturbs.
 * @returns the final tables of both
 */
export async function runDisturbed(
  folder: string,
  server: TestServer,
  { documents, shardSize, workers, kills, slowness }: Disturbance,
): Promise<{
  disturbed: Record<string, Answer[]>;
  alone: Record<string, Answer[]>;
  codes: (number | null)[];
}> {
  const publications = path.join(folder, 'publications');
  writePublications(publications, documents);
  writeFileSync(path.join(folder, 'slow.mjs'), slowPlugin(slowness));
  const pipeline = lightPipeline(folder, ['./slow.mjs']);

  const db = await server.database('disturbed');
  const add = [
    'queue',
    'add',
    publications,
    '--db',
    db,
    '--pipeline',
    pipeline,
    '--shard-size',
    `${shardSize}`,
  ];
  const added = await onomast(add);
  if (added.code !== 0) throw new Error(added.err);
  let done = 0;
  const working = new Set<ChildProcess>();
  const startWorker = () => {
    const worker = start([
      'queue',
      'work',
      '--db',
      db,
      '--pipeline',
      pipeline,
      '--jobs',
      '1',
      '--until-empty',
    ]);
    worker.child.stderr!.on('data', (text: string) => {
      const shards = text.split('"msg":"done"').length - 1;
      done += shards;
      if (shards > 0) working.add(worker.child);
    });
    return worker;
  };
  const running = Array.from({ length: workers }, startWorker);
  const shards = Math.ceil(documents / shardSize);
  const until = async (share: number) => {
    while (done < shards * share && running.some(({ child }) => child.exitCode === null)) await sleep(20);
  };
  for (let kill = 0; kill < kills; kill++) {
    await until((kill + 1) / (kills + 3));
    const [victim] = running.splice(kill % running.length, 1);
    (victim!.child as ChildProcess).kill('SIGKILL');
    running.push(startWorker());
  }
  await until((kills + 1) / (kills + 3));
  // A worker that finds no database when it starts says so and ends; one that is at work waits for it.
  while (running.some(({ child }) => child.exitCode === null && !working.has(child))) await sleep(20);
  await server.restart();
  const codes = (await Promise.all(running.map(({ ended }) => ended))).map(({ code }) => code);
  const store = await openStore(db);
  const disturbed = await snapshot(store);
  await store.close();

  const out = path.join(folder, 'records');
  const one = await openStore(`sqlite:${path.join(folder, 'alone.db')}`);
  await one.close();
  await onomast(['extract', publications, '--out', out, '--pipeline', pipeline, '--jobs', '2', '--quiet']);
  await onomast(['load', out, '--db', `sqlite:${path.join(folder, 'alone.db')}`]);
  const alone = await openStore(`sqlite:${path.join(folder, 'alone.db')}`);
  const rows = await snapshot(alone);
  await alone.close();
  return { disturbed, alone: rows, codes };
}
