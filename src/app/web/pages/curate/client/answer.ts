import type { Disagreement } from '../../../../../records/audit/judge/curation.ts';
import type { Agreement } from '../../../../../records/audit/judge/judge-agreement.ts';

/** What judges of a sample said, and where they differ; figures are null where they cannot be told. */
export interface CurateAnswer {
  /** Name under which third decisions are kept. */
  readonly curator: string;
  readonly judges: readonly string[];
  readonly agreement: { readonly [K in keyof Agreement]: Agreement[K] | null } | null;
  readonly disagreements: readonly Disagreement[];
}
