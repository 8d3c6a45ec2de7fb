import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { packageRoot } from '../../../../src/paths.ts';
import { expectNothingSerious } from '../../../support/axe.ts';
import { browserTest, settled } from '../../../support/browser.ts';
import { onomast } from '../../../support/onomast.ts';
import { useRoom } from '../../../support/use-room.ts';

const { visit } = useRoom((records) =>
  onomast(['extract', path.join(packageRoot, 'fixtures', 'publications'), '--out', records]),
);

const townDocument = `/document?path=${encodeURIComponent('harbour-town.md')}`;

describe('axe finds nothing serious, light and dark, wide and narrow', () => {
  const places = {
    collection: '/',
    search: '/?view=search&text=the',
    map: '/?view=places',
    amounts: '/?view=amounts',
    types: '/?view=types',
    network: '/?view=network',
    timeline: '/?view=timeline',
    document: townDocument,
    entities: '/entities',
    samples: '/judge',
    'nothing to curate': '/curate',
    'nothing to report': '/report',
  };
  for (const [name, place] of Object.entries(places))
    browserTest(name, async () => {
      const { page, context, faults } = await visit(place);
      await expectNothingSerious(page);
      faults.check();
      await context.close();
    });

  browserTest('a mention, its correction and the keys', async () => {
    const { page, context, faults } = await visit(townDocument);
    await page.locator('mark.t-GPE').first().click();
    await page.locator('.panel h2').waitFor();
    await expectNothingSerious(page);
    await page.keyboard.press('r');
    await expectNothingSerious(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.locator('dialog').waitFor();
    await expectNothingSerious(page);
    faults.check();
    await context.close();
  });

  browserTest('a dot of the map leads to its place', async () => {
    const { page, context, faults } = await visit('/?view=places');
    await page.locator('.dot').first().press('Enter');
    await page.locator('.chosen a, section a[href^="/entity"]').first().click();
    await page.waitForURL(/\/entity\?/);
    await settled(page);
    faults.check();
    await context.close();
  });

  const marks: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    types: (page) => page.locator('.bar button').last().click(),
    network: async (page) => {
      await page.locator('.node').first().press('Enter');
      await page.locator('.chosen li button').nth(1).click();
    },
  };
  for (const [view, choose] of Object.entries(marks))
    browserTest(`a mark leads to its passages: ${view}`, async () => {
      const { page, context, faults } = await visit(`/?view=${view}`);
      await choose(page);
      const passage = page.locator('.passages .concordance a').first();
      await passage.waitFor();
      await settled(page);
      await expectNothingSerious(page);
      await passage.click();
      await page.locator('mark[aria-current]').waitFor();
      faults.check();
      await context.close();
    });

  browserTest('an entity', async () => {
    const { page, context, faults } = await visit('/entities');
    await page.locator('td a.title').first().click();
    await page.waitForURL(/\/entity\?/);
    await settled(page);
    await expectNothingSerious(page);
    faults.check();
    await context.close();
  });

  browserTest('a question about a mention, and what follows a wrong one', async () => {
    const { page, context, faults } = await visit('/judge');
    await page.getByRole('button', { name: 'Draw' }).click();
    await page.locator('.question').waitFor();
    await settled(page);
    await expectNothingSerious(page);
    for (const key of ['t', 's', 'v']) {
      await page.keyboard.press(key);
      await expectNothingSerious(page);
      await page.keyboard.press('Escape');
    }
    faults.check();
    await context.close();
  });
});
