import { OnomastError } from '../../errors/onomast-error.ts';
import { iriOf, ReconciliationClient } from '../../records/reconcile/client.ts';
import type { Candidate } from '../../records/reconcile/protocol.ts';
import { Refusal } from './http/failure.ts';

/** Answers that are kept. */
const mostKept = 500;

/** A reconciliation service that people look names up at while they say what a thing is. */
export class Authority {
  /** What it is called on the page. */
  readonly host: string;
  readonly #client: ReconciliationClient;
  readonly #known = new Map<string, readonly Candidate[]>();

  /** @param service endpoint of a W3C Reconciliation Service API */
  constructor(service: string) {
    this.host = new URL(service).host;
    // Somebody waits for the answer: two tries, not the patience of a whole run.
    this.#client = new ReconciliationClient({ service, rate: 4, retries: 1, timeout: 8000 });
  }

  /** What the service knows by a name, best first, with ids that are IRIs. @throws Refusal 502 */
  async candidates(name: string, limit: number) {
    try {
      const { identifierSpace } = await this.#client.manifest();
      const cache = {
        get: ({ query }: { query: string }) => this.#known.get(query),
        set: ({ query }: { query: string }, result: readonly Candidate[]) => {
          if (this.#known.size >= mostKept) this.#known.clear();
          this.#known.set(query, result);
        },
      };
      const found: Candidate[] = [];
      for await (const { result } of this.#client.ask([{ query: name, limit }], cache)) found.push(...result);
      return found.map(({ id, name: called, description = '', score }) => ({
        id: iriOf(id, identifierSpace),
        name: called,
        description,
        score,
        sameAs: [],
      }));
    } catch (error) {
      if (error instanceof OnomastError) throw new Refusal(502, error.message, { code: error.code });
      throw error;
    }
  }
}
