import type {
  Annotation,
  DocumentRecord,
  Entity,
  EntityType,
  NameType,
  Passage,
} from '../../record/schema.ts';
import { type CodePointIndex, codePointIndex } from '../audit/align/code-points.ts';
import { recordText } from '../audit/record-text.ts';
import { addedOrigin } from './added-origin.ts';
import { decidedNode, isValueType, movedBody, valueBody } from './bodies.ts';
import { BytePositions } from './byte-positions.ts';
import type { DecidedEntity, DecidedValue } from './decision.ts';
import { type Move, movedOrigin } from './moved-origin.ts';

/** What is said to have placed or changed a mention. */
export const reviewStage = 'review';

/** Code points of source on either side of a mention. */
const quoteContext = 32;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What a person wants a mention to be. */
export interface Wanted {
  readonly type: EntityType;
  readonly value?: DecidedValue | undefined;
  readonly entity?: DecidedEntity | undefined;
}

/** A copy of a record that can be changed, and becomes a valid record again. */
export class EditableRecord {
  readonly index: CodePointIndex;
  readonly #record: DocumentRecord;
  readonly #bytes: BytePositions;
  readonly #entities: Map<string, Entity>;
  #annotations: Annotation[];

  /** @param text the document's text, for a record whose passages carry none */
  constructor(record: DocumentRecord, text: string) {
    this.#record = record;
    this.index = codePointIndex(text);
    this.#bytes = new BytePositions(record, this.index);
    this.#entities = new Map(record.entities.map((entity) => [entity.id, entity]));
    this.#annotations = [...record.annotations];
  }

