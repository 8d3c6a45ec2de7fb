import type { EntityClass, NameType } from '../record/schema.ts';
import type { TaggedFlow } from './mention.ts';

/** One entity of a document as the resolver decides it; `id` absent means local (`#entity-<start>` is given by the writer). */
export interface ResolvedEntity {
  id?: string;
  entityType: NameType;
  /** Class of the node; derived from `entityType` for all but GPE. */
  class: EntityClass;
  name: string;
  alternateName: string[];
  sameAs: string[];
  countryCode?: string;
  subdivisionCode?: string;
  latitude?: string;
  longitude?: string;
  jobTitle?: string;
  runnerUp?: { id: string; confidence: number };
  /** Of the link, 0 to 1, calibrated apart from the mentions' own. */
  confidence?: number;
}

/** What the resolver says at the document's end. */
export interface Resolution {
  readonly entities: readonly ResolvedEntity[];
  /** Per mention in the order they were added: index into `entities`, or -1 for amounts and dates. */
  readonly entityOf: Int32Array;
}

/** Resolver of one document: takes the mentions chunk by chunk in order, and decides at the end. */
export interface DocumentResolver {
  add(tagged: readonly TaggedFlow[]): void;
  finish(): Resolution;
}

/** A name that no gazetteer knows, as a resolver of some kinds is asked about it. */
export interface UnknownName {
  readonly entityType: NameType;
  /** The name the entity would have. */
  readonly name: string;
  /** The other forms in the document. */
  readonly alternateName: readonly string[];
}

/** What a resolver of some kinds says of a name. */
export interface KnownName {
  /** Absolute IRI. */
  readonly id: string;
  readonly name?: string;
  readonly sameAs?: readonly string[];
  readonly countryCode?: string;
}

/** The plug-in of the stage `resolve`: asked at a document's end about the names of its types that no gazetteer knows. */
export interface NameResolver {
  readonly types: readonly NameType[];
  resolve(name: UnknownName): KnownName | undefined | Promise<KnownName | undefined>;
}
