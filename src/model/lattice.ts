import { beginOf, closed, insideOf, labelCount, lastOf, modelTypes, O, starting } from './labels.ts';

/**
 * The chain over one stretch of tokens: best path, and sums over all paths. Scores are `emissions[t * L + y]` and
 * `transitions[y * L + z]` in natural log units. Only the transitions that BILOU allows are visited. Before the first and
 * after the last token of a stretch stands O.
 */
const L = labelCount;
const closedLabels = Uint8Array.from(closed);
const startingLabels = Uint8Array.from(starting);
const NC = closedLabels.length;
const typeCount = modelTypes.length;
const NEG = -1e30;

/** Working memory for stretches of up to `capacity` tokens; grows when asked for more. */
export class Lattice {
  #capacity = 0;
  #back = new Uint8Array(0);
  #score = new Float64Array(0);
  /** exp of emissions less their row maximum. */
  #exp = new Float64Array(0);
  #alpha = new Float64Array(0);
  #beta = new Float64Array(0);
  #scale = new Float64Array(0);
  #rowMax = new Float64Array(0);

  reserve(tokens: number): void {
    if (tokens <= this.#capacity) return;
    const n = Math.max(64, tokens * 2);
    this.#capacity = n;
    this.#back = new Uint8Array(n * L);
    this.#score = new Float64Array(n * L);
    this.#exp = new Float64Array(n * L);
    this.#alpha = new Float64Array(n * L);
    this.#beta = new Float64Array(n * L);
    this.#scale = new Float64Array(n);
    this.#rowMax = new Float64Array(n);
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
   */
  best(
    emissions: Float32Array,
    from: number,
    n: number,
    transitions: Float32Array,
    labels: Uint8Array,
    at: number,
  ): void {
    this.reserve(n);
    const score = this.#score;
    const back = this.#back;
    let e = from * L;
    score.fill(NEG, 0, L);
    for (let j = 0; j < NC; j++) {
      const y = startingLabels[j]!;
      score[y] = transitions[y]! + emissions[e + y]!;
    }
    for (let t = 1; t < n; t++) {
      e += L;
      const p = (t - 1) * L;
      const c = t * L;
      for (let j = 0; j < NC; j++) {
        const z = startingLabels[j]!;
        let bestScore = score[p]! + transitions[z]!;
        let bestLabel = 0;
        for (let i = 1; i < NC; i++) {
          const y = closedLabels[i]!;
          const s = score[p + y]! + transitions[y * L + z]!;
          if (s > bestScore) {
            bestScore = s;
            bestLabel = y;
          }
        }
        score[c + z] = bestScore + emissions[e + z]!;
        back[c + z] = bestLabel;
      }
      for (let k = 0; k < typeCount; k++) {
        const b = beginOf(k);
        const i = b + 1;
        const l = b + 2;
        const sb = score[p + b]!;
        const si = score[p + i]!;
        let x = sb + transitions[b * L + i]!;
        let y = si + transitions[i * L + i]!;
        if (y > x) {
          score[c + i] = y + emissions[e + i]!;
          back[c + i] = i;
        } else {
          score[c + i] = x + emissions[e + i]!;
          back[c + i] = b;
        }
        x = sb + transitions[b * L + l]!;
        y = si + transitions[i * L + l]!;
        if (y > x) {
          score[c + l] = y + emissions[e + l]!;
          back[c + l] = i;
        } else {
          score[c + l] = x + emissions[e + l]!;
          back[c + l] = b;
        }
      }
    }
    const last = (n - 1) * L;
    let best = NEG;
    let label = 0;
    for (let i = 0; i < NC; i++) {
      const y = closedLabels[i]!;
      const s = score[last + y]! + transitions[y * L]!;
      if (s > best) {
        best = s;
        label = y;
      }
    }
    for (let t = n - 1; t >= 0; t--) {
      labels[at + t] = label;
      label = back[t * L + label]!;
    }
  }

  /**
   * Forward and backward sums. `expTransitions` are exp of the transitions (0 where not allowed).
   * `allowed`, if given, holds per token a label set (`sets[allowed[t] * L + y]` 1 or 0) the paths must keep to.
   * @returns the log of the partition sum
   */
  sums(
    emissions: Float32Array,
    from: number,
    n: number,
    expTransitions: Float64Array,
    allowed?: Uint16Array,
    allowedFrom = 0,
    sets?: Uint8Array,
  ): number {
    this.reserve(n);
    const E = this.#exp;
    const A = this.#alpha;
    const B = this.#beta;
    const T = expTransitions;
    let logZ = 0;
    for (let t = 0; t < n; t++) {
      const e = (from + t) * L;
      const c = t * L;
      let max = emissions[e]!;
      for (let y = 1; y < L; y++) if (emissions[e + y]! > max) max = emissions[e + y]!;
      this.#rowMax[t] = max;
      logZ += max;
      if (allowed !== undefined) {
        const s = allowed[allowedFrom + t]! * L;
        for (let y = 0; y < L; y++) E[c + y] = sets![s + y] === 1 ? Math.exp(emissions[e + y]! - max) : 0;
      } else {
        for (let y = 0; y < L; y++) {
          const d = emissions[e + y]! - max;
          E[c + y] = d < -30 ? 0 : Math.exp(d);
        }
      }
    }
    for (let t = 0; t < n; t++) {
      const p = (t - 1) * L;
      const c = t * L;
      let sum = 0;
      for (let j = 0; j < NC; j++) {
        const z = startingLabels[j]!;
        const ez = E[c + z]!;
        let a = 0;
        if (ez !== 0) {
          if (t === 0) a = T[z]!;
          else for (let i = 0; i < NC; i++) a += A[p + closedLabels[i]!]! * T[closedLabels[i]! * L + z]!;
          a *= ez;
        }
        A[c + z] = a;
        sum += a;
      }
      for (let k = 0; k < typeCount; k++) {
        const b = beginOf(k);
        const i = b + 1;
        const l = b + 2;
        if (t === 0) {
          A[c + i] = 0;
          A[c + l] = 0;
          continue;
        }
        const ab = A[p + b]!;
        const ai = A[p + i]!;
        const vi = (ab * T[b * L + i]! + ai * T[i * L + i]!) * E[c + i]!;
        const vl = (ab * T[b * L + l]! + ai * T[i * L + l]!) * E[c + l]!;
        A[c + i] = vi;
        A[c + l] = vl;
        sum += vi + vl;
      }
      const scale = sum > 0 ? 1 / sum : 1;
      this.#scale[t] = scale;
      logZ -= Math.log(scale);
      for (let y = 0; y < L; y++) A[c + y]! *= scale;
    }
    const last = (n - 1) * L;
    let end = 0;
    B.fill(0, last, last + L);
    for (let i = 0; i < NC; i++) {
      const y = closedLabels[i]!;
      B[last + y] = T[y * L]!;
      end += A[last + y]! * T[y * L]!;
    }
    logZ += Math.log(end);
    const endScale = end > 0 ? 1 / end : 1;
    for (let y = 0; y < L; y++) B[last + y]! *= endScale;
    for (let t = n - 2; t >= 0; t--) {
      const c = t * L;
      const q = (t + 1) * L;
      const scale = this.#scale[t + 1]!;
      for (let i = 0; i < NC; i++) {
        const y = closedLabels[i]!;
        let b = 0;
        for (let j = 0; j < NC; j++) {
          const z = startingLabels[j]!;
          b += T[y * L + z]! * E[q + z]! * B[q + z]!;
        }
        B[c + y] = b * scale;
      }
      for (let k = 0; k < typeCount; k++) {
        const b = beginOf(k);
        const i = insideOf(k);
        const l = lastOf(k);
        const ei = E[q + i]! * B[q + i]!;
        const el = E[q + l]! * B[q + l]!;
        B[c + b] = (T[b * L + i]! * ei + T[b * L + l]! * el) * scale;
        B[c + i] = (T[i * L + i]! * ei + T[i * L + l]! * el) * scale;
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

  /** Adds the expected transition counts of the last {@link sums} times `factor` to `into`. */
  addTransitions(n: number, expTransitions: Float64Array, factor: number, into: Float64Array): void {
    const E = this.#exp;
    const A = this.#alpha;
    const B = this.#beta;
    const T = expTransitions;
    for (let j = 0; j < NC; j++) {
      const z = startingLabels[j]!;
      into[z]! += factor * A[z]! * B[z]!;
      const y = closedLabels[j]!;
      const last = (n - 1) * L + y;
      into[y * L]! += factor * A[last]! * B[last]!;
    }
    for (let t = 1; t < n; t++) {
      const p = (t - 1) * L;
      const c = t * L;
      const scale = this.#scale[t]! * factor;
      for (let j = 0; j < NC; j++) {
        const z = startingLabels[j]!;
        const w = E[c + z]! * B[c + z]! * scale;
        if (w === 0) continue;
        for (let i = 0; i < NC; i++) {
          const y = closedLabels[i]!;
          into[y * L + z]! += A[p + y]! * T[y * L + z]! * w;
        }
      }
      for (let k = 0; k < typeCount; k++) {
        const b = beginOf(k);
        const i = b + 1;
        const l = b + 2;
        const wi = E[c + i]! * B[c + i]! * scale;
        const wl = E[c + l]! * B[c + l]! * scale;
        into[b * L + i]! += A[p + b]! * T[b * L + i]! * wi;
        into[i * L + i]! += A[p + i]! * T[i * L + i]! * wi;
        into[b * L + l]! += A[p + b]! * T[b * L + l]! * wl;
        into[i * L + l]! += A[p + i]! * T[i * L + l]! * wl;
      }
    }
  }
}

/** exp of every allowed transition, 0 for the others. */
export function exponentials(transitions: Float32Array, into = new Float64Array(L * L)): Float64Array {
  into.fill(0);
  const set = (y: number, z: number): void => {
    into[y * L + z] = Math.exp(transitions[y * L + z]!);
  };
  for (const y of closed) for (const z of starting) set(y, z);
  for (let k = 0; k < typeCount; k++) {
    const b = beginOf(k);
    for (const y of [b, b + 1]) for (const z of [b + 1, b + 2]) set(y, z);
  }
  return into;
}
export { O };
