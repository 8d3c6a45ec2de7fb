import { stringify } from 'csv-stringify/sync';
import { plainTable } from '../../text/plain-table.ts';
import type { Answer } from './store.ts';

export const answerForms = ['table', 'csv', 'json'] as const;
export type AnswerForm = (typeof answerForms)[number];

/** Characters of a cell beyond which a table shows an ellipsis. */
const widestCell = 90;

/** An answer as text: a table for people, CSV (RFC 4180) or JSON for programs. */
export function tabulate(rows: readonly Answer[], columns: readonly string[], form: AnswerForm): string {
  if (form === 'json') return `${JSON.stringify(rows, null, 1)}\n`;
  if (form === 'csv')
    return stringify(
      rows.map((row) => columns.map((name) => row[name] ?? null)),
      { header: true, columns: [...columns], record_delimiter: 'windows' },
    );
  const alignRight = columns.map((name) => rows.some((row) => typeof row[name] === 'number'));
  const cells = rows.map((row) => columns.map((name) => shown(row[name] ?? '')));
  return `${plainTable(columns, cells, { alignRight, gap: 2 })}\n`;
}

/** A cell on one line, without what would drive the terminal. */
function shown(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const line = value.replace(/\s+/g, ' ').replace(/\p{C}/gu, '\ufffd').trim();
  const characters = [...line];
  return characters.length > widestCell ? `${characters.slice(0, widestCell - 1).join('')}…` : line;
}
