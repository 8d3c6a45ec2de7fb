import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline as pump } from 'node:stream/promises';
import { OnomastError } from '../errors/onomast-error.ts';
import type { SourceHashes } from '../record/head.ts';
import type { PassedOver, RunDocument } from '../record/run-schema.ts';
import type { FailedInput, Input } from '../stages/read/input.ts';
import { byteInputOf } from '../stages/read/open-source.ts';
import type { EarlierRecord } from '../stages/write/earlier-records.ts';
import { type CommonOutput, commonFileIn, commonStandardOutput } from './common-file.ts';
import type { Pipeline, TextInput } from './create-pipeline.ts';
import { EarlierRun } from './earlier-run.ts';
import { type InputPlace, KnownPaths } from './known-paths.ts';
import { addToSummary, emptySummary, ManifestWriter, manifestLine, type RunSummary } from './manifest.ts';
import { inOrder } from './map-ordered.ts';
import { openOutputFolder, recordPath, recordPathError } from './output-folder.ts';
import { pruneRecords } from './prune.ts';
import type { DocumentOutcome, DocumentTask, OutputForm } from './task.ts';

/** What a run does with its records. */
export interface RunOptions {
  /** Folder of the records, or `-` for standard output. */
  readonly out: string;
  readonly form: OutputForm;
  /** Whether documents whose record is up to date are left alone. */
  readonly resume: boolean;
  /** Whether the records of documents that are not among the inputs any more go. */
  readonly prune?: boolean;
  /** Whether a document that fails leaves a line `{"id", "error": {"code", "reason"}}` in `jsonl` output: one in, one out. */
  readonly errorLines?: boolean;
  /** Files of the input folders that are no publications, for the manifest. */
  readonly passedOver?: readonly PassedOver[];
  /** Told of every document in the order of the inputs. */
  readonly onDocument?: (document: RunDocument, outcome: DocumentOutcome | undefined) => void;
  /** Ends the run early; what is finished stays, nothing is half written. */
  readonly signal?: AbortSignal;
}

/** A document to run on: a file, a text in memory with the line it came from, or one that failed already. */
export type RunInput = Input | (TextInput & { readonly place?: InputPlace }) | FailedInput;

/** A document on its way: how it ended, and where. */
interface Done {
  readonly outcome: DocumentOutcome | OnomastError;
  readonly part: string;
  /** The record of an earlier run in the common file. */
  readonly known?: EarlierRecord;
}

/**
 * Runs a pipeline over inputs into a folder or standard output, and writes the manifest `run.json` next to the records.
 * @throws OnomastError `output.unusable`, `output.in-use`, and what a worker cannot go on from
 */
export async function runPipeline(
  pipeline: Pipeline,
  inputs: AsyncIterable<RunInput> | Iterable<RunInput>,
  options: RunOptions,
): Promise<RunSummary> {
  const startedAtTime = new Date().toISOString();
  const { out, form, signal } = options;
  const toFolder = out !== '-';
  const folder = await openOutputFolder(out);
  try {
    const common = openCommon(pipeline, folder.work, options);
    const before = toFolder ? new EarlierRun(out) : undefined;
    const manifest = toFolder
      ? new ManifestWriter(folder.work, out, { startedAtTime, generator: pipeline.generator })
      : undefined;
    const summary = emptySummary();
    const named = new Set<string>();
    const sources = new Set<string>();
    const lists = new Set<string>();
    let allListed = true;
    const each = async (item: RunInput, done: Done) => {
      await deliver(item, done, common, options);
      const { outcome } = done;
      const source = sourceFolder(item);
      if (source !== undefined && sources.size < mostSources) sources.add(source);
      const list = listOf(item, out);
      if (list !== undefined) lists.add(list);
      const earlier = before?.documents.get(item.path);
      const document = {
        ...manifestLine(item.path, outcome, toFolder ? form : undefined, earlier),
        ...(list !== undefined && { list }),
      };
      before?.documents.delete(item.path);
      if (options.prune === true) named.add(recordPath(item.path));
      if ('error' in item && item.isListing === true) allListed = false;
      manifest?.add(document);
      addToSummary(summary, document);
      options.onDocument?.(document, 'status' in outcome ? outcome : undefined);
    };
    await runEach(pipeline, inputs, { options, work: folder.work, common, each });
    const isWhole = signal?.aborted !== true;
    common?.end(isWhole);
    if (options.prune === true && isWhole && toFolder) {
      if (allListed) summary.pruned = form === 'jsonld' ? await pruneRecords(out, named) : 0;
      else summary.notPruned = 'a part of the inputs could not be read';
    }
    const kept = before === undefined || form !== 'jsonld' ? [] : keptOf(before, isWhole, sources, lists);
    manifest?.end({ ...(options.passedOver && { passedOver: options.passedOver }), sources, kept });
    return summary;
  } finally {
    folder.close();
  }
}

/** Folders of publications that a manifest names. */
const mostSources = 50;

/** The folder that the path of a document starts from; undefined for one that is no file of a folder. */
function sourceFolder(item: RunInput): string | undefined {
  if (!('file' in item) || item.path === 'stdin') return undefined;
  const end = path.sep + item.path.replaceAll('/', path.sep);
  return item.file.endsWith(end) ? item.file.slice(0, -end.length) : undefined;
}

