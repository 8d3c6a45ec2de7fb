import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../support/onomast.ts';
import { writeRecords } from '../../../support/records.ts';
import { TestRoom } from '../../../support/room.ts';

const folder = temporaryFolder();
const records = path.join(folder, 'records');
let room: TestRoom;
beforeAll(async () => {
  writeRecords(records, [{ path: 'a.txt' }]);
  room = await TestRoom.open(records);
});
afterAll(() => {
  room.room.close();
  rmSync(folder, { recursive: true, force: true });
});

const status = async (address: string, init?: Parameters<TestRoom['request']>[1]) =>
  (await room.request(address, init)).status;

describe('who may come in', () => {
  test('data only with the cookie that the token gives', async () => {
    expect(await status('/api/documents')).toBe(200);
    expect(await status('/api/documents', { headers: { cookie: '' } })).toBe(401);
    const forged = Buffer.from('{"judge":"eve"}').toString('base64url');
    expect(await status('/api/documents', { headers: { cookie: `onomast-room=${forged}.AAAA` } })).toBe(401);
  });

  test('a wrong token is refused, and gives no cookie', async () => {
    const answer = await room.request('/?token=guess', { headers: { cookie: '' } });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('the cookie is out of reach of scripts and of other sites', async () => {
    const answer = await room.request(`/?token=${encodeURIComponent(room.door.token)}`);
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Strict/);
  });
});

describe('what other sites may send', () => {
  test('a name that is not ours is not answered for (DNS rebinding)', async () => {
    expect(await status('/api/documents', { headers: { host: 'evil.example' } })).toBe(421);
    expect(await status('/', { headers: { host: 'localhost:8417' } })).toBe(200);
  });

  test('an origin that is not the host is refused', async () => {
    expect(await status('/api/documents', { headers: { origin: 'http://evil.example' } })).toBe(403);
    expect(await status('/api/documents', { headers: { origin: 'null' } })).toBe(403);
    expect(await status('/api/documents', { headers: { origin: 'http://127.0.0.1' } })).toBe(200);
  });
});

describe('what a page may do', () => {
  test('scripts and styles from the server alone, none inline', async () => {
    const policy = (await room.request('/')).headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test('no path of a request reaches the file system', async () => {
    for (const name of ['..%2fpackage.json', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', 'index.html%00'])
      expect(await status(`/assets/${name}`)).toBe(404);
    expect(await status('/api/document?path=..%2f..%2fetc%2fpasswd')).toBe(404);
  });

  test('a refusal says what to do, a failure nothing of the inside', async () => {
    const answer = await room.request('/api/documents?order=nonsense');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { message: expect.stringContaining('order takes') } });
  });
});
