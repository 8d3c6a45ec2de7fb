import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { packageRoot } from '../src/paths.ts';
import { recordContext } from '../src/record/context.ts';
import { nodeSchemas } from '../src/record/node-schemas.ts';
import { RunSchema } from '../src/record/run-schema.ts';
import { RecordSchema } from '../src/record/schema.ts';
import { validation } from '../src/record/validate.ts';
import { DecisionSchema } from '../src/records/review/decision.ts';
import { PipelineSchema, pipelineSchema } from '../src/run/pipeline-schema.ts';
import { allComponents } from '../src/run/registry.ts';

/** Length of a part of a schema, as JSON, from which on it gets a validator of its own: written out each time, all take 1 MB. */
const longPart = 60;

/**
 * Writes `schema/` from its origins, `src/record/` and the components, and compiles the validators of pipelines and of the record's
 * nodes into `src/run/validators.generated.ts` and `src/record/validators.generated.ts`. With `--check` it writes nothing, and ends with 1
 * where one of them is out of date.
 */
const files: Record<string, unknown> = {
  'record.schema.json': RecordSchema,
  'run.schema.json': RunSchema,
  'pipeline.schema.json': await pipelineSchema(),
  'decision.schema.json': DecisionSchema,
  'context.jsonld': { '@context': recordContext },
};
const generated = new Map<string, string>(
  Object.entries(files).map(([name, value]) => [`schema/${name}`, `${JSON.stringify(value, null, 2)}\n`]),
);
generated.set('src/run/validators.generated.ts', await pipelineValidators());
generated.set('src/record/validators.generated.ts', await nodeValidators());

const onlyCheck = process.argv.includes('--check');
for (const [name, text] of generated) {
  const file = path.join(packageRoot, name);
  if (!onlyCheck) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${name} is not what its schemas say: run \`npm run schemas\``);
    process.exitCode = 1;
  }
}

/** The validators of the pipeline file, of every component's options, and of no options. */
async function pipelineValidators(): Promise<string> {
  const ajv = new Ajv2020({
    useDefaults: true,
    verbose: true,
    strict: false,
    code: { source: true, esm: true },
  });
  ajv.addSchema(PipelineSchema, 'pipeline');
  ajv.addSchema({ type: 'object', additionalProperties: false }, 'none');
  const names = ['pipeline', 'none'];
  for (const { name, options } of await allComponents()) {
    if (options === undefined) continue;
    ajv.addSchema((await options()).options, name);
    names.push(name);
  }
  return compiled(ajv, names);
}

/** The validators of everything that a record is made of. */
function nodeValidators(): Promise<string> {
  const ajv = new Ajv2020({ ...validation, inlineRefs: false, code: { source: true, esm: true } });
  const parts = new Map<string, string>();
  for (const [name, schema] of Object.entries(nodeSchemas))
    ajv.addSchema(partsNamed(schema, parts) as object, name);
  for (const [part, name] of parts) ajv.addSchema(JSON.parse(part) as object, name);
  return compiled(ajv, Object.keys(nodeSchemas));
}

/** A schema whose long parts stand under names, each once. */
function partsNamed(schema: unknown, parts: Map<string, string>, isRoot = true): unknown {
  if (schema === null || typeof schema !== 'object') return schema;
  const copy = Array.isArray(schema)
    ? schema.map((part) => partsNamed(part, parts, false))
    : Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, partsNamed(part, parts, false)]));
  const json = JSON.stringify(copy);
  // The value of `properties` may well have one that is called `type`.
  const isSchema =
    'anyOf' in copy ? Array.isArray(copy.anyOf) : 'type' in copy && typeof copy.type === 'string';
  if (isRoot || !isSchema || json.length < longPart) return copy;
  let name = parts.get(json);
  if (name === undefined) parts.set(json, (name = `urn:part:${parts.size}`));
  return { $ref: name };
}

/** Validators as one module without imports. */
async function compiled(ajv: Ajv2020, names: readonly string[]): Promise<string> {
  const identifiers = Object.fromEntries(names.map((name) => [name.replace(/\W/g, '_'), name]));
  const code = `${standaloneCode.default(ajv, identifiers)}
export const validators = {${names.map((name) => `${JSON.stringify(name)}: ${name.replace(/\W/g, '_')}`).join(', ')}};`;
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: packageRoot },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    write: false,
  });
  const bundled = outputFiles[0]!.text
    .replace(/export \{[^}]*\};/, 'export { validators };')
    // Nobody asks where in the schema the rule stands.
    .replace(/ schemaPath: "(?:[^"\\]|\\.)*",/g, '');
  return `// @ts-nocheck\n// Generated by \`npm run schemas\`; not to be edited.\n${bundled}`;
}
