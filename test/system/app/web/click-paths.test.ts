import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, chromiumPath, settled, useBrowser } from '../../../support/browser.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { writeRecords } from '../../../support/records.ts';
import { type RoomProcess, startRoom } from '../../../support/room-process.ts';

const records = path.join(temporaryFolder(), 'records');
const browser = useBrowser();
let room: RoomProcess;
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  writeRecords(records, [
    { path: 'first.txt', passages: 3 },
    { path: 'second.txt', passages: 8, person: 'Ana Quist' },
  ]);
  room = await startRoom(records);
});
afterAll(async () => {
  await room?.stop();
  rmSync(path.dirname(records), { recursive: true, force: true });
});

async function visit(place = '/') {
  const opened = await browser.open(room.address);
  if (place !== '/') await opened.page.goto(room.origin + place);
  await settled(opened.page);
  return opened;
}

browserTest(
  'collection: the token leaves the address, a column sorts, a name narrows, a row opens',
  async () => {
    const { page, context, faults } = await visit();
    expect(page.url()).toBe(`${room.origin}/`);
    const titles = page.locator('td a.title');
    await page.getByRole('button', { name: 'Mentions' }).click();
    await page.waitForURL(/order=mentions/);
    await settled(page);
    expect(await titles.allTextContents()).toEqual(['Payments of Ana Quist', 'Payments of Ilya Verbin']);
    await page.getByLabel('Title or file').fill('first');
    await page.waitForURL(/name=first/);
    await settled(page);
    expect(await titles.count()).toBe(1);
    await titles.click();
    await page.locator('article.text').waitFor();
    expect(await page.locator('h1').textContent()).toBe('Payments of Ilya Verbin');
    await page.goBack();
    await page.waitForURL(/name=first/);
    faults.check();
    await context.close();
  },
);

browserTest(
  'search from any page: hits in context, each leads to its place with the words found',
  async () => {
    const { page, context, faults } = await visit('/entities');
    await page.keyboard.press('/');
    await page.keyboard.type('quist');
    await page.keyboard.press('Enter');
    const hit = page.locator('.hits a').first();
    await hit.waitFor();
    expect(await hit.locator('mark').first().textContent()).toBe('Quist');
    await hit.click();
    await page.locator('article.text').waitFor();
    await page.locator('output', { hasText: 'of 8' }).waitFor();
    faults.check();
    await context.close();
  },
);

browserTest('sums over years: a bar leads to its passages', async () => {
  const { page, context, faults } = await visit('/?view=amounts');
  await page.getByRole('button', { name: /USD in 2003/ }).click();
  await page.locator('.concordance a').first().click();
  await page.locator('mark[aria-current]').waitFor();
  faults.check();
  await context.close();
});

browserTest(
  'document: next and previous, the legend, find, a permalink that opens at its mention',
  async () => {
    const { page, context, faults } = await visit('/document?path=second.txt');
    const current = page.locator('mark[aria-current]');
    await page.keyboard.press('n');
    expect(await current.textContent()).toBe('Ana Quist');
    await page.keyboard.press('t');
    await page.keyboard.press('n');
    expect(await current.textContent()).toBe('Lake, Mill & "Sons"; Ltd');
    await page.keyboard.press('p');
    expect(await current.textContent()).toBe('Ana Quist');
    await page.getByRole('button', { name: /^PERSON/ }).click();
    await page.keyboard.press('n');
    await page.keyboard.press('p');
    expect(await current.textContent()).not.toBe('Ana Quist');
    await page.waitForURL(/at=\d+-\d+/);
    // The address follows the last key a moment later.
    await page.waitForTimeout(500);
    const marked = await current.getAttribute('id');
    await page.goto(page.url());
    await current.waitFor();
    expect(await current.getAttribute('id')).toBe(marked);
    await page.keyboard.press('f');
    await page.keyboard.type('million');
    await page.locator('output', { hasText: 'of 8' }).waitFor();
    faults.check();
    await context.close();
  },
);

browserTest(
  'entity: spellings, company, contexts sorted either way, the line leads to its place',
  async () => {
    const { page, context, faults } = await visit('/entities');
    await page.getByLabel('Name begins with').fill('qui');
    await page.waitForURL(/name=qui/);
    await settled(page);
    await page.locator('td a.title').click();
    await page.waitForURL(/\/entity\?/);
    await settled(page);
    expect(await page.locator('h1').textContent()).toBe('Ana Quist');
    await page.getByLabel('words after').check();
    await settled(page);
    const line = page.locator('.concordance a.context').first();
    expect(await line.locator('mark').textContent()).toBe('Ana Quist');
    await line.click();
    expect(await page.locator('mark[aria-current]').textContent()).toBe('Ana Quist');
    faults.check();
    await context.close();
  },
);

browserTest(
  'judge: a sample is drawn, a click and a key answer, undo takes back, the panel counts',
  async () => {
    const { page, context, faults } = await visit('/judge');
    await page.getByLabel('Mentions, for precision').fill('12');
    await page.getByLabel('Passages, for recall').fill('1');
    await page.getByRole('button', { name: 'Draw' }).click();
    const status = page.locator('.judge-head [role=status]');
    await page.getByRole('button', { name: /^Right/ }).click();
    await page.keyboard.press('n');
    await expect.poll(() => status.textContent()).toMatch(/^2 of \d+ judged by ada$/);
    await page.keyboard.press('u');
    await expect.poll(() => status.textContent()).toMatch(/^1 of \d+ judged by ada$/);
    await page.locator('.estimate', { hasText: 'of 1' }).waitFor();
    faults.check();
    await context.close();
  },
);
