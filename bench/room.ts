/**
 * The reading room: what a reader waits for.
 *
 *     node bench/room.ts [client] [page] [judge] [queries] [--documents N] [--store DIR]
 *
 * - `client`: what the browser fetches, gzipped;
 * - `page`: a document of 500 kB with 5,000 mentions, until its first mention is painted, and from a key to the picture it makes;
 * - `judge`: answers a minute of a scripted session;
 * - `queries`: the 95th percentile of every query over N documents (2,000 by default) of a hundred mentions each, and the server's memory.
 *
 * `--store` keeps the loaded database of `queries` in a folder, and takes it from there the next time.
 * Without a name all four. `page` and `judge` need a Chromium and are passed over without one.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { packageRoot } from '../src/paths.ts';
import { openStore } from '../src/records/store/open.ts';
import { refreshReading } from '../src/records/store/reading/refresh.ts';
import { chromiumPath, launchBrowser, settled } from '../test/support/browser.ts';
import { onomast } from '../test/support/onomast.ts';
import { writeRecords } from '../test/support/records.ts';
import { type RoomProcess, startRoom } from '../test/support/room-process.ts';
import { fillStore, mentionsOfDocument } from './support/collection.ts';
import { formatted, percentile } from './support/percentile.ts';
import { cpuSecondsOf, memoryOf } from './support/process-figures.ts';

const parts = ['client', 'page', 'judge', 'queries'] as const;
const args = process.argv.slice(2);
/** The value of an option, which goes with it out of the words that are left. */
function option(name: string): string | undefined {
  const at = args.indexOf(name);
  return at === -1 ? undefined : args.splice(at, 2)[1];
}
const documents = Number(option('--documents') ?? 2000);
const keptStore = option('--store');
const asked = args;
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

/** Times that each query is asked. */
const turns = 40;

/** The database with the documents, made where it is not kept from before, and the names of their people, the most frequent first. */
async function collectionStore(): Promise<{ database: string; people: string[] }> {
  const place = keptStore ?? folder;
  const database = path.join(place, `${documents}.db`);
  const names = path.join(place, `${documents}.json`);
  if (existsSync(names)) return { database, people: JSON.parse(readFileSync(names, 'utf8')) as string[] };
  mkdirSync(place, { recursive: true });
  const started = performance.now();
  const store = await openStore(`sqlite:${database}`);
  const people = await fillStore(store, documents);
  await store.close();
  await refreshReading(database, 'all');
  console.log(`Loaded in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  writeFileSync(names, JSON.stringify(people));
  return { database, people };
}

async function benchQueries(): Promise<void> {
  const { database, people } = await collectionStore();
  const started = performance.now();
  const room = await startRoom('', { args: ['--db', `sqlite:${database}`] });
  const opening = (performance.now() - started) / 1000;
  console.log(
    `\n${documents} documents, ${documents * mentionsOfDocument} mentions; the room open after ${opening.toFixed(1)} s.\n`,
  );
  const cookie = await cookieOf(room);
  console.log(
    '| query | median, ms | 95th percentile, ms | CPU of the server in the mean, ms |\n|---|---|---|---|',
  );
  for (const [name, addresses] of Object.entries(queries(people))) {
    const times: number[] = [];
    const cpu = cpuSecondsOf(room.child.pid!);
    for (let i = 0; i < turns; i++) {
      const before = performance.now();
      const answer = await fetch(`${room.origin}/api/${addresses(i)}`, { headers: { cookie } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${addresses(i)}: ${answer.status}`);
      times.push(performance.now() - before);
    }
    const own = ((cpuSecondsOf(room.child.pid!) - cpu) / turns) * 1000;
    const figures = [percentile(times, 0.5), percentile(times, 0.95), own];
    console.log(`| ${name} | ${figures.map((one) => one.toFixed(1)).join(' | ')} |`);
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
  // Named in every passage.
  const everywhere = encodeURIComponent('https://www.iso.org/obp/ui/#iso:code:3166:EE');
  return {
    'documents, by title': (i) => `documents?order=title&limit=100&offset=${i * 100}`,
    'documents, most mentions': (i) => `documents?order=mentions&descending=1&limit=100&offset=${i * 100}`,
    'documents that name a person': (i) => `documents?thing=${thing(i)}&limit=100`,
    'documents with sums of a year': (i) => `documents?currency=USD&least=${i * 100_000}&limit=100`,
    'documents with sums in a range': (i) =>
      `documents?currency=USD&least=${i * 1000 + 1}&most=${i * 400_000}&limit=100`,
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
    'a thing of every passage': () => `thing?thing=${everywhere}`,
    'its concordance, sorted': (i) => `thing/concordance?thing=${everywhere}&order=left&offset=${i * 10}`,
    'its concordance, a page far on': (i) => `thing/concordance?thing=${everywhere}&offset=${i * 2000}`,
    'a document': (i) => `document?path=${String(i * 7).padStart(7, '0')}.txt`,
    'mentions like one': (i) => `like?exact=${encodeURIComponent(name(i))}&type=PERSON`,
    'mentions like those of every passage': () => 'like?exact=Estonia&type=GPE',
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
