import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import { whyNoDecision } from './check.ts';
import type { Decision, MentionDecision, ThingDecision } from './decision.ts';

/** Name of the file of decisions in a folder of records. */
export const decisionFileName = 'decisions.jsonl';

/** The decisions about a folder of records, or a file of them. */
export function decisionFileOf(records: string): string {
  const folder = existsSync(records) && statSync(records).isDirectory() ? records : path.dirname(records);
  return path.join(folder, decisionFileName);
}

/** Whether a decision is about things of the collection, and not about a mention. */
export function isThingDecision(decision: Decision): decision is ThingDecision {
  return !('document' in decision) && decision.action !== 'undo';
}

/** The decisions that stand: what was taken back is left out. */
export class Decisions {
  readonly all: readonly Decision[];
  readonly #byDocument: Map<string, MentionDecision[]>;

  constructor(lines: Iterable<Decision>) {
    const standing = new Map<string, Decision>();
    for (const line of lines) {
      if (line.action !== 'undo') standing.set(line.id, line);
      else
        for (const [id, { batch }] of standing) if (id === line.of || batch === line.of) standing.delete(id);
    }
    this.all = [...standing.values()];
    this.#byDocument = Map.groupBy(
      this.all.filter((decision): decision is MentionDecision => 'document' in decision),
      ({ document }) => document,
    );
  }

  /** Decisions about a document, in the order they were made. */
  of(document: string): readonly MentionDecision[] {
    return this.#byDocument.get(document) ?? [];
  }

  get documents(): string[] {
    return [...this.#byDocument.keys()];
  }

  get things(): ThingDecision[] {
    return this.all.filter(isThingDecision);
  }
}

/** A file of decisions that is only ever added to. */
export class DecisionLog {
  readonly file: string;
  readonly #lines: Decision[];
  #decisions: Decisions | undefined;

  private constructor(file: string, lines: Decision[]) {
    this.file = file;
    this.#lines = lines;
  }

  /**
   * Reads a file of decisions; one that does not exist yet is empty. A last line that a crash cut short is passed over.
   * @throws OnomastError `review.decision-invalid` with the line
   */
  static open(file: string): DecisionLog {
    if (!existsSync(file)) return new DecisionLog(file, []);
    const text = readFileSync(file, 'utf8');
    const rows = text.split('\n');
    const lines: Decision[] = [];
    for (const [i, row] of rows.entries()) {
      if (row.trim() === '') continue;
      const value = parse(row);
      // Where a crash cut a line short, what was written after it stands on lines of its own.
      if (value === undefined && !row.endsWith('}')) continue;
      const reason = value === undefined ? 'not JSON' : whyNoDecision(value);
      if (reason !== undefined)
        throw new OnomastError('review.decision-invalid', reason, { file, line: i + 1 });
      lines.push(value as Decision);
    }
    if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n');
    return new DecisionLog(file, lines);
  }

  /** Adds decisions, all or none; one that is there already (a line sent twice) is not added again. */
  append(decisions: readonly Decision[]): void {
    for (const decision of decisions) {
      const reason = whyNoDecision(decision);
      if (reason !== undefined) throw new OnomastError('review.decision-invalid', reason);
    }
    const known = new Set(this.#lines.map(({ id }) => id));
    const added = decisions.filter(({ id }) => !known.has(id));
    if (added.length === 0) return;
    appendFileSync(this.file, added.map((decision) => `${JSON.stringify(decision)}\n`).join(''));
    this.#lines.push(...added);
    this.#decisions = undefined;
  }

  /** All lines, those that were taken back too. */
  get lines(): readonly Decision[] {
    return this.#lines;
  }

  get decisions(): Decisions {
    this.#decisions ??= new Decisions(this.#lines);
    return this.#decisions;
  }
}

function parse(row: string): unknown {
  try {
    return JSON.parse(row) as unknown;
  } catch {
    return undefined;
  }
}
