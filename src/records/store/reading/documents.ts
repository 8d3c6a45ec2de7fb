import type { Reading, ReadingRow } from './reading.ts';

/** What a list of documents is narrowed by; what is absent does not narrow. */
export interface DocumentFilter {
  /** Words in title or path. */
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly thing?: string | undefined;
  /** ISO 3166-1 code of a place named in it. */
  readonly country?: string | undefined;
  readonly fromYear?: number | undefined;
  readonly toYear?: number | undefined;
  readonly currency?: string | undefined;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

export const documentOrders = ['path', 'title', 'mentions', 'words', 'share'] as const;
export type DocumentOrder = (typeof documentOrders)[number];

export interface DocumentPage {
  readonly order: DocumentOrder;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface DocumentLine {
  readonly path: string;
  readonly collection: string;
  readonly title: string;
  readonly mediaType: string;
  readonly length: number;
  readonly words: number;
  readonly mentions: number;
  readonly names: number;
  /** Share of name mentions whose thing a gazetteer knows. */
  readonly share: number | null;
}

/** The condition of a filter on `r`, a row of `reading_documents`; its parameters by name. */
export function documentCondition(filter: DocumentFilter): {
  where: string;
  parameters: Record<string, string | number>;
} {
  const parts: string[] = [];
  const parameters: Record<string, string | number> = {};
  const add = (sql: string, values: Record<string, string | number>) => {
    parts.push(sql);
    Object.assign(parameters, values);
  };
  const { name, type, thing, country, fromYear, toYear, currency, least, most } = filter;
  if (name !== undefined && name !== '')
    add('(instr(lower(r.title), lower(:name)) > 0 OR instr(lower(r.path), lower(:name)) > 0)', { name });
  if (type !== undefined)
    add('r.document_id IN (SELECT document_id FROM reading_document_types WHERE entity_type = :type)', {
      type,
    });
  if (thing !== undefined)
    add('r.document_id IN (SELECT document_id FROM reading_document_things WHERE thing = :thing)', { thing });
  if (country !== undefined)
    add('r.document_id IN (SELECT document_id FROM entities WHERE country_code = :country)', { country });
  if (fromYear !== undefined || toYear !== undefined)
    add('r.document_id IN (SELECT document_id FROM reading_years WHERE year BETWEEN :fromYear AND :toYear)', {
      fromYear: fromYear ?? -9999,
      toYear: toYear ?? 9999,
    });
  if (currency !== undefined)
    add(
      'r.document_id IN (SELECT document_id FROM reading_amounts WHERE currency = :currency AND value BETWEEN :least AND :most)',
      { currency, least: least ?? 0, most: most ?? Number.MAX_VALUE },
    );
  return { where: parts.length === 0 ? '1' : parts.join(' AND '), parameters };
}

/** A page of the documents that fit, and how many fit in all. */
export function listDocuments(
  reading: Reading,
  filter: DocumentFilter,
  { order, descending, offset, limit }: DocumentPage,
): { total: number; documents: DocumentLine[] } {
  const { where, parameters } = documentCondition(filter);
  const total = Number(
    reading.get(`SELECT count(*) AS n FROM reading_documents r WHERE ${where}`, parameters)!['n'],
  );
  const direction = descending ? 'DESC' : 'ASC';
  const rows = reading.all(
    `SELECT d.path, d.collection, r.title, d.media_type AS mediaType, d.length, r.words, r.mentions, r.names, r.share
      FROM reading_documents r JOIN documents d ON d.document_id = r.document_id
      WHERE ${where} ORDER BY r.${order} ${direction}, r.document_id LIMIT :limit OFFSET :offset`,
    { ...parameters, limit, offset },
  );
  return { total, documents: rows as unknown as DocumentLine[] };
}

/** Sums over the whole collection. */
export function totals(reading: Reading): ReadingRow {
  return reading.get(
    `SELECT count(*) AS documents, coalesce(sum(mentions), 0) AS mentions, coalesce(sum(words), 0) AS words,
      coalesce(sum(names), 0) AS names, coalesce(sum(resolved), 0) AS resolved,
      (SELECT count(*) FROM reading_things) AS things FROM reading_documents`,
  )!;
}
