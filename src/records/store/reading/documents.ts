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

export const documentOrders = [
  'path',
  'title',
  'date',
  'language',
  'pages',
  'mentions',
  'words',
  'share',
  'accuracy',
] as const;
export type DocumentOrder = (typeof documentOrders)[number];

export interface DocumentPage {
  readonly order: DocumentOrder;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
  /** What judges found of documents, by path. */
  readonly judged?: Readonly<Record<string, Judged>>;
}

/** Mentions of a document that were judged, and how many of them are right in span and type. */
export interface Judged {
  readonly judged: number;
  readonly right: number;
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
  /** EDTF. */
  readonly date: string | null;
  /** BCP 47. */
  readonly language: string | null;
  /** Of an original that has pages. */
  readonly pages: number | null;
  readonly judged?: Judged;
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
  if (currency !== undefined || least !== undefined || most !== undefined)
    add(sumCondition(filter), {
      ...(currency !== undefined && { currency }),
      ...(least !== undefined && { least }),
      ...(most !== undefined && { most }),
    });
  return { where: parts.length === 0 ? '1' : parts.join(' AND '), parameters };
}

/** That a document has a sum of a currency in a range; its smallest and its largest tell where the range is open at one end. */
function sumCondition({ currency, least, most }: DocumentFilter): string {
  const parts = [
    currency === undefined ? '' : 's.currency = :currency',
    least === undefined ? '' : 's.most >= :least',
    most === undefined ? '' : 's.least <= :most',
    least === undefined || most === undefined
      ? ''
      : `(s.least >= :least OR s.most <= :most OR EXISTS (SELECT 1 FROM reading_amounts a
          WHERE a.document_id = s.document_id AND a.currency = s.currency AND a.value BETWEEN :least AND :most))`,
  ];
  return `r.document_id IN (SELECT s.document_id FROM reading_document_sums s
    WHERE ${parts.filter((part) => part !== '').join(' AND ')})`;
}

/** A page of the documents that fit, and how many fit in all. */
export function listDocuments(
  reading: Reading,
  filter: DocumentFilter,
  { order, descending, offset, limit, judged = {} }: DocumentPage,
): { total: number; documents: DocumentLine[] } {
  const { where, parameters } = documentCondition(filter);
  const total = Number(
    reading.get(`SELECT count(*) AS n FROM reading_documents r WHERE ${where}`, parameters)!['n'],
  );
  const rows = reading.all(pageSql(where, order, descending), {
    ...parameters,
    limit,
    offset,
    ...(order === 'accuracy' && { judged: accuracies(judged) }),
  });
  const documents = rows.map((row) => {
    const own = judged[String(row['path'])];
    return (own === undefined ? row : { ...row, judged: own }) as unknown as DocumentLine;
  });
  return { total, documents };
}

/** Columns that may be empty; empty ones stand last. */
const nullable: ReadonlySet<DocumentOrder> = new Set(['share', 'date', 'language', 'pages', 'accuracy']);

/** A page of `reading_documents` by an index where there is one, so both columns go the same way; then what else is shown of its rows. */
function pageSql(where: string, order: DocumentOrder, descending: boolean): string {
  const column = order === 'accuracy' ? 'j.value' : `r.${order}`;
  const way = descending ? 'DESC' : 'ASC';
  const empty = nullable.has(order) && !descending ? ' NULLS LAST' : '';
  const judged = order === 'accuracy' ? 'LEFT JOIN json_each(:judged) j ON j.key = r.path' : '';
  return `SELECT d.path, d.collection, r.title, d.media_type AS mediaType, d.length, r.words, r.mentions, r.names, r.share,
      r.date, r.language, r.pages
    FROM (SELECT r.*, ${column} AS sorted FROM reading_documents r ${judged}
      WHERE ${where} ORDER BY ${column} ${way}${empty}, r.document_id ${way} LIMIT :limit OFFSET :offset) r
    JOIN documents d ON d.document_id = r.document_id
    ORDER BY r.sorted ${way}${empty}, r.document_id ${way}`;
}

function accuracies(judged: Readonly<Record<string, Judged>>): string {
  const shares = Object.entries(judged).map(([path, { judged: all, right }]) => [path, right / all]);
  return JSON.stringify(Object.fromEntries(shares));
}

/** Sums over the whole collection. */
export function totals(reading: Reading): ReadingRow {
  return reading.get(
    `SELECT count(*) AS documents, coalesce(sum(mentions), 0) AS mentions, coalesce(sum(words), 0) AS words,
      coalesce(sum(names), 0) AS names, coalesce(sum(resolved), 0) AS resolved,
      (SELECT count(*) FROM reading_things) AS things FROM reading_documents`,
  )!;
}
