import { BestPath } from './best-path.ts';
import { FlowFeatures, type ModelInput } from './features.ts';
import { mix } from './hash.ts';
import { labelCount, spansOf, type TokenSpan } from './labels.ts';
import { Lattice } from './lattice.ts';
import { DocumentMemory } from './memory.ts';
import { type Calibration, type Model, unit } from './model-file.ts';
import { addUnpacked, packedLength } from './packed.ts';
import { exponentials } from './transitions.ts';
import { Weights } from './weights.ts';
import type { WordLists } from './word-lists.ts';
import { WordTable, type WordType } from './word-types.ts';

const L = labelCount;
const P = packedLength;
/** Distinct word forms whose scores are kept; then all are forgotten at once. 10 MB. */
const wordLimit = 16_000;
/** Longest run of tokens decoded as one; a longer one is cut at a sentence's start. */
export const longestStretch = 400;

/** Feature of a word as seen from `offset` tokens away. */
export const atOffset = (hash: number, offset: number): number => mix(hash, offset + 7);

/** A mention in tokens, with its confidence. */
export interface ModelMention extends TokenSpan {
  confidence: number;
}

/** One flow to tag. */
export interface DecoderInput extends ModelInput {
  /** Adds features from outside, once the flow was read. */
  readonly evidence?: (features: FlowFeatures) => void;
}

interface Stretch {
  flow: number;
  from: number;
  count: number;
  /** Where its scores begin in the chunk's array, in tokens. */
  at: number;
  types: WordType[];
}

/** Cuts the active tokens of a flow into stretches. */
export function stretchesOf(
  features: FlowFeatures,
  input: ModelInput,
  emit: (from: number, to: number) => void,
): void {
  const { active } = features;
  const n = input.count;
  let s = 0;
  for (let t = 0; t < n; ) {
    if (active[t] === 0) {
      t++;
      continue;
    }
    let end = t + 1;
    let cut = -1;
    while (end < n && active[end] === 1) {
      while (s < input.sentences.length && input.sentences[s]! < end) s++;
      if (input.sentences[s] === end) cut = end;
      if (end - t >= longestStretch) {
        if (cut > t) end = cut;
        break;
      }
      end++;
    }
    emit(t, end);
    t = end;
  }
}

/**
 * Tags flows with a model. The scores of a word form as seen from each distance are summed once and kept, so a token costs seven
 * additions of a row, and a look-up for each feature made of several words.
 */
export class Decoder {
  readonly model: Model;
  readonly features: FlowFeatures;
  readonly #table: WordTable;
  readonly #weights: Weights;
  readonly #path = new BestPath();
  readonly #lattice = new Lattice();
  readonly #exp: Float64Array;
  /** Per word and distance (-3 to 3): its summed row, once asked for. Memory that nothing was written to costs nothing. */
  #sums = new Float64Array(8192 * 7 * P);
  #known = new Uint8Array(8192 * 7);
  #emissions = new Float32Array(4096 * L);
  #labels = new Uint8Array(4096);
  readonly #total = new Float64Array(P);

