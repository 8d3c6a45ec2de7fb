import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { Generator, Source } from './source-schema.ts';

/** The part of a record that says what it was made from. */
export interface HeadOfRecord {
  readonly source: Source;
  readonly generator: Generator;
}

/** What tells whether a record is still that of its source, as hex. */
export type SourceHashes = Pick<Source, 'sha256' | 'metadataSha256'>;

/** Whether two records were made in the same way. */
export function isSameMaking(a: Generator, b: Generator): boolean {
  return (
    a.pipelineHash === b.pipelineHash && a.software === b.software && a.recordVersion === b.recordVersion
  );
}

/** Reads the head of a record file (`jsonld` form) without its lists; undefined where there is none or it is damaged. */
export function readRecordHead(file: string): HeadOfRecord | undefined {
  let descriptor: number;
  try {
    // A pipe of the name would be waited for.
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
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

/**
 * The source and generator in the beginning of a record's text, or in its first line where a line is a node; undefined where it is
 * damaged. What comes after the generator (metadata, pages) may be longer than what was read.
 */
export function headOfText(text: string): HeadOfRecord | undefined {
  const generator = /"generator":\{[^{}]*\}/.exec(text);
  if (generator === null) return undefined;
  try {
    const head = JSON.parse(
      `${text.slice(0, generator.index + generator[0].length)}}`,
    ) as Partial<HeadOfRecord>;
    return head.source !== undefined && head.generator !== undefined ? (head as HeadOfRecord) : undefined;
  } catch {
    return undefined;
  }
}
