import { pagePlace } from '../../../record/page-place.ts';
import type { Origin } from '../../../record/selector-schema.ts';
import type { Reading } from './reading.ts';

/** One document with all that was found in it, as a reader sees it. Positions are code points of the document's text. */
export interface ReadDocument {
  readonly path: string;
  readonly collection: string;
  readonly title: string | null;
  readonly iri: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly length: number;
  readonly software: string;
  readonly pipeline: string;
  /** Of an original that has pages. */
  readonly pages: readonly ReadPage[];
  readonly passages: readonly ReadPassage[];
  readonly entities: readonly ReadEntity[];
  readonly mentions: readonly ReadMention[];
}

/** A page of the original, in points; `start` and `end` in the document's text. */
export interface ReadPage {
  readonly number: number;
  readonly label: string | null;
  readonly start: number;
  readonly end: number;
  readonly width: number;
  readonly height: number;
  readonly ocr: boolean;
}

/** A place on a page: its number, then left, top, width and height in points from the top left corner. */
export type ReadBox = readonly [page: number, left: number, top: number, width: number, height: number];

export interface ReadPassage {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  /** Null where neither record nor sources gave it. */
  readonly text: string | null;
}

export interface ReadEntity {
  readonly thing: string;
  readonly iri: string;
  readonly known: boolean;
  readonly class: string;
  readonly type: string;
  readonly name: string;
  /** Other forms in this document. */
  readonly forms: readonly string[];
  readonly identifiers: readonly string[];
  readonly countryCode?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly jobTitle?: string;
  readonly runnerUp?: { readonly id: string; readonly confidence: number };
  readonly count: number;
}

export interface ReadMention {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly confidence: number;
  /** Winner first. */
  readonly stages: readonly string[];
  /** Index into `entities`. */
  readonly entity?: number;
  readonly value?: ReadValue;
  /** Where it stands on the pages of the original, a box a line. */
  readonly boxes?: readonly ReadBox[];
}

/** The value of an amount or date; decimals as strings. */
export interface ReadValue {
  readonly currency?: string;
  readonly value?: string;
  readonly minValue?: string;
  readonly maxValue?: string;
  readonly qualifier?: string;
  readonly unitText?: string;
  readonly unitCode?: string;
  /** EDTF. */
  readonly date?: string;
  readonly inferred?: readonly string[];
}

/** Key of a document by its path; the first collection's where several have it and none is named. */
export function documentIdOf(reading: Reading, path: string, collection?: string): number | undefined {
  const row = reading.get(
    `SELECT document_id FROM documents WHERE path = :path AND (:collection IS NULL OR collection = :collection)
      ORDER BY collection LIMIT 1`,
    { path, collection: collection ?? null },
  );
  return row === undefined ? undefined : Number(row['document_id']);
}

/** Reads a document; undefined where there is none. */
export function readDocument(reading: Reading, path: string, collection?: string): ReadDocument | undefined {
  const id = documentIdOf(reading, path, collection);
  if (id === undefined) return undefined;
  const head = reading.get(
    `SELECT d.path, d.collection, d.title, d.iri, d.media_type AS mediaType, d.sha256, d.length, r.software, r.pipeline
      FROM documents d JOIN runs r ON r.run_id = d.run_id WHERE d.document_id = :id`,
    { id },
  ) as unknown as Omit<ReadDocument, 'pages' | 'passages' | 'entities' | 'mentions'>;
  const pages = reading
    .all(
      'SELECT number, label, start_offset AS start, end_offset AS "end", width, height, ocr FROM pages WHERE document_id = :id ORDER BY number',
      { id },
    )
    .map((row) => ({ ...row, ocr: row['ocr'] === 1 })) as unknown as ReadPage[];
  const passages = reading.all(
    'SELECT start_offset AS start, end_offset AS "end", kind, text FROM passages WHERE document_id = :id ORDER BY start_offset',
    { id },
  ) as unknown as ReadPassage[];
  return { ...head, pages, passages, entities: entitiesOf(reading, id), mentions: mentionsOf(reading, id) };
}

