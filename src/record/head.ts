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
    return headOfText(buffer.toString('utf8', 0, readSync(descriptor, buffer)));
  } catch {
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** The head in the beginning of a record's text, or in its first line where a line is a node; undefined where it is damaged. */
export function headOfText(text: string): HeadOfRecord | undefined {
  const cut = text.search(/,\s*"entities":\[/);
  try {
    const head = JSON.parse(cut === -1 ? text : `${text.slice(0, cut)}}`) as Partial<HeadOfRecord> | null;
    return head?.source !== undefined && head.generator !== undefined ? (head as HeadOfRecord) : undefined;
  } catch {
    return undefined;
  }
}
