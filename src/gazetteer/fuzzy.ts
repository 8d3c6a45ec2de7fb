import { firstWhere } from '../text/first-where.ts';
import type { GazetteerEntry } from './entry.ts';
import { foldKey, foldWords } from './fold.ts';
import type { Gazetteer, Hit } from './gazetteer.ts';
import { hashAscii } from './hash.ts';
import { nearWords } from './near-words.ts';
import { rewordedKeys, rewordings } from './rewording.ts';
import { skeleton, skeletonLength } from './skeleton.ts';

/** What is searched: several gazetteers as one. */
interface Searched {
  readonly gazetteers: readonly Gazetteer[];
  lookup(name: string, anyCase: boolean): readonly Hit[];
  entry(hit: Hit): GazetteerEntry;
}

/** A hit of `fuzzyLookup`. */
export interface FuzzyHit extends Hit {
  /** What was bridged: marks and legal form, other transliteration, broken spacing, or letters. */
  readonly by: 'wording' | 'transliteration' | 'spacing' | 'letters';
  /** Edit distance over all words; 0 but for letters. */
  readonly distance: number;
  /** 0 to 1; always below that of an exact match. */
  readonly confidence: number;
}

/** Words allowed one edit, and two. */
const oneEdit = 6;
const twoEdits = 10;
/** Paths through the trie that are tried for one name. */
const maxPaths = 2000;

/** A vocabulary word that a word of the query may stand for. */
interface Variant {
  readonly number: number;
  readonly distance: number;
  readonly transliterated: boolean;
}

/**
 * What a name that no gazetteer knows may be a variant of:
 *
 *     Acme & Co      Acme and Co., Inc.   marks, legal forms ({@link rewordedKeys})
 *     Kabiakoŭ       Kobyakov      transliteration of Slavic names ({@link skeleton})
 *     Grod no        Grodno        broken spacing
 *     Uzbekistam     Uzbekistan    one edit from six letters, two from ten
 *
 * A known name is never taken for another one, and a name that is as near to two different things is neither: both give nothing.
 * @param accept leaves out hits that cannot be meant (wrong type)
 */
export function fuzzyLookup(
  set: Searched,
  name: string,
  accept: (hit: Hit) => boolean = () => true,
): FuzzyHit[] {
  const { words } = foldWords(name);
  if (words.length === 0 || words.length > 12 || set.lookup(name, true).length > 0) return [];
  const found: FuzzyHit[] = [];
  const wordings = rewordings(name);
  for (const gazetteer of set.gazetteers) {
    const take = (hit: FuzzyHit) => {
      if (accept(hit)) found.push(hit);
    };
    const reworded = { by: 'wording', distance: 0, confidence: 0.9 } as const;
    for (const node of rewordedKeys(gazetteer, wordings)) emit(gazetteer, node, reworded, take);
    collect(gazetteer, words, take);
  }
  return nearestName(set, found);
}

/** How much larger a place must be than another one as near to be meant all the same. */
const dominance = 20;

/** The hits of the one nearest name; nothing where two names of different things are as near and as likely. */
function nearestName(set: Searched, found: readonly FuzzyHit[]): FuzzyHit[] {
  const best = Math.max(0, ...found.map((hit) => hit.confidence));
  const byName = Map.groupBy(
    found.filter((hit) => hit.confidence === best),
    (hit) => foldKey(hit.gazetteer.surface(hit.alias)),
  );
  const groups = [...byName].map(([name, hits]) => ({
    name,
    hits,
    ids: new Set(hits.map((hit) => hit.gazetteer.id(hit.entry))),
    weight: Math.max(1, ...hits.map((hit) => set.entry(hit).population ?? 0)),
  }));
  groups.sort((a, b) => b.weight - a.weight || b.ids.size - a.ids.size || (a.name < b.name ? -1 : 1));
  const chosen = groups[0];
  if (chosen === undefined) return [];
  const others = groups.slice(1).filter((group) => [...group.ids].some((id) => !chosen.ids.has(id)));
  if (others.some((group) => group.weight * dominance > chosen.weight)) return [];
  return others.length === 0
    ? chosen.hits
    : chosen.hits.map((hit) => ({ ...hit, confidence: Math.round(hit.confidence * 900) / 1000 }));
}

