import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Type } from 'typebox';
import { OnomastError } from '../../errors/onomast-error.ts';
import { WholeFile } from '../../files/whole-file.ts';
import { type NameType, nameTypes } from '../../record/schema.ts';
import { validator } from '../../record/validate.ts';
import { blocksOf, linesOf } from '../read/reference.ts';
import type { Member } from './member.ts';

/** Why a member is in its cluster. */
export interface Evidence {
  /** The member that it agreed with; absent for a cluster's first. */
  readonly with?: { readonly document: string; readonly entity: string };
  /** What agreed: `full name`, `office`, `company`, `neighbours`, … */
  readonly signals: readonly string[];
  /** What spoke against it: `office`, `country`, `common name`, …; absent where nothing did. */
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
  | {
      readonly event: 'merge';
      readonly from: string;
      readonly into: string;
      readonly evidence: Evidence;
      /** Id of the decision by which it was done; absent where the linker found it. */
      readonly decision?: string;
      /** What a decided merge brought: members, and things that the other cluster had none of. */
      readonly brought?: {
        readonly members: readonly { readonly document: string; readonly entity: string }[];
        readonly things: readonly string[];
      };
    }
  | {
      /** A member that shares its name with a cluster and was not joined to it. */
      readonly event: 'apart';
      readonly member: { readonly document: string; readonly entity: string };
      readonly from: string;
      readonly evidence: Evidence;
    }
  | { readonly event: 'split'; readonly from: string; readonly into: string; readonly members: number };

const version = 1;

const text = Type.String();
const texts = Type.Array(text);
const EvidenceSchema = Type.Object({
  with: Type.Optional(Type.Object({ document: text, entity: text })),
  signals: texts,
  against: Type.Optional(texts),
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
});
const entityType = Type.Enum([...nameTypes]);
const MemberSchema = Type.Object({
  document: text,
  sha256: text,
  entity: text,
  entityType,
  name: text,
  forms: texts,
  countryCode: Type.Optional(text),
  jobTitle: Type.Optional(text),
  officeCountries: Type.Optional(texts),
  company: texts,
  around: Type.Optional(
    Type.Object({
      neighbours: texts,
      places: texts,
      countries: texts,
      year: Type.Optional(Type.Integer()),
    }),
  ),
});
const isCluster = validator<Cluster>(
  Type.Object({
    id: text,
    entityType,
    members: Type.Array(Type.Object({ member: MemberSchema, evidence: EvidenceSchema })),
    mergedInto: Type.Optional(text),
  }),
);
const isEvent = validator<RegistryEvent>(
  Type.Union([
    Type.Object({
      event: Type.Literal('merge'),
      from: text,
      into: text,
      evidence: EvidenceSchema,
      decision: Type.Optional(text),
      brought: Type.Optional(
        Type.Object({ members: Type.Array(Type.Object({ document: text, entity: text })), things: texts }),
      ),
    }),
    Type.Object({
      event: Type.Literal('apart'),
      member: Type.Object({ document: text, entity: text }),
      from: text,
      evidence: EvidenceSchema,
    }),
    Type.Object({ event: Type.Literal('split'), from: text, into: text, members: Type.Integer() }),
  ]),
);
const isEmptyDocument = validator<EmptyDocument>(
  Type.Object({ document: text, sha256: text }, { additionalProperties: false }),
);

/** A document without local entities, which no cluster tells of. */
export interface EmptyDocument {
  readonly document: string;
  readonly sha256: string;
}

/**
 * The registry file: lines of JSON, a header, then clusters in the order they came into being, then documents that gave none, then events.
 * Written to a temporary name and renamed, so that no reader sees half of it.
 */
export class Registry {
  readonly clusters: Cluster[] = [];
  readonly events: RegistryEvent[] = [];
  /** Hashes of documents without local entities, by their paths. */
  readonly empty = new Map<string, string>();
  readonly #byId = new Map<string, Cluster>();
  readonly #apart = new Set<string>();

  /**
   * Reads a registry; one that does not exist yet is empty.
   * @throws OnomastError `link.registry-invalid`
   */
  static open(file: string): Registry {
    const registry = new Registry();
    for (const { line, text } of registryLines(file)) registry.#take(text, { file, line });
    for (const cluster of registry.clusters)
      if (registry.current(cluster.id) === undefined)
        throw new OnomastError(
          'link.registry-invalid',
          `${cluster.id} was merged into nothing, or into itself`,
          { file },
        );
    return registry;
  }

  #take(text: string, place: { file: string; line: number }): void {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw new OnomastError('link.registry-invalid', 'not a line of JSON', place, { cause });
    }
    if (place.line === 1) {
      if ((value as { registry?: unknown } | null)?.registry !== version)
        throw new OnomastError('link.registry-invalid', `no registry of version ${version}`, place);
    } else if (isEvent(value)) this.#note(value);
    else if (isEmptyDocument(value)) this.empty.set(value.document, value.sha256);
    else if (!isCluster(value)) {
      const { pointer, reason } = isCluster.violation!;
      throw new OnomastError('link.registry-invalid', `neither a cluster nor an event (${reason})`, {
        ...place,
        pointer,
      });
    } else if (this.#byId.has(value.id)) {
      throw new OnomastError('link.registry-invalid', `a second cluster ${value.id}`, place);
    } else this.add(value);
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

  /** The cluster that an id stands for now: itself, or what took it over; undefined where that leads nowhere. */
  current(id: string): Cluster | undefined {
    let cluster = this.#byId.get(id);
    for (let steps = 0; cluster?.mergedInto !== undefined; steps++) {
      if (steps > this.clusters.length) return undefined;
      cluster = this.#byId.get(cluster.mergedInto);
    }
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

  /** @throws OnomastError `output.unusable` */
  save(file: string): void {
    const output = new WholeFile(file);
    const line = (value: object) => output.write(`${JSON.stringify(value)}\n`);
    try {
      line({ registry: version });
      for (const cluster of this.clusters) line(cluster);
      for (const [document, sha256] of this.empty) line({ document, sha256 });
      for (const event of this.events) line(event);
      output.end();
    } catch (error) {
      output.abandon();
      throw error;
    }
  }
}

/** The lines of a registry that are not blank; a line is text of at most half a gigabyte, the file may be longer. */
function* registryLines(file: string): Generator<{ line: number; text: string }> {
  if (!existsSync(file)) return;
  try {
    for (const { line, start, end } of linesOf(file))
      yield {
        line,
        text: Buffer.concat([...blocksOf(file, start, end)].map((block) => Buffer.from(block))).toString(),
      };
  } catch (cause) {
    if (cause instanceof OnomastError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message;
    throw new OnomastError('link.registry-invalid', `cannot be read (${reason})`, { file }, { cause });
  }
}
