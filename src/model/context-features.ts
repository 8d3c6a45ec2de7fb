import { FeatureList, Group } from './feature-list.ts';
import type { FlowColumns } from './flow-columns.ts';
import { mix } from './hash.ts';
import { areInitials, usageOf } from './token-facts.ts';
import { Caps } from './word-shape.ts';
import type { WordType } from './word-types.ts';

/** Templates, so that equal hashes of different things stay apart. */
const T = {
  bigram: 101,
  next: 102,
  shapes: 103,
  clusters: 104,
  around: 105,
  kinds: 106,
  sentence: 107,
  run: 108,
  runFirst: 109,
  runLast: 110,
  before: 111,
  after: 112,
  long: 113,
  head: 114,
  capBefore: 115,
  capAfter: 116,
  link: 117,
  quote: 118,
  quoteBefore: 119,
  quoteAfter: 120,
  bracket: 121,
  passage: 122,
  flow: 123,
  phrase: 124,
  wide: 125,
  pos: 126,
  bias: 127,
  initials: 128,
  title: 130,
  usage: 131,
} as const;

/** How far after a capital, and before one, a small word still looks at it. */
export const reachAfter = 6;

/** Hash of a passage's kind, which models know by its place in the list of kinds. */
export const passageHash = (kind: number, citation: boolean): number =>
  mix(T.passage, kind * 2 + (citation ? 1 : 0));

/** What a flow is besides its words. */
export interface FlowFacts {
  readonly text: readonly string[];
  /** How full of capitals the flow is, and how long. */
  readonly flowKind: number;
  /** Hash of the passage's kind. */
  readonly passage: number;
  readonly pos: Uint8Array | undefined;
  readonly counts: ReadonlyMap<string, number> | undefined;
}

/** The features of a token that depend on more than one word. */
export class ContextFeatures {
  readonly list = new FeatureList();
  readonly #columns: FlowColumns;
  #facts: FlowFacts = { text: [], flowKind: 0, passage: 0, pos: undefined, counts: undefined };

  constructor(columns: FlowColumns) {
    this.#columns = columns;
  }

  begin(facts: FlowFacts): void {
    this.#facts = facts;
  }

