import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { DocumentRecord } from '../../../../src/index.ts';
import { readGold } from '../../../../src/records/audit/gold.ts';
import { openStore } from '../../../../src/records/store/open.ts';
import { browserTest, chromiumPath, settled, useBrowser } from '../../../support/browser.ts';
import { lightPipeline, onomast, temporaryFolder } from '../../../support/onomast.ts';
import { startRoom } from '../../../support/room-process.ts';

const folder = temporaryFolder();
const at = (...names: string[]) => path.join(folder, ...names);
const light = lightPipeline(folder);
const text = 'The town gave $5 million to Kiruna.\n\nThe port was paid €7 million by the state.\n';
const extract = () => onomast(['extract', at('in'), '--out', at('records'), '--pipeline', light, '--quiet']);
const browser = useBrowser();
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  mkdirSync(at('in'));
  writeFileSync(at('in', 'a.txt'), text);
  await extract();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function recordOf(out: string): DocumentRecord {
  return JSON.parse(readFileSync(at(out, 'a.txt.jsonld'), 'utf8')) as DocumentRecord;
}
const mentionsOf = ({ annotations }: DocumentRecord) =>
  annotations.map(({ entityType, target }) => [target.selector[2].exact, entityType]);

browserTest(
  'corrections made while reading outlive the server and a new extraction of a changed file, and make records',
  async () => {
    const token = 'the same for both starts';
    let room = await startRoom(at('records'), { token });
    const { page, context, faults } = await browser.open(room.address);
    await page.goto(`${room.origin}/document?path=a.txt`);
    await settled(page);
    const history = page.locator('.history summary');

    await page.keyboard.press('n');
    await page.keyboard.press('r');
    await page
      .getByRole('group', { name: 'Another type' })
      .getByRole('button', { name: /^Quantity/i })
      .click();
    await page.locator('mark.t-QUANTITY').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    // Words of the passage that is in view: to the one that lacks its mark.
    for (let i = 0; i < 20; i++) {
      const marked = await page.locator('.picker .picked').allTextContents();
      if (marked.join('') === 'Kiruna') break;
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Enter');
    await page
      .getByRole('group', { name: 'Its type' })
      .getByRole('button', { name: /country|place|region/i })
      .first()
      .click();
    await page.locator('mark.t-GPE', { hasText: 'Kiruna' }).waitFor();
    await expect.poll(() => history.textContent()).toBe('2 decisions');

    // The passage is read to its end: it can be gold.
    await page.keyboard.press('c');
    await expect.poll(() => history.textContent()).toBe('3 decisions');

    // The server is gone: the next decision waits in the browser, and reaches the server that comes back.
    await room.kill();
    await page.locator('mark.t-MONEY').click();
    await page.keyboard.press('x');
    await page.getByText('The server does not answer.').waitFor();
    await page.getByText('1 decision not sent yet').waitFor();
    room = await startRoom(at('records'), { token, port: Number(new URL(room.origin).port) });
    await expect.poll(() => page.locator('mark.t-MONEY').count()).toBe(0);
    await settled(page);
    await room.stop();

    // The file changes, and is extracted again.
    writeFileSync(at('in', 'a.txt'), `A new first paragraph with $3 million in it.\n\n${text}`);
    await extract();
    expect(mentionsOf(recordOf('records')).map(([exact]) => exact)).toEqual([
      '$3 million',
      '$5 million',
      '€7 million',
    ]);
    room = await startRoom(at('records'), { token, port: Number(new URL(room.origin).port) });
    await page.goto(`${room.origin}/document?path=a.txt`);
    await settled(page);
    await page.locator('mark.t-QUANTITY', { hasText: '$5 million' }).waitFor();
    await page.locator('mark.t-GPE', { hasText: 'Kiruna' }).waitFor();
    await expect.poll(() => page.locator('mark.t-MONEY').allTextContents()).toEqual(['$3 million']);
    faults.check([/Failed to load resource/]);
    await context.close();
    await room.stop();

    const applied = await onomast(['apply', at('records'), '--out', at('corrected')]);
    expect(applied.code).toBe(0);
    expect(mentionsOf(recordOf('corrected'))).toEqual([
      ['$3 million', 'MONEY'],
      ['$5 million', 'QUANTITY'],
      ['Kiruna', 'GPE'],
    ]);
    const loaded = await onomast([
      'load',
      at('records'),
      '--db',
      `sqlite:${at('c.db')}`,
      '--corrections',
      at('records', 'decisions.jsonl'),
    ]);
    expect(loaded.code).toBe(0);
    const gold = await onomast([
      'audit',
      'export-gold',
      at('records'),
      '--corrections',
      at('records', 'decisions.jsonl'),
      '--out',
      at('gold'),
    ]);
    expect(gold).toMatchObject({ code: 0, out: expect.stringContaining('1 passages with 2 mentions') });
    const [document] = await readGold(at('gold'));
    expect(document!.text).toBe('The town gave $5 million to Kiruna.\n\n');
    expect(document!.mentions.map(({ text: words, type }) => [words, type])).toEqual([
      ['$5 million', 'QUANTITY'],
      ['Kiruna', 'GPE'],
    ]);
    const store = await openStore(`sqlite:${at('c.db')}`);
    const rows = await store.query('SELECT exact, entity_type AS type FROM mentions ORDER BY start_offset');
    await store.close();
    expect(rows.map(({ exact, type }) => [exact, type])).toEqual(mentionsOf(recordOf('corrected')));
  },
);
