import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { type Static, Type } from 'typebox';
import { OnomastError } from '../errors/onomast-error.ts';
import { packageRoot } from '../paths.ts';
import { didYouMean } from '../text/suggest.ts';
import { components } from './registry.ts';

/** One line of a pipeline: a component by its name, with its options beside it. */
export interface StageConfig {
  readonly use: string;
  readonly [option: string]: unknown;
}

const PipelineSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    name: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$' }),
    description: Type.Optional(Type.String()),
    gazetteers: Type.Array(Type.String(), { default: ['shipped'] }),
    stages: Type.Array(Type.Object({ use: Type.String() }), { minItems: 1 }),
  },
  { additionalProperties: false },
);

/** A validated pipeline, every option filled in. */
export interface PipelineConfig extends Omit<Static<typeof PipelineSchema>, 'stages'> {
  readonly stages: readonly StageConfig[];
  /** Folder that relative paths inside the pipeline count from. */
  readonly folder: string;
}

/** The JSON Schema of a pipeline file, with the options of every component: for editors; `loadPipelineConfig` says more. */
export function pipelineSchema(): object {
  const stage = Object.entries(components).map(([use, { summary, options }]) => {
    const { properties, required = [] } = options as { properties: object; required?: string[] };
    const withDefault = new Set(
      Object.entries(properties).flatMap(([name, schema]) => ('default' in schema ? [name] : [])),
    );
    return {
      type: 'object',
      description: summary,
      properties: { use: { const: use }, ...properties },
      required: ['use', ...required.filter((name) => !withDefault.has(name))],
      additionalProperties: false,
    };
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://w3id.org/onomast/schema/pipeline.schema.json',
    title: 'onomast pipeline',
    ...PipelineSchema,
    required: ['name', 'stages'],
    properties: {
      ...PipelineSchema.properties,
      stages: { type: 'array', minItems: 1, items: { oneOf: stage } },
    },
  };
}

const pipelinesFolder = path.join(packageRoot, 'pipelines');
const ajv = new Ajv2020({ useDefaults: true, verbose: true, strict: false });

/** Names of the pipelines that come with the package, sorted. */
export function shippedPipelines(): string[] {
  return readdirSync(pipelinesFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/**
 * Reads a pipeline by its shipped name or by the path of its file.
 * @throws OnomastError `config.not-found`, `config.invalid` with the place in the file, what is allowed there and the nearest right name
 */
export function loadPipelineConfig(nameOrFile: string): PipelineConfig {
  const isName = /^[a-z0-9][a-z0-9-]*$/.test(nameOrFile);
  const file = isName ? path.join(pipelinesFolder, `${nameOrFile}.json`) : path.resolve(nameOrFile);
  if (!existsSync(file)) {
    const near = isName ? didYouMean(nameOrFile, shippedPipelines()) : '';
    throw new OnomastError('config.not-found', `no such pipeline ${JSON.stringify(nameOrFile)}${near}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new OnomastError(
      'config.invalid',
      `not readable as JSON (${(cause as Error).message})`,
      { file },
      { cause },
    );
  }
  return checkPipelineConfig(value, { file, folder: path.dirname(file) });
}

/**
 * Validates a pipeline given as a value and fills in its defaults.
 * @throws OnomastError `config.invalid`
 */
export function checkPipelineConfig(
  value: unknown,
  origin: { file?: string; folder?: string } = {},
): PipelineConfig {
  const place = (pointer: string) => ({ ...(origin.file !== undefined && { file: origin.file }), pointer });
  const config = structuredClone(value) as Static<typeof PipelineSchema>;
  const validate = ajv.compile(PipelineSchema);
  if (!validate(config)) {
    const error = validate.errors![0]!;
    throw new OnomastError('config.invalid', explain(error, PipelineSchema), place(error.instancePath));
  }
  const names = Object.keys(components);
  for (const [i, stage] of config.stages.entries()) {
    const component = Object.hasOwn(components, stage.use) ? components[stage.use] : undefined;
    if (component === undefined) {
      throw new OnomastError(
        'config.invalid',
        `unknown component ${JSON.stringify(stage.use)}${didYouMean(stage.use, names)}. Known: ${names.join(', ')}`,
        place(`/stages/${i}/use`),
      );
    }
    const { use, ...options } = stage as StageConfig;
    const check = ajv.compile(component.options);
    if (!check(options)) {
      const error = check.errors![0]!;
      throw new OnomastError(
        'config.invalid',
        explain(error, component.options),
        place(`/stages/${i}${error.instancePath}`),
      );
    }
    config.stages[i] = { use, ...options };
  }
  checkOrder(config.stages, place);
  return { ...config, folder: origin.folder ?? process.cwd() };
}

const order = ['read', 'clean', 'tokenise', 'tag', 'tag.merge', 'resolve', 'write'] as const;

/** Which of the six rooms a component belongs to; the merge ends the room `tag`. */
function roomOf(use: string): (typeof order)[number] {
  if (use.startsWith('tag.') && use !== 'tag.merge') return 'tag';
  return use as (typeof order)[number];
}

function checkOrder(
  stages: readonly { use: string }[],
  place: (pointer: string) => { pointer: string },
): void {
  let reached = 0;
  const seen = new Set<string>();
  for (const [i, { use }] of stages.entries()) {
    const room = roomOf(use);
    const at = order.indexOf(room);
    if (at < reached) {
      throw new OnomastError(
        'config.invalid',
        `${use} stands too late. The order is ${order.join(', ')}`,
        place(`/stages/${i}`),
      );
    }
    if (room !== 'tag' && seen.has(room))
      throw new OnomastError('config.invalid', `${use} stands twice`, place(`/stages/${i}`));
    reached = at;
    seen.add(room);
  }
  const missing = order.find((room) => !seen.has(room) && room !== 'tag');
  if (missing !== undefined)
    throw new OnomastError('config.invalid', `the stage ${missing} is missing`, place('/stages'));
}

/** An ajv error in words, with what is allowed and the nearest right name. */
function explain(error: ErrorObject, schema: object): string {
  if (error.keyword === 'additionalProperties') {
    const given = String(error.params['additionalProperty']);
    const allowed = Object.keys(schemaAt(schema, error.instancePath)?.properties ?? {});
    const list = allowed.length > 0 ? `. Allowed: ${allowed.join(', ')}` : '. None is allowed here';
    return `unknown option ${JSON.stringify(given)}${didYouMean(given, allowed)}${list}`;
  }
  if (error.keyword === 'enum') {
    const allowed = error.params['allowedValues'] as unknown[];
    const given = typeof error.data === 'string' ? didYouMean(error.data, allowed.map(String)) : '';
    return `must be one of ${allowed.map((word) => JSON.stringify(word)).join(', ')}${given}`;
  }
  return error.message ?? 'is not valid';
}

interface SchemaNode {
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
}

function schemaAt(schema: object, pointer: string): SchemaNode | undefined {
  let node: SchemaNode | undefined = schema as SchemaNode;
  for (const part of pointer.split('/').slice(1)) node = node?.properties?.[part] ?? node?.items;
  return node;
}
