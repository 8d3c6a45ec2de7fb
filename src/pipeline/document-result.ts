import { type EntityType, entityTypes, type PassageKind, passageKinds } from '../record/schema.ts';
import type { Mention, Value } from './contract.ts';

/** A mention with its places in the document, as the writer needs it. */
export interface PlacedMention {
  type: EntityType;
  /** Code units from the chunk's start. */
  start: number;
  end: number;
  startCodePoint: number;
  endCodePoint: number;
  startByte: number;
  endByte: number;
  confidence: number;
  stages: readonly string[];
  value: Value | undefined;
  /** In which place the resolver was given it. */
  order: number;
}

/** A typed array that grows. */
class Column {
  #data: Float64Array;
  length = 0;
  constructor(capacity = 64) {
    this.#data = new Float64Array(capacity);
  }
  push(value: number): void {
    if (this.length === this.#data.length) {
      const larger = new Float64Array(this.#data.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.length++] = value;
  }
  at(index: number): number {
    return this.#data[index]!;
  }
}

/** Gives equal values one number, and back. */
class Interned<T> {
  readonly #numbers = new Map<string, number>();
  readonly #values: T[] = [];
  number(key: string, value: T): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#values.length;
      this.#numbers.set(key, number);
      this.#values.push(value);
    }
    return number;
  }
  value(number: number): T {
    return this.#values[number]!;
  }
}

/**
 * The mentions and passages of one document as columns of numbers: some eighty bytes a mention, so that a document of
 * hundreds of megabytes fits. Mentions are added chunk by chunk in the order of their start.
 */
export class DocumentResult {
  readonly #type = new Column();
  readonly #start = new Column();
  readonly #end = new Column();
  readonly #startCodePoint = new Column();
  readonly #endCodePoint = new Column();
  readonly #startByte = new Column();
  readonly #endByte = new Column();
  readonly #confidence = new Column();
  readonly #stages = new Column();
  readonly #value = new Column();
  readonly #order = new Column();
  readonly #chunkMentions = new Column();
  readonly #stageLists = new Interned<readonly string[]>();
  readonly #values = new Interned<Value>();
  readonly #passageKind = new Column();
  readonly #passageEnd = new Column();
  readonly #chunkPassages = new Column();
  /** The document's title, where one was found. */
  title: string | undefined;
  sentences = 0;
  words = 0;

  /** Number of mentions. */
  get length(): number {
    return this.#type.length;
  }

  addMention(
    mention: Mention,
    place: Pick<PlacedMention, 'startCodePoint' | 'endCodePoint' | 'startByte' | 'endByte' | 'order'>,
  ): void {
    this.#type.push(entityTypes.indexOf(mention.type));
    this.#start.push(mention.start);
    this.#end.push(mention.end);
    this.#startCodePoint.push(place.startCodePoint);
    this.#endCodePoint.push(place.endCodePoint);
    this.#startByte.push(place.startByte);
    this.#endByte.push(place.endByte);
    this.#confidence.push(mention.confidence);
    this.#stages.push(this.#stageLists.number(mention.stages.join('\n'), mention.stages));
    this.#value.push(
      mention.value === undefined ? -1 : this.#values.number(JSON.stringify(mention.value), mention.value),
    );
    this.#order.push(place.order);
  }

  addPassage(kind: PassageKind, end: number): void {
    this.#passageKind.push(passageKinds.indexOf(kind));
    this.#passageEnd.push(end);
  }

  /** Says that the mentions and passages of a chunk are complete. */
  endChunk(): void {
    this.#chunkMentions.push(this.#type.length);
    this.#chunkPassages.push(this.#passageKind.length);
  }

  mention(index: number): PlacedMention {
    const value = this.#value.at(index);
    return {
      type: entityTypes[this.#type.at(index)]!,
      start: this.#start.at(index),
      end: this.#end.at(index),
      startCodePoint: this.#startCodePoint.at(index),
      endCodePoint: this.#endCodePoint.at(index),
      startByte: this.#startByte.at(index),
      endByte: this.#endByte.at(index),
      confidence: this.#confidence.at(index),
      stages: this.#stageLists.value(this.#stages.at(index)),
      value: value === -1 ? undefined : this.#values.value(value),
      order: this.#order.at(index),
    };
  }

  startCodePoint(index: number): number {
    return this.#startCodePoint.at(index);
  }

  type(index: number): EntityType {
    return entityTypes[this.#type.at(index)]!;
  }

  order(index: number): number {
    return this.#order.at(index);
  }

  /** Indices `[from, to)` of a chunk's mentions. */
  mentionsOfChunk(chunk: number): readonly [from: number, to: number] {
    return [chunk === 0 ? 0 : this.#chunkMentions.at(chunk - 1), this.#chunkMentions.at(chunk)];
  }

  /** A chunk's passages in order; they cover it. Code units from the chunk's start. */
  *passagesOfChunk(chunk: number): Generator<{ kind: PassageKind; start: number; end: number }> {
    let start = 0;
    const to = this.#chunkPassages.at(chunk);
    for (let i = chunk === 0 ? 0 : this.#chunkPassages.at(chunk - 1); i < to; i++) {
      const end = this.#passageEnd.at(i);
      yield { kind: passageKinds[this.#passageKind.at(i)]!, start, end };
      start = end;
    }
  }
}
