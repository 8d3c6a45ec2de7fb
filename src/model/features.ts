import { type PassageKind, passageKinds } from '../record/terms.ts';
import { ContextFeatures, passageHash, reachAfter } from './context-features.ts';
import type { FeatureList } from './feature-list.ts';
import { FlowColumns } from './flow-columns.ts';
import { findGroups } from './flow-passes.ts';
import { Caps } from './word-shape.ts';
import type { WordTable, WordType } from './word-types.ts';

/** A flow as the model reads it. */
export interface ModelInput {
  readonly count: number;
  readonly text: readonly string[];
  /** Index of the first token of each sentence, then `count`. */
  readonly sentences: Uint32Array;
  readonly kind: PassageKind;
  readonly citation: boolean;
  readonly pos?: Uint8Array | undefined;
  /** How often the document has each word form; see `DocumentProfile.wordCounts`. */
  readonly counts?: ReadonlyMap<string, number> | undefined;
}

/** How far in front of a capital a token may still belong to a name. */
const reachBefore = 3;
/** How far after the first word of a title (`Agreement on cooperation in the field of …`), within its sentence. */
const reachTitle = 20;

/**
 * Reads one flow: which tokens could be part of a name at all, and the features of each that depend on more than one word.
 * Everything is computed in passes linear in the number of tokens; the arrays are reused from flow to flow.
 */
export class FlowFeatures {
  readonly table: WordTable;
  readonly #columns = new FlowColumns();
  readonly #context = new ContextFeatures(this.#columns);
  #extraNext: number[] = [];
  #extraHash: number[] = [];
  #extraGroup: number[] = [];
  #capitals = 0;
  #alphabetic = 0;
  #allCaps = 0;

  constructor(table: WordTable) {
    this.table = table;
  }

  /** Word type numbers, with three boundaries before and after: the token t is at t + 3. */
  get words(): Int32Array {
    return this.#columns.words;
  }

  /** 1 where anything but O is possible. */
  get active(): Uint8Array {
    return this.#columns.active;
  }

  /** Features of the token last asked for. */
  get list(): FeatureList {
    return this.#context.list;
  }

  type(t: number): WordType {
    return this.#columns.type(t);
  }

  /** Takes a flow. Answers whether any token of it is active. */
  read(input: ModelInput): boolean {
    const { count: n, sentences } = input;
    const columns = this.#columns;
    columns.begin(n, this.table.types);
    this.#readWords(input);
    columns.extraHead.fill(-1, 0, n);
    this.#extraNext.length = 0;
    this.#extraHash.length = 0;
    this.#extraGroup.length = 0;
    if (this.#capitals === 0) return false;

    columns.sentenceStart.fill(0, 0, n);
    for (let s = 0; s + 1 < sentences.length; s++) columns.sentenceStart[sentences[s]!] = 1;
    this.#context.begin({
      text: input.text,
      flowKind: this.#flowKind(n),
      passage: passageHash(passageKinds.indexOf(input.kind), input.citation),
      pos: input.pos,
      counts: input.counts,
    });
    findGroups(columns, this.table);
    return true;
  }

  /** Adds a feature of one token from outside; call between `read` and `context`. */
  add(token: number, hash: number, group: number): void {
    const { extraHead } = this.#columns;
    const i = this.#extraNext.length;
    this.#extraNext.push(extraHead[token]!);
    this.#extraHash.push(hash);
    this.#extraGroup.push(group);
    extraHead[token] = i;
  }

  /** Fills the list with the features of token `t` beyond those of single words. */
  context(t: number): void {
    this.#context.collect(t);
    for (let i = this.#columns.extraHead[t]!; i >= 0; i = this.#extraNext[i]!) {
      this.list.push(this.#extraHash[i]!, this.#extraGroup[i]!);
    }
  }

  /** Numbers the words, counts the capitals, and finds which tokens are near enough to one. */
  #readWords({ count: n, text, sentences }: ModelInput): void {
    const { table } = this;
    const { types } = table;
    const { words, active, title } = this.#columns;
    let lastCapital = -100;
    let lastTitle = -100;
    let sentence = 0;
    let capitals = 0;
    let alphabetic = 0;
    let allCaps = 0;
    for (let t = 0; t < n; t++) {
      const id = table.id(text[t]!);
      words[t + 3] = id;
      const type = types[id]!;
      if (sentence < sentences.length && sentences[sentence] === t) {
        sentence++;
        lastTitle = -100;
      }
      title[t] = t - lastTitle <= reachTitle ? lastTitle : -1;
      if (type.capital) {
        capitals++;
        if (type.title) lastTitle = t;
        if (type.caps === Caps.all) allCaps++;
        lastCapital = t;
        for (let u = Math.max(0, t - reachBefore); u <= t; u++) active[u] = 1;
      } else if (t - lastCapital <= reachAfter || t - lastTitle <= reachTitle) active[t] = 1;
      if (type.caps <= Caps.single) alphabetic++;
    }
    this.#capitals = capitals;
    this.#alphabetic = alphabetic;
    this.#allCaps = allCaps;
  }

  /** How full of capitals the flow is, and how long. */
  #flowKind(n: number): number {
    const share = this.#capitals / Math.max(1, this.#alphabetic);
    const upper = this.#allCaps / Math.max(1, this.#alphabetic);
    return (
      (share > 0.8 ? 3 : share > 0.5 ? 2 : share > 0.25 ? 1 : 0) * 8 +
      (upper > 0.6 ? 4 : 0) +
      (n < 4 ? 0 : n < 12 ? 1 : n < 40 ? 2 : 3)
    );
  }
}
