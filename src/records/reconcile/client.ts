import { setTimeout as wait } from 'node:timers/promises';
import { OnomastError } from '../../errors/onomast-error.ts';
import { withoutSecrets } from '../../text/without-secrets.ts';
import { isIri } from '../things/own-thing.ts';
import { boundedJson } from './bounded-answer.ts';
import { type AnswerCache, isCandidate } from './cache.ts';
import type { BatchResult, Candidate, Manifest, Query } from './protocol.ts';

/** How a service is asked. */
export interface ClientOptions {
  /** Endpoint of the service. */
  readonly service: string;
  /** Queries of one request; the manifest's `batchSize` bounds it. */
  readonly batch?: number;
  /** Requests a second at most. */
  readonly rate?: number;
  /** Times a request is tried again after 429, 5xx or a lost connection. */
  readonly retries?: number;
  /** Milliseconds until a request is given up. */
  readonly timeout?: number;
  /** Milliseconds before the first retry; doubles with each. */
  readonly backoff?: number;
  readonly userAgent?: string;
}

/** Milliseconds that a service may ask to wait (`Retry-After`); beyond that the run stops. */
const longestWait = 120_000;

/**
 * Asks a service of the W3C Reconciliation Service API: one request at a time, at most `rate` a second, batches, retries with
 * growing pauses, `Retry-After` heeded.
 */
export class ReconciliationClient {
  readonly #options: Required<ClientOptions>;
  #nextAt = 0;
  #manifest: Manifest | undefined;

  constructor(options: ClientOptions) {
    this.#options = {
      batch: 10,
      rate: 2,
      retries: 5,
      timeout: 30_000,
      backoff: 500,
      userAgent: 'onomast (reconciliation client)',
      ...options,
    };
  }

  /** What the service says of itself; asked once. */
  async manifest(): Promise<Manifest> {
    if (this.#manifest === undefined) {
      const answer = (await this.#request(this.#options.service)) as Partial<Manifest>;
      if (typeof answer?.name !== 'string' || typeof answer.identifierSpace !== 'string')
        throw this.#unusable('is no reconciliation service: its manifest has no name or identifierSpace');
      this.#manifest = answer as Manifest;
    }
    return this.#manifest;
  }

  /**
   * Asks queries that the cache does not know, and yields the answer of every query in order.
   * @throws OnomastError `reconcile.service-unusable`; what was answered before is in the cache
   */
  async *ask(
    queries: readonly Query[],
    cache: Pick<AnswerCache, 'get' | 'set'>,
  ): AsyncGenerator<{ query: Query; result: readonly Candidate[]; cached: boolean }> {
    const { batchSize } = await this.manifest();
    const size = Math.max(1, Math.min(this.#options.batch, batchSize ?? this.#options.batch));
    let waiting: Query[] = [];
    let held: { query: Query; result?: readonly Candidate[] }[] = [];
    const flush = async function* (client: ReconciliationClient) {
      const answers = waiting.length === 0 ? [] : await client.#askBatch(waiting);
      waiting.forEach((query, i) => {
        cache.set(query, answers[i]!);
      });
      const fresh = new Set(waiting);
      for (const { query, result } of held)
        yield { query, result: result ?? cache.get(query)!, cached: !fresh.has(query) };
      waiting = [];
      held = [];
    };
    for (const query of queries) {
      const result = cache.get(query);
      held.push(result === undefined ? { query } : { query, result });
      if (result === undefined) waiting.push(query);
      if (waiting.length === size || (waiting.length === 0 && held.length > 0)) yield* flush(this);
    }
    yield* flush(this);
  }

  async #askBatch(queries: readonly Query[]): Promise<(readonly Candidate[])[]> {
    const named = Object.fromEntries(queries.map((query, i) => [`q${i}`, query]));
    const answer = (await this.#request(
      this.#options.service,
      new URLSearchParams({ queries: JSON.stringify(named) }),
    )) as BatchResult;
    return queries.map((query, i) => {
      const result = answer?.[`q${i}`]?.result;
      if (!Array.isArray(result)) throw this.#unusable(`gave no result for ${JSON.stringify(query.query)}`);
      return result.filter(isCandidate);
    });
  }

  async #request(url: string, form?: URLSearchParams): Promise<unknown> {
    const { retries, backoff, timeout, userAgent } = this.#options;
    let reason = '';
    let at = url;
    for (let attempt = 0; attempt <= retries; attempt++) {
      await this.#pace();
      let pause = backoff * 2 ** attempt;
      try {
        const response = await fetch(at, {
          // A password and what is asked go to the service that was named, and to no other.
          redirect: 'manual',
          ...(form !== undefined && { method: 'POST', body: form }),
          headers: { Accept: 'application/json', 'User-Agent': userAgent },
          signal: AbortSignal.timeout(timeout),
        });
        if (response.ok) return await boundedJson(response);
        if (response.status >= 300 && response.status < 400) {
          const target = response.headers.get('location') ?? '';
          await response.body?.cancel();
          if (!isSameOrigin(target, at)) throw this.#unusable(`sends elsewhere: ${withoutSecrets(target)}`);
          at = new URL(target, at).href;
          reason = 'redirects without end';
          continue;
        }
        reason = `answered ${response.status}`;
        await response.body?.cancel();
        if (response.status !== 429 && response.status < 500) throw this.#unusable(reason);
        pause = Math.max(pause, retryAfter(response.headers.get('retry-after')));
        if (pause > longestWait)
          throw this.#unusable(`${reason} and asks to wait ${Math.round(pause / 1000)} s`);
      } catch (error) {
        if (error instanceof OnomastError) throw error;
        if (error instanceof RangeError) throw this.#unusable(error.message);
        if (error instanceof SyntaxError) throw this.#unusable('answered with something else than JSON');
        reason = (error as Error).name === 'TimeoutError' ? 'did not answer in time' : 'cannot be reached';
      }
      if (attempt < retries) await wait(pause);
    }
    throw this.#unusable(`${reason}, tried ${retries + 1} times`);
  }

  /** Waits until the next request may be sent. */
  async #pace(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + 1000 / this.#options.rate;
    if (at > now) await wait(at - now);
  }

  #unusable(reason: string): OnomastError {
    return new OnomastError(
      'reconcile.service-unusable',
      `the service ${withoutSecrets(this.#options.service)} ${reason}`,
    );
  }
}

/** An id of a service as an IRI: ids stand in the service's space, unless they are IRIs themselves. */
export function iriOf(id: string, space: string): string {
  return isIri(id) ? id : `${space}${id}`;
}

/** Whether a redirect stays with the service that was named. */
function isSameOrigin(target: string, from: string): boolean {
  return target !== '' && URL.canParse(target, from) && new URL(target, from).origin === new URL(from).origin;
}

/** Seconds or a date, as milliseconds from now; 0 where there is none. */
function retryAfter(value: string | null): number {
  if (value === null) return 0;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - Date.now());
}
