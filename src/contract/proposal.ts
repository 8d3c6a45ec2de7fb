import type { EntityType, MonetaryAmount, QuantitativeValue, TemporalExpression } from '../record/schema.ts';

/** The value of an amount or date: the record's body without its id. */
export type Value =
  | Omit<MonetaryAmount, 'id'>
  | Omit<QuantitativeValue, 'id'>
  | Omit<TemporalExpression, 'id'>;

/** A recogniser's opinion that a view range is a mention. */
export interface Proposal {
  type: EntityType;
  /** View code units, end exclusive. */
  start: number;
  end: number;
  /** 0 to 1. */
  confidence: number;
  /** The proposing stage, `tag.money`. */
  stage: string;
  value?: Value;
}
