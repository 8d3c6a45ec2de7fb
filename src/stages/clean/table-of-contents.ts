import { anyOf } from '../../gazetteer/data-table.ts';
import { layoutWords } from './layout-words.ts';

/**
 * Dot leaders and a page number at a line's end: "Chapter 1..... 2", "Introduction . . . . . 7", with a table's bar or without.
 * `at` is where the leaders begin; `page` is 0 for a Roman number, absent where no number stands.
 */
function leaders(line: string): { at: number; page: number | undefined } | undefined {
  const number = /(\d{1,4}|[ivxlc]{1,6})?[\s|]{0,4}$/.exec(line.slice(-14))!;
  let at = line.length - number[0].length;
  let dots = 0;
  while (at > 0 && ' \t\u00a0.…·_|'.includes(line[at - 1]!)) {
    at--;
    if (line[at] === '…') dots += 3;
    else if ('.·_'.includes(line[at]!)) dots++;
  }
  if (dots < 3) return undefined;
  return { at, page: number[1] === undefined ? undefined : Number(number[1]) || 0 };
}

const trailingNumber = /\s(\d{1,4})\s*\|?$/;
const heading = new RegExp(`^[#*\\s|]*${anyOf(layoutWords('contents-heading'))}[*:\\s|]*$`, 'i');

/** Whether a line is the heading of a table of contents. */
export function isContentsHeading(line: string): boolean {
  return line.length < 60 && heading.test(line);
}

/** Whether a line is an entry with dot leaders and a page number. */
export function isContentsEntry(line: string): boolean {
  if (line.length > 260) return false;
  const found = leaders(line);
  // "and so on..." has dots but no number
  return found !== undefined && found.at > 1 && found.page !== undefined && /\p{L}/u.test(line);
}

/**
 * Whether a line below a contents heading, or between entries, is an entry without leaders: "Export culture 17". Its number must
 * follow on that of the entry before, so that "The war ended in 1945" is none.
 */
export function isPlainEntry(line: string, lastPage: number): boolean {
  if (line.length > 200) return false;
  const page = Number(trailingNumber.exec(line)?.[1] ?? 0);
  return page > 0 && page < 1000 && page <= lastPage + 150 && /\p{L}{2}/u.test(line);
}

/** The page number of an entry; 0 where there is none, or a Roman one. */
export function entryPage(line: string): number {
  return leaders(line)?.page ?? Number(trailingNumber.exec(line)?.[1] ?? 0);
}

/** Where the leaders and the page number of an entry begin; the length where there are none. */
export function entryEnd(line: string): number {
  let end = leaders(line)?.at ?? trailingNumber.exec(line)?.index ?? line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '|')) end--;
  return end;
}
