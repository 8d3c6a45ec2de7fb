import type { ResolvedEntity } from '../../contract/resolution.ts';
import { contextFor } from '../../record/context.ts';
import { documentId } from '../../record/identity.ts';
import type { Entity, Passage } from '../../record/schema.ts';
import type { RecordHead, RecordSink } from '../../record/sinks.ts';
import { isEntity, isMetadata, isPages, isParts, isPassage, isSource } from '../../record/validate.ts';
import { AnnotationWriter } from './annotations.ts';
import type { WriteOptions } from './options.ts';
import { RunPlaces } from './run-places.ts';
import { assertValid, rounded, type WriteJob } from './write-job.ts';

/**
 * Writes a document's record to a sink, every node validated as it goes.
 * @returns mentions by type and the share of name mentions whose entity a gazetteer knows
 * @throws Error when a node breaks the schema (a defect of the pipeline, never of the input)
 */
export function writeRecord(job: WriteJob, options: WriteOptions, sink: RecordSink): RecordCounts {
  sink.head(headOf(job, options));
  const bodies = writeEntities(job, sink);
  writePassages(job, options, sink);
  new AnnotationWriter(job, bodies, options).write(sink);
  sink.end();
  return countMentions(job);
}

/** What comes before the lists. What may be long stands last, so that the beginning of a file tells what it was made from. */
function headOf(
  { source, generator, metadata, original, result }: WriteJob,
  { baseIri, compact }: WriteOptions,
): RecordHead {
  const id = documentId(source.sha256, source.path, baseIri);
  const pages = original?.pages ?? [];
  const parts = original?.parts ?? [];
  assertValid(isSource, source);
  if (metadata !== undefined) assertValid(isMetadata, metadata);
  assertValid(isPages, pages);
  assertValid(isParts, parts);
  return {
    '@context': contextFor(id, compact),
    id,
    type: 'Document',
    ...(result.title !== undefined && { name: result.title }),
    source,
    generator,
    ...(metadata !== undefined && { metadata }),
    ...(pages.length > 0 && { pages: [...pages] }),
    ...(parts.length > 0 && { parts: [...parts] }),
  };
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
    ...(entity.confidence !== undefined && { confidence: rounded(entity.confidence) }),
    mentionCount,
  };
}

function writePassages(
  { chunks, result, original }: WriteJob,
  options: WriteOptions,
  sink: RecordSink,
): void {
  const withText = options.passageText && !options.compact;
  for (const { index, text, start: base, runs } of chunks()) {
    const places = original && new RunPlaces(runs ?? [], original);
    for (const passage of result.passagesOfChunk(index)) {
      const { kind, start, end, startCodePoint, endCodePoint, language } = passage;
      const node: Passage = {
        id: `#passage-${startCodePoint}`,
        type: 'Passage',
        kind,
        start: startCodePoint,
        end: endCodePoint,
        ...places?.passage(base + start, base + end),
        ...(language !== undefined && { language }),
        ...(withText && { text: text.slice(start, end) }),
      };
      assertValid(isPassage, node);
      sink.passage(node);
    }
  }
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
