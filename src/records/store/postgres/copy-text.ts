import type { Cell, Row } from '../rows.ts';

const special = /[\\\n\r\t]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Rows in the text format of PostgreSQL's `COPY`, a line each (PostgreSQL documentation, COPY, "Text Format"). */
export function copyText(rows: readonly Row[]): string {
  let text = '';
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) text += i === 0 ? copyCell(row[i]!) : `\t${copyCell(row[i]!)}`;
    text += '\n';
  }
  return text;
}

function copyCell(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'number') return String(cell);
  // Most need no change, which a look tells sooner than a replacement.
  if (!special.test(cell)) return cell;
  return cell.replace(/[\\\n\r\t]/g, (character) => escapes[character]!);
}
