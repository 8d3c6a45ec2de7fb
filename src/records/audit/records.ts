import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { DocumentRecord } from '../../record/schema.ts';
import { upgradeRecord } from '../../record/version-1.ts';
import { isReviewFile } from '../read/review-files.ts';

/**
 * Reads records from where a run left them: a folder (its `*.jsonld` and `*.jsonl` files, at any depth), a single record, or a
 * file with a record a line.
 *
 * @returns records in the order of their files' paths
 * @throws OnomastError `input.not-found`, `audit.record-invalid`, `usage.no-input` where there are none
 */
export async function* readRecords(place: string): AsyncGenerator<DocumentRecord> {
  let count = 0;
  for (const file of await recordFiles(place)) {
    for await (const record of recordsOf(file)) {
      count++;
      yield record;
    }
  }
  if (count === 0)
    throw new OnomastError('usage.no-input', 'no records (*.jsonld or *.jsonl)', { file: place });
}

async function recordFiles(place: string): Promise<string[]> {
  const found = await stat(place).catch((cause) => {
    throw new OnomastError('usage.no-input', 'no such file or folder', { file: place }, { cause });
  });
  if (!found.isDirectory()) return [place];
  const names = await readdir(place, { recursive: true });
  return names
    .filter((name) => /\.(jsonl|jsonld)$/.test(name))
    .sort()
    .map((name) => path.join(place, name))
    .filter((file) => !isReviewFile(file));
}

async function* recordsOf(file: string): AsyncGenerator<DocumentRecord> {
  if (!file.endsWith('.jsonl')) {
    yield parseRecord(await readFile(file, 'utf8'), file);
    return;
  }
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    if (text.trim() !== '') yield parseRecord(text, file, line);
  }
}

function parseRecord(text: string, file: string, line?: number): DocumentRecord {
  const place = { file, ...(line !== undefined && { line }) };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new OnomastError('audit.record-invalid', `not JSON: ${(cause as Error).message}`, place, { cause });
  }
  const record = parsed as Partial<DocumentRecord> | null;
  const right =
    record?.type === 'Document' &&
    typeof record.source?.path === 'string' &&
    Array.isArray(record.annotations) &&
    Array.isArray(record.entities) &&
    Array.isArray(record.passages);
  if (!right) throw new OnomastError('audit.record-invalid', 'not a record of a document', place);
  return upgradeRecord(record as DocumentRecord);
}
