import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { type Currency, currencies, tender } from '../../../../gazetteer/currency-names.ts';
import { sentenceAround } from '../engine/flow.ts';
import { type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import { patternOf } from '../engine/word-roles.ts';
import type { CurrencyMeasure } from './currency-measure.ts';

const pettyGoods = patternOf('petty-good');
const pettySales = patternOf('petty-sale');

/**
 * Whether a bare `$` cannot be the world's dollars: hundreds of them for what is bought every day, `a bus fare of $850`, `bread at
 * $1,800 a kilo`. It is the money of its place then, where `$` is the sign of pesos.
 */
export function isPettyPrice(
  { sign, from, to }: CurrencyMeasure,
  { lex, flow }: { lex: Lexemes; flow: TokenisedFlow },
): boolean {
  if (sign !== true || to !== from + 1 || lex.kind[to] !== LexKind.number) return false;
  // `$950,000`, `$850 million`, `$830 a month`
  if (!/^(?:\d{3}|\d,\d{3})$/.test(textOf(lex, to)) || lex.entry[to + 1]?.scale !== undefined) return false;
  const at = lex.start[from]!;
  const { start, end } = sentenceAround(flow, at);
  const around = lex.text.slice(Math.max(start, at - 80), Math.min(end, at + 60));
  // `bread costs 1,200 pesos ($120)`
  if (localNames.test(around) || perMonth.test(lex.text.slice(at, at + 40))) return false;
  return pettyGoods.test(around) && pettySales.test(around);
}

const perMonth = /^\S+ (?:a|per|each|every) (?:month|year|term|semester)/;

const isSigned = ({ signs, names }: Currency): boolean =>
  signs.includes('$') && !names[0]!.endsWith('dollar');
/** What that money is called: `peso`, `pesos`. */
const localNames = new RegExp(
  `\\b(?:${[...new Set([...currencies.values()].filter(isSigned).flatMap(({ names }) => names.map((name) => name.split(' ').at(-1)!)))].join('|')})\\b`,
  'i',
);

/** A country's money of today whose sign is `$` though it is no dollar: the pesos of Mexico. */
export function signedMoneyOf(country: string, when: string | undefined): string | undefined {
  const money = tender[country]?.find(([, , last]) => last === '');
  if (money === undefined) return undefined;
  const [code, first] = money;
  return isSigned(currencies.get(code)!) && (when === undefined || first.slice(0, when.length) <= when)
    ? code
    : undefined;
}
