import type { Big } from 'big.js';
import type { Qualifier } from '../../../../record/schema.ts';
import type { NumberMention } from './scales.ts';

/** What a number is a number of: a currency, a percent sign, a unit. Lexeme range, end exclusive. */
export interface Measure {
  from: number;
  to: number;
  /** Numbers with the same key may share a range. */
  key: string;
  /** `10-million-dollar`, `3 m`: the measure read a scale letter too. */
  scale?: number;
}

/** A figure or range with its measure. */
export interface Amount<M extends Measure> {
  /** Lexeme range with approximating words, end exclusive. */
  from: number;
  to: number;
  /** The single figure or the range's lower end. */
  low: Big | undefined;
  /** The range's upper end. */
  high?: Big | undefined;
  qualifier?: Qualifier;
  measure: M;
  /** Lexeme range of the first number. */
  number: NumberMention;
}

/** How one type of amount finds its measures. */
export interface MeasureGrammar<M extends Measure> {
  /** The measure that ends at lexeme `at` (exclusive), before a number. */
  before(at: number, number: NumberMention): M | undefined;
  /** The measure that begins at lexeme `at`, after a number. */
  after(at: number, number: NumberMention): M | undefined;
  /** The measure said once more after an amount whose measure stood before: `$12 million. USD`. */
  again?(at: number, measure: M): M | undefined;
  /** Whether two measures may share a range; by default those of the same key. */
  same?(a: M, b: M): boolean;
}

/** The value fields of a record body: decimal strings without exponent. */
export function figuresOf(amount: Amount<Measure>): {
  value?: string;
  minValue?: string;
  maxValue?: string;
  qualifier?: Qualifier;
} {
  const fields: { value?: string; minValue?: string; maxValue?: string; qualifier?: Qualifier } = {};
  if (amount.high !== undefined && amount.low !== undefined) {
    fields.minValue = amount.low.toFixed();
    fields.maxValue = amount.high.toFixed();
  } else if (amount.low !== undefined) fields.value = amount.low.toFixed();
  if (amount.qualifier !== undefined) fields.qualifier = amount.qualifier;
  return fields;
}
