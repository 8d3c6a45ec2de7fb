import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { NameType } from '../../record/schema.ts';
import type { Member } from './member.ts';

/** Why a member is in its cluster. */
export interface Evidence {
  /** The member that it agreed with; absent for a cluster's first. */
  readonly with?: { readonly document: string; readonly entity: string };
  /** What agreed: `full name`, `office`, `company`, … */
  readonly signals: readonly string[];
  /** What disagreed: `office`, `country`; absent where nothing did. */
  readonly against?: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
}

/** A member with the reason for its place. */
export interface Placed {
  readonly member: Member;
  readonly evidence: Evidence;
}

/** A thing of the registry. Its id never comes to mean something else. */
export interface Cluster {
  readonly id: string;
  readonly entityType: NameType;
  /** In the order they joined; empty for one that was merged or lost its documents. */
  members: Placed[];
  /** The cluster that took it over. */
  mergedInto?: string;
}

/** What happened to clusters, in order. */
export type RegistryEvent =
  | { readonly event: 'merge'; readonly from: string; readonly into: string; readonly evidence: Evidence }
  | {
      /** A member that shares its name with a cluster and was not joined to it. */
      readonly event: 'apart';
      readonly member: { readonly document: string; readonly entity: string };
      readonly from: string;
      readonly evidence: Evidence;
    }
  | { readonly event: 'split'; readonly from: string; readonly into: string; readonly members: number };

const version = 1;

/**
 * The registry file: lines of JSON, a header, then clusters in the order they came into being, then events. Written to a temporary
 * name and renamed, so that no reader sees half of it.
 */
export class Registry {
  readonly clusters: Cluster[] = [];
  readonly events: RegistryEvent[] = [];
  readonly #byId = new Map<string, Cluster>();
  readonly #apart = new Set<string>();

  /** Reads a registry; one that does not exist yet is empty. */
  static open(file: string): Registry {
    const registry = new Registry();
    if (!existsSync(file)) return registry;
    const lines = readFileSync(file, 'utf8').split('\n');
    lines.forEach((line, i) => {
      if (line === '') return;
      const place = { file, line: i + 1 };
      let value: Record<string, unknown>;
      try {
        value = JSON.parse(line) as Record<string, unknown>;
      } catch (cause) {
        throw new OnomastError('link.registry-invalid', 'not a line of JSON', place, { cause });
      }
      if (i === 0) {
        if (value['registry'] !== version)
          throw new OnomastError('link.registry-invalid', `no registry of version ${version}`, place);
      } else if (typeof value['event'] === 'string') registry.#note(value as unknown as RegistryEvent);
      else if (typeof value['id'] === 'string' && Array.isArray(value['members']))
        registry.add(value as unknown as Cluster);
      else throw new OnomastError('link.registry-invalid', 'neither a cluster nor an event', place);
    });
    return registry;
  }

  add(cluster: Cluster): void {
    this.clusters.push(cluster);
    this.#byId.set(cluster.id, cluster);
  }

  /** Takes down why a member was not joined to a cluster of its name, once. */
  keepApart({ document, entity }: Member, from: string, evidence: Evidence): void {
    const event: RegistryEvent = { event: 'apart', member: { document, entity }, from, evidence };
    if (!this.#apart.has(JSON.stringify(event))) this.#note(event);
  }

  #note(event: RegistryEvent): void {
    this.events.push(event);
    if (event.event === 'apart') this.#apart.add(JSON.stringify(event));
  }

  byId(id: string): Cluster | undefined {
    return this.#byId.get(id);
  }

  /** The cluster that an id stands for now: itself, or what took it over. */
  current(id: string): Cluster | undefined {
    let cluster = this.#byId.get(id);
    while (cluster?.mergedInto !== undefined) cluster = this.#byId.get(cluster.mergedInto);
    return cluster;
  }

  /** A new id, derived from the first member; never one that was given before. */
  newId(first: Member): string {
    for (let n = 0; ; n++) {
      const seed = `${first.document}\n${first.sha256}\n${first.entity}\n${n}`;
      const id = `urn:onomast:entity:${createHash('sha256').update(seed).digest('hex').slice(0, 16)}`;
      if (!this.#byId.has(id)) return id;
    }
  }

  save(file: string): void {
    const temporary = `${file}.${process.pid}`;
    const handle = openSync(temporary, 'w');
    try {
      writeSync(handle, `${JSON.stringify({ registry: version })}\n`);
      for (const cluster of this.clusters) writeSync(handle, `${JSON.stringify(cluster)}\n`);
      for (const event of this.events) writeSync(handle, `${JSON.stringify(event)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  }
}
