import type { GazetteerEntry } from '../../gazetteer/entry.ts';
import type { GazetteerSet } from '../../gazetteer/set.ts';
import { answerQuery, propertyOf, serviceProperties, serviceTypes } from './answer.ts';
import { PrefixIndex } from './prefix-index.ts';
import { apiVersion, type BatchResult, type Manifest, type Query, type ServiceType } from './protocol.ts';

/** Queries of one batch. */
const maxBatch = 1000;
/** Answers to a beginning of a name. */
const maxSuggestions = 10;

/** A request that the service cannot answer, with the HTTP status that says why. */
export class BadRequest extends Error {
  readonly status: number;
  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

/** What data extension answers: the properties, and their values by id. */
export interface Extension {
  readonly meta: readonly ServiceType[];
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly { str: string }[]>>>>;
}

/** A thing that a beginning of a name may mean. */
export interface Suggestion extends ServiceType {
  readonly description?: string;
  readonly notable?: readonly ServiceType[];
}

/**
 * What a service of the W3C Reconciliation Service API 0.2 over compiled gazetteers answers: manifest, batches, suggest (entity, type,
 * property), preview and data extension. Stateless; answers are sorted, so that equal requests have equal answers.
 */
export class ReconciliationService {
  readonly gazetteers: GazetteerSet;
  readonly #name: string;
  readonly #prefixes: PrefixIndex;

  constructor(gazetteers: GazetteerSet, name?: string) {
    this.gazetteers = gazetteers;
    this.#name = name ?? `onomast: ${gazetteers.gazetteers.map((one) => one.name).join(', ')}`;
    this.#prefixes = new PrefixIndex(gazetteers);
  }

  /**
   * What the service says of itself.
   * @param base the address it is reached at, without a slash at the end
   */
  manifest(base: string): Manifest {
    return {
      versions: [apiVersion],
      name: this.#name,
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
      extend: {
        propose_properties: { service_url: base, service_path: '/properties' },
        property_settings: [],
      },
      batchSize: 50,
    };
  }

  /** @param text `{"q0": {"query": "Arden"}, …}` */
  batch(text: string): BatchResult {
    const queries = parseObject(text, 'queries');
    const keys = Object.keys(queries);
    if (keys.length > maxBatch) throw new BadRequest(`at most ${maxBatch} queries in a batch`, 413);
    const results: Record<string, BatchResult[string]> = {};
    for (const key of keys) {
      const query = queries[key] as Partial<Query> | null;
      if (typeof query?.query !== 'string') throw new BadRequest(`query ${JSON.stringify(key)} has no text`);
      results[key] = {
        result: query.query.length > 1000 ? [] : answerQuery(this.gazetteers, query as Query),
      };
    }
    return results;
  }

  /** @param text `{"ids": […], "properties": [{"id": "country"}]}` */
  extension(text: string): Extension {
    const { ids, properties } = parseObject(text, 'extend') as { ids?: unknown; properties?: unknown };
    if (!Array.isArray(ids) || !Array.isArray(properties))
      throw new BadRequest('extend takes ids and properties');
    if (ids.length > maxBatch) throw new BadRequest(`at most ${maxBatch} ids`, 413);
    const wanted = properties.map((property: { id?: unknown }) => String(property?.id));
    const rows: Record<string, Record<string, { str: string }[]>> = {};
    for (const id of ids.map(String)) {
      const entry = this.gazetteers.byId(id);
      rows[id] = Object.fromEntries(
        wanted.map((property) => [
          property,
          entry === undefined ? [] : propertyOf(entry, property).map((str) => ({ str })),
        ]),
      );
    }
    const nameOf = (id: string) => serviceProperties.find((known) => known.id === id)?.name ?? id;
    return { meta: wanted.map((id) => ({ id, name: nameOf(id) })), rows };
  }

  suggest(what: 'entity' | 'type' | 'property', prefix: string): Suggestion[] {
    if (what === 'type') return beginning(serviceTypes, prefix);
    if (what === 'property') return beginning(serviceProperties, prefix);
    return this.#prefixes.find(prefix, maxSuggestions).map((entry) => ({
      id: entry.id,
      name: entry.name,
      description: [entry.class, entry.countryCodes.join(', ')].filter((part) => part !== '').join(', '),
      notable: serviceTypes.filter((type) => type.id === entry.type),
    }));
  }

  /** A small page about a thing, as HTML. */
  preview(id: string): string {
    const entry = this.gazetteers.byId(id);
    if (entry === undefined) throw new BadRequest('no such id', 404);
    const lines = previewLines(entry).map((line) => `<p>${escapeHtml(line)}</p>`);
    const name = escapeHtml(entry.name);
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><body><h1>${name}</h1>${lines.join('')}<p><small>${escapeHtml(entry.id)}</small></p></body></html>`;
  }
}

function previewLines(entry: GazetteerEntry): string[] {
  const names = entry.aliases.slice(0, 8).map((alias) => alias.name);
  const kind = [entry.class, ...entry.countryCodes, entry.subdivisionCode].filter(
    (part) => part !== undefined,
  );
  return [names.join('; '), kind.join(', '), entry.note ?? ''].filter((line) => line !== '');
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

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