  constructor(model: Model, words: WordLists) {
    this.model = model;
    this.#table = new WordTable(words, model.header.evidence.lexicon);
    this.features = new FlowFeatures(this.#table);
    this.#weights = new Weights(model);
    this.#exp = exponentials(model.header.evidence.memory ? model.secondTransitions : model.transitions);
  }

  /** Where the sums of a word at a distance stand. */
  #sum(id: number, offset: number): number {
    const cell = id * 7 + offset + 3;
    if (cell >= this.#known.length) {
      const size = Math.max(cell + 7, this.#known.length * 2);
      const known = new Uint8Array(size);
      known.set(this.#known);
      this.#known = known;
      const sums = new Float64Array(size * P);
      sums.set(this.#sums);
      this.#sums = sums;
    }
    const at = cell * P;
    if (this.#known[cell] === 0) {
      this.#known[cell] = 1;
      const total = this.#total.fill(0);
      const type = this.#table.types[id]!;
      const distance = Math.abs(offset);
      if (distance === 0) for (const h of type.own) this.#weights.add(h, total);
      else {
        const list = distance === 1 ? type.near : distance === 2 ? type.far : type.farthest;
        for (const h of list) this.#weights.add(atOffset(h, offset), total);
      }
      this.#sums.set(total, at);
    }
    return at;
  }

  #score(t: number, at: number): void {
    const { features } = this;
    const { words } = features;
    const a = this.#sum(words[t]!, -3);
    const b = this.#sum(words[t + 1]!, -2);
    const c = this.#sum(words[t + 2]!, -1);
    const d = this.#sum(words[t + 3]!, 0);
    const e = this.#sum(words[t + 4]!, 1);
    const f = this.#sum(words[t + 5]!, 2);
    const g = this.#sum(words[t + 6]!, 3);
    const sums = this.#sums;
    const total = this.#total;
    for (let p = 0; p < P; p++) {
      total[p] =
        sums[a + p]! +
        sums[b + p]! +
        sums[c + p]! +
        sums[d + p]! +
        sums[e + p]! +
        sums[f + p]! +
        sums[g + p]!;
    }
    features.context(t);
    const { hashes, count } = features.list;
    this.#weights.addAll(hashes, count, total);
    this.#emissions.fill(0, at, at + L);
    addUnpacked(total, this.#emissions, at, 1 / unit);
  }

  /**
   * Tags the flows of a chunk: a first look at each, then, where the model has a memory, a second look that knows what the first
   * said of the same words in the whole chunk and before.
   * @returns mentions per flow, in order
   */
  tag(inputs: readonly DecoderInput[], memory = new DocumentMemory()): ModelMention[][] {
    this.#weights.tidy();
    if (this.#table.size > wordLimit) {
      this.#table.clear();
      this.#known.fill(0);
    }
    const stretches = this.#firstLook(inputs);
    if (this.model.header.evidence.memory) {
      for (const { types, at, count } of stretches) {
        const labels = this.#labels.subarray(at, at + count);
        memory.add(types, labels, spansOf(labels), 0, count);
      }
      for (const stretch of stretches) this.#secondLook(stretch, memory);
    }
    const found: ModelMention[][] = inputs.map(() => []);
    for (const stretch of stretches) this.#collect(stretch, found[stretch.flow]!);
    return found;
  }

  /** Scores and labels all stretches. */
  #firstLook(inputs: readonly DecoderInput[]): Stretch[] {
    const { features, model } = this;
    const stretches: Stretch[] = [];
    let used = 0;
    for (const [flow, input] of inputs.entries()) {
      if (!features.read(input)) continue;
      input.evidence?.(features);
      stretchesOf(features, input, (from, to) => {
        const count = to - from;
        this.#reserve(used + count);
        const types: WordType[] = [];
        for (let t = from; t < to; t++) {
          this.#score(t, (used + t - from) * L);
          types.push(features.type(t));
        }
        const scores = { emissions: this.#emissions, from: used, count };
        this.#path.find(scores, model.transitions, this.#labels, used);
        stretches.push({ flow, from, count, at: used, types });
        used += count;
      });
    }
    return stretches;
  }

  /** Labels a stretch again, with what the document says elsewhere. */
  #secondLook({ types, at, count }: Stretch, memory: DocumentMemory): void {
    const emissions = this.#emissions;
    const scale = this.model.header.baseScale;
    if (scale !== 1) for (let i = at * L; i < (at + count) * L; i++) emissions[i]! *= scale;
    const total = this.#total.fill(0);
    let token = 0;
    const flush = (): void => {
      addUnpacked(total, emissions, (at + token) * L, 1 / unit);
      total.fill(0);
    };
    memory.features(types, this.#labels.subarray(at, at + count), 0, count, (t, hash) => {
      if (t !== token) {
        flush();
        token = t;
      }
      this.#weights.add(hash, total);
    });
    flush();
    this.#path.find({ emissions, from: at, count }, this.model.secondTransitions, this.#labels, at);
  }

  /** The mentions that the labels of a stretch tell, with their confidence. */
  #collect({ from, at, count }: Stretch, found: ModelMention[]): void {
    const spans = spansOf(this.#labels, at, at + count);
    if (spans.length === 0) return;
    this.#lattice.sums({ emissions: this.#emissions, from: at, count }, this.#exp);
    const { calibration, types } = this.model.header;
    for (const { type, start, end } of spans) {
      const probability = this.#lattice.spanProbability(type, start - at, end - at, this.#exp);
      const curve = calibration[types[type]!];
      found.push({
        type,
        start: from + start - at,
        end: from + end - at,
        confidence: curve === undefined ? probability : calibrated(curve, probability),
      });
    }
  }

  #reserve(tokens: number): void {
    if (tokens <= this.#labels.length) return;
    const size = Math.ceil(tokens * 1.25);
    const emissions = new Float32Array(size * L);
    emissions.set(this.#emissions);
    this.#emissions = emissions;
    const labels = new Uint8Array(size);
    labels.set(this.#labels);
    this.#labels = labels;
  }
}

/** Reads a value off a calibration curve. */
export function calibrated({ x, y }: Calibration, probability: number): number {
  if (x.length === 0) return probability;
  if (probability <= x[0]!) return y[0]!;
  for (let i = 1; i < x.length; i++) {
    if (probability <= x[i]!) {
      const span = x[i]! - x[i - 1]!;
      return span <= 0 ? y[i]! : y[i - 1]! + ((probability - x[i - 1]!) / span) * (y[i]! - y[i - 1]!);
    }
  }
  return y[y.length - 1]!;
}
