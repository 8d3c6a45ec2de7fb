import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Hono } from 'hono';
import { roomApp } from '../../src/app/web/app.ts';
import { LazyGazetteers } from '../../src/app/web/gazetteers.ts';
import { ClientFiles } from '../../src/app/web/http/assets.ts';
import { Door } from '../../src/app/web/http/guard.ts';
import type { SignIn } from '../../src/app/web/http/sign-in.ts';
import type { Inbox } from '../../src/app/web/inbox.ts';
import { Room } from '../../src/app/web/room.ts';
import type { RoomOptions } from '../../src/app/web/room-options.ts';

/** What a room may have besides its records. */
interface RoomParts {
  readonly signIn?: SignIn;
  readonly inbox?: (room: Room) => Inbox;
}

/** A reading room without a network: requests are answered in this process. */
export class TestRoom {
  readonly room: Room;
  readonly app: Hono;
  readonly door: Door;
  #cookie = '';

  private constructor(room: Room, files: ClientFiles, { signIn, inbox }: RoomParts) {
    this.room = room;
    this.door = new Door({ token: 'token of the test', ...(signIn !== undefined && { signIn }) });
    this.app = roomApp({
      room,
      door: this.door,
      files,
      gazetteers: new LazyGazetteers(),
      judge: 'ada',
      inbox: inbox?.(room),
      hosts: new Set(['127.0.0.1', 'localhost']),
    });
  }

  /** Opens a room on a folder of records. */
  static async open(
    records: string,
    options: Partial<RoomOptions> = {},
    parts: RoomParts = {},
  ): Promise<TestRoom> {
    const client = path.join(records, '..', 'client');
    mkdirSync(client, { recursive: true });
    writeFileSync(path.join(client, 'index.html'), '<!doctype html><title>client</title>');
    const room = new Room({
      records,
      database: path.join(records, 'reading-room.db'),
      prune: true,
      collection: 'default',
      readOnly: false,
      ...options,
    });
    await room.load();
    const test = new TestRoom(room, new ClientFiles(client), parts);
    if (parts.signIn !== undefined) return test;
    const answer = await test.app.request(`http://127.0.0.1/?token=${encodeURIComponent(test.door.token)}`, {
      headers: { host: '127.0.0.1' },
    });
    test.#cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    return test;
  }

  request(address: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const headers = { host: '127.0.0.1', cookie: this.#cookie, ...init.headers };
    return Promise.resolve(this.app.request(`http://127.0.0.1${address}`, { ...init, headers }));
  }

  /** The JSON answer of the API; fails where it is refused. */
  async get<T>(address: string): Promise<T> {
    const answer = await this.request(`/api/${address}`);
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async post<T>(address: string, body: unknown): Promise<T> {
    const answer = await this.#send(address, body);
    return (await answer.json()) as T;
  }

  /** Goes on as another judge. */
  async enterAs(name: string): Promise<void> {
    const answer = await this.#send('judge', { name });
    this.#cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
  }

  async #send(address: string, body: unknown): Promise<Response> {
    const answer = await this.request(`/api/${address}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1' },
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer;
  }
}
