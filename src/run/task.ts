import { statSync } from 'node:fs';
import type { SpoolModule } from '../contract/spool.ts';
import { OnomastError } from '../errors/onomast-error.ts';
import { AtomicFile } from '../files/atomic-file.ts';
import { documentOutputError } from '../files/output-error.ts';
import { isSameMaking, readRecordHead, type SourceHashes } from '../record/head.ts';
import type { DocumentRecord } from '../record/schema.ts';
import { JsonldSink, NodeLinesSink, ObjectSink, type RecordSink } from '../record/sinks.ts';
import type { Generator, RecordMetadata } from '../record/source-schema.ts';
import { namedBinary } from '../stages/read/binary-kind.ts';
import { type Said, saidDirectly, saidOfFile } from '../stages/read/metadata.ts';
import { type ByteInput, findSource, type ReadSetup } from '../stages/read/open-source.ts';
import { textSuffix } from './describe.ts';
import { type ProcessedDocument, processDocument, type Stages } from './process-document.ts';

/** The three forms of output. */
export const outputForms = ['jsonld', 'jsonl', 'nodes'] as const;
export type OutputForm = (typeof outputForms)[number];

/** One document to be worked on, as it is sent to a worker. */
export interface DocumentTask {
  /** `source.path` of the record. */
  readonly path: string;
  readonly mediaType: string;
  /** Where the bytes are: a file, or in memory. */
  readonly input: ByteInput;
  /** What the user says of it; for a file this stands next to it. */
  readonly metadata?: RecordMetadata | undefined;
  /** What becomes of the record: a file of its own, a part of a common file, a spool for a store, an object, or its text. */
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
        /** What the record of an earlier run was made from: nothing is written if it is still the same. */
        readonly earlier?: SourceHashes;
      }
    | {
        readonly to: 'spool';
        /** URL of the {@link SpoolModule}. */
        readonly module: string;
        readonly temporary: string;
        readonly collection: string;
      }
    | { readonly to: 'object' }
    | { readonly to: 'text'; readonly form: OutputForm };
}

/** How a document ended. */
export type DocumentOutcome =
  | (ProcessedDocument & {
      readonly status: 'written';
      readonly seconds: number;
      readonly record?: DocumentRecord;
      /** The record as it is written. */
      readonly text?: string;
      /** What the spool's module says of its file. */
      readonly spooled?: unknown;
    })
  | { readonly status: 'unchanged'; readonly sha256: string; readonly seconds: number }
  | { readonly status: 'failed'; readonly code: string; readonly reason: string; readonly seconds: number };

/** Works on one document and tells how it ended; only defects of the output folder are thrown. */
export async function runTask(
  task: DocumentTask,
  stages: Stages,
  setup: ReadSetup,
  generator: Generator,
): Promise<DocumentOutcome> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const outcome = await workOn(task, stages, setup, generator);
    return { ...outcome, seconds: seconds() };
  } catch (error) {
    if (error instanceof OnomastError) {
      if (error.kind === 'usage') throw error;
      const named = await namedIfBinary(error, task);
      return { status: 'failed', code: named.code, reason: named.message, seconds: seconds() };
    }
    const reason = `${task.path}: ${(error as Error).stack ?? String(error)}`;
    return { status: 'failed', code: 'document.failed', reason, seconds: seconds() };
  }
}

async function namedIfBinary(error: OnomastError, { input }: DocumentTask): Promise<OnomastError> {
  const isFile = 'file' in input && input.steps === undefined;
  return error.code === 'input.binary' && isFile ? namedBinary(error, input.file) : error;
}

type Unfinished<T> = T extends unknown ? Omit<T, 'seconds'> : never;

async function workOn(
  task: DocumentTask,
  stages: Stages,
  setup: ReadSetup,
  generator: Generator,
): Promise<Unfinished<DocumentOutcome>> {
  const { path, input, output } = task;
  if (path.endsWith(textSuffix))
    throw new OnomastError('input.reserved-name', `a name that ends in ${textSuffix} is kept for texts`, {
      file: path,
    });
  const unread = findSource(input, task, setup);
  const said = saidOf(task);
  const earlier = earlierHashes(task, generator);
  if (earlier !== undefined && earlier.metadataSha256 === said?.sha256) {
    const sha256 = unread.sha256();
    if (sha256 === earlier.sha256) return { status: 'unchanged', sha256 };
  }
  const source = await unread.open();
  const job = { path, mediaType: unread.mediaType, source, said, date: setup.options.date };
  if (output.to === 'object') {
    const sink = new ObjectSink();
    const done = await processDocument(job, stages, generator, sink);
    return { status: 'written', ...done, record: sink.record };
  }
  if (output.to === 'text') {
    const parts: string[] = [];
    const sink = sinkOf(output.form, (part) => void parts.push(part));
    const done = await processDocument(job, stages, generator, sink);
    return { status: 'written', ...done, text: parts.join('') };
  }
  const file = new AtomicFile(output.temporary);
  try {
    if (output.to === 'spool') {
      const { createSpool } = (await import(output.module)) as SpoolModule;
      const spool = createSpool({ path, collection: output.collection, write: file.write });
      const done = await processDocument(job, stages, generator, spool.sink);
      file.finish();
      return { status: 'written', ...done, spooled: spool.finish(output.temporary) };
    }
    const sink = sinkOf(output.to === 'file' ? 'jsonld' : output.form, file.write);
    const done = await processDocument(job, stages, generator, sink);
    if (output.to === 'file') {
      // Before the record, which names it.
      if (source.formatted !== undefined)
        writeText(source.formatted.original.text, textFileOf(output.target), output.temporary);
      file.commit(output.target, documentOutputError);
    } else file.finish();
    return { status: 'written', ...done };
  } catch (error) {
    file.abandon();
    throw error;
  }
}

function saidOf({ input, metadata }: DocumentTask): Said | undefined {
  if (metadata !== undefined) return saidDirectly(metadata);
  return 'file' in input ? saidOfFile(input) : undefined;
}

/** The text next to a record: `out/a.pdf.jsonld` -> `out/a.pdf.onomast.txt`. */
export function textFileOf(record: string): string {
  return `${record.slice(0, -'.jsonld'.length)}${textSuffix}`;
}

function writeText(text: string, target: string, temporary: string): void {
  const file = new AtomicFile(`${temporary}.text`);
  try {
    file.write(text);
    file.commit(target, documentOutputError);
  } catch (error) {
    file.abandon();
    throw error;
  }
}

function sinkOf(form: OutputForm, write: (text: string) => void): RecordSink {
  return form === 'nodes' ? new NodeLinesSink(write) : new JsonldSink(write, form);
}

/** What the record that is there already was made from, if by this pipeline and software, and nothing of it is missing. */
function earlierHashes({ path, output }: DocumentTask, generator: Generator): SourceHashes | undefined {
  if (output.to === 'part') return output.earlier;
  if (output.to !== 'file' || !output.skipUnchanged) return undefined;
  const head = readRecordHead(output.target);
  if (head === undefined || head.source.path !== path || !isSameMaking(head.generator, generator))
    return undefined;
  const { text } = head.source;
  if (
    text !== undefined &&
    statSync(textFileOf(output.target), { throwIfNoEntry: false })?.size !== text.byteLength
  )
    return undefined;
  return head.source;
}
