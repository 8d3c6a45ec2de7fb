import type { SpoolModule } from '../contract/spool.ts';
import { OnomastError } from '../errors/onomast-error.ts';
import { readRecordHead } from '../record/head.ts';
import type { DocumentRecord } from '../record/schema.ts';
import { JsonldSink, NodeLinesSink, ObjectSink, type RecordSink } from '../record/sinks.ts';
import type { Generator } from '../record/source-schema.ts';
import type { ReadOptions } from '../stages/read/options.ts';
import { TextSource } from '../stages/read/text-source.ts';
import { AtomicFile } from '../stages/write/atomic-file.ts';
import type { RecordCounts } from '../stages/write/record-writer.ts';
import { processDocument, type Stages, type StageTimes } from './process-document.ts';

/** The three forms of output. */
export const outputForms = ['jsonld', 'jsonl', 'nodes'] as const;
export type OutputForm = (typeof outputForms)[number];

/** One document to be worked on, as it is sent to a worker. */
export interface DocumentTask {
  /** `source.path` of the record. */
  readonly path: string;
  readonly mediaType: string;
  /** Where the bytes are: a file, or in memory. */
  readonly input: { readonly file: string } | { readonly bytes: Uint8Array };
  /** What becomes of the record: a file of its own, a part of a common file, a spool for a store, or an object. */
  readonly output:
    | {
        readonly to: 'file';
        readonly temporary: string;
        readonly target: string;
        readonly skipUnchanged: boolean;
      }
    | {
        readonly to: 'part';
        readonly temporary: string;
        readonly form: OutputForm;
        /** SHA-256 of the source that the record of an earlier run was made from: nothing is written if it is still the same. */
        readonly earlier?: string;
      }
    | {
        readonly to: 'spool';
        /** URL of the {@link SpoolModule}. */
        readonly module: string;
        readonly temporary: string;
        readonly collection: string;
      }
    | { readonly to: 'object' };
}

/** How a document ended. */
export type DocumentOutcome =
  | {
      readonly status: 'written';
      readonly sha256: string;
      readonly byteLength: number;
      readonly counts: RecordCounts;
      readonly times: StageTimes;
      readonly seconds: number;
      readonly record?: DocumentRecord;
      /** What the spool's module says of its file. */
      readonly spooled?: unknown;
    }
  | { readonly status: 'unchanged'; readonly sha256: string; readonly seconds: number }
  | { readonly status: 'failed'; readonly code: string; readonly reason: string; readonly seconds: number };

/** Works on one document and tells how it ended; only defects of the output folder are thrown. */
export async function runTask(
  task: DocumentTask,
  stages: Stages,
  read: ReadOptions,
  generator: Generator,
): Promise<DocumentOutcome> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const { input, output } = task;
  try {
    const source =
      'file' in input
        ? TextSource.ofFile(input.file, read)
        : TextSource.ofBytes(input.bytes, task.path, read);
    if (output.to === 'file' && output.skipUnchanged) {
      const sha256 = unchangedHash(output.target, task.path, source, generator);
      if (sha256 !== undefined) return { status: 'unchanged', sha256, seconds: seconds() };
    }
    if (output.to === 'part' && output.earlier !== undefined) {
      const sha256 = source.sha256();
      if (sha256 === output.earlier) return { status: 'unchanged', sha256, seconds: seconds() };
    }
    const job = { path: task.path, mediaType: task.mediaType, source };
    if (output.to === 'object') {
      const sink = new ObjectSink();
      const done = await processDocument(job, stages, generator, sink);
      return { status: 'written', ...done, record: sink.record, seconds: seconds() };
    }
    const file = new AtomicFile(output.temporary);
    try {
      if (output.to === 'spool') {
        const { createSpool } = (await import(output.module)) as SpoolModule;
        const spool = createSpool({ path: task.path, collection: output.collection, write: file.write });
        const done = await processDocument(job, stages, generator, spool.sink);
        file.finish();
        const spooled = spool.finish(output.temporary);
        return { status: 'written', ...done, spooled, seconds: seconds() };
      }
      const done = await processDocument(
        job,
        stages,
        generator,
        sinkOf(output.to === 'file' ? 'jsonld' : output.form, file.write),
      );
      if (output.to === 'file') file.commit(output.target);
      else file.finish();
      return { status: 'written', ...done, seconds: seconds() };
    } catch (error) {
      file.abandon();
      throw error;
    }
  } catch (error) {
    if (error instanceof OnomastError) {
      if (error.kind === 'usage') throw error;
      return { status: 'failed', code: error.code, reason: error.message, seconds: seconds() };
    }
    const reason = `${task.path}: ${(error as Error).stack ?? String(error)}`;
    return { status: 'failed', code: 'document.failed', reason, seconds: seconds() };
  }
}

function sinkOf(form: OutputForm, write: (text: string) => void): RecordSink {
  return form === 'nodes' ? new NodeLinesSink(write) : new JsonldSink(write, form);
}

/** The source's hash, if the record that stands there was made from these bytes by this pipeline and software. */
function unchangedHash(
  record: string,
  path: string,
  source: TextSource,
  generator: Generator,
): string | undefined {
  const head = readRecordHead(record);
  if (head === undefined || head.source.path !== path) return undefined;
  if (
    head.generator.pipelineHash !== generator.pipelineHash ||
    head.generator.software !== generator.software
  )
    return undefined;
  const sha256 = source.sha256();
  return head.source.sha256 === sha256 ? sha256 : undefined;
}
