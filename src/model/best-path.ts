import { labelCount, O } from './labels.ts';
import { crossAt } from './transitions.ts';

const L = labelCount;
const NEG = -1e30;

/** The scores of the tokens of one stretch: `emissions[(from + t) * L + y]` in natural log units. */
export interface StretchScores {
  readonly emissions: Float32Array;
  readonly from: number;
  readonly count: number;
}

/** The best path over a stretch (Viterbi). Before the first and after the last token stands O. */
export class BestPath {
  #capacity = 0;
  #back = new Uint8Array(0);
  #score = new Float64Array(0);
  #emissions: Float32Array = new Float32Array(0);
  #transitions: Float32Array = new Float32Array(0);
  /** The best closing label of another type than the best of all. */
  #second = O;

  /** Writes the best label of each token into `labels` from `at` on; `transitions` are tied. */
  find(
    { emissions, from, count }: StretchScores,
    transitions: Float32Array,
    labels: Uint8Array,
    at: number,
  ): void {
    this.#reserve(count);
    this.#emissions = emissions;
    this.#transitions = transitions;
    this.#first(from * L);
    for (let t = 1; t < count; t++) this.#step(t * L, (from + t) * L);
    const back = this.#back;
    let label = this.#last((count - 1) * L);
    for (let t = count - 1; t >= 0; t--) {
      labels[at + t] = label;
      label = back[t * L + label]!;
    }
  }

  #reserve(tokens: number): void {
    if (tokens <= this.#capacity) return;
    const n = Math.max(64, tokens * 2);
    this.#capacity = n;
    this.#back = new Uint8Array(n * L);
    this.#score = new Float64Array(n * L);
  }

  /** Scores of the first token; its own stand at `e`. */
  #first(e: number): void {
    const score = this.#score;
    const emissions = this.#emissions;
    const T = this.#transitions;
    this.#back.fill(O, 0, L);
    score.fill(NEG, 0, L);
    score[O] = T[O]! + emissions[e]!;
    for (let b = 1; b < L; b += 4) {
      score[b] = T[b]! + emissions[e + b]!;
      score[b + 3] = T[b + 3]! + emissions[e + b + 3]!;
    }
  }

  /** Scores of a token whose row is at `c`, from those of the one before. */
  #step(c: number, e: number): void {
    const score = this.#score;
    const back = this.#back;
    const emissions = this.#emissions;
    const T = this.#transitions;
    const p = c - L;
    const cross = T[crossAt]!;
    const outside = score[p]!;
    this.#outside(c, e);
    const most = this.#bestEnd(p);
    const second = this.#second;
    const mostBegin = 1 + (((most - 1) >> 2) << 2);
    for (let b = 1; b < L; b += 4) {
      const u = b + 3;
      // From a mention of another type, or of the same.
      let joinedLabel = mostBegin === b ? second : most;
      let joined = (joinedLabel === O ? NEG : score[p + joinedLabel]!) + cross;
      const sl = score[p + b + 2]!;
      const su = score[p + u]!;
      const same = (sl > su ? sl : su) + T[(b + 2) * L + b]!;
      if (same > joined) {
        joined = same;
        joinedLabel = sl > su ? b + 2 : u;
      }
      const ob = outside + T[b]!;
      const ou = outside + T[u]!;
      score[c + b] = (joined > ob ? joined : ob) + emissions[e + b]!;
      back[c + b] = joined > ob ? joinedLabel : O;
      score[c + u] = (joined > ou ? joined : ou) + emissions[e + u]!;
      back[c + u] = joined > ou ? joinedLabel : O;
      this.#inside(c, e, b);
    }
  }

  /** What was closed before: the best end of a mention; the best of another type than that is kept. */
  #bestEnd(p: number): number {
    const score = this.#score;
    let most = NEG;
    let mostLabel = O;
    let second = NEG;
    let secondLabel = O;
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
    }
    this.#second = secondLabel;
    return mostLabel;
  }

  #outside(c: number, e: number): void {
    const score = this.#score;
    const T = this.#transitions;
    const p = c - L;
    let most = score[p]! + T[O]!;
    let label = O;
    for (let y = 3; y < L; y += y & 1 ? 1 : 3) {
      const s = score[p + y]! + T[y * L]!;
      if (s > most) {
        most = s;
        label = y;
      }
    }
    score[c] = most + this.#emissions[e]!;
    this.#back[c] = label;
  }

  /** Inside and last of the type whose begin is `b`. */
  #inside(c: number, e: number, b: number): void {
    const score = this.#score;
    const back = this.#back;
    const emissions = this.#emissions;
    const T = this.#transitions;
    const i = b + 1;
    const l = b + 2;
    const sb = score[c - L + b]!;
    const si = score[c - L + i]!;
    const bi = sb + T[b * L + i]!;
    const ii = si + T[i * L + i]!;
    score[c + i] = (ii > bi ? ii : bi) + emissions[e + i]!;
    back[c + i] = ii > bi ? i : b;
    const bl = sb + T[b * L + l]!;
    const il = si + T[i * L + l]!;
    score[c + l] = (il > bl ? il : bl) + emissions[e + l]!;
    back[c + l] = il > bl ? i : b;
  }

  /** The best label of the last token, with O after it. */
  #last(row: number): number {
    const score = this.#score;
    const T = this.#transitions;
    let most = score[row]! + T[O]!;
    let label = O;
    for (let y = 3; y < L; y += y & 1 ? 1 : 3) {
      const s = score[row + y]! + T[y * L]!;
      if (s > most) {
        most = s;
        label = y;
      }
    }
    return label;
  }
}
