/**
 * The reading room: what a reader waits for.
 *
 *     node bench/room.ts [client] [page] [judge] [queries] [--documents N]
 *
 * - `client`: what the browser fetches, gzipped;
 * - `page`: a document of 500 kB with 5,000 mentions, until its first mention is painted, and from a key to the picture it makes;
 * - `judge`: answers a minute of a scripted session;
 * - `queries`: the 95th percentile of every query over N documents (2,000 by default) of a hundred mentions each, and the server's memory.
 *
 * Without a name all four. `page` and `judge` need a Chromium and are passed over without one.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { packageRoot } from '../src/paths.ts';
import { loadRecords } from '../src/records/store/load.ts';
import { openStore } from '../src/records/store/open.ts';
import { chromiumPath, launchBrowser, settled } from '../test/support/browser.ts';
import { onomast } from '../test/support/onomast.ts';
import { writeRecords } from '../test/support/records.ts';
import { type RoomProcess, startRoom } from '../test/support/room-process.ts';
import { mentionsOfDocument, writeCollection } from './support/collection.ts';
import { formatted, percentile } from './support/percentile.ts';
import { memoryOf } from './support/process-figures.ts';

const parts = ['client', 'page', 'judge', 'queries'] as const;
const args = process.argv.slice(2);
const at = args.indexOf('--documents');
const documents = at === -1 ? 2000 : Number(args[at + 1]);
const asked = args.filter((word, i) => !word.startsWith('--') && (at === -1 || i !== at + 1));
const unknown = asked.filter((word) => !(parts as readonly string[]).includes(word));
if (unknown.length > 0 || !(documents > 0)) {
  console.error(
    `no part ${unknown.join(', ')}; there are ${parts.join(', ')}, and --documents takes a number`,
  );
  process.exit(2);
}
const wanted = (part: (typeof parts)[number]) => asked.length === 0 || asked.includes(part);
const folder = mkdtempSync(path.join(tmpdir(), 'onomast-room-'));

function benchClient(): void {
  const built = path.join(packageRoot, 'dist', 'web');
  const size = (name: string) => gzipSync(readFileSync(path.join(built, name))).length / 1000;
  const files = readdirSync(built);
  const data = files.filter((name) => name.endsWith('.json'));
  const sum = (names: readonly string[]) => names.reduce((total, name) => total + size(name), 0);
  const code = files.filter((name) => !data.includes(name));
  console.log(`Client: ${sum(code).toFixed(1)} kB gzipped; the world map ${sum(data).toFixed(1)} kB.`);
}

/** Notes when the first mention is painted, and from each key to the picture after it. */
const watcher = `
  window.figures = { first: undefined, keys: [] };
  const painted = (then) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = then; port2.postMessage(0); });
  new MutationObserver((_, observer) => {
    if (document.querySelector('mark[data-m]') === null) return;
    observer.disconnect();
    painted(() => { window.figures.first = performance.now(); });
  }).observe(document, { childList: true, subtree: true });
  addEventListener('keydown', ({ timeStamp }) => painted(() => window.figures.keys.push(performance.now() - timeStamp)), true);
`;

interface Figures {
  readonly first: number;
  readonly keys: number[];
}

async function benchPage(): Promise<void> {
  const records = path.join(folder, 'long');
  const filler =
    'They said so at length in the report of the year before that, and none of those who were asked could tell why. '.repeat(
      4,
    );
  writeRecords(records, [{ path: 'long.txt', passages: 1000, filler: () => filler }]);
  const room = await startRoom(records);
  const browser = await launchBrowser();
  const firsts: number[] = [];
  const keys: number[] = [];
  let length = 0;
  for (let turn = 0; turn < 5; turn++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(room.address);
    await settled(page);
    await page.addInitScript(watcher);
    await page.goto(`${room.origin}/document?path=long.txt`);
    await page.locator('mark[data-m]').first().waitFor();
    const figures = () => page.evaluate('window.figures') as Promise<Figures>;
    while ((await figures()).first === undefined) await page.waitForTimeout(20);
    firsts.push((await figures()).first);
    while ((await page.locator('mark[data-m]').count()) < 5000) await page.waitForTimeout(50);
    length = (await page.evaluate(`document.querySelector('article.text').textContent.length`)) as number;
    for (const key of ['n', 't', 'p', 's', 'j'].flatMap((one) => Array.from({ length: 12 }, () => one))) {
      await page.keyboard.press(key);
      await page.waitForTimeout(30);
    }
    keys.push(...(await figures()).keys);
    await page.close();
  }
  await browser.close();
  await room.stop();
  console.log(
    `Page of ${Math.round(length / 1000)} thousand characters and 5,000 mentions: first mention painted after ${formatted(firsts, 'ms')}; from a key to its picture ${formatted(keys, 'ms')}.`,
  );
}

