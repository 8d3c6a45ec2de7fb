import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder, packageRoot } from '../../src/paths.ts';

/** A text to be measured on. */
export interface BenchText {
  readonly name: string;
  readonly text: string;
}

/** The real publications where the outside data lies, else the fixtures. */
export function realTexts(): { origin: string; texts: BenchText[] } {
  const corpus = path.join(dataFolder, 'corpus');
  const folder = existsSync(corpus) ? corpus : path.join(packageRoot, 'fixtures', 'publications');
  const texts = readdirSync(folder)
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
  return { origin: path.basename(folder), texts };
}

/** Runs of characters between white space: the measure of all speeds here. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** Seconds that `work` takes. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
