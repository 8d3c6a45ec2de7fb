import { entryAt, type Lexemes, LexKind } from '../engine/lexer.ts';
import { addExact, addSign, addWord } from '../engine/lexicon.ts';
import { glued } from '../engine/scales.ts';
import { patternOf } from '../engine/word-roles.ts';
import { durations, stopped, unitPrefixes, unitRows, unitSymbols, unitWordsOf } from './unit-tables.ts';

/**
 * Physical units: mass, length, area, volume, energy, power, temperature, pressure, speed, angle, frequency.
 * A unit is known by its symbol (`unitText` of the record), composed ones by joining symbols (`t/ha`, `K/psu`).
 * Codes are those of UN/CEFACT Recommendation 20, where it has one.
 */

const lengths = unitWordsOf('length');
/** Symbols that are letters or words with other meanings: units only after figures. */
const figuresOnly = new Set(
  unitSymbols.filter(({ standing }) => standing === 'weak').map(({ form }) => form),
);
/** Symbols that carry a power of ten: `5 bcm` are 5,000,000,000 m³. */
const multiples = new Map(
  unitSymbols.flatMap(({ form, symbol, power }) =>
    power === '' ? [] : [[form, { symbol, power: Number(power) }] as const],
  ),
);
const codes = new Map(unitRows.flatMap(({ symbol, code }) => (code === '' ? [] : [[symbol, code] as const])));
/** Symbols that measure time: only after a slash. */
const timeSymbols = unitWordsOf('time');

/** Names of several words by their first: `nautical` -> `nautical mile` … */
const phrases = new Map<string, [string[], string][]>();

function addName(name: string, symbol: string): void {
  const words = name.split(' ');
  if (words.length === 1) addWord(name, { unit: symbol });
  else {
    const list = phrases.get(words[0]!);
    if (list === undefined) phrases.set(words[0]!, [[words, symbol]]);
    else list.push([words, symbol]);
    for (const w of words) addWord(w);
    addWord(words[0]!, { unitPrefix: words[0]! });
  }
}
/** `kilowatt`, `kilowatt hour`, `kW` of `watt` and `k`. */
function addPrefixed(prefix: string, base: string, name: string): void {
  const symbol = `${prefix}${base}`;
  const stem = unitPrefixes.get(prefix)!;
  addName(`${stem}${name}`, symbol);
  if (name.startsWith('watthour')) {
    const plural = name.endsWith('s') ? 's' : '';
    addName(`${stem}watt hour${plural}`, symbol);
    addName(`${stem}watt - hour${plural}`, symbol);
  }
  addExact(symbol, { unit: symbol });
  if (prefix === 'µ') addExact(`μ${base}`, { unit: symbol });
}

for (const { symbol, names } of unitRows) for (const name of names) addName(name, symbol);
for (const { symbol: base, stems, prefixes } of unitRows) {
  for (const name of stems) {
    // A bar is other things too.
    if (base !== 'bar') addName(name, base);
    for (const prefix of prefixes) addPrefixed(prefix, base, name);
  }
}
for (const { form, symbol, power } of unitSymbols) {
  if (symbol === '') continue;
  if (/^[\p{L}\p{M}]/u.test(form)) addExact(form, { unit: power === '' ? symbol : form });
  else addSign(form, { unit: symbol });
}
/** `square` 2, `cubic` 3, `running` 1, by the power of the length after; `metric` has none. */
const prefixWords = unitWordsOf('prefix');
/** `squared`, `²`. */
const powerWords = unitWordsOf('power');
for (const name of prefixWords.keys()) addWord(name, { unitPrefix: name });
for (const words of [powerWords, durations, unitWordsOf('also-read')])
  for (const name of words.keys()) if (/^\p{L}/u.test(name)) addWord(name);
addExact('C', {});
addExact('F', {});
addExact('º', { unit: '°' });

/** The UN/CEFACT code of a symbol. */
export function unitCode(symbol: string): string | undefined {
  return codes.get(symbol);
}

/** Every symbol with a code, for tests and documents. */
export const unitCodes: ReadonlyMap<string, string> = codes;

