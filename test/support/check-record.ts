import { expect } from 'vitest';
import type { DocumentRecord } from '../../src/record/schema.ts';
import { isRecord } from '../../src/record/validate.ts';

/** Fails unless the record is valid by its schema. */
export function checkRecord(record: DocumentRecord): void {
  expect(isRecord(record)).toBe(true);
}