  /** Fills the list with the features of token `t`. */
  collect(t: number): void {
    const { list } = this;
    list.count = 0;
    const w = this.#columns.type(t);
    this.#neighbours(t, w);
    this.#surroundings(t, w);
    if (w.capital) this.#run(t);
    this.#longRun(t, w);
    if (!w.capital) this.#gap(t, w);
    this.#title(t, w);
    this.#quotation(t, w);
    this.#bracket(t, w);
    const phrase = this.#columns.phraseBits[t]!;
    if (phrase !== 0) list.push(mix(mix(T.phrase, phrase), this.#columns.phrasePlace[t]!), Group.listed);
    if (this.#facts.pos !== undefined) this.#partsOfSpeech(t, w, this.#facts.pos);
  }

  /** The words next to it. */
  #neighbours(t: number, w: WordType): void {
    const { list } = this;
    const columns = this.#columns;
    const p = columns.type(t - 1);
    const q = columns.type(t + 1);
    const pp = columns.type(t - 2);
    const qq = columns.type(t + 2);
    list.context(T.bias);
    list.push(mix(mix(T.bigram, p.lower), w.lower), Group.lexical);
    list.push(mix(mix(T.next, w.lower), q.lower), Group.lexical);
    list.context(mix(mix(T.around, p.lower), q.lower));
    list.context(mix(mix(mix(T.shapes, p.shape), w.shape), q.shape));
    list.context(mix(mix(T.wide, p.caps + 16 * w.caps + 256 * q.caps), pp.caps + 16 * qq.caps));
    list.context(mix(mix(T.clusters, p.cluster), w.cluster));
    list.context(mix(mix(T.clusters + 1000, w.cluster), q.cluster));
    list.context(mix(mix(mix(T.clusters + 2000, p.topCluster), w.topCluster), q.topCluster));
    list.context(mix(mix(T.bigram + 2000, p.lower), w.shape));
    list.context(mix(mix(T.next + 2000, w.shape), q.lower));
    list.context(mix(mix(T.kinds, p.kind), w.kind));
    list.context(mix(mix(T.kinds + 1000, w.kind), q.kind));
    list.context(mix(mix(mix(T.kinds + 2000, p.kind), w.kind), q.kind));
  }

  /** 1 where a sentence begins, perhaps with a mark. */
  #opens(t: number): number {
    const { sentenceStart } = this.#columns;
    if (sentenceStart[t] === 1) return 1;
    return t > 0 && sentenceStart[t - 1] === 1 && this.#columns.type(t - 1).caps >= Caps.punctuation ? 1 : 0;
  }

  /** Its place in the sentence, the passage and the document. */
  #surroundings(t: number, w: WordType): void {
    const { list } = this;
    const { text, flowKind, passage, counts } = this.#facts;
    const opens = this.#opens(t);
    if (opens === 1) {
      list.context(mix(T.sentence, w.kind));
      list.push(mix(mix(T.sentence, w.lower), 1), Group.lexical);
      list.context(mix(mix(T.sentence, w.shape), this.#columns.type(t + 1).shape));
    }
    if (w.capital && counts !== undefined) {
      const usage = mix(T.usage, usageOf(text[t]!, w.caps, counts));
      list.context(mix(usage, opens));
      list.context(mix(usage, w.kind));
      list.context(mix(mix(usage, flowKind), w.caps));
    }
    list.context(mix(mix(T.passage, passage), w.shape));
    list.context(mix(mix(T.flow, flowKind), w.kind));
  }

  /** The run of capitals. */
  #run(t: number): void {
    const { list } = this;
    const columns = this.#columns;
    const a = columns.runStart[t]!;
    const b = columns.runEnd[t]!;
    const place = Math.min(t - a, 2) * 8 + Math.min(b - 1 - t, 2) * 2 + this.#opens(t);
    list.context(mix(mix(T.run, place), Math.min(b - a, 5)));
    if (b - a > 1) {
      const last = columns.type(b - 1);
      const begin = columns.type(a);
      list.context(mix(mix(T.runLast, last.lower), place));
      list.context(mix(mix(T.runLast + 1000, last.cluster), place));
      list.context(mix(mix(T.runFirst, begin.lower), place));
      list.context(mix(mix(T.runFirst + 1000, begin.cluster), place));
    }
    const prior = columns.type(a - 1);
    const after = columns.type(b);
    list.context(mix(mix(T.before, prior.lower), place));
    list.context(mix(mix(T.after, after.lower), place));
    list.context(mix(mix(T.before + 1000, prior.cluster), place));
    list.context(mix(mix(T.after + 1000, after.cluster), place));
  }

  /** The long run, its first word and its last head. */
  #longRun(t: number, w: WordType): void {
    const { list } = this;
    const columns = this.#columns;
    const long = columns.longStart[t]!;
    if (long < 0 || long >= t) return;
    const opener = columns.type(long);
    const distance = Math.min(t - long, 8);
    list.context(mix(mix(T.long, opener.lower), w.caps));
    list.context(mix(mix(T.long + 1000, opener.cluster), Math.min(distance, 4) * 16 + w.caps));
    list.push(mix(mix(T.long + 2000, opener.lower), w.lower), Group.lexical);
    list.context(mix(mix(T.long + 3000, opener.cluster), w.cluster));
    const head = columns.head[t]!;
    if (head < 0) return;
    const type = columns.type(head);
    list.context(mix(mix(T.head, type.lower), w.caps));
    list.context(mix(mix(T.head + 1000, type.lower), w.kind));
    list.context(mix(mix(T.head + 2000, type.cluster), Math.min(t - head, 6) * 16 + w.caps));
  }

