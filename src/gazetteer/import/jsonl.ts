import { Ajv } from 'ajv';
import { type Static, Type } from 'typebox';
import { OnomastError } from '../../errors.ts';
import { didYouMean } from '../../text/nearest.ts';
import { type Alias, aliasKinds, entryTypes, type GazetteerEntry } from '../entry.ts';
import { offsetOfPointer } from './json-place.ts';

const closed = { additionalProperties: false } as const;
const Iri = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9+.-]*:\\S+$' });

/** One line of a gazetteer as JSON Lines. */
const EntrySchema = Type.Object(
  {
    id: Iri,
    type: Type.Unsafe<GazetteerEntry['type']>({ type: 'string', enum: [...entryTypes] }),
    class: Type.Optional(Type.String({ minLength: 1 })),
    name: Type.String({ minLength: 1 }),
    aliases: Type.Optional(
      Type.Array(
        Type.Union([
          Type.String({ minLength: 1 }),
          Type.Object(
            {
              name: Type.String({ minLength: 1 }),
              kind: Type.Optional(Type.Unsafe<Alias['kind']>({ type: 'string', enum: [...aliasKinds] })),
              language: Type.Optional(Type.String({ minLength: 2 })),
              caseSensitive: Type.Optional(Type.Boolean()),
            },
            closed,
          ),
        ]),
      ),
    ),
    parent: Type.Optional(Iri),
    countryCodes: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }))),
    subdivisionCode: Type.Optional(Type.String({ pattern: '^[A-Z]{2}-[A-Z0-9]{1,3}$' })),
    latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    population: Type.Optional(Type.Integer({ minimum: 0 })),
    prior: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    sameAs: Type.Optional(Type.Array(Iri)),
    note: Type.Optional(Type.String({ minLength: 1 })),
  },
  {
    ...closed,
    $id: 'https://w3id.org/onomast/schema/gazetteer-entry.schema.json',
    title: 'onomast gazetteer entry',
  },
);
type EntryLine = Static<typeof EntrySchema>;

const validate = new Ajv({ allErrors: false, strict: false }).compile<EntryLine>(EntrySchema);

/** Reads one line; throws `gazetteer.invalid-row` with line and column (code units, from 1). */
export function readEntryLine(text: string, file: string, line: number): GazetteerEntry {
  const value = parseJsonLine(text, file, line);
  if (!validate(value)) {
    const error = validate.errors!.at(-1)!;
    const params = error.params as {
      additionalProperty?: string;
      missingProperty?: string;
      allowedValues?: string[];
    };
    const pointer =
      params.additionalProperty === undefined
        ? error.instancePath
        : `${error.instancePath}/${params.additionalProperty}`;
    const hint =
      params.additionalProperty === undefined
        ? params.allowedValues === undefined
          ? ''
          : `: ${params.allowedValues.join(', ')}`
        : ` ${JSON.stringify(params.additionalProperty)}${didYouMean(params.additionalProperty, Object.keys(EntrySchema.properties))}`;
    throw new OnomastError(
      'gazetteer.invalid-row',
      `${pointer === '' ? 'the entry' : pointer} ${error.message}${hint}`,
      {
        file,
        line,
        column: offsetOfPointer(text, pointer) + 1,
      },
    );
  }
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

/** Parses a line of JSON; throws `gazetteer.invalid-row` with line and column. */
export function parseJsonLine(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const { message } = cause as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    throw new OnomastError(
      'gazetteer.invalid-row',
      `is no JSON: ${message.replace(/ in JSON at position.*$/, '')}`,
      { file, line, column: position === undefined ? text.length + 1 : Number(position) + 1 },
      { cause },
    );
  }
}

/** An entry as a line of JSON, keys in the order of the schema, empty fields left out. */
export function writeEntryLine(entry: GazetteerEntry): string {
  const { aliases, countryCodes, sameAs, ...rest } = entry;
  const ordered: Record<string, unknown> = {};
  const source: Record<string, unknown> = {
    ...rest,
    ...(aliases.length > 0 && { aliases }),
    ...(countryCodes.length > 0 && { countryCodes }),
    ...(sameAs.length > 0 && { sameAs }),
  };
  for (const key of Object.keys(EntrySchema.properties))
    if (source[key] !== undefined) ordered[key] = source[key];
  return JSON.stringify(ordered);
}
