import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** An input to try, by its number. */
export interface Question {
  readonly target: string;
  readonly number: number;
}

/** How it went. */
export interface Answer {
  readonly fault?: string;
  /** In base64, where something went wrong. */
  readonly input?: string;
}

/** Milliseconds for a process to start and make well-formed inputs. */
const startLimit = 120_000;

/** Gives targets their inputs in a process of its own, so that one which hangs or takes the process down is found out. */
export class Fuzzer implements Disposable {
  readonly #seed: number;
  readonly #limit: number;
  readonly #root = mkdtempSync(path.join(tmpdir(), 'onomast-fuzz-'));
  /** Targets whose well-formed inputs the process has made. */
  readonly #known = new Set<string>();
  #child: ChildProcess | undefined;

  /** @param limit milliseconds an input may take */
  constructor(seed: number, limit: number) {
    this.#seed = seed;
    this.#limit = limit;
  }

  /** Tries an input; a fault of the process itself has no input in the answer. */
  try(question: Question): Promise<Answer> {
    const child = (this.#child ??= this.#start());
    const limit = this.#known.has(question.target) ? this.#limit : startLimit + this.#limit;
    return new Promise((resolve) => {
      const end = (answer: Answer, dead: boolean) => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (dead) this.#stop();
        else this.#known.add(question.target);
        resolve(answer);
      };
      const timer = setTimeout(() => end({ fault: `took more than ${limit} ms` }, true), limit);
      child.once('message', (answer) => end(answer as Answer, false));
      child.once('exit', (code, signal) => end({ fault: `the process ended (${code ?? signal})` }, true));
      child.send(question);
    });
  }

  #start(): ChildProcess {
    return fork(
      fileURLToPath(new URL('./child.ts', import.meta.url)),
      [this.#root, String(this.#seed)],
      // Its own commands tell of faults on standard error, thousands of times.
      { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: ['--max-old-space-size=1500'] },
    );
  }

  #stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    this.#known.clear();
  }

  [Symbol.dispose](): void {
    this.#stop();
    rmSync(this.#root, { recursive: true, force: true });
  }
}
