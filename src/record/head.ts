import { closeSync, openSync, readSync } from 'node:fs';
import type { Generator, Source } from './schema.ts';

/** The part of a record that says what it was made from. */
export interface HeadOfRecord {
  readonly source: Source;
  readonly generator: Generator;
}

/** Reads the head of a record file (`jsonld` form) without its lists; undefined where there is none or it is damaged. */
export function readRecordHead(file: string): HeadOfRecord | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    const buffer = Buffer.alloc(1 << 15);
    const text = buffer.toString('utf8', 0, readSync(descriptor, buffer));
    const cut = text.search(/,\s*"entities":\[/);
    return cut === -1 ? undefined : (JSON.parse(`${text.slice(0, cut)}}`) as HeadOfRecord);
  } catch {
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}
