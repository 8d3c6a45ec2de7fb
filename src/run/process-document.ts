import type { Cleaner, CreateSink, Tokeniser } from '../contract/component.ts';
import { createDocumentContext } from '../contract/context.ts';
import type { DocumentProfile } from '../contract/document.ts';
import { DocumentResult } from '../contract/document-result.ts';
import type { TokenisedFlow } from '../contract/flow.ts';
import type { Format } from '../contract/format.ts';
import type { DocumentResolver, NameResolver } from '../contract/resolution.ts';
import { LanguageSampler } from '../language/document-language.ts';
import type { DocumentWarning, PageCounts } from '../record/run-schema.ts';
import { type RecordSink, TeeSink } from '../record/sinks.ts';
import type { Generator } from '../record/source-schema.ts';
import { findTitle } from '../stages/clean/document-title.ts';
import { ProfileBuilder } from '../stages/read/profile.ts';
import type { Tagger } from '../stages/tag/tagger.ts';
import type { WriteOptions } from '../stages/write/options.ts';
import { type RecordCounts, writeRecord } from '../stages/write/record-writer.ts';
import { collect } from './collect.ts';
import { describe } from './describe.ts';
import type { DocumentJob } from './document-job.ts';
import { PassageLanguageCounts } from './document-language.ts';
import { nameUnknown } from './name-unknown.ts';

/** The stages of one pipeline, ready to work on documents one after the other. */
export interface Stages {
  readonly createCleaner: (profile: DocumentProfile) => Cleaner;
  /** Language of text in which rules and models look for names. */
  readonly language: 'en' | 'any';
  readonly tokeniser: Tokeniser;
  readonly tagger: Tagger;
  readonly createResolver: () => DocumentResolver;
  /** Asked about the names that the resolver does not know. */
  readonly nameResolvers: readonly NameResolver[];
  readonly write: WriteOptions;
  /** Formats of plug-ins. */
  readonly formats: readonly Format[];
  /** Further takers of every record. */
  readonly sinks: readonly CreateSink[];
}

/** Milliseconds each stage took. */
export type StageTimes = Record<'read' | 'clean' | 'tokenise' | 'tag' | 'resolve' | 'write', number>;

export interface ProcessedDocument {
  readonly sha256: string;
  readonly byteLength: number;
  readonly counts: RecordCounts;
  readonly times: StageTimes;
  /** Of a source with pages. */
  readonly pages?: PageCounts;
  readonly warnings: readonly DocumentWarning[];
}

/**
 * Takes one document through the six stages: a first pass for its profile, a second that tags chunk by chunk, then resolution,
 * then the record, for which the text is read once more. Memory does not grow with the text, only with the mentions.
 * @throws OnomastError for what is wrong with the input
 */
export async function processDocument(
  job: DocumentJob,
  stages: Stages,
  generator: Generator,
  sink: RecordSink,
): Promise<ProcessedDocument> {
  const clock = new StageClock();
  const builder = new ProfileBuilder();
  const sampler = new LanguageSampler();
  for (const chunk of job.source.chunks()) {
    builder.add(chunk.text);
    sampler.add(chunk.text);
  }
  const description = describe(job, sampler.told());
  const profile = { ...builder.build(job.path, job.mediaType), ...description.profile };
  clock.lap('read');

  const resolver = stages.createResolver();
  const result = new DocumentResult();
  const languages = new PassageLanguageCounts();
  await tagChunks(job, stages, profile, { result, resolver, languages, clock, title: description.title });
  const resolution = await nameUnknown(resolver.finish(), stages.nameResolvers);
  clock.lap('resolve');
  result.title ??= description.metadata?.title;
  const counts = writeRecord(
    {
      source: description.source,
      metadata: description.metadata,
      original: job.source.formatted?.original,
      generator,
      result,
      resolution,
      chunks: () => job.source.chunks(),
    },
    stages.write,
    stages.sinks.length === 0 ? sink : new TeeSink([sink, ...stages.sinks.map((create) => create(job.path))]),
  );
  clock.lap('write');
  const { sha256, byteLength } = job.source.facts;
  const { pages } = description;
  const warnings = [...description.warnings, ...languages.warnings(profile.language, stages.language)];
  return { sha256, byteLength, counts, times: clock.times, ...(pages && { pages }), warnings };
}

/** Tells how long each stage takes. */
class StageClock {
  readonly times: StageTimes = { read: 0, clean: 0, tokenise: 0, tag: 0, resolve: 0, write: 0 };
  #since = performance.now();

  /** What passed since the last lap was this stage's. */
  lap(stage: keyof StageTimes): void {
    const now = performance.now();
    this.times[stage] += now - this.#since;
    this.#since = now;
  }
}

/** What the chunks of a document add up to. */
interface Gathered {
  readonly result: DocumentResult;
  readonly resolver: DocumentResolver;
  readonly languages: PassageLanguageCounts;
  readonly clock: StageClock;
  /** The title that the source tells. */
  readonly title: string | undefined;
}

/** Cleans, tokenises and tags chunk by chunk. */
async function tagChunks(
  job: DocumentJob,
  stages: Stages,
  profile: DocumentProfile,
  { result, resolver, languages, clock, title }: Gathered,
): Promise<void> {
  const cleaner = stages.createCleaner(profile);
  const context = createDocumentContext(profile);
  const { sentences } = stages.write;
  let firstOrder = 0;
  for (const chunk of job.source.chunks()) {
    clock.lap('read');
    const cleaned = cleaner.clean(chunk);
    languages.add(cleaned.passages);
    clock.lap('clean');
    const flows: TokenisedFlow[] = [];
    for (const flow of cleaned.flows) flows.push(stages.tokeniser.tokenise(flow));
    if (chunk.index === 0) result.title = title ?? findTitle(flows);
    clock.lap('tokenise');
    const tagged = await stages.tagger.tag(flows, context);
    clock.lap('tag');
    resolver.add(tagged);
    clock.lap('resolve');
    firstOrder = collect(chunk, cleaned.passages, tagged, result, { sentences, firstOrder });
    clock.lap('write');
  }
}
