import jstat from 'jstat';
import type { Interval } from '../figures/intervals.ts';

const { betaln } = jstat.jStat;

/**
 * An interval for a proportion that may be looked at after every judgement without losing its level: the values p that a
 * beta-binomial mixture does not refute, B(s + ½, f + ½) / B(½, ½) < pˢ(1 − p)ᶠ / α (Robbins 1970; Howard et al. 2021). It is wider
 * than an interval for a size fixed beforehand.
 *
 * @param right judgements "right" so far; may be fractional, where it stands for an effective number
 * @param wrong the others
 */
export function confidenceSequence(right: number, wrong: number, level = 0.95): Interval {
  if (right + wrong === 0) return [0, 1];
  const mixture = betaln(right + 0.5, wrong + 0.5) - betaln(0.5, 0.5);
  const bound = mixture + Math.log(1 - level);
  const likelihood = (p: number) =>
    (right === 0 ? 0 : right * Math.log(p)) + (wrong === 0 ? 0 : wrong * Math.log(1 - p));
  const best = right / (right + wrong);
  const search = (outside: number) => {
    if (likelihood(outside) >= bound) return outside;
    let [low, high] = [outside, best];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (likelihood(middle) >= bound) high = middle;
      else low = middle;
    }
    return high;
  };
  return [wrong === right + wrong ? 0 : search(0), right === right + wrong ? 1 : search(1)];
}

/** Whether to go on judging. */
export interface StoppingAdvice {
  target: number;
  /** `reached`: the precision is at least the target; `failed`: it is below. */
  state: 'reached' | 'failed' | 'open';
  interval: Interval;
  next: number;
  /** Most mistakes among the next judgements with which the target is reached; undefined where none would do. */
  mistakesAllowed?: number;
  /** Fewest further judgements without a mistake that reach the target; undefined above 100,000. */
  needed?: number;
}

/**
 * How the judging stands against a target precision, and what the next judgements would have to be.
 *
 * @param next size of the next batch
 */
export function stoppingAdvice(
  right: number,
  wrong: number,
  target: number,
  next: number,
  level = 0.95,
): StoppingAdvice {
  const interval = confidenceSequence(right, wrong, level);
  const state = interval[0] >= target ? 'reached' : interval[1] < target ? 'failed' : 'open';
  const reaches = (more: number, mistakes: number) =>
    confidenceSequence(right + more - mistakes, wrong + mistakes, level)[0] >= target;
  const advice: StoppingAdvice = { target, state, interval, next };
  if (state !== 'open') return advice;
  const allowed = lastTrue(0, next, (mistakes) => reaches(next, mistakes));
  if (allowed !== undefined) advice.mistakesAllowed = allowed;
  const short = lastTrue(0, 100_000, (more) => !reaches(more, 0));
  if (short !== undefined && short < 100_000) advice.needed = short + 1;
  return advice;
}

/** The last number of a range for which a condition holds that holds up to some number. */
function lastTrue(from: number, to: number, holds: (value: number) => boolean): number | undefined {
  if (!holds(from)) return undefined;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The advice as a sentence. */
export function adviceText({ state, target, next, mistakesAllowed, needed }: StoppingAdvice): string {
  const percent = `${(target * 100).toFixed(1)}%`;
  if (state === 'reached') return `Stop: the precision is at least ${percent}.`;
  if (state === 'failed') return `Stop: the precision is below ${percent}.`;
  if (mistakesAllowed !== undefined) {
    const mistakes =
      mistakesAllowed === 0
        ? 'No more mistake'
        : mistakesAllowed === 1
          ? 'One more mistake'
          : `${mistakesAllowed} more mistakes`;
    return `Go on: ${mistakes.toLowerCase()} allowed in the next ${next} for a precision of at least ${percent}.`;
  }
  return needed === undefined
    ? `Go on: ${percent} is out of reach for now.`
    : `Go on: at least ${needed} more without a mistake for a precision of at least ${percent}.`;
}
