import type { Cleaner, CreateSink, Tokeniser } from '../contract/component.ts';
import { createDocumentContext } from '../contract/context.ts';
import type { Chunk, DocumentProfile, PassageSpan } from '../contract/document.ts';
import { DocumentResult } from '../contract/document-result.ts';
import type { TokenisedFlow } from '../contract/flow.ts';
import type { Format } from '../contract/format.ts';
import type { Mention, TaggedFlow } from '../contract/mention.ts';
import type { DocumentResolver, NameResolver } from '../contract/resolution.ts';
import type { Generator } from '../record/schema.ts';
import { type RecordSink, TeeSink } from '../record/sinks.ts';
import { findTitle } from '../stages/clean/document-title.ts';
import { ProfileBuilder } from '../stages/read/profile.ts';
import type { TextSource } from '../stages/read/text-source.ts';
import type { Tagger } from '../stages/tag/tagger.ts';
import type { WriteOptions } from '../stages/write/options.ts';
import { type RecordCounts, writeRecord } from '../stages/write/record-writer.ts';
import { PositionCursor } from '../text/position-cursor.ts';
import { nameUnknown } from './name-unknown.ts';

/** The stages of one pipeline, ready to work on documents one after the other. */
export interface Stages {
  readonly createCleaner: (profile: DocumentProfile) => Cleaner;
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

/** A document to be processed. */
export interface DocumentJob {
  /** `source.path` of the record. */
  readonly path: string;
  readonly mediaType: string;
  readonly source: TextSource;
}

/** Milliseconds each stage took. */
export type StageTimes = Record<'read' | 'clean' | 'tokenise' | 'tag' | 'resolve' | 'write', number>;

export interface ProcessedDocument {
  readonly sha256: string;
  readonly byteLength: number;
  readonly counts: RecordCounts;
  readonly times: StageTimes;
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
  const times: StageTimes = { read: 0, clean: 0, tokenise: 0, tag: 0, resolve: 0, write: 0 };
  let since = performance.now();
  const lap = (stage: keyof StageTimes) => {
    const now = performance.now();
    times[stage] += now - since;
    since = now;
  };

  const builder = new ProfileBuilder();
  for (const chunk of job.source.chunks()) builder.add(chunk.text);
  const { facts } = job.source;
  const profile = builder.build(job.path, job.mediaType);
  lap('read');

  const cleaner = stages.createCleaner(profile);
  const resolver = stages.createResolver();
  const context = createDocumentContext(profile);
  const result = new DocumentResult();
  let order = 0;
  for (const chunk of job.source.chunks()) {
    lap('read');
    const cleaned = cleaner.clean(chunk);
    lap('clean');
    const flows: TokenisedFlow[] = [];
    for (const flow of cleaned.flows) flows.push(stages.tokeniser.tokenise(flow));
    if (chunk.index === 0) result.title = findTitle(flows);
    lap('tokenise');
    const tagged = await stages.tagger.tag(flows, context);
    lap('tag');
    resolver.add(tagged);
    lap('resolve');
    order = collect(chunk, cleaned.passages, tagged, order, result, new PositionCursor(chunk));
    lap('write');
  }
  const resolution = await nameUnknown(resolver.finish(), stages.nameResolvers);
  lap('resolve');
  const counts = writeRecord(
    {
      source: {
        path: job.path,
        mediaType: job.mediaType,
        encoding: facts.encoding,
        sha256: facts.sha256,
        byteLength: facts.byteLength,
        length: facts.length,
      },
      generator,
      result,
      resolution,
      chunks: () => job.source.chunks(),
    },
    stages.write,
    stages.sinks.length === 0 ? sink : new TeeSink([sink, ...stages.sinks.map((create) => create(job.path))]),
  );
  lap('write');
  return { sha256: facts.sha256, byteLength: facts.byteLength, counts, times };
}

/** Puts a chunk's passages and mentions, ordered by their place, into the result. */
function collect(
  chunk: Chunk,
  passages: readonly PassageSpan[],
  tagged: readonly TaggedFlow[],
  firstOrder: number,
  result: DocumentResult,
  cursor: PositionCursor,
): number {
  const mentions: { mention: Mention; order: number }[] = [];
  let order = firstOrder;
  for (const { flow, mentions: own } of tagged) {
    result.sentences += flow.tokens.sentences.length - 1;
    result.words += flow.tokens.count;
    for (const mention of own) mentions.push({ mention, order: order++ });
  }
  mentions.sort((a, b) => a.mention.start - b.mention.start);
  let reached = 0;
  for (const { mention, order: place } of mentions) {
    if (mention.start < reached || mention.end <= mention.start || mention.end > chunk.text.length) {
      throw new Error(
        `mention ${mention.start}-${mention.end} of chunk ${chunk.index} overlaps its neighbour or leaves the text`,
      );
    }
    reached = mention.end;
    const start = cursor.at(mention.start);
    const end = cursor.at(mention.end);
    result.addMention(mention, {
      startCodePoint: start.codePoint,
      endCodePoint: end.codePoint,
      startByte: start.byte,
      endByte: end.byte,
      order: place,
    });
  }
  let covered = 0;
  for (const { kind, start, end } of passages) {
    if (start !== covered || end <= start)
      throw new Error(`passages of chunk ${chunk.index} leave a gap at ${covered}`);
    result.addPassage(kind, end);
    covered = end;
  }
  if (covered !== chunk.text.length)
    throw new Error(`passages of chunk ${chunk.index} end at ${covered} of ${chunk.text.length}`);
  result.endChunk();
  return order;
}
