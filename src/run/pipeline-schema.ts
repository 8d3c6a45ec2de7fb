import { type Static, Type } from 'typebox';
import { allComponents } from './registry.ts';

/** A pipeline file, the options of its components aside. */
export const PipelineSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    name: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$' })),
    description: Type.Optional(Type.String()),
    extends: Type.Optional(
      Type.String({ description: 'a shipped pipeline, or the path of one, that this one changes' }),
    ),
    without: Type.Optional(
      Type.Array(Type.String(), { description: 'components of the extended pipeline that are left out' }),
    ),
    gazetteers: Type.Optional(
      Type.Array(Type.String(), { description: '["shipped"] where nothing is said' }),
    ),
    stages: Type.Optional(
      Type.Array(Type.Object({ use: Type.String() }), {
        minItems: 1,
        description:
          'the components in their order; with `extends`, those whose options change (named options alone) and those that are added',
      }),
    ),
  },
  { additionalProperties: false },
);

export type PipelineFile = Static<typeof PipelineSchema>;

interface ObjectSchema {
  readonly properties?: Record<string, object>;
  readonly required?: readonly string[];
}

/** The JSON Schema of a pipeline file, with the options of every component: for editors; `loadPipelineConfig` says more. */
export async function pipelineSchema(): Promise<object> {
  const stages = [];
  for (const { name, summary, options } of await allComponents()) {
    const schema = ((await options?.())?.options ?? {}) as ObjectSchema;
    stages.push({
      type: 'object',
      description: summary,
      properties: { use: { const: name }, before, ...schema.properties },
      required: ['use'],
      additionalProperties: false,
    });
  }
  stages.push({
    type: 'object',
    description: 'a component of your own: the path of its module, or npm:NAME for a package',
    properties: { use: { type: 'string', pattern: '^(\\.{0,2}/|npm:)' }, before },
    required: ['use'],
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://w3id.org/onomast/schema/pipeline.schema.json',
    title: 'onomast pipeline',
    ...PipelineSchema,
    properties: {
      ...PipelineSchema.properties,
      stages: { ...PipelineSchema.properties.stages, items: { anyOf: stages } },
    },
  };
}

const before = {
  type: 'string',
  description: 'with `extends`: the component that an added one stands before; else the end of its stage',
};
