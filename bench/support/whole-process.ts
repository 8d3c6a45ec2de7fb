import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a process took from its start to its exit, its threads and children included. */
export interface Taken {
  /** User and system seconds. */
  readonly cpu: number;
  readonly wall: number;
  /** Most resident memory, in MB. */
  readonly peak: number;
}

/** Node tells nothing of the times of its children; bash does, to the millisecond. */
const timed = 'TIMEFORMAT="%U %S %R"; { time "$@" >/dev/null 2>&4; } 4>&2 2>&3';

/**
 * Runs a command to its end (Linux, with bash).
 * @throws Error if it fails
 */
export function wholeProcess(command: readonly string[]): Promise<Taken> {
  const child = spawn('bash', ['-c', timed, 'bash', ...command], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  let times = '';
  child.stderr!.on('data', (data: Buffer) => (complaint += data.toString()));
  child.stdio[3]!.on('data', (data: Buffer) => (times += data.toString()));
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, peakOfChild(child.pid!))), 10);
  return new Promise((resolve, reject) =>
    child.on('close', (code) => {
      clearInterval(timer);
      if (code !== 0) return reject(new Error(`${command.join(' ')} ended with ${code}: ${complaint}`));
      const [user, system, wall] = times.trim().split(/\s+/).map(Number) as [number, number, number];
      resolve({ cpu: user + system, wall, peak });
    }),
  );
}

/** Most resident memory of the only child of a process so far, in MB; 0 where there is none. */
function peakOfChild(pid: number): number {
  try {
    const child = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]!;
    const status = readFileSync(`/proc/${child}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    // it has not begun, or has ended
    return 0;
  }
}
