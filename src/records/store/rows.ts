import { pagePlace } from '../../record/page-place.ts';
import type { Annotation, Entity, Passage, ValueBody } from '../../record/schema.ts';
import type { RecordHead } from '../../record/sinks.ts';
import { edtfBounds } from '../../text/edtf-bounds.ts';
import { invalidRecord, type RecordNode } from '../read/read.ts';
import type { RecordReference } from '../read/reference.ts';
import { isKnown, ownThing } from '../things/own-thing.ts';
import type { Things } from '../things/things.ts';
import { identifierScheme } from './identifier-scheme.ts';
import { documentKey, runKey } from './keys.ts';
import { type TableName, tableNames } from './layout.ts';

/** A value of a row, in the order of the table's columns. Decimals are strings. */
export type Cell = string | number | null;
export type Row = readonly Cell[];

/** Rows by table. */
export class RowBatch {
  readonly tables: Readonly<Record<TableName, Row[]>> = Object.fromEntries(
    tableNames.map((name) => [name, [] as Row[]]),
  ) as Record<TableName, Row[]>;
  /** About the bytes of the rows. */
  size = 0;

  add(table: TableName, row: Row): void {
    this.tables[table].push(row);
    for (const cell of row) this.size += typeof cell === 'string' ? cell.length + 8 : 8;
  }

  /** Takes the rows of another batch. */
  join(other: RowBatch): void {
    for (const name of tableNames) for (const row of other.tables[name]) this.tables[name].push(row);
    this.size += other.size;
  }

  clear(): void {
    for (const name of tableNames) this.tables[name].length = 0;
    this.size = 0;
  }
}

/** Where a record stands, for what is wrong with it. */
type RecordPlace = Pick<RecordReference, 'file' | 'line'>;

/** The rows of a record's run and of its document, which need what is known of the whole: the digest. */
export function addHeadRows(
  batch: RowBatch,
  collection: string,
  { id, name, source, generator, metadata, pages }: RecordHead,
  digest: string,
): void {
  const { software, pipeline, pipelineHash } = generator;
  const run = runKey(software, pipeline, pipelineHash);
  batch.add('runs', [run, stored(software), stored(pipeline), pipelineHash]);
  const path = stored(source.path);
  batch.add('documents', [
    documentKey(collection, path),
    collection,
    path,
    id,
    name === undefined ? null : stored(name),
    stored(source.mediaType),
    // Text that was read out of another format is UTF-8.
    stored(source.encoding ?? 'utf-8'),
    source.sha256,
    source.byteLength,
    source.length,
    run,
    digest,
    textOrNull(source.date),
    (source.date === undefined ? undefined : edtfBounds(source.date).year) ?? null,
    textOrNull(source.language),
    source.languageConfidence ?? null,
    textOrNull(source.reader),
    pages?.length ?? null,
    textOrNull(source.text?.path),
    source.text?.sha256 ?? null,
    metadata === undefined ? null : stored(JSON.stringify(metadata)),
    source.metadataSha256 ?? null,
  ]);
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined ? null : stored(text);
}

/** The cells of a box, or of none. */
function boxCells(box: readonly number[] | undefined): Cell[] {
  return box === undefined ? [null, null, null, null] : [...box];
}

/** Turns the nodes of one record into rows of the tables that hold its parts. */
export class RowMaker {
  readonly documentId: number;
  /** Annotations taken so far. */
  mentions = 0;
  readonly #head: RecordHead;
  readonly #place: RecordPlace;
  readonly #batch: RowBatch;
  readonly #things: Pick<Things, 'thingOf'> | undefined;
  readonly #entities = new Map<string, number>();
  readonly #passageStarts: number[] = [];
  #passageEnd = 0;
  #mentionEnd = 0;
  #passage = -1;

  /** @param things says which thing of the collection an entity is; what it says by itself where absent */
  constructor(
    collection: string,
    head: RecordHead,
    place: RecordPlace,
    batch: RowBatch,
    things?: Pick<Things, 'thingOf'>,
  ) {
    this.#things = things;
    this.#head = head;
    this.#place = place;
    this.#batch = batch;
    this.documentId = documentKey(collection, stored(head.source.path));
    this.#pagesAndParts();
  }