  /** The annotation with exactly this place. */
  at({ start, end }: Place): Annotation | undefined {
    return this.#annotations.find(({ target }) => {
      const [position] = target.selector;
      return position.start === start && position.end === end;
    });
  }

  remove(annotation: Annotation): void {
    this.#annotations = this.#annotations.filter((one) => one !== annotation);
  }

  /** Says that a person looked at it and found it right. */
  confirm(annotation: Annotation): void {
    this.#replace(annotation, { ...annotation, confidence: 1, stages: reviewed(annotation.stages) });
  }

  /** Gives a mention another type, value or entity. */
  change(annotation: Annotation, wanted: Wanted): void {
    const [{ start, end }, , { exact }] = annotation.target.selector;
    this.#replace(annotation, {
      ...annotation,
      motivation: motivationOf(wanted.type),
      entityType: wanted.type,
      body: this.#body({ start, end }, exact, wanted),
      confidence: 1,
      stages: reviewed(annotation.stages),
    });
  }

  /**
   * Moves a mention's edges; what it then overlaps goes.
   * @returns why it cannot be; undefined where it was done
   */
  move(annotation: Annotation, place: Place): string | undefined {
    const target = this.#target(place, annotation.target);
    if (target === undefined) return 'its bytes in the source cannot be told';
    const { origin: before, sentence, ...rest } = annotation;
    const origin = before === undefined ? undefined : movedOrigin(before, this.#moveOf(annotation, place));
    const inSentence = sentence !== undefined && place.start >= sentence[0] && place.end <= sentence[1];
    this.remove(annotation);
    this.#insert({
      ...rest,
      ...(inSentence && { sentence }),
      ...(origin !== undefined && { origin }),
      passage: this.#passageOf(place.start),
      id: `#mention-${place.start}-${place.end}`,
      body: movedBody(annotation.body, `${place.start}-${place.end}`),
      confidence: 1,
      stages: reviewed(annotation.stages),
      target,
    });
    return undefined;
  }

  /** Adds a mention; what it overlaps goes. */
  add(place: Place, wanted: Wanted): string | undefined {
    const target = this.#target(place);
    if (target === undefined) return 'its bytes in the source cannot be told';
    const origin = addedOrigin({ ...this.#record, annotations: this.#annotations }, this.index, place);
    this.#insert({
      id: `#mention-${place.start}-${place.end}`,
      type: 'Annotation',
      motivation: motivationOf(wanted.type),
      entityType: wanted.type,
      body: this.#body(place, this.index.slice(place.start, place.end), wanted),
      confidence: 1,
      stages: [reviewStage],
      passage: this.#passageOf(place.start),
      ...(origin !== undefined && { origin }),
      target,
    });
    return undefined;
  }

  /** The passage that begins and ends there. */
  passageAt({ start, end }: Place): Passage | undefined {
    return this.#record.passages.find((passage) => passage.start === start && passage.end === end);
  }

  /** The record with all changes: annotations in order, entities counted anew, those without a mention gone. */
  finish(): DocumentRecord {
    const used = new Map<string, string[]>();
    for (const { body, target } of this.#annotations)
      if (typeof body === 'string') used.set(body, [...(used.get(body) ?? []), target.selector[2].exact]);
    const entities = [...used].map(([id, surfaces]) => {
      const entity = this.#entities.get(id)!;
      const before = new Set([entity.name, ...entity.alternateName]);
      const more = [...new Set(surfaces)]
        .map(oneLine)
        .filter((name) => !before.has(name) && !seemsCased(name, before));
      return {
        ...entity,
        alternateName: [...entity.alternateName, ...new Set(more)],
        mentionCount: surfaces.length,
      };
    });
    return { ...this.#record, entities, annotations: this.#annotations };
  }

  #replace(before: Annotation, after: Annotation): void {
    this.#annotations = this.#annotations.map((one) => (one === before ? after : one));
  }

  #insert(annotation: Annotation): void {
    const [{ start, end }] = annotation.target.selector;
    const rest = this.#annotations.filter(({ target }) => {
      const [other] = target.selector;
      return other.end <= start || other.start >= end;
    });
    const at = rest.findIndex(({ target }) => target.selector[0].start > start);
    rest.splice(at === -1 ? rest.length : at, 0, annotation);
    this.#annotations = rest;
  }

  #target({ start, end }: Place, like?: Annotation['target']): Annotation['target'] | undefined {
    const [startByte, endByte] = [this.#bytes.at(start), this.#bytes.at(end)];
    if (startByte === undefined || endByte === undefined || endByte <= startByte) return undefined;
    const source = like?.source ?? (this.#record.source.text === undefined ? '' : '#text');
    return {
      source,
      selector: [
        { type: 'TextPositionSelector', start, end },
        { type: 'DataPositionSelector', start: startByte, end: endByte },
        {
          type: 'TextQuoteSelector',
          exact: this.index.slice(start, end),
          prefix: this.index.slice(Math.max(0, start - quoteContext), start),
          suffix: this.index.slice(end, Math.min(this.index.length, end + quoteContext)),
        },
      ],
    };
  }

  #moveOf({ target }: Annotation, { start, end }: Place): Move {
    const [old, , { exact }] = target.selector;
    const slice = (from: number, to: number) => (from < to ? this.index.slice(from, to) : '');
    const [before, after] = [slice(start, Math.min(end, old.start)), slice(Math.max(start, old.end), end)];
    return { old: exact, from: start - old.start, to: end - old.start, before, after };
  }

  /** Passages cover the text: one always begins there or before. */
  #passageOf(start: number): string {
    const { passages } = this.#record;
    return (passages.findLast((one) => one.start <= start) ?? passages[0]!).id;
  }

  #body({ start, end }: Place, exact: string, { type, value, entity }: Wanted): Annotation['body'] {
    if (isValueType(type)) return valueBody(type, `${start}-${end}`, value);
    const wanted = entity ?? { name: oneLine(exact) };
    const known = this.#knownEntity(type as NameType, wanted);
    if (known !== undefined) return known.id;
    const id = wanted.id ?? this.#freeId(start);
    this.#entities.set(id, decidedNode(type as NameType, wanted, id));
    return id;
  }

  /** The record's own entity of that identifier, or without one of that name. */
  #knownEntity(type: NameType, { id, name }: DecidedEntity): Entity | undefined {
    if (id !== undefined) return this.#entities.get(id);
    const all = [...this.#entities.values()].filter((entity) => entity.entityType === type);
    return (
      all.find((entity) => entity.name === name) ?? all.find((entity) => entity.alternateName.includes(name))
    );
  }

  #freeId(start: number): string {
    let id = `#entity-${start}`;
    for (let n = start; this.#entities.has(id); n++) id = `#entity-${n}`;
    return id;
  }
}

function reviewed(stages: readonly string[]): string[] {
  return [reviewStage, ...stages.filter((stage) => stage !== reviewStage)];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** "BELARUS" next to "Belarus" is no other name. */
function seemsCased(name: string, known: ReadonlySet<string>): boolean {
  return [...known].some((one) => one.toLowerCase() === name.toLowerCase());
}

/** What a mention does: it names a thing or gives a value. */
function motivationOf(type: EntityType): Annotation['motivation'] {
  return isValueType(type) ? 'classifying' : 'identifying';
}

/** The text of a record; undefined where its passages carry none. */
export const textOfRecord = recordText;
