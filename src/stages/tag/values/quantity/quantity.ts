import { defineComponent } from '../../../../contract/component.ts';
import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { perFlow } from '../../../../contract/recogniser.ts';
import { type Amount, amountsIn, figuresOf, type Measure } from '../engine/amounts.ts';
import { lexemesOf, numbersOf, outsideBlocked, withCutParts } from '../engine/flow.ts';
import { type Lexemes, LexKind } from '../engine/lexer.ts';
import { fractionValue, glued, type NumberMention } from '../engine/scales.ts';
import { patternOf, wordsOf } from '../engine/word-roles.ts';
import { poundsAreWeight } from '../money/pounds.ts';
import { unitAt, unitCode } from './units.ts';

interface UnitMeasure extends Measure {
  symbol: string;
}

/**
 * Measures with a physical unit: `406.9 thousand tons`, `400 hectares`, `2,400 MW`, `25,000 square metre` building,
 * `8- to 16-meter`, `about 24°C`, `12 m/s`, `3.2 tons per hectare`, `5 feet 2 inches` (62 in). Counts of things are none.
 */
export function createQuantityRecogniser(): Recogniser {
  return {
    recognise: perFlow((context) => {
      const { flow, document } = context;
      const lexemes = lexemesOf(context);
      const proposals = quantitiesIn(lexemes, numbersOf(context), flow, document)
        .filter(hasFigure)
        .map((amount): Draft => {
          const { symbol } = amount.measure;
          const code = unitCode(symbol);
          return {
            type: 'QUANTITY',
            start: lexemes.start[amount.from]!,
            end: lexemes.end[amount.to - 1]!,
            confidence: 0.97,
            value: {
              type: 'QuantitativeValue',
              ...figuresOf(amount),
              unitText: symbol,
              ...(code === undefined ? {} : { unitCode: code }),
            },
          };
        });
      return withCutParts(flow, outsideBlocked(proposals, flow.blocked));
    }),
  };
}

/** `a few inches`, `tens of thousands of acres` measure nothing. */
const hasFigure = (amount: Amount<UnitMeasure>): boolean => amount.number.vague !== true;

