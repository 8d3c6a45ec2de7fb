import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, chromiumPath, settled, useBrowser } from '../../../support/browser.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { writeRecords } from '../../../support/records.ts';
import { type RoomProcess, startRoom } from '../../../support/room-process.ts';

const folder = temporaryFolder();
const records = path.join(folder, 'records');
const browser = useBrowser();
let room: RoomProcess;
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  writeRecords(records, [{ path: 'long.txt', passages: 1000 }, { path: 'short.txt' }]);
  room = await startRoom(records);
});
afterAll(async () => {
  await room?.stop();
  rmSync(folder, { recursive: true, force: true });
});

browserTest(
  'a document of 5,000 mentions: all are there, the last is reached by a key, a permalink opens in its midst',
  async () => {
    const { page, context, faults } = await browser.open(room.address);
    await page.goto(`${room.origin}/document?path=long.txt`);
    await settled(page);
    await expect.poll(() => page.locator('mark[data-m]').count(), { timeout: 20_000 }).toBe(5000);
    const current = page.locator('mark[aria-current]');
    await page.keyboard.press('p');
    expect(await current.getAttribute('data-m')).toBe('4999');
    const box = await current.boundingBox();
    expect(box!.y + box!.height).toBeLessThan(800);
    for (let i = 0; i < 30; i++) await page.keyboard.press('Shift+T');
    expect(await current.getAttribute('data-m')).toBe(String(4999 - 30 * 5));
    await page.getByRole('button', { name: /^DATE/ }).click();
    await page.keyboard.press('n');
    expect(await current.getAttribute('class')).not.toContain('t-DATE');
    const marked = await current.getAttribute('id');
    await page.waitForURL(new RegExp(`at=${marked!.slice(1)}-`));
    await page.goto(page.url());
    await current.waitFor();
    expect(await current.getAttribute('id')).toBe(marked);
    faults.check();
    await context.close();
  },
);

browserTest(
  'by the keyboard alone: from the collection to a mention, its correction, an entity, a sample and its first answer',
  async () => {
    const { page, context, faults } = await browser.open(room.address);
    await settled(page);
    const keys = async (...names: string[]) => {
      for (const name of names) await page.keyboard.press(name);
    };
    await keys('Tab');
    expect(await page.locator(':focus').textContent()).toContain('Skip to the content');
    await keys('j', 'j', 'Enter');
    await page.locator('article.text').waitFor();
    await keys('n');
    expect(await page.locator('mark[aria-current]:focus').count()).toBe(1);
    await keys('r', 'Escape', 'y');
    await page.locator('.history').waitFor();
    await keys('n', 'p', 'Enter');
    await page.waitForURL(/\/entity\?/);
    await settled(page);
    await keys('Alt+2');
    await page.waitForURL(/\/entities/);
    await settled(page);
    await keys('?');
    await page.locator('dialog').waitFor();
    await keys('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    // The menu by Tab alone.
    await page.locator('a.skip').focus();
    for (let i = 0; i < 12; i++) {
      await keys('Tab');
      if ((await page.locator(':focus').textContent()) === 'Judge') break;
    }
    await keys('Enter');
    await page.waitForURL(/\/judge/);
    await settled(page);
    const draw = page.locator('button:focus', { hasText: 'Draw' });
    for (let i = 0; i < 30 && (await draw.count()) === 0; i++) await keys('Tab');
    await keys('Enter');
    await page.locator('.question').waitFor();
    await keys('y');
    await expect.poll(() => page.locator('.judge-head [role=status]').textContent()).toMatch(/^1 of/);
    faults.check();
    await context.close();
  },
);
