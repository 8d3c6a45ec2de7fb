import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { expectNothingSerious } from '../../../support/axe.ts';
import { browserTest, chromiumPath, settled, useBrowser } from '../../../support/browser.ts';
import { lightPipeline, onomast, temporaryFolder } from '../../../support/onomast.ts';
import { startRoom } from '../../../support/room-process.ts';

const folder = temporaryFolder();
const at = (...names: string[]) => path.join(folder, ...names);
const light = lightPipeline(folder);
const browser = useBrowser();
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  mkdirSync(at('in'));
  writeFileSync(at('in', 'a.txt'), 'It cost $5 million.\n');
  await onomast(['extract', at('in'), '--out', at('records'), '--pipeline', light, '--quiet']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A certificate that nobody vouches for; undefined where there is no openssl. */
function certificate(): { cert: string; key: string } | undefined {
  const [cert, key] = [at('room.pem'), at('room.key')];
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  const args = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    '-addext',
    names,
  ];
  try {
    execFileSync('openssl', [...args, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return { cert, key };
}

browserTest(
  'over TLS: name and password, a cookie that only https carries, work under the own name, the way out',
  async (context) => {
    const tls = certificate();
    if (tls === undefined) context.skip('no openssl');
    const judges = at('judges.jsonl');
    await onomast(['judges', 'add', judges, 'ben'], 'a long pass phrase\n');
    const args = ['--host', '0.0.0.0', '--cert', tls!.cert, '--key', tls!.key, '--judges', judges];
    const room = await startRoom(at('records'), { args });
    expect(room.origin).toMatch(/^https:\/\/localhost:/);
    expect(new URL(room.address).search).toBe('');
    const opened = await browser.open(`${room.origin}/document?path=a.txt`, { anyCertificate: true });
    const { page } = opened;
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    await expectNothingSerious(page);
    await page.getByLabel('Name').fill('ben');
    await page.getByLabel('Password').fill('a wrong pass phrase');
    await page.getByRole('button', { name: 'Come in' }).click();
    await page.getByText('No judge has this name and password.').waitFor();
    await page.getByLabel('Password').fill('a long pass phrase');
    await page.keyboard.press('Enter');
    await page.locator('article.text').waitFor();
    const [cookie] = await opened.context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict' });
    await page.keyboard.press('n');
    await page.keyboard.press('y');
    await page.locator('.history').waitFor();
    await page.locator('.history summary').click();
    await page.getByText(/^ben, /).waitFor();
    await page.getByTitle('Sign out').click();
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    opened.faults.check([/status of 401/]);
    await opened.context.close();
    await room.stop();
  },
);

browserTest(
  'a document dropped on the page is read and opens; one of no known kind is refused with the reason',
  async () => {
    const room = await startRoom(at('records'), { args: ['--inbox', at('inbox'), '--pipeline', light] });
    const { page, context, faults } = await browser.open(room.address);
    await settled(page);
    const choose = page.getByLabel('Documents', { exact: true });
    await choose.setInputFiles({
      name: 'new.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('They paid €9 million and $2.\n'),
    });
    await page.locator('.inbox a', { hasText: 'new.txt' }).waitFor();
    await expect.poll(() => page.locator('td a.title').count()).toBe(2);
    await choose.setInputFiles({ name: 'tool.sh', mimeType: 'text/x-sh', buffer: Buffer.from('rm') });
    await page.getByText('Files of this kind are not read.').waitFor();
    await expectNothingSerious(page);
    await page.locator('.inbox a', { hasText: 'new.txt' }).click();
    await page.locator('mark', { hasText: '€9 million' }).waitFor();
    faults.check([/status of 415/]);
    await context.close();
    await room.stop();
  },
);

browserTest('--read-only: everything is shown, nothing is taken', async () => {
  const room = await startRoom(at('records'), { args: ['--read-only'] });
  const { page, context, faults } = await browser.open(room.address);
  await page.goto(`${room.origin}/document?path=a.txt`);
  await settled(page);
  await page.keyboard.press('n');
  await page.locator('mark[aria-current]').waitFor();
  expect(await page.getByRole('group', { name: 'Correct' }).count()).toBe(0);
  const status = (place: string) =>
    page.evaluate(
      async (to) =>
        (
          await fetch(to, {
            method: 'POST',
            body: '{"decisions":[{}],"sample":"s","lines":[{}],"line":{}}',
            headers: { 'Content-Type': 'application/json' },
          })
        ).status,
      place,
    );
  for (const place of [
    '/api/decisions',
    '/api/judgements',
    '/api/samples',
    '/api/curate',
    '/api/inbox?name=a.txt',
  ])
    expect([400, 403, 415]).toContain(await status(place));
  faults.check([/status of 4/]);
  await context.close();
  await room.stop();
});
