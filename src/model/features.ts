import { type PassageKind, passageKinds } from '../record/terms.ts';
import { hashString, mix } from './hash.ts';
import { phraseBits } from './word-lists.ts';
import { boundaryType, Caps, type WordTable, type WordType } from './word-types.ts';

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

/** Why a feature may be left out of training now and then, so that the model does not lean on it. */
export const Group = {
  context: 0,
  /** Tells which word the token is. */
  lexical: 1,
  /** Comes from a word list or a gazetteer. */
  listed: 2,
  /** What the document said elsewhere. */
  memory: 3,
  /** What another recogniser proposed. */
  proposal: 4,
  pos: 5,
} as const;

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

/** How far from a capital a token may still belong to a name: behind one, and in front of one. */
const reachBehind = 6;
const reachBefore = 3;
/** The same behind the first word of a title (`Agreement on cooperation in the field of …`), within its sentence. */
const reachTitle = 20;
/** Small joining words that a long name may hold between two capitals. */
const maximumLinks = 3;

/**
 * Reads one flow: which tokens could be part of a name at all, and the features of each that depend on more than one word.
 * Everything is computed in passes linear in the number of tokens; the arrays are reused from flow to flow.
 */
export class FlowFeatures {
  readonly table: WordTable;
  /** Word type numbers, with three boundaries in front and behind: the token t is at t + 3. */
  words = new Int32Array(0);
  /** 1 where anything but O is possible. */
  active = new Uint8Array(0);
  /** Features of the token last asked for, `count` of them. */
  hashes = new Int32Array(512);
  groups = new Uint8Array(512);
  count = 0;

  #n = 0;
  #capacity = 0;
  #types: WordType[] = [];
  #sentenceStart = new Uint8Array(0);
  #runStart = new Int32Array(0);
  #runEnd = new Int32Array(0);
  #longStart = new Int32Array(0);
  #head = new Int32Array(0);
  #capBefore = new Int32Array(0);
  #capAfter = new Int32Array(0);
  #quoteOpen = new Int32Array(0);
  #quoteClose = new Int32Array(0);
  #bracketOpen = new Int32Array(0);
  #bracketClose = new Int32Array(0);
  #phraseBits = new Int32Array(0);
  #phrasePlace = new Int32Array(0);
  #extraHead = new Int32Array(0);
  /** The first word of a title that may still go on here, or -1. */
  #title = new Int32Array(0);
  #extraNext: number[] = [];
  #extraHash: number[] = [];
  #extraGroup: number[] = [];
  #flowKind = 0;
  #passage = 0;
  #pos: Uint8Array | undefined;
  #text: readonly string[] = [];
  #counts: ReadonlyMap<string, number> | undefined;

  constructor(table: WordTable) {
    this.table = table;
  }

