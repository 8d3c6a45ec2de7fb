import type { DocumentResult } from '../../contract/document-result.ts';
import type { FormattedChunk, Original } from '../../contract/format.ts';
import type { Resolution } from '../../contract/resolution.ts';
import type { Generator, RecordMetadata, Source } from '../../record/source-schema.ts';
import type { PositionedText } from '../../text/position-cursor.ts';

/** A chunk as the writer reads it. */
export type ChunkOfRecord = FormattedChunk & PositionedText;

/** All that a record says of one document. */
export interface WriteJob {
  readonly source: Source;
  readonly generator: Generator;
  readonly metadata?: RecordMetadata | undefined;
  /** Of a document that was read out of another format. */
  readonly original?: Original | undefined;
  readonly result: DocumentResult;
  readonly resolution: Resolution;
  /** The document's chunks, from the first on, as often as asked. */
  readonly chunks: () => Iterable<ChunkOfRecord>;
}

/** @throws Error when a node breaks the schema (a defect of the pipeline, never of the input) */
export function assertValid(
  check: { (node: unknown): boolean; violation?: { pointer: string; reason: string } | undefined },
  node: unknown,
): void {
  if (check(node)) return;
  throw new Error(
    `the record would break its schema: ${check.violation?.pointer ?? ''} ${check.violation?.reason ?? ''} in ${JSON.stringify(node).slice(0, 300)}`,
  );
}

/** A confidence with at most three decimals. */
export function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
