import { readFirstColumn } from '../../gazetteer/data-table.ts';
import { isSpaceCode } from '../../text/lines.ts';
import type { Range } from './view-edits.ts';

/** What such ranges cannot be without; what stands before is looked at afterwards, a bounded distance back. */
const triggers = /[:;]\s?\/\/|[wW]{3}\s?\.|\.[a-z]{2,4}\/|@|_/g;
const scheme = /(?:https?|ftp)\s?$/i;
const domains = new Set(readFirstColumn('languages/top-level-domains.csv'));

/** What ends a URL besides white space. */
const stops = new Set('<>"“”«»|{}'.split(''));
const trailing = new Set(".,;:!?'’)]*_".split(''));

/** A slug that can only come from a URL: `vstrecha-s-gubernatorom-15007/`, `page.php?id=5` */
const strongSlug = /^[a-z0-9_%.]+(?:-[a-z0-9_%.]+){2,}[\w\-./%?=&#]*$/i;
const slug = /^[\w\-./%?=&#:;,+~@!]+$/;

/**
 * URLs and e-mail addresses in a passage's text: doubled ones, in angle brackets or in Markdown links, and the tails of those
 * that a line break or a space cuts ("…/regions- nizhny-2016/"). Words joined by underscores are identifiers as well: `History_of_Ghana`.
 */
export function findUrls(text: string): Range[] {
  const found: Range[] = [];
  let from = 0;
  triggers.lastIndex = 0;
  for (let match = triggers.exec(text); match !== null; match = triggers.exec(text)) {
    const range = rangeAt(text, match.index, match[0], from);
    if (range === undefined || range.start < from) continue;
    found.push(range);
    from = range.end;
    triggers.lastIndex = range.end;
  }
  return found;
}

/** The URL or address at the trigger `mark`, beginning at `from` or later. */
function rangeAt(text: string, at: number, mark: string, from: number): Range | undefined {
  if (mark === '@') return addressAround(text, at, from, text.length);
  if (mark === '_') return identifierAround(text, at, from);
  const headEnd = at + mark.length;
  // `http: //` and `http;//` are OCR forms
  if (mark.endsWith('//')) {
    const before = scheme.exec(text.slice(Math.max(from, at - 6), at));
    return before === null ? undefined : urlAt(text, at - before[0].length, headEnd, text.length);
  }
  if (mark[0] !== '.') {
    if (
      /[\p{L}\d.@-]/u.test(text[at - 1] ?? ' ') ||
      !/[a-z0-9]/.test(text[headEnd] === ' ' ? (text[headEnd + 1] ?? '') : (text[headEnd] ?? ''))
    ) {
      return undefined;
    }
    return urlAt(text, at, headEnd, text.length);
  }
  // a bare host with a path: example.org/page
  if (!domains.has(mark.slice(1, -1)) || !/[a-z0-9]/i.test(text[headEnd] ?? '')) return undefined;
  let start = at;
  while (start > from && at - start < 80 && /[A-Za-z0-9.-]/.test(text[start - 1]!)) start--;
  if (at - start < 2 || /[\p{L}\d@/]/u.test(text[start - 1] ?? ' ')) return undefined;
  return urlAt(text, start, headEnd, text.length);
}

function urlAt(text: string, start: number, headEnd: number, limit: number): Range {
  const before = text[start - 1];
  if (before === '<') {
    const close = closingBracket(text, headEnd, limit, '>');
    if (close > 0) return { start, end: close };
  }
  if (before === '[') {
    const close = closingBracket(text, headEnd, limit, ']');
    if (close > 0) {
      if (text[close + 1] !== '(') return { start, end: close };
      const target = closingBracket(text, close + 2, limit, ')');
      return { start, end: target > 0 ? target + 1 : close };
    }
  }
  let end = runEnd(text, skipSpace(text, headEnd, limit), limit);
  for (;;) {
    const tail = tailEnd(text, end, limit);
    if (tail === end) break;
    end = tail;
  }
  const bracketed = text.slice(start, end).includes('(');
  while (end > headEnd && trailing.has(text[end - 1]!) && !(bracketed && text[end - 1] === ')')) end--;
  return { start, end };
}

/** Position of `bracket` within 600 code units of the same paragraph; 0 if there is none. */
function closingBracket(text: string, from: number, limit: number, bracket: string): number {
  const stop = Math.min(limit, from + 600);
  for (let i = from; i < stop; i++) {
    if (text[i] === bracket) return i;
    if (text[i] === '\n' && text[i + 1] === '\n') return 0;
  }
  return 0;
}

function skipSpace(text: string, from: number, limit: number): number {
  return from < limit && text[from] === ' ' && /[a-z0-9]/.test(text[from + 1] ?? '') ? from + 1 : from;
}

function runEnd(text: string, from: number, limit: number): number {
  let i = from;
  while (i < limit && !isSpaceCode(text.charCodeAt(i)) && !stops.has(text[i]!)) i++;
  return i;
}

/** The longest piece of a URL after white space, in code units. */
const longestTail = 300;

/** Where the URL that ends (so far) at `end` goes on after white space; `end` if it does not. */
function tailEnd(text: string, end: number, limit: number): number {
  let i = end;
  let breaks = 0;
  while (i < limit && i - end < 8 && isSpaceCode(text.charCodeAt(i))) {
    if (text[i] === '\n') breaks++;
    i++;
  }
  if (i === end || i >= limit || breaks > 1) return end;
  const tokenEnd = runEnd(text, i, Math.min(limit, i + longestTail));
  let printEnd = tokenEnd;
  while (printEnd > i && trailing.has(text[printEnd - 1]!)) printEnd--;
  const token = text.slice(i, printEnd);
  if (token.length < 2 || !slug.test(token) || /^[-–—./]+$/.test(token)) return end;
  if (/^(?:https?:|www\.)/i.test(token)) return end;
  const last = text[end - 1]!;
  const structured = /[-_/=]/.test(token) || /\d{3}/.test(token) || /\.(?:html?|php|pdf|aspx?)$/i.test(token);
  if (last === '-' || last === '_' || last === '=' || last === '&' || last === '?') {
    if (structured || (/^[a-z0-9]+$/.test(token) && breaks > 0)) return tokenEnd;
    return end;
  }
  // "…/view/vizit- v-minsk": a whole slug without capitals, with a number or a path
  if (/^[a-z0-9]/.test(token) && strongSlug.test(token) && (/\d{3}/.test(token) || token.includes('/')))
    return tokenEnd;
  if (last === '/' && breaks > 0 && /^[a-z0-9]/.test(token) && structured && /[/\d=]/.test(token))
    return tokenEnd;
  return end;
}

const identifierCode = /[\p{L}\d_.-]/u;
/** The longest identifier to either side of an underscore, in code units. */
const longestIdentifier = 128;

/** The word around the underscore at `at`, where letters stand next to it: no emphasis (`_see_`), no blank to be filled in. */
function identifierAround(text: string, at: number, from: number): Range | undefined {
  if (!/^\p{L}_\p{L}$/u.test(text.slice(Math.max(from, at - 1), at + 2))) return undefined;
  let start = at;
  while (start > from && at - start < longestIdentifier && identifierCode.test(text[start - 1]!)) start--;
  // Emphasis may begin or end here: `_snake_case_`.
  while (text[start] === '_') start++;
  let end = at + 1;
  while (end < text.length && end - at < longestIdentifier && identifierCode.test(text[end]!)) end++;
  while (trailing.has(text[end - 1]!)) end--;
  return { start, end };
}

const addressCode = /[\p{L}\d._%+-]/u;

/** The e-mail address around the `@` at `at`, if there is one. */
function addressAround(text: string, at: number, from: number, limit: number): Range | undefined {
  let start = at;
  while (start > from && at - start < 64 && addressCode.test(text[start - 1]!)) start--;
  let end = at + 1;
  let dots = 0;
  while (end < limit && end - at < 128 && /[a-z\d.-]/i.test(text[end]!)) {
    if (text[end] === '.') dots++;
    end++;
  }
  while (end > at + 1 && /[.-]/.test(text[end - 1]!)) {
    if (text[end - 1] === '.') dots--;
    end--;
  }
  return start < at && dots > 0 ? { start, end } : undefined;
}