/** A unit read from text: its symbol and the lexeme after it. */
export interface UnitMention {
  symbol: string;
  to: number;
  /** Written as a symbol that is also a word or letter: believed only after figures. */
  weak: boolean;
  /** Power of ten that the symbol carries. */
  scale?: number;
}

/**
 * The unit that begins at a lexeme: `tonnes`, `square kilometres`, `sq. km`, `km²`, `m^3`, `km squared`, `kilowatt-hours`,
 * `°C`, `degrees Celsius`, `km/h`, `tons per hectare`, `miles an hour`.
 */
export function unitAt(lex: Lexemes, at: number): UnitMention | undefined {
  const special = inverseAlone(lex, at) ?? barrelsADay(lex, at) ?? lettersOfUnit(lex, at);
  if (special !== undefined) return special;
  const first = withStop(lex, simpleUnit(lex, at));
  if (first === undefined || (timeSymbols.has(first.symbol) && first.symbol !== 'h')) return undefined;
  const denominator = perUnit(lex, first);
  if (denominator === undefined) return timeSymbols.has(first.symbol) ? undefined : first;
  return { symbol: `${first.symbol}/${denominator.symbol}`, to: denominator.to, weak: false };
}

const word = (lex: Lexemes, i: number): string | undefined => entryAt(lex, i)?.w;

/** Square miles have a symbol of their own. */
const powerOf = (base: string, power: string): string =>
  base === 'mi' && power === '2' ? 'sq mi' : base + power;

/** An abbreviated unit with its full stop. */
function withStop(lex: Lexemes, unit: UnitMention | undefined): UnitMention | undefined {
  if (unit === undefined || word(lex, unit.to) !== '.' || !glued(lex, unit.to)) return unit;
  // `7000 sq. m.`
  const isSquare = word(lex, unit.to - 2) === '.' && word(lex, unit.to - 3) === 'sq';
  const last = word(lex, unit.to - 1) ?? '';
  // `(2 9/16 in.)`, `19 in., and`
  const isInner = last === 'in' && /^[),;]$/.test(word(lex, unit.to + 1) ?? '') && glued(lex, unit.to + 1);
  return isSquare || isInner || stopped.has(last) ? { ...unit, to: unit.to + 1 } : unit;
}

function simpleUnit(lex: Lexemes, at: number): UnitMention | undefined {
  const e = lex.entry[at];
  if (e === undefined || (e.unit === undefined && e.unitPrefix === undefined)) return undefined;
  if (e.unitPrefix !== undefined) {
    const power = prefixWords.get(e.w);
    if (power !== undefined && power !== '') {
      const stops = power !== '1' && (word(lex, at + 1) === '.' || word(lex, at + 1) === '-');
      const i = stops ? at + 2 : at + 1;
      const base = lex.entry[i]?.unit;
      if (base === undefined || !lengths.has(base)) return undefined;
      return { symbol: power === '1' ? base : powerOf(base, power), to: i + 1, weak: false };
    }
    for (const [words, symbol] of phrases.get(e.w) ?? []) {
      if (words.every((w, n) => word(lex, at + n) === w))
        return { symbol, to: at + words.length, weak: false };
    }
    if (e.unit === undefined) return undefined;
  }
  const multiple = multiples.get(e.unit!);
  if (multiple !== undefined)
    return { symbol: multiple.symbol, to: at + 1, weak: false, scale: multiple.power };
  const symbol = e.unit!;
  const text = lex.text.slice(lex.start[at]!, lex.end[at]!);
  if (symbol === '°') return degrees(lex, at);
  const power = lengths.has(symbol) ? powerAt(lex, at + 1) : undefined;
  if (power !== undefined) return { symbol: powerOf(symbol, power.power), to: power.to, weak: false };
  const isWeak = figuresOnly.has(text) || (text.length > 2 && figuresOnly.has(text.toLowerCase()));
  return { symbol, to: at + 1, weak: isWeak };
}

