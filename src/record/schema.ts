import { type Static, Type } from 'typebox';
import { contextIri, type RecordContext } from './context.ts';
import { entityClasses, entityTypes, nameTypes } from './entity-types.ts';
import { OriginSchema, TargetSchema } from './selector-schema.ts';
import { BoxSchema, Confidence, closed, DocumentId, literals, PartId, Position } from './shapes.ts';
import { GeneratorSchema, MetadataSchema, PageSchema, PartSchema, SourceSchema } from './source-schema.ts';
import { inferenceSources, inferences, passageKinds, qualifiers } from './terms.ts';

export {
  type EntityClass,
  type EntityType,
  entityTypes,
  type NameType,
  nameTypes,
  valueTypes,
} from './entity-types.ts';

/**
 * The record: what one publication becomes. This file is the one origin of the JSON Schema (`schema/record.schema.json`),
 * the TypeScript types and, with `context.ts`, the JSON-LD context. `docs/record.md` explains it.
 */

export { type PassageKind, type Qualifier, qualifiers } from './terms.ts';

const DecimalString = Type.String({ pattern: '^-?[0-9]+(\\.[0-9]+)?$' });
const Strings = Type.Array(Type.String({ minLength: 1 }));
const PassageId = Type.String({ pattern: '^#passage-[0-9]+$' });

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
    /** Of the link, calibrated apart from the mentions' own. */
    confidence: Type.Optional(Confidence),
    mentionCount: Type.Integer({ minimum: 1 }),
  },
  closed,
);

export const PassageSchema = Type.Object(
  {
    id: PassageId,
    type: Type.Literal('Passage'),
    kind: literals(passageKinds),
    start: Position,
    end: Position,
    /** Number of the page it begins on; `box` is what of it lies there. */
    page: Type.Optional(Type.Integer({ minimum: 1 })),
    part: Type.Optional(PartId),
    box: Type.Optional(BoxSchema),
    /** BCP 47, where it is not the document's. */
    language: Type.Optional(Type.String({ minLength: 1 })),
    text: Type.Optional(Type.String()),
  },
  closed,
);

const valueFields = {
  id: Type.String({ pattern: '^#value-[0-9]+-[0-9]+$' }),
  /** Where no value could be settled; then there is none. */
  valueStatus: Type.Optional(literals(['ambiguous'])),
  inferred: Type.Optional(Type.Array(literals(inferences))),
  inferredFrom: Type.Optional(literals(inferenceSources)),
};

const amountFields = {
  ...valueFields,
  value: Type.Optional(DecimalString),
  minValue: Type.Optional(DecimalString),
  maxValue: Type.Optional(DecimalString),
  qualifier: Type.Optional(literals(qualifiers)),
};

const CurrencyCode = Type.String({ pattern: '^[A-Z]{3}$' });

export const MonetaryAmountSchema = Type.Object(
  {
    ...amountFields,
    type: Type.Literal('MonetaryAmount'),
    currency: Type.Optional(CurrencyCode),
    /** The next currency, where the choice was close. */
    runnerUp: Type.Optional(Type.Object({ currency: CurrencyCode, confidence: Confidence }, closed)),
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
    ...valueFields,
    type: Type.Literal('TemporalExpression'),
    value: Type.Optional(Type.String({ minLength: 1 })),
  },
  closed,
);

export const ValueBodySchema = Type.Union([
  MonetaryAmountSchema,
  QuantitativeValueSchema,
  TemporalExpressionSchema,
]);

const motivations = ['identifying', 'classifying'] as const;

const Sentence = Type.Unsafe<[start: number, end: number]>({
  type: 'array',
  items: Position,
  minItems: 2,
  maxItems: 2,
});

export const AnnotationSchema = Type.Object(
  {
    id: Type.String({ pattern: '^#mention-[0-9]+-[0-9]+$' }),
    type: Type.Literal('Annotation'),
    /** `identifying` for names, `classifying` for amounts and dates. */
    motivation: literals(motivations),
    entityType: literals(entityTypes),
    body: Type.Union([Type.String({ minLength: 1 }), ValueBodySchema]),
    confidence: Confidence,
    stages: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    /** The passage it begins in. */
    passage: PassageId,
    /** Code points of its sentence, which may go on after a footnote or a page end. */
    sentence: Type.Optional(Sentence),
    target: TargetSchema,
    /** Where it stands in an original that is not plain text. */
    origin: Type.Optional(Type.Array(OriginSchema, { minItems: 1 })),
  },
  closed,
);

const base = { '@base': { type: 'string' } };
const ContextObject = { type: 'object', properties: base, required: ['@base'] };
/** All of it, or in the compact form its IRI and the base. */
const ContextSchema = Type.Unsafe<RecordContext>({
  anyOf: [
    ContextObject,
    {
      type: 'array',
      prefixItems: [{ const: contextIri }, { ...ContextObject, additionalProperties: false }],
      items: false,
      minItems: 2,
      maxItems: 2,
    },
  ],
});
export const RecordSchema = Type.Object(
  {
    '@context': ContextSchema,
    id: DocumentId,
    type: Type.Literal('Document'),
    name: Type.Optional(Type.String({ minLength: 1 })),
    source: SourceSchema,
    generator: GeneratorSchema,
    metadata: Type.Optional(MetadataSchema),
    pages: Type.Optional(Type.Array(PageSchema)),
    parts: Type.Optional(Type.Array(PartSchema)),
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
export type Entity = Static<typeof EntitySchema>;
export type Annotation = Static<typeof AnnotationSchema>;
export type Passage = Static<typeof PassageSchema>;
export type ValueBody = Static<typeof ValueBodySchema>;
export type MonetaryAmount = Static<typeof MonetaryAmountSchema>;
export type QuantitativeValue = Static<typeof QuantitativeValueSchema>;
export type TemporalExpression = Static<typeof TemporalExpressionSchema>;
