import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline as pump } from 'node:stream/promises';
import { OnomastError } from '../errors/onomast-error.ts';
import type { SourceHashes } from '../record/head.ts';
import type { PassedOver, Run, RunDocument } from '../record/run-schema.ts';
import type { FailedInput, Input } from '../stages/read/inputs.ts';
import { AtomicFile, outputError } from '../stages/write/atomic-file.ts';
import { type EarlierRecord, EarlierRecords, readEarlier } from '../stages/write/earlier-records.ts';
import type { Pipeline, TextInput } from './create-pipeline.ts';
import { inOrder } from './map-ordered.ts';
import type { DocumentOutcome, DocumentTask, OutputForm } from './task.ts';

/** What a run does with its records. */
export interface RunOptions {
  /** Folder of the records, or `-` for standard output. */
  readonly out: string;
  readonly form: OutputForm;
  /** Documents under way at once. */
  readonly jobs: number;
  /** Whether documents whose record is up to date are left alone. */
  readonly resume: boolean;
  /** Whether a document that fails leaves a line `{"id", "error": {"code", "reason"}}` in `jsonl` output: one in, one out. */
  readonly errorLines?: boolean;
  /** Files of the input folders that are no publications, for the manifest. */
  readonly passedOver?: readonly PassedOver[];
  /** Told of every document in the order of the inputs. */
  readonly onDocument?: (document: RunDocument, outcome: DocumentOutcome | undefined) => void;
  /** Ends the run early; what is finished stays, nothing is half written. */
  readonly signal?: AbortSignal;
}

/** A document to run on: a file, a text in memory, or one that failed already. */
export type RunInput = Input | TextInput | FailedInput;

const temporaryPrefix = '.onomast-';

/** Name of the common file of all records, by form; `jsonld` has a file per document. */
export const commonFile = { jsonl: 'records.jsonl', nodes: 'nodes.jsonl' } as const satisfies Partial<
  Record<OutputForm, string>
>;

/** Name of a common file while it grows; ends in the form, for the next run if this one is killed. */
const unfinishedFile = (form: OutputForm) => `unfinished.${form}`;

/** Path of a document's record below the output folder. */
export function recordPath(sourcePath: string): string {
  return `${sourcePath}.jsonld`;
}

/**
 * Runs a pipeline over inputs into a folder or standard output, and writes the manifest `run.json` beside the records.
 * @returns the manifest
 * @throws OnomastError `output.unusable`, and what a worker cannot go on from
 */
export async function runPipeline(
  pipeline: Pipeline,
  inputs: AsyncIterable<RunInput> | Iterable<RunInput>,
  options: RunOptions,
): Promise<Run> {
  const startedAtTime = new Date().toISOString();
  const toFolder = options.out !== '-';
  const work = openWorkFolder(options.out);
  const documents: RunDocument[] = [];
  const { form } = options;
  try {
    const isCommon = toFolder && form !== 'jsonld';
    const target = isCommon ? path.join(options.out, commonFile[form]) : '';
    const earlier = isCommon && options.resume ? new EarlierRecords(form, pipeline.generator) : undefined;
    earlier?.add(target, true);
    for (const left of readdirSync(work).sort())
      if (left.endsWith(`.${form}`)) earlier?.add(path.join(work, left), false);
    const common = isCommon ? new AtomicFile(path.join(work, unfinishedFile(form))) : undefined;
    let number = 0;
    const run = async (
      input: RunInput,
    ): Promise<{ outcome: DocumentOutcome | OnomastError; part: string; known?: EarlierRecord }> => {
      const part = path.join(work, `${number++}.part`);
      if ('error' in input) return { outcome: input.error, part };
      if (toFolder && leadsOut(input.path)) {
        const reason = `the name ${JSON.stringify(input.path)} leads out of the output folder`;
        return { outcome: new OnomastError('output.outside', reason), part };
      }
      const known = earlier?.of(input.path);
      const outcome = await pipeline.run(taskFor(input, part, options, known?.source));
      return { outcome, part, ...(known && { known }) };
    };
    const signal = options.signal;
    for await (const { item, result } of inOrder(inputs, run, { concurrency: Math.max(1, options.jobs) })) {
      if (signal?.aborted) break;
      const { outcome, part, known } = result;
      if ('status' in outcome && outcome.status === 'written' && !(toFolder && options.form === 'jsonld')) {
        await appendPart(part, common);
      }
      if (known !== undefined && 'status' in outcome && outcome.status === 'unchanged')
        for await (const text of readEarlier(known)) common?.write(text);
      const failure = options.errorLines === true ? failureOf(outcome) : undefined;
      if (failure !== undefined)
        await writeOut(`${JSON.stringify({ id: item.path, error: failure })}\n`, common);
      const document = manifestLine(item.path, outcome, toFolder ? options.form : undefined);
      documents.push(document);
      options.onDocument?.(document, 'status' in outcome ? outcome : undefined);
    }
    if (common !== undefined) {
      // A run that was ended early leaves what it has, but not in place of more.
      if (signal?.aborted && existsSync(target)) common.abandon();
      else common.commit(target);
    }
    const { software, pipeline: name, pipelineHash } = pipeline.generator;
    const manifest: Run = {
      startedAtTime,
      endedAtTime: new Date().toISOString(),
      software,
      pipeline: name,
      pipelineHash,
      passedOver: [...(options.passedOver ?? [])],
      documents,
    };
    if (toFolder) {
      const file = new AtomicFile(path.join(work, 'run.json'));
      writeManifest(manifest, file.write);
      file.commit(path.join(options.out, 'run.json'));
    }
    return manifest;
  } finally {
    rmSync(work, { recursive: true, force: true });
    ownFolders.delete(work);
  }
}