const temperatures = patternOf('temperature');
const celsius = unitWordsOf('celsius');
const fahrenheit = unitWordsOf('fahrenheit');

/** `°C`, `° F`, `degrees C`, `90°`; not the degrees of `54º 55,7' N`. */
function degrees(lex: Lexemes, at: number): UnitMention {
  const next = word(lex, at + 1);
  const text = next === undefined ? '' : lex.text.slice(lex.start[at + 1]!, lex.end[at + 1]!);
  if (text === 'C' || celsius.has(next ?? '')) return { symbol: '°C', to: at + 2, weak: false };
  if (text === 'F' || fahrenheit.has(next ?? '')) return { symbol: '°F', to: at + 2, weak: false };
  return { symbol: '°', to: at + 1, weak: true };
}

/** `²`, `^2`, `2` glued, `squared` after a length. */
function powerAt(lex: Lexemes, at: number): { power: string; to: number } | undefined {
  const w = word(lex, at);
  const said = w === undefined ? undefined : powerWords.get(w);
  if (said !== undefined) return { power: said, to: at + 1 };
  const i = w === '^' ? at + 1 : at;
  if (lex.kind[i] !== LexKind.number || !glued(lex, i)) return undefined;
  const digits = lex.text.slice(lex.start[i]!, lex.end[i]!);
  return digits === '2' || digits === '3' ? { power: digits, to: i + 1 } : undefined;
}

/** Barns, of which so many are in a denominator: `5 fb−1`. */
const barns = unitWordsOf('barn');
for (const form of barns.keys()) addWord(form);

/** `s-1`, `m⁻³`, `ha-1` after a unit: so much to a second, cubic metre, hectare. */
function inverseUnit(lex: Lexemes, at: number): { symbol: string; to: number } | undefined {
  const w = word(lex, at) ?? '';
  const symbol = lex.entry[at]?.unit ?? durations.get(w) ?? (barns.has(w) ? w : undefined);
  if (symbol === undefined || lex.kind[at] !== LexKind.word) return undefined;
  const rest = lex.text.slice(lex.end[at]!, lex.end[at]! + 3);
  const match = /^(?:[-−–]([123])(?!\d|[.,]\d)|⁻([¹²³]))/u.exec(rest);
  if (match === null) return undefined;
  const power = match[1] ?? String(' ¹²³'.indexOf(match[2]!));
  return { symbol: symbol + (power === '1' ? '' : power), to: at + 3 };
}

/** Units that stand in the denominator of nothing else: `4e14 s-1`, `5 fb−1`, `300 cm⁻¹`. */
const inverses = unitWordsOf('inverse-alone');

function inverseAlone(lex: Lexemes, at: number): UnitMention | undefined {
  if (lex.kind[at] !== LexKind.word || lex.kind[at + 1] !== LexKind.sign || !glued(lex, at + 1))
    return undefined;
  if (lex.end[at]! - lex.start[at]! > 3) return undefined;
  if (!inverses.has(lex.text.slice(lex.start[at]!, lex.end[at]!))) return undefined;
  const inverse = inverseUnit(lex, at);
  return inverse === undefined ? undefined : { symbol: `${inverse.symbol}-1`, to: inverse.to, weak: false };
}

/** `80 b/d`, `1.2 mb/d`: oil is reckoned by the day. */
const oil = unitWordsOf('barrels-a-day');
const dayWords = unitWordsOf('day');
for (const form of oil.keys()) addExact(form, {});
for (const form of dayWords.keys()) addExact(form, {});

function barrelsADay(lex: Lexemes, at: number): UnitMention | undefined {
  if (word(lex, at + 1) !== '/' || !glued(lex, at + 1) || !glued(lex, at + 2)) return undefined;
  const text = lex.text.slice(lex.start[at]!, lex.end[at]!);
  const power = oil.get(text);
  if (power === undefined || lex.kind[at] !== LexKind.word || !dayWords.has(word(lex, at + 2) ?? ''))
    return undefined;
  const unit = { symbol: 'bbl/d', to: at + 3, weak: false };
  return power === '0' ? unit : { ...unit, scale: Number(power) };
}

