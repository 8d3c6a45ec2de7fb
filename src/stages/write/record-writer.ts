import type { DocumentResult, PlacedMention } from '../../contract/document-result.ts';
import type { Value } from '../../contract/proposal.ts';
import type { Resolution, ResolvedEntity } from '../../contract/resolution.ts';
import { contextFor } from '../../record/context.ts';
import type { Annotation, Entity, Generator, Passage, Source, ValueBody } from '../../record/schema.ts';
import type { RecordSink } from '../../record/sinks.ts';
import { isAnnotation, isEntity, isPassage, isSource } from '../../record/validate.ts';
import { PositionCursor, type PositionedText } from '../../text/position-cursor.ts';
import type { WriteOptions } from './options.ts';

/** All that a record says of one document. */
export interface WriteJob {
  readonly source: Source;
  readonly generator: Generator;
  readonly result: DocumentResult;
  readonly resolution: Resolution;
  /** The document's chunks, from the first on, as often as asked. */
  readonly chunks: () => Iterable<PositionedText>;
}

/** Code points of source on either side of a mention. */
const quoteContext = 32;

/**
 * Writes a document's record to a sink, every node validated as it goes.
 * @returns mentions by type and the share of name mentions whose entity a gazetteer knows
 * @throws Error when a node breaks the schema (a defect of the pipeline, never of the input)
 */
export function writeRecord(job: WriteJob, options: WriteOptions, sink: RecordSink): RecordCounts {
  const id = documentId(job.source.sha256);
  assertValid(isSource, job.source);
  sink.head({
    '@context': contextFor(id),
    id,
    type: 'Document',
    ...(job.result.title !== undefined && { name: job.result.title }),
    source: job.source,
    generator: job.generator,
  });
  const bodies = writeEntities(job, sink);
  writePassages(job, options, sink);
  writeAnnotations(job, id, bodies, sink);
  sink.end();
  return countMentions(job);
}

/** What a run reports of one record. */
export interface RecordCounts {
  sentences: number;
  words: number;
  entities: number;
  /** Name mentions, and those among them whose entity has a gazetteer's identifier. */
  names: number;
  resolved: number;
  mentions: Record<string, number>;
}

/** RFC 6920 name of a document: `ni:///sha-256;` and the base64url form of its SHA-256. */
export function documentId(sha256: string): string {
  return `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`;
}

/** Writes the entities in the order of their first mention; returns the IRI of each of the resolver's entities. */
function writeEntities({ result, resolution }: WriteJob, sink: RecordSink): string[] {
  const ids: string[] = new Array(resolution.entities.length);
  const counts = new Uint32Array(resolution.entities.length);
  const order: number[] = [];
  for (let i = 0; i < result.length; i++) {
    const entity = resolution.entityOf[result.order(i)]!;
    if (entity < 0) continue;
    if (counts[entity]!++ > 0) continue;
    ids[entity] = resolution.entities[entity]!.id ?? `#entity-${result.startCodePoint(i)}`;
    order.push(entity);
  }
  for (const entity of order) {
    const node = entityNode(resolution.entities[entity]!, ids[entity]!, counts[entity]!);
    assertValid(isEntity, node);
    sink.entity(node);
  }
  return ids;
}

function entityNode(entity: ResolvedEntity, id: string, mentionCount: number): Entity {
  return {
    id,
    type: [entity.class],
    entityType: entity.entityType,
    name: entity.name,
    alternateName: entity.alternateName,
    sameAs: entity.sameAs,
    ...(entity.countryCode !== undefined && { countryCode: entity.countryCode }),
    ...(entity.subdivisionCode !== undefined && { subdivisionCode: entity.subdivisionCode }),
    ...(entity.latitude !== undefined && { latitude: entity.latitude }),
    ...(entity.longitude !== undefined && { longitude: entity.longitude }),
    ...(entity.jobTitle !== undefined && { jobTitle: entity.jobTitle }),
    ...(entity.runnerUp !== undefined && {
      runnerUp: { id: entity.runnerUp.id, confidence: rounded(entity.runnerUp.confidence) },
    }),
    mentionCount,
  };
}

function writePassages({ chunks, result }: WriteJob, options: WriteOptions, sink: RecordSink): void {
  let index = 0;
  for (const chunk of chunks()) {
    const cursor = new PositionCursor(chunk);
    for (const { kind, start, end } of result.passagesOfChunk(index++)) {
      const from = cursor.at(start).codePoint;
      const node: Passage = {
        id: `#passage-${from}`,
        type: 'Passage',
        kind,
        start: from,
        end: cursor.at(end).codePoint,
        ...(options.passageText && { text: chunk.text.slice(start, end) }),
      };
      assertValid(isPassage, node);
      sink.passage(node);
    }
  }
}

