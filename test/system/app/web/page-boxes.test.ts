import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { packageRoot } from '../../../../src/paths.ts';
import { expectNothingSerious } from '../../../support/axe.ts';
import { browserTest } from '../../../support/browser.ts';
import { ink } from '../../../support/ink.ts';
import { onomast } from '../../../support/onomast.ts';
import { useRoom } from '../../../support/use-room.ts';

const pdf = path.join(packageRoot, 'fixtures', 'formats', 'pdf', 'two-columns.pdf');
const { visit } = useRoom(async (records, folder) => {
  const publications = path.join(folder, 'publications');
  mkdirSync(publications);
  cpSync(pdf, path.join(publications, 'two-columns.pdf'));
  await onomast(['extract', publications, '--out', records, '--quiet']);
});
const wide = { width: 1600, height: 1000 };

interface Word {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** The words of the file with their places in points, as Poppler reads them; undefined where it is not there. */
function wordsByPoppler(): Word[] | undefined {
  let text: string;
  try {
    text = execFileSync('pdftotext', ['-bbox', pdf, '-'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
  return text
    .split('<page ')
    .slice(1)
    .flatMap((one, i) =>
      [...one.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)].map(
        ([, left, top, bottom, word]) => ({
          page: i + 1,
          text: word!,
          left: Number(left),
          top: Number(top),
          bottom: Number(bottom),
        }),
      ),
    );
}

interface Place {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** Looked at in one go: what is in view may move. */
const placeInPage = `(() => {
  const box = document.querySelector('.page-image .box.current');
  const [own, outer] = [box.getBoundingClientRect(), box.parentElement.getBoundingClientRect()];
  const part = (length) => length / outer.width;
  return {
    page: Number(box.parentElement.dataset.page),
    left: part(own.left - outer.left),
    top: part(own.top - outer.top),
    bottom: part(own.bottom - outer.top),
  };
})()`;

/** Where the current box lies on its page, in points. @param width of the page, in points */
async function placeOf(view: Page, width: number): Promise<Place> {
  const { page, left, top, bottom } = (await view.evaluate(placeInPage)) as Place;
  return { page, left: left * width, top: top * width, bottom: bottom * width };
}

/** The width of a page in points, as its record says. */
async function pageWidth(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const answer = await fetch('/api/document?path=two-columns.pdf');
    return ((await answer.json()) as { pages: { width: number }[] }).pages[0]!.width;
  });
}

browserTest('the boxes of mentions lie on their words, as drawn and as Poppler places them', async () => {
  const { page, context, faults } = await visit('/document?path=two-columns.pdf', wide);
  await page.locator('.page-image .picture').first().waitFor();
  const current = page.locator('mark[aria-current]');
  const words = wordsByPoppler();
  const points = await pageWidth(page);
  const elsewhere: string[] = [];
  for (let i = 0; i < 24; i++) {
    await page.keyboard.press('n');
    const [first] = ((await current.textContent()) ?? '').split(/\s+/);
    const index = await current.getAttribute('data-m');
    const box = page.locator(`.page-image .box.current[data-m="${index}"]`).first();
    await box.waitFor();
    const place = await placeOf(page, points);
    await page.locator(`.page-image[data-page="${place.page}"] .picture`).waitFor();
    await expect.poll(async () => ink(await box.screenshot())).toBeGreaterThan(0.02);
    const middle = (place.top + place.bottom) / 2;
    const isThere =
      words === undefined ||
      words.some(
        (word) =>
          word.page === place.page &&
          word.text.includes(first!) &&
          Math.abs(word.left - place.left) < 9 &&
          word.top < middle &&
          word.bottom > middle,
      );
    if (!isThere) elsewhere.push(`${first} ${JSON.stringify(place)}`);
  }
  expect(elsewhere).toEqual([]);
  faults.check();
  await context.close();
});

browserTest(
  'pages and text go together: a box chooses its mention, a key hides the pages, axe finds nothing serious',
  async () => {
    const { page, context, faults } = await visit('/document?path=two-columns.pdf', wide);
    await page.locator('.page-image .picture').first().waitFor();
    const box = page.locator('.page-image .box').nth(2);
    const mention = await box.getAttribute('data-m');
    await box.click();
    await expect.poll(() => page.locator('mark[aria-current]').first().getAttribute('data-m')).toBe(mention);
    await expectNothingSerious(page);
    await page.keyboard.press('o');
    await expect.poll(() => page.locator('.page-image').count()).toBe(0);
    faults.check();
    await context.close();
  },
);