function collect(gazetteer: Gazetteer, words: readonly string[], found: (hit: FuzzyHit) => void): void {
  if (words.length > 1) {
    const joined = gazetteer.names.walk([words.join('')]);
    if (joined >= 0) emit(gazetteer, joined, { by: 'spacing', distance: 0, confidence: 0.75 }, found);
  }
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  if (letters < oneEdit) return;
  const variants = words.map((word) => variantsOf(gazetteer, word));
  let paths = 0;
  const walk = (i: number, node: number, distance: number, transliterated: boolean): void => {
    if (i === words.length) {
      if (!gazetteer.names.isKey(node) || (distance === 0 && !transliterated)) return;
      const confidence =
        distance === 0 ? 0.8 : Math.max(0.4, 0.75 - (1.2 * distance) / letters - (transliterated ? 0.1 : 0));
      const by = distance === 0 ? 'transliteration' : 'letters';
      emit(gazetteer, node, { by, distance, confidence }, found);
      return;
    }
    for (const variant of variants[i]!) {
      // Two wrong words in one name are another name.
      if (variant.distance > 0 && distance > 0) continue;
      if (++paths > maxPaths) return;
      const next =
        i === 0 ? gazetteer.names.root(variant.number) : gazetteer.names.child(node, variant.number);
      if (next >= 0) walk(i + 1, next, distance + variant.distance, transliterated || variant.transliterated);
    }
  };
  walk(0, -1, 0, false);
}

function emit(
  gazetteer: Gazetteer,
  node: number,
  how: Pick<FuzzyHit, 'by' | 'distance' | 'confidence'>,
  found: (hit: FuzzyHit) => void,
): void {
  for (const alias of gazetteer.names.aliasesAt(node)) {
    if (gazetteer.isCaseSensitive(alias)) continue;
    found({
      gazetteer,
      entry: gazetteer.entryOf(alias),
      alias,
      ...how,
      confidence: Math.round(how.confidence * 1000) / 1000,
    });
  }
}

/** The vocabulary words that a word may stand for: itself, others of its skeleton, and those a slip away. */
function variantsOf(gazetteer: Gazetteer, word: string): Variant[] {
  const variants = new Map<number, Variant>();
  const exact = gazetteer.names.word(word);
  if (exact >= 0) variants.set(exact, { number: exact, distance: 0, transliterated: false });
  if (/^[a-z]+$/.test(word) && word.length >= oneEdit) {
    for (const number of sameSkeleton(gazetteer, word))
      if (!variants.has(number)) variants.set(number, { number, distance: 0, transliterated: true });
    const limit = word.length >= twoEdits ? 2 : 1;
    for (const { number, distance } of nearWords(gazetteer.names.vocabulary, word, limit))
      if (!variants.has(number)) variants.set(number, { number, distance, transliterated: false });
  }
  return [...variants.values()];
}

function sameSkeleton(gazetteer: Gazetteer, word: string): number[] {
  const own = skeleton(word);
  const hash = hashAscii(own);
  const { hashes, words: skeletonWord } = gazetteer.names.skeletons;
  const { words, wordStart } = gazetteer.names.vocabulary;
  const first = firstWhere(0, hashes.length, (i) => hashes.at(i) >= hash);
  const numbers: number[] = [];
  for (let i = first; i < hashes.length && hashes.at(i) === hash; i++) {
    const number = skeletonWord.at(i);
    const text = Buffer.from(words.subarray(wordStart[number], wordStart[number + 1])).toString('latin1');
    if (text.length >= skeletonLength && skeleton(text) === own) numbers.push(number);
  }
  return numbers;
}