function writeAnnotations(
  { chunks, result, resolution }: WriteJob,
  documentIri: string,
  bodies: readonly string[],
  sink: RecordSink,
): void {
  let before = '';
  let current: PositionedText | undefined;
  let index = 0;
  const flush = (after: string) => {
    if (current === undefined) return;
    const [from, to] = result.mentionsOfChunk(index++);
    for (let i = from; i < to; i++) {
      const mention = result.mention(i);
      const entity = resolution.entityOf[mention.order]!;
      const node = annotationNode(
        mention,
        entity < 0 ? undefined : bodies[entity]!,
        documentIri,
        current.text,
        before,
        after,
      );
      assertValid(isAnnotation, node);
      sink.annotation(node);
    }
    before = lastCodePoints(before + current.text.slice(-2 * quoteContext), quoteContext);
  };
  for (const chunk of chunks()) {
    flush(chunk.text.slice(0, 2 * quoteContext));
    current = chunk;
  }
  flush('');
}

function annotationNode(
  mention: PlacedMention,
  entity: string | undefined,
  documentIri: string,
  text: string,
  before: string,
  after: string,
): Annotation {
  const place = `${mention.startCodePoint}-${mention.endCodePoint}`;
  const left = text.slice(Math.max(0, mention.start - 2 * quoteContext), mention.start);
  const right = text.slice(mention.end, mention.end + 2 * quoteContext);
  return {
    id: `#mention-${place}`,
    type: 'Annotation',
    entityType: mention.type,
    body: entity ?? ({ id: `#value-${place}`, ...(mention.value ?? emptyValue(mention)) } as ValueBody),
    confidence: rounded(mention.confidence),
    stages: [...mention.stages],
    target: {
      source: documentIri,
      selector: [
        { type: 'TextPositionSelector', start: mention.startCodePoint, end: mention.endCodePoint },
        { type: 'DataPositionSelector', start: mention.startByte, end: mention.endByte },
        {
          type: 'TextQuoteSelector',
          exact: text.slice(mention.start, mention.end),
          prefix: lastCodePoints(left.length < 2 * quoteContext ? before + left : left, quoteContext),
          suffix: firstCodePoints(right.length < 2 * quoteContext ? right + after : right, quoteContext),
        },
      ],
    },
  };
}

/** The body of an amount or date whose value could not be read. */
function emptyValue(mention: PlacedMention): Value {
  if (mention.type === 'DATE') return { type: 'TemporalExpression' };
  return { type: mention.type === 'MONEY' ? 'MonetaryAmount' : 'QuantitativeValue' };
}

/** The first `count` code points; never half a surrogate pair. */
function firstCodePoints(text: string, count: number): string {
  let end = 0;
  for (let taken = 0; taken < count && end < text.length; taken++) end += isPairAt(text, end) ? 2 : 1;
  return text.slice(0, end);
}

/** The last `count` code points; never half a surrogate pair. */
function lastCodePoints(text: string, count: number): string {
  let start = text.length;
  for (let taken = 0; taken < count && start > 0; taken++)
    start -= start >= 2 && isPairAt(text, start - 2) ? 2 : 1;
  return text.slice(start);
}

function isPairAt(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}

function countMentions({ result, resolution }: WriteJob): RecordCounts {
  const counts: RecordCounts = {
    sentences: result.sentences,
    words: result.words,
    entities: 0,
    names: 0,
    resolved: 0,
    mentions: {},
  };
  const seen = new Set<number>();
  for (let i = 0; i < result.length; i++) {
    const type = result.type(i);
    counts.mentions[type] = (counts.mentions[type] ?? 0) + 1;
    const entity = resolution.entityOf[result.order(i)]!;
    if (entity < 0) continue;
    seen.add(entity);
    counts.names++;
    if (resolution.entities[entity]!.id !== undefined) counts.resolved++;
  }
  counts.entities = seen.size;
  return counts;
}

function assertValid(
  check: { (node: unknown): boolean; violation?: { pointer: string; reason: string } | undefined },
  node: unknown,
): void {
  if (check(node)) return;
  throw new Error(
    `the record would break its schema: ${check.violation?.pointer ?? ''} ${check.violation?.reason ?? ''} in ${JSON.stringify(node).slice(0, 300)}`,
  );
}
