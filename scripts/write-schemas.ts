import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/data.ts';
import { recordContext } from '../src/record/context.ts';
import { RecordSchema, RunSchema } from '../src/record/schema.ts';

/** Writes `schema/` from its one origin, `src/record/`. */
const files: Record<string, unknown> = {
  'record.schema.json': RecordSchema,
  'run.schema.json': RunSchema,
  'context.jsonld': { '@context': recordContext },
};
for (const [name, value] of Object.entries(files)) {
  writeFileSync(path.join(packageRoot, 'schema', name), `${JSON.stringify(value, null, 2)}\n`);
}
