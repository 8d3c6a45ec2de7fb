import { parsePersonName } from '../../names/person-name.ts';
import type { ThingDecision } from '../review/decision.ts';
import { compareMembers, contradicts } from './compare.ts';
import { DecidedLinks } from './decided-links.ts';
import type { LinkKey, LinkKeys, Member } from './member.ts';
import type { Cluster, Evidence, Placed, Registry, RegistryEvent } from './registry.ts';
import { broughtBy, takeBackMerges } from './taken-back.ts';

/** What a run did. */
export interface LinkCounts {
  documents: number;
  unchanged: number;
  entities: number;
  joined: number;
  created: number;
  merged: number;
  split: number;
}

/** What is told of a merge that people decided. */
type DecidedMerge = Pick<Extract<RegistryEvent, { event: 'merge' }>, 'decision' | 'brought'>;

/** Agreement from which two entities are one. */
const threshold = 0.7;
/** Agreement from which two clusters are one. */
const mergeThreshold = 0.8;
/** Clusters looked at for one key; a key of more says nothing. */
const keyLimit = 64;
/** Members of a cluster compared with. */
const compareLimit = 16;

/**
 * Joins local entities of documents into clusters with stable ids. Incremental: a document that is already in the registry with the
 * same bytes is left alone; another version of it replaces it. Near-linear: members meet by shared keys only.
 */
export class Linker {
  readonly counts: LinkCounts = {
    documents: 0,
    unchanged: 0,
    entities: 0,
    joined: 0,
    created: 0,
    merged: 0,
    split: 0,
  };
  readonly #registry: Registry;
  readonly #keys: LinkKeys;
  /** Cluster ids by key. */
  readonly #byKey = new Map<string, Set<string>>();
  readonly #documents = new Map<string, { sha256: string; clusters: Set<string> }>();

  readonly #decided: DecidedLinks;

  readonly #decisions: readonly ThingDecision[] | undefined;

  /** @param decisions what people decided about things, in the order they did; where absent, earlier decisions stay as they were worked in */
  constructor(registry: Registry, keys: LinkKeys, decisions?: readonly ThingDecision[]) {
    this.#registry = registry;
    this.#keys = keys;
    this.#decisions = decisions;
    this.#decided = new DecidedLinks(registry, decisions ?? []);
    for (const cluster of registry.clusters)
      for (const placed of cluster.members) this.#index(cluster, placed.member);
  }

  /** Takes in a document's local entities. */
  add(document: string, sha256: string, members: readonly Member[]): void {
    this.counts.documents++;
    this.counts.entities += members.length;
    if (members.length === 0 && this.#registry.empty.get(document) === sha256) {
      this.counts.unchanged++;
      return;
    }
    this.#registry.empty.delete(document);
    if (members.length === 0) this.#registry.empty.set(document, sha256);
    const known = this.#documents.get(document);
    if (known !== undefined) {
      if (known.sha256 === sha256 && this.#isSame(document, known.clusters, members)) {
        this.counts.unchanged++;
        return;
      }
      this.#remove(document, known.clusters);
    }
    this.#documents.set(document, { sha256, clusters: new Set() });
    for (const member of members) this.#place(member);
  }

  /** Brings the clusters to what people decided: merged, split, kept apart; a merge that they took back is one no more. */
  applyDecisions(): void {
    if (this.#decisions !== undefined)
      for (const { cluster, members } of takeBackMerges(this.#registry, this.#decisions)) {
        for (const { member } of members) this.#index(cluster, member);
        this.counts.split++;
      }
    this.#decided.apply({
      takeOver: (into, from, decision) => {
        const brought = broughtBy(into, from);
        this.#takeOver(into, from, { signals: ['decision'], confidence: 1 }, { decision, brought });
      },
      splitOff: (cluster, members) => {
        const left = new Set(members);
        cluster.members = cluster.members.filter((placed) => !left.has(placed));
        return this.#splitOff(cluster, members);
      },
    });
  }

