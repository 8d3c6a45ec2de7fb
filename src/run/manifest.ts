import path from 'node:path';
import type { OnomastError } from '../errors/onomast-error.ts';
import { AtomicFile } from '../files/atomic-file.ts';
import { manifestFile } from '../record/read-run.ts';
import type { PassedOver, Run, RunDocument } from '../record/run-schema.ts';
import type { Generator } from '../record/source-schema.ts';
import { commonFile } from './common-file.ts';
import { recordPath } from './output-folder.ts';
import type { DocumentOutcome, OutputForm } from './task.ts';

/** Documents that a summary holds; of the others it knows their number. */
const heldDocuments = 40;

/** What a run did, in numbers, and its first documents. */
export interface RunSummary {
  documents: number;
  readonly byStatus: Record<RunDocument['status'], number>;
  /** Sums of the counts of all documents. */
  readonly counts: Record<string, number>;
  /** Pages read of all documents that have pages. */
  pagesRead: number;
  /** The first {@link heldDocuments}. */
  readonly first: RunDocument[];
  /** Whether all that was named is missing or holds nothing to read. */
  nothingReadable: boolean;
  /** Records of documents that are no more, removed. */
  pruned: number;
  /** Why nothing was removed, though it was asked for. */
  notPruned?: string;
}

export function emptySummary(): RunSummary {
  return {
    documents: 0,
    byStatus: { written: 0, unchanged: 0, failed: 0 },
    counts: {},
    pagesRead: 0,
    first: [],
    nothingReadable: true,
    pruned: 0,
  };
}

export function addToSummary(summary: RunSummary, document: RunDocument): void {
  summary.documents++;
  summary.byStatus[document.status]++;
  for (const [name, count] of Object.entries(document.counts ?? {}))
    summary.counts[name] = (summary.counts[name] ?? 0) + count;
  summary.pagesRead += document.pages?.read ?? 0;
  if (summary.first.length < heldDocuments) summary.first.push(document);
  if (document.code !== 'input.nothing-readable' && document.code !== 'input.not-found')
    summary.nothingReadable = false;
}

/** What a manifest says after its documents. */
export interface ManifestEnd {
  readonly passedOver?: readonly PassedOver[];
  /** Absolute folders that the paths of the documents start from. */
  readonly sources?: Iterable<string>;
  /** Documents of earlier runs that stay. */
  readonly kept?: readonly RunDocument[];
}

/** Writes a manifest with a document a line as the run goes on, so that it never holds all of them. */
export class ManifestWriter {
  readonly #file: AtomicFile;
  readonly #target: string;
  #documents = 0;

  constructor(work: string, out: string, head: { startedAtTime: string; generator: Generator }) {
    this.#file = new AtomicFile(path.join(work, manifestFile));
    this.#target = path.join(out, manifestFile);
    const { software, pipeline, pipelineHash } = head.generator;
    const members = {
      startedAtTime: head.startedAtTime,
      software,
      pipeline,
      pipelineHash,
    } satisfies Partial<Run>;
    this.#file.write(`${JSON.stringify(members, null, 1).slice(0, -'\n}'.length)},\n "documents": [`);
  }

  add(document: RunDocument): void {
    this.#file.write(`${this.#documents++ === 0 ? '' : ','}\n  ${JSON.stringify(document)}`);
  }

  end({ passedOver = [], sources = [], kept = [] }: ManifestEnd = {}): void {
    const out = path.dirname(path.resolve(this.#target));
    const relative = [...sources].map((folder) => path.relative(out, folder) || '.');
    this.#file.write('\n ]');
    if (kept.length > 0) {
      this.#file.write(',\n "kept": [');
      for (const [i, document] of kept.entries())
        this.#file.write(`${i === 0 ? '' : ','}\n  ${JSON.stringify(document)}`);
      this.#file.write('\n ]');
    }
    this.#file.write(
      `,\n "passedOver": ${JSON.stringify(passedOver)},\n "sources": ${JSON.stringify(relative)},\n "endedAtTime": ${JSON.stringify(new Date().toISOString())}\n}\n`,
    );
    this.#file.commit(this.#target);
  }
}

/** What the manifest says of a document. @param earlier what it said before, for one that is unchanged */
export function manifestLine(
  source: string,
  outcome: DocumentOutcome | OnomastError,
  form: OutputForm | undefined,
  earlier?: RunDocument,
): RunDocument {
  if (!('status' in outcome))
    return { path: source, status: 'failed', code: outcome.code, reason: outcome.message };
  const seconds = Math.round(outcome.seconds * 1000) / 1000;
  const record =
    form === undefined ? {} : { record: form === 'jsonld' ? recordPath(source) : commonFile[form] };
  switch (outcome.status) {
    case 'failed':
      return { path: source, status: 'failed', code: outcome.code, reason: outcome.reason, seconds };
    case 'unchanged': {
      const { sha256 } = outcome;
      const counts = earlier?.sha256 === sha256 ? earlier.counts : undefined;
      return { path: source, sha256, status: 'unchanged', ...record, ...(counts && { counts }), seconds };
    }
    case 'written': {
      const { mentions, ...others } = outcome.counts;
      const counts = { ...others, ...mentions };
      return {
        path: source,
        sha256: outcome.sha256,
        status: 'written',
        ...record,
        counts,
        ...(outcome.pages !== undefined && { pages: outcome.pages }),
        ...(outcome.warnings.length > 0 && { warnings: [...outcome.warnings] }),
        seconds,
      };
    }
  }
}
