import { type EntityType, entityTypes } from '../record/entity-types.ts';
import { type PassageKind, passageKinds } from '../record/terms.ts';
import type { PassageSpan } from './document.ts';
import type { Mention } from './mention.ts';
import type { Value } from './proposal.ts';

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
  /** Code points of the sentence it stands in; undefined where it was not asked for. */
  sentence: readonly [start: number, end: number] | undefined;
  /** In which place the resolver was given it. */
  order: number;
}

/** Where a mention stands in the document, and its turn with the resolver. */
export type MentionPlace = Pick<
  PlacedMention,
  'startCodePoint' | 'endCodePoint' | 'startByte' | 'endByte' | 'order' | 'sentence'
>;

/** A passage with its places in the document. */
export interface PlacedPassage {
  kind: PassageKind;
  /** Code units from the chunk's start. */
  start: number;
  end: number;
  startCodePoint: number;
  endCodePoint: number;
  /** BCP 47, where it is not the document's. */
  language: string | undefined;
}

type Block = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

const blockBits = 14;
const blockSize = 1 << blockBits;

/** A column of numbers that grows block by block, so that growing never copies. */
class Column {
  readonly #make: new (
    length: number,
  ) => Block;
  readonly #blocks: Block[] = [];
  length = 0;

  constructor(make: new (length: number) => Block) {
    this.#make = make;
  }

  push(value: number): void {
    const at = this.length & (blockSize - 1);
    // The first block grows from small, since most documents are.
    if (at === 0) this.#blocks.push(new this.#make(this.length === 0 ? 256 : blockSize));
    let block = this.#blocks[this.#blocks.length - 1]!;
    if (at === block.length) {
      const larger = new this.#make(Math.min(blockSize, at * 4));
      larger.set(block);
      this.#blocks[this.#blocks.length - 1] = block = larger;
    }
    block[at] = value;
    this.length++;
  }

  at(index: number): number {
    return this.#blocks[index >>> blockBits]![index & (blockSize - 1)]!;
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
 * The mentions and passages of one document as columns of numbers: some fifty bytes a mention, so that a document of
 * hundreds of megabytes fits. Mentions are added chunk by chunk in the order of their start.
 */
export class DocumentResult {
  readonly #type = new Column(Uint8Array);
  readonly #start = new Column(Uint32Array);
  readonly #units = new Column(Uint32Array);
  readonly #startCodePoint = new Column(Float64Array);
  readonly #codePoints = new Column(Uint32Array);
  readonly #startByte = new Column(Float64Array);
  readonly #bytes = new Column(Uint32Array);
  /** In thousandths. */
  readonly #confidence = new Column(Uint16Array);
  readonly #stages = new Column(Uint16Array);
  readonly #value = new Column(Int32Array);
  readonly #order = new Column(Uint32Array);
  /** Code points from the sentence's start to the mention's, and from there to the sentence's end; 0 where it was not asked for. */
  readonly #sentenceBefore = new Column(Uint32Array);
  readonly #sentenceAfter = new Column(Uint32Array);
  readonly #chunkMentions = new Column(Uint32Array);
  readonly #stageLists = new Interned<readonly string[]>();
  readonly #values = new Interned<Value>();
  readonly #passageKind = new Column(Uint8Array);
  readonly #passageEnd = new Column(Uint32Array);
  readonly #passageEndCodePoint = new Column(Float64Array);
  readonly #passageLanguage = new Column(Uint16Array);
  readonly #languages = new Interned<string | undefined>();
  readonly #chunkPassages = new Column(Uint32Array);
  /** The document's title, where one was found. */
  title: string | undefined;
  sentences = 0;
  words = 0;

  /** Number of mentions. */
  get length(): number {
    return this.#type.length;
  }

  addMention(mention: Mention, place: MentionPlace): void {
    this.#type.push(entityTypes.indexOf(mention.type));
    this.#start.push(mention.start);
    this.#units.push(mention.end - mention.start);
    this.#startCodePoint.push(place.startCodePoint);
    this.#codePoints.push(place.endCodePoint - place.startCodePoint);
    this.#startByte.push(place.startByte);
    this.#bytes.push(place.endByte - place.startByte);
    this.#confidence.push(Math.round(mention.confidence * 1000));
    this.#stages.push(this.#stageLists.number(mention.stages.join('\n'), mention.stages));
    this.#value.push(
      mention.value === undefined ? -1 : this.#values.number(JSON.stringify(mention.value), mention.value),
    );
    this.#order.push(place.order);
    const [from, to] = place.sentence ?? [place.startCodePoint, place.startCodePoint];
    this.#sentenceBefore.push(place.startCodePoint - from);
    this.#sentenceAfter.push(to - place.startCodePoint);
  }

  addPassage({ kind, end, language }: PassageSpan, endCodePoint: number): void {
    this.#passageKind.push(passageKinds.indexOf(kind));
    this.#passageLanguage.push(this.#languages.number(language ?? '', language));
    this.#passageEnd.push(end);
    this.#passageEndCodePoint.push(endCodePoint);
  }

  /** Says that the mentions and passages of a chunk are complete. */
  endChunk(): void {
    this.#chunkMentions.push(this.#type.length);
    this.#chunkPassages.push(this.#passageKind.length);
  }

  mention(index: number): PlacedMention {
    const value = this.#value.at(index);
    const start = this.#start.at(index);
    const startCodePoint = this.#startCodePoint.at(index);
    const startByte = this.#startByte.at(index);
    const after = this.#sentenceAfter.at(index);
    return {
      type: this.type(index),
      start,
      end: start + this.#units.at(index),
      startCodePoint,
      endCodePoint: startCodePoint + this.#codePoints.at(index),
      startByte,
      endByte: startByte + this.#bytes.at(index),
      confidence: this.#confidence.at(index) / 1000,
      stages: this.#stageLists.value(this.#stages.at(index)),
      value: value === -1 ? undefined : this.#values.value(value),
      order: this.#order.at(index),
      sentence:
        after === 0 ? undefined : [startCodePoint - this.#sentenceBefore.at(index), startCodePoint + after],
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

  /** A chunk's passages in order; they cover it. */
  *passagesOfChunk(chunk: number): Generator<PlacedPassage> {
    let start = 0;
    const from = chunk === 0 ? 0 : this.#chunkPassages.at(chunk - 1);
    const to = this.#chunkPassages.at(chunk);
    let startCodePoint = from === 0 ? 0 : this.#passageEndCodePoint.at(from - 1);
    for (let i = from; i < to; i++) {
      const end = this.#passageEnd.at(i);
      const endCodePoint = this.#passageEndCodePoint.at(i);
      const kind = passageKinds[this.#passageKind.at(i)]!;
      const language = this.#languages.value(this.#passageLanguage.at(i));
      yield { kind, start, end, startCodePoint, endCodePoint, language };
      start = end;
      startCodePoint = endCodePoint;
    }
  }
}