/** The file of lines that a document is one of, as the manifest names it. */
function listOf(item: RunInput, out: string): string | undefined {
  if (!('place' in item) || item.place === undefined) return undefined;
  return item.place.file === 'stdin' ? '-' : path.relative(out, item.place.file);
}

/**
 * The documents of earlier runs that this one was not given and that are still there: in a folder, or in another list than those that
 * were read now. Of a run that was ended early, all that it did not come to.
 */
function keptOf(
  before: EarlierRun,
  isWhole: boolean,
  sources: Set<string>,
  lists: ReadonlySet<string>,
): RunDocument[] {
  const kept: RunDocument[] = [];
  for (const document of before.documents.values()) {
    if (!before.hasRecord(document)) continue;
    const folder = before.sourceOf(document);
    const { list } = document;
    if (folder !== undefined) sources.add(folder);
    else if (isWhole && (list === undefined || lists.has(list))) continue;
    kept.push(document);
  }
  return kept;
}

function openCommon(
  pipeline: Pipeline,
  work: string,
  { out, form, resume }: RunOptions,
): CommonOutput | undefined {
  if (out === '-') return commonStandardOutput();
  return form === 'jsonld'
    ? undefined
    : commonFileIn(out, work, form, { resume, generator: pipeline.generator });
}

interface Running {
  readonly options: RunOptions;
  readonly work: string;
  readonly common: CommonOutput | undefined;
  readonly each: (item: RunInput, done: Done) => Promise<void>;
}

async function runEach(
  pipeline: Pipeline,
  inputs: AsyncIterable<RunInput> | Iterable<RunInput>,
  { options, work, common, each }: Running,
): Promise<void> {
  const { signal } = options;
  const paths = new KnownPaths();
  let number = 0;
  const run = async (input: RunInput): Promise<Done> => {
    const part = path.join(work, `${number++}.part`);
    if ('error' in input) return { outcome: input.error, part };
    const error = pathError(input, options.out !== '-', paths);
    if (error !== undefined) return { outcome: error, part };
    const known = common?.earlier(input.path);
    const outcome = await pipeline.run(taskFor(input, part, options, known?.source));
    return { outcome, part, ...(known && { known }) };
  };
  try {
    for await (const { item, result } of inOrder(inputs, run, {
      concurrency: pipeline.concurrency,
      ...(signal && { signal }),
    })) {
      if (signal?.aborted) return;
      await each(item, result);
    }
  } catch (error) {
    // The workers are gone by then, and what fails for want of them is no news.
    if (signal?.aborted !== true) throw error;
  }
}

/** Why a document cannot have a record of its own: its name leads elsewhere, or another document has it. */
function pathError(
  input: Exclude<RunInput, FailedInput>,
  toFolder: boolean,
  paths: KnownPaths,
): OnomastError | undefined {
  const error = toFolder ? recordPathError(input.path) : undefined;
  if (error !== undefined) return error;
  const place = 'place' in input ? input.place : undefined;
  const first = paths.add(recordPath(input.path), place);
  if (first === undefined) return undefined;
  const quoted = JSON.stringify(input.path);
  const where =
    first.line === 0 ? '' : `, on line ${first.line} of ${first.file === '' ? 'the input' : first.file}`;
  return new OnomastError(
    'input.same-name',
    `the name ${quoted} is taken by one given before${where}`,
    place ?? {},
  );
}

function taskFor(
  input: Input | TextInput,
  part: string,
  options: RunOptions,
  earlier: SourceHashes | undefined,
): DocumentTask {
  return {
    path: input.path,
    mediaType: input.mediaType ?? 'text/plain',
    input: 'file' in input ? byteInputOf(input) : { bytes: new TextEncoder().encode(input.text) },
    metadata: 'metadata' in input ? input.metadata : undefined,
    output:
      options.out !== '-' && options.form === 'jsonld'
        ? {
            to: 'file',
            temporary: part,
            target: path.join(options.out, recordPath(input.path)),
            skipUnchanged: options.resume,
          }
        : { to: 'part', temporary: part, form: options.form, ...(earlier !== undefined && { earlier }) },
  };
}

/** Puts a record into the common output, where there is one, or what its document failed of. */
async function deliver(
  item: RunInput,
  { outcome, part, known }: Done,
  common: CommonOutput | undefined,
  { errorLines }: RunOptions,
): Promise<void> {
  if (common === undefined) return;
  const status = 'status' in outcome ? outcome.status : 'failed';
  if (status === 'written') await common.append(part);
  if (status === 'unchanged' && known !== undefined) await common.keep(known);
  const failure = errorLines === true ? failureOf(outcome) : undefined;
  if (failure !== undefined) await common.write(`${JSON.stringify({ id: item.path, error: failure })}\n`);
}

function failureOf(outcome: DocumentOutcome | OnomastError): { code: string; reason: string } | undefined {
  if (!('status' in outcome)) return { code: outcome.code, reason: outcome.message };
  return outcome.status === 'failed' ? { code: outcome.code, reason: outcome.reason } : undefined;
}

/** Keeps standard input in a file of its own, since a document is read more than once. */
export async function spoolStandardInput(folder: string): Promise<string> {
  const file = path.join(folder, 'stdin');
  await pump(process.stdin, createWriteStream(file));
  return file;
}
