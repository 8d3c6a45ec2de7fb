import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { packageRoot } from '../../../../src/paths.ts';
import { expectNothingSerious } from '../../../support/axe.ts';
import { browserTest } from '../../../support/browser.ts';
import { onomast } from '../../../support/onomast.ts';
import { useRoom } from '../../../support/use-room.ts';

const room = useRoom(async (records, folder) => {
  const sources = path.join(folder, 'publications');
  mkdirSync(sources);
  const fixtures = path.join(packageRoot, 'fixtures');
  for (const name of [
    'publications/harbour-town.md',
    'publications/trade-report.txt',
    'formats/pdf/plain.pdf',
  ])
    cpSync(path.join(fixtures, name), path.join(sources, path.basename(name)));
  await onomast(['extract', sources, '--out', records]);
});
const { visit } = room;

/** Sends something to the server as the page does. */
function send(page: Page, address: string, body: unknown): Promise<unknown> {
  return page.evaluate(
    async ([to, content]) => {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(`/api/${to}`, { method: 'POST', headers, body: content! });
      if (!answer.ok) throw new Error(await answer.text());
    },
    [address, JSON.stringify(body)] as const,
  );
}

/** Judges every mention and passage of a sample; the first mention as it is said. */
async function judgeAll(page: Page, name: string, first: object): Promise<void> {
  await send(page, 'judge', { name });
  const lines = await page.evaluate(async (said) => {
    const { questions } = (await (await fetch('/api/sample?name=both')).json()) as {
      questions: { kind: string; item: string; mention?: number }[];
    };
    return questions.map((question, i) => ({
      item: question.item,
      ...(question.mention !== undefined && { mention: question.mention }),
      ...(question.kind === 'passage' ? { missed: [] } : i === 0 ? said : { verdict: 'right' }),
    }));
  }, first);
  await send(page, 'judgements', { sample: 'both', lines });
}

browserTest(
  'curate by keys alone: the guideline, one of two answers, undo, a third one; the report follows',
  async () => {
    const { page, context, faults } = await visit('/judge');
    await send(page, 'samples', { name: 'both', mentions: 12, passages: 2, by: [], seed: 1 });
    await judgeAll(page, 'ada', { verdict: 'right' });
    await judgeAll(page, 'ben', { verdict: 'type', type: 'EVENT' });
    await page.goto(`${room.origin}/curate?sample=both`);
    await page.locator('.sides').waitFor();
    await expectNothingSerious(page);
    const status = page.locator('.judge-head [role=status]');
    await expect.poll(() => status.textContent()).toContain('1 disagreement of ada and ben; 0 decided');
    await page.keyboard.press('g');
    await page.locator('dialog.guideline table').first().waitFor();
    await expectNothingSerious(page);
    // The next key may come before the page knows that the dialog is closed.
    await page.evaluate(
      "document.querySelector('dialog').close(); document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', bubbles: true }))",
    );
    await page.locator('.taken', { hasText: 'ben' }).waitFor();
    await page.keyboard.press('u');
    await page.locator('.taken').waitFor({ state: 'detached' });
    await page.keyboard.press('e');
    await page.keyboard.press('n');
    await page.locator('.taken', { hasText: 'No mention at all' }).waitFor();
    await page.locator('.judge-head', { hasText: '1 decided' }).waitFor();
    await page.reload();
    await page.locator('.taken', { hasText: 'No mention at all' }).waitFor();

    await page.goto(`${room.origin}/report`);
    const frame = page.frameLocator('iframe[title=Report]');
    await frame.getByRole('heading', { name: 'How right are the records?' }).waitFor();
    await expectNothingSerious(page);
    faults.check();
    await context.close();
  },
);

browserTest('an entity is merged by keys, and the merge taken back', async () => {
  const { page, context, faults } = await visit('/entities?type=ORG');
  const [first, second] = await page.locator('td a.title').allTextContents();
  await page.locator('td a.title').first().click();
  await page.locator('.thing-actions button').first().waitFor();
  // Typed at once: the field has the focus before the next key.
  await page.keyboard.press('m');
  await page.keyboard.type(second!);
  expect(await page.getByLabel('Name begins with').inputValue()).toBe(second);
  await page.locator('.choices button').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.thing-actions .chips', { hasText: second! }).waitFor();
  await expectNothingSerious(page);
  await page.getByRole('button', { name: 'They are one' }).press('Enter');
  await page.locator('.thing-history', { hasText: 'ada' }).waitFor();
  await expectNothingSerious(page);
  await page.getByRole('button', { name: 'Take back' }).press('Enter');
  await page.locator('.thing-history').waitFor({ state: 'detached' });
  expect(first).not.toBe(second);
  faults.check();
  await context.close();
});

browserTest(
  'pages of a PDF: drawn, with the boxes in step with the text, by keys and by clicks',
  async () => {
    const { page, context, faults } = await visit('/document?path=plain.pdf');
    await page.locator('.page-image canvas').first().waitFor();
    const boxes = page.locator('.box');
    const marks = await page.locator('mark[id]').count();
    await expect.poll(() => boxes.count()).toBeGreaterThanOrEqual(marks);
    await page.keyboard.press('n');
    await page.locator('.box.current').first().waitFor();
    const chosen = await page.locator('.panel .mention-title span').last().textContent();
    await boxes.last().click();
    await page.locator('.panel .mention-title').waitFor();
    const last = await boxes.last().getAttribute('data-m');
    await expect.poll(() => page.locator('mark[aria-current]').first().getAttribute('data-m')).toBe(last);
    expect(chosen).not.toBe('');
    // Something is drawn under the box: not all of the picture is paper.
    const inked = () =>
      page.evaluate<number>(`(() => {
    const canvas = document.querySelector('.page-image canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, i) => i % 4 === 0 && value < 100).length;
  })()`);
    await expect.poll(inked).toBeGreaterThan(500);
    await expectNothingSerious(page);
    await page.keyboard.press('o');
    await page.locator('.original').waitFor({ state: 'detached' });
    faults.check();
    await context.close();
  },
);