function entitiesOf(reading: Reading, id: number): ReadEntity[] {
  const lists = (sql: string) => {
    const found = new Map<number, string[]>();
    for (const row of reading.all(sql, { id })) {
      const list = found.get(Number(row['entity'])) ?? [];
      list.push(String(row['value']));
      found.set(Number(row['entity']), list);
    }
    return found;
  };
  const names = lists(
    'SELECT entity, name AS value FROM names WHERE document_id = :id AND position > 0 ORDER BY entity, position',
  );
  const identifiers = lists(
    'SELECT entity, iri AS value FROM identifiers WHERE document_id = :id ORDER BY entity, iri',
  );
  const rows = reading.all(
    `SELECT entity, thing, iri, known, class, entity_type, name, country_code, latitude, longitude, job_title, runner_up,
        runner_up_confidence, mention_count FROM entities WHERE document_id = :id ORDER BY entity`,
    { id },
  );
  return rows.map((row) => ({
    thing: String(row['thing']),
    iri: String(row['iri']),
    known: row['known'] === 1,
    class: String(row['class']),
    type: String(row['entity_type']),
    name: String(row['name']),
    forms: names.get(Number(row['entity'])) ?? [],
    identifiers: identifiers.get(Number(row['entity'])) ?? [],
    count: Number(row['mention_count']),
    ...optional('countryCode', row['country_code']),
    ...optional('jobTitle', row['job_title']),
    ...(row['latitude'] !== null && {
      latitude: Number(row['latitude']),
      longitude: Number(row['longitude']),
    }),
    ...(row['runner_up'] !== null && {
      runnerUp: { id: String(row['runner_up']), confidence: Number(row['runner_up_confidence']) },
    }),
  }));
}

function optional<K extends string>(
  key: K,
  value: string | number | null | undefined,
): Partial<Record<K, string>> {
  return value === null || value === undefined ? {} : ({ [key]: String(value) } as Record<K, string>);
}

function mentionsOf(reading: Reading, id: number): ReadMention[] {
  const rows = reading.all(
    `SELECT m.start_offset, m.end_offset, m.entity_type, m.confidence, m.stages, m.entity, m.origin, a.currency, a.value, a.min_value, a.max_value,
        a.qualifier, a.unit_text, a.unit_code, coalesce(a.inferred, y.inferred) AS inferred, y.edtf
      FROM mentions m
      LEFT JOIN amounts a ON a.document_id = m.document_id AND a.start_offset = m.start_offset
      LEFT JOIN dates y ON y.document_id = m.document_id AND y.start_offset = m.start_offset
      WHERE m.document_id = :id ORDER BY m.start_offset`,
    { id },
  );
  return rows.map((row) => ({
    start: Number(row['start_offset']),
    end: Number(row['end_offset']),
    type: String(row['entity_type']),
    confidence: Number(row['confidence']),
    stages: String(row['stages']).split(' '),
    ...boxesOf(row['origin']),
    ...(row['entity'] === null
      ? {
          value: {
            ...optional('currency', row['currency']),
            ...optional('value', row['value']),
            ...optional('minValue', row['min_value']),
            ...optional('maxValue', row['max_value']),
            ...optional('qualifier', row['qualifier']),
            ...optional('unitText', row['unit_text']),
            ...optional('unitCode', row['unit_code']),
            ...optional('date', row['edtf']),
            ...(row['inferred'] !== null && { inferred: String(row['inferred']).split(' ') }),
          },
        }
      : { entity: Number(row['entity']) }),
  }));
}

function boxesOf(origin: string | number | null | undefined): { boxes?: ReadBox[] } {
  if (typeof origin !== 'string') return {};
  const boxes = (JSON.parse(origin) as Origin[]).flatMap((place): ReadBox[] => {
    const { page, box: [left, top, width, height] = [] } = pagePlace(place) ?? {};
    return page === undefined || height === undefined ? [] : [[page, left!, top!, width!, height]];
  });
  return boxes.length === 0 ? {} : { boxes };
}
