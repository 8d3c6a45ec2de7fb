import type { DocumentProfile } from '../contract/document.ts';
import { atOffset, stretchesOf } from '../model/decoder.ts';
import { Group } from '../model/feature-list.ts';
import { FlowFeatures, type ModelInput } from '../model/features.ts';
import { labelCount } from '../model/labels.ts';
import type { WordTable, WordType } from '../model/word-types.ts';
import type { CorpusDocument } from './corpus.ts';

/** Stretches of tokens that may hold names, with the features of each token as numbers of a shared index. */
export interface Stretch {
  readonly document: number;
  readonly flow: number;
  /** First token in the flow, and how many. */
  readonly from: number;
  readonly count: number;
  /** Features of token i: `features[offsets[i]]` to `features[offsets[i + 1]]`. */
  readonly offsets: Uint32Array;
  readonly features: Uint32Array;
  readonly groups: Uint8Array;
  readonly allowed: Uint16Array;
  readonly types: readonly WordType[];
}

/** Numbers features by their hash. */
export class FeatureIndex {
  #slots: Int32Array;
  #numbers: Int32Array;
  #mask: number;
  hashes: Int32Array;
  counts: Int32Array;
  size = 0;

  constructor(capacity = 1 << 20) {
    this.#mask = capacity - 1;
    this.#slots = new Int32Array(capacity);
    this.#numbers = new Int32Array(capacity).fill(-1);
    this.hashes = new Int32Array(capacity >> 1);
    this.counts = new Int32Array(capacity >> 1);
  }

  number(hash: number): number {
    let slot = hash & this.#mask;
    for (;;) {
      const n = this.#numbers[slot]!;
      if (n < 0) break;
      if (this.#slots[slot] === hash) return n;
      slot = (slot + 1) & this.#mask;
    }
    if (this.size >= this.hashes.length) {
      this.#grow();
      return this.number(hash);
    }
    this.#slots[slot] = hash;
    this.#numbers[slot] = this.size;
    this.hashes[this.size] = hash;
    return this.size++;
  }

  #grow(): void {
    const capacity = (this.#mask + 1) * 2;
    this.#mask = capacity - 1;
    this.#slots = new Int32Array(capacity);
    this.#numbers = new Int32Array(capacity).fill(-1);
    const hashes = new Int32Array(capacity >> 1);
    hashes.set(this.hashes.subarray(0, this.size));
    this.hashes = hashes;
    const counts = new Int32Array(capacity >> 1);
    counts.set(this.counts.subarray(0, this.size));
    this.counts = counts;
    for (let n = 0; n < this.size; n++) {
      let slot = hashes[n]! & this.#mask;
      while (this.#numbers[slot]! >= 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = hashes[n]!;
      this.#numbers[slot] = n;
    }
  }
}

/** Adds features from outside to a flow that was just read: gazetteer matches, proposals, memory. */
export type AddExtra = (document: CorpusDocument, flow: number, features: FlowFeatures) => void;

export interface Extraction {
  readonly stretches: Stretch[];
  /** Tokens of the corpus, and those within stretches. */
  readonly tokens: number;
  readonly active: number;
  /** Gold label tokens that fall outside any stretch: never to be found. */
  readonly lost: number;
}

/** Reads all documents into stretches. */
export function extract(
  documents: readonly CorpusDocument[],
  table: WordTable,
  index: FeatureIndex,
  addExtra?: AddExtra,
): Extraction {
  const features = new FlowFeatures(table);
  const stretches: Stretch[] = [];
  let tokens = 0;
  let active = 0;
  let lost = 0;
  const numbers: number[] = [];
  const groups: number[] = [];
  const push = (hash: number, group: number): void => {
    const n = index.number(hash);
    index.counts[n]!++;
    numbers.push(n);
    groups.push(group);
  };
  for (const [d, document] of documents.entries()) {
    for (const [f, flow] of document.flows.entries()) {
      const input = modelInput(flow, document.profile);
      const allowed = document.allowed[f]!;
      tokens += input.count;
      const any = features.read(input);
      if (any) addExtra?.(document, f, features);
      if (any) {
        stretchesOf(features, input, (from, to) => {
          const offsets = new Uint32Array(to - from + 1);
          numbers.length = 0;
          groups.length = 0;
          for (let u = from; u < to; u++) {
            tokenFeatures(features, u, push);
            offsets[u - from + 1] = numbers.length;
          }
          stretches.push({
            document: d,
            flow: f,
            from,
            count: to - from,
            offsets,
            features: Uint32Array.from(numbers),
            groups: Uint8Array.from(groups),
            allowed: allowed.slice(from, to),
            types: Array.from({ length: to - from }, (_, i) => features.type(from + i)),
          });
          active += to - from;
        });
      }
      for (let t = 0; t < input.count; t++) {
        if ((!any || features.active[t] === 0) && allowed[t]! > 0 && allowed[t]! < labelCount) lost++;
      }
    }
  }
  return { stretches, tokens, active, lost };
}

export function modelInput(
  flow: CorpusDocument['flows'][number],
  { wordCounts }: DocumentProfile,
): ModelInput {
  return {
    count: flow.tokens.count,
    text: flow.tokens.text,
    sentences: flow.tokens.sentences,
    kind: flow.kind,
    citation: flow.citation,
    pos: flow.tokens.pos,
    counts: wordCounts,
  };
}

/** All features of a token, in the order in which tagging sums them. */
function tokenFeatures(features: FlowFeatures, t: number, push: (hash: number, group: number) => void): void {
  const own = features.type(t);
  for (let i = 0; i < own.own.length; i++) {
    push(
      own.own[i]!,
      i < own.lexicalCount
        ? Group.lexical
        : i < own.lexicalCount + own.listedCount
          ? Group.listed
          : Group.context,
    );
  }
  for (const offset of [-1, 1]) {
    for (const h of features.type(t + offset).near) push(atOffset(h, offset), Group.context);
  }
  for (const offset of [-2, 2]) {
    for (const h of features.type(t + offset).far) push(atOffset(h, offset), Group.context);
  }
  for (const offset of [-3, 3]) {
    for (const h of features.type(t + offset).farthest) push(atOffset(h, offset), Group.context);
  }
  features.context(t);
  const { hashes, groups, count } = features.list;
  for (let i = 0; i < count; i++) push(hashes[i]!, groups[i]!);
}
