import { entryAt, type Lexemes } from '../engine/lexer.ts';
import type { Amount } from '../engine/measure.ts';
import { fractionValue } from '../engine/scales.ts';
import type { UnitMeasure } from './unit-after.ts';
import { smallerUnits } from './unit-tables.ts';

/** `5 feet 2 inches`, `5 lb 3 oz`, `4 acres and 3 roods`: one measure in the smaller unit. */
export function joinSmaller(lex: Lexemes, amounts: Amount<UnitMeasure>[]): Amount<UnitMeasure>[] {
  const joined: Amount<UnitMeasure>[] = [];
  for (const amount of amounts) {
    const last = joined[joined.length - 1];
    const gap = last === undefined ? -1 : amount.from - last.to;
    const [unit, parts] = (last === undefined ? undefined : smallerUnits.get(last.measure.symbol)) ?? ['', 0];
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
  if (end !== undefined && end.to === lex.count && entryAt(lex, end.to - 1)?.w === '.') end.to--;
  return joined;
}

/** `a kilometre and a half`, `two miles and a quarter`. */
export function withHalf(lex: Lexemes, amount: Amount<UnitMeasure>): Amount<UnitMeasure> {
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
