import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { GazetteerSet } from '../../gazetteer/set.ts';
import { answerQuery, propertyOf, serviceProperties, serviceTypes } from './answer.ts';
import { PrefixIndex } from './prefix-index.ts';
import { apiVersion, type Manifest, type Query } from './protocol.ts';

/** Options of {@link createReconciliationServer}. */
export interface ServerOptions {
  readonly gazetteers: GazetteerSet;
  /** What the service calls itself. */
  readonly name?: string;
}

/** Bytes of a request body that are read. */
const maxBody = 4 * 1024 * 1024;
/** Queries of one batch. */
const maxBatch = 1000;

/**
 * A service of the W3C Reconciliation Service API 0.2 over compiled gazetteers: manifest, batches by GET and POST, suggest
 * (entity, type, property), preview and data extension. Stateless; answers are sorted, so that equal requests have equal answers.
 */
export function createReconciliationServer(options: ServerOptions): Server {
  const prefixes = new PrefixIndex(options.gazetteers);
  return createServer((request, response) => {
    void handle(request, response, options, prefixes).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else if (error instanceof BadRequest) sendJson(response, error.status, { error: error.message });
      else sendJson(response, 500, { error: 'the service failed' });
    });
  });
}

class BadRequest extends Error {
  readonly status: number;
  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
  prefixes: PrefixIndex,
): Promise<void> {
  const { gazetteers } = options;
  response.setHeader('Access-Control-Allow-Origin', '*');
  if (request.method === 'OPTIONS') {
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
    response.writeHead(204).end();
    return;
  }
  if (request.method !== 'GET' && request.method !== 'POST') throw new BadRequest('GET or POST', 405);
  const url = new URL(request.url ?? '/', 'http://localhost');
  const fields = new URLSearchParams(url.search);
  if (request.method === 'POST')
    for (const [key, value] of new URLSearchParams(await body(request))) fields.set(key, value);
  const base = `http://${request.headers.host ?? 'localhost'}`;
  const limit = 10;
  switch (url.pathname) {
    case '/':
    case '/reconcile': {
      const queries = fields.get('queries');
      const extend = fields.get('extend');
      if (queries !== null) sendJson(response, 200, batch(gazetteers, queries));
      else if (extend !== null) sendJson(response, 200, extension(gazetteers, extend));
      else sendJson(response, 200, manifest(base, options));
      return;
    }
    case '/suggest/entity': {
      const found = prefixes.find(fields.get('prefix') ?? '', limit);
      const result = found.map((entry) => ({
        id: entry.id,
        name: entry.name,
        description: [entry.class, entry.countryCodes.join(', ')].filter((part) => part !== '').join(', '),
        notable: [serviceTypes.find((type) => type.id === entry.type)!],
      }));
      sendJson(response, 200, { result });
      return;
    }
    case '/suggest/type':
      sendJson(response, 200, { result: beginning(serviceTypes, fields.get('prefix') ?? '') });
      return;
    case '/suggest/property':
      sendJson(response, 200, { result: beginning(serviceProperties, fields.get('prefix') ?? '') });
      return;
    case '/properties':
      sendJson(response, 200, { type: fields.get('type') ?? '', properties: serviceProperties });
      return;
    case '/preview':
      preview(response, gazetteers, fields.get('id') ?? '');
      return;
    default:
      throw new BadRequest('no such path', 404);
  }
}

/** What the service says of itself. */
function manifest(base: string, options: ServerOptions): Manifest {
  return {
    versions: [apiVersion],
    name: options.name ?? `onomast: ${options.gazetteers.gazetteers.map((one) => one.name).join(', ')}`,
    identifierSpace: 'http://www.w3.org/2000/01/rdf-schema#Resource',
    schemaSpace: 'https://w3id.org/onomast/ns#',
    defaultTypes: serviceTypes,
    view: { url: `${base}/preview?id={{id}}` },
    preview: { url: `${base}/preview?id={{id}}`, width: 400, height: 160 },
    suggest: {
      entity: { service_url: base, service_path: '/suggest/entity' },
      type: { service_url: base, service_path: '/suggest/type' },
      property: { service_url: base, service_path: '/suggest/property' },
    },
    extend: { propose_properties: { service_url: base, service_path: '/properties' }, property_settings: [] },
    batchSize: 50,
  };
}

function batch(gazetteers: GazetteerSet, text: string): Record<string, { result: unknown[] }> {
  const queries = parseObject(text, 'queries');
  const keys = Object.keys(queries);
  if (keys.length > maxBatch) throw new BadRequest(`at most ${maxBatch} queries in a batch`, 413);
  const results: Record<string, { result: unknown[] }> = {};
  for (const key of keys) {
    const query = queries[key] as Partial<Query> | null;
    if (typeof query?.query !== 'string') throw new BadRequest(`query ${JSON.stringify(key)} has no text`);
    results[key] = { result: query.query.length > 1000 ? [] : answerQuery(gazetteers, query as Query) };
  }
  return results;
}

/** Data extension: values of properties for ids. */
function extension(gazetteers: GazetteerSet, text: string): unknown {
  const { ids, properties } = parseObject(text, 'extend') as { ids?: unknown; properties?: unknown };
  if (!Array.isArray(ids) || !Array.isArray(properties))
    throw new BadRequest('extend takes ids and properties');
  if (ids.length > maxBatch) throw new BadRequest(`at most ${maxBatch} ids`, 413);
  const wanted = properties.map((property: { id?: unknown }) => String(property?.id));
  const rows: Record<string, Record<string, { str: string }[]>> = {};
  for (const id of ids.map(String)) {
    const entry = gazetteers.byId(id);
    rows[id] = Object.fromEntries(
      wanted.map((property) => [
        property,
        entry === undefined ? [] : propertyOf(entry, property).map((str) => ({ str })),
      ]),
    );
  }
  const meta = wanted.map((id) => ({
    id,
    name: serviceProperties.find((known) => known.id === id)?.name ?? id,
  }));
  return { meta, rows };
}

function preview(response: ServerResponse, gazetteers: GazetteerSet, id: string): void {
  const entry = gazetteers.byId(id);
  if (entry === undefined) throw new BadRequest('no such id', 404);
  const lines = [
    entry.aliases
      .slice(0, 8)
      .map((alias) => alias.name)
      .join('; '),
    [entry.class, ...entry.countryCodes, entry.subdivisionCode]
      .filter((part) => part !== undefined)
      .join(', '),
    entry.note ?? '',
  ].filter((line) => line !== '');
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(entry.name)}</title><body><h1 style="font-size:1rem">${escapeHtml(entry.name)}</h1>${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}<p><small>${escapeHtml(entry.id)}</small></p></body></html>`;
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
}

function beginning<T extends { name: string; id: string }>(all: readonly T[], prefix: string): T[] {
  const wanted = prefix.toLowerCase();
  return all.filter(
    ({ id, name }) => id.toLowerCase().startsWith(wanted) || name.toLowerCase().startsWith(wanted),
  );
}

function parseObject(text: string, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadRequest(`${what} is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadRequest(`${what} is no object`);
  return value as Record<string, unknown>;
}

async function body(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBody) throw new BadRequest(`a request has at most ${maxBody} bytes`, 413);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(value));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
