import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { browserTest } from '../../../support/browser.ts';
import { onomast } from '../../../support/onomast.ts';
import { makeRecord, recordText, writeRecords } from '../../../support/records.ts';
import { useRoom } from '../../../support/use-room.ts';

const image = '<img src=x onerror=alert(1)>';
const script = '</script><script>alert(2)</script>';
const fileName = `odd"'><svg onload=alert(3)>.txt`;
const { visit } = useRoom(async (records) => {
  mkdirSync(records);
  const { record } = makeRecord({ path: fileName, passages: 3, person: image });
  record.name = script;
  record.metadata = { title: script, creator: [image], own: { [image]: script } };
  for (const entity of record.entities) {
    entity.sameAs = [
      'javascript:alert(4)',
      'data:text/html,<script>alert(5)</script>',
      `https://a.example/"onclick="alert(6)`,
    ];
    entity.alternateName = [script, `" onmouseover="alert(7)`];
  }
  writeFileSync(path.join(records, `${fileName}.jsonld`), recordText(record, 'jsonld'));
  writeRecords(records, [{ path: 'plain.txt', person: image }]);
  await onomast([
    'audit',
    'sample',
    records,
    '--n',
    '5',
    '--passages',
    '1',
    '--out',
    path.join(records, 'samples', 's.jsonl'),
  ]);
});

const thing = `PERSON ${image}`;
browserTest.each([
  '/',
  '/?view=search&text=paid',
  `/?view=search&text=${encodeURIComponent(image)}`,
  '/?view=network',
  '/?view=amounts',
  '/?view=places',
  '/?view=timeline',
  `/?thing=${encodeURIComponent(thing)}&name=${encodeURIComponent(image)}`,
  `/document?path=${encodeURIComponent(fileName)}&at=0-10&quote=${encodeURIComponent(script)}`,
  `/document?path=${encodeURIComponent(`${script}${image}`)}`,
  '/entities',
  `/entity?thing=${encodeURIComponent(thing)}`,
  `/entity?thing=${encodeURIComponent(script)}`,
  '/judge',
  '/judge?sample=s',
  `/judge?sample=${encodeURIComponent(image)}`,
  '/curate?sample=s',
  '/report',
])('what documents and addresses say stays text: %s', async (place) => {
  const { page, context, faults } = await visit(place);
  for (const key of ['n', '?', 'Escape']) await page.keyboard.press(key);
  const foreign =
    'img, script:not([src^="/assets/"]), svg[onload], [onerror], [onclick], [onmouseover], a[href^="javascript:" i], a[href^="data:" i]';
  expect(await page.locator('body').locator(foreign).count()).toBe(0);
  faults.check([/status of (400|403|404|409)/]);
  await context.close();
});
