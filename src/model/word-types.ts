import { detached } from '../text/copy-string.ts';
import { hashString, mix } from './hash.ts';
import { allLexicons, lexiconBit, type WordLists } from './word-lists.ts';

/** How a token is written. */
export const Caps = {
  none: 0,
  /** `Minsk` */
  initial: 1,
  /** `OJSC` */
  all: 2,
  /** `BelAZ`, `iPhone` */
  mixed: 3,
  /** `A` or `A.` */
  single: 4,
  digits: 5,
  /** `U2`, `2020s` */
  alphanumeric: 6,
  punctuation: 7,
  quote: 8,
  open: 9,
  close: 10,
  hyphen: 11,
  boundary: 12,
} as const;

/** What is known of a token by its characters alone; computed once per word form. */
export interface WordType {
  readonly caps: number;
  /** Hash of the folded form. */
  readonly lower: number;
  /** Hash of the shape with repeats squeezed: `Xx`, `X.`, `d`. */
  readonly shape: number;
  /** Cluster of the middle level, hashed, or a hash of the shape for unknown words. */
  readonly cluster: number;
  /** Cluster of the top level, likewise. */
  readonly topCluster: number;
  /** Way of writing × what the word lists say, as one hash. */
  readonly kind: number;
  /** Bits of {@link lexiconBit}. */
  readonly lexicon: number;
  /** Letters of a name: a capital somewhere. */
  readonly capital: boolean;
  /** `of`, `the`, `and`: joins the parts of a long name. */
  readonly link: boolean;
  /** `agreement`, `programme`: what a long title begins with, whose words behind are often small. */
  readonly title: boolean;
  /** Features of the token itself, and as seen from a token one, two and three places away. */
  readonly own: readonly number[];
  readonly near: readonly number[];
  readonly far: readonly number[];
  readonly farthest: readonly number[];
  /** How many of `own` tell which word it is (they come first). */
  readonly lexicalCount: number;
  /** How many of `own`, behind those, come from word lists. */
  readonly listedCount: number;
}

const links = new Set(
  'of the and for on in to with de la le du del da di do dos von van der den und et y e al el bin ibn & at by between up until as or from their its under against into a an'.split(
    ' ',
  ),
);
const titles = new Set(
  `accord act agreement agreements agenda charter code communique communiqué concept concepts constitution convention conventions covenant declaration declarations decree
doctrine directions directive framework fundamentals guidelines initiative law laws map measures memorandum memoranda mission order pact plan plans platform policy principles
program programme programmes programs project protocol protocols provisions regulation regulations resolution roadmap rules statement statute strategy strategies system treaties treaty`.split(
    /\s+/,
  ),
);
const openers = new Set(['(', '[', '{']);
const closers = new Set([')', ']', '}']);
const quotes = new Set(['"', '“', '”', '„', '«', '»', "''", '``', '‟', '"', '‘', '’', "'", '‹', '›', '‚']);
const hyphens = new Set(['-', '–', '—', '‐', '‑', '/', '−']);

/** Templates, so that equal hashes of different things stay apart. */
const T = {
  form: 1,
  lower: 2,
  shape: 3,
  prefix: 4,
  suffix: 5,
  leaf: 6,
  cluster: 7,
  top: 8,
  listed: 9,
  bit: 10,
  kind: 11,
  length: 12,
  part: 13,
  lastPart: 14,
  caps: 15,
  partKind: 16,
} as const;

export function shapeOf(word: string): string {
  let shape = '';
  let last = '';
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    let c: string;
    if (code >= 97 && code <= 122) c = 'x';
    else if (code >= 65 && code <= 90) c = 'X';
    else if (code >= 48 && code <= 57) c = 'd';
    else if (code < 128) c = word[i]!;
    else {
      const ch = word[i]!;
      c = ch !== ch.toLowerCase() ? 'X' : ch !== ch.toUpperCase() ? 'x' : ch;
    }
    if (c !== last) shape += c;
    last = c;
    if (shape.length > 12) break;
  }
  return shape;
}

function capsOf(word: string, shape: string): number {
  if (quotes.has(word)) return Caps.quote;
  if (openers.has(word)) return Caps.open;
  if (closers.has(word)) return Caps.close;
  if (hyphens.has(word)) return Caps.hyphen;
  let upper = 0;
  let lower = 0;
  let digits = 0;
  for (const c of shape.length > 12 ? word.slice(0, 64) : word) {
    if (c >= '0' && c <= '9') digits++;
    else if (c !== c.toLowerCase()) upper++;
    else if (c !== c.toUpperCase()) lower++;
  }
  if (upper + lower === 0) return digits > 0 ? Caps.digits : Caps.punctuation;
  if (digits > 0) return Caps.alphanumeric;
  if (upper === 0) return Caps.none;
  if (upper === 1 && lower === 0) return Caps.single;
  if (lower === 0) return Caps.all;
  const first = word[0]!;
  if (upper === 1 && first !== first.toLowerCase()) return Caps.initial;
  // `Anglo-Saxon` is written as an initial capital twice.
  return /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)+$/u.test(word) ? Caps.initial : Caps.mixed;
}

