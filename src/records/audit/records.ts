import { setImmediate } from 'node:timers/promises';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { DocumentRecord } from '../../record/schema.ts';
import { findRecords, type PassedOver } from '../read/find.ts';
import { readHead, readNodes } from '../read/read.ts';
import type { RecordReference } from '../read/reference.ts';

/**
 * Reads records from where a run left them, each checked against the schema: a folder, a single record, or a file with a record or a
 * node a line, as `findRecords` says.
 *
 * @returns records in the order of their files' paths
 * @throws OnomastError `input.not-found`, `audit.record-invalid`, `usage.no-input` where there are none
 */
export async function* readRecords(place: string, onPassedOver?: PassedOver): AsyncGenerator<DocumentRecord> {
  for (const found of findRecords([place], onPassedOver)) {
    try {
      if ('error' in found) throw found.error;
      yield wholeRecord(found);
    } catch (error) {
      if (!(error instanceof OnomastError) || error.kind === 'usage') throw error;
      throw new OnomastError('audit.record-invalid', error.reason, error.place, { cause: error });
    }
    // A signal that came is heard between two records.
    await setImmediate();
  }
}

function wholeRecord(reference: RecordReference): DocumentRecord {
  const lists: Pick<DocumentRecord, 'entities' | 'passages' | 'annotations'> = {
    entities: [],
    passages: [],
    annotations: [],
  };
  for (const { list, node } of readNodes(reference)) (lists[list] as (typeof node)[]).push(node);
  return { ...readHead(reference), ...lists } as DocumentRecord;
}
