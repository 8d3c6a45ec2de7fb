import { ApiError, onConnection } from './api.ts';

/** Milliseconds until sending is tried again while the server is away. */
const pause = 1500;

/**
 * What is to be sent, in order, kept in the browser until the server has it: a lost server or a closed page loses nothing. A line may
 * be sent twice where the answer was lost; the server takes a repeated one for the same.
 */
export class Outbox<T> {
  readonly #key: string;
  readonly #send: (lines: readonly T[]) => Promise<unknown>;
  #lines: T[];
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #stop: () => void;
  /** Told how many lines wait, and why a line was refused. */
  onChange: (waiting: number, refused?: string) => void = () => {};

  constructor(key: string, send: (lines: readonly T[]) => Promise<unknown>) {
    this.#key = `onomast outbox ${key}`;
    this.#send = send;
    this.#lines = read<T>(this.#key);
    this.#stop = onConnection((connection) => {
      if (connection === 'open') void this.flush();
    });
    void this.flush();
  }

  /** Lines that the server does not have yet. */
  get waiting(): readonly T[] {
    return this.#lines;
  }

  add(...lines: T[]): void {
    this.#lines.push(...lines);
    this.#keep();
    void this.flush();
  }

  async flush(): Promise<void> {
    if (this.#sending || this.#lines.length === 0) return;
    this.#sending = true;
    const lines = this.#lines.slice(0, 200);
    try {
      await this.#send(lines);
      this.#lines = this.#lines.slice(lines.length);
      this.#keep();
    } catch (error) {
      // What the server refuses for good would be refused for ever; what it cannot take now waits.
      if (
        error instanceof ApiError &&
        error.status >= 400 &&
        error.status < 500 &&
        error.status !== 401 &&
        error.status !== 429
      ) {
        this.#lines = this.#lines.slice(lines.length);
        this.#keep(error.message);
      } else this.#later();
    } finally {
      this.#sending = false;
    }
    if (this.#lines.length > 0 && this.#timer === undefined) void this.flush();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stop();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.flush();
    }, pause);
  }

  #keep(refused?: string): void {
    if (this.#lines.length === 0) localStorage.removeItem(this.#key);
    else localStorage.setItem(this.#key, JSON.stringify(this.#lines));
    this.onChange(this.#lines.length, refused);
  }
}

function read<T>(key: string): T[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? (value as T[]) : [];
  } catch {
    return [];
  }
}
