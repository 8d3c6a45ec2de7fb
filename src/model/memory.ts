import { mix } from './hash.ts';
import { labelCount, O, partOf, type TokenSpan, typeOf } from './labels.ts';
import type { WordType } from './word-types.ts';

/**
 * What a document said of its words so far: how the first look labelled each capitalised word, and which names it found. In the
 * second look a name that is clear in one place helps in another (Krishnan and Manning 2006). An occurrence never speaks for
 * itself: its own label is taken off before the others are asked.
 */
const T = {
  word: 401,
  wordOwn: 402,
  phrase: 403,
  phraseOwn: 404,
  none: 405,
  outside: 406,
  mixed: 407,
  part: 408,
} as const;

/** Distinct words and names remembered; a document beyond that goes on with what is known. */
const limit = 200_000;
const longestPhrase = 12;

export class DocumentMemory {
  /** Per word form: how often it had each label. */
  readonly #words = new Map<number, Uint16Array>();
  /** Per name: how often it had each type. */
  readonly #phrases = new Map<number, Uint16Array>();
  /** Hashes of the beginnings of names, so that a search can stop. */
  readonly #prefixes = new Set<number>();

  /** Remembers the labels of a stretch: tokens `from` to `to` of a flow. */
  add(
    types: readonly WordType[],
    labels: Uint8Array,
    spans: readonly TokenSpan[],
    from: number,
    to: number,
  ): void {
    for (let t = from; t < to; t++) {
      const type = types[t]!;
      if (!type.capital) continue;
      const key = type.own[0]!;
      let counts = this.#words.get(key);
      if (counts === undefined) {
        if (this.#words.size >= limit) continue;
        this.#words.set(key, (counts = new Uint16Array(labelCount)));
      }
      if (counts[labels[t]!]! < 65535) counts[labels[t]!]!++;
    }
    for (const { type, start, end } of spans) {
      if (end - start > longestPhrase || this.#phrases.size >= limit) continue;
      let key = 1;
      for (let t = start; t < end; t++) {
        key = mix(key, types[t]!.own[0]!);
        if (t < end - 1) this.#prefixes.add(key);
      }
      let counts = this.#phrases.get(key);
      if (counts === undefined) this.#phrases.set(key, (counts = new Uint16Array(8)));
      if (counts[type]! < 65535) counts[type]!++;
    }
  }

  /** Gives the features of tokens `from` to `to`, whose first labels are `labels`. */
  features(
    types: readonly WordType[],
    labels: Uint8Array,
    from: number,
    to: number,
    emit: (token: number, hash: number) => void,
  ): void {
    let covered = from;
    for (let t = from; t < to; t++) {
      const type = types[t]!;
      if (!type.capital) continue;
      this.#wordFeatures(t, type, labels[t]!, emit);
      if (t >= covered) covered = Math.max(covered, this.#phraseFeatures(types, labels, t, to, emit));
    }
  }

  #wordFeatures(t: number, type: WordType, own: number, emit: (token: number, hash: number) => void): void {
    const counts = this.#words.get(type.own[0]!);
    let others = 0;
    let best = -1;
    let bestCount = 0;
    const ofType = scratch.fill(0);
    if (counts !== undefined) {
      for (let y = 0; y < labelCount; y++) {
        const n = y === own ? counts[y]! - 1 : counts[y]!;
        if (n <= 0) continue;
        others += n;
        if (y === O) ofType[8]! += n;
        else {
          ofType[typeOf(y)]! += n;
          if (n > bestCount) {
            bestCount = n;
            best = y;
          }
        }
      }
    }
    if (others === 0) {
      emit(t, mix(T.none, own));
      return;
    }
    let top = 8;
    for (let k = 0; k < 8; k++) if (ofType[k]! > ofType[top]!) top = k;
    const share = ofType[top]! / others;
    const sure = share > 0.95 ? 3 : share > 0.75 ? 2 : share > 0.5 ? 1 : 0;
    const many = others === 1 ? 0 : others < 4 ? 1 : others < 12 ? 2 : 3;
    emit(t, mix(mix(T.word, top), sure * 4 + many));
    emit(t, mix(mix(T.wordOwn, top * 4 + sure), own));
    if (best > 0) {
      emit(t, mix(mix(T.part, best), Math.min(3, Math.floor((4 * bestCount) / others))));
      emit(t, mix(mix(T.mixed, partOf(best)), own));
    }
    if (ofType[8]! > 0 && top !== 8) emit(t, mix(mix(T.outside, top), Math.floor((4 * ofType[8]!) / others)));
  }

  /** The longest name known from elsewhere that begins at `t`; answers where it ends. */
  #phraseFeatures(
    types: readonly WordType[],
    labels: Uint8Array,
    t: number,
    to: number,
    emit: (token: number, hash: number) => void,
  ): number {
    let key = 1;
    let bestEnd = 0;
    let bestType = 0;
    let bestSure = 0;
    for (let u = t; u < to && u < t + longestPhrase; u++) {
      key = mix(key, types[u]!.own[0]!);
      const counts = this.#phrases.get(key);
      if (counts !== undefined) {
        const own = ownType(labels, t, u);
        let top = -1;
        let total = 0;
        let topCount = 0;
        for (let k = 0; k < 8; k++) {
          const n = counts[k]! - (k === own ? 1 : 0);
          total += n;
          if (n > topCount) {
            topCount = n;
            top = k;
          }
        }
        if (top >= 0) {
          bestEnd = u + 1;
          bestType = top;
          bestSure = (topCount > 0.9 * total ? 2 : 0) + (total > 1 ? 1 : 0);
        }
      }
      if (!this.#prefixes.has(key)) break;
    }
    if (bestEnd === 0) return t;
    const length = Math.min(bestEnd - t, 4);
    for (let u = t; u < bestEnd; u++) {
      const place = bestEnd - t === 1 ? 3 : u === t ? 0 : u === bestEnd - 1 ? 2 : 1;
      emit(u, mix(mix(T.phrase, bestType * 4 + place), length));
      emit(u, mix(mix(T.phrase + 1000, bestType * 4 + place), bestSure));
      emit(u, mix(mix(T.phraseOwn, bestType * 4 + place), labels[u]!));
    }
    return bestEnd;
  }
}

const scratch = new Uint32Array(9);

/** The type of a mention labelled exactly from `t` to `last`, or -1. */
function ownType(labels: Uint8Array, t: number, last: number): number {
  const first = labels[t]!;
  if (first === O) return -1;
  const part = partOf(first);
  if (t === last) return part === 3 ? typeOf(first) : -1;
  if (part !== 0) return -1;
  for (let u = t + 1; u < last; u++) if (labels[u] === O || partOf(labels[u]!) !== 1) return -1;
  return labels[last] !== O && partOf(labels[last]!) === 2 ? typeOf(first) : -1;
}
