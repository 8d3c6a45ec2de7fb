import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { dashes } from './characters.ts';
import { wordsOf } from './word-roles.ts';

/**
 * What single words and signs can mean in amounts and dates. A word may mean several things (`m`: metre, million);
 * the grammars decide by what stands next to it.
 */
export interface Entry {
  /** The word in lowercase; signs as they are. */
  readonly w: string;
  /** Whether a number or date can begin here. */
  trigger: boolean;
  /** Says a size and no figure: `several hundred`. */
  vague: boolean;
  /** The {@link Subject}s that the word may belong to. */
  subjects: number;
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
  /** Stands between the ends of a range. */
  dash: boolean | undefined;
  /** May begin what a percentage is of: `%`, `per`. */
  proportion: boolean | undefined;
  /** Keys of units it may stand for alone or begin. */
  unit: string | undefined;
  /** `square`, `cubic`, `metric`. */
  unitPrefix: string | undefined;
  /** 1 to 12. */
  month: number | undefined;
  /** An abbreviation or a word with other meanings (`Mar`, `May`), a month only next to a day or a year. */
  weakMonth: boolean | undefined;
  weekday: boolean | undefined;
  /** First month of the season. */
  season: number | undefined;
  /** `sixties` 60. */
  decade: number | undefined;
}

/** What a text may speak of, as bits: readers need not look at one whose words belong to nothing of theirs. */
export const Subject = { money: 1, proportion: 2, era: 4, month: 8 } as const;

/** Words that say a size and no figure begin a number too: `several hundred`. */
const vagueWords = wordsOf('vague');

/** The meanings a word or sign may be given. */
type Meaning = Partial<Omit<Entry, 'w' | 'trigger' | 'vague'>>;

