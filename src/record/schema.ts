import { type Static, Type } from 'typebox';

/**
 * The record: what one publication becomes. This file is the one origin of the JSON Schema (`schema/record.schema.json`),
 * the TypeScript types and, with `context.ts`, the JSON-LD context. `docs/record.md` explains it.
 */

const closed = { additionalProperties: false } as const;
const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

/** The twelve types of the annotation guideline. */
export const entityTypes = [
  'PERSON',
  'NORP',
  'GPE',
  'LOC',
  'FAC',
  'ORG',
  'EVENT',
  'LAW',
  'DATE',
  'MONEY',
  'PERCENT',
  'QUANTITY',
] as const;
export type EntityType = (typeof entityTypes)[number];

/** Types whose body is a value of its own, not an entity. */
export const valueTypes = ['DATE', 'MONEY', 'PERCENT', 'QUANTITY'] as const satisfies readonly EntityType[];
export type ValueType = (typeof valueTypes)[number];
/** Types whose body is an entity. */
export type NameType = Exclude<EntityType, ValueType>;
export const nameTypes = entityTypes.filter(
  (t): t is NameType => !(valueTypes as readonly string[]).includes(t),
);

export const passageKinds = [
  'heading',
  'paragraph',
  'list',
  'table',
  'footnote',
  'contents',
  'furniture',
] as const;
export type PassageKind = (typeof passageKinds)[number];

export const qualifiers = ['approximately', 'moreThan', 'atLeast', 'lessThan', 'atMost'] as const;
export type Qualifier = (typeof qualifiers)[number];

export const entityClasses = [
  'Person',
  'Organization',
  'Group',
  'Country',
  'AdministrativeArea',
  'City',
  'Place',
  'Event',
  'Legislation',
] as const;
export type EntityClass = (typeof entityClasses)[number];

const Position = Type.Integer({ minimum: 0 });
const Confidence = Type.Number({ minimum: 0, maximum: 1 });
const DecimalString = Type.String({ pattern: '^-?[0-9]+(\\.[0-9]+)?$' });
const Strings = Type.Array(Type.String({ minLength: 1 }));
const DocumentId = Type.String({ pattern: '^ni:///sha-256;[A-Za-z0-9_-]{43}$' });
const Inferred = Type.Optional(Type.Array(literals(['currency', 'year'])));

export const SourceSchema = Type.Object(
  {
    path: Type.String({ minLength: 1 }),
    mediaType: Type.String(),
    encoding: Type.String(),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    byteLength: Position,
    length: Position,
  },
  closed,
);

export const GeneratorSchema = Type.Object(
  {
    software: Type.String(),
    pipeline: Type.String(),
    pipelineHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  closed,
);

export const EntitySchema = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    type: Type.Array(literals(entityClasses), { minItems: 1, maxItems: 1 }),
    entityType: literals(nameTypes),
    name: Type.String({ minLength: 1 }),
    alternateName: Strings,
    sameAs: Strings,
    countryCode: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    subdivisionCode: Type.Optional(Type.String({ pattern: '^[A-Z]{2}-[A-Z0-9]{1,3}$' })),
    latitude: Type.Optional(DecimalString),
    longitude: Type.Optional(DecimalString),
    jobTitle: Type.Optional(Type.String({ minLength: 1 })),
    runnerUp: Type.Optional(
      Type.Object({ id: Type.String({ minLength: 1 }), confidence: Confidence }, closed),
    ),
    mentionCount: Type.Integer({ minimum: 1 }),
  },
  closed,
);

export const PassageSchema = Type.Object(
  {
    id: Type.String({ pattern: '^#passage-[0-9]+$' }),
    type: Type.Literal('Passage'),
    kind: literals(passageKinds),
    start: Position,
    end: Position,
    text: Type.Optional(Type.String()),
  },
  closed,
);

const amountFields = {
  id: Type.String({ pattern: '^#value-[0-9]+-[0-9]+$' }),
  value: Type.Optional(DecimalString),
  minValue: Type.Optional(DecimalString),
  maxValue: Type.Optional(DecimalString),
  qualifier: Type.Optional(literals(qualifiers)),
  inferred: Inferred,
};

export const MonetaryAmountSchema = Type.Object(
  {
    ...amountFields,
    type: Type.Literal('MonetaryAmount'),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
  },
  closed,
);

export const QuantitativeValueSchema = Type.Object(
  {
    ...amountFields,
    type: Type.Literal('QuantitativeValue'),
    unitText: Type.Optional(Type.String()),
    unitCode: Type.Optional(Type.String({ pattern: '^[A-Z0-9]{2,3}$' })),
  },
  closed,
);

