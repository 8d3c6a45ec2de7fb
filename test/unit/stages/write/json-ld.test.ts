import { readFileSync } from 'node:fs';
import path from 'node:path';
import jsonld from 'jsonld';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../../src/paths.ts';
import { contextIri } from '../../../../src/record/context.ts';
import type { DocumentRecord } from '../../../../src/record/schema.ts';
import { isRecord } from '../../../../src/record/validate.ts';
import { richRecord } from '../../../support/rich-record.ts';
import { sampleRecord } from '../../../support/sample-record.ts';

const options = {
  safe: true,
  documentLoader: async (url: string): Promise<never> => {
    throw new Error(`a record must expand without network, but asked for ${url}`);
  },
};
const known = [
  'https://schema.org/',
  'http://www.w3.org/ns/oa#',
  'https://w3id.org/onomast/ns#',
  'http://purl.org/dc/terms/',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://www.w3.org/2001/XMLSchema#',
  'http://id.loc.gov/datatypes/edtf/EDTF',
  'https://www.iso.org/obp/ui/#iso:code:3166:',
  'https://sws.geonames.org/',
  'ni:///sha-256;',
  'urn:onomast:',
  'http://tools.ietf.org/rfc/rfc3778',
];

describe.each([
  ['of a text', sampleRecord],
  ['of another format', async () => richRecord()],
] as const)('the record %s as JSON-LD', (_name, make) => {
  let record: DocumentRecord;
  beforeAll(async () => {
    record = await make();
  });

  it('is valid by its schema', () => {
    expect(isRecord(record)).toBe(true);
  });

  it('becomes N-Quads in safe mode without network, with known IRIs only', async () => {
    const quads = (await jsonld.toRDF(record as object, {
      ...options,
      format: 'application/n-quads',
    })) as unknown as string;
    const iris = [...quads.matchAll(/<([^>]*)>/g)].map((match) => match[1]!);
    expect(iris.length).toBeGreaterThan(100);
    expect([...new Set(iris)].filter((iri) => !known.some((prefix) => iri.startsWith(prefix)))).toEqual([]);
  });

  it('loses nothing when expanded and compacted again', async () => {
    const expanded = await jsonld.expand(record as object, options);
    const { '@base': base, ...context } = record['@context'] as { '@base': string };
    expect(base).toBe(record.id);
    const compacted = await jsonld.compact(expanded, context as never, options);
    const { '@context': _, ...after } = compacted as unknown as DocumentRecord;
    // The ids of the document's own nodes come back absolute.
    const absolute = JSON.stringify(record, (key, value: unknown) =>
      ['id', 'body', 'source', 'passage', 'part'].includes(key) &&
      typeof value === 'string' &&
      /^(#|$)/.test(value)
        ? record.id + value
        : value,
    );
    const { '@context': __, ...before } = JSON.parse(absolute) as DocumentRecord;
    // JSON-LD writes a `type` of one without its list.
    const entities = before.entities.map((entity) => ({ ...entity, type: entity.type[0] }));
    expect(after).toEqual({ ...before, entities });
  });
});

describe('a compact record', () => {
  it('says the same with the shipped context in the place of its IRI', async () => {
    const record = richRecord('rich.epub', true);
    expect(isRecord(record)).toBe(true);
    const shipped = JSON.parse(
      readFileSync(path.join(packageRoot, 'schema', 'context.jsonld'), 'utf8'),
    ) as object;
    const documentLoader = async (url: string) => {
      expect(url).toBe(contextIri);
      return { documentUrl: url, document: shipped };
    };
    const expanded = await jsonld.expand(record as object, { safe: true, documentLoader } as never);
    expect(expanded).toEqual(await jsonld.expand(richRecord() as object, options));
  });
});
