/**
 * What single words and signs can mean in amounts and dates. A word may mean several things (`m`: metre, million);
 * the grammars decide by what stands beside it.
 */
export interface Entry {
  /** The word in small letters; signs as they are. */
  readonly w: string;
  /** Whether a number or date can begin here. */
  trigger: boolean;
  /** `two` 2, `forty` 40. */
  small: number | undefined;
  /** Power of ten: `hundred` 2, `million` 6, `lakh` 5. */
  scale: number | undefined;
  /** A plural scale without a figure: `millions`. */
  plural: boolean | undefined;
  /** Power of ten of a letter that is a scale only in money: `$10M`, `$5k`. */
  letterScale: number | undefined;
  /** `½`: [1, 2]; `half`, `quarter`, `third`. */
  fraction: readonly [number, number] | undefined;
  /** `first` 1, `third` 3. */
  ordinal: number | undefined;
  /** ISO 4217 code. */
  code: string | undefined;
  /** Power of ten that a code carries: 6 in `MEUR`. */
  codeScale: number | undefined;
  /** Name of a currency, singular: `ruble` for `roubles`. */
  head: string | undefined;
  /** Hundredths, `cent` for `cents`. */
  subunit: string | undefined;
  /** A sign for money and the head it stands for: `$` dollar. */
  sign: string | undefined;
  /** May be part of what stands before a currency's name: `Belarusian`, `US`. */
  adjective: boolean | undefined;
  /** Keys of units it may stand for alone or begin. */
  unit: string | undefined;
  /** `square`, `cubic`, `metric`. */
  unitPrefix: string | undefined;
  /** 1 to 12. */
  month: number | undefined;
  /** An abbreviation or a word with other meanings (`Mar`, `May`), a month only beside a day or a year. */
  weakMonth: boolean | undefined;
  weekday: boolean | undefined;
  /** First month of the season. */
  season: number | undefined;
  /** `sixties` 60. */
  decade: number | undefined;
}

/** The meanings a word or sign may be given. */
type Meaning = Partial<Omit<Entry, 'w' | 'trigger'>>;

/** All entries have one shape, so that reading them is fast. */
function blank(w: string): Entry {
  return {
    w,
    trigger: w === 'several' || w === 'few' || w === 'tens' || w === 'dozens',
    small: undefined,
    scale: undefined,
    plural: undefined,
    letterScale: undefined,
    fraction: undefined,
    ordinal: undefined,
    code: undefined,
    codeScale: undefined,
    head: undefined,
    subunit: undefined,
    sign: undefined,
    adjective: undefined,
    unit: undefined,
    unitPrefix: undefined,
    month: undefined,
    weakMonth: undefined,
    weekday: undefined,
    season: undefined,
    decade: undefined,
  };
}

function give(entry: Entry, meaning: Meaning): void {
  Object.assign(entry, meaning);
  entry.trigger ||=
    entry.small !== undefined ||
    entry.scale !== undefined ||
    entry.fraction !== undefined ||
    entry.month !== undefined ||
    entry.decade !== undefined ||
    entry.head !== undefined ||
    entry.subunit !== undefined ||
    entry.unit !== undefined;
}

const entries = new Map<string, Entry>();
const bySign: (Entry | undefined)[] = new Array(0x10000).fill(undefined);

// Most words of a text are not in the lexicon, and those that are are short ones like `of`: a table by a hash of first, second
// and last letter and length finds both without cutting the word out of the text.
const slotKeys: (string | undefined)[] = new Array(1 << 16).fill(undefined);
const slotEntries: (Entry | undefined)[] = new Array(1 << 16).fill(undefined);
/** Slots whose hash several words have: the others are in the map alone. */
const shared = new Uint8Array(1 << 16);

/** The hash of the table, from code units. */
function slotOf(first: number, second: number, last: number, length: number): number {
  return (((first * 31 + second) * 37 + last) * 41 + length) & 0xffff;
}

function merge(key: string, word: string, meaning: Meaning): void {
  let entry = entries.get(key);
  if (entry === undefined) {
    entry = blank(word);
    entries.set(key, entry);
    const slot = slotOf(
      key.charCodeAt(0),
      key.charCodeAt(Math.min(1, key.length - 1)),
      key.charCodeAt(key.length - 1),
      key.length,
    );
    if (slotKeys[slot] === undefined) {
      slotKeys[slot] = key;
      slotEntries[slot] = entry;
    } else shared[slot] = 1;
  }
  give(entry, meaning);
}

/** Adds a meaning to a word in small letters, with a capital, and in capitals. */
export function addWord(word: string, meaning: Meaning = {}): void {
  const lower = word.toLowerCase();
  merge(lower, lower, meaning);
  merge(lower[0]!.toUpperCase() + lower.slice(1), lower, meaning);
  merge(lower.toUpperCase(), lower, meaning);
}

/** Adds a meaning to a symbol exactly as written: `MW`, `USD`. */
export function addExact(symbol: string, meaning: Meaning): void {
  merge(symbol, symbol.toLowerCase(), meaning);
}

/** Adds a meaning to a sign of one code unit that is no letter: `%`, `€`, `½`. */
export function addSign(sign: string, meaning: Meaning = {}): void {
  give((bySign[sign.charCodeAt(0)] ??= blank(sign)), meaning);
}

