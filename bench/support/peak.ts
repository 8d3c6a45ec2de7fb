import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/paths.ts';

/** How a run of the command ended. */
export interface Ended {
  /** Most resident memory, in MB (Linux: VmHWM). */
  readonly peak: number;
  /** Most resident memory in each quarter of its time, in MB: flat where a run needs no more for more documents. */
  readonly quarters: readonly number[];
  readonly seconds: number;
  readonly code: number | null;
}

/**
 * Runs the `onomast` command and watches its resident memory.
 * @param core the only core it may use (Linux: `taskset`), as if the machine had no other; all if absent
 */
export function peakOf(args: readonly string[], core?: number): Promise<Ended> {
  const started = performance.now();
  const command = [process.execPath, path.join(packageRoot, 'bin', 'onomast.js'), ...args];
  const [program, ...rest] = core === undefined ? command : ['taskset', '-c', `${core}`, ...command];
  const child = spawn(program!, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  const samples: number[] = [];
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const megabytes = (name: string) =>
        Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
      peak = Math.max(peak, megabytes('VmHWM'));
      samples.push(megabytes('VmRSS'));
    } catch {
      // it has ended
    }
  }, 50);
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearInterval(timer);
      const quarters = [0, 1, 2, 3].map((i) =>
        Math.max(0, ...samples.slice((i * samples.length) / 4, ((i + 1) * samples.length) / 4)),
      );
      resolve({ peak, quarters, code, seconds: (performance.now() - started) / 1000 });
    }),
  );
}