/** All entries have one shape, so that reading them is fast. */
function blank(word: string): Entry {
  return {
    w: word,
    trigger: vagueWords.has(word),
    vague: vagueWords.has(word),
    subjects: 0,
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
    dash: undefined,
    proportion: undefined,
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
  const { subjects } = entry;
  Object.assign(entry, meaning);
  entry.subjects |= subjects | subjectsOf(entry);
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

/** By their keys, as printed, which of `wordEntries` a word has; the ways of writing one share an entry as long as they mean the same. */
const numbers = new Map<string, number>();
/** By its code unit, which of `signEntries` a sign has. */
const signs = new Uint16Array(0x10000);
const signEntries: (Entry | undefined)[] = [undefined];

function subjectsOf({ code, head, subunit, sign, proportion, month }: Entry): number {
  const money = (code ?? head ?? subunit ?? sign) === undefined ? 0 : Subject.money;
  return money | (proportion === true ? Subject.proportion : 0) | (month === undefined ? 0 : Subject.month);
}

// Most words of a text are not in the lexicon, and those that are are short ones like `of`: a table by a hash of their letters finds
// both without cutting the word out of the text. Words of one slot are a chain; the keys lie one after the other as code units, so that
// those of a text are compared with them as they are, where the whole hash is the same.
const mostWords = 1 << 16;
const slots = new Uint16Array(1 << 16);
const wordEntries: (Entry | undefined)[] = [undefined];
const nextOfHash = new Uint16Array(mostWords);
const keyStarts = new Uint32Array(mostWords + 1);
const keyHashes = new Int32Array(mostWords);
let keyUnits = new Uint16Array(1 << 17);

/** The hash of a word from that of the letters before and the next one; that of its first letter is the letter. */
export const hashOn = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0;

const slotOf = (hash: number): number => (hash ^ (hash >>> 16)) & 0xffff;

function put(key: string, entry: Entry): void {
  const known = numbers.get(key);
  if (known !== undefined) {
    wordEntries[known] = entry;
    return;
  }
  const number = wordEntries.push(entry) - 1;
  numbers.set(key, number);
  const start = keyStarts[number]!;
  keyStarts[number + 1] = start + key.length;
  if (start + key.length > keyUnits.length) {
    const wider = new Uint16Array(2 * (start + key.length));
    wider.set(keyUnits);
    keyUnits = wider;
  }
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = hashOn(hash, (keyUnits[start + i] = key.charCodeAt(i)));
  keyHashes[number] = hash;
  const slot = slotOf(hash);
  nextOfHash[number] = slots[slot]!;
  slots[slot] = number;
}

const entryOf = (key: string): Entry | undefined => wordEntries[numbers.get(key) ?? 0];

/** A word in lowercase, with a capital, and in uppercase. */
function writtenForms(word: string): Set<string> {
  const lower = word.toLowerCase();
  return new Set([lower, lower[0]!.toUpperCase() + lower.slice(1), lower.toUpperCase()]);
}

/** Adds a meaning to a word in lowercase, with a capital, and in uppercase. */
export function addWord(word: string, meaning: Meaning = {}): void {
  let common: Entry | undefined;
  const touched = new Set<Entry>();
  for (const key of writtenForms(word)) {
    let entry = entryOf(key);
    if (entry === undefined) {
      common ??= blank(word.toLowerCase());
      entry = common;
      put(key, entry);
    }
    touched.add(entry);
  }
  for (const entry of touched) give(entry, meaning);
}

/** Adds a meaning to a symbol exactly as written: `MW`, `USD`. */
export function addExact(symbol: string, meaning: Meaning): void {
  let entry = entryOf(symbol);
  const isCommon =
    entry !== undefined && [...writtenForms(symbol)].some((key) => key !== symbol && entryOf(key) === entry);
  if (entry === undefined || isCommon) {
    entry = entry === undefined ? blank(symbol.toLowerCase()) : { ...entry };
    put(symbol, entry);
  }
  give(entry, meaning);
}

/** Adds a meaning to a sign of one code unit that is no letter: `%`, `€`, `½`. */
export function addSign(sign: string, meaning: Meaning = {}): void {
  const code = sign.charCodeAt(0);
  if (signs[code] === 0) signs[code] = signEntries.push(blank(sign)) - 1;
  give(signEntries[signs[code]!]!, meaning);
}

/** The meanings of the word at `[from, to)` of a text's code units, as printed, by its hash. */
export function lookUp(units: Uint16Array, from: number, to: number, hash: number): Entry | undefined {
  let number = slots[slotOf(hash)]!;
  while (number !== 0 && !(keyHashes[number] === hash && isKey(number, units, from, to)))
    number = nextOfHash[number]!;
  return wordEntries[number];
}

function isKey(number: number, units: Uint16Array, from: number, to: number): boolean {
  const start = keyStarts[number]!;
  const length = to - from;
  if (keyStarts[number + 1]! - start !== length) return false;
  for (let i = 0; i < length; i++) if (units[from + i] !== keyUnits[start + i]) return false;
  return true;
}

/** The meanings of a sign. */
export function lookUpSign(code: number): Entry | undefined {
  return signEntries[signs[code]!];
}

/** `1/4`. */
function fractionOf(value: string): readonly [number, number] {
  const [part, whole] = value.split('/');
  return [Number(part), Number(whole)];
}

for (const { word, kind, value } of readDataTable<'word' | 'kind' | 'value'>(
  'languages/en/number-words.csv',
)) {
  const number = Number(value);
  switch (kind) {
    case 'number':
      addWord(word, { small: number });
      break;
    case 'decade':
      addWord(word, { decade: number });
      break;
    case 'scale':
      addWord(word, { scale: number });
      break;
    // `TN` and `MIL` in uppercase are something else more often.
    case 'scale-as-written':
      addExact(word, { scale: number });
      break;
    case 'scale-of-money':
      addExact(word, { letterScale: number });
      break;
    case 'scales':
      addWord(word, { scale: number, plural: true });
      break;
    case 'fraction':
      if (word.length === 1) addSign(word, { fraction: fractionOf(value) });
      else addWord(word, { fraction: fractionOf(value) });
      break;
    case 'ordinal':
      addWord(word, { ordinal: number });
      break;
    case 'ordinal-as-written':
      addExact(word, { ordinal: number });
      break;
  }
}

// Words of the grammars that mean nothing by themselves.
for (const word of wordsOf('grammar')) addWord(word);
for (const sign of '.,-–—‑−/⁄+±…&()[]{}<>≤≥≈~:;"“”\'’‘\\*%‰$€£¥^²³°′″×·') addSign(sign);
for (const sign of dashes) addSign(sign, { dash: true });
