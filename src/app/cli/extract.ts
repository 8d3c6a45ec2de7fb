import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import { removeAtExit } from '../../files/temporary.ts';
import { manifestFile } from '../../record/read-run.ts';
import type { PassedOver } from '../../record/run-schema.ts';
import { commonFile } from '../../run/common-file.ts';
import { createPipeline, type Pipeline } from '../../run/create-pipeline.ts';
import { type RunInput, runPipeline, spoolStandardInput } from '../../run/extract.ts';
import type { RunSummary } from '../../run/manifest.ts';
import { smallRun } from '../../run/runner.ts';
import { outputForms } from '../../run/task.ts';
import { fileError } from '../../stages/read/file-error.ts';
import { readJsonLines } from '../../stages/read/formats/jsonl/json-lines.ts';
import type { InputOptions } from '../../stages/read/input.ts';
import { listInputs, openArchives } from '../../stages/read/inputs.ts';
import { oneLine } from '../../text/visible.ts';
import { type Command, choiceFlag, exitCode, type Invocation, integerFlag } from './command.ts';
import { onInterrupt } from './interrupts.ts';
import { logLevels } from './log.ts';
import { readingFlags, readingOptions } from './reading-flags.ts';
import { createReporter, passedOverText, summaryTable } from './reporter.ts';
import { complain, say } from './terminal.ts';

export const extract: Command = {
  name: 'extract',
  summary: 'turn publications into records',
  usage: '<files, folders, globs or -> [--out DIR]',
  flags: {
    out: {
      type: 'string',
      short: 'o',
      value: 'DIR',
      default: 'output',
      help: 'folder of the records, or - for standard output',
    },
    format: {
      type: 'string',
      value: 'FORM',
      help: 'jsonld (a file per document), jsonl (a record a line) or nodes (a node a line); default jsonld, jsonl with --out -',
    },
    'input-format': {
      type: 'string',
      value: 'FORM',
      help: 'files, or jsonl: documents as lines {"id", "text", "mediaType"?, "date"?, …} (the default where all inputs are named .jsonl or .ndjson)',
    },
    date: {
      type: 'string',
      value: 'DATE',
      help: 'date of the documents (2019, 2019-03, 2019-03-14), for dates without a year',
    },
    language: {
      type: 'string',
      value: 'LANG',
      help: 'en: in text of other languages names come from lists alone (the default); any: rules and models made for English look for them everywhere',
    },
    'base-iri': {
      type: 'string',
      value: 'IRI',
      help: 'name documents below it by their path, not by their content',
    },
    compact: {
      type: 'boolean',
      help: 'small records: the context by its IRI, no text around mentions and of passages',
    },
    pipeline: {
      type: 'string',
      short: 'p',
      value: 'NAME',
      default: 'publications',
      help: 'a shipped pipeline or a pipeline file',
    },
    jobs: { type: 'string', short: 'j', value: 'N', help: 'worker threads (default: the number of cores)' },
    force: { type: 'boolean', help: 'extract again what is up to date' },
    prune: {
      type: 'boolean',
      help: 'remove the records in DIR of documents that are not among the inputs any more',
    },
    encoding: {
      type: 'string',
      value: 'LABEL',
      help: 'encoding of files without a byte order mark: windows-1251, koi8-r …',
    },
    'encoding-errors': {
      type: 'string',
      value: 'HOW',
      help: 'fatal, or replace: invalid bytes become U+FFFD',
    },
    password: readingFlags.password,
    'max-pages': { type: 'string', value: 'N', help: 'refuse a document of more pages (default 20000)' },
    ocr: readingFlags.ocr,
    'follow-symlinks': { type: 'boolean', help: 'follow symbolic links that lead out of an input folder' },
    timeout: {
      type: 'string',
      value: 'SECONDS',
      help: 'give up a document that takes longer (default an hour; six with --ocr)',
    },
    'log-level': {
      type: 'string',
      value: 'LEVEL',
      help: `log lines instead of the progress bar: ${logLevels.join(', ')}`,
    },
    quiet: { type: 'boolean', short: 'q', help: 'print no table at the end' },
  },
  examples: [
    [
      'onomast extract publications/',
      'every publication below publications/ (PDF, HTML, EPUB, Word, text …), into output/',
    ],
    ['onomast extract reports.zip scan.pdf --ocr', 'what an archive holds, and a PDF whose pages are images'],
    ['onomast extract report.txt --out records --force', 'one file, even if its record is up to date'],
    [
      "onomast extract '*.txt' --encoding windows-1251 --jobs 4",
      'files of an older encoding, four at a time',
    ],
    ['cat report.txt | onomast extract - --out -', 'as a filter'],
    [
      'onomast extract --input-format jsonl --format jsonl --out - - <in.jsonl >out.jsonl',
      'one document a line in, one record a line out, in the same order',
    ],
  ],
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  if (positionals.length === 0) throw new OnomastError('usage.no-input', 'onomast extract: no input given');
  const out = flags['out'] as string;
  const form = choiceFlag(invocation, 'format', outputForms) ?? (out === '-' ? 'jsonl' : 'jsonld');
  const isLines = inputForm(invocation) === 'jsonl';
  const level = choiceFlag(invocation, 'log-level', logLevels);
  if (flags['prune'] === true && out === '-')
    throw new OnomastError('usage.bad-value', '--prune needs a folder of records');
  let inputs: RunInput[] | AsyncIterable<RunInput> = [];
  const pipeline = await openPipeline(invocation, () => Array.isArray(inputs) && isSmallRun(inputs));

  const reporter = createReporter(level);
  const spool = mkdtempSync(path.join(tmpdir(), 'onomast-'));
  removeAtExit(spool);
  const abort = new AbortController();
  using _interrupt = onInterrupt(() => {
    abort.abort();
    void pipeline.close();
  });
  try {
    const passedOver: PassedOver[] = [];
    if (isLines) inputs = lines(positionals);
    else
      inputs = await files(positionals, spool, {
        formats: pipeline.formats,
        ocr: pipeline.ocr,
        followSymlinks: flags['follow-symlinks'] === true,
        onPassedOver: (file) => passedOver.push(file),
      });
    reporter.start(Array.isArray(inputs) ? inputs.length : undefined);
    const summary = await runPipeline(pipeline, inputs, {
      out,
      form,
      resume: flags['force'] !== true,
      prune: flags['prune'] === true,
      errorLines: isLines && form === 'jsonl',
      passedOver,
      signal: abort.signal,
      onDocument: (document, outcome) => reporter.document(document, outcome),
    });
    reporter.stop();
    if (passedOver.length > 0) reporter.warn(passedOverText(passedOver));
    if (abort.signal.aborted) return exitCode.interrupted;
    if (out !== '-' && flags['quiet'] !== true) {
      const where = form === 'jsonld' ? out : path.join(out, commonFile[form]);
      const manifest = path.join(out, manifestFile);
      say(
        `${summaryTable(summary)}\n\nRecords: ${oneLine(where)}\nManifest: ${oneLine(manifest)}\n${nextStep(summary, out)}`,
      );
    }
    if (summary.notPruned !== undefined) reporter.warn(`No record was removed: ${summary.notPruned}.`);
    return exitCodeOf(summary);
  } finally {
    reporter.stop();
    await pipeline.close();
    rmSync(spool, { recursive: true, force: true });
  }
}

