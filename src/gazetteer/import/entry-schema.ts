import { Ajv, type ErrorObject } from 'ajv';
import { type Static, Type } from 'typebox';
import { didYouMean } from '../../text/suggest.ts';
import { type Alias, aliasKinds, entryTypes, type GazetteerEntry } from '../entry.ts';

/** `says` completes "… is no …" where a value is wrong. */
const closed = { additionalProperties: false } as const;
const Iri = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9+.-]*:\\S+$', says: 'IRI' });
const degrees = (limit: number) =>
  Type.Optional(Type.Number({ minimum: -limit, maximum: limit, says: `number from ${-limit} to ${limit}` }));

/** An entry as gazetteers are written: a line of JSON, or a row of a list turned into one. */
const EntrySchema = Type.Object(
  {
    id: Iri,
    type: Type.Unsafe<GazetteerEntry['type']>({ type: 'string', enum: [...entryTypes], says: 'type' }),
    class: Type.Optional(Type.String({ minLength: 1 })),
    name: Type.String({ minLength: 1 }),
    aliases: Type.Optional(
      Type.Array(
        Type.Union([
          Type.String({ minLength: 1 }),
          Type.Object(
            {
              name: Type.String({ minLength: 1 }),
              kind: Type.Optional(
                Type.Unsafe<Alias['kind']>({ type: 'string', enum: [...aliasKinds], says: 'kind of alias' }),
              ),
              language: Type.Optional(Type.String({ minLength: 2, says: 'language tag' })),
              caseSensitive: Type.Optional(Type.Boolean()),
            },
            closed,
          ),
        ]),
      ),
    ),
    parent: Type.Optional(Iri),
    countryCodes: Type.Optional(
      Type.Array(Type.String({ pattern: '^[A-Z]{2}$', says: 'ISO 3166-1 alpha-2 code' })),
    ),
    subdivisionCode: Type.Optional(
      Type.String({ pattern: '^[A-Z]{2}-[A-Z0-9]{1,3}$', says: 'ISO 3166-2 code' }),
    ),
    latitude: degrees(90),
    longitude: degrees(180),
    population: Type.Optional(Type.Integer({ minimum: 0, says: 'number of inhabitants' })),
    prior: Type.Optional(Type.Number({ minimum: 0, maximum: 1, says: 'number from 0 to 1' })),
    sameAs: Type.Optional(Type.Array(Iri)),
    note: Type.Optional(Type.String({ minLength: 1 })),
  },
  {
    ...closed,
    $id: 'https://w3id.org/onomast/schema/gazetteer-entry.schema.json',
    title: 'onomast gazetteer entry',
  },
);
export type WrittenEntry = Static<typeof EntrySchema>;

/** The fields of an entry, in their order. */
export const entryFields: readonly string[] = Object.keys(EntrySchema.properties);

/** What is wrong with an entry, and where. */
export interface EntryProblem {
  /** JSON Pointer into the entry. */
  readonly pointer: string;
  readonly reason: string;
}

const validate = new Ajv({ allErrors: false, strict: false, verbose: true }).compile<WrittenEntry>(
  EntrySchema,
);

/** The first problem of what should be an entry; none where it is one. */
export function entryProblem(value: unknown): EntryProblem | undefined {
  if (validate(value)) return undefined;
  // of the forms an alias may have, the one that got furthest
  const errors = validate.errors!.filter(({ keyword }) => keyword !== 'anyOf');
  return problemOf(errors.reduce((deepest, error) => (depth(error) >= depth(deepest) ? error : deepest)));
}

/** An entry with what may be left out filled in. */
export function completeEntry(value: WrittenEntry): GazetteerEntry {
  return {
    ...value,
    class: value.class ?? value.type.toLowerCase(),
    aliases: (value.aliases ?? []).map((alias) =>
      typeof alias === 'string' ? { name: alias, kind: 'alias' } : { ...alias, kind: alias.kind ?? 'alias' },
    ),
    countryCodes: value.countryCodes ?? [],
    sameAs: value.sameAs ?? [],
  };
}

const depth = ({ instancePath, keyword }: ErrorObject) =>
  instancePath.split('/').length + (keyword === 'additionalProperties' ? 1 : 0);

function problemOf({
  instancePath,
  keyword,
  params,
  data,
  parentSchema,
  message,
}: ErrorObject): EntryProblem {
  const { additionalProperty, missingProperty, allowedValues } = params as {
    additionalProperty?: string;
    missingProperty?: string;
    allowedValues?: string[];
  };
  if (additionalProperty !== undefined) {
    const known = Object.keys((parentSchema as { properties?: object }).properties ?? {});
    return {
      pointer: `${instancePath}/${additionalProperty}`,
      reason: `${JSON.stringify(additionalProperty)} is no field${didYouMean(additionalProperty, known)}`,
    };
  }
  if (missingProperty !== undefined) return { pointer: instancePath, reason: `has no ${missingProperty}` };
  if (keyword === 'minLength' && data === '')
    return { pointer: instancePath, reason: `has no ${instancePath.split('/').at(-1)}` };
  const says = (parentSchema as { says?: string } | undefined)?.says;
  const shown = JSON.stringify(data);
  if (says === undefined) return { pointer: instancePath, reason: `${shown} ${message}` };
  const near = allowedValues !== undefined && typeof data === 'string' ? didYouMean(data, allowedValues) : '';
  return { pointer: instancePath, reason: `${shown} is no ${says}${near}` };
}
