/** Dot leaders before a page number: "Chapter 1..... 2", "Introduction . . . . . 7", with a table's bar or without. */
const leader = /(?:\.{3,}|…{1,}\.*|(?:\s\.){3,}|(?:·\s?){4,}|_{4,})[\s.…|]*(\d{1,4}|[ivxlc]{1,6})?\s*\|?$/;
const trailingNumber = /\s(\d{1,4})\s*\|?$/;
const heading =
  /^[#*\s|]*(?:table\s+of\s+contents|contents|list\s+of\s+(?:figures|tables|contents))[*:\s|]*$/i;

/** Whether a line is the heading of a table of contents. */
export function isContentsHeading(line: string): boolean {
  return line.length < 60 && heading.test(line);
}

/** Whether a line is an entry with dot leaders and a page number. */
export function isContentsEntry(line: string): boolean {
  if (line.length > 260) return false;
  const match = leader.exec(line);
  if (match === null || match.index < 2) return false;
  // "and so on..." has dots but no number
  return match[1] !== undefined && /\p{L}/u.test(line) && !/^[^\p{L}]*\.{3}/u.test(line);
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
  const number = (leader.exec(line) ?? trailingNumber.exec(line))?.[1];
  return number === undefined || !/^\d/.test(number) ? 0 : Number(number);
}

/** Where the leaders and the page number of an entry begin; the length where there are none. */
export function entryEnd(line: string): number {
  const match = leader.exec(line) ?? trailingNumber.exec(line);
  let end = match === null ? line.length : match.index;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '|')) end--;
  return end;
}
