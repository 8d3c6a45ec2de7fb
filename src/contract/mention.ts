import type { EntityType } from '../record/schema.ts';
import type { TokenisedFlow } from './flow.ts';
import type { Value } from './proposal.ts';

/** A mention after the merge. */
export interface Mention {
  type: EntityType;
  /** Source code units from the chunk's start; `exact` is this slice. */
  start: number;
  end: number;
  confidence: number;
  /** Every stage that proposed the span, winner first. */
  stages: string[];
  /** The name as the view shows it, white space single: what the resolver looks up. */
  surface: string;
  value?: Value;
}

/** What a flow's tagging ends with. */
export interface TaggedFlow {
  readonly flow: TokenisedFlow;
  /** Ordered by start, apart from each other. */
  readonly mentions: readonly Mention[];
  /** View range of each mention, parallel to `mentions`: `[start, end]`. */
  readonly viewSpans: readonly { readonly start: number; readonly end: number }[];
}
