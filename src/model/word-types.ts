import { readRoles } from '../gazetteer/data-table.ts';
import { detached } from '../text/copy-string.ts';
import { hashString, mix } from './hash.ts';
import { allLexicons, lexiconBit, type WordLists } from './word-lists.ts';
import { Caps, capsOf, shapeOf } from './word-shape.ts';

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
  /** `agreement`, `programme`: what a long title begins with, whose words after are often small. */
  readonly title: boolean;
  /** Features of the token itself, and as seen from a token one, two and three places away. */
  readonly own: readonly number[];
  readonly near: readonly number[];
  readonly far: readonly number[];
  readonly farthest: readonly number[];
  /** How many of `own` tell which word it is (they come first). */
  readonly lexicalCount: number;
  /** How many of `own`, after those, come from word lists. */
  readonly listedCount: number;
}

const wordsOf = readRoles('languages/en/model-words.csv', 'word');
const links = wordsOf('link');
const titles = wordsOf('title');
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

/** A word form on the way to its {@link WordType}. */
interface Form {
  readonly word: string;
  readonly folded: string;
  readonly lower: number;
  readonly shape: number;
  readonly caps: number;
  /** Letters, perhaps with figures. */
  readonly alphabetic: boolean;
}

/** What the word lists say of a form: its leaf cluster or -1, and bits. */
interface Listing {
  readonly leaf: number;
  readonly bits: number;
}

/** Looks a form up, without a possessive where only so it is known. */
function listingOf({ folded, lower }: Form, lists: WordLists, mask: number): Listing {
  const leaf = lists.leaf(lower);
  const bits = lists.bits(lower);
  if (bits !== 0 || leaf >= 0 || !/['’]s$/.test(folded)) return { leaf, bits: bits & mask };
  const stem = hashString(folded.slice(0, -2));
  return { leaf: lists.leaf(stem), bits: lists.bits(stem) & mask };
}

const names = lexiconBit.givenName | lexiconBit.surname | lexiconBit.personName;
const places = lexiconBit.country | lexiconBit.city | lexiconBit.region;
const heads = lexiconBit.headFacility | lexiconBit.headEvent | lexiconBit.headLaw | lexiconBit.headPlace;

/** Way of writing × what the word lists say. */
function kindOf(caps: number, { leaf, bits }: Listing): number {
  const coarse =
    ((bits & lexiconBit.ordinary) !== 0 ? 1 : 0) |
    ((bits & lexiconBit.proper) !== 0 ? 2 : 0) |
    ((bits & names) !== 0 ? 4 : 0) |
    ((bits & places) !== 0 ? 8 : 0) |
    ((bits & lexiconBit.demonym) !== 0 ? 16 : 0) |
    ((bits & (lexiconBit.role | lexiconBit.office)) !== 0 ? 32 : 0) |
    ((bits & lexiconBit.headOrganisation) !== 0 ? 128 : 0) |
    ((bits & heads) !== 0 ? 256 : 0) |
    (leaf >= 0 ? 64 : 0);
  return mix(T.kind, caps * 512 + coarse);
}

/** Features that tell which word it is. */
function lexicalFeatures({ word, folded, lower, alphabetic }: Form): number[] {
  const features = [mix(T.form, hashString(word)), mix(T.lower, lower)];
  if (!alphabetic) return features;
  for (let n = 2; n <= 4 && n < folded.length; n++) {
    features.push(mix(mix(T.prefix, n), hashString(folded.slice(0, n))));
  }
  for (let n = 1; n <= 5 && n < folded.length; n++) {
    features.push(mix(mix(T.suffix, n), hashString(folded.slice(-n))));
  }
  return features;
}

/** Features of the word lists that have it. */
function listedFeatures(caps: number, bits: number): number[] {
  const features: number[] = [];
  for (let bit = 1; bit <= allLexicons; bit *= 2) {
    if ((bits & bit) !== 0) features.push(mix(T.bit, bit), mix(mix(T.bit, bit), caps));
  }
  features.push(mix(mix(T.listed, bits), caps));
  return features;
}

/** Features of the first and the last of the parts that hyphens make. */
function partFeatures(folded: string, lists: WordLists, mask: number): number[] {
  const parts = folded.length > 3 ? folded.split(/[-‐‑–/]/) : [folded];
  if (parts.length === 1) return [];
  const last = hashString(parts[parts.length - 1]!);
  const leaf = lists.leaf(last);
  return [
    mix(T.lastPart, last),
    mix(T.part, hashString(parts[0]!)),
    ...(leaf >= 0 ? [mix(mix(T.lastPart, T.cluster), leaf >> 2)] : []),
    mix(T.partKind, lists.bits(last) & mask),
  ];
}

function formOf(form: string): Form {
  const word = form.length > 100 ? form.slice(0, 100) : form;
  const folded = word.toLowerCase();
  const shapeText = shapeOf(word);
  const caps = capsOf(word, shapeText);
  return {
    word,
    folded,
    lower: hashString(folded),
    shape: mix(T.shape, hashString(shapeText)),
    caps,
    alphabetic: caps <= Caps.single || caps === Caps.alphanumeric,
  };
}

/** Makes what is known of a word form. `lexiconMask` switches lists off (ablation). */
export function wordType(text: string, lists: WordLists, lexiconMask = allLexicons): WordType {
  const form = formOf(text);
  const { word, folded, lower, shape, caps, alphabetic } = form;
  const listing = listingOf(form, lists, lexiconMask);
  const { leaf, bits } = listing;
  const known = leaf >= 0;
  const middle = leaf >> 2;
  const cluster = known ? mix(T.cluster, middle) : mix(T.cluster, shape);
  const topCluster = known ? mix(T.top, Math.floor(middle / 24)) : mix(T.top, shape);
  const kind = kindOf(caps, listing);
  const lexical = lexicalFeatures(form);
  const listed = listedFeatures(caps, bits);
  const rest = [shape, kind, mix(T.caps, caps), cluster, topCluster];
  if (known) rest.push(mix(T.leaf, leaf), mix(mix(T.cluster, middle), caps));
  if (alphabetic) rest.push(mix(T.length, Math.min(word.length, 12)));
  const near = [mix(T.lower, lower), shape, kind, cluster, topCluster];
  if (known) near.push(mix(T.leaf, leaf));
  if (alphabetic) near.push(mix(mix(T.suffix, 3), hashString(folded.slice(-3))));
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
    own: [...lexical, ...listed, ...rest, ...partFeatures(folded, lists, lexiconMask)],
    near: [...near, ...listed],
    far: [mix(T.lower, lower), kind, cluster, topCluster],
    farthest: [cluster, mix(T.lower, lower)],
    lexicalCount: lexical.length,
    listedCount: listed.length,
  };
}

/** What stands before the first and after the last token of a flow. */
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
