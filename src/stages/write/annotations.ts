import type { PlacedMention } from '../../contract/document-result.ts';
import type { Value } from '../../contract/proposal.ts';
import type { Annotation, ValueBody } from '../../record/schema.ts';
import type { Target } from '../../record/selector-schema.ts';
import type { RecordSink } from '../../record/sinks.ts';
import { isAnnotation } from '../../record/validate.ts';
import type { WriteOptions } from './options.ts';
import { RunPlaces } from './run-places.ts';
import { assertValid, type ChunkOfRecord, rounded, type WriteJob } from './write-job.ts';

/** Code points of source on either side of a mention. */
const quoteContext = 32;

/** Writes the annotations of a document in the order of their place. */
export class AnnotationWriter {
  readonly #job: WriteJob;
  readonly #bodies: readonly string[];
  readonly #compact: boolean;
  readonly #source: Target['source'];

  /** @param bodies IRI of each of the resolver's entities */
  constructor(job: WriteJob, bodies: readonly string[], { compact }: WriteOptions) {
    this.#job = job;
    this.#bodies = bodies;
    this.#compact = compact;
    this.#source = job.original === undefined ? '' : '#text';
  }

  write(sink: RecordSink): void {
    let before = '';
    let current: ChunkOfRecord | undefined;
    const flush = (after: string) => {
      if (current === undefined) return;
      for (const node of this.#ofChunk(current, before, after)) {
        assertValid(isAnnotation, node);
        sink.annotation(node);
      }
      before = lastCodePoints(before + current.text.slice(-2 * quoteContext), quoteContext);
    };
    for (const chunk of this.#job.chunks()) {
      flush(chunk.text.slice(0, 2 * quoteContext));
      current = chunk;
    }
    flush('');
  }

  /** @param before what stands before the chunk, for quotes that reach over its ends; `after` likewise */
  *#ofChunk(chunk: ChunkOfRecord, before: string, after: string): Generator<Annotation> {
    const { result, original } = this.#job;
    const places = original && new RunPlaces(chunk.runs ?? [], original);
    const passages = result.passagesOfChunk(chunk.index);
    let passage = passages.next();
    const [from, to] = result.mentionsOfChunk(chunk.index);
    for (let i = from; i < to; i++) {
      const mention = result.mention(i);
      while (!passage.done && passage.value.end <= mention.start) passage = passages.next();
      const origin = places?.origins(chunk.start + mention.start, chunk.start + mention.end) ?? [];
      const place = `${mention.startCodePoint}-${mention.endCodePoint}`;
      yield {
        id: `#mention-${place}`,
        type: 'Annotation',
        ...this.#meaning(mention, place),
        confidence: rounded(mention.confidence),
        stages: [...mention.stages],
        passage: `#passage-${passage.done ? 0 : passage.value.startCodePoint}`,
        ...(mention.sentence !== undefined && { sentence: [...mention.sentence] }),
        target: this.#target(mention, chunk.text, before, after),
        ...(origin.length > 0 && { origin }),
      };
    }
  }

  #meaning(mention: PlacedMention, place: string): Pick<Annotation, 'motivation' | 'entityType' | 'body'> {
    const entity = this.#job.resolution.entityOf[mention.order]!;
    const entityType = mention.type;
    if (entity >= 0) return { motivation: 'identifying', entityType, body: this.#bodies[entity]! };
    const body = { id: `#value-${place}`, ...(mention.value ?? emptyValue(mention)) } as ValueBody;
    return { motivation: 'classifying', entityType, body };
  }

  #target(mention: PlacedMention, text: string, before: string, after: string): Target {
    const exact = text.slice(mention.start, mention.end);
    const left = text.slice(Math.max(0, mention.start - 2 * quoteContext), mention.start);
    const right = text.slice(mention.end, mention.end + 2 * quoteContext);
    return {
      source: this.#source,
      selector: [
        { type: 'TextPositionSelector', start: mention.startCodePoint, end: mention.endCodePoint },
        { type: 'DataPositionSelector', start: mention.startByte, end: mention.endByte },
        this.#compact
          ? { type: 'TextQuoteSelector', exact }
          : {
              type: 'TextQuoteSelector',
              exact,
              prefix: lastCodePoints(left.length < 2 * quoteContext ? before + left : left, quoteContext),
              suffix: firstCodePoints(right.length < 2 * quoteContext ? right + after : right, quoteContext),
            },
      ],
    };
  }
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
