import type { EntityType, MonetaryAmount, QuantitativeValue, TemporalExpression } from '../record/schema.ts';

/** The value of an amount or date: the record's body without its id. */
export type Value =
  | Omit<MonetaryAmount, 'id'>
  | Omit<QuantitativeValue, 'id'>
  | Omit<TemporalExpression, 'id'>;

/** A recogniser's opinion that a view range is a mention, before the tagger says whose opinion it is. */
export interface Draft {
  type: EntityType;
  /** View code units, end exclusive. */
  start: number;
  end: number;
  /** 0 to 1. */
  confidence: number;
  value?: Value;
  /** The edges were learnt from annotated names: `The Hague`, `Lloyd's` keep what the merge else cuts off. */
  learnt?: true;
  /** A list that decides says so: these words are this name, or are never one. Absent for an opinion among others. */
  verdict?: 'decides' | 'never';
}

/** An opinion with the name of the component that has it. */
export interface Proposal extends Draft {
  /** The proposing component, `tag.money`; set by the tagger. */
  stage: string;
}