/** Writes a manifest with a document a line, never the text of all documents at once. */
function writeManifest({ documents, ...head }: Run, write: (text: string) => void): void {
  write(`${JSON.stringify(head, null, 1).slice(0, -'\n}'.length)},\n "documents": [`);
  for (const [i, document] of documents.entries())
    write(`${i === 0 ? '' : ','}\n  ${JSON.stringify(document)}`);
  write('\n ]\n}\n');
}

/** Whether a `source.path`, which may come from a stranger's JSON, would put its record elsewhere. */
function leadsOut(sourcePath: string): boolean {
  return (
    path.isAbsolute(sourcePath) ||
    path.normalize(sourcePath).split(path.sep).includes('..') ||
    sourcePath.includes('\0')
  );
}

/**
 * A folder for unfinished files, on the file system of the output. What a killed run left behind goes, but for its common file, which the
 * new folder keeps.
 * @throws OnomastError `output.unusable`
 */
function openWorkFolder(out: string): string {
  try {
    if (out === '-') return mkdtempSync(path.join(tmpdir(), 'onomast-'));
    mkdirSync(out, { recursive: true });
    const dead = readdirSync(out)
      .filter((name) => name.startsWith(temporaryPrefix) && !isInUse(path.join(out, name)))
      .map((name) => path.join(out, name));
    const folder = mkdtempSync(path.join(out, `${temporaryPrefix}${process.pid}-`));
    ownFolders.add(folder);
    let number = 0;
    for (const left of dead) {
      for (const name of readdirSync(left).sort())
        if (Object.keys(commonFile).includes(path.extname(name).slice(1)))
          renameSync(path.join(left, name), path.join(folder, `left-${number++}${path.extname(name)}`));
      rmSync(left, { recursive: true, force: true });
    }
    return folder;
  } catch (cause) {
    throw outputError(cause, out);
  }
}

/** Work folders of this process. After a restart in a container another process may have left one under the same number. */
const ownFolders = new Set<string>();

function isInUse(folder: string): boolean {
  const pid = Number.parseInt(path.basename(folder).slice(temporaryPrefix.length), 10);
  if (pid === process.pid) return ownFolders.has(folder);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
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
    input: 'file' in input ? { file: input.file } : { bytes: new TextEncoder().encode(input.text) },
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

async function appendPart(part: string, common: AtomicFile | undefined): Promise<void> {
  if (!existsSync(part)) return;
  if (common !== undefined) {
    for await (const text of createReadStream(part, { encoding: 'utf8', highWaterMark: 1 << 20 }))
      common.write(text as string);
  } else {
    await pump(createReadStream(part), process.stdout, { end: false });
  }
  rmSync(part, { force: true });
}

function failureOf(outcome: DocumentOutcome | OnomastError): { code: string; reason: string } | undefined {
  if (!('status' in outcome)) return { code: outcome.code, reason: outcome.message };
  return outcome.status === 'failed' ? { code: outcome.code, reason: outcome.reason } : undefined;
}

async function writeOut(text: string, common: AtomicFile | undefined): Promise<void> {
  if (common !== undefined) common.write(text);
  else if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

function manifestLine(
  source: string,
  outcome: DocumentOutcome | OnomastError,
  form: OutputForm | undefined,
): RunDocument {
  if (!('status' in outcome))
    return { path: source, status: 'failed', code: outcome.code, reason: outcome.message };
  const seconds = Math.round(outcome.seconds * 1000) / 1000;
  const record =
    form === undefined ? {} : { record: form === 'jsonld' ? recordPath(source) : commonFile[form] };
  switch (outcome.status) {
    case 'failed':
      return { path: source, status: 'failed', code: outcome.code, reason: outcome.reason, seconds };
    case 'unchanged':
      return { path: source, sha256: outcome.sha256, status: 'unchanged', ...record, seconds };
    case 'written': {
      const { mentions, ...others } = outcome.counts;
      return {
        path: source,
        sha256: outcome.sha256,
        status: 'written',
        ...record,
        counts: { ...others, ...mentions },
        ...(outcome.pages !== undefined && { pages: outcome.pages }),
        ...(outcome.warnings.length > 0 && { warnings: [...outcome.warnings] }),
        seconds,
      };
    }
  }
}

/** Keeps standard input in a file of its own, since a document is read more than once. */
export async function spoolStandardInput(folder: string): Promise<string> {
  const file = path.join(folder, 'stdin');
  await pump(process.stdin, createWriteStream(file));
  return file;
}
