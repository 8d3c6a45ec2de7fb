import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { DocumentRecord } from '../../src/record/schema.ts';
import type { Pipeline } from '../../src/run/create-pipeline.ts';
import { sniffByteOrderMark } from '../../src/text/decode.ts';

/** The source is sacred: every mention and passage of a record reads back from the decoded text and from the file's bytes. */
export function assertExact(record: DocumentRecord, bytes: Uint8Array): void {
  const mark = sniffByteOrderMark(bytes)?.length ?? 0;
  const decoder = new TextDecoder(record.source.encoding, { ignoreBOM: true });
  const codePoints = [...decoder.decode(bytes.subarray(mark))];
  expect(record.source.length).toBe(codePoints.length);
  expect(record.source.byteLength).toBe(bytes.length);
  let reached = 0;
  for (const { start, end, text } of record.passages) {
    expect(start).toBe(reached);
    reached = end;
    expect(codePoints.slice(start, end).join('')).toBe(text);
  }
  expect(reached).toBe(codePoints.length);
  let last = 0;
  for (const { target } of record.annotations) {
    const [position, data, quote] = target.selector;
    expect(position.start).toBeGreaterThanOrEqual(last);
    last = position.end;
    expect(codePoints.slice(position.start, position.end).join('')).toBe(quote.exact);
    expect(decoder.decode(bytes.subarray(data.start, data.end))).toBe(quote.exact);
    expect(quote.exact.trim()).toBe(quote.exact);
    expect(codePoints.slice(Math.max(0, position.start - 32), position.start).join('')).toBe(quote.prefix);
    expect(codePoints.slice(position.end, position.end + 32).join('')).toBe(quote.suffix);
  }
}

/** The same of all records of a folder of texts; answers how many mentions they have. */
export async function readBack(pipeline: Pipeline, sources: string): Promise<number> {
  let mentions = 0;
  for await (const record of pipeline.extract([sources])) {
    assertExact(record, readFileSync(path.join(sources, record.source.path)));
    mentions += record.annotations.length;
  }
  return mentions;
}