/** The meanings of the word at `[from, to)` of a text, as printed; `units` holds the text's code units. */
export function lookUp(units: Uint16Array, text: string, from: number, to: number): Entry | undefined {
  const length = to - from;
  if (length > 24) return undefined;
  const slot = slotOf(units[from]!, units[length > 1 ? from + 1 : from]!, units[to - 1]!, length);
  const key = slotKeys[slot];
  if (key === undefined) return undefined;
  if (key.length === length) {
    let i = 0;
    while (i < length && units[from + i]! === key.charCodeAt(i)) i++;
    if (i === length) return slotEntries[slot];
  }
  return shared[slot] === 0 ? undefined : entries.get(text.slice(from, to));
}

/** The meanings of a sign. */
export function lookUpSign(code: number): Entry | undefined {
  return bySign[code];
}

const smallNumbers =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
for (const [value, word] of smallNumbers.entries()) addWord(word, { small: value });
for (const [i, word] of 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').entries()) {
  addWord(word, { small: 20 + 10 * i });
}
addWord('fourty', { small: 40 });
for (const [i, word] of 'twenties thirties forties fifties sixties seventies eighties nineties'
  .split(' ')
  .entries()) {
  addWord(word, { decade: 20 + 10 * i });
}

const scales: readonly (readonly [number, string])[] = [
  [2, 'hundred'],
  [3, 'thousand thou ths thsd'],
  [5, 'lakh lac'],
  [6, 'million mln mn mil mio mill'],
  [7, 'crore'],
  [9, 'billion bln bn bil milliard mlrd mrd mld mia'],
  [12, 'trillion trn tln tn'],
  [15, 'quadrillion'],
];
for (const [scale, words] of scales) {
  for (const word of words.split(' ')) {
    // `TN` and `MIL` in capitals are something else more often.
    if (word.length <= 3 && !['mln', 'bln', 'lac', 'mrd', 'mld'].includes(word)) {
      addExact(word, { scale });
      if (word !== 'tn' && word !== 'mil') addExact(word[0]!.toUpperCase() + word.slice(1), { scale });
    } else addWord(word, { scale });
  }
}
for (const letter of ['k', 'K']) addExact(letter, { letterScale: 3 });
for (const letter of ['m', 'M', 'MM', 'MN', 'MIL']) addExact(letter, { letterScale: 6 });
for (const letter of ['b', 'B', 'BN']) addExact(letter, { letterScale: 9 });
for (const letter of ['t', 'T', 'TN']) addExact(letter, { letterScale: 12 });
// South Asian and East Asian scales that are other words too.
for (const [form, letterScale] of [
  ['cr', 7],
  ['Cr', 7],
  ['arab', 9],
  ['wan', 4],
] as const)
  addExact(form, { letterScale });
for (const [word, scale] of [
  ['hundreds', 2],
  ['thousands', 3],
  ['millions', 6],
  ['billions', 9],
  ['trillions', 12],
  ['lakhs', 5],
  ['lacs', 5],
  ['crores', 7],
  ['milliards', 9],
] as const) {
  addWord(word, { scale, plural: true });
}

addWord('half', { fraction: [1, 2] });
addWord('halves', { fraction: [1, 2] });
addWord('quarter', { fraction: [1, 4] });
addWord('quarters', { fraction: [1, 4] });
addWord('third', { fraction: [1, 3] });
addWord('thirds', { fraction: [1, 3] });
for (const [parts, name] of [
  [4, 'fourth'],
  [5, 'fifth'],
  [6, 'sixth'],
  [7, 'seventh'],
  [8, 'eighth'],
  [9, 'ninth'],
  [10, 'tenth'],
  [20, 'twentieth'],
  [100, 'hundredth'],
  [1000, 'thousandth'],
] as const) {
  addWord(name, { fraction: [1, parts] });
  addWord(`${name}s`, { fraction: [1, parts] });
}
for (const [sign, fraction] of [
  ['½', [1, 2]],
  ['¼', [1, 4]],
  ['¾', [3, 4]],
  ['⅓', [1, 3]],
  ['⅔', [2, 3]],
  ['⅕', [1, 5]],
  ['⅖', [2, 5]],
  ['⅗', [3, 5]],
  ['⅘', [4, 5]],
  ['⅛', [1, 8]],
  ['⅜', [3, 8]],
  ['⅝', [5, 8]],
  ['⅞', [7, 8]],
] as const) {
  addSign(sign, { fraction });
}

for (const [i, word] of 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
  .split(' ')
  .entries()) {
  addWord(word, { ordinal: i + 1 });
}
for (const [word, ordinal] of [
  ['I', 1],
  ['II', 2],
  ['III', 3],
  ['IV', 4],
] as const) {
  addExact(word, { ordinal });
}

/** Words of the grammars that mean nothing by themselves. */
const plainWords = `a an the and or to of in on at for by from between until till through per point minus plus negative
  dozen dozens several few many couple some tens each th st nd rd s ad bc bce ce ago o oz
  about around roughly approximately approx circa ca c almost nearly more than over above least up as much less under below fewer lower higher greater
  not no most excess upwards just slightly little bit well estimated maximum minimum close
  percent pct percents percentage percentages cent cents mille point points pp bps basis
  e l x degree degrees year years month months week weeks day days early mid late later end beginning start middle turn part
  same last next this current previous following respectively academic school fiscal financial calendar season semester
  corresponding similar period nine`;
for (const word of plainWords.split(/\s+/)) if (word !== '') addWord(word);
for (const sign of '.,-–—‑−/⁄+±…&()[]{}<>≤≥≈~:;"“”\'’‘\\*%‰$€£¥^²³°′″×·') addSign(sign);
