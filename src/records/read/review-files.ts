import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';

/** Beginning of a sample of the audit, which may lie next to records as JSON lines too. */
const sampleStart = '{"kind":"sample"';

/** Whether a file of JSON lines holds what people said of records, and no records: decisions, judgements, samples. */
export function isReviewFile(file: string): boolean {
  const name = path.basename(file);
  if (name === 'decisions.jsonl' || name.endsWith('.judged.jsonl')) return true;
  if (!name.endsWith('.jsonl')) return false;
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return false;
  }
  try {
    const head = Buffer.alloc(sampleStart.length);
    return readSync(descriptor, head, 0, head.length, 0) === head.length && head.toString() === sampleStart;
  } catch {
    return false;
  } finally {
    closeSync(descriptor);
  }
}
