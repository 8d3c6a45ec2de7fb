import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, settled } from '../../../support/browser.ts';
import { writeRecords } from '../../../support/records.ts';
import { useRoom } from '../../../support/use-room.ts';

const room = useRoom((records) =>
  writeRecords(records, [
    { path: 'first.txt', passages: 3 },
    { path: 'second.txt', passages: 8, person: 'Ana Quist' },
  ]),
);
const { visit } = room;

/** Waits until a place of a page reads so. */
const reads = (page: Page, selector: string, text: string | RegExp) =>
  expect
    .poll(() => page.locator(selector).first().textContent())
    .toEqual(typeof text === 'string' ? text : expect.stringMatching(text));

browserTest(
  'collection: the token leaves the address, a column sorts, a name narrows, a row opens',
  async () => {
    const { page, context, faults } = await visit();
    expect(page.url()).toBe(`${room.origin}/`);
    const titles = page.locator('td a.title');
    await page.getByRole('button', { name: 'Mentions' }).click();
    await page.waitForURL(/order=mentions/);
    await expect
      .poll(() => titles.allTextContents())
      .toEqual(['Payments of Ana Quist', 'Payments of Ilya Verbin']);
    await page.getByLabel('Title or file').fill('first');
    await page.waitForURL(/name=first/);
    await expect.poll(() => titles.count()).toBe(1);
    await titles.click();
    await page.locator('article.text').waitFor();
    await reads(page, 'h1', 'Payments of Ilya Verbin');
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
    await reads(page, '.hits a mark', 'Quist');
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
    const isAt = (text: string) => reads(page, 'mark[aria-current]', text);
    await page.keyboard.press('n');
    await isAt('Ana Quist');
    await page.keyboard.press('t');
    await page.keyboard.press('n');
    await isAt('Lake, Mill & "Sons"; Ltd');
    await page.keyboard.press('p');
    await isAt('Ana Quist');
    await page.getByRole('button', { name: /^PERSON/ }).click();
    await page.keyboard.press('n');
    await page.keyboard.press('p');
    await expect.poll(() => current.textContent()).not.toBe('Ana Quist');
    // The address follows the last key a moment later.
    await settled(page);
    const marked = await current.getAttribute('id');
    expect(page.url()).toContain(`at=${marked!.slice(1)}-`);
    await page.goto(page.url());
    await expect.poll(() => current.getAttribute('id')).toBe(marked);
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
    await expect.poll(() => page.locator('td a.title').count()).toBe(1);
    await page.locator('td a.title').click();
    await page.waitForURL(/\/entity\?/);
    await reads(page, 'h1', 'Ana Quist');
    await page.getByLabel('words after').check();
    await settled(page);
    await reads(page, '.concordance a.context mark', 'Ana Quist');
    await page.locator('.concordance a.context').first().click();
    await reads(page, 'mark[aria-current]', 'Ana Quist');
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