  #reserve(n: number): void {
    if (n + 8 <= this.#capacity) return;
    const size = (this.#capacity = Math.max(256, (n + 8) * 2));
    this.words = new Int32Array(size);
    this.active = new Uint8Array(size);
    this.#sentenceStart = new Uint8Array(size);
    const numbers = () => new Int32Array(size);
    this.#runStart = numbers();
    this.#runEnd = numbers();
    this.#longStart = numbers();
    this.#head = numbers();
    this.#capBefore = numbers();
    this.#capAfter = numbers();
    this.#quoteOpen = numbers();
    this.#quoteClose = numbers();
    this.#bracketOpen = numbers();
    this.#bracketClose = numbers();
    this.#phraseBits = numbers();
    this.#phrasePlace = numbers();
    this.#extraHead = numbers();
    this.#title = numbers();
  }

  /** Takes a flow. Answers whether any token of it is active. */
  read(input: ModelInput): boolean {
    const n = (this.#n = input.count);
    this.#reserve(n);
    this.#pos = input.pos;
    this.#text = input.text;
    this.#counts = input.counts;
    const { words, active, table } = this;
    words[0] = words[1] = words[2] = 0;
    words[n + 3] = words[n + 4] = words[n + 5] = 0;
    const types = (this.#types = table.types);
    let any = false;
    active.fill(0, 0, n);
    let lastCapital = -100;
    let lastTitle = -100;
    let sentence = 0;
    let capitals = 0;
    let alphabetic = 0;
    let allCaps = 0;
    for (let t = 0; t < n; t++) {
      const id = table.id(input.text[t]!);
      words[t + 3] = id;
      const type = types[id]!;
      if (sentence < input.sentences.length && input.sentences[sentence] === t) {
        sentence++;
        lastTitle = -100;
      }
      this.#title[t] = t - lastTitle <= reachTitle ? lastTitle : -1;
      if (type.capital) {
        capitals++;
        if (type.title) lastTitle = t;
        if (type.caps === Caps.all) allCaps++;
        lastCapital = t;
        any = true;
        for (let u = Math.max(0, t - reachBefore); u <= t; u++) active[u] = 1;
      } else if (t - lastCapital <= reachBehind || t - lastTitle <= reachTitle) active[t] = 1;
      if (type.caps <= Caps.single) alphabetic++;
    }
    this.#clearExtra(n);
    if (!any) return false;

    this.#sentenceStart.fill(0, 0, n);
    for (let s = 0; s + 1 < input.sentences.length; s++) this.#sentenceStart[input.sentences[s]!] = 1;
    const share = capitals / Math.max(1, alphabetic);
    const upper = allCaps / Math.max(1, alphabetic);
    this.#flowKind =
      (share > 0.8 ? 3 : share > 0.5 ? 2 : share > 0.25 ? 1 : 0) * 8 +
      (upper > 0.6 ? 4 : 0) +
      (n < 4 ? 0 : n < 12 ? 1 : n < 40 ? 2 : 3);
    this.#passage = mix(T.passage, hashKind(input.kind) * 2 + (input.citation ? 1 : 0));
    this.#findRuns();
    this.#findPairs();
    this.#findPhrases();
    return true;
  }

  /** Adds a feature of one token from outside; call between `read` and `context`. */
  add(token: number, hash: number, group: number): void {
    const i = this.#extraNext.length;
    this.#extraNext.push(this.#extraHead[token]!);
    this.#extraHash.push(hash);
    this.#extraGroup.push(group);
    this.#extraHead[token] = i;
  }

  #clearExtra(n: number): void {
    this.#extraHead.fill(-1, 0, n);
    this.#extraNext.length = 0;
    this.#extraHash.length = 0;
    this.#extraGroup.length = 0;
  }

  type(t: number): WordType {
    return t < -3 || t > this.#n + 2 ? boundaryType : this.#types[this.words[t + 3]!]!;
  }

  /** Where the run of capitals that holds token `t` begins and ends; `t` to `t` if none does. */
  runStart(t: number): number {
    return this.#runStart[t]!;
  }
  runEnd(t: number): number {
    return this.#runEnd[t]!;
  }

  /** Runs of capitals (`European Union`, `V. Putin`, `AT&T`), and long runs over joining words (`Ministry of Trade of China`). */
  #findRuns(): void {
    const n = this.#n;
    const start = this.#runStart;
    const end = this.#runEnd;
    let t = 0;
    while (t < n) {
      if (!this.type(t).capital) {
        start[t] = end[t] = t;
        t++;
        continue;
      }
      let last = t;
      let u = t + 1;
      while (u < n) {
        const type = this.type(u);
        if (type.capital) last = u++;
        else if (u + 1 < n && this.type(u + 1).capital && (type.caps === Caps.hyphen || this.#isInner(u)))
          u++;
        else break;
      }
      for (let v = t; v <= last; v++) {
        start[v] = t;
        end[v] = last + 1;
      }
      t = last + 1;
    }
    // Long runs.
    const long = this.#longStart;
    const head = this.#head;
    const before = this.#capBefore;
    let from = -1;
    let linked = 0;
    let lastHead = -1;
    let previous = -1;
    for (t = 0; t < n; t++) {
      const type = this.type(t);
      before[t] = previous;
      if (type.capital) {
        if (from < 0) {
          from = t;
          lastHead = -1;
        }
        linked = 0;
        previous = t;
      } else if (from >= 0) {
        if (type.link || type.caps === Caps.hyphen || this.#isInner(t)) {
          if (linked === 0 && this.type(t - 1).capital) lastHead = t - 1;
          if (++linked > maximumLinks) from = -1;
        } else if (type.caps === Caps.quote && linked < maximumLinks) linked++;
        else from = -1;
      }
      long[t] = from;
      head[t] = from >= 0 ? lastHead : -1;
    }
    let next = -1;
    for (t = n - 1; t >= 0; t--) {
      this.#capAfter[t] = next;
      if (this.type(t).capital) next = t;
    }
  }

  /** A full stop behind an initial, an ampersand. */
  #isInner(t: number): boolean {
    const type = this.type(t);
    if (type.caps !== Caps.punctuation && !type.link) return false;
    const previous = this.type(t - 1);
    return (type.lower === dotHash && previous.caps === Caps.single) || type.lower === ampersandHash;
  }

  /** Quotation marks and brackets: for each token the mark that opens and the one that closes round it, or -1. */
  #findPairs(): void {
    const n = this.#n;
    this.#quoteOpen.fill(-1, 0, n);
    this.#quoteClose.fill(-1, 0, n);
    this.#bracketOpen.fill(-1, 0, n);
    this.#bracketClose.fill(-1, 0, n);
    let quote = -1;
    let bracket = -1;
    for (let t = 0; t < n; t++) {
      const caps = this.type(t).caps;
      if (caps === Caps.quote) {
        if (quote >= 0 && t - quote <= 25) {
          if (t - quote > 1) {
            // A title in quotation marks may go on in small letters for long.
            const whole = this.type(quote + 1).capital;
            for (let u = quote + 1; u < t; u++) {
              this.#quoteOpen[u] = quote;
              this.#quoteClose[u] = t;
              if (whole) this.active[u] = 1;
            }
            quote = -1;
          }
        } else quote = t;
      } else if (caps === Caps.open) bracket = t;
      else if (caps === Caps.close) {
        if (bracket >= 0 && t - bracket <= 40) {
          for (let u = bracket + 1; u < t; u++) {
            this.#bracketOpen[u] = bracket;
            this.#bracketClose[u] = t;
          }
        }
        bracket = -1;
      }
    }
  }

  /** Phrases of two to four words that a word list has (`Costa Rica`). */
  #findPhrases(): void {
    const n = this.#n;
    const bits = this.#phraseBits;
    bits.fill(0, 0, n);
    for (let t = 0; t + 1 < n; t++) {
      if (!this.type(t).capital || bits[t] !== 0) continue;
      let hash = this.type(t).lower;
      let best = 0;
      let bestEnd = 0;
      for (let u = t + 1; u < Math.min(n, t + 4); u++) {
        hash = mix(hash, this.type(u).lower);
        const flags = this.table.phrase(hash) & phraseBits;
        if (flags !== 0 && this.type(u).capital) {
          best = flags;
          bestEnd = u + 1;
        }
      }
      for (let u = t; u < bestEnd; u++) {
        bits[u] = best;
        this.#phrasePlace[u] = u === t ? 0 : u === bestEnd - 1 ? 2 : 1;
      }
    }
  }

