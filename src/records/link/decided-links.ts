import type { ThingDecision } from '../review/decision.ts';
import { ownThing } from '../things/own-thing.ts';
import { splitThing } from '../things/things.ts';
import type { Member } from './member.ts';
import type { Cluster, Placed, Registry } from './registry.ts';

/** What is done with clusters so that they are as people decided. */
export interface ClusterWork {
  /** @param decision its id */
  takeOver(into: Cluster, from: Cluster, decision: string): void;
  /** @returns the cluster that the members have from now on */
  splitOff(cluster: Cluster, members: Placed[]): Cluster;
}

type Split = Extract<ThingDecision, { action: 'split' }>;

const thingOf = ({ entity, entityType, name }: Member) => ownThing({ id: entity, entityType, name });

/** What people decided about things, as far as it concerns clusters of local entities. */
export class DecidedLinks {
  readonly #registry: Registry;
  readonly #decisions: readonly ThingDecision[];
  /** Things that a thing is not. */
  readonly #others = new Map<string, Set<string>>();
  readonly #splits = new Map<string, Split[]>();
  /** Splits by the thing that they made. */
  readonly #made = new Map<string, Split>();

  constructor(registry: Registry, decisions: readonly ThingDecision[]) {
    this.#registry = registry;
    const joinedAgain = new Set(
      decisions.flatMap((decision) => (decision.action === 'merge' ? decision.things : [])),
    );
    this.#decisions = decisions.filter(
      (decision) => decision.action !== 'split' || !joinedAgain.has(splitThing(decision)),
    );
    for (const decision of this.#decisions) {
      if (decision.action === 'split') {
        this.#made.set(splitThing(decision), decision);
        this.#splits.set(decision.thing, [...(this.#splits.get(decision.thing) ?? []), decision]);
      } else if (decision.action === 'distinct')
        for (const thing of decision.things) {
          const others = this.#others.get(thing) ?? new Set();
          for (const other of decision.things) if (other !== thing) others.add(other);
          this.#others.set(thing, others);
        }
    }
  }

  /** Whether people said that a member is none of a cluster. */
  areApart(member: Member, cluster: Cluster): boolean {
    if (this.#decisions.length === 0) return false;
    const own = thingOf(member);
    const others = this.#others.get(own);
    if (others !== undefined && this.#isOneOf(cluster, others)) return true;
    const taken = this.#splits.get(cluster.id) ?? [];
    if (taken.some(({ documents }) => documents.includes(member.document))) return true;
    return (this.#splits.get(own) ?? []).some(({ documents }) => {
      const inside = documents.includes(member.document);
      return cluster.members.some(
        ({ member: other }) => thingOf(other) === own && documents.includes(other.document) !== inside,
      );
    });
  }

  /** Whether people said that two clusters are not one. */
  clustersApart(a: Cluster, b: Cluster): boolean {
    if (this.#decisions.length === 0) return false;
    const others = this.#others.get(a.id);
    if (others !== undefined && this.#isOneOf(b, others)) return true;
    return a.members.some(({ member }) => this.areApart(member, b));
  }

  #isOneOf(cluster: Cluster, things: ReadonlySet<string>): boolean {
    return (
      [...things].some((thing) => this.#registry.current(thing) === cluster) ||
      cluster.members.some(({ member }) => things.has(thingOf(member)))
    );
  }

  /** Brings clusters to what people decided, a decision after the other; done again, it changes nothing. */
  apply(work: ClusterWork): void {
    if (this.#decisions.length === 0) return;
    const byThing = new Map<string, Set<Cluster>>();
    const index = (cluster: Cluster) => {
      for (const { member } of cluster.members) {
        const own = byThing.get(thingOf(member));
        if (own === undefined) byThing.set(thingOf(member), new Set([cluster]));
        else own.add(cluster);
      }
    };
    for (const cluster of this.#registry.clusters) index(cluster);
    for (const decision of this.#decisions) {
      if (decision.action === 'merge') {
        const clusters = this.#inOrder(decision.things.flatMap((thing) => this.#clustersOf(thing, byThing)));
        for (const from of clusters.slice(1)) {
          work.takeOver(clusters[0]!, from, decision.id);
          index(clusters[0]!);
        }
      } else
        for (const { cluster, members } of this.#toSplit(decision, byThing))
          index(work.splitOff(cluster, members));
    }
  }

  #inOrder(clusters: readonly Cluster[]): Cluster[] {
    const all = new Set(clusters);
    return all.size < 2 ? [...all] : this.#registry.clusters.filter((cluster) => all.has(cluster));
  }

  /** Clusters that a thing is, or that have members with its name. */
  #clustersOf(thing: string, byThing: ReadonlyMap<string, ReadonlySet<Cluster>>): Cluster[] {
    const made = this.#made.get(thing);
    if (made !== undefined)
      return this.#clustersOf(made.thing, byThing).filter(({ members }) =>
        members.every(({ member }) => made.documents.includes(member.document)),
      );
    const one = this.#registry.current(thing);
    const clusters = one === undefined ? [...(byThing.get(thing) ?? [])] : [one];
    return clusters.filter(({ members }) => members.length > 0);
  }

  #toSplit(
    decision: ThingDecision,
    byThing: ReadonlyMap<string, ReadonlySet<Cluster>>,
  ): { cluster: Cluster; members: Placed[] }[] {
    const parts = (thing: string, goes: (member: Member) => boolean) =>
      this.#clustersOf(thing, byThing).flatMap((cluster) => {
        const members = cluster.members.filter(({ member }) => goes(member));
        return members.length === 0 || members.length === cluster.members.length
          ? []
          : [{ cluster, members }];
      });
    if (decision.action === 'split')
      return parts(decision.thing, ({ document }) => decision.documents.includes(document));
    if (decision.action !== 'distinct') return [];
    const [first, ...rest] = decision.things;
    return rest.flatMap((thing) =>
      parts(thing, (member) => thingOf(member) === thing).filter(({ cluster }) =>
        this.#isOneOf(cluster, new Set([first!])),
      ),
    );
  }
}
