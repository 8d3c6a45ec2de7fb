import { beginOf, closed, labelCount, modelTypes, O, starting, typeOf } from './labels.ts';

/**
 * The chain over one stretch of tokens: best path, and sums over all paths. Scores are `emissions[t * L + y]` and
 * `transitions[y * L + z]` in natural log units. Only the transitions that BILOU allows are visited. Before the first and
 * after the last token of a stretch stands O.
 *
 * Transitions are tied ({@link tie}): from one mention straight to another, all pairs of different types share one weight, and each
 * type has one for two of its own. So a step costs a few operations per type, not one per pair of labels.
 */
const L = labelCount;
const K = modelTypes.length;
const NEG = -1e30;
/** Where the weight of two adjacent mentions of different types stands: last of the first type to begin of the second. */
const crossAt = 3 * L + 5;
/** Where that of two adjacent mentions of type k stands. */
const sameAt = (k: number): number => (3 + 4 * k) * L + 1 + 4 * k;

export class Lattice {
  #capacity = 0;
  #back = new Uint8Array(0);
  #score = new Float64Array(0);
  /** exp of emissions less their row maximum. */
  #exp = new Float64Array(0);
  #alpha = new Float64Array(0);
  #beta = new Float64Array(0);
  #scale = new Float64Array(0);

