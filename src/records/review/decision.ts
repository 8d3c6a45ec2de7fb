import { type Static, type TSchema, Type } from 'typebox';
import { entityClasses } from '../../record/entity-types.ts';
import { entityTypes, qualifiers } from '../../record/schema.ts';

/**
 * A decision: what a person said of a record, as a line of `decisions.jsonl`. Lines are only ever added; an earlier one is taken back by
 * a later. This file is the origin of `schema/decision.schema.json`; docs/reading-room.md explains it.
 */

const closed = { additionalProperties: false } as const;
const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

const Position = Type.Integer({ minimum: 0 });
const Text = Type.String({ minLength: 1, maxLength: 20_000 });
const Decimal = Type.String({ pattern: '^-?[0-9]+(\\.[0-9]+)?$' });

/** Where a mention stands: by place, in code points of the document's text, and by its words, so that it is found in another version. */
const AnchorSchema = Type.Object(
  {
    start: Position,
    end: Position,
    exact: Text,
    prefix: Type.String({ maxLength: 200 }),
    suffix: Type.String({ maxLength: 200 }),
    /** The type that the mention had. */
    entityType: Type.Optional(literals(entityTypes)),
  },
  closed,
);

/** The value that an amount or date should have; `date` is EDTF. */
const DecidedValueSchema = Type.Object(
  {
    value: Type.Optional(Decimal),
    minValue: Type.Optional(Decimal),
    maxValue: Type.Optional(Decimal),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
    unitText: Type.Optional(Text),
    unitCode: Type.Optional(Type.String({ pattern: '^[A-Z0-9]{2,3}$' })),
    qualifier: Type.Optional(literals(qualifiers)),
    date: Type.Optional(Text),
  },
  closed,
);

/** The thing that a name should mean: one with an identifier, or one that this document alone knows. */
const DecidedEntitySchema = Type.Object(
  {
    /** IRI; absent for a thing of this document. */
    id: Type.Optional(Type.String({ minLength: 1, pattern: '^[^#]' })),
    name: Text,
    class: Type.Optional(literals(entityClasses)),
    countryCode: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    subdivisionCode: Type.Optional(Type.String({ pattern: '^[A-Z]{2}-[A-Z0-9]{1,3}$' })),
    latitude: Type.Optional(Decimal),
    longitude: Type.Optional(Decimal),
    sameAs: Type.Optional(Type.Array(Text)),
  },
  closed,
);

const common = {
  id: Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }),
  /** When, ISO 8601 with Z. */
  at: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' }),
  by: Type.String({ minLength: 1, maxLength: 64 }),
  /** Shared by decisions that were made together. */
  batch: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
};
const ofMention = {
  ...common,
  /** `source.path` of the record. */
  document: Text,
  /** Of the source at the time, hex. */
  sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  target: AnchorSchema,
};
const action = <const T extends string>(name: T) => Type.Literal(name);
const Thing = Type.String({ minLength: 1, maxLength: 4000 });

const kinds = {
  right: { ...ofMention, action: action('right') },
  delete: { ...ofMention, action: action('delete') },
  add: {
    ...ofMention,
    action: action('add'),
    entityType: literals(entityTypes),
    value: Type.Optional(DecidedValueSchema),
    entity: Type.Optional(DecidedEntitySchema),
  },
  type: {
    ...ofMention,
    action: action('type'),
    entityType: literals(entityTypes),
    value: Type.Optional(DecidedValueSchema),
    entity: Type.Optional(DecidedEntitySchema),
  },
  span: { ...ofMention, action: action('span'), span: AnchorSchema },
  value: { ...ofMention, action: action('value'), value: DecidedValueSchema },
  link: { ...ofMention, action: action('link'), entity: DecidedEntitySchema },
  /** The passage was read to its end: what is marked in it now is all. */
  checked: { ...ofMention, action: action('checked') },
  /** Things are one; the first is what they are called from now on, unless another has an identifier. */
  merge: { ...common, action: action('merge'), things: Type.Array(Thing, { minItems: 2 }) },
  /** Things are not one, whatever a linker thinks. */
  distinct: { ...common, action: action('distinct'), things: Type.Array(Thing, { minItems: 2 }) },
  /** Entities of these documents are another thing than the rest. */
  split: {
    ...common,
    action: action('split'),
    thing: Thing,
    documents: Type.Array(Text, { minItems: 1 }),
  },
  /** A thing is what an authority knows under an identifier. */
  identify: { ...common, action: action('identify'), thing: Thing, entity: DecidedEntitySchema },
  /** A decision, or all of a batch, is taken back. */
  undo: { ...common, action: action('undo'), of: Type.String({ minLength: 1, maxLength: 64 }) },
} as const;

const schemaOf = <T extends Record<string, TSchema>>(fields: T) => Type.Object(fields, closed);

export const decisionSchemas = {
  right: schemaOf(kinds.right),
  delete: schemaOf(kinds.delete),
  add: schemaOf(kinds.add),
  type: schemaOf(kinds.type),
  span: schemaOf(kinds.span),
  value: schemaOf(kinds.value),
  link: schemaOf(kinds.link),
  checked: schemaOf(kinds.checked),
  merge: schemaOf(kinds.merge),
  distinct: schemaOf(kinds.distinct),
  split: schemaOf(kinds.split),
  identify: schemaOf(kinds.identify),
  undo: schemaOf(kinds.undo),
} as const;

type Schemas = typeof decisionSchemas;
export type DecisionAction = keyof Schemas;

export const DecisionSchema = Type.Union(Object.values(decisionSchemas), {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://w3id.org/onomast/schema/decision.schema.json',
  title: 'onomast decision',
});

/** One line of `decisions.jsonl`. */
export type Decision = { [A in DecisionAction]: Static<Schemas[A]> }[DecisionAction];
/** A decision about a mention or passage of one document. */
export type MentionDecision = Extract<Decision, { document: string }>;
/** A decision about things of the whole collection. */
export type ThingDecision = Extract<Decision, { action: 'merge' | 'distinct' | 'split' | 'identify' }>;
export type Anchor = Static<typeof AnchorSchema>;
export type DecidedValue = Static<typeof DecidedValueSchema>;
export type DecidedEntity = Static<typeof DecidedEntitySchema>;