function exitCodeOf(summary: RunSummary): number {
  if (summary.nothingReadable) {
    if (summary.first.length === 0) complain(new OnomastError('usage.no-input', 'there are no documents'));
    return exitCode.unusable;
  }
  return summary.byStatus.failed > 0 ? exitCode.someFailed : exitCode.done;
}

/** What the inputs are: what the user says, else lines where all are named so. */
function inputForm(invocation: Invocation): string {
  const isList = (name: string) => /\.(?:jsonl|ndjson)$/i.test(name);
  return (
    choiceFlag(invocation, 'input-format', ['files', 'jsonl']) ??
    (invocation.positionals.every(isList) ? 'jsonl' : 'files')
  );
}

function openPipeline(invocation: Invocation, isSmall: () => boolean): Promise<Pipeline> {
  const { flags } = invocation;
  const jobs = integerFlag(invocation, 'jobs', { min: 1, max: 256 }) ?? availableParallelism();
  const timeout = integerFlag(invocation, 'timeout', { min: 1 });
  const language = choiceFlag(invocation, 'language', ['en', 'any']);
  const maxPages = integerFlag(invocation, 'max-pages', { min: 1 });
  const encodingErrors = choiceFlag(invocation, 'encoding-errors', ['fatal', 'replace']);
  return createPipeline(flags['pipeline'] as string, {
    jobs,
    isSmall,
    ...(timeout !== undefined && { timeout: timeout * 1000 }),
    ...(flags['encoding'] !== undefined && { encoding: flags['encoding'] as string }),
    ...(encodingErrors !== undefined && { encodingErrors }),
    ...(flags['date'] !== undefined && { date: flags['date'] as string }),
    ...(language !== undefined && { language }),
    ...(maxPages !== undefined && { maxPages }),
    ...readingOptions(invocation),
    ...(flags['base-iri'] !== undefined && { baseIri: flags['base-iri'] as string }),
    ...(flags['compact'] === true && { compact: true }),
  });
}

/** Whether the inputs are few and small; of one that is no file nothing is known. */
function isSmallRun(inputs: readonly RunInput[]): boolean {
  if (inputs.length > smallRun.documents) return false;
  let bytes = 0;
  for (const input of inputs) {
    if ('file' in input) bytes += statSync(input.file, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes > smallRun.bytes) return false;
  }
  return true;
}

/** What one does with the records, as a last line. */
function nextStep({ byStatus }: RunSummary, out: string): string {
  if (byStatus.written + byStatus.unchanged === 0) return '';
  return `Next: onomast open ${shellWord(out)}\n`;
}

/** A name as a shell takes it. */
const shellWord = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** The documents behind the names; standard input is kept in a file, since a document is read more than once. */
async function files(names: readonly string[], spool: string, options: InputOptions): Promise<RunInput[]> {
  const named = names.filter((name) => name !== '-');
  const inputs: RunInput[] = await listInputs(named, options);
  if (named.length === names.length) return inputs;
  const file = await spoolStandardInput(spool);
  return [...inputs, ...(await openArchives([{ file, path: 'stdin', mediaType: 'text/plain' }], options))];
}

async function* lines(names: readonly string[]): AsyncGenerator<RunInput> {
  for (const name of names) {
    try {
      if (name !== '-' && statSync(name).isDirectory())
        throw new OnomastError('input.not-readable', 'is a folder', { file: name });
      const stream = name === '-' ? process.stdin : createReadStream(name);
      yield* readJsonLines(stream, name === '-' ? 'stdin' : name);
    } catch (cause) {
      yield {
        path: name,
        error: cause instanceof OnomastError ? cause : fileError(cause, name),
        isListing: true,
      };
    }
  }
}