async function benchJudging(): Promise<void> {
  const records = path.join(folder, 'judged');
  writeRecords(records, [
    { path: 'a.txt', passages: 60 },
    { path: 'b.txt', passages: 60, person: 'Ana Quist' },
  ]);
  const sample = path.join(records, 'samples', 's.jsonl');
  await onomast(['audit', 'sample', records, '--n', '200', '--out', sample]);
  const room = await startRoom(records);
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(room.address);
  await page.goto(`${room.origin}/judge?sample=s`);
  await settled(page);
  const started = performance.now();
  const answers = 150;
  for (let i = 0; i < answers; i++) await answered(page, i);
  const minutes = (performance.now() - started) / 60_000;
  console.log(
    `Judging: ${Math.round(answers / minutes)} answers a minute, each waited for until the next question was shown.`,
  );
  await browser.close();
  await room.stop();
}

async function answered(page: Page, before: number): Promise<void> {
  await page.keyboard.press('y');
  await page.locator('.judge-head [role=status]', { hasText: new RegExp(`^${before + 1} of`) }).waitFor();
}

async function benchQueries(): Promise<void> {
  const records = path.join(folder, 'records');
  const database = path.join(folder, 'many.db');
  const people = writeCollection(records, documents);
  let started = performance.now();
  const store = await openStore(`sqlite:${database}`);
  await loadRecords(store, [records], {});
  await store.close();
  rmSync(records, { recursive: true });
  const loading = (performance.now() - started) / 1000;
  started = performance.now();
  const room = await startRoom('', { args: ['--db', `sqlite:${database}`] });
  const opening = (performance.now() - started) / 1000;
  console.log(
    `\n${documents} documents, ${documents * mentionsOfDocument} mentions: loaded in ${loading.toFixed(0)} s, the room open after ${opening.toFixed(0)} s more.\n`,
  );
  const cookie = await cookieOf(room);
  console.log('| query | median, ms | 95th percentile, ms |\n|---|---|---|');
  for (const [name, addresses] of Object.entries(queries(people))) {
    const times: number[] = [];
    for (let i = 0; i < 40; i++) {
      const before = performance.now();
      const answer = await fetch(`${room.origin}/api/${addresses(i)}`, { headers: { cookie } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${addresses(i)}: ${answer.status}`);
      times.push(performance.now() - before);
    }
    console.log(`| ${name} | ${percentile(times, 0.5).toFixed(1)} | ${percentile(times, 0.95).toFixed(1)} |`);
  }
  const { resident, peak } = memoryOf(room.child.pid!);
  console.log(`\nMemory of the server: ${resident.toFixed(0)} MB, at most ${peak.toFixed(0)} MB.`);
  await room.stop();
}

/** What the pages ask, with other words each time. */
function queries(names: readonly string[]): Record<string, (turn: number) => string> {
  const name = (turn: number) => names[(turn * 37) % names.length]!;
  const thing = (turn: number) => encodeURIComponent(`PERSON ${name(turn)}`);
  const word = (turn: number) => name(turn).split(' ')[turn % 2]!;
  const frequent = encodeURIComponent(`PERSON ${names[0]}`);
  return {
    'documents, by title': (i) => `documents?order=title&limit=100&offset=${i * 100}`,
    'documents, most mentions': (i) => `documents?order=mentions&descending=1&limit=100&offset=${i * 100}`,
    'documents that name a person': (i) => `documents?thing=${thing(i)}&limit=100`,
    'documents with sums of a year': (i) => `documents?currency=USD&least=${i * 100_000}&limit=100`,
    'documents by name': (i) => `documents?name=${String(i).padStart(4, '0')}&limit=100`,
    'search, a word': (i) => `search?text=${word(i)}&limit=50`,
    'search, two words': (i) => `search?text=${encodeURIComponent(`paid ${word(i)}`)}&limit=50`,
    'search, a word of every passage': () => 'search?text=paid&limit=50',
    'search, a beginning': (i) => `search?text=${word(i).slice(0, 4)}*&limit=50`,
    'entities, most frequent': () => 'things?limit=200',
    'entities, by beginning': (i) => `things?name=${word(i).slice(0, 3)}&limit=200`,
    'an entity': (i) => `thing?thing=${thing(i)}`,
    'the most frequent entity': () => `thing?thing=${frequent}`,
    'its concordance': (i) => `thing/concordance?thing=${frequent}&order=right&offset=${i * 10}`,
    'a document': (i) => `document?path=${String(i * 7).padStart(7, '0')}.txt`,
    'mentions like one': (i) => `like?exact=${encodeURIComponent(name(i))}&type=PERSON`,
    'pictures (after the first time)': (i) =>
      `charts/${['types', 'places', 'amounts', 'timeline', 'network'][i % 5]}`,
  };
}

async function cookieOf(room: RoomProcess): Promise<string> {
  const answer = await fetch(room.address);
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

try {
  if (wanted('client')) benchClient();
  for (const [part, bench] of [
    ['page', benchPage],
    ['judge', benchJudging],
  ] as const)
    if (wanted(part) && chromiumPath === undefined) console.log(`${part}: no Chromium, passed over.`);
    else if (wanted(part)) await bench();
  if (wanted('queries')) await benchQueries();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
