/**
 * Gazetteers of 100 thousand, 1 million and 10 million names next to a plain `Map` of strings: time to build, size, time from
 * opening to the first look-up, words matched per second, memory. The names are those of the shipped gazetteers, then new ones
 * put together from their words.
 *
 *     node bench/gazetteer.ts [names …]
 *
 * Each measurement runs in a process of its own.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TokenisedFlow } from '../src/contract/flow.ts';
import { GazetteerBuilder } from '../src/gazetteer/builder.ts';
import { foldKey } from '../src/gazetteer/fold.ts';
import { Gazetteer } from '../src/gazetteer/gazetteer.ts';
import { Matcher } from '../src/gazetteer/matcher.ts';
import { createTokeniser } from '../src/stages/tokenise/tokenise.ts';
import { View } from '../src/text/view.ts';
import { generatedNames } from './support/names.ts';
import { realTexts } from './support/texts.ts';

interface Result {
  readonly buildSeconds?: number;
  readonly buildCpuSeconds?: number;
  readonly bytes?: number;
  readonly openMilliseconds?: number;
  readonly openCpuMilliseconds?: number;
  readonly coldWordsPerSecond?: number;
  readonly wordsPerSecond?: number;
  readonly wordsPerCpuSecond?: number;
  readonly matches?: number;
  /** Megabytes of the process above what it had before. */
  readonly megabytes?: number;
}

/** Starts a clock of wall and processor seconds; on a machine that others use too, the latter say what the work costs. */
function clock(): () => { wall: number; cpu: number } {
  const started = performance.now();
  const usage = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(usage);
    return { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
  };
}

const megabytes = () => {
  globalThis.gc?.();
  const { rss } = process.memoryUsage();
  return rss / 1e6;
};
const round = (value: number, digits = 0) => Number(value.toFixed(digits));

/** Names in entries of one to four, two and a half on average, as places have. */
function* entries(count: number): Generator<{ id: string; names: string[] }> {
  const sizes = [1, 2, 3, 4, 2, 3];
  let names: string[] = [];
  let number = 0;
  for (const name of generatedNames(count)) {
    names.push(name);
    if (names.length < sizes[number % sizes.length]!) continue;
    yield { id: `https://example.org/place/${++number}`, names };
    names = [];
  }
  if (names.length > 0) yield { id: `https://example.org/place/${++number}`, names };
}

function buildGazetteer(count: number, file: string): Result {
  const elapsed = clock();
  const builder = new GazetteerBuilder();
  let number = 0;
  for (const { id, names } of entries(count)) {
    builder.add({
      id,
      type: 'GPE',
      class: 'city',
      name: names[0]!,
      aliases: names.slice(1).map((name) => ({ name, kind: 'alias' })),
      countryCodes: [['BY', 'RU', 'KZ', 'CN'][number % 4]!],
      latitude: (number % 180) - 90,
      longitude: (number % 360) - 180,
      population: number++ % 100_000,
      sameAs: [],
    });
  }
  const bytes = builder.finish({ name: 'bench', sources: [] });
  const { wall, cpu } = elapsed();
  writeFileSync(file, bytes);
  return {
    buildSeconds: round(wall, 2),
    buildCpuSeconds: round(cpu, 2),
    bytes: bytes.length,
    megabytes: round(process.resourceUsage().maxRSS / 1e3),
  };
}

function flows(): { flows: TokenisedFlow[]; words: number } {
  const tokeniser = createTokeniser();
  const all = realTexts()
    .texts.flatMap(({ text }) => text.split(/\n\s*\n/))
    .map((text) =>
      tokeniser.tokenise({ kind: 'paragraph', view: View.identity(text), blocked: [], citation: false }),
    );
  return { flows: all, words: all.reduce((sum, { tokens }) => sum + tokens.count, 0) };
}

