import type { ThingDecision } from '../review/decision.ts';
import { ownThing } from '../things/own-thing.ts';
import type { Cluster, Placed, Registry, RegistryEvent } from './registry.ts';

type Merge = Extract<RegistryEvent, { event: 'merge' }>;

/** A cluster that stands by itself again, with the members that came back from the one that had taken it over. */
export interface Restored {
  readonly cluster: Cluster;
  readonly from: Cluster;
  readonly members: readonly Placed[];
}

/**
 * Takes back merges that people decided and decided otherwise since: the cluster that was taken over has its id and members again. What
 * joined since goes with those of its name. A merge that a linker found stays.
 * @param decisions those that stand
 * @returns what was restored, the last merge first
 */
export function takeBackMerges(registry: Registry, decisions: readonly ThingDecision[]): Restored[] {
  const standing = new Set(decisions.map(({ id }) => id));
  const restored: Restored[] = [];
  for (const merge of lastMerges(registry.events)) {
    if (merge.decision === undefined || standing.has(merge.decision)) continue;
    const cluster = registry.byId(merge.from);
    if (cluster?.mergedInto === undefined) continue;
    const from = registry.current(merge.from)!;
    const members = membersBack(from, merge);
    const gone = new Set(members);
    from.members = from.members.filter((placed) => !gone.has(placed));
    delete cluster.mergedInto;
    cluster.members = members;
    registry.events.push({ event: 'split', from: from.id, into: cluster.id, members: members.length });
    restored.push({ cluster, from, members });
  }
  return restored;
}

/** The last merge of each cluster, the latest first: an earlier one was taken back. */
function lastMerges(events: readonly RegistryEvent[]): Merge[] {
  const last = new Map<string, Merge>();
  for (const event of events)
    if (event.event === 'merge') {
      last.delete(event.from);
      last.set(event.from, event);
    }
  return [...last.values()].reverse();
}

const thingOf = ({ member: { entity, entityType, name } }: Placed) =>
  ownThing({ id: entity, entityType, name });

/** What a merge that people decided brings: told in its event, so that it can be taken back. */
export function broughtBy(into: Cluster, from: Cluster): NonNullable<Merge['brought']> {
  const own = new Set(into.members.map(thingOf));
  return {
    members: from.members.map(({ member: { document, entity } }) => ({ document, entity })),
    things: [...new Set(from.members.map(thingOf))].filter((thing) => !own.has(thing)),
  };
}

/** The members that a merge brought, and those that joined since by a name that only they had. */
function membersBack(from: Cluster, { brought }: Merge): Placed[] {
  const members = new Set(brought?.members.map(({ document, entity }) => `${document}\n${entity}`));
  const things = new Set(brought?.things);
  return from.members.filter(
    (placed) =>
      members.has(`${placed.member.document}\n${placed.member.entity}`) || things.has(thingOf(placed)),
  );
}
