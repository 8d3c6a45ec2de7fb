import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/paths.ts';
import { recordContext } from '../src/record/context.ts';
import { RecordSchema, RunSchema } from '../src/record/schema.ts';
import { pipelineSchema } from '../src/run/config.ts';

/** Writes `schema/` from its origins, `src/record/` and the registry of components. */
const files: Record<string, unknown> = {
  'record.schema.json': RecordSchema,
  'run.schema.json': RunSchema,
  'pipeline.schema.json': pipelineSchema(),
  'context.jsonld': { '@context': recordContext },
};
for (const [name, value] of Object.entries(files)) {
  writeFileSync(path.join(packageRoot, 'schema', name), `${JSON.stringify(value, null, 2)}\n`);
}