/** `M.T.`, `M.Ts.`; the `C` and `F` of a temperature that the words before speak of, `a temperature of 17.3 C`. */
function lettersOfUnit(lex: Lexemes, at: number): UnitMention | undefined {
  if (lex.end[at]! - lex.start[at]! !== 1) return undefined;
  const letter = lex.text[lex.start[at]!];
  if (letter === 'M') {
    const isTonnes = word(lex, at + 1) === '.' && glued(lex, at + 1) && glued(lex, at + 2);
    if (!isTonnes || !/^T[Ss]?$/.test(lex.text.slice(lex.start[at + 2]!, lex.end[at + 2] ?? 0)))
      return undefined;
    const hasStop = word(lex, at + 3) === '.' && glued(lex, at + 3);
    return { symbol: 't', to: hasStop ? at + 4 : at + 3, weak: false };
  }
  if ((letter !== 'C' && letter !== 'F') || lex.kind[at - 1] !== LexKind.number) return undefined;
  if (word(lex, at + 1) === "'") return undefined;
  const before = lex.text.slice(Math.max(0, lex.start[at]! - 60), lex.start[at - 1]!);
  return temperatures.test(before.split(/[.;:]\s/).at(-1)!)
    ? { symbol: `°${letter}`, to: at + 1, weak: false }
    : undefined;
}

/** `-per-hour` of `a 30-mile-per-hour limit`. */
function hyphenedDuration(lex: Lexemes, unit: UnitMention): { symbol: string; to: number } | undefined {
  if (word(lex, unit.to) !== '-' || !/^(?:per|an?)$/.test(word(lex, unit.to + 1) ?? '')) return undefined;
  if (!lengths.has(unit.symbol) || word(lex, unit.to + 2) !== '-' || !glued(lex, unit.to)) return undefined;
  const symbol = durations.get(word(lex, unit.to + 3) ?? '');
  return symbol === undefined ? undefined : { symbol, to: unit.to + 4 };
}

/** `/h`, `per hectare`, `an hour`. A year, day or person is no part of a unit: `tons per year` are tons. */
function perUnit(lex: Lexemes, unit: UnitMention): { symbol: string; to: number } | undefined {
  const hyphened = hyphenedDuration(lex, unit);
  if (hyphened !== undefined) return hyphened;
  const w = word(lex, unit.to);
  if (w === '/' || w === 'per') {
    const i = unit.to + 1;
    // `l/100 km`
    if (w === '/' && lex.kind[i] === LexKind.number) {
      const hundred =
        lex.text.slice(lex.start[i]!, lex.end[i]!) === '100' ? simpleUnit(lex, i + 1) : undefined;
      return hundred === undefined ? undefined : { symbol: `100 ${hundred.symbol}`, to: hundred.to };
    }
    // `km per square second`, `metres per second squared`
    const isSquare = word(lex, i) === 'square';
    const duration = durations.get(word(lex, isSquare ? i + 1 : i) ?? '');
    if (duration !== undefined) {
      if (isSquare) return { symbol: `${duration}2`, to: i + 2 };
      return word(lex, i + 1) === 'squared'
        ? { symbol: `${duration}2`, to: i + 2 }
        : { symbol: duration, to: i + 1 };
    }
    if (w === '/' && word(lex, i) === 'h') return { symbol: 'h', to: i + 1 };
    const base = simpleUnit(lex, i);
    // `km/h2`, `m/s2`
    if (base === undefined) return undefined;
    const power = timeSymbols.has(base.symbol) ? powerAt(lex, base.to) : undefined;
    return power === undefined ? base : { symbol: base.symbol + power.power, to: power.to };
  }
  const inverse = inverseUnit(lex, unit.to);
  if (inverse !== undefined) return inverse;
  if ((w === 'an' || w === 'a') && lengths.has(unit.symbol)) {
    const duration = durations.get(word(lex, unit.to + 1) ?? '');
    if (duration !== undefined) return { symbol: duration, to: unit.to + 2 };
  }
  return undefined;
}