export const TemporalExpressionSchema = Type.Object(
  {
    id: amountFields.id,
    type: Type.Literal('TemporalExpression'),
    value: Type.Optional(Type.String({ minLength: 1 })),
    inferred: Inferred,
  },
  closed,
);

export const ValueBodySchema = Type.Union([
  MonetaryAmountSchema,
  QuantitativeValueSchema,
  TemporalExpressionSchema,
]);

const PositionSelector = <const T extends string>(type: T) =>
  Type.Object({ type: Type.Literal(type), start: Position, end: Position }, closed);

const TextPositionSelector = PositionSelector('TextPositionSelector');
const DataPositionSelector = PositionSelector('DataPositionSelector');
const TextQuoteSelector = Type.Object(
  {
    type: Type.Literal('TextQuoteSelector'),
    exact: Type.String({ minLength: 1 }),
    prefix: Type.String(),
    suffix: Type.String(),
  },
  closed,
);

/** Code points of the decoded source, bytes of the file, and the words themselves, in this order. */
export type Selectors = [
  Static<typeof TextPositionSelector>,
  Static<typeof DataPositionSelector>,
  Static<typeof TextQuoteSelector>,
];
// Written out, since TypeBox's tuples are those of an older draft.
const SelectorsSchema = Type.Unsafe<Selectors>({
  type: 'array',
  prefixItems: [TextPositionSelector, DataPositionSelector, TextQuoteSelector],
  items: false,
  minItems: 3,
  maxItems: 3,
});

export const AnnotationSchema = Type.Object(
  {
    id: Type.String({ pattern: '^#mention-[0-9]+-[0-9]+$' }),
    type: Type.Literal('Annotation'),
    entityType: literals(entityTypes),
    body: Type.Union([Type.String({ minLength: 1 }), ValueBodySchema]),
    confidence: Confidence,
    stages: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    target: Type.Object({ source: DocumentId, selector: SelectorsSchema }, closed),
  },
  closed,
);

export const RecordSchema = Type.Object(
  {
    '@context': Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      properties: { '@base': { type: 'string' } },
      required: ['@base'],
    }),
    id: DocumentId,
    type: Type.Literal('Document'),
    name: Type.Optional(Type.String({ minLength: 1 })),
    source: SourceSchema,
    generator: GeneratorSchema,
    entities: Type.Array(EntitySchema),
    passages: Type.Array(PassageSchema),
    annotations: Type.Array(AnnotationSchema),
  },
  {
    ...closed,
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://w3id.org/onomast/schema/record.schema.json',
    title: 'onomast record',
  },
);

export type DocumentRecord = Static<typeof RecordSchema>;
export type Source = Static<typeof SourceSchema>;
export type Generator = Static<typeof GeneratorSchema>;
export type Entity = Static<typeof EntitySchema>;
export type Passage = Static<typeof PassageSchema>;
export type Annotation = Static<typeof AnnotationSchema>;
export type ValueBody = Static<typeof ValueBodySchema>;
export type MonetaryAmount = Static<typeof MonetaryAmountSchema>;
export type QuantitativeValue = Static<typeof QuantitativeValueSchema>;
export type TemporalExpression = Static<typeof TemporalExpressionSchema>;

/** The class of an entity's node by its type; a GPE's class depends on what it is. */
export const classOfType: { readonly [T in Exclude<NameType, 'GPE'>]: EntityClass } = {
  PERSON: 'Person',
  NORP: 'Group',
  LOC: 'Place',
  FAC: 'Place',
  ORG: 'Organization',
  EVENT: 'Event',
  LAW: 'Legislation',
};

/** The run's manifest, `<out>/run.json`. */
export const RunDocumentSchema = Type.Object(
  {
    path: Type.String(),
    sha256: Type.Optional(Type.String()),
    status: literals(['written', 'unchanged', 'failed']),
    code: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
    record: Type.Optional(Type.String()),
    counts: Type.Optional(Type.Record(Type.String(), Type.Integer())),
    seconds: Type.Optional(Type.Number()),
  },
  closed,
);
export const RunSchema = Type.Object(
  {
    startedAtTime: Type.String(),
    endedAtTime: Type.String(),
    software: Type.String(),
    pipeline: Type.String(),
    pipelineHash: Type.String(),
    documents: Type.Array(RunDocumentSchema),
  },
  closed,
);
export type RunDocument = Static<typeof RunDocumentSchema>;
export type Run = Static<typeof RunSchema>;
