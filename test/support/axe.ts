import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 at level AA, and what axe calls best practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const all = { type: 'tag', values: tags };
/** The rules that look at colours. */
const ofColours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What axe finds serious or critical in a page as it stands, a line each; evaluated outside of the page's content policy. */
async function seriousFindings(page: Page, runOnly: object): Promise<string[]> {
  if (await page.evaluate('globalThis.axe === undefined')) await page.evaluate(source);
  const options = { runOnly, resultTypes: ['violations'] };
  const run = `axe.run(document, ${JSON.stringify(options)})`;
  const { violations } = (await page.evaluate(run)) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
}

/**
 * Fails where axe finds something serious in either theme, on a wide screen or a narrow one. A theme changes colours alone: in the
 * second one the rules about them are asked.
 */
export async function expectNothingSerious(page: Page): Promise<void> {
  const findings: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      for (const finding of await seriousFindings(page, colorScheme === 'light' ? all : ofColours))
        findings.push(`${colorScheme} ${width}: ${finding}`);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(findings).toEqual([]);
}
