import type { ThingDecision } from '../../../../records/review/decision.ts';

/** What became of a thing, and who or what said so. */
export type HistoryLine =
  | (Pick<ThingDecision, 'id' | 'by' | 'at' | 'note'> & {
      readonly action: ThingDecision['action'];
      /** Things that are meant; of an identification the thing and the identifier. */
      readonly things: readonly string[];
      /** Documents that were split off. */
      readonly documents?: readonly string[];
    })
  | {
      readonly action: 'linked' | 'parted';
      readonly things: readonly [string, string];
      /** What agreed, of a linker's merge. */
      readonly signals?: readonly string[];
    };
