import path from 'node:path';
import type { Format } from '../contract/format.ts';
import { OnomastError } from '../errors/onomast-error.ts';
import { isBaseIri } from '../record/identity.ts';
import type { DocumentRecord } from '../record/schema.ts';
import type { Generator, RecordMetadata } from '../record/source-schema.ts';
import type { FailedInput, Input, InputOptions } from '../stages/read/input.ts';
import { listInputs } from '../stages/read/inputs.ts';
import { byteInputOf } from '../stages/read/open-source.ts';
import type { ReadOptions } from '../stages/read/options.ts';
import { asEdtf } from '../text/edtf.ts';
import { checkPipelineConfig, loadPipelineConfig } from './config.ts';
import { loadFormats, optionsOf } from './create-stages.ts';
import { inOrder } from './map-ordered.ts';
import type { PipelineConfig } from './pipeline-config.ts';
import { loadResources } from './resources.ts';
import { localRunner, patience, poolRunner, sharedRunner } from './runner.ts';
import type { DocumentOutcome, DocumentTask } from './task.ts';
import { software } from './version.ts';
import type { WorkerSetup } from './worker-setup.ts';

/** A text in memory as a source; its record's positions count in it, bytes in its UTF-8 form. */
export interface TextInput {
  /** `source.path` of the record. */
  readonly path: string;
  readonly text: string;
  /** `text/plain` if absent. */
  readonly mediaType?: string;
  /** What is said of it: Dublin Core terms, and others under `own`. */
  readonly metadata?: RecordMetadata;
}

/** A file, folder or glob by its path, or a text. */
export type SourceInput = string | TextInput;

export interface PipelineOptions {
  /** Worker threads; 0 (the default) works in this thread. */
  readonly jobs?: number;
  /** @internal Whether the run is so small that this thread works on its texts, asked when there are documents; not with a `timeout`, which ends a worker. */
  readonly isSmall?: () => boolean;
  /** Milliseconds a document may take; only with workers. */
  readonly timeout?: number;
  /** Encoding of files without a byte order mark, instead of the pipeline's. */
  readonly encoding?: string;
  readonly encodingErrors?: 'fatal' | 'replace';
  readonly passageText?: boolean;
  /** EDTF date of documents of which nothing nearer says it. */
  readonly date?: string;
  /** Language of text in which rules and models look for names: in others names come from lists alone. The pipeline's if absent, `en`. */
  readonly language?: 'en' | 'any';
  /** Names documents below it by their path, not by their content. */
  readonly baseIri?: string;
  /** Records without what a reader can look up: the context, the text around mentions and of passages. */
  readonly compact?: boolean;
  /** Pages that a document may have. The pipeline's if absent. */
  readonly maxPages?: number;
  /** Whether images, and pages without a text layer, are read by character recognition. The pipeline's if absent. */
  readonly ocr?: boolean;
  /** Password of encrypted files. */
  readonly password?: string;
  /** Folder where results of character recognition are kept. */
  readonly cacheFolder?: string;
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
  /** @internal Formats other than plain text that it reads, those of its plug-ins first. */
  readonly formats: readonly Format[];
  /** @internal Whether it reads images. */
  readonly ocr: boolean;
  /**
   * Extracts records, in the order of the sources, whatever the number of workers.
   * @throws OnomastError for a document that fails, unless `onError` is given
   */
  extract(
    sources: Iterable<SourceInput> | AsyncIterable<SourceInput>,
    options?: ExtractOptions,
  ): AsyncGenerator<DocumentRecord, void, undefined>;
  /** @internal Documents that are best under way at once. */
  readonly concurrency: number;
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
  const { jobs = 0, password, cacheFolder } = options;
  const formats = await loadFormats(config);
  const { ocr } = optionsOf<ReadOptions>(config, 'read');
  const setup: WorkerSetup = { config, resources, generator, reading: { password, cacheFolder } };
  const runner =
    jobs === 0
      ? await localRunner(setup)
      : options.isSmall !== undefined && options.timeout === undefined
        ? sharedRunner(setup, jobs, patience(ocr), options.isSmall)
        : poolRunner(setup, jobs, options.timeout ?? patience(ocr));

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
    for await (const { item, result } of inOrder(expand(sources, { formats, ocr }), work, {
      concurrency: runner.concurrency,
    })) {
      if (result instanceof OnomastError) fail(result, item.path);
      else if (result.status === 'failed') fail(new DocumentError(result), item.path);
      else if (result.status === 'written') yield result.record!;
    }
  }

  return {
    config,
    generator,
    formats,
    ocr,
    extract,
    concurrency: runner.concurrency,
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

/** The options that affect the output belong to the resolved configuration, and so to its hash. */
function withOverrides(config: PipelineConfig, options: PipelineOptions): PipelineConfig {
  const { encoding, encodingErrors, passageText, date, baseIri, compact, language, maxPages, ocr } = options;
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
    ...(date !== undefined && { date: checkedDate(date) }),
    ...(maxPages !== undefined && { maxPages }),
    ...(ocr !== undefined && { ocr }),
  };
  if (baseIri !== undefined && !isBaseIri(baseIri))
    throw new OnomastError(
      'usage.bad-value',
      `no absolute IRI without a fragment: ${JSON.stringify(baseIri)}`,
    );
  const write = {
    ...(passageText !== undefined && { passageText }),
    ...(baseIri !== undefined && { baseIri }),
    ...(compact !== undefined && { compact }),
  };
  const overrides: Readonly<Record<string, object>> = {
    read,
    write,
    clean: language === undefined ? {} : { language },
  };
  const stages = config.stages.map((stage) => ({ ...stage, ...overrides[stage.use] }));
  return { ...config, stages };
}

function checkedDate(date: string): string {
  const edtf = asEdtf(date);
  if (edtf !== undefined) return edtf;
  const remedy = 'Write it by EDTF: 2019, 2019-03, 2019-03-14, 2018/2019.';
  throw new OnomastError('usage.bad-value', `not a date: ${JSON.stringify(date)}`, {}, { remedy });
}

async function* expand(
  sources: Iterable<SourceInput> | AsyncIterable<SourceInput>,
  options: InputOptions,
): AsyncGenerator<Input | TextInput | FailedInput> {
  for await (const source of sources) {
    if (typeof source === 'string') yield* await listInputs([source], options);
    else yield checkedText(source);
  }
}

/** @throws OnomastError `usage.bad-value` where JavaScript gives something else than a text with its path */
function checkedText(source: TextInput): TextInput {
  if (typeof source?.path === 'string' && typeof source.text === 'string') return source;
  const keys =
    typeof source === 'object' && source !== null
      ? `an object of ${Object.keys(source).join(', ') || 'nothing'}`
      : String(source);
  const remedy = 'Give paths of files, or texts as { path, text }, both strings.';
  throw new OnomastError('usage.bad-value', `not a source: ${keys}`, {}, { remedy });
}

function taskOf(input: Input | TextInput): DocumentTask {
  return {
    path: input.path.split(path.sep).join('/'),
    mediaType: input.mediaType ?? 'text/plain',
    input: 'file' in input ? byteInputOf(input) : { bytes: new TextEncoder().encode(input.text) },
    metadata: 'metadata' in input ? input.metadata : undefined,
    output: { to: 'object' },
  };
}
