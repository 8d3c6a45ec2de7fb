import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { readJudgedSample } from '../../../../src/records/audit/sample/sample-files.ts';
import { browserTest, chromiumPath, settled, useBrowser } from '../../../support/browser.ts';
import { onomast, temporaryFolder } from '../../../support/onomast.ts';
import { writeRecords } from '../../../support/records.ts';
import { startRoom } from '../../../support/room-process.ts';

const folder = temporaryFolder();
const records = path.join(folder, 'records');
const sample = (name: string) => path.join(records, 'samples', `${name}.jsonl`);
const browser = useBrowser();
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  writeRecords(records, [
    { path: 'a.txt', passages: 4 },
    { path: 'b.txt', passages: 6, person: 'Ana Quist' },
  ]);
  for (const name of ['whole', 'both'])
    await onomast(['audit', 'sample', records, '--n', '24', '--passages', '3', '--out', sample(name)]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a session shows of itself: `7 of 25 judged by ada`. */
const status = (page: Page) => page.locator('.judge-head [role=status]').textContent();
const done = async (page: Page) => Number(/^\d+/.exec((await status(page)) ?? '')?.[0]);
const isPassage = (page: Page) => page.locator('section[aria-label="A passage"]').isVisible();

/** Answers the question that is shown: a mention by a key, a passage as complete. */
async function answer(page: Page, key: string): Promise<void> {
  const before = await done(page);
  await page.keyboard.press((await isPassage(page)) ? 'Enter' : key);
  await expect.poll(() => done(page)).toBe(before + 1);
}

async function judged(
  name: string,
): Promise<{ judge: string; verdicts: Record<string, number>; size: number }[]> {
  const { sample: drawn, judges } = await readJudgedSample(sample(name));
  return judges.map((one) => {
    const verdicts: Record<string, number> = {};
    for (const item of drawn.items) {
      if (item.kind === 'passage') continue;
      const verdict = one.mention(item.id)?.verdict ?? 'none';
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    }
    return { judge: one.judge, verdicts, size: one.size };
  });
}

browserTest(
  'a whole session: undo, a crash of the server in its midst, another start; nothing is lost',
  async () => {
    const token = 'the same for both starts';
    let room = await startRoom(records, { token });
    const { page, context, faults } = await browser.open(room.address);
    await page.goto(`${room.origin}/judge?sample=whole`);
    await settled(page);
    const total = Number(/of (\d+)/.exec((await status(page)) ?? '')?.[1]);
    expect(total).toBeGreaterThan(20);

    for (const key of ['y', 'n', 'y', 'n']) await answer(page, key);
    await page.keyboard.press('u');
    await expect.poll(() => status(page)).toMatch(/^3 of/);
    await answer(page, 'y');

    await room.kill();
    for (const key of ['y', 'n', 'y']) await answer(page, key);
    await page.getByText('The server does not answer.').waitFor();
    await expect.poll(() => status(page)).toMatch(/^7 of .* not sent yet, kept in this browser/);
    // The page itself is closed and opened again while the server is away: what was not sent is in the browser.
    room = await startRoom(records, { token, port: Number(new URL(room.origin).port) });
    await page.goto(`${room.origin}/judge?sample=whole`);
    await settled(page);
    await expect.poll(() => status(page)).toMatch(/^7 of \d+ judged by ada$/);

    for (let i = 7; i < total; i++) await answer(page, 'y');
    await page.getByText('All is judged.').waitFor();
    await settled(page);
    const [ada] = await judged('whole');
    expect(ada!.verdicts['none'] ?? 0).toBe(0);
    expect(ada!.size).toBe(total);
    expect(ada!.verdicts['nothing']).toBe(2);
    faults.check([/Failed to load resource/]);
    await context.close();
    expect(await room.stop()).toBe(0);
  },
);

browserTest(
  'an answer that is mended: another type, another span by the keyboard, a value; words that are missing',
  async () => {
    const name = 'mended';
    await onomast(['audit', 'sample', records, '--n', '6', '--passages', '1', '--out', sample(name)]);
    const room = await startRoom(records);
    const { page, context, faults } = await browser.open(room.address);
    await page.goto(`${room.origin}/judge?sample=${name}`);
    await settled(page);
    const kinds = ['type', 'span', 'value'];
    for (let i = 0; i < 30 && !(await page.getByText('All is judged.').isVisible()); i++) {
      const before = await done(page);
      if (await isPassage(page)) {
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
      } else {
        const kind = kinds.shift() ?? 'right';
        await page.keyboard.press(kind[0] === 'r' ? 'y' : kind[0]!);
        if (kind === 'type')
          await page.getByRole('group', { name: 'The right type' }).getByRole('button').first().click();
        if (kind === 'span') await page.keyboard.press('Shift+ArrowRight');
        if (kind === 'value') await page.keyboard.type('USD 1');
        if (kind === 'span' || kind === 'value') await page.keyboard.press('Enter');
      }
      await expect.poll(() => done(page)).toBe(before + 1);
    }
    await settled(page);
    const [ada] = await judged(name);
    expect(ada!.verdicts).toMatchObject({ type: 1, span: 1, value: 1 });
    faults.check();
    await context.close();
    await room.stop();
  },
);

browserTest(
  'two judges at once, by name, each in a file of their own; where they differ a third decision is asked',
  async () => {
    const room = await startRoom(records);
    const ada = await browser.open(room.address);
    const ben = await browser.open(room.address);
    await ben.page.getByRole('button', { name: /ada/ }).click();
    await ben.page.getByLabel('Your name').fill('ben');
    await ben.page.getByRole('button', { name: 'Keep' }).click();
    await ben.page.getByRole('button', { name: /ben/ }).waitFor();
    for (const { page } of [ada, ben]) {
      await page.goto(`${room.origin}/judge?sample=both`);
      await settled(page);
    }
    const total = Number(/of (\d+)/.exec((await status(ada.page)) ?? '')?.[1]);
    for (let i = 0; i < total; i++)
      await Promise.all([answer(ada.page, 'y'), answer(ben.page, i % 5 === 0 ? 'n' : 'y')]);
    // Every answer has reached its file when nothing is under way.
    for (const { page } of [ada, ben]) await settled(page);
    const both = await judged('both');
    expect(both.map(({ judge, size }) => [judge, size])).toEqual([
      ['ada', total],
      ['ben', total],
    ]);
    expect(both[1]!.verdicts['nothing']).toBeGreaterThan(0);
    expect(both[0]!.verdicts['nothing']).toBeUndefined();
    await ada.page.goto(`${room.origin}/curate?sample=both`);
    await settled(ada.page);
    await ada.page.getByText('ben').first().waitFor();
    ada.faults.check();
    ben.faults.check();
    await ada.context.close();
    await ben.context.close();
    await room.stop();
  },
);