/** Makes what is known of a word form. `lexiconMask` switches lists off (ablation). */
export function wordType(form: string, lists: WordLists, lexiconMask = allLexicons): WordType {
  const word = form.length > 100 ? form.slice(0, 100) : form;
  const folded = word.toLowerCase();
  const lower = hashString(folded);
  const shapeText = shapeOf(word);
  const shape = mix(T.shape, hashString(shapeText));
  const caps = capsOf(word, shapeText);
  let leaf = lists.leaf(lower);
  let bits = lists.bits(lower);
  let stem = folded;
  if (bits === 0 && leaf < 0 && /['’]s$/.test(folded)) {
    stem = folded.slice(0, -2);
    const h = hashString(stem);
    leaf = lists.leaf(h);
    bits = lists.bits(h);
  }
  bits &= lexiconMask;
  const parts = folded.length > 3 ? folded.split(/[-‐‑–/]/) : [folded];
  let partLeaf = -1;
  let partBits = 0;
  if (parts.length > 1) {
    const h = hashString(parts[parts.length - 1]!);
    partLeaf = lists.leaf(h);
    partBits = lists.bits(h) & lexiconMask;
  }
  const known = leaf >= 0;
  const middle = leaf >> 2;
  const cluster = known ? mix(T.cluster, middle) : mix(T.cluster, shape);
  const topCluster = known ? mix(T.top, Math.floor(middle / 24)) : mix(T.top, shape);
  const names = lexiconBit.givenName | lexiconBit.surname | lexiconBit.personName;
  const places = lexiconBit.country | lexiconBit.city | lexiconBit.region;
  const heads = lexiconBit.headFacility | lexiconBit.headEvent | lexiconBit.headLaw | lexiconBit.headPlace;
  const coarse =
    ((bits & lexiconBit.ordinary) !== 0 ? 1 : 0) |
    ((bits & lexiconBit.proper) !== 0 ? 2 : 0) |
    ((bits & names) !== 0 ? 4 : 0) |
    ((bits & places) !== 0 ? 8 : 0) |
    ((bits & lexiconBit.demonym) !== 0 ? 16 : 0) |
    ((bits & (lexiconBit.role | lexiconBit.office)) !== 0 ? 32 : 0) |
    ((bits & lexiconBit.headOrganisation) !== 0 ? 128 : 0) |
    ((bits & heads) !== 0 ? 256 : 0) |
    (known ? 64 : 0);
  const kind = mix(T.kind, caps * 512 + coarse);

  const lexical: number[] = [mix(T.form, hashString(word)), mix(T.lower, lower)];
  const alphabetic = caps <= Caps.single || caps === Caps.alphanumeric;
  if (alphabetic) {
    for (let n = 2; n <= 4 && n < folded.length; n++) {
      lexical.push(mix(mix(T.prefix, n), hashString(folded.slice(0, n))));
    }
    for (let n = 1; n <= 5 && n < folded.length; n++) {
      lexical.push(mix(mix(T.suffix, n), hashString(folded.slice(-n))));
    }
  }
  const lexicalCount = lexical.length;
  const listed: number[] = [];
  for (let bit = 1; bit <= allLexicons; bit *= 2) {
    if ((bits & bit) !== 0) {
      listed.push(mix(T.bit, bit));
      listed.push(mix(mix(T.bit, bit), caps));
    }
  }
  listed.push(mix(mix(T.listed, bits), caps));
  const rest: number[] = [shape, kind, mix(T.caps, caps), cluster, topCluster];
  if (known) rest.push(mix(T.leaf, leaf), mix(mix(T.cluster, middle), caps));
  if (alphabetic) rest.push(mix(T.length, Math.min(word.length, 12)));
  if (parts.length > 1) {
    rest.push(mix(T.lastPart, hashString(parts[parts.length - 1]!)), mix(T.part, hashString(parts[0]!)));
    if (partLeaf >= 0) rest.push(mix(mix(T.lastPart, T.cluster), partLeaf >> 2));
    rest.push(mix(T.partKind, partBits));
  }
  const own = [...lexical, ...listed, ...rest];
  const near = [
    mix(T.lower, lower),
    shape,
    kind,
    cluster,
    topCluster,
    ...(known ? [mix(T.leaf, leaf)] : []),
    ...(alphabetic ? [mix(mix(T.suffix, 3), hashString(folded.slice(-3)))] : []),
    ...listed,
  ];
  const far = [mix(T.lower, lower), kind, cluster, topCluster];
  const farthest = [cluster, mix(T.lower, lower)];
  return {
    caps,
    lower,
    shape,
    cluster,
    topCluster,
    kind,
    lexicon: bits,
    capital:
      caps >= Caps.initial && caps <= Caps.single ? true : caps === Caps.alphanumeric && /\p{Lu}/u.test(word),
    link: caps === Caps.none ? links.has(folded) : word === '&',
    title: titles.has(folded),
    own,
    near,
    far,
    farthest,
    lexicalCount,
    listedCount: listed.length,
  };
}

/** What stands before the first and behind the last token of a flow. */
export const boundaryType: WordType = {
  caps: Caps.boundary,
  lower: 17,
  shape: 18,
  cluster: 19,
  topCluster: 20,
  kind: 21,
  lexicon: 0,
  capital: false,
  link: false,
  title: false,
  own: [22],
  near: [22],
  far: [22],
  farthest: [22],
  lexicalCount: 0,
  listedCount: 0,
};

/** The word forms seen so far, numbered from 1; 0 is the boundary. */
export class WordTable {
  readonly #ids = new Map<string, number>();
  readonly types: WordType[] = [boundaryType];
  readonly #lists: WordLists;
  readonly #lexiconMask: number;

  constructor(lists: WordLists, lexiconMask = allLexicons) {
    this.#lists = lists;
    this.#lexiconMask = lexiconMask;
  }

  get size(): number {
    return this.types.length;
  }

  id(form: string): number {
    let id = this.#ids.get(form);
    if (id === undefined) {
      id = this.types.length;
      this.types.push(wordType(form, this.#lists, this.#lexiconMask));
      this.#ids.set(detached(form), id);
    }
    return id;
  }

  /** Flags of a phrase by its hash. */
  phrase(hash: number): number {
    return this.#lists.bits(hash) & this.#lexiconMask;
  }

  clear(): void {
    this.#ids.clear();
    this.types.length = 1;
  }
}