/** The quantities among the numbers of a text. */
export function quantitiesIn(
  lex: Lexemes,
  numbers: readonly NumberMention[],
  flow: TokenisedFlow,
  document: DocumentContext,
): Amount<UnitMeasure>[] {
  const word = (i: number): string | undefined => lex.entry[i]?.w;
  const amounts = amountsIn<UnitMeasure>(lex, numbers, { before: () => undefined, after: unitBehind });
  return joinSmaller(
    lex,
    amounts.map((amount) => withHalf(lex, amount)),
  );

  function unitBehind(at: number, number: NumberMention): UnitMeasure | undefined {
    // `$5 m`, `USD 3 t`: money before it takes the letter as a scale.
    const before = lex.entry[number.from - 1];
    if (before?.sign !== undefined || before?.code !== undefined) return undefined;
    const dash = word(at);
    const hyphen = (dash === '-' || dash === '‑' || dash === '–') && glued(lex, at) && glued(lex, at + 1);
    const bracket = !hyphen && bracketed(at);
    const from = hyphen || bracket ? at + 1 : at;
    const prime = primeAt(lex, at, number);
    if (prime !== undefined) return { from: at, to: at + 1, key: prime, symbol: prime };
    if (word(from) === 'pounds' || word(from) === 'pound') {
      if (number.article === true || !poundsAreWeight(lex, from, number, flow, document)) return undefined;
      return { from, to: from + 1, key: 'lb', symbol: 'lb' };
    }
    const unit = unitAt(lex, from);
    if (unit === undefined || !believed(from, unit.to, unit.weak, number, hyphen)) return undefined;
    const measure = { from, to: bracket ? unit.to + 1 : unit.to, key: unit.symbol, symbol: unit.symbol };
    return unit.scale === undefined ? measure : { ...measure, scale: unit.scale };
  }

  /** `20 (kg)`, `20 [kg]`, `20 <kg>`. */
  function bracketed(at: number): boolean {
    const close = { '(': ')', '[': ']', '{': '}', '<': '>' }[word(at) ?? ''];
    if (close === undefined || lex.entry[at + 1]?.unit === undefined) return false;
    const unit = unitAt(lex, at + 1);
    return unit !== undefined && word(unit.to) === close;
  }

  function believed(
    from: number,
    to: number,
    weak: boolean,
    number: NumberMention,
    hyphen: boolean,
  ): boolean {
    const text = lex.text.slice(lex.start[from]!, lex.end[from]!);
    const next = to;
    // `24703m212`, `3G-7`: digits glued behind a unit make it part of a name.
    if (lex.kind[next] === LexKind.number && glued(lex, next)) return false;
    // `24703 L-202`
    if (
      weak &&
      word(next) === '-' &&
      glued(lex, next) &&
      lex.kind[next + 1] === LexKind.number &&
      glued(lex, next + 1)
    ) {
      return false;
    }
    if (glued(lex, from) && lex.kind[next] === LexKind.word && glued(lex, next)) return false;
    if (number.article === true) return articleUnits.has(text) && !isRate(number.from);
    const figures =
      lex.kind[number.to - 1] === LexKind.number ||
      lex.entry[number.from]?.fraction !== undefined ||
      lex.kind[number.from] === LexKind.number;
    if (!weak) return true;
    if (!figures) return false;
    // `item 3 g)`, `Article 4 m)`
    if (text.length === 1 && word(next) === ')' && word(number.from - 1) !== '(') return false;
    const w = word(next);
    switch (text) {
      case 'in':
        // `2 in.`, `2 1/2 in thick`, `12 ft 2 in`; not `2 in my car`, `40,000 in 1865`.
        if (number.to - number.from === 4 || followsFeet(number.from)) return true;
        if (lex.kind[next] === LexKind.number || number.yearLike) return false;
        return (
          lex.kind[next] !== LexKind.word ||
          dimensionWords.has(lex.text.slice(lex.start[next]!, lex.end[next]!))
        );
      case 'g':
        return !(glued(lex, from) && networkWords.test(lex.text.slice(lex.end[from]!, lex.end[from]! + 16)));
      case 'm':
        return !(glued(lex, from) && !hyphen && isMillions(next));
      case 'mt':
      case 'MT':
        return !/^\d$/.test(lex.text.slice(lex.start[number.from]!, lex.end[number.from]!)) || w !== '.';
      case 'N':
        // `53 N, 27 E`: coordinates.
        return forceWords.test(lex.text.slice(Math.max(0, lex.start[from]! - 120), lex.end[from]! + 60));
      case 'K':
      case 'V':
      case 'J':
      case 'W':
        // `300 K`, not `5 K Street`, `10K`.
        return !glued(lex, from) || text === 'W' || text === 'V' || text === 'J'
          ? !(lex.kind[next] === LexKind.word && !hyphen)
          : false;
      case 'pm':
      case 'am':
        // `2.123 pm` is a length, `2.30 pm` and `2 pm` are times.
        return /^\d+\.(\d|\d{3,})$/.test(lex.text.slice(lex.start[number.from]!, lex.end[number.from]!));
      case 'Mw':
        // `a 6.1 Mw quake`: magnitude
        return !quakeWords.test(lex.text.slice(Math.max(0, lex.start[from]! - 60), lex.end[from]! + 60));
      case 'M':
      case 'KM':
      case 'h':
      case 's':
        return text === 'KM';
      case 'pt':
      case 'ct':
        return !(lex.kind[next] === LexKind.sign && w === '.');
      case 'cup':
      case 'cups':
        return (
          w === 'of' ||
          lex.text.slice(lex.start[number.from]!, lex.end[number.to - 1]!).includes('/') ||
          lex.entry[number.from]?.fraction !== undefined
        );
      case 'degree':
      case 'degrees':
        return w !== 'from' && w !== 'of' && w !== 'in';
      case '°':
      case 'º':
      case '˚':
        // Coordinates: `54° 55' N`, `27°E`.
        return (
          !(lex.kind[next] === LexKind.number) &&
          !/^[NSEW]$/.test(next < lex.count ? lex.text.slice(lex.start[next]!, lex.end[next]!) : '')
        );
      default:
        return true;
    }
  }

  /** `10m people`, `3m tonnes`: an attached `m` before what is counted is a million. */
  function isMillions(next: number): boolean {
    if (lex.kind[next] !== LexKind.word || glued(lex, next)) return false;
    const follower = lex.text.slice(lex.start[next]!, lex.end[next]!);
    return /^\p{Ll}/u.test(follower) && !afterMetres.has(follower);
  }

  function followsFeet(at: number): boolean {
    const unit = lex.entry[at - 1]?.unit;
    return unit === 'ft';
  }

  /** `$60 a barrel`, `5 tons a hectare`, `once a mile`. */
  function isRate(from: number): boolean {
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
}

/** Inches and feet by their signs: `10″`, `6' 2"`, `a 10" long pen`; a quotation mark that closes is none. */
function primeAt(lex: Lexemes, at: number, number: NumberMention): string | undefined {
  if (lex.kind[at] !== LexKind.sign || lex.kind[number.to - 1] !== LexKind.number) return undefined;
  const w = lex.entry[at]?.w;
  if (w === '″') return 'in';
  const isFeet = (i: number) => lex.entry[i]?.w === "'" || lex.entry[i]?.w === '’' || lex.entry[i]?.w === '′';
  const isInches = (i: number) =>
    lex.entry[i]?.w === '"' || lex.entry[i]?.w === '”' || lex.entry[i]?.w === '″';
  if (isFeet(at)) return lex.kind[at + 1] === LexKind.number && isInches(at + 2) ? 'ft' : undefined;
  if (!isInches(at)) return undefined;
  if (isFeet(number.from - 1) && lex.kind[number.from - 2] === LexKind.number) return 'in';
  const before = lex.text.slice(Math.max(0, lex.start[number.from]! - 200), lex.start[number.from]!);
  if (before.split(/["“”]/).length % 2 === 0) return undefined;
  const next = at + 1;
  return lex.kind[next] === LexKind.word &&
    dimensionWords.has(lex.text.slice(lex.start[next]!, lex.end[next]!))
    ? 'in'
    : undefined;
}

/** Units that `a` may count by itself; `a foot`, `a yard`, `a second` are something else too often. */
const articleUnits = wordsOf('article-unit');
const dimensionWords = wordsOf('dimension');

/** `5 feet 2 inches`, `5 lb 3 oz`, `4 acres and 3 roods`: one measure in the smaller unit; how many of which make the larger. */
const smaller: Readonly<Record<string, readonly [unit: string, parts: number]>> = {
  ft: ['in', 12],
  yd: ['ft', 3],
  lb: ['oz', 16],
  stone: ['lb', 14],
  acre: ['rood', 4],
  rood: ['perch', 40],
};

const networkWords = patternOf('network');
const forceWords = patternOf('force');
const quakeWords = patternOf('quake');
/** What follows a length in metres rather than a count in millions. */
const afterMetres = wordsOf('after-metres');

function joinSmaller(lex: Lexemes, amounts: Amount<UnitMeasure>[]): Amount<UnitMeasure>[] {
  const joined: Amount<UnitMeasure>[] = [];
  for (const amount of amounts) {
    const last = joined[joined.length - 1];
    const gap = last === undefined ? -1 : amount.from - last.to;
    const [unit, parts] = (last === undefined ? undefined : smaller[last.measure.symbol]) ?? ['', 0];
    if (
      last !== undefined &&
      (gap === 0 || (gap === 1 && (lex.entry[last.to]?.w === 'and' || lex.entry[last.to]?.w === ','))) &&
      unit === amount.measure.symbol &&
      last.high === undefined &&
      amount.high === undefined &&
      last.low !== undefined &&
      amount.low?.lt(parts)
    ) {
      last.low = last.low.times(parts).plus(amount.low);
      last.to = amount.to;
      last.measure = { ...amount.measure, from: last.measure.from };
    } else joined.push(amount);
  }
  // The stop that ends the text is not the unit's: `5 lb 3 oz.`
  const end = joined[joined.length - 1];
  if (end !== undefined && end.to === lex.count && lex.entry[end.to - 1]?.w === '.') end.to--;
  return joined;
}

/** `a kilometre and a half`, `two miles and a quarter`. */
function withHalf(lex: Lexemes, amount: Amount<UnitMeasure>): Amount<UnitMeasure> {
  const { to, low, high } = amount;
  if (lex.entry[to]?.w !== 'and' || lex.entry[to + 1]?.w !== 'a' || low === undefined || high !== undefined)
    return amount;
  const part = lex.entry[to + 2]?.fraction;
  const after = lex.entry[to + 3];
  if (
    part === undefined ||
    part[1] > 4 ||
    after?.scale !== undefined ||
    after?.unit !== undefined ||
    after?.w === 'of'
  )
    return amount;
  return { ...amount, low: low.plus(fractionValue(part[0], part[1])), to: to + 3 };
}

export const component = defineComponent({
  name: 'tag.quantity',
  stage: 'tag',
  group: 'values',
  summary: 'measures with a physical unit',
  create: () => createQuantityRecogniser(),
});
