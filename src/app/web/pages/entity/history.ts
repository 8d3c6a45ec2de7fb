import type { RegistryEvent } from '../../../../records/link/registry.ts';
import { reachOf, thingsIn } from '../../../../records/things/reach.ts';
import type { Room } from '../../room.ts';
import type { HistoryLine } from './history-line.ts';

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
