import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Answer, Question } from './fuzzer.ts';
import { chance, mutate } from './mutate.ts';
import { selfTest, targets } from './targets.ts';

/** The process that gives targets their inputs, one for each question of its parent. */
const [root, seed] = process.argv.slice(2) as [string, string];
const seedsOf = new Map<string, Promise<readonly Uint8Array[]>>();

const fresh = (what: string) => {
  const folder = path.join(root, what);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};
const described = (error: unknown) => String((error as Error)?.stack ?? error).slice(0, 600);

let loose: string | undefined;
process.on('unhandledRejection', (error) => {
  loose = `not caught: ${described(error)}`;
});

process.on('message', async ({ target: name, number }: Question) => {
  const target = [...targets, selfTest].find((one) => one.name === name)!;
  if (!seedsOf.has(name)) seedsOf.set(name, target.seeds(fresh(`${name}-seeds`)));
  const seeds = await seedsOf.get(name)!;
  const random = chance(Number(seed) * 1_000_003 + number);
  const input = mutate(seeds[random(seeds.length)]!, seeds, random);
  let fault: string | undefined;
  try {
    fault = await target.run(input, fresh(name), number);
  } catch (error) {
    fault = `thrown: ${described(error)}`;
  }
  fault ??= loose;
  loose = undefined;
  const answer: Answer = fault === undefined ? {} : { fault, input: Buffer.from(input).toString('base64') };
  process.send!(answer);
});
