import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OnomastError } from '../../errors/onomast-error.ts';
import type { Annotation, DocumentRecord, Entity, Passage } from '../../record/schema.ts';
import type { RecordHead } from '../../record/sinks.ts';
import type { FoundRecord } from '../read/find.ts';
import { readHead, readNodes } from '../read/read.ts';
import { type RecordReference, wholeFile } from '../read/reference.ts';
import { type ThingSources, Things } from '../things/things.ts';
import { applyDecisions, type Unfit } from './apply.ts';
import { applyThings } from './apply-things.ts';
import { DecisionLog, type Decisions } from './decision-log.ts';

/** Reads the text of a document of which the record's passages carry none. */
export type TextReader = (head: RecordHead) => ((start: number, end: number) => string) | undefined;

/** What corrections may need besides the decisions. */
export interface CorrectionSources extends Omit<ThingSources, 'decisions'> {
  readonly text?: TextReader | undefined;
}

/** The decisions that records are corrected by on their way into a store or another form. */
export class Corrections {
  readonly decisions: Decisions;
  /** Decisions that did not fit their record. */
  readonly unfit: Unfit[] = [];
  /** Which thing of the collection an entity is, by these decisions and what else says so. */
  readonly things: Things;
  readonly #text: TextReader | undefined;

  constructor(decisions: Decisions, { text, registry, reconciled }: CorrectionSources = {}) {
    this.decisions = decisions;
    this.things = new Things({ registry, reconciled, decisions: decisions.things });
    this.#text = text;
  }

  /** @throws OnomastError `review.decision-invalid` */
  static read(file: string, sources?: CorrectionSources): Corrections {
    return new Corrections(DecisionLog.open(file).decisions, sources);
  }

  /** Whether something was decided about a record: a mention of it, or a thing that it names. */
  has(reference: RecordReference): boolean {
    const { path } = readHead(reference).source;
    if (this.decisions.of(path).length > 0) return true;
    if (!this.things.hasDecisions) return false;
    for (const { list, node } of readNodes(reference)) {
      if (list !== 'entities') return false;
      if (this.things.find(path, node).decided) return true;
    }
    return false;
  }

  /** The corrected record of a reference; what does not fit is noted. */
  read(reference: RecordReference): DocumentRecord {
    const record = wholeRecord(reference);
    const decisions = this.decisions.of(record.source.path);
    const given = record.passages.every(({ text }) => text !== undefined);
    const text = given ? undefined : this.#text?.(readHead(reference))?.(0, record.source.length);
    const { record: corrected, unfit } =
      text === undefined ? applyDecisions(record, decisions) : applyDecisions(record, decisions, text);
    this.unfit.push(...unfit);
    return applyThings(corrected, this.things);
  }

  /** Records as they come, those with decisions corrected; a corrected one is in a file that is gone when the next is asked for. */
  *correct(found: Iterable<FoundRecord>): Generator<FoundRecord, void, undefined> {
    if (this.decisions.documents.length === 0 && !this.things.hasDecisions) {
      yield* found;
      return;
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'onomast-corrected-'));
    try {
      for (const one of found) yield this.#corrected(one, path.join(folder, 'record.jsonld'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  #corrected(found: FoundRecord, spool: string): FoundRecord {
    if ('error' in found) return found;
    try {
      if (!this.has(found)) return found;
      writeFileSync(spool, JSON.stringify(this.read(found)));
      return { ...wholeFile(spool), fleeting: true };
    } catch (error) {
      return { file: found.file, error: error as OnomastError };
    }
  }
}

/** A record with all its nodes. @throws OnomastError `record.invalid` */
export function wholeRecord(reference: RecordReference): DocumentRecord {
  const lists = { entities: [] as Entity[], passages: [] as Passage[], annotations: [] as Annotation[] };
  for (const { list, node } of readNodes(reference)) (lists[list] as unknown[]).push(node);
  return { ...readHead(reference), ...lists } as DocumentRecord;
}
