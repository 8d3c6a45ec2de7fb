/**
 * How long a shipped model takes to load: file read, checked, and its weights laid out for look-up; the word lists next to it.
 * Medians over fresh processes.
 *
 *     node bench/load.ts
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Decoder } from '../src/model/decoder.ts';
import { readModel } from '../src/model/model-file.ts';
import { WordLists } from '../src/model/word-lists.ts';
import { packageRoot } from '../src/paths.ts';

const runs = 15;
const models = path.join(packageRoot, 'data', 'models');
const asked = process.argv[2];
if (asked !== undefined) {
  const began = performance.now();
  const words = WordLists.read(path.join(models, 'words.bin'));
  const wordsRead = performance.now();
  const bytes = readFileSync(path.join(models, `${asked}.model`));
  const model = readModel(new Uint8Array(bytes).buffer);
  const read = performance.now();
  new Decoder(model, words);
  console.log(JSON.stringify([read - wordsRead, performance.now() - read, wordsRead - began]));
} else {
  const median = (list: number[]): string => list.sort((a, b) => a - b)[runs >> 1]!.toFixed(0);
  for (const name of ['publications', 'news']) {
    const times = Array.from({ length: runs }, () => {
      const { stdout } = spawnSync(process.execPath, [import.meta.filename, name], { encoding: 'utf8' });
      return JSON.parse(stdout) as [number, number, number];
    });
    const [read, laid, lists] = [0, 1, 2].map((i) => median(times.map((time) => time[i]!)));
    const both = median(times.map((time) => time[0] + time[1]));
    const size = (statSync(path.join(models, `${name}.model`)).size / 1e6).toFixed(1);
    console.log(
      `${name}, ${size} MB: ${both} ms (read and checked ${read} ms, laid out ${laid} ms); word lists ${lists} ms`,
    );
  }
}
