import { setImmediate } from 'node:timers/promises';
import type { GazetteerEntry } from '../../gazetteer/entry.ts';
import type { GazetteerSet } from '../../gazetteer/set.ts';
import { type Validator, validator } from '../../record/validate.ts';
import { answerQuery, propertyOf, serviceProperties, serviceTypes } from './answer.ts';
import { PrefixIndex } from './prefix-index.ts';
import { apiVersion, type BatchResult, type Manifest, type ServiceType } from './protocol.ts';
import { type BatchRequest, BatchSchema, type ExtendRequest, ExtendSchema } from './request-schema.ts';

/** Characters of a name that is looked for. */
const longestQuery = 1000;
/** Milliseconds after which a batch lets others in. */
const turn = 15;
/** Answers to a beginning of a name. */
const maxSuggestions = 10;

const isBatch: Validator<BatchRequest> = validator(BatchSchema);
const isExtend: Validator<ExtendRequest> = validator(ExtendSchema);

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

  /**
   * Answers a batch, letting other requests in between its queries.
   * @param queries `{"q0": {"query": "Arden"}, …}`
   * @throws BadRequest
   */
  async batch(queries: unknown): Promise<BatchResult> {
    check(queries, isBatch, 'queries');
    const results: Record<string, BatchResult[string]> = {};
    let since = performance.now();
    for (const [key, query] of Object.entries(queries)) {
      const result = query.query.length > longestQuery ? [] : answerQuery(this.gazetteers, query);
      Object.defineProperty(results, key, { value: { result }, enumerable: true });
      if (performance.now() - since < turn) continue;
      await setImmediate();
      since = performance.now();
    }
    return results;
  }

  /**
   * @param request `{"ids": […], "properties": [{"id": "country"}]}`
   * @throws BadRequest
   */
  extension(request: unknown): Extension {
    check(request, isExtend, 'extend');
    const wanted = [...new Set(request.properties.map(({ id }) => id))];
    const rows = request.ids.map((id): [string, Extension['rows'][string]] => {
      const entry = this.gazetteers.byId(id);
      const values = (property: string) =>
        entry === undefined ? [] : propertyOf(entry, property).map((str) => ({ str }));
      return [id, Object.fromEntries(wanted.map((property) => [property, values(property)]))];
    });
    const nameOf = (id: string) => serviceProperties.find((known) => known.id === id)?.name ?? id;
    return { meta: wanted.map((id) => ({ id, name: nameOf(id) })), rows: Object.fromEntries(rows) };
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

/** Fails with the place of what is wrong; what is merely too much has a status of its own. */
function check<T>(value: unknown, isValid: Validator<T>, what: string): asserts value is T {
  if (isValid(value)) return;
  const { pointer, reason } = isValid.violation!;
  throw new BadRequest(`${what}${pointer} ${reason}`, /^must NOT have more than/.test(reason) ? 413 : 400);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
