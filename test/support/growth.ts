import { expect } from 'vitest';

/** Milliseconds of work that are no news: what a collection of garbage or a compilation may take. */
const noise = 8;
/** Four times the input may take so many times the work: linear work takes four times as much, quadratic sixteen times. */
const most = 8;

/** Milliseconds that this thread works; what else the machine does is not counted. */
async function workOf(task: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await task();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Fails where work grows faster than its input, by the ratio of two sizes.
 * @param work on an input of a size
 * @param size of the larger input
 */
export async function expectLinear(work: (size: number) => unknown, size: number): Promise<void> {
  const small = Math.floor(size / 4);
  await work(Math.floor(small / 4));
  let least = Number.POSITIVE_INFINITY;
  for (let trial = 0; trial < 4 && least >= most; trial++) {
    const base = await workOf(() => work(small));
    const whole = await workOf(() => work(size));
    least = Math.min(least, (whole + noise) / (base + noise));
  }
  expect(least).toBeLessThan(most);
}
