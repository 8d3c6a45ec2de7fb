import { createHash } from 'node:crypto';
import type { Cluster, Registry } from '../link/registry.ts';
import type { DecidedEntity, ThingDecision } from '../review/decision.ts';
import { mergedThing, ownThing, type ThingMember } from './own-thing.ts';
import type { Reconciled } from './reconciled.ts';

/** What says which thing of a collection an entity of a document is. */
export interface ThingSources {
  /** What `onomast link` joined. */
  readonly registry?: Registry | undefined;
  /** What a reconciliation service answered. */
  readonly reconciled?: Reconciled | undefined;
  /** What people decided, in the order they did. */
  readonly decisions?: readonly ThingDecision[] | undefined;
}

export interface FoundThing {
  readonly thing: string;
  /** Whether people decided so. */
  readonly decided: boolean;
  /** What they said of it. */
  readonly entity?: DecidedEntity;
}

/**
 * Says of each entity of each document which thing of the collection it is: itself, unless a linker joined it with others, a
 * reconciliation service was sure of it, or people decided. Later ones win: people over the service, the service over the linker.
 */
export class Things {
  readonly #clusters = new Map<string, Cluster>();
  readonly #keysOfCluster = new Map<string, readonly string[]>();
  readonly #iriOfCluster = new Map<string, string>();
  readonly #reconciled: Reconciled | undefined;
  readonly #decisions: DecisionsByThing;
  readonly #isEmpty: boolean;

  constructor({ registry, reconciled, decisions = [] }: ThingSources = {}) {
    this.#reconciled = reconciled;
    this.#decisions = new DecisionsByThing(decisions);
    this.#isEmpty = registry === undefined && reconciled === undefined && decisions.length === 0;
    if (registry !== undefined) this.#takeClusters(registry);
  }

  /** Whether nothing says otherwise than the entities themselves. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  #takeClusters(registry: Registry): void {
    const mergedIds = Map.groupBy(
      registry.clusters.filter(({ mergedInto }) => mergedInto !== undefined),
      ({ id }) => registry.current(id)!.id,
    );
    for (const cluster of registry.clusters) {
      const iris = new Set<string>();
      const names = new Set<string>();
      for (const { member } of cluster.members) {
        const entity = { ...member, id: member.entity };
        this.#clusters.set(`${member.document}\n${member.entity}`, cluster);
        names.add(ownThing(entity));
        const iri = this.#reconciled?.iriOf(member.document, entity);
        if (iri !== undefined) iris.add(iri);
      }
      const merged = (mergedIds.get(cluster.id) ?? []).map(({ id }) => id);
      this.#keysOfCluster.set(cluster.id, [cluster.id, ...merged, ...names]);
      // Where the service takes members for different things, it says nothing of the others.
      if (iris.size === 1) this.#iriOfCluster.set(cluster.id, [...iris][0]!);
    }
  }

  /** The thing that an entity of a document is. */
  find(document: string, entity: ThingMember): FoundThing {
    const own = ownThing(entity);
    if (this.#isEmpty) return { thing: own, decided: false };
    const keys = [own];
    let thing = own;
    const cluster = entity.id.startsWith('#') ? this.#clusterOf(document, entity) : undefined;
    if (cluster !== undefined) {
      thing = cluster.id;
      keys.push(...this.#keysOfCluster.get(cluster.id)!);
    }
    const iri =
      this.#reconciled?.iriOf(document, entity) ??
      (cluster === undefined ? undefined : this.#iriOfCluster.get(cluster.id));
    if (iri !== undefined) {
      thing = iri;
      keys.push(iri);
    }
    return this.#decisions.follow(document, thing, keys);
  }

  /** Decisions that concerned none of the entities asked about so far: what they name is not there, or goes by another name now. */
  get unused(): ThingDecision[] {
    return this.#decisions.unused;
  }

  /** Whether people decided about things at all. */
  get hasDecisions(): boolean {
    return this.#decisions.size > 0;
  }

  thingOf(document: string, entity: ThingMember): string {
    return this.find(document, entity).thing;
  }

  /** The registry knows entities by their place: of another extraction the same place may be another name. */
  #clusterOf(document: string, { id, entityType, name }: ThingMember): Cluster | undefined {
    const cluster = this.#clusters.get(`${document}\n${id}`);
    if (cluster === undefined) return undefined;
    const { member } = cluster.members.find(
      (one) => one.member.document === document && one.member.entity === id,
    )!;
    return member.name === name && member.entityType === entityType ? cluster : undefined;
  }
}

/** Beginning of the ids of what was split off. */
export const splitPrefix = 'urn:onomast:thing:';

/** The id of what a split takes out of a thing. */
export function splitThing({ id }: Pick<ThingDecision, 'id'>): string {
  return `${splitPrefix}${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}

/** Decisions by the things that they name, followed one after the other. */
class DecisionsByThing {
  readonly #byThing = new Map<string, { readonly order: number; readonly decision: ThingDecision }[]>();

  readonly #all: readonly ThingDecision[];
  readonly #used = new Set<ThingDecision>();

  constructor(decisions: readonly ThingDecision[]) {
    this.#all = decisions;
    for (const [order, decision] of decisions.entries()) {
      if (decision.action === 'distinct') continue;
      const things = decision.action === 'merge' ? decision.things : [decision.thing];
      for (const thing of new Set(things)) {
        const own = this.#byThing.get(thing);
        if (own === undefined) this.#byThing.set(thing, [{ order, decision }]);
        else own.push({ order, decision });
      }
    }
  }

  get unused(): ThingDecision[] {
    return this.#all.filter((decision) => decision.action !== 'distinct' && !this.#used.has(decision));
  }

  /** How many things are named. */
  get size(): number {
    return this.#byThing.size;
  }

  /** @param keys all that the thing goes by before people decided anything */
  follow(document: string, thing: string, keys: readonly string[]): FoundThing {
    let found: FoundThing = { thing, decided: false };
    let names = keys;
    let after = -1;
    for (;;) {
      const next = this.#next(names, after);
      if (next === undefined) return found;
      after = next.order;
      const { decision } = next;
      if (decision.action === 'split') {
        if (!decision.documents.includes(document)) continue;
        found = { thing: splitThing(decision), decided: true };
      } else if (decision.action === 'merge') {
        const one = mergedThing(decision.things);
        found = {
          ...(one === found.thing && found.entity !== undefined && { entity: found.entity }),
          thing: one,
          decided: true,
        };
      } else if (decision.action === 'identify')
        found = { thing: decision.entity.id ?? found.thing, decided: true, entity: decision.entity };
      this.#used.add(decision);
      names = [found.thing];
    }
  }

  /** The first decision after another that names one of the things. */
  #next(names: readonly string[], after: number): { order: number; decision: ThingDecision } | undefined {
    let first: { order: number; decision: ThingDecision } | undefined;
    for (const name of names)
      for (const one of this.#byThing.get(name) ?? [])
        if (one.order > after) {
          if (first === undefined || one.order < first.order) first = one;
          break;
        }
    return first;
  }
}
