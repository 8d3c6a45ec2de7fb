import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { default as draft04 } from 'ajv-draft-04';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataFolder } from '../../../../src/paths.ts';
import type { DocumentRecord } from '../../../../src/record/schema.ts';
import { richRecord } from '../../../support/rich-record.ts';
import { sampleRecord } from '../../../support/sample-record.ts';

/** Assertions of the W3C Web Annotation test suite, read from the outside test data; skipped where that is missing. */
const suite = path.join(dataFolder, 'bench', 'web_annotation');

/** Samples marked valid that the suite's own assertions reject. */
const rejectedByTheSuite = /\/(anno1[123]|collection1|example4[123])\.json$/;

function assertions(): ((node: unknown) => string | undefined)[] {
  const read = (file: string) =>
    JSON.parse(readFileSync(path.join(suite, file), 'utf8')) as { id: string; assertions?: string[] };
  // The suite uses `$ref` next to other keywords and formats loosely; strict mode would refuse the suite, not the annotation.
  const ajv = new draft04.default({ strict: false, validateFormats: true, logger: false, allErrors: false });
  ajv.addFormat('uri', /^[a-z][a-z0-9+.-]*:\S*$/i);
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  for (const file of readdirSync(path.join(suite, 'definitions'))) ajv.addSchema(read(`definitions/${file}`));
  return read('annotations/annotationMusts.test').assertions!.map((file) => {
    const { id: _, ...schema } = read(file);
    const validate = ajv.compile(schema);
    return (node) => (validate(node) ? undefined : file);
  });
}

/** An annotation as the suite wants it: its own context, absolute ids. */
function standalone(record: DocumentRecord, annotation: DocumentRecord['annotations'][number]): object {
  const absolute = (id: string) => (id === '' || id.startsWith('#') ? record.id + id : id);
  const { body, target } = annotation;
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    ...annotation,
    id: absolute(annotation.id),
    target: { ...target, source: absolute(target.source) },
    body: typeof body === 'string' ? absolute(body) : { ...body, id: absolute(body.id) },
  };
}

describe.skipIf(!existsSync(suite))('W3C Web Annotation assertions (needs the outside test data)', () => {
  let checks: ReturnType<typeof assertions>;
  beforeAll(() => {
    checks = assertions();
  });

  it('the checks themselves pass the valid samples and fail invalid ones', () => {
    const lines = readFileSync(path.join(suite, 'samples.jsonl'), 'utf8').trim().split('\n');
    const samples = lines.map(
      (line) => JSON.parse(line) as { path: string; valid: boolean; json: { type?: unknown } },
    );
    const annotations = samples.filter(({ path: name }) => !rejectedByTheSuite.test(name));
    const failed = (json: unknown) => checks.some((check) => check(json) !== undefined);
    expect(
      annotations.filter(({ valid, json }) => valid && failed(json)).map(({ path: name }) => name),
    ).toEqual([]);
    expect(annotations.filter(({ valid, json }) => !valid && failed(json)).length).toBeGreaterThan(20);
  });

  it('every annotation of a record passes all of them', async () => {
    const record = await sampleRecord();
    expect(record.annotations.length).toBeGreaterThan(5);
    const rich = richRecord();
    for (const node of [
      ...record.annotations.map((annotation) => standalone(record, annotation)),
      ...rich.annotations.map((annotation) => standalone(rich, annotation)),
    ]) {
      expect(checks.map((check) => check(node)).filter((file) => file !== undefined)).toEqual([]);
    }
  });
});
