/**
 * `onomast serve`: requests a second next to the command line.
 *
 *     node bench/serve.ts [--minutes N [--only]]
 *
 * Texts of 300 words are sent by one client and by four at once, and given to `onomast extract` as JSON lines: words a second of time and
 * of CPU, the 95th percentile of the answers. With `--minutes` four clients go on that long, and the memory of the server is told; with
 * `--only` nothing else is measured.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { bin } from '../test/support/onomast.ts';
import { printedAddress } from '../test/support/room-process.ts';
import { formatted } from './support/percentile.ts';
import { cpuSecondsOf, memoryOf } from './support/process-figures.ts';
import { countWords, realTexts } from './support/texts.ts';

const at = process.argv.indexOf('--minutes');
const minutes = at === -1 ? 0 : Number(process.argv[at + 1]);
const isAlone = minutes > 0 && process.argv.includes('--only');
const wordsOfText = 300;
const jobs = String(availableParallelism());

/** The texts of the corpus cut into pieces of 300 words, at the ends of words. */
function pieces(count: number): string[] {
  const found: string[] = [];
  for (const { text } of realTexts().texts)
    for (const [piece] of text.matchAll(new RegExp(`(?:\\S+\\s+){${wordsOfText}}`, 'g'))) {
      found.push(piece);
      if (found.length === count) return found;
    }
  return found;
}

interface Rate {
  readonly words: number;
  readonly seconds: number;
  readonly cpu: number;
}
const row = (name: string, { words, seconds, cpu }: Rate, more = '') =>
  console.log(`| ${name} | ${Math.round(words / seconds)} | ${Math.round(words / cpu)} | ${more} |`);

/** Sends the texts, some at a time, and tells how long each took. */
async function send(server: URL, texts: readonly string[], clients: number): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const client = async () => {
    for (let i = next++; i < texts.length; i = next++) {
      const started = performance.now();
      const answer = await fetch(new URL('/extract', server), {
        method: 'POST',
        body: texts[i]!,
        headers: { 'content-type': 'text/plain' },
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${answer.status}`);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

/** The command line over the texts, several times, so that its start counts little. */
async function commandLine(times: number): Promise<Rate> {
  const file = path.join(folder, 'texts.jsonl');
  const lines = Array.from({ length: times }, (_, turn) =>
    texts.map((text, i) => `${JSON.stringify({ id: `${turn}-${i}`, text })}\n`).join(''),
  );
  writeFileSync(file, lines.join(''));
  const started = performance.now();
  const args = [
    'extract',
    file,
    '--input-format',
    'jsonl',
    '--format',
    'jsonl',
    '--jobs',
    jobs,
    '--log-level',
    'error',
    '--out',
    '-',
  ];
  const run = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  let cpu = 0;
  const timer = setInterval(() => {
    try {
      cpu = cpuSecondsOf(run.pid!);
    } catch {
      // it has ended
    }
  }, 20);
  const [code] = (await once(run, 'exit')) as [number];
  clearInterval(timer);
  if (code !== 0) throw new Error(`extract ended with ${code}`);
  return { words: words * times, seconds: (performance.now() - started) / 1000, cpu };
}

/** Four clients for some minutes: the server's memory at each twentieth of the time. */
async function keepOn(server: URL): Promise<void> {
  const until = performance.now() + minutes * 60_000;
  const resident: number[] = [];
  const times: number[] = [];
  let next = performance.now();
  while (performance.now() < until) {
    times.push(...(await send(server, texts.slice(0, 200), 4)));
    if (performance.now() < next) continue;
    resident.push(memoryOf(child.pid!).resident);
    next += (minutes * 60_000) / 20;
  }
  const shown = resident.map((one) => one.toFixed(0)).join(', ');
  console.log(
    `\n${minutes} minutes, four clients: ${times.length} requests, ${formatted(times, 'ms')}; memory in MB: ${shown}.`,
  );
}

/** One client, four clients and the command line over the same texts. */
async function compare(server: URL): Promise<void> {
  console.log(`${texts.length} texts of ${wordsOfText} words, ${jobs} threads.\n`);
  console.log('| | words/s | words/s of CPU | an answer |\n|---|---|---|---|');
  for (const clients of [1, 4]) {
    const before = cpuSecondsOf(child.pid!);
    const started = performance.now();
    const times = await send(server, texts, clients);
    const seconds = (performance.now() - started) / 1000;
    const cpu = cpuSecondsOf(child.pid!) - before;
    const rate = `${formatted(times, 'ms')}; ${(texts.length / seconds).toFixed(1)} requests/s`;
    row(`\`serve\`, ${clients === 1 ? 'one client' : `${clients} clients`}`, { words, seconds, cpu }, rate);
  }
  row('`extract`, the same as JSON lines', await commandLine(3), 'three times the texts, with the start');
}

const texts = pieces(1500);
const words = texts.reduce((sum, text) => sum + countWords(text), 0);
const folder = mkdtempSync(path.join(tmpdir(), 'onomast-serve-'));
const child = spawn(process.execPath, [bin, 'serve', '--port', '0', '--jobs', jobs], {
  stdio: ['ignore', 'pipe', 'pipe'],
});
try {
  const server = new URL(await printedAddress(child));
  // What is compiled in the first minute is not what a server that runs for days is measured by.
  await send(server, texts.slice(0, 400), 4);
  if (!isAlone) await compare(server);
  if (minutes > 0) await keepOn(server);
} finally {
  child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