/** Words per second of the first pass over the texts, and of the best of five more. */
function rates(words: number, pass: () => number): Result {
  const wall: number[] = [];
  const cpu: number[] = [];
  let matches = 0;
  for (let run = 0; run < 6; run++) {
    const elapsed = clock();
    matches = pass();
    const times = elapsed();
    wall.push(times.wall);
    cpu.push(times.cpu);
  }
  return {
    coldWordsPerSecond: round(words / wall[0]!),
    wordsPerSecond: round(words / Math.min(...wall.slice(1))),
    wordsPerCpuSecond: round(words / Math.min(...cpu.slice(1))),
    matches,
  };
}

function readGazetteer(file: string): Result {
  const before = megabytes();
  const elapsed = clock();
  const gazetteer = Gazetteer.open(file);
  gazetteer.lookup('Mogilev');
  const { wall, cpu } = elapsed();
  const after = megabytes();
  const texts = flows();
  // a set remembers what it found in a flow; this measures the finding
  const matcher = new Matcher([gazetteer]);
  return {
    openMilliseconds: round(wall * 1000, 1),
    openCpuMilliseconds: round(cpu * 1000, 1),
    megabytes: round(after - before),
    ...rates(texts.words, () =>
      texts.flows.reduce((sum, flow) => sum + matcher.match(flow.view.text, flow.tokens).count, 0),
    ),
  };
}

/** The plain way: a `Map` from folded name to entry, asked for every run of up to six tokens that begins with a capital. */
function readMap(count: number): Result {
  const before = megabytes();
  const elapsed = clock();
  const map = new Map<string, { id: string; name: string }[]>();
  for (const { id, names } of entries(count)) {
    for (const name of names) {
      const key = foldKey(name);
      const known = map.get(key);
      if (known === undefined) map.set(key, [{ id, name }]);
      else known.push({ id, name });
    }
  }
  const { wall, cpu } = elapsed();
  const after = megabytes();
  const texts = flows();
  return {
    buildSeconds: round(wall, 2),
    buildCpuSeconds: round(cpu, 2),
    megabytes: round(after - before),
    ...rates(texts.words, () => {
      let matches = 0;
      for (const { view, tokens } of texts.flows) {
        for (let i = 0; i < tokens.count; i++) {
          if (!/^\p{Lu}/u.test(tokens.text[i]!)) continue;
          for (let j = i; j < Math.min(tokens.count, i + 6); j++)
            if (map.has(foldKey(view.text.slice(tokens.start[i], tokens.end[j])))) matches++;
        }
      }
      return matches;
    }),
  };
}

async function inProcess(what: string, count: number, file: string): Promise<Result | string> {
  return new Promise((resolve) => {
    let result: Result | string = 'did not fit into memory';
    const child = fork(fileURLToPath(import.meta.url), ['--child', what, String(count), file], {
      execArgv: ['--expose-gc', '--max-old-space-size=12000'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (message) => (result = message as Result));
    child.on('exit', () => resolve(result));
  });
}

const [flag, what, size, file] = process.argv.slice(2);
if (flag === '--child') {
  const count = Number(size);
  const run = {
    build: () => buildGazetteer(count, file!),
    read: () => readGazetteer(file!),
    map: () => readMap(count),
  };
  process.send!(run[what as keyof typeof run]());
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'onomast-bench-'));
  try {
    const counts =
      process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100_000, 1_000_000, 10_000_000];
    console.log(`${realTexts().origin}; Node ${process.version}\n`);
    for (const count of counts) {
      const compiled = path.join(folder, `${count}.gaz`);
      console.log(`${count.toLocaleString('en')} names`);
      console.log('  built ', JSON.stringify(await inProcess('build', count, compiled)));
      console.log(
        '  read  ',
        JSON.stringify(await inProcess('read', count, compiled)),
        `${statSync(compiled).size} bytes`,
      );
      console.log('  Map   ', JSON.stringify(await inProcess('map', count, '')));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
