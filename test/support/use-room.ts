import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import {
  type Cookie,
  chromiumPath,
  type OpenedPage,
  type PageOptions,
  settled,
  useBrowser,
} from './browser.ts';
import { temporaryFolder } from './onomast.ts';
import { type RoomProcess, startRoom } from './room-process.ts';

/** A reading room and a browser for the tests of one file. */
export interface TestRoom {
  /** Folder of the file's own, gone after its tests. */
  readonly folder: string;
  /** Records of the room. */
  readonly records: string;
  /** `http://127.0.0.1:4000` */
  readonly origin: string;
  /** Opens a page of the room in a profile of its own, and waits until it is all there. */
  visit(place?: string, options?: PageOptions): Promise<OpenedPage>;
}

/**
 * Starts one room for the tests of a file.
 * @param prepare makes the records, before the room starts
 */
export function useRoom(prepare: (records: string, folder: string) => unknown): TestRoom {
  const folder = temporaryFolder();
  const records = path.join(folder, 'records');
  const browser = useBrowser();
  let room: RoomProcess | undefined;
  let cookie: Cookie | undefined;
  beforeAll(async () => {
    if (chromiumPath === undefined) return;
    await prepare(records, folder);
    room = await startRoom(records);
  });
  afterAll(async () => {
    await room?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    records,
    get origin() {
      return room!.origin;
    },
    async visit(place = '/', options = {}) {
      cookie ??= await admitted(room!);
      const opened = await browser.open(room!.origin + place, { cookie, ...options });
      await settled(opened.page);
      return opened;
    },
  };
}

/** The cookie of a visitor whom the printed address has let in. */
async function admitted({ address, origin }: RoomProcess): Promise<Cookie> {
  const [set = ''] = (await fetch(address)).headers.getSetCookie();
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
  return { name, value, url: origin };
}