  #reserve(tokens: number): void {
    if (tokens <= this.#capacity) return;
    const n = Math.max(64, tokens * 2);
    this.#capacity = n;
    this.#back = new Uint8Array(n * L);
    this.#score = new Float64Array(n * L);
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
   * Viterbi: the best label of each of `n` tokens into `labels` from `at`.
   * @param from the token of `emissions` at which the stretch begins
   * @param transitions tied
   */
  best(
    emissions: Float32Array,
    from: number,
    n: number,
    transitions: Float32Array,
    labels: Uint8Array,
    at: number,
  ): void {
    this.#reserve(n);
    const score = this.#score;
    const back = this.#back;
    const T = transitions;
    const cross = T[crossAt]!;
    for (let t = 0; t < n; t++) {
      const e = (from + t) * L;
      const p = (t - 1) * L;
      const c = t * L;
      // What was closed before: the best end of a mention, and the best of another type than that.
      const outside = t === 0 ? 0 : score[p]!;
      let most = NEG;
      let mostLabel = O;
      let second = NEG;
      let secondLabel = O;
      let toO = outside + T[O]!;
      let toOLabel = O;
      if (t > 0) {
        for (let l = 3; l < L; l += 4) {
          const sl = score[p + l]!;
          const su = score[p + l + 1]!;
          const s = sl > su ? sl : su;
          const label = sl > su ? l : l + 1;
          if (s > most) {
            second = most;
            secondLabel = mostLabel;
            most = s;
            mostLabel = label;
          } else if (s > second) {
            second = s;
            secondLabel = label;
          }
          const ol = sl + T[l * L]!;
          const ou = su + T[(l + 1) * L]!;
          if (ol > toO) {
            toO = ol;
            toOLabel = l;
          }
          if (ou > toO) {
            toO = ou;
            toOLabel = l + 1;
          }
        }
      }
      score[c] = toO + emissions[e]!;
      back[c] = toOLabel;
      const mostBegin = mostLabel === O ? 0 : 1 + (((mostLabel - 1) >> 2) << 2);
      for (let b = 1; b < L; b += 4) {
        const u = b + 3;
        let joined = NEG;
        let joinedLabel = O;
        if (t > 0) {
          // From a mention of another type, or of the same.
          joined = (mostBegin === b ? second : most) + cross;
          joinedLabel = mostBegin === b ? secondLabel : mostLabel;
          const sl = score[p + b + 2]!;
          const su = score[p + u]!;
          const same = (sl > su ? sl : su) + T[(b + 2) * L + b]!;
          if (same > joined) {
            joined = same;
            joinedLabel = sl > su ? b + 2 : u;
          }
        }
        const ob = outside + T[b]!;
        const ou = outside + T[u]!;
        score[c + b] = (joined > ob ? joined : ob) + emissions[e + b]!;
        back[c + b] = joined > ob ? joinedLabel : O;
        score[c + u] = (joined > ou ? joined : ou) + emissions[e + u]!;
        back[c + u] = joined > ou ? joinedLabel : O;
        const i = b + 1;
        const l = b + 2;
        if (t === 0) {
          score[c + i] = NEG;
          score[c + l] = NEG;
          continue;
        }
        const sb = score[p + b]!;
        const si = score[p + i]!;
        const bi = sb + T[b * L + i]!;
        const ii = si + T[i * L + i]!;
        score[c + i] = (ii > bi ? ii : bi) + emissions[e + i]!;
        back[c + i] = ii > bi ? i : b;
        const bl = sb + T[b * L + l]!;
        const il = si + T[i * L + l]!;
        score[c + l] = (il > bl ? il : bl) + emissions[e + l]!;
        back[c + l] = il > bl ? i : b;
      }
    }
    const last = (n - 1) * L;
    let most = score[last]! + T[O]!;
    let label = O;
    for (let l = 3; l < L; l += 4) {
      for (let y = l; y <= l + 1; y++) {
        const s = score[last + y]! + T[y * L]!;
        if (s > most) {
          most = s;
          label = y;
        }
      }
    }
    for (let t = n - 1; t >= 0; t--) {
      labels[at + t] = label;
      label = back[t * L + label]!;
    }
  }

  /**
   * Forward and backward sums. `expTransitions` are exp of the tied transitions (0 where not allowed).
   * `allowed`, if given, holds per token a label set (`sets[allowed[t] * L + y]` 1 or 0) the paths must keep to.
   * @returns the log of the partition sum
   */
  sums(
    emissions: Float32Array,
    from: number,
    n: number,
    expTransitions: Float64Array,
    allowed?: Uint16Array,
    sets?: Uint8Array,
  ): number {
    this.#reserve(n);
    const E = this.#exp;
    const A = this.#alpha;
    const B = this.#beta;
    const T = expTransitions;
    const cross = T[crossAt]!;
    let logZ = 0;
    for (let t = 0; t < n; t++) {
      const e = (from + t) * L;
      const p = (t - 1) * L;
      const c = t * L;
      let max = emissions[e]!;
      for (let y = 1; y < L; y++) if (emissions[e + y]! > max) max = emissions[e + y]!;
      logZ += max;
      if (allowed === undefined) for (let y = 0; y < L; y++) E[c + y] = Math.exp(emissions[e + y]! - max);
      else {
        const s = allowed[t]! * L;
        for (let y = 0; y < L; y++) E[c + y] = sets![s + y] === 1 ? Math.exp(emissions[e + y]! - max) : 0;
      }
      // Before the first token stands O with weight 1.
      const outside = t === 0 ? 1 : A[p]!;
      let ended = 0;
      let a = outside * T[O]!;
      if (t > 0) {
        for (let l = 3; l < L; l += 4) {
          const al = A[p + l]!;
          const au = A[p + l + 1]!;
          ended += al + au;
          a += al * T[l * L]! + au * T[(l + 1) * L]!;
        }
      }
      let sum = (A[c] = a * E[c]!);
      for (let b = 1; b < L; b += 4) {
        const i = b + 1;
        const l = b + 2;
        const u = b + 3;
        let joined = 0;
        let vi = 0;
        let vl = 0;
        if (t > 0) {
          const own = A[p + l]! + A[p + u]!;
          joined = (ended - own) * cross + own * T[l * L + b]!;
          if (joined < 0) joined = 0;
          const ab = A[p + b]!;
          const ai = A[p + i]!;
          vi = (ab * T[b * L + i]! + ai * T[i * L + i]!) * E[c + i]!;
          vl = (ab * T[b * L + l]! + ai * T[i * L + l]!) * E[c + l]!;
        }
        const vb = (outside * T[b]! + joined) * E[c + b]!;
        const vu = (outside * T[u]! + joined) * E[c + u]!;
        A[c + b] = vb;
        A[c + i] = vi;
        A[c + l] = vl;
        A[c + u] = vu;
        sum += vb + vi + vl + vu;
      }
      const scale = sum > 0 ? 1 / sum : 1;
      this.#scale[t] = scale;
      logZ -= Math.log(scale);
      for (let y = 0; y < L; y++) A[c + y]! *= scale;
    }
    const last = (n - 1) * L;
    let end = A[last]! * T[O]!;
    B.fill(0, last, last + L);
    for (let l = 3; l < L; l += 4) end += A[last + l]! * T[l * L]! + A[last + l + 1]! * T[(l + 1) * L]!;
    logZ += Math.log(end);
    const endScale = end > 0 ? 1 / end : 1;
    B[last] = T[O]! * endScale;
    for (let l = 3; l < L; l += 4) {
      B[last + l] = T[l * L]! * endScale;
      B[last + l + 1] = T[(l + 1) * L]! * endScale;
    }
    for (let t = n - 2; t >= 0; t--) {
      const c = t * L;
      const q = (t + 1) * L;
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
    return logZ;
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
   * tie is kept (see {@link tie}).
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

/** Where the weight of the transition from label y to label z is kept. */
export function tiedAt(y: number, z: number): number {
  // Only straight from the end of one mention to the begin of another are weights shared.
  if (y === O || z === O || !ends(y) || !begins(z)) return y * L + z;
  const k = typeOf(y);
  return k === typeOf(z) ? sameAt(k) : crossAt;
}
const ends = (y: number): boolean => ((y - 1) & 3) >= 2;
const begins = (z: number): boolean => ((z - 1) & 3) === 0 || ((z - 1) & 3) === 3;

/** Copies each tied weight from where it is kept to all transitions that share it. */
export function tie(transitions: Float32Array): Float32Array {
  for (const y of closed) {
    for (const z of starting) {
      transitions[y * L + z] = transitions[tiedAt(y, z)]!;
    }
  }
  return transitions;
}

/** exp of every allowed transition, 0 for the others. */
export function exponentials(transitions: Float32Array, into = new Float64Array(L * L)): Float64Array {
  into.fill(0);
  const set = (y: number, z: number): void => {
    into[y * L + z] = Math.exp(transitions[y * L + z]!);
  };
  for (const y of closed) for (const z of starting) set(y, z);
  for (let k = 0; k < K; k++) {
    const b = beginOf(k);
    for (const y of [b, b + 1]) for (const z of [b + 1, b + 2]) set(y, z);
  }
  return into;
}
