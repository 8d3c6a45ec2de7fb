import { beginOf, closed, labelCount, modelTypes, O, starting } from './labels.ts';

/**
 * The chain over one stretch of tokens: best path, and sums over all paths. Scores are `emissions[t * L + y]` and
 * `transitions[y * L + z]` in natural log units. Only the transitions that BILOU allows are visited. Before the first and
 * after the last token of a stretch stands O.
 *
 * A type whose four labels all score more than `margin` below the token's best label is left out at that token; with an infinite
 * margin everything is exact. At a token of running text one or two types of eight remain.
 */
const L = labelCount;
const typeCount = modelTypes.length;
const NEG = -1e30;

export class Lattice {
  readonly #margin: number;
  #capacity = 0;
  #back = new Uint8Array(0);
  #score = new Float64Array(0);
  /** exp of emissions less their row maximum. */
  #exp = new Float64Array(0);
  #alpha = new Float64Array(0);
  #beta = new Float64Array(0);
  #scale = new Float64Array(0);
  /** First label (B) of each type in play at a token, and how many there are. */
  #types = new Uint8Array(0);
  #typeCount = new Uint8Array(0);

  constructor(margin = Number.POSITIVE_INFINITY) {
    this.#margin = margin;
  }

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
    this.#types = new Uint8Array(n * typeCount);
    this.#typeCount = new Uint8Array(n);
  }

  /** Forward variables of the last {@link sums}, each row summing to 1; 0 for labels left out. */
  get alpha(): Float64Array {
    return this.#alpha;
  }
  get beta(): Float64Array {
    return this.#beta;
  }

  /** Lists the types in play at each token. */
  #choose(emissions: Float32Array, from: number, n: number): void {
    const margin = this.#margin;
    const types = this.#types;
    for (let t = 0; t < n; t++) {
      const e = (from + t) * L;
      let count = 0;
      if (margin === Number.POSITIVE_INFINITY) {
        for (let k = 0; k < typeCount; k++) types[t * typeCount + k] = 1 + 4 * k;
        count = typeCount;
      } else {
        let max = emissions[e]!;
        for (let y = 1; y < L; y++) if (emissions[e + y]! > max) max = emissions[e + y]!;
        const least = max - margin;
        for (let b = 1; b < L; b += 4) {
          if (
            emissions[e + b]! > least ||
            emissions[e + b + 1]! > least ||
            emissions[e + b + 2]! > least ||
            emissions[e + b + 3]! > least
          ) {
            types[t * typeCount + count++] = b;
          }
        }
      }
      this.#typeCount[t] = count;
    }
  }

  /**
   * Viterbi: the best label of each of `n` tokens into `labels` from `at`.
   * @param from the token of `emissions` at which the stretch begins
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
    this.#choose(emissions, from, n);
    const score = this.#score;
    const back = this.#back;
    const types = this.#types;
    let e = from * L;
    score[O] = transitions[O]! + emissions[e]!;
    for (let j = 0; j < this.#typeCount[0]!; j++) {
      const b = types[j]!;
      score[b] = transitions[b]! + emissions[e + b]!;
      score[b + 1] = NEG;
      score[b + 2] = NEG;
      score[b + 3] = transitions[b + 3]! + emissions[e + b + 3]!;
    }
    for (let t = 1; t < n; t++) {
      e += L;
      const p = (t - 1) * L;
      const c = t * L;
      const before = (t - 1) * typeCount;
      const beforeEnd = before + this.#typeCount[t - 1]!;
      const here = t * typeCount;
      const hereEnd = here + this.#typeCount[t]!;
      // Into O.
      let most = score[p]! + transitions[O]!;
      let label = O;
      for (let i = before; i < beforeEnd; i++) {
        const l = types[i]! + 2;
        let s = score[p + l]! + transitions[l * L]!;
        if (s > most) {
          most = s;
          label = l;
        }
        s = score[p + l + 1]! + transitions[(l + 1) * L]!;
        if (s > most) {
          most = s;
          label = l + 1;
        }
      }
      score[c] = most + emissions[e]!;
      back[c] = label;
      for (let j = here; j < hereEnd; j++) {
        const b = types[j]!;
        const u = b + 3;
        // Into B and U, from what is closed.
        let mostB = score[p]! + transitions[b]!;
        let labelB = O;
        let mostU = score[p]! + transitions[u]!;
        let labelU = O;
        let open = false;
        for (let i = before; i < beforeEnd; i++) {
          const y = types[i]!;
          if (y === b) open = true;
          for (let l = y + 2; l <= y + 3; l++) {
            const s = score[p + l]!;
            const toB = s + transitions[l * L + b]!;
            if (toB > mostB) {
              mostB = toB;
              labelB = l;
            }
            const toU = s + transitions[l * L + u]!;
            if (toU > mostU) {
              mostU = toU;
              labelU = l;
            }
          }
        }
        score[c + b] = mostB + emissions[e + b]!;
        back[c + b] = labelB;
        score[c + u] = mostU + emissions[e + u]!;
        back[c + u] = labelU;
        // Into I and L, from B and I of the same type.
        for (let z = b + 1; z <= b + 2; z++) {
          if (!open) {
            score[c + z] = NEG;
            back[c + z] = b;
            continue;
          }
          const fromB = score[p + b]! + transitions[b * L + z]!;
          const fromI = score[p + b + 1]! + transitions[(b + 1) * L + z]!;
          score[c + z] = (fromI > fromB ? fromI : fromB) + emissions[e + z]!;
          back[c + z] = fromI > fromB ? b + 1 : b;
        }
      }
    }
    const last = (n - 1) * L;
    let most = score[last]! + transitions[O]!;
    let label = O;
    for (let i = 0; i < this.#typeCount[n - 1]!; i++) {
      const b = types[(n - 1) * typeCount + i]!;
      for (let y = b + 2; y <= b + 3; y++) {
        const s = score[last + y]! + transitions[y * L]!;
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
    sets?: Uint8Array,
  ): number {
    this.#reserve(n);
    this.#choose(emissions, from, n);
    const E = this.#exp;
    const A = this.#alpha;
    const B = this.#beta;
    const T = expTransitions;
    const types = this.#types;
    let logZ = 0;
    for (let t = 0; t < n; t++) {
      const e = (from + t) * L;
      const c = t * L;
      let max = emissions[e]!;
      for (let y = 1; y < L; y++) if (emissions[e + y]! > max) max = emissions[e + y]!;
      logZ += max;
      E.fill(0, c, c + L);
      A.fill(0, c, c + L);
      B.fill(0, c, c + L);
      const s = allowed === undefined ? 0 : allowed[t]! * L;
      if (allowed === undefined || sets![s] === 1) E[c] = Math.exp(emissions[e]! - max);
      for (let i = 0; i < this.#typeCount[t]!; i++) {
        const b = types[t * typeCount + i]!;
        for (let y = b; y <= b + 3; y++) {
          if (allowed === undefined || sets![s + y] === 1) E[c + y] = Math.exp(emissions[e + y]! - max);
        }
      }
    }
    for (let t = 0; t < n; t++) {
      const p = (t - 1) * L;
      const c = t * L;
      const before = (t - 1) * typeCount;
      const beforeEnd = t === 0 ? before : before + this.#typeCount[t - 1]!;
      const here = t * typeCount;
      const hereEnd = here + this.#typeCount[t]!;
      // Before the first token stands O with weight 1.
      const outside = t === 0 ? 1 : A[p]!;
      let a = outside * T[O]!;
      for (let i = before; i < beforeEnd; i++) {
        const l = types[i]! + 2;
        a += A[p + l]! * T[l * L]! + A[p + l + 1]! * T[(l + 1) * L]!;
      }
      let sum = (A[c] = a * E[c]!);
      for (let j = here; j < hereEnd; j++) {
        const b = types[j]!;
        const u = b + 3;
        let toB = outside * T[b]!;
        let toU = outside * T[u]!;
        let open = false;
        for (let i = before; i < beforeEnd; i++) {
          const y = types[i]!;
          if (y === b) open = true;
          const l = y + 2;
          const al = A[p + l]!;
          const au = A[p + l + 1]!;
          toB += al * T[l * L + b]! + au * T[(l + 1) * L + b]!;
          toU += al * T[l * L + u]! + au * T[(l + 1) * L + u]!;
        }
        sum += A[c + b] = toB * E[c + b]!;
        sum += A[c + u] = toU * E[c + u]!;
        if (open) {
          const ab = A[p + b]!;
          const ai = A[p + b + 1]!;
          const i = b + 1;
          const l = b + 2;
          sum += A[c + i] = (ab * T[b * L + i]! + ai * T[i * L + i]!) * E[c + i]!;
          sum += A[c + l] = (ab * T[b * L + l]! + ai * T[i * L + l]!) * E[c + l]!;
        }
      }
      const scale = sum > 0 ? 1 / sum : 1;
      this.#scale[t] = scale;
      logZ -= Math.log(scale);
      A[c]! *= scale;
      for (let j = here; j < hereEnd; j++) {
        const b = c + types[j]!;
        A[b]! *= scale;
        A[b + 1]! *= scale;
        A[b + 2]! *= scale;
        A[b + 3]! *= scale;
      }
    }
    const last = (n - 1) * L;
    const lastTypes = (n - 1) * typeCount;
    const lastEnd = lastTypes + this.#typeCount[n - 1]!;
    let end = A[last]! * T[O]!;
    for (let i = lastTypes; i < lastEnd; i++) {
      const l = types[i]! + 2;
      end += A[last + l]! * T[l * L]! + A[last + l + 1]! * T[(l + 1) * L]!;
    }
    logZ += Math.log(end);
    const endScale = end > 0 ? 1 / end : 1;
    B[last] = T[O]! * endScale;
    for (let i = lastTypes; i < lastEnd; i++) {
      const l = types[i]! + 2;
      B[last + l] = T[l * L]! * endScale;
      B[last + l + 1] = T[(l + 1) * L]! * endScale;
    }
    for (let t = n - 2; t >= 0; t--) {
      const c = t * L;
      const q = (t + 1) * L;
      const scale = this.#scale[t + 1]!;
      const here = t * typeCount;
      const hereEnd = here + this.#typeCount[t]!;
      const next = (t + 1) * typeCount;
      const nextEnd = next + this.#typeCount[t + 1]!;
      const outside = E[q]! * B[q]!;
      let b = outside * T[O]!;
      for (let i = next; i < nextEnd; i++) {
        const y = types[i]!;
        b += T[y]! * E[q + y]! * B[q + y]! + T[y + 3]! * E[q + y + 3]! * B[q + y + 3]!;
      }
      B[c] = b * scale;
      for (let j = here; j < hereEnd; j++) {
        const k = types[j]!;
        const l = (k + 2) * L;
        const u = (k + 3) * L;
        let fromL = outside * T[l]!;
        let fromU = outside * T[u]!;
        let open = false;
        for (let i = next; i < nextEnd; i++) {
          const y = types[i]!;
          if (y === k) open = true;
          const eb = E[q + y]! * B[q + y]!;
          const eu = E[q + y + 3]! * B[q + y + 3]!;
          fromL += T[l + y]! * eb + T[l + y + 3]! * eu;
          fromU += T[u + y]! * eb + T[u + y + 3]! * eu;
        }
        B[c + k + 2] = fromL * scale;
        B[c + k + 3] = fromU * scale;
        if (open) {
          const ei = E[q + k + 1]! * B[q + k + 1]!;
          const el = E[q + k + 2]! * B[q + k + 2]!;
          B[c + k] = (T[k * L + k + 1]! * ei + T[k * L + k + 2]! * el) * scale;
          B[c + k + 1] = (T[(k + 1) * L + k + 1]! * ei + T[(k + 1) * L + k + 2]! * el) * scale;
        }
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
    for (const z of starting) into[z]! += factor * A[z]! * B[z]!;
    for (const y of closed) {
      const last = (n - 1) * L + y;
      into[y * L]! += factor * A[last]! * B[last]!;
    }
    for (let t = 1; t < n; t++) {
      const p = (t - 1) * L;
      const c = t * L;
      const scale = this.#scale[t]! * factor;
      for (const z of starting) {
        const w = E[c + z]! * B[c + z]! * scale;
        if (w === 0) continue;
        for (const y of closed) into[y * L + z]! += A[p + y]! * T[y * L + z]! * w;
      }
      for (let k = 0; k < typeCount; k++) {
        const b = beginOf(k);
        for (let z = b + 1; z <= b + 2; z++) {
          const w = E[c + z]! * B[c + z]! * scale;
          into[b * L + z]! += A[p + b]! * T[b * L + z]! * w;
          into[(b + 1) * L + z]! += A[p + b + 1]! * T[(b + 1) * L + z]! * w;
        }
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
