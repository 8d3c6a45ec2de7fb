import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { bin } from './onomast.ts';

/** `onomast open` as a user starts it. */
export interface RoomProcess {
  /** The address it printed, with its token. */
  readonly address: string;
  readonly origin: string;
  readonly child: ChildProcess;
  /** Ends it as Ctrl-C does; answers its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
}

export interface RoomProcessOptions {
  readonly args?: readonly string[];
  /** The token, so that a room started again is the same to a browser. */
  readonly token?: string;
  /** 0 takes a free one. */
  readonly port?: number;
}

/**
 * Starts a reading room and waits until it answers with its records.
 * @param records their folder; empty where the arguments name a database alone
 */
export async function startRoom(records: string, options: RoomProcessOptions = {}): Promise<RoomProcess> {
  const { args = [], token, port = 0 } = options;
  const child = spawn(
    process.execPath,
    [
      bin,
      'open',
      ...(records === '' ? [] : [records]),
      '--no-browser',
      '--judge',
      'ada',
      '--port',
      String(port),
      ...args,
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(token !== undefined && { ONOMAST_TOKEN: token }) },
    },
  );
  const address = await printedAddress(child);
  const { origin } = new URL(address);
  if (origin.startsWith('http:')) await ready(origin);
  const ended = once(child, 'close') as Promise<[number | null]>;
  return {
    address,
    origin,
    child,
    stop: async () => {
      child.kill('SIGINT');
      return (await ended)[0];
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The first address that a server prints. @throws Error with what it said instead */
export function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    let complained = '';
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /https?:\/\/\S+/.exec(said);
      if (address !== null && said.includes('\n')) resolve(address[0]);
    });
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (complained += text));
    child.once('close', (code) => reject(new Error(`ended with ${code}: ${said}${complained}`)));
  });
}

async function ready(origin: string): Promise<void> {
  for (;;) {
    const { status } = (await (await fetch(`${origin}/health`)).json()) as { status: string };
    if (status === 'ready') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
