import { entryAt, type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import { glued, type NumberMention, word } from '../engine/scales.ts';
import { patternOf, wordsOf } from '../engine/word-roles.ts';
import { letterPoundsEnd } from '../money/sterling.ts';
import { dimensionWords } from './unit-tables.ts';

/** A unit after a number, as it stands in the text. */
export interface UnitUse {
  /** Lexeme range, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Written as a symbol that is also a word or letter. */
  readonly weak: boolean;
  readonly number: NumberMention;
  /** Joined to the number by a hyphen. */
  readonly hyphen: boolean;
}

/** Whether a unit is meant, and not the other thing that its symbol or the number may be. */
export function isBelieved(lex: Lexemes, use: UnitUse): boolean {
  const { from, to, weak, number } = use;
  if (
    isPartOfName(lex, use) ||
    isWordOfName(lex, use) ||
    isLettered(lex, use) ||
    isReport(lex, use) ||
    letterPoundsEnd(lex, number) !== undefined
  )
    return false;
  const text = textOf(lex, from);
  // `in 2019 Furlong said`
  if (number.yearLike === true && /^\p{Lu}\p{Ll}{2,}/u.test(text)) return false;
  if (number.article === true) return articleUnits.has(text) && !isRate(lex, number.from);
  if (!weak) return true;
  if (weighedUnits.has(text)) return isWeighed(lex, use);
  if (!isInFigures(lex, number)) return false;
  // `item 3 g)`, `Article 4 m)`
  if (text.length === 1 && word(lex, to) === ')' && word(lex, number.from - 1) !== '(') return false;
  return (
    (weakUnits.get(text) ?? weakUnits.get(text.length > 2 ? text.toLowerCase() : ''))?.(lex, use) ?? true
  );
}

/** `24703m212`, `3G-7`, `24703 L-202`: what is joined after a unit makes it part of a name. */
function isPartOfName(lex: Lexemes, { from, to, weak }: UnitUse): boolean {
  const isGlued = glued(lex, to);
  if (lex.kind[to] === LexKind.number && isGlued) return true;
  if (weak && word(lex, to) === '-' && isGlued && lex.kind[to + 1] === LexKind.number && glued(lex, to + 1))
    return true;
  // `6,000 in-flight meals`
  const joinsWord =
    word(lex, to) === '-' && isGlued && lex.kind[to + 1] === LexKind.word && glued(lex, to + 1);
  if (weak && joinsWord && textOf(lex, from) === 'in') return !dimensionWords.has(textOf(lex, to + 1));
  // `this 1962 L'Engle novel`
  if (isGlued && /^['’]$/.test(textOf(lex, to)) && lex.kind[to + 1] === LexKind.word && glued(lex, to + 1))
    return true;
  // `twenty-four M3s`
  const isBegun = lex.kind[to] === LexKind.word && isGlued;
  return isBegun && (glued(lex, from) || /^\p{Lu}/u.test(textOf(lex, from)));
}

/** `three Gray Sisters`, `resolution 48/75 K`: a word or letter of a name, which is a unit elsewhere. */
function isWordOfName(lex: Lexemes, { from, to, number }: UnitUse): boolean {
  const text = textOf(lex, from);
  if (text === 'K' && /\d\/\d/.test(lex.text.slice(lex.start[number.from]!, lex.end[number.to - 1]!)))
    return true;
  const isNamed = /^\p{Lu}\p{Ll}{2,}$/u.test(text) && lex.kind[to] === LexKind.word && !glued(lex, to);
  return isNamed && !isInFigures(lex, number) && /^\p{Lu}\p{Ll}/u.test(textOf(lex, to));
}

/** `P40m`, `K5 t`: a letter joined to the figure makes it money, or a name. */
function isLettered(lex: Lexemes, { number }: UnitUse): boolean {
  const before = number.from - 1;
  return (
    glued(lex, number.from) && lex.kind[before] === LexKind.word && /^\p{Lu}$/u.test(textOf(lex, before))
  );
}

/** `[1923] 2 K.B. 45`, `7 W.I.R. 9`: the first letter of a series of reports. */
function isReport(lex: Lexemes, { from, to }: UnitUse): boolean {
  const next = to + 1;
  return (
    to === from + 1 &&
    /^\p{Lu}$/u.test(textOf(lex, from)) &&
    word(lex, to) === '.' &&
    glued(lex, to) &&
    glued(lex, next) &&
    lex.kind[next] === LexKind.word &&
    /^\p{Lu}$/u.test(textOf(lex, next))
  );
}

function isInFigures(lex: Lexemes, { from, to }: NumberMention): boolean {
  return (
    lex.kind[to - 1] === LexKind.number ||
    lex.entry[from]?.fraction !== undefined ||
    lex.kind[from] === LexKind.number
  );
}

/** `$60 a barrel`, `5 tons a hectare`, `once a mile`. */
function isRate(lex: Lexemes, from: number): boolean {
  const before = from - 1;
  if (before < 0) return false;
  const e = lex.entry[before];
  return (
    lex.kind[before] === LexKind.number ||
    e?.unit !== undefined ||
    e?.head !== undefined ||
    e?.scale !== undefined ||
    e?.subunit !== undefined ||
    ((e?.w === 'p' || e?.w === 'c') && lex.kind[before - 1] !== LexKind.word && glued(lex, before)) ||
    e?.w === 'percent' ||
    e?.w === '%'
  );
}

/** Units that `a` may count by itself; `a foot`, `a yard`, `a second` are something else too often. */
const articleUnits = wordsOf('article-unit');
const networkWords = patternOf('network');
const forceWords = patternOf('force');
const quakeWords = patternOf('quake');
/** What follows a length in metres rather than a count in millions. */
const afterMetres = wordsOf('after-metres');

type Test = (lex: Lexemes, use: UnitUse) => boolean;

const around = (lex: Lexemes, from: number, before: number, after: number): string =>
  lex.text.slice(Math.max(0, lex.start[from]! - before), lex.end[from]! + after);

/** `2 in.`, `2 1/2 in thick`, `12 ft 2 in`; not `2 in my car`, `40,000 in 1865`. */
const isInch: Test = (lex, { to, number }) => {
  if (number.to - number.from === 4 || entryAt(lex, number.from - 1)?.unit === 'ft') return true;
  if (lex.kind[to] === LexKind.number || number.yearLike) return false;
  return lex.kind[to] !== LexKind.word || dimensionWords.has(textOf(lex, to));
};

/** `10m people`, `3m tonnes`: an attached `m` before what is counted is a million. */
const isMetre: Test = (lex, { from, to, hyphen }) => {
  if (!glued(lex, from) || hyphen || lex.kind[to] !== LexKind.word || glued(lex, to)) return true;
  const follower = textOf(lex, to);
  return !/^\p{Ll}/u.test(follower) || afterMetres.has(follower);
};

const isTonne: Test = (lex, { to, number }) =>
  !/^\d$/.test(textOf(lex, number.from)) || word(lex, to) !== '.';

/** `5 V`, not `5 V Street`. */
const isBeforeNoWord: Test = (lex, { to, hyphen }) => !(lex.kind[to] === LexKind.word && !hyphen);

/** Everyday words, and money, that are units where something is weighed: `weighing one drachma`, `weighs 11 stone`, `11 stone 6 lb`. */
const isWeighed: Test = (lex, { to, number }) => {
  for (let i = number.from - 1; i >= Math.max(0, number.from - 3); i--)
    if (beforeWeight.has(textOf(lex, i).toLowerCase())) return true;
  return (
    lex.kind[to] === LexKind.number &&
    lex.entry[to + 1]?.unit !== undefined &&
    pounds.has(textOf(lex, to + 1))
  );
};
const weighedUnits = wordsOf('weighed-unit');
const beforeWeight = wordsOf('before-weight');
const pounds = wordsOf('pound-of-weight');
/** Where a text spells the unit, its symbol is meant. */
const picometres = patternOf('picometre');
const beforeClock = wordsOf('before-clock');

/** `2.123 pm` is a length, `2.30 pm` and `2 pm` are times, unless the text speaks of picometres. */
const isPicometre: Test = (lex, { from, number }) =>
  /^\d+\.(\d|\d{3,})$/.test(textOf(lex, number.from)) ||
  (picometres.test(around(lex, from, 120, 120)) && !beforeClock.has(textOf(lex, number.from - 1)));

const hasNoStop: Test = (lex, { to }) => !(lex.kind[to] === LexKind.sign && word(lex, to) === '.');

const isCup: Test = (lex, { to, number }) =>
  word(lex, to) === 'of' ||
  lex.text.slice(lex.start[number.from]!, lex.end[number.to - 1]!).includes('/') ||
  lex.entry[number.from]?.fraction !== undefined;

const bearings = wordsOf('bearing');

const isDegreeWord: Test = (lex, { to }) => {
  const w = word(lex, to);
  if (w === 'from' || w === 'of' || w === 'in') return false;
  // `32 degrees north latitude`, a place
  return to >= lex.count || !bearings.has(textOf(lex, to).toLowerCase());
};

/** Not the degrees of coordinates: `54° 55' N`, `27°E`. */
const isDegreeSign: Test = (lex, { to }) =>
  lex.kind[to] !== LexKind.number &&
  !/^[NSEW]$/.test(textOf(lex, to)) &&
  // `1º de mayo`
  word(lex, to) !== 'de';

/** When a symbol that is also a word or a letter is the unit. */
const weakUnits: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['in', isInch],
  [
    'g',
    (lex, { from }) =>
      !(glued(lex, from) && networkWords.test(lex.text.slice(lex.end[from]!, lex.end[from]! + 16))),
  ],
  ['m', isMetre],
  ['mt', isTonne],
  ['MT', isTonne],
  // `53 N, 27 E`: coordinates.
  ['N', (lex, { from }) => forceWords.test(around(lex, from, 120, 60))],
  // `300 K`, not `5 K Street`, `10K`.
  ['K', (lex, use) => !glued(lex, use.from) && isBeforeNoWord(lex, use)],
  ['V', isBeforeNoWord],
  ['J', isBeforeNoWord],
  ['W', isBeforeNoWord],
  ['pm', isPicometre],
  ['am', isPicometre],
  // `a 6.1 Mw quake`: magnitude
  ['Mw', (lex, { from }) => !quakeWords.test(around(lex, from, 60, 60))],
  ['M', () => false],
  ['h', () => false],
  ['s', () => false],
  ['pt', hasNoStop],
  ['ct', hasNoStop],
  ['cup', isCup],
  ['cups', isCup],
  ['degree', isDegreeWord],
  ['degrees', isDegreeWord],
  ['°', isDegreeSign],
  ['º', isDegreeSign],
  ['˚', isDegreeSign],
]);
