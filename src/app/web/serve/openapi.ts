import { AnnotationSchema, EntitySchema, PassageSchema, RecordSchema } from '../../../record/schema.ts';
import { BatchSchema, ExtendSchema } from '../../../records/reconcile/request-schema.ts';
import { addressTerms, answerTypes } from './extract-api.ts';
import { ErrorSchema, ExtractRequestSchema, HealthSchema } from './schemas.ts';

/** What the description of a server depends on. */
export interface ApiFacts {
  /** `1.0.0` */
  readonly version: string;
  /** Media types of documents that are read. */
  readonly documentTypes: readonly string[];
  /** Bytes of a request, and seconds that a document may take. */
  readonly limits: { readonly bytes: number; readonly seconds: number };
  /** Whether a token is asked for. */
  readonly isClosed: boolean;
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ 'application/json': { schema } });

/** A schema without what names it alone. */
function part(schema: object): object {
  const { $schema: _schema, $id: _id, ...rest } = schema as Record<string, unknown>;
  return rest;
}

const refusals: Readonly<Record<number, string>> = {
  400: 'The request is not valid.',
  401: 'The token is missing or wrong.',
  403: 'The page that asks is of another site.',
  406: 'No answer is of the media types wanted.',
  408: 'The request came too slowly.',
  413: 'The request is too large.',
  415: 'The document is of a kind that is not read.',
  422: 'The document cannot be read; the code says why.',
  429: 'All workers are busy and enough is waiting.',
  503: 'The server is ending.',
  504: 'The document took too long.',
};

function refused(...statuses: readonly number[]): Record<string, object> {
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: refusals[status]!,
        content: json(reference('Error')),
        ...(status === 429 && {
          headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer', minimum: 1 } } },
        }),
      },
    ]),
  );
}

/** The server's description by OpenAPI 3.1, made from the schemas that requests are checked by and records are made by. */
export function openApi(facts: ApiFacts): object {
  const { version, isClosed } = facts;
  return {
    openapi: '3.1.1',
    info: {
      title: 'onomast',
      version,
      summary: 'Publications in, JSON-LD records of what they name out.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    ...(isClosed && { security: [{ token: [] }] }),
    paths: pathsOf(facts),
    components: {
      schemas: {
        Record: part(RecordSchema),
        Entity: part(EntitySchema),
        Passage: part(PassageSchema),
        Annotation: part(AnnotationSchema),
        ExtractRequest: part(ExtractRequestSchema),
        Batch: part(BatchSchema),
        Extend: part(ExtendSchema),
        Health: part(HealthSchema),
        Error: part(ErrorSchema),
      },
      ...(isClosed && { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } }),
    },
  };
}

/** What is asked where. */
function pathsOf(facts: ApiFacts): object {
  return {
    '/extract': { post: extractOperation(facts) },
    '/reconcile': {
      get: reconcileOperation('reconcileByGet', {
        parameters: ['queries', 'extend'].map((name) => ({
          name,
          in: 'query',
          content: json(reference(name === 'queries' ? 'Batch' : 'Extend')),
        })),
      }),
      post: reconcileOperation('reconcile', {
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                properties: { queries: reference('Batch'), extend: reference('Extend') },
              },
              encoding: {
                queries: { contentType: 'application/json' },
                extend: { contentType: 'application/json' },
              },
            },
          },
        },
      }),
    },
    '/health': { get: healthOperation },
    '/metrics': { get: metricsOperation },
    '/openapi.json': {
      get: {
        operationId: 'describe',
        summary: 'This description',
        security: [],
        responses: { 200: { description: 'OpenAPI 3.1.', content: json({ type: 'object' }) } },
      },
    },
  };
}

function extractOperation({ documentTypes, limits, isClosed }: ApiFacts): object {
  const files = [...documentTypes, 'application/octet-stream'];
  const answers = Object.entries(answerTypes).map(([type, form]) => [
    type,
    form === 'jsonld'
      ? { schema: reference('Record') }
      : {
          schema: {
            type: 'string',
            description: 'A node a line, the document’s own first; every id is absolute.',
          },
        },
  ]);
  return {
    operationId: 'extract',
    summary: 'Extract the record of a document',
    description: `A document has at most ${limits.bytes} bytes and ${limits.seconds} seconds.`,
    parameters: [
      {
        name: 'name',
        in: 'query',
        description: '`source.path` of the record; its extension tells the kind of application/octet-stream.',
        schema: { type: 'string', default: 'document' },
      },
      ...addressTerms.map((name) => ({
        name,
        in: 'query',
        description: 'What is known of the document, where it is sent as it stands.',
        schema: { type: 'string' },
      })),
    ],
    requestBody: {
      required: true,
      content: {
        ...json(reference('ExtractRequest')),
        ...Object.fromEntries(files.map((type) => [type, {}])),
      },
    },
    responses: {
      200: { description: 'The record.', content: Object.fromEntries(answers) },
      ...refused(400, ...(isClosed ? [401] : []), 403, 406, 408, 413, 415, 422, 429, 503, 504),
    },
  };
}

function reconcileOperation(operationId: string, request: object): object {
  return {
    operationId,
    summary: 'Find names in the gazetteers (W3C Reconciliation Service API 0.2)',
    description:
      'Without fields the service’s manifest; `queries` asks for candidates, `extend` for properties. Suggest, properties and preview are below.',
    ...request,
    responses: {
      200: {
        description: 'The manifest, candidates by query, or properties by id.',
        content: json({ type: 'object' }),
      },
      ...Object.fromEntries(
        [400, 403, 413, 415].map((status) => [
          String(status),
          {
            description: refusals[status]!,
            content: json({
              type: 'object',
              properties: { error: { type: 'string' } },
              required: ['error'],
            }),
          },
        ]),
      ),
    },
  };
}

const healthOperation = {
  operationId: 'health',
  summary: 'Whether the server takes documents, and how busy it is',
  security: [],
  responses: {
    200: { description: 'It does.', content: json(reference('Health')) },
    503: { description: 'It is ending.', content: json(reference('Health')) },
  },
};

const metricsOperation = {
  operationId: 'metrics',
  summary: 'Figures for Prometheus',
  responses: {
    200: { description: 'Text format 0.0.4.', content: { 'text/plain': { schema: { type: 'string' } } } },
  },
};