  #pagesAndParts(): void {
    const { pages = [], parts = [] } = this.#head;
    for (const { number, label, start, end, width, height, ocr } of pages) {
      const size = [width ?? null, height ?? null];
      const cells = [textOrNull(label), start, end, ...size, ocr === true ? 1 : 0];
      this.#batch.add('pages', [this.documentId, number, ...cells]);
    }
    for (const { id, path, mediaType, sha256, start, end } of parts)
      this.#batch.add('parts', [this.documentId, id, stored(path), stored(mediaType), sha256, start, end]);
  }

  /** @throws OnomastError `record.invalid` where the node contradicts the others */
  take(item: RecordNode): void {
    if (item.list === 'entities') this.#entity(item.node);
    else if (item.list === 'passages') this.#takePassage(item.node);
    else this.#annotation(item.node);
  }

  #entity(node: Entity): void {
    const entity = this.#entities.size;
    if (this.#entities.has(node.id)) throw invalidRecord(this.#place, `two entities ${node.id}`);
    this.#entities.set(node.id, entity);
    const local = node.id.startsWith('#');
    const id = stored(node.id);
    this.#batch.add('entities', [
      this.documentId,
      entity,
      local ? this.#head.id + id : id,
      stored(this.#things?.thingOf(this.#head.source.path, node) ?? ownThing(node)),
      isKnown(node.id) ? 1 : 0,
      node.type[0]!,
      node.entityType,
      stored(node.name),
      node.countryCode ?? null,
      node.subdivisionCode ?? null,
      node.latitude ?? null,
      node.longitude ?? null,
      node.jobTitle === undefined ? null : stored(node.jobTitle),
      node.runnerUp === undefined ? null : stored(node.runnerUp.id),
      node.runnerUp?.confidence ?? null,
      node.mentionCount,
      node.confidence ?? null,
    ]);
    for (const [i, name] of [node.name, ...node.alternateName].entries())
      this.#batch.add('names', [this.documentId, entity, i, stored(name)]);
    const identifiers = new Set([...(isKnown(node.id) ? [id] : []), ...node.sameAs.map(stored)]);
    for (const iri of identifiers)
      this.#batch.add('identifiers', [this.documentId, entity, iri, identifierScheme(iri)]);
  }

  #takePassage({ kind, start, end, text, page, part, box, language }: Passage): void {
    if (start < this.#passageEnd || end < start || (this.#passageStarts.at(-1) ?? -1) >= start)
      throw invalidRecord(this.#place, `the passage at ${start} is out of order`);
    this.#passageEnd = end;
    this.#passageStarts.push(start);
    this.#batch.add('passages', [
      this.documentId,
      start,
      end,
      kind,
      textOrNull(text),
      page ?? null,
      part ?? null,
      ...boxCells(box),
      textOrNull(language),
    ]);
  }

  #annotation(node: Annotation): void {
    const [position, bytes, quote] = node.target.selector;
    const { start, end } = position;
    if (start < this.#mentionEnd || end <= start)
      throw invalidRecord(this.#place, `the annotation at ${start} is out of order`);
    this.#mentionEnd = end;
    this.mentions++;
    const isName = typeof node.body === 'string';
    const entity = isName ? this.#entities.get(node.body as string) : null;
    if (entity === undefined)
      throw invalidRecord(this.#place, `no entity ${String(node.body)} for the annotation at ${start}`);
    this.#batch.add('mentions', [
      this.documentId,
      start,
      end,
      bytes.start,
      bytes.end,
      node.entityType,
      stored(quote.exact),
      stored(quote.prefix ?? ''),
      stored(quote.suffix ?? ''),
      node.confidence,
      node.stages.map(stored).join(' '),
      entity,
      this.#passageOf(start),
      node.sentence?.[0] ?? null,
      node.sentence?.[1] ?? null,
      ...originCells(node.origin),
    ]);
    if (!isName) this.#value(node.entityType, start, node.body as ValueBody);
  }

  #value(type: string, start: number, body: ValueBody): void {
    const inferred = body.inferred?.join(' ') ?? null;
    if (body.type === 'TemporalExpression') {
      const { year, firstDay, lastDay } = body.value === undefined ? {} : edtfBounds(body.value);
      const edtf = body.value === undefined ? null : stored(body.value);
      this.#batch.add('dates', [
        this.documentId,
        start,
        edtf,
        year ?? null,
        firstDay ?? null,
        lastDay ?? null,
        inferred,
        body.valueStatus ?? null,
        body.inferredFrom ?? null,
      ]);
      return;
    }
    const money = body.type === 'MonetaryAmount';
    this.#batch.add('amounts', [
      this.documentId,
      start,
      type,
      (money ? body.currency : undefined) ?? null,
      body.value ?? null,
      body.minValue ?? null,
      body.maxValue ?? null,
      body.qualifier ?? null,
      money || body.unitText === undefined ? null : stored(body.unitText),
      (money ? undefined : body.unitCode) ?? null,
      inferred,
      body.valueStatus ?? null,
      body.inferredFrom ?? null,
      (money ? body.runnerUp?.currency : undefined) ?? null,
      (money ? body.runnerUp?.confidence : undefined) ?? null,
    ]);
  }

  /** Start of the passage that holds an offset; annotations come in order, so the search goes on from the last. */
  #passageOf(offset: number): number | null {
    while (
      this.#passage + 1 < this.#passageStarts.length &&
      this.#passageStarts[this.#passage + 1]! <= offset
    )
      this.#passage++;
    return this.#passageStarts[this.#passage] ?? null;
  }
}

/** Where a mention begins in the original (page, part, box) and all its places there as JSON. */
function originCells(origin: Annotation['origin']): Cell[] {
  const [first] = origin ?? [];
  if (first === undefined) return [null, null, null, null, null, null, null];
  const { page, box } = pagePlace(first) ?? {};
  const part = first.source === '' ? null : first.source;
  return [page ?? null, part, ...boxCells(box), stored(JSON.stringify(origin))];
}

/** A string as every store can hold it: PostgreSQL has no U+0000, and half a surrogate pair is no UTF-8. */
export function stored(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? text.toWellFormed().replaceAll('\0', '\ufffd') : text;
}
