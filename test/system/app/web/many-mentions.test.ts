import { expect } from 'vitest';
import { browserTest, settled } from '../../../support/browser.ts';
import { writeRecords } from '../../../support/records.ts';
import { useRoom } from '../../../support/use-room.ts';

const { visit } = useRoom((records) =>
  writeRecords(records, [{ path: 'long.txt', passages: 1000 }, { path: 'short.txt' }]),
);

browserTest(
  'a document of 5,000 mentions: all are there, the last is reached by a key, a permalink opens in its midst',
  async () => {
    const { page, context, faults } = await visit('/document?path=long.txt');
    await expect.poll(() => page.locator('mark[data-m]').count()).toBe(5000);
    const current = page.locator('mark[aria-current]');
    await page.keyboard.press('p');
    await expect.poll(() => current.getAttribute('data-m')).toBe('4999');
    const bottom = async () => {
      const box = await current.boundingBox();
      return box!.y + box!.height;
    };
    await expect.poll(bottom).toBeLessThan(800);
    for (let i = 0; i < 30; i++) await page.keyboard.press('Shift+T');
    await expect.poll(() => current.getAttribute('data-m')).toBe(String(4999 - 30 * 5));
    await page.getByRole('button', { name: /^DATE/ }).click();
    await page.keyboard.press('n');
    await expect.poll(() => current.getAttribute('class')).not.toContain('t-DATE');
    const marked = await current.getAttribute('id');
    await page.waitForURL(new RegExp(`at=${marked!.slice(1)}-`));
    await page.goto(page.url());
    await expect.poll(() => current.getAttribute('id')).toBe(marked);
    faults.check();
    await context.close();
  },
);

browserTest(
  'by the keyboard alone: from the collection to a mention, its correction, an entity, a sample and its first answer',
  async () => {
    const { page, context, faults } = await visit();
    const keys = async (...names: string[]) => {
      for (const name of names) await page.keyboard.press(name);
    };
    await keys('Tab');
    await expect.poll(() => page.locator(':focus').textContent()).toContain('Skip to the content');
    await keys('j', 'j', 'Enter');
    await page.locator('article.text').waitFor();
    await keys('n');
    await page.locator('mark[aria-current]:focus').waitFor();
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
    await page.locator('button', { hasText: 'Draw' }).waitFor();
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
