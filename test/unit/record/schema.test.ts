import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/paths.ts';
import { recordContext } from '../../../src/record/context.ts';
import { RunSchema } from '../../../src/record/run-schema.ts';
import { RecordSchema } from '../../../src/record/schema.ts';
import { pipelineSchema } from '../../../src/run/pipeline-schema.ts';
import { sampleRecord } from '../../support/sample-record.ts';

const shipped = (name: string) =>
  JSON.parse(readFileSync(path.join(packageRoot, 'schema', name), 'utf8')) as object;
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as object;

describe('the shipped schemas', () => {
  it('are what the code says (npm run schemas writes them)', async () => {
    expect(shipped('record.schema.json')).toEqual(plain(RecordSchema));
    expect(shipped('run.schema.json')).toEqual(plain(RunSchema));
    expect(shipped('pipeline.schema.json')).toEqual(plain(await pipelineSchema()));
    expect(shipped('context.jsonld')).toEqual({ '@context': recordContext });
  });

  it('accept records and shipped pipelines, and refuse what is not one, without the code', async () => {
    const ajv = new Ajv2020({ strict: false });
    const record = await sampleRecord();
    const isRecord = ajv.compile(shipped('record.schema.json'));
    expect(isRecord(record)).toBe(true);
    expect(isRecord({ ...record, created: '2026-01-01' })).toBe(false);
    expect(isRecord({ ...record, annotations: [{ ...record.annotations[0], confidence: 2 }] })).toBe(false);
    const isPipeline = ajv.compile(shipped('pipeline.schema.json'));
    const pipelines = path.join(packageRoot, 'pipelines');
    for (const name of readdirSync(pipelines)) {
      const pipeline = JSON.parse(readFileSync(path.join(pipelines, name), 'utf8')) as { stages: object[] };
      expect([name, isPipeline(pipeline)]).toEqual([name, true]);
      expect(isPipeline({ ...pipeline, stages: [{ use: 'raed' }, ...pipeline.stages] })).toBe(false);
    }
  });
});
