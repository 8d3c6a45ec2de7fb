import { Refusal } from './failure.ts';
import { type Judges, passwordLength } from './judges.ts';

/** Guesses of one name until a pause, the longest pause in seconds, and how many may wait at once. */
const patience = { guesses: 5, pause: 300, waiting: 16 } as const;

interface Guesses {
  failed: number;
  /** Milliseconds since 1970 until which no more is taken. */
  until: number;
}

/** Takes passwords: one at a time, since each costs memory, and with growing pauses for a name that is guessed at. */
export class SignIn {
  readonly judges: Judges;
  readonly #guesses = new Map<string, Guesses>();
  readonly #now: () => number;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(judges: Judges, now: () => number = Date.now) {
    this.judges = judges;
    this.#now = now;
  }

  /** @throws Refusal 400, 401 for a wrong name or password, 429 after too many */
  async check(name: unknown, password: unknown): Promise<string> {
    if (typeof name !== 'string' || typeof password !== 'string' || password.length > passwordLength.most)
      throw new Refusal(400, 'Give a name and a password.');
    // A name that nobody has is counted with all others of its kind, so that names do not fill the memory.
    const key = this.judges.has(name) ? name : '';
    const pause = (this.#guesses.get(key)?.until ?? 0) - this.#now();
    if (pause > 0 || this.#waiting >= patience.waiting) throw tooMany(Math.max(1, Math.ceil(pause / 1000)));
    this.#waiting++;
    try {
      const turn = this.#turn.then(() => this.judges.verify(name, password));
      this.#turn = turn.catch(() => {});
      if (await turn) {
        this.#guesses.delete(key);
        return name;
      }
    } finally {
      this.#waiting--;
    }
    this.#failed(key);
    throw new Refusal(401, 'No judge has this name and password.', { code: 'room.sign-in' });
  }

  #failed(key: string): void {
    const failed = (this.#guesses.get(key)?.failed ?? 0) + 1;
    const pause =
      failed < patience.guesses ? 0 : Math.min(patience.pause, 2 ** (failed - patience.guesses + 1));
    this.#guesses.set(key, { failed, until: this.#now() + pause * 1000 });
  }
}

const tooMany = (seconds: number) =>
  new Refusal(429, `Too many passwords were tried. Try again in ${seconds} s.`, {
    code: 'room.sign-in',
    headers: { 'Retry-After': String(seconds) },
  });
