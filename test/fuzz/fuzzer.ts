import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** An input to try, by its number. */
export interface Question {
  readonly target: string;
  readonly number: number;
}

/** The number that stands for all well-formed inputs of a target as they are, which must be read without a complaint. */
export const unchanged = -1;

/** How it went. */
export interface Answer {
  readonly fault?: string;
  /** In base64, where something went wrong. */
  readonly input?: string;
}

/** Milliseconds for a process to start and make well-formed inputs. */
const startLimit = 120_000;

/** Share of its time that a process works which takes long because of its input, not because others have the machine. */
const busyShare = 0.7;
/** How many times as long an input may take of which there is little work to be seen. */
const patience = 20;

/** Milliseconds that a process has worked; where the system does not tell, all of them. */
function workOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return performance.now();
  }
}

/** Gives targets their inputs in a process of its own, so that one which hangs or takes the process down is found out. */
export class Fuzzer implements Disposable {
  readonly #seed: number;
  readonly #limit: number;
  readonly #root = mkdtempSync(path.join(tmpdir(), 'onomast-fuzz-'));
  /** Targets whose well-formed inputs the process has made. */
  readonly #known = new Set<string>();
  #child: ChildProcess | undefined;

  /** @param limit milliseconds of work an input may take */
  constructor(seed: number, limit: number) {
    this.#seed = seed;
    this.#limit = limit;
  }

  /** Tries an input; a fault of the process itself has no input in the answer. */
  try(question: Question): Promise<Answer> {
    const child = (this.#child ??= this.#start());
    const isKnown = this.#known.has(question.target) && question.number !== unchanged;
    const limit = isKnown ? this.#limit : startLimit + this.#limit;
    return new Promise((resolve) => {
      const before = workOf(child.pid!);
      let turns = 0;
      const end = (answer: Answer, dead: boolean) => {
        clearInterval(timer);
        child.removeAllListeners();
        if (dead) this.#stop();
        else this.#known.add(question.target);
        resolve(answer);
      };
      const timer = setInterval(() => {
        const isBusy = workOf(child.pid!) - before >= limit * busyShare;
        if (isBusy || ++turns >= patience) end({ fault: `took more than ${limit} ms` }, true);
      }, limit);
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
