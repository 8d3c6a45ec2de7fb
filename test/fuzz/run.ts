import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What went wrong with an input. */
export interface Fault {
  readonly target: string;
  readonly number: number;
  readonly what: string;
  readonly input?: Buffer;
}

export interface FuzzOptions {
  readonly seed: number;
  /** Inputs for the target. */
  readonly count: number;
  /** Milliseconds an input may take. */
  readonly limit: number;
  /** Milliseconds all may take; what is left then is left out. */
  readonly budget?: number;
}

/**
 * Gives a target its inputs in a process of its own, so that one which hangs or takes the process down is found out and the next come.
 * @returns what went wrong, and how many inputs were tried
 */
export async function fuzz(
  target: string,
  options: FuzzOptions,
): Promise<{ tried: number; faults: Fault[] }> {
  const root = mkdtempSync(path.join(tmpdir(), 'onomast-fuzz-'));
  const faults: Fault[] = [];
  const end = performance.now() + (options.budget ?? Number.POSITIVE_INFINITY);
  let from = 0;
  try {
    while (from < options.count && performance.now() < end) {
      const { next, found } = await round(target, root, from, end, options);
      faults.push(...found);
      from = next;
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { tried: from, faults };
}

/** Inputs until all are done, the time is up, or the process is no more. */
function round(
  target: string,
  root: string,
  from: number,
  end: number,
  { seed, count, limit }: FuzzOptions,
): Promise<{ next: number; found: Fault[] }> {
  const child = fork(
    fileURLToPath(new URL('./child.ts', import.meta.url)),
    [target, root, String(seed), String(from), String(count)],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: ['--max-old-space-size=1500'] },
  );
  return new Promise((resolve) => {
    const found: Fault[] = [];
    let number = from - 1;
    let why: string | undefined = 'the process ended';
    let timer: NodeJS.Timeout | undefined;
    const stop = (reason: string | undefined) => {
      why = reason;
      child.kill('SIGKILL');
    };
    // Seeds are made before the first input.
    const wind = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => stop(`took more than ${limit} ms`), milliseconds);
    };
    wind(60_000);
    child.on(
      'message',
      (message: { began?: number; fault?: string; number?: number; input?: string; done?: true }) => {
        if (message.done === true) why = undefined;
        if (message.fault !== undefined)
          found.push({
            target,
            number: message.number!,
            what: message.fault,
            input: Buffer.from(message.input!, 'base64'),
          });
        if (message.began === undefined) return;
        number = message.began;
        if (performance.now() > end) stop(undefined);
        else wind(limit);
      },
    );
    child.on('exit', () => {
      clearTimeout(timer);
      if (why === undefined) resolve({ next: performance.now() > end ? number : count, found });
      else {
        // Without a first input every further process would end the same way.
        const next = number < from ? count : number + 1;
        resolve({ next, found: [...found, { target, number, what: why }] });
      }
    });
  });
}

/** Keeps inputs that went wrong: `folder/TARGET-NUMBER` with what went wrong beside it. */
export function keepFaults(folder: string, faults: readonly Fault[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { target, number, what, input } of faults) {
    const file = path.join(folder, `${target}-${number}`);
    if (input !== undefined) writeFileSync(file, input);
    writeFileSync(`${file}.fault`, `${what}\n`);
  }
}
