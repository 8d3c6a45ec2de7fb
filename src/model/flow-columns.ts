import { boundaryType, type WordType } from './word-types.ts';

/** What is known of each token of one flow, one array a question, reused from flow to flow; -1 is none. */
export class FlowColumns {
  /** Tokens of the flow. */
  count = 0;
  /** Word type numbers, with three boundaries before and after: the token t is at t + 3. */
  words = new Int32Array(0);
  /** 1 where anything but O is possible. */
  active = new Uint8Array(0);
  sentenceStart = new Uint8Array(0);
  /** Where the run of capitals that holds a token begins and ends; the token itself, twice, if none does. */
  runStart = new Int32Array(0);
  runEnd = new Int32Array(0);
  /** First token of the long run, over joining words, and the last capital before its first joining word. */
  longStart = new Int32Array(0);
  head = new Int32Array(0);
  /** The nearest capitals on both sides. */
  capBefore = new Int32Array(0);
  capAfter = new Int32Array(0);
  /** The marks that open and close round a token. */
  quoteOpen = new Int32Array(0);
  quoteClose = new Int32Array(0);
  bracketOpen = new Int32Array(0);
  bracketClose = new Int32Array(0);
  /** Word lists that have the phrase which holds a token, and the token's place in it. */
  phraseBits = new Int32Array(0);
  phrasePlace = new Int32Array(0);
  /** The first word of a title that may still go on here. */
  title = new Int32Array(0);
  /** First of the features from outside. */
  extraHead = new Int32Array(0);
  #capacity = 0;
  #types: readonly WordType[] = [];

  /** Makes room for a flow. */
  begin(count: number, types: readonly WordType[]): void {
    this.count = count;
    this.#types = types;
    if (count + 8 > this.#capacity) this.#grow((count + 8) * 2);
    const { words } = this;
    words[0] = words[1] = words[2] = 0;
    words[count + 3] = words[count + 4] = words[count + 5] = 0;
    this.active.fill(0, 0, count);
  }

  /** The word type of a token; tokens before the first and after the last are boundaries. */
  type(t: number): WordType {
    return t < -3 || t > this.count + 2 ? boundaryType : this.#types[this.words[t + 3]!]!;
  }

  #grow(least: number): void {
    const size = (this.#capacity = Math.max(256, least));
    this.words = new Int32Array(size);
    this.active = new Uint8Array(size);
    this.sentenceStart = new Uint8Array(size);
    const numbers = () => new Int32Array(size);
    this.runStart = numbers();
    this.runEnd = numbers();
    this.longStart = numbers();
    this.head = numbers();
    this.capBefore = numbers();
    this.capAfter = numbers();
    this.quoteOpen = numbers();
    this.quoteClose = numbers();
    this.bracketOpen = numbers();
    this.bracketClose = numbers();
    this.phraseBits = numbers();
    this.phrasePlace = numbers();
    this.extraHead = numbers();
    this.title = numbers();
  }
}
