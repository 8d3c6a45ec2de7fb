import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Answer, type Question, unchanged } from './fuzzer.ts';
import { chance, mutate } from './mutate.ts';
import { type Target, wellFormed } from './target.ts';
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
  // While a PDF is open, its reader takes those of pdf.js itself.
  const isTaken = process.listenerCount('unhandledRejection') > 1;
  if (isTaken && error instanceof Error && error.stack?.includes('pdfjs-dist')) return;
  loose = `not caught: ${described(error)}`;
});

/** Runs a target. @returns what is at fault, what nobody waited for included */
async function faultOf(target: Target, input: Uint8Array, number: number): Promise<string | undefined> {
  let fault: string | undefined;
  try {
    fault = await target.run(input, fresh(target.name), number);
  } catch (error) {
    fault = `thrown: ${described(error)}`;
  }
  fault ??= loose;
  loose = undefined;
  return fault;
}

process.on('message', async ({ target: name, number }: Question) => {
  const target = [...targets, selfTest].find((one) => one.name === name)!;
  if (!seedsOf.has(name)) seedsOf.set(name, target.seeds(fresh(`${name}-seeds`)));
  const seeds = await seedsOf.get(name)!;
  wellFormed.isTold = number === unchanged;
  const random = chance(Number(seed) * 1_000_003 + number);
  const inputs = number === unchanged ? seeds : [mutate(seeds[random(seeds.length)]!, seeds, random)];
  let answer: Answer = {};
  for (const input of inputs) {
    const fault = await faultOf(target, input, number);
    if (fault !== undefined) answer = { fault, input: Buffer.from(input).toString('base64') };
  }
  process.send!(answer);
});
