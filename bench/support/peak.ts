import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/data.ts';

/** How a run of the command ended: its peak of resident memory in MB (Linux: VmHWM), seconds, and exit code. */
export interface Ended {
  readonly peak: number;
  readonly seconds: number;
  readonly code: number | null;
}

/** Runs the `onomast` command and watches its high-water mark of resident memory. */
export function peakOf(args: readonly string[]): Promise<Ended> {
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(packageRoot, 'bin', 'onomast.js'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peak = 0;
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // it has ended
    }
  }, 50);
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearInterval(timer);
      resolve({ peak, code, seconds: (performance.now() - started) / 1000 });
    }),
  );
}
