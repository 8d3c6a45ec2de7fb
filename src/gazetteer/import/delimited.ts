import { parse } from 'csv-parse/sync';
import { OnomastError } from '../../errors/onomast-error.ts';

/** A row of a delimited file: its fields by column name, and where it stands. */
export interface Row {
  readonly fields: Readonly<Record<string, string>>;
  /** From 1; the line on which the row begins. */
  readonly line: number;
  /** Throws `gazetteer.invalid-row` at a column of this row, or where a part of that field stands. */
  fail(column: string, reason: string, part?: string): never;
  /** Throws the same at a column of the header. */
  failHeader(column: string, reason: string): never;
}

/** What is said of a delimited file besides its text. */
export interface DelimitedOptions {
  readonly file: string;
  readonly delimiter?: string;
  readonly quote?: string | null;
  readonly columns?: readonly string[];
  /** The last column may hold the delimiter unquoted. */
  readonly openEnd?: boolean;
}

/** Reads CSV or TSV with a header line (RFC 4180; a byte order mark is allowed). Errors say line and column. */
export function readDelimited(text: string, options: DelimitedOptions): Row[] {
  const { file, delimiter = ',' } = options;
  const records = parseRecords(text, options);
  const head = options.columns ?? records[0]?.record ?? [];
  const rows = options.columns === undefined ? records.slice(1) : records;
  const failHeader = (column: string, reason: string): never => {
    throw new OnomastError('gazetteer.invalid-row', reason, {
      file,
      line: 1,
      column: columnOf(records[0]?.raw ?? '', Math.max(head.indexOf(column), 0), delimiter),
    });
  };
  return rows.map(({ record, info, raw }) => {
    // `lines` is where the row ends; quoted fields may hold line breaks.
    const line = info.lines - (raw.trimEnd().match(/\n/g)?.length ?? 0);
    const fail = (column: string, reason: string, part?: string): never => {
      const from = columnOf(raw, Math.max(head.indexOf(column), 0), delimiter);
      const at = part === undefined ? -1 : raw.replace(/^[\r\n]+/, '').indexOf(part, from - 1);
      throw new OnomastError('gazetteer.invalid-row', reason, {
        file,
        line,
        column: at < 0 ? from : at + 1,
      });
    };
    if (options.openEnd === true && record.length > head.length)
      record.splice(head.length - 1, record.length, record.slice(head.length - 1).join(delimiter));
    if (record.length !== head.length)
      fail(
        head[Math.min(record.length, head.length) - 1] ?? '',
        `has ${record.length} fields where the header has ${head.length}`,
      );
    const fields: Record<string, string> = {};
    for (let i = 0; i < head.length; i++) fields[head[i]!] = record[i]!.trim();
    return { fields, line, fail, failHeader };
  });
}

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
  readonly raw: string;
}

function parseRecords(
  text: string,
  { file, delimiter = ',', quote = '"' }: DelimitedOptions,
): readonly ParsedRecord[] {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      quote,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      raw: true,
    }) as unknown as ParsedRecord[];
  } catch (cause) {
    const { lines, column, message } = cause as { lines?: number; column?: number | string; message: string };
    throw new OnomastError(
      'gazetteer.invalid-row',
      message.replace(/\.$/, ''),
      {
        file,
        ...(lines !== undefined && { line: lines }),
        ...(typeof column === 'number' && { column: column + 1 }),
      },
      { cause },
    );
  }
}

/** Column (code units, from 1) at which field `index` of a raw row begins. */
function columnOf(raw: string, index: number, delimiter: string): number {
  let field = 0;
  let quoted = false;
  const row = raw.replace(/^[\r\n]+/, '');
  for (let i = 0; i < row.length; i++) {
    if (field === index) return i + 1;
    if (row[i] === '"') quoted = !quoted;
    else if (row[i] === delimiter && !quoted) field++;
  }
  return field === index ? row.length + 1 : 1;
}