  #push(hash: number, group: number): void {
    this.hashes[this.count] = hash;
    this.groups[this.count++] = group;
  }

  /** Fills `hashes` and `groups` with the features of token `t` beyond those of single words. */
  context(t: number): void {
    this.count = 0;
    const n = this.#n;
    const w = this.type(t);
    const p = this.type(t - 1);
    const q = this.type(t + 1);
    const pp = this.type(t - 2);
    const qq = this.type(t + 2);
    const context = Group.context;
    const lexical = Group.lexical;
    this.#push(T.bias, context);
    this.#push(mix(mix(T.bigram, p.lower), w.lower), lexical);
    this.#push(mix(mix(T.next, w.lower), q.lower), lexical);
    this.#push(mix(mix(T.around, p.lower), q.lower), context);
    const shapes = mix(mix(mix(T.shapes, p.shape), w.shape), q.shape);
    this.#push(shapes, context);
    this.#push(mix(mix(T.wide, p.caps + 16 * w.caps + 256 * q.caps), pp.caps + 16 * qq.caps), context);
    this.#push(mix(mix(T.clusters, p.cluster), w.cluster), context);
    this.#push(mix(mix(T.clusters + 1000, w.cluster), q.cluster), context);
    this.#push(mix(mix(mix(T.clusters + 2000, p.topCluster), w.topCluster), q.topCluster), context);
    this.#push(mix(mix(T.bigram + 2000, p.lower), w.shape), context);
    this.#push(mix(mix(T.next + 2000, w.shape), q.lower), context);
    this.#push(mix(mix(T.kinds, p.kind), w.kind), context);
    this.#push(mix(mix(T.kinds + 1000, w.kind), q.kind), context);
    this.#push(mix(mix(mix(T.kinds + 2000, p.kind), w.kind), q.kind), context);

    const first = this.#sentenceStart[t]!;
    const opens =
      first === 1 || (t > 0 && this.#sentenceStart[t - 1] === 1 && p.caps >= Caps.punctuation) ? 1 : 0;
    if (opens === 1) {
      this.#push(mix(T.sentence, w.kind), context);
      this.#push(mix(mix(T.sentence, w.lower), 1), lexical);
      this.#push(mix(mix(T.sentence, w.shape), q.shape), context);
    }
    if (w.capital && this.#counts !== undefined) {
      const usage = mix(T.usage, usageOf(this.#text[t]!, w.caps, this.#counts));
      this.#push(mix(usage, opens), context);
      this.#push(mix(usage, w.kind), context);
      this.#push(mix(mix(usage, this.#flowKind), w.caps), context);
    }
    this.#push(mix(mix(T.passage, this.#passage), w.shape), context);
    this.#push(mix(mix(T.flow, this.#flowKind), w.kind), context);

    // The run of capitals.
    if (w.capital) {
      const a = this.#runStart[t]!;
      const b = this.#runEnd[t]!;
      const place = Math.min(t - a, 2) * 8 + Math.min(b - 1 - t, 2) * 2 + opens;
      const length = Math.min(b - a, 5);
      const last = this.type(b - 1);
      const begin = this.type(a);
      const prior = this.type(a - 1);
      const after = this.type(b);
      this.#push(mix(mix(T.run, place), length), context);
      if (b - a > 1) {
        this.#push(mix(mix(T.runLast, last.lower), place), context);
        this.#push(mix(mix(T.runLast + 1000, last.cluster), place), context);
        this.#push(mix(mix(T.runFirst, begin.lower), place), context);
        this.#push(mix(mix(T.runFirst + 1000, begin.cluster), place), context);
      }
      this.#push(mix(mix(T.before, prior.lower), place), context);
      this.#push(mix(mix(T.after, after.lower), place), context);
      this.#push(mix(mix(T.before + 1000, prior.cluster), place), context);
      this.#push(mix(mix(T.after + 1000, after.cluster), place), context);
    }
    // The long run, its first word and its last head.
    const long = this.#longStart[t]!;
    if (long >= 0 && long < t) {
      const opener = this.type(long);
      const distance = Math.min(t - long, 8);
      this.#push(mix(mix(T.long, opener.lower), w.caps), context);
      this.#push(mix(mix(T.long + 1000, opener.cluster), Math.min(distance, 4) * 16 + w.caps), context);
      this.#push(mix(mix(T.long + 2000, opener.lower), w.lower), lexical);
      this.#push(mix(mix(T.long + 3000, opener.cluster), w.cluster), context);
      const head = this.#head[t]!;
      if (head >= 0) {
        const headType = this.type(head);
        this.#push(mix(mix(T.head, headType.lower), w.caps), context);
        this.#push(mix(mix(T.head + 1000, headType.lower), w.kind), context);
        this.#push(mix(mix(T.head + 2000, headType.cluster), Math.min(t - head, 6) * 16 + w.caps), context);
      }
    }
    if (!w.capital) {
      const back = this.#capBefore[t]!;
      const ahead = this.#capAfter[t]!;
      const backGap = back < 0 ? 9 : Math.min(t - back, 7);
      const aheadGap = ahead < 0 ? 9 : Math.min(ahead - t, 7);
      this.#push(mix(mix(T.link, backGap), aheadGap), context);
      this.#push(mix(mix(mix(T.link, backGap), aheadGap), w.lower), context);
      if (back >= 0 && backGap <= reachBehind) {
        const b = this.type(back);
        this.#push(mix(mix(T.capBefore + 1000, b.cluster), w.lower), context);
        this.#push(mix(mix(T.capBefore + 2000, b.kind), w.lower), context);
        if (ahead >= 0 && aheadGap <= reachBehind) {
          const a = this.type(ahead);
          this.#push(mix(mix(mix(T.link + 2000, b.kind), w.lower), a.kind), context);
        }
      }
      if (ahead >= 0 && aheadGap <= reachBehind) {
        const a = this.type(ahead);
        this.#push(mix(mix(T.capAfter + 1000, w.lower), a.cluster), context);
      }
    }
    const title = this.#title[t]!;
    if (title >= 0) {
      const opener = this.type(title);
      const distance = Math.min((t - title) >> 1, 7);
      this.#push(mix(mix(T.title, distance), w.caps), context);
      this.#push(mix(mix(T.title + 1000, opener.lower), w.caps), context);
      this.#push(mix(mix(T.title + 2000, w.lower), q.lower), context);
      this.#push(mix(mix(T.title + 3000, w.kind), q.kind), context);
      this.#push(mix(mix(T.title + 4000, p.lower), w.lower), context);
      this.#push(mix(mix(T.title + 5000, w.topCluster), q.topCluster), context);
    }
    // Quotation marks and brackets.
    const open = this.#quoteOpen[t]!;
    if (open >= 0) {
      const close = this.#quoteClose[t]!;
      const place = (t === open + 1 ? 1 : 0) + (t === close - 1 ? 2 : 0);
      const length = Math.min(close - open - 1, 6);
      const prior = this.type(open - 1);
      const after = this.type(close + 1);
      this.#push(mix(mix(T.quote, place), length), context);
      this.#push(mix(mix(T.quote, place), w.kind), context);
      this.#push(mix(mix(T.quoteBefore, prior.lower), place), context);
      this.#push(mix(mix(T.quoteBefore + 1000, prior.cluster), place), context);
      this.#push(mix(mix(T.quoteBefore + 2000, prior.kind), place * 8 + length), context);
      this.#push(mix(mix(T.quoteBefore + 3000, this.type(open - 2).lower), place), context);
      this.#push(mix(mix(T.quoteAfter, after.lower), place), context);
      this.#push(mix(mix(T.quoteAfter + 1000, after.cluster), place), context);
      const begin = this.type(open + 1);
      this.#push(mix(mix(T.quote + 1000, begin.kind), place * 8 + length), context);
      this.#push(mix(mix(T.quote + 2000, begin.lower), place), context);
      this.#push(mix(mix(T.quote + 3000, this.type(close - 1).lower), place), context);
    } else if (w.caps === Caps.quote && q.capital) {
      const close = t + 1 < n ? this.#quoteClose[t + 1]! : -1;
      if (close >= 0) {
        this.#push(mix(mix(T.quote + 4000, p.lower), Math.min(close - t, 6)), context);
        this.#push(mix(mix(T.quote + 5000, p.kind), Math.min(close - t, 6)), context);
      }
    } else if (w.caps === Caps.quote && t > 0) {
      const begin = this.#quoteOpen[t - 1]!;
      if (begin >= 0) {
        this.#push(mix(mix(T.quote + 6000, this.type(begin - 1).lower), Math.min(t - begin, 6)), context);
        this.#push(mix(mix(T.quote + 7000, this.type(begin - 1).kind), Math.min(t - begin, 6)), context);
      }
    }
    const bracket = this.#bracketOpen[t]!;
    if (bracket >= 0) {
      const close = this.#bracketClose[t]!;
      const prior = this.type(bracket - 1);
      const place = (t === bracket + 1 ? 1 : 0) + (t === close - 1 ? 2 : 0);
      this.#push(mix(mix(T.bracket, place), w.kind), context);
      this.#push(mix(mix(T.bracket + 1000, place), prior.kind), context);
      if (close - bracket === 2 && w.capital) {
        const initials = this.#matchesInitials(t, bracket) ? 1 : 0;
        this.#push(mix(mix(T.initials, initials), w.caps), context);
        const from = this.#longStart[bracket - 1] ?? -1;
        if (bracket > 0 && from >= 0) {
          this.#push(mix(mix(T.initials + 1000, initials), this.type(from).cluster), context);
          this.#push(mix(mix(T.initials + 2000, initials), this.type(bracket - 1).cluster), context);
        }
      }
    }
    const phrase = this.#phraseBits[t]!;
    if (phrase !== 0) {
      this.#push(mix(mix(T.phrase, phrase), this.#phrasePlace[t]!), Group.listed);
    }
    if (this.#pos !== undefined) {
      const pos = this.#pos;
      const x = pos[t]!;
      const x1 = t > 0 ? pos[t - 1]! : 31;
      const x2 = t + 1 < n ? pos[t + 1]! : 31;
      this.#push(mix(T.pos, x), Group.pos);
      this.#push(mix(mix(T.pos + 1000, x1), x), Group.pos);
      this.#push(mix(mix(T.pos + 2000, x), x2), Group.pos);
      this.#push(mix(mix(T.pos + 3000, x1), x2), Group.pos);
      this.#push(mix(mix(T.pos + 4000, x), w.shape), Group.pos);
    }
    for (let i = this.#extraHead[t]!; i >= 0; i = this.#extraNext[i]!) {
      this.#push(this.#extraHash[i]!, this.#extraGroup[i]!);
    }
  }

  /** Whether the token in brackets is made of the first letters of the words before the bracket: `World Bank (WB)`. */
  #matchesInitials(t: number, bracket: number): boolean {
    return this.#firstLetters?.(t, bracket) ?? false;
  }
  #firstLetters: ((t: number, bracket: number) => boolean) | undefined;

  /** Gives the words' characters for the check of initials; without it every acronym is the same. */
  setText(text: readonly string[]): void {
    this.#firstLetters = (t, bracket) => {
      const acronym = text[t]!;
      if (acronym.length < 2 || acronym.length > 10) return false;
      let i = acronym.length - 1;
      for (let u = bracket - 1; u >= Math.max(0, bracket - 14) && i >= 0; u--) {
        if (text[u]![0] === acronym[i]) i--;
      }
      return i < 0;
    };
  }
}

const dotHash = hashString('.');
const ampersandHash = hashString('&');

/** Models know kinds by their place in the list. */
function hashKind(kind: PassageKind): number {
  return passageKinds.indexOf(kind);
}

/**
 * How the document writes a capitalised word elsewhere: a word that it also writes in lowercase is an ordinary one, here at a
 * sentence's start or in a heading; one in capitals may be a name that running text writes with one capital.
 */
function usageOf(form: string, caps: number, counts: ReadonlyMap<string, number>): number {
  const lowercase = form.toLowerCase();
  const lower = counts.get(lowercase) ?? 0;
  const isUpper = caps === Caps.all;
  const title = counts.get(isUpper ? form[0]! + lowercase.slice(1) : form) ?? 0;
  const often = title > 8 ? 3 : title > 2 ? 2 : title > 1 ? 1 : 0;
  const share = lower === 0 ? 0 : lower >= title ? 3 : lower * 4 >= title ? 2 : 1;
  return (isUpper ? 32 : 0) + (isUpper && title > 0 ? 16 : 0) + share * 4 + often;
}