  #isSame(document: string, clusters: ReadonlySet<string>, members: readonly Member[]): boolean {
    const own = [...clusters].flatMap((id) =>
      this.#registry.byId(id)!.members.filter(({ member }) => member.document === document),
    );
    const line = (member: Member) => JSON.stringify(member);
    const before = new Set(own.map(({ member }) => line(member)));
    return own.length === members.length && members.every((member) => before.has(line(member)));
  }

  #place(member: Member): void {
    const found = this.#candidates(member);
    const best = found[0];
    if (best === undefined) {
      const cluster: Cluster = {
        id: this.#registry.newId(member),
        entityType: member.entityType,
        members: [{ member, evidence: { signals: [], confidence: 1 } }],
      };
      this.#registry.add(cluster);
      this.#index(cluster, member);
      this.counts.created++;
      return;
    }
    best.cluster.members.push({ member, evidence: best.evidence });
    this.#index(best.cluster, member);
    this.counts.joined++;
    for (const other of found.slice(1))
      if (other.evidence.confidence >= mergeThreshold) this.#merge(best.cluster, other);
  }

  /** Clusters that a member fits, surest first, older ones first among equals. */
  #candidates(member: Member): { cluster: Cluster; evidence: Evidence }[] {
    const ids = new Map<string, LinkKey[]>();
    for (const key of this.#keys.of(member)) {
      const clusters = this.#byKey.get(key.key);
      if (clusters === undefined || clusters.size > keyLimit) continue;
      for (const id of clusters) ids.set(id, [...(ids.get(id) ?? []), key]);
    }
    // a person's initials also meet full names of the family
    if (member.entityType === 'PERSON')
      for (const id of this.#byKey.get(familyKey(member.name)) ?? []) if (!ids.has(id)) ids.set(id, []);
    const found: { cluster: Cluster; evidence: Evidence; order: number }[] = [];
    let order = 0;
    for (const [id, keys] of ids) {
      const cluster = this.#registry.byId(id);
      if (cluster === undefined || cluster.mergedInto !== undefined) continue;
      const evidence = this.#compare(member, cluster, keys);
      if (evidence.confidence >= threshold) found.push({ cluster, evidence, order: order++ });
      else if (evidence.against !== undefined && keys.some(isWholeName))
        this.#registry.keepApart(member, id, evidence);
    }
    return found.sort((a, b) => b.evidence.confidence - a.evidence.confidence || a.order - b.order);
  }

  #compare(member: Member, cluster: Cluster, shared: readonly LinkKey[]): Evidence {
    let best: Evidence = { signals: [], confidence: 0 };
    if (cluster.members.some(({ member: other }) => other.document === member.document)) return best;
    if (this.#decided.areApart(member, cluster)) return { signals: [], against: ['decision'], confidence: 0 };
    const isApart = cluster.members.some(({ member: other }) => contradicts(member, other));
    for (const { member: other } of cluster.members.slice(0, compareLimit)) {
      const own = new Set(this.#keys.of(other).map(({ key }) => key));
      const { signals, against, confidence } = compareMembers(
        member,
        other,
        shared.filter(({ key }) => own.has(key)),
      );
      if (signals.length === 0) continue;
      const evidence: Evidence = {
        with: { document: other.document, entity: other.entity },
        signals,
        ...(against.length > 0 && { against }),
        confidence: isApart ? 0 : confidence,
      };
      const isSurer = evidence.confidence > best.confidence;
      // of what does not hold, that is kept which says why
      if (isSurer || (best.confidence === 0 && against.length > (best.against?.length ?? 0))) best = evidence;
    }
    return best;
  }

  /** The younger cluster goes into the older; its id goes on to mean the same thing. */
  #merge(cluster: Cluster, other: { cluster: Cluster; evidence: Evidence }): void {
    const order = (one: Cluster) => this.#registry.clusters.indexOf(one);
    const [into, from] =
      order(cluster) < order(other.cluster) ? [cluster, other.cluster] : [other.cluster, cluster];
    const clash = from.members.some(({ member }) =>
      into.members.some(({ member: m }) => m.document === member.document || contradicts(m, member)),
    );
    if (into === from || clash || this.#decided.clustersApart(into, from)) return;
    this.#takeOver(into, from, other.evidence);
  }

  #takeOver(into: Cluster, from: Cluster, evidence: Evidence, decided: DecidedMerge = {}): void {
    const moved = from.members;
    from.members = [];
    from.mergedInto = into.id;
    into.members.push(...moved);
    for (const { member } of moved) this.#index(into, member);
    this.#registry.events.push({ event: 'merge', from: from.id, into: into.id, evidence, ...decided });
    this.counts.merged++;
  }

  /** Takes a document's members out; what held together only through them comes apart. */
  #remove(document: string, clusters: ReadonlySet<string>): void {
    for (const id of clusters) {
      const cluster = this.#registry.byId(id);
      if (cluster === undefined) continue;
      const left = cluster.members.filter(({ member }) => member.document !== document);
      if (left.length === cluster.members.length) continue;
      cluster.members = left;
      if (left.length > 1) this.#splitIfApart(cluster);
    }
    this.#documents.delete(document);
  }

  #splitIfApart(cluster: Cluster): void {
    const groups: Placed[][] = [];
    for (const placed of cluster.members) {
      const fitting = groups.filter((group) => {
        const part: Cluster = { id: cluster.id, entityType: cluster.entityType, members: group };
        return this.#compare(placed.member, part, this.#keys.of(placed.member)).confidence >= threshold;
      });
      if (fitting.length === 0) groups.push([placed]);
      else {
        fitting[0]!.push(placed);
        for (const other of fitting.slice(1)) {
          fitting[0]!.push(...other);
          groups.splice(groups.indexOf(other), 1);
        }
      }
    }
    if (groups.length < 2) return;
    cluster.members = groups[0]!;
    for (const members of groups.slice(1)) this.#splitOff(cluster, members);
  }

  /** Gives members that were a cluster's one of their own. */
  #splitOff(cluster: Cluster, members: Placed[]): Cluster {
    const part: Cluster = {
      id: this.#registry.newId(members[0]!.member),
      entityType: cluster.entityType,
      members,
    };
    this.#registry.add(part);
    for (const { member } of members) this.#index(part, member);
    this.#registry.events.push({
      event: 'split',
      from: cluster.id,
      into: part.id,
      members: members.length,
    });
    this.counts.split++;
    return part;
  }

  #index(cluster: Cluster, member: Member): void {
    const put = (key: string) => {
      const ids = this.#byKey.get(key);
      if (ids === undefined) this.#byKey.set(key, new Set([cluster.id]));
      else if (ids.size <= keyLimit) ids.add(cluster.id);
    };
    for (const { key } of this.#keys.of(member)) put(key);
    if (member.entityType === 'PERSON') put(familyKey(member.name));
    const document = this.#documents.get(member.document);
    if (document === undefined)
      this.#documents.set(member.document, { sha256: member.sha256, clusters: new Set([cluster.id]) });
    else document.clusters.add(cluster.id);
  }
}

/** A key on which a thing is known by its whole name, however usual that is. */
function isWholeName({ signal, weight }: LinkKey): boolean {
  return signal === 'full name' || weight >= threshold;
}

function familyKey(name: string): string {
  return `family ${parsePersonName(name).family}`;
}
