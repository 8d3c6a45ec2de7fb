import type { StretchScores } from './best-path.ts';
import { beginOf, closed, labelCount, modelTypes, O, starting } from './labels.ts';
import { crossAt, sameAt } from './transitions.ts';

const L = labelCount;
const K = modelTypes.length;

/** What paths must keep to: per token a label set, `sets[allowed[t] * L + y]` 1 or 0. */
export interface Limits {
  readonly allowed: Uint16Array;
  readonly sets: Uint8Array;
}

/**
 * Sums over all paths through a stretch. Only the transitions that BILOU allows are visited. Before the first and after the last
 * token stands O.
 */
export class Lattice {
  #capacity = 0;
  /** exp of emissions less their row maximum. */
  #exp = new Float64Array(0);
  #alpha = new Float64Array(0);
  #beta = new Float64Array(0);
  #scale = new Float64Array(0);

  #reserve(tokens: number): void {
    if (tokens <= this.#capacity) return;
    const n = Math.max(64, tokens * 2);
    this.#capacity = n;
    this.#exp = new Float64Array(n * L);
    this.#alpha = new Float64Array(n * L);
    this.#beta = new Float64Array(n * L);
    this.#scale = new Float64Array(n);
  }

  /** Forward variables of the last {@link sums}, each row summing to 1. */
  get alpha(): Float64Array {
    return this.#alpha;
  }
  get beta(): Float64Array {
    return this.#beta;
  }

  /**
   * Forward and backward sums. `expTransitions` are exp of the tied transitions (0 where not allowed).
   * @returns the log of the partition sum
   */
  sums(scores: StretchScores, expTransitions: Float64Array, limits?: Limits): number {
    const { count } = scores;
    this.#reserve(count);
    let logZ = 0;
    for (let t = 0; t < count; t++) {
      logZ += this.#exponentials(scores, t, limits);
      const sum = t === 0 ? this.#first(expTransitions) : this.#forward(t * L, expTransitions);
      const scale = sum > 0 ? 1 / sum : 1;
      this.#scale[t] = scale;
      logZ -= Math.log(scale);
      const A = this.#alpha;
      for (let y = t * L; y < (t + 1) * L; y++) A[y]! *= scale;
    }
    logZ += Math.log(this.#end((count - 1) * L, expTransitions));
    for (let t = count - 2; t >= 0; t--) this.#backward(t, expTransitions);
    return logZ;
  }

  /** Fills a token's row; answers its greatest score. */
  #exponentials({ emissions, from }: StretchScores, t: number, limits: Limits | undefined): number {
    const E = this.#exp;
    const e = (from + t) * L;
    const c = t * L;
    let max = emissions[e]!;
    for (let y = 1; y < L; y++) if (emissions[e + y]! > max) max = emissions[e + y]!;
    if (limits === undefined) for (let y = 0; y < L; y++) E[c + y] = Math.exp(emissions[e + y]! - max);
    else {
      const s = limits.allowed[t]! * L;
      for (let y = 0; y < L; y++) E[c + y] = limits.sets[s + y] === 1 ? Math.exp(emissions[e + y]! - max) : 0;
    }
    return max;
  }