  /** How far a small word is from the capitals on both sides, and what they are. */
  #gap(t: number, w: WordType): void {
    const { list } = this;
    const columns = this.#columns;
    const back = columns.capBefore[t]!;
    const ahead = columns.capAfter[t]!;
    const backGap = back < 0 ? 9 : Math.min(t - back, 7);
    const aheadGap = ahead < 0 ? 9 : Math.min(ahead - t, 7);
    list.context(mix(mix(T.link, backGap), aheadGap));
    list.context(mix(mix(mix(T.link, backGap), aheadGap), w.lower));
    const isAheadNear = ahead >= 0 && aheadGap <= reachAfter;
    if (back >= 0 && backGap <= reachAfter) {
      const b = columns.type(back);
      list.context(mix(mix(T.capBefore + 1000, b.cluster), w.lower));
      list.context(mix(mix(T.capBefore + 2000, b.kind), w.lower));
      if (isAheadNear) list.context(mix(mix(mix(T.link + 2000, b.kind), w.lower), columns.type(ahead).kind));
    }
    if (isAheadNear) list.context(mix(mix(T.capAfter + 1000, w.lower), columns.type(ahead).cluster));
  }

  /** The first word of the title that may go on here. */
  #title(t: number, w: WordType): void {
    const { list } = this;
    const columns = this.#columns;
    const title = columns.title[t]!;
    if (title < 0) return;
    const q = columns.type(t + 1);
    const opener = columns.type(title);
    const distance = Math.min((t - title) >> 1, 7);
    list.context(mix(mix(T.title, distance), w.caps));
    list.context(mix(mix(T.title + 1000, opener.lower), w.caps));
    list.context(mix(mix(T.title + 2000, w.lower), q.lower));
    list.context(mix(mix(T.title + 3000, w.kind), q.kind));
    list.context(mix(mix(T.title + 4000, columns.type(t - 1).lower), w.lower));
    list.context(mix(mix(T.title + 5000, w.topCluster), q.topCluster));
  }

  /** The quotation marks round the token, or those that it is one of. */
  #quotation(t: number, w: WordType): void {
    const columns = this.#columns;
    const open = columns.quoteOpen[t]!;
    if (open >= 0) this.#quoted(t, w, open);
    else if (w.caps === Caps.quote && columns.type(t + 1).capital) {
      const close = t + 1 < columns.count ? columns.quoteClose[t + 1]! : -1;
      if (close < 0) return;
      const p = columns.type(t - 1);
      this.list.context(mix(mix(T.quote + 4000, p.lower), Math.min(close - t, 6)));
      this.list.context(mix(mix(T.quote + 5000, p.kind), Math.min(close - t, 6)));
    } else if (w.caps === Caps.quote && t > 0) {
      const begin = columns.quoteOpen[t - 1]!;
      if (begin < 0) return;
      const prior = columns.type(begin - 1);
      this.list.context(mix(mix(T.quote + 6000, prior.lower), Math.min(t - begin, 6)));
      this.list.context(mix(mix(T.quote + 7000, prior.kind), Math.min(t - begin, 6)));
    }
  }

  #quoted(t: number, w: WordType, open: number): void {
    const { list } = this;
    const columns = this.#columns;
    const close = columns.quoteClose[t]!;
    const place = (t === open + 1 ? 1 : 0) + (t === close - 1 ? 2 : 0);
    const length = Math.min(close - open - 1, 6);
    const prior = columns.type(open - 1);
    const after = columns.type(close + 1);
    list.context(mix(mix(T.quote, place), length));
    list.context(mix(mix(T.quote, place), w.kind));
    list.context(mix(mix(T.quoteBefore, prior.lower), place));
    list.context(mix(mix(T.quoteBefore + 1000, prior.cluster), place));
    list.context(mix(mix(T.quoteBefore + 2000, prior.kind), place * 8 + length));
    list.context(mix(mix(T.quoteBefore + 3000, columns.type(open - 2).lower), place));
    list.context(mix(mix(T.quoteAfter, after.lower), place));
    list.context(mix(mix(T.quoteAfter + 1000, after.cluster), place));
    const begin = columns.type(open + 1);
    list.context(mix(mix(T.quote + 1000, begin.kind), place * 8 + length));
    list.context(mix(mix(T.quote + 2000, begin.lower), place));
    list.context(mix(mix(T.quote + 3000, columns.type(close - 1).lower), place));
  }

  /** The brackets round the token; one word in brackets may be what the words before them are short for. */
  #bracket(t: number, w: WordType): void {
    const { list } = this;
    const columns = this.#columns;
    const bracket = columns.bracketOpen[t]!;
    if (bracket < 0) return;
    const close = columns.bracketClose[t]!;
    const prior = columns.type(bracket - 1);
    const place = (t === bracket + 1 ? 1 : 0) + (t === close - 1 ? 2 : 0);
    list.context(mix(mix(T.bracket, place), w.kind));
    list.context(mix(mix(T.bracket + 1000, place), prior.kind));
    if (close - bracket !== 2 || !w.capital) return;
    const initials = areInitials(this.#facts.text, t, bracket) ? 1 : 0;
    list.context(mix(mix(T.initials, initials), w.caps));
    const from = columns.longStart[bracket - 1] ?? -1;
    if (bracket > 0 && from >= 0) {
      list.context(mix(mix(T.initials + 1000, initials), columns.type(from).cluster));
      list.context(mix(mix(T.initials + 2000, initials), prior.cluster));
    }
  }

  #partsOfSpeech(t: number, w: WordType, pos: Uint8Array): void {
    const { list } = this;
    const x = pos[t]!;
    const x1 = t > 0 ? pos[t - 1]! : 31;
    const x2 = t + 1 < this.#columns.count ? pos[t + 1]! : 31;
    list.push(mix(T.pos, x), Group.pos);
    list.push(mix(mix(T.pos + 1000, x1), x), Group.pos);
    list.push(mix(mix(T.pos + 2000, x), x2), Group.pos);
    list.push(mix(mix(T.pos + 3000, x1), x2), Group.pos);
    list.push(mix(mix(T.pos + 4000, x), w.shape), Group.pos);
  }
}
