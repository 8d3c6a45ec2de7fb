import path from 'node:path';
import type { SharedResources } from '../contract/resources.ts';
import { OnomastError } from '../errors/onomast-error.ts';
import type { DocumentRecord } from '../record/schema.ts';
import type { Generator } from '../record/source-schema.ts';
import { type FailedInput, type Input, listInputs } from '../stages/read/inputs.ts';
import { checkPipelineConfig, loadPipelineConfig } from './config.ts';
import { createStages, readOptions } from './create-stages.ts';
import { inOrder } from './map-ordered.ts';
import type { PipelineConfig } from './pipeline-config.ts';
import type { Stages } from './process-document.ts';
import { loadResources } from './resources.ts';
import { type DocumentOutcome, type DocumentTask, runTask } from './task.ts';
import { software } from './version.ts';
import { WorkerPool } from './worker-pool.ts';

/** A text in memory as a source; its record's positions count in it, bytes in its UTF-8 form. */
export interface TextInput {
  /** `source.path` of the record. */
  readonly path: string;
  readonly text: string;
  /** `text/plain` if absent. */
  readonly mediaType?: string;
}

/** A file, folder or glob by its path, or a text. */
export type SourceInput = string | TextInput;

export interface PipelineOptions {
  /** Worker threads; 0 (the default) works in this thread. */
  readonly jobs?: number;
  /** Milliseconds a document may take; only with workers. */
  readonly timeout?: number;
  /** Encoding of files without a byte order mark, instead of the pipeline's. */
  readonly encoding?: string;
  readonly encodingErrors?: 'fatal' | 'replace';
  readonly passageText?: boolean;
}

/** Options of one call of `extract`. */
export interface ExtractOptions {
  /** What to do about a document that fails: told here, the run goes on; without it the error is thrown. */
  readonly onError?: (error: OnomastError, path: string) => void;
}

/** A pipeline ready to work. */
export interface Pipeline {
  readonly config: PipelineConfig;
  readonly generator: Generator;
  /**
   * Extracts records, in the order of the sources, whatever the number of workers.
   * @throws OnomastError for a document that fails, unless `onError` is given
   */
  extract(
    sources: Iterable<SourceInput> | AsyncIterable<SourceInput>,
    options?: ExtractOptions,
  ): AsyncGenerator<DocumentRecord, void, undefined>;
  /** @internal Works on one document; how it ended comes back, whatever happened to it. */
  run(task: DocumentTask): Promise<DocumentOutcome>;
  /** Ends the workers. A pipeline without workers needs no closing. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Makes a pipeline from a shipped name (`publications`), the path of a pipeline file, or a configuration as a value.
 * @throws OnomastError `config.not-found`, `config.invalid`
 */
export async function createPipeline(
  pipeline: string | object = 'publications',
  options: PipelineOptions = {},
): Promise<Pipeline> {
  const config = withOverrides(
    typeof pipeline === 'string' ? loadPipelineConfig(pipeline) : checkPipelineConfig(pipeline),
    options,
  );
  const { resources, pipelineHash } = loadResources(config);
  const generator: Generator = { software, pipeline: config.name, pipelineHash, recordVersion: 2 };
  const jobs = options.jobs ?? 0;
  const runner =
    jobs > 0
      ? poolRunner(config, resources, generator, jobs, options.timeout)
      : await localRunner(config, resources, generator);

  async function* extract(
    sources: Iterable<SourceInput> | AsyncIterable<SourceInput>,
    { onError }: ExtractOptions = {},
  ) {
    const fail = (error: OnomastError, failed: string) => {
      if (onError === undefined) throw error;
      onError(error, failed);
    };
    const work = async (input: Input | TextInput | FailedInput) =>
      'error' in input ? input.error : runner.run(taskOf(input));
    for await (const { item, result } of inOrder(expand(sources), work, { concurrency: Math.max(1, jobs) })) {
      if (result instanceof OnomastError) fail(result, item.path);
      else if (result.status === 'failed') fail(new DocumentError(result), item.path);
      else if (result.status === 'written') yield result.record!;
    }
  }

  return {
    config,
    generator,
    extract,
    run: runner.run,
    close: runner.close,
    [Symbol.asyncDispose]: runner.close,
  };
}

/** A failure that a worker reported. */
class DocumentError extends OnomastError {
  constructor(outcome: Extract<DocumentOutcome, { status: 'failed' }>) {
    super(outcome.code as OnomastError['code'], outcome.reason);
    this.message = outcome.reason;
  }
}

interface Runner {
  run(task: DocumentTask): Promise<DocumentOutcome>;
  close(): Promise<void>;
}

async function localRunner(
  config: PipelineConfig,
  resources: SharedResources,
  generator: Generator,
): Promise<Runner> {
  const stages: Stages = await createStages(config, resources);
  const read = readOptions(config);
  return { run: (task) => runTask(task, stages, read, generator), close: async () => {} };
}

function poolRunner(
  config: PipelineConfig,
  resources: SharedResources,
  generator: Generator,
  size: number,
  timeout: number | undefined,
): Runner {
  const pool = new WorkerPool(
    { config, resources, generator },
    { size, ...(timeout !== undefined && { timeout }) },
  );
  return { run: (task) => pool.run(task), close: () => pool.close() };
}

/** The options that affect the output belong to the resolved configuration, and so to its hash. */
function withOverrides(
  config: PipelineConfig,
  { encoding, encodingErrors, passageText }: PipelineOptions,
): PipelineConfig {
  if (encoding !== undefined) {
    try {
      new TextDecoder(encoding);
    } catch {
      throw new OnomastError(
        'usage.bad-value',
        `unknown encoding ${JSON.stringify(encoding)}`,
        {},
        {
          remedy: 'Use a WHATWG label: utf-8, utf-16le, windows-1251, windows-1252, koi8-r, iso-8859-5 ….',
        },
      );
    }
  }
  const read = {
    ...(encoding !== undefined && { encoding }),
    ...(encodingErrors !== undefined && { encodingErrors }),
  };
  const write = { ...(passageText !== undefined && { passageText }) };
  const stages = config.stages.map((stage) =>
    stage.use === 'read' ? { ...stage, ...read } : stage.use === 'write' ? { ...stage, ...write } : stage,
  );
  return { ...config, stages };
}

async function* expand(
  sources: Iterable<SourceInput> | AsyncIterable<SourceInput>,
): AsyncGenerator<Input | TextInput | FailedInput> {
  for await (const source of sources) {
    if (typeof source === 'string') yield* await listInputs([source]);
    else yield source;
  }
}

function taskOf(input: Input | TextInput): DocumentTask {
  return {
    path: input.path.split(path.sep).join('/'),
    mediaType: input.mediaType ?? 'text/plain',
    input: 'file' in input ? { file: input.file } : { bytes: new TextEncoder().encode(input.text) },
    output: { to: 'object' },
  };
}
