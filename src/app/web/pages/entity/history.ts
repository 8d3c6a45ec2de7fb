import type { RegistryEvent } from '../../../../records/link/registry.ts';
import type { ThingDecision } from '../../../../records/review/decision.ts';
import { reachOf, thingsIn } from '../../../../records/things/reach.ts';
import type { Room } from '../../room.ts';

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

/** What people decided about a thing, and what a linker did to it, in the order it happened: the linker first. */
export function historyOf(room: Room, thing: string): HistoryLine[] {
  const decisions = room.folder === undefined ? [] : room.log.decisions.things;
  const reached = reachOf([thing], decisions);
  const decided = decisions
    .filter((decision) => thingsIn(decision).some((one) => reached.has(one)))
    .map((decision): HistoryLine => {
      const { id, by, at, note, action } = decision;
      return {
        id,
        by,
        at,
        ...(note !== undefined && { note }),
        action,
        things: [...new Set(thingsIn(decision))],
        ...(action === 'split' && { documents: decision.documents }),
      };
    });
  return [...room.linkEvents(reached).map(eventLine), ...decided];
}

function eventLine(event: Exclude<RegistryEvent, { event: 'apart' }>): HistoryLine {
  const things = [event.from, event.into] as const;
  return event.event === 'merge'
    ? { action: 'linked', things, signals: event.evidence.signals }
    : { action: 'parted', things };
}
