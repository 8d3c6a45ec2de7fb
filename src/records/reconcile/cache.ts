import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../../files/make-folder.ts';
import type { Candidate, Query } from './protocol.ts';

/**
 * Answers of a service kept on disk, a line each, appended as they come: a run that was stopped goes on where it was. A line
 * that a crash cut short is left out.
 */
export class AnswerCache {
  readonly file: string;
  readonly #answers = new Map<string, readonly Candidate[]>();

  /** @param folder made where it is missing; a service has a file of its own there */
  constructor(folder: string, service: string) {
    makeFolder(folder);
    this.file = path.join(folder, `${createHash('sha256').update(service).digest('hex').slice(0, 16)}.jsonl`);
    if (!existsSync(this.file)) {
      closeSync(openSync(this.file, 'a'));
      return;
    }
    const text = readFileSync(this.file, 'utf8');
    for (const line of text.split('\n')) {
      if (line === '') continue;
      try {
        const { query, result } = JSON.parse(line) as { query: Query; result: readonly Candidate[] };
        if (typeof query?.query !== 'string' || !Array.isArray(result) || !result.every(isCandidate))
          continue;
        this.#answers.set(keyOf(query), result);
      } catch {
        // A line cut short by a crash: asked again.
      }
    }
    if (text !== '' && !text.endsWith('\n')) appendFileSync(this.file, '\n');
  }

  get size(): number {
    return this.#answers.size;
  }

  get(query: Query): readonly Candidate[] | undefined {
    return this.#answers.get(keyOf(query));
  }

  set(query: Query, result: readonly Candidate[]): void {
    this.#answers.set(keyOf(query), result);
    appendFileSync(this.file, `${JSON.stringify({ query, result })}\n`);
  }
}

/** What is read of an answer, of a service or of the file: everything else may be missing. */
export function isCandidate(candidate: Partial<Candidate> | null): candidate is Candidate {
  return typeof candidate?.id === 'string' && typeof candidate.name === 'string';
}

function keyOf({ query, type, limit, properties }: Query): string {
  return JSON.stringify([query, type, limit, properties]);
}
