import { during } from './activity.ts';

/** What the server answered where it did not do what was asked. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export type Connection = 'open' | 'lost' | 'closed' | 'sign-in';

type Listener = (connection: Connection) => void;
const listeners = new Set<Listener>();
let connection: Connection = 'open';

/**
 * Tells of the connection to the server: `lost` where nothing answers, `closed` where it does not know this browser, `sign-in` where it
 * asks for a password.
 */
export function onConnection(listener: Listener): () => void {
  listeners.add(listener);
  listener(connection);
  return () => listeners.delete(listener);
}

function setConnection(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener(next);
}

export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

function addressOf(path: string, fields: Fields): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== '' && value !== false) search.set(name, String(value));
  const text = search.toString();
  return `/api/${path}${text === '' ? '' : `?${text}`}`;
}

function ask<T>(address: string, init: RequestInit): Promise<T> {
  return during(answerOf<T>(address, init));
}

async function answerOf<T>(address: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, { ...init, credentials: 'same-origin' });
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    setConnection('lost');
    throw new ApiError(0, 'connection.lost', 'The server does not answer.');
  }
  if (response.ok) {
    setConnection('open');
    return (await response.json()) as T;
  }
  const { error } = (await response.json().catch(() => ({}))) as {
    error?: { code: string; message: string };
  };
  const isOut = error?.code === 'room.sign-in' ? 'sign-in' : 'closed';
  setConnection(response.status === 401 ? isOut : 'open');
  throw new ApiError(
    response.status,
    error?.code ?? 'unknown',
    error?.message ?? `The server answered ${response.status}.`,
  );
}

/** Asks for data. @throws ApiError */
export function get<T>(path: string, fields: Fields = {}, signal?: AbortSignal): Promise<T> {
  return ask<T>(addressOf(path, fields), signal === undefined ? {} : { signal });
}

/** Sends something to be kept. @throws ApiError */
export function post<T>(path: string, body: unknown): Promise<T> {
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  return ask<T>(addressOf(path, {}), init);
}

/** Sends a file as it stands. @throws ApiError */
export function sendFile(path: string, file: File): Promise<unknown> {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: file };
  return ask(addressOf(path, { name: file.name }), init);
}
