import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Browser, Page } from 'playwright-core';
import { packageRoot } from '../src/paths.ts';
import { launchBrowser, settled } from '../test/support/browser.ts';
import { onomast } from '../test/support/onomast.ts';
import { type RoomProcess, startRoom } from '../test/support/room-process.ts';

/**
 * Pictures of every page of the reading room over the fixtures, light and dark, on a wide screen and a narrow one: into `screenshots/`,
 * to be looked at; `--dark` and `--narrow` take those alone. With `--readme` the three that the README shows, into `docs/images/`.
 *
 *     npm run screenshots [-- --readme] [-- --dark] [-- --narrow] [-- NAME…]
 */
const forReadme = process.argv.includes('--readme');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const target = path.join(packageRoot, ...(forReadme ? ['docs', 'images'] : ['screenshots']));
const folder = mkdtempSync(path.join(tmpdir(), 'onomast-screenshots-'));
const at = (...names: string[]) => path.join(folder, ...names);

interface Shot {
  readonly place: string;
  /** What is done before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
  readonly readme?: true;
}

const mention = async (page: Page) => {
  const mark = page.locator('mark.t-GPE, mark.t-ORG').nth(3);
  await mark.click();
  await page.locator('.panel h2').waitFor();
};
const text = '/document?path=trade-report.txt';
const pdf = '/document?path=two-columns.pdf';
const shots: Readonly<Record<string, Shot>> = {
  collection: { place: '/' },
  search: { place: '/?view=search&text=trade' },
  map: { place: '/?view=places', readme: true },
  amounts: { place: '/?view=amounts' },
  types: { place: '/?view=types' },
  network: { place: '/?view=network', act: (page) => page.waitForTimeout(2500) },
  timeline: { place: '/?view=timeline' },
  document: { place: text },
  mention: { place: text, act: mention, readme: true },
  correction: {
    place: text,
    act: async (page) => {
      await mention(page);
      await page.keyboard.press('r');
    },
  },
  pdf: { place: pdf, act: (page) => page.waitForTimeout(2500) },
  entities: { place: '/entities' },
  entity: {
    place: '/entities',
    act: async (page) => {
      await page.locator('td a.title').first().click();
      await page.waitForURL(/\/entity\?/);
      await settled(page);
    },
  },
  samples: { place: '/judge' },
  judge: { place: '/judge?sample=first', readme: true },
  span: { place: '/judge?sample=first', act: (page) => page.keyboard.press('s') },
  curate: { place: '/curate?sample=first' },
  report: { place: '/report?sample=first', act: (page) => page.waitForTimeout(1500) },
  keys: { place: text, act: (page) => page.keyboard.press('?') },
};

async function prepare(): Promise<RoomProcess> {
  mkdirSync(at('publications'));
  cpSync(path.join(packageRoot, 'fixtures', 'publications'), at('publications'), { recursive: true });
  cpSync(
    path.join(packageRoot, 'fixtures', 'formats', 'pdf', 'two-columns.pdf'),
    at('publications', 'two-columns.pdf'),
  );
  await onomast(['extract', at('publications'), '--out', at('records'), '--quiet', '--log-level', 'error']);
  const sample = at('records', 'samples', 'first.jsonl');
  await onomast(['audit', 'sample', at('records'), '--n', '60', '--passages', '8', '--out', sample]);
  const room = await startRoom(at('records'), { args: ['--sources', at('publications')] });
  // Two judges who do not always agree.
  for (const [judge, modulus] of [
    ['ada', 17],
    ['ben', 9],
  ] as const)
    await judgeSome(room, judge, modulus);
  return room;
}

interface Question {
  readonly kind: string;
  readonly item: string;
  readonly mention?: number;
}

async function judgeSome(room: RoomProcess, judge: string, modulus: number): Promise<void> {
  let cookie = cookieOf(await fetch(room.address));
  const json = { 'content-type': 'application/json', origin: room.origin };
  const post = (to: string, body: object) =>
    fetch(`${room.origin}/api/${to}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...json, cookie },
    });
  cookie = cookieOf(await post('judge', { name: judge }));
  const answer = await fetch(`${room.origin}/api/sample?name=first`, { headers: { cookie } });
  const { questions } = (await answer.json()) as { questions: readonly Question[] };
  const lines = questions.slice(0, 66).map(({ kind, item, mention }, i) =>
    kind === 'passage'
      ? { item, missed: [] }
      : {
          item,
          ...(mention !== undefined && { mention }),
          verdict: i % modulus === 3 ? 'nothing' : 'right',
        },
  );
  await post('judgements', { sample: 'first', lines });
}

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]!.split(';')[0]!;

interface Screen {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

async function take(
  browser: Browser,
  room: RoomProcess,
  names: readonly string[],
  screen: Screen,
): Promise<void> {
  const { width, colorScheme } = screen;
  const context = await browser.newContext({
    viewport: { width, height: forReadme ? 640 : width > 600 ? 800 : 844 },
    colorScheme,
  });
  const page = await context.newPage();
  await page.goto(room.address);
  await settled(page);
  for (const name of names) {
    const { place, act } = shots[name]!;
    await page.goto(room.origin + place);
    await settled(page);
    await act?.(page);
    await page.waitForTimeout(300);
    const file = forReadme ? `${name}.webp` : `${name}-${colorScheme}-${width}.webp`;
    writeFileSync(path.join(target, file), await webp(await page.screenshot()));
  }
  await context.close();
}

async function webp(png: Buffer): Promise<Buffer> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.encode('webp', 82);
}

const known = Object.keys(shots);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no page ${unknown.join(', ')}; there are ${known.join(', ')}`);
  process.exit(2);
}
const names = known.filter(
  (name) => (asked.length === 0 || asked.includes(name)) && (!forReadme || shots[name]!.readme),
);
mkdirSync(target, { recursive: true });
const room = await prepare();
const browser = await launchBrowser();
try {
  const screens: Screen[] = forReadme
    ? [{ width: 1080, colorScheme: 'light' }]
    : (['light', 'dark'] as const)
        .flatMap((colorScheme) => [1280, 390].map((width) => ({ width, colorScheme })))
        .filter(({ colorScheme }) => colorScheme === 'dark' || !process.argv.includes('--dark'))
        .filter(({ width }) => width === 390 || !process.argv.includes('--narrow'));
  for (const screen of screens) await take(browser, room, names, screen);
  console.log(`${readdirSync(target).length} pictures in ${path.relative(packageRoot, target)}/`);
} finally {
  await browser.close();
  await room.stop();
  rmSync(folder, { recursive: true, force: true });
}