  /** The first row; before it stands O with weight 1. Answers its sum. */
  #first(T: Float64Array): number {
    const E = this.#exp;
    const A = this.#alpha;
    A.fill(0, 0, L);
    let sum = (A[O] = T[O]! * E[O]!);
    for (let b = 1; b < L; b += 4) {
      const u = b + 3;
      A[b] = T[b]! * E[b]!;
      A[u] = T[u]! * E[u]!;
      sum += A[b]! + A[u]!;
    }
    return sum;
  }

  /** The row at `c` from the one before; answers its sum. */
  #forward(c: number, T: Float64Array): number {
    const E = this.#exp;
    const A = this.#alpha;
    const p = c - L;
    const cross = T[crossAt]!;
    const outside = A[p]!;
    let ended = 0;
    let a = outside * T[O]!;
    for (let l = 3; l < L; l += 4) {
      const al = A[p + l]!;
      const au = A[p + l + 1]!;
      ended += al + au;
      a += al * T[l * L]! + au * T[(l + 1) * L]!;
    }
    let sum = (A[c] = a * E[c]!);
    for (let b = 1; b < L; b += 4) {
      const i = b + 1;
      const l = b + 2;
      const u = b + 3;
      const own = A[p + l]! + A[p + u]!;
      let joined = (ended - own) * cross + own * T[l * L + b]!;
      if (joined < 0) joined = 0;
      const ab = A[p + b]!;
      const ai = A[p + i]!;
      const vi = (ab * T[b * L + i]! + ai * T[i * L + i]!) * E[c + i]!;
      const vl = (ab * T[b * L + l]! + ai * T[i * L + l]!) * E[c + l]!;
      const vb = (outside * T[b]! + joined) * E[c + b]!;
      const vu = (outside * T[u]! + joined) * E[c + u]!;
      A[c + b] = vb;
      A[c + i] = vi;
      A[c + l] = vl;
      A[c + u] = vu;
      sum += vb + vi + vl + vu;
    }
    return sum;
  }

  /** The last row of the backward sums; answers the sum of all paths that end there. */
  #end(last: number, T: Float64Array): number {
    const A = this.#alpha;
    const B = this.#beta;
    let end = A[last]! * T[O]!;
    for (let l = 3; l < L; l += 4) end += A[last + l]! * T[l * L]! + A[last + l + 1]! * T[(l + 1) * L]!;
    const scale = end > 0 ? 1 / end : 1;
    B.fill(0, last, last + L);
    B[last] = T[O]! * scale;
    for (let l = 3; l < L; l += 4) {
      B[last + l] = T[l * L]! * scale;
      B[last + l + 1] = T[(l + 1) * L]! * scale;
    }
    return end;
  }

  /** The backward row of token `t` from the one after it. */
  #backward(t: number, T: Float64Array): void {
    const E = this.#exp;
    const B = this.#beta;
    const c = t * L;
    const q = c + L;
    const cross = T[crossAt]!;
    const scale = this.#scale[t + 1]!;
    const outside = E[q]! * B[q]!;
    let begun = 0;
    let a = outside * T[O]!;
    for (let b = 1; b < L; b += 4) {
      const eb = E[q + b]! * B[q + b]!;
      const eu = E[q + b + 3]! * B[q + b + 3]!;
      begun += eb + eu;
      a += T[b]! * eb + T[b + 3]! * eu;
    }
    B[c] = a * scale;
    for (let b = 1; b < L; b += 4) {
      const i = b + 1;
      const l = b + 2;
      const own = E[q + b]! * B[q + b]! + E[q + b + 3]! * B[q + b + 3]!;
      let joined = (begun - own) * cross + own * T[l * L + b]!;
      if (joined < 0) joined = 0;
      const ei = E[q + i]! * B[q + i]!;
      const el = E[q + l]! * B[q + l]!;
      B[c + b] = (T[b * L + i]! * ei + T[b * L + l]! * el) * scale;
      B[c + i] = (T[i * L + i]! * ei + T[i * L + l]! * el) * scale;
      B[c + l] = (outside * T[l * L]! + joined) * scale;
      B[c + l + 1] = (outside * T[(l + 1) * L]! + joined) * scale;
    }
  }

  /** Probability of label `y` at token `t` of the last {@link sums}. */
  marginal(t: number, y: number): number {
    return this.#alpha[t * L + y]! * this.#beta[t * L + y]!;
  }

  /** Probability that the tokens from `t` to `end` (exclusive) are one mention of the type, after {@link sums}. */
  spanProbability(type: number, t: number, end: number, expTransitions: Float64Array): number {
    const E = this.#exp;
    if (end - t === 1) return this.marginal(t, beginOf(type) + 3);
    const b = beginOf(type);
    const i = b + 1;
    const l = b + 2;
    let p = this.#alpha[t * L + b]!;
    let previous = b;
    for (let u = t + 1; u < end; u++) {
      const y = u === end - 1 ? l : i;
      p *= expTransitions[previous * L + y]! * E[u * L + y]! * this.#scale[u]!;
      previous = y;
    }
    return p * this.#beta[(end - 1) * L + l]!;
  }

  /**
   * Adds the expected transition counts of the last {@link sums} times `factor` to `into`; those of tied transitions all where the
   * tie is kept (see `tie` of transitions.ts).
   */
  addTransitions(n: number, expTransitions: Float64Array, factor: number, into: Float64Array): void {
    const E = this.#exp;
    const A = this.#alpha;
    const B = this.#beta;
    const T = expTransitions;
    for (const z of starting) into[z]! += factor * A[z]! * B[z]!;
    for (const y of closed) {
      const last = (n - 1) * L + y;
      into[y * L]! += factor * A[last]! * B[last]!;
    }
    for (let t = 1; t < n; t++) {
      const p = (t - 1) * L;
      const c = t * L;
      const scale = this.#scale[t]! * factor;
      const outside = A[p]!;
      const eo = E[c]! * B[c]! * scale;
      into[O]! += outside * T[O]! * eo;
      let ended = 0;
      let begun = 0;
      let own = 0;
      for (let k = 0; k < K; k++) {
        const b = beginOf(k);
        const i = b + 1;
        const l = b + 2;
        const u = b + 3;
        const eb = E[c + b]! * B[c + b]! * scale;
        const ei = E[c + i]! * B[c + i]! * scale;
        const el = E[c + l]! * B[c + l]! * scale;
        const eu = E[c + u]! * B[c + u]! * scale;
        const al = A[p + l]!;
        const au = A[p + u]!;
        into[b]! += outside * T[b]! * eb;
        into[u]! += outside * T[u]! * eu;
        into[l * L]! += al * T[l * L]! * eo;
        into[u * L]! += au * T[u * L]! * eo;
        into[b * L + i]! += A[p + b]! * T[b * L + i]! * ei;
        into[i * L + i]! += A[p + i]! * T[i * L + i]! * ei;
        into[b * L + l]! += A[p + b]! * T[b * L + l]! * el;
        into[i * L + l]! += A[p + i]! * T[i * L + l]! * el;
        const pair = (al + au) * (eb + eu);
        into[sameAt(k)]! += pair * T[sameAt(k)]!;
        ended += al + au;
        begun += eb + eu;
        own += pair;
      }
      into[crossAt]! += (ended * begun - own) * T[crossAt]!;
    }
  }
}
