import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Judges } from '../../../../src/app/web/http/judges.ts';
import { SignIn } from '../../../../src/app/web/http/sign-in.ts';
import { command } from '../../../support/in-process.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { writeRecords } from '../../../support/records.ts';
import { TestRoom } from '../../../support/room.ts';

const folder = temporaryFolder();
const records = path.join(folder, 'records');
const file = path.join(folder, 'judges.jsonl');
const password = 'a long pass phrase';
let room: TestRoom;
let now = 0;
beforeAll(async () => {
  for (const [name, given] of [
    ['ada', password],
    ['zoé', `${password} of zoé`],
  ] as const)
    expect((await command(['judges', 'add', file, name], `${given}\n`)).code).toBe(0);
  writeRecords(records, [{ path: 'a.txt' }]);
  room = await TestRoom.open(records, {}, { signIn: new SignIn(Judges.read(file), () => now) });
});
afterAll(() => {
  room.room.close();
  rmSync(folder, { recursive: true, force: true });
});

const signIn = (name: unknown, given: unknown, headers: Record<string, string> = {}) =>
  room.request('/api/sign-in', {
    method: 'POST',
    body: JSON.stringify({ name, password: given }),
    headers: { 'content-type': 'application/json', cookie: '', ...headers },
  });
const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]!.split(';')[0]!;

describe('a file of judges', () => {
  test('holds hashes of its own salt each, for its owner alone, and no password', () => {
    const lines = readFileSync(file, 'utf8');
    expect(lines).not.toContain(password);
    const hashes = lines
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { scrypt: { salt: string } }).scrypt.salt);
    expect(new Set(hashes).size).toBe(2);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test('lists, forgets, and says what is wrong with it', async () => {
    expect(await command(['judges', 'list', file])).toMatchObject({ code: 0, out: 'ada\nzoé\n' });
    const other = path.join(folder, 'other.jsonl');
    await command(['judges', 'add', other, 'ben'], `${password}\n`);
    expect((await command(['judges', 'remove', other, 'ben'])).code).toBe(0);
    expect((await command(['judges', 'remove', other, 'ben'])).code).toBe(2);
    expect(await command(['judges', 'add', other, 'ben'], 'short\n')).toMatchObject({
      code: 2,
      err: expect.stringContaining('10 to 1000'),
    });
    expect((await command(['judges', 'add', other, '../ben'], `${password}\n`)).code).toBe(2);
    writeFileSync(other, '{"name":"ben","password":"open"}\n');
    const { code, err } = await command(['judges', 'list', other]);
    expect(code).toBe(2);
    expect(err).toContain('[server.judges-invalid]');
  });

  test('a room for others needs judges and TLS', async () => {
    const open = (...flags: string[]) =>
      command(['open', records, '--no-browser', '--host', '0.0.0.0', ...flags]);
    expect(await open()).toMatchObject({ code: 2, err: expect.stringContaining('--judges') });
    expect(await open('--judges', file)).toMatchObject({ code: 2, err: expect.stringContaining('--cert') });
  });
});

describe('who may come in where judges have passwords', () => {
  test('those who know a password, under their name alone', async () => {
    expect((await room.request('/api/documents')).status).toBe(401);
    const answer = await signIn('zoé', `${password} of zoé`);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Strict/);
    const headers = { cookie: cookieOf(answer) };
    expect(await (await room.request('/api/room', { headers })).json()).toMatchObject({
      judge: 'zoé',
      signedIn: true,
    });
    const rename = {
      method: 'POST',
      body: '{"name":"ada"}',
      headers: { ...headers, 'content-type': 'application/json' },
    };
    expect((await room.request('/api/judge', rename)).status).toBe(403);
  });

  test('the token lets nobody in, a judge who was taken out is none any more', async () => {
    const token = encodeURIComponent(room.door.token);
    expect((await room.request(`/?token=${token}`)).status).toBe(403);
    const headers = { cookie: cookieOf(await signIn('ada', password)) };
    room.door.signIn!.judges.remove('ada');
    expect((await room.request('/api/room', { headers })).status).toBe(401);
    await room.door.signIn!.judges.set('ada', password);
    expect((await room.request('/api/room', { headers })).status).toBe(200);
  });

  test('other sites cannot send a sign-in, nor a form', async () => {
    expect((await signIn('ada', password, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await signIn('ada', password, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await signIn({ $ne: '' }, password)).status).toBe(400);
  });

  test('a wrong password and an unknown name are answered alike; guessing is slowed, the right one is taken again later', async () => {
    const [wrong, unknown] = [await signIn('ada', 'wrong password'), await signIn('nobody', password)];
    expect(await wrong.json()).toEqual(await unknown.json());
    for (let i = 0; i < 4; i++) expect((await signIn('ada', `guess ${i} of it`)).status).toBe(401);
    const refused = await signIn('ada', password);
    expect(refused.status).toBe(429);
    now += Number(refused.headers.get('retry-after')) * 1000;
    expect((await signIn('ada', password)).status).toBe(200);
  });
});
