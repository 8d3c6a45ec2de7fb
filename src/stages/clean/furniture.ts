import { distance } from 'fastest-levenshtein';
import type { DocumentProfile } from '../../contract/document.ts';
import { blankAt, type Line, runningKey } from '../../text/lines.ts';

/** Watermarks that scans of certain publishers carry on many pages, as letters. */
const watermarks = [
  'FORAUTHORUSEONLY',
  'FORREVIEWONLY',
  'FORPERSONALUSEONLY',
  'UNCORRECTEDPROOF',
  'ADVANCECOPY',
];

const rule = /^(?:-{3,}|_{3,}|={3,}|\*{3,}|~{3,}|(?:[*•·–—-]\s+){2,}[*•·–—-]|`{3}\w*)$/;
const arabicPage = /^[-–—[(|\s]*(?:page\s+|p\.\s*)?(\d{1,4})(?:\s*(?:of|\/)\s*\d{1,4})?[-–—\])|\s.]*$/i;
const romanPage = /^[-–—\s]*(?:[ivx]{2,7}|[ivx]l?)[-–—\s]*$/;

/** A line drawn with characters: `---`, `* * *`. */
export function isRule(line: string): boolean {
  return line.length < 200 && rule.test(line);
}

/** The number of a line that holds nothing but a page number ("- 12 -", "Page 3 of 40"); undefined for all else, years included. */
export function pageNumber(line: string): number | undefined {
  if (line.length > 24) return undefined;
  const match = arabicPage.exec(line);
  if (match !== null) {
    const number = Number(match[1]);
    const bare = /^\d+$/.test(line);
    if (line.endsWith('.') && !bare) return undefined;
    return number > 0 && !(bare && number >= 1400 && number <= 2100) ? number : undefined;
  }
  return romanPage.test(line) ? 0 : undefined;
}

/** Letters of a line without Markdown markers, spaces and digits, in uppercase. */
function skeleton(line: string): string {
  return line.replace(/[^\p{L}]+/gu, '').toUpperCase();
}

/** Whether two skeletons are the same line read twice by a scanner: at most a fifth of the letters differ. */
function sameLine(a: string, b: string): boolean {
  const most = Math.max(a.length, b.length);
  return (
    Math.abs(a.length - b.length) <= most / 3 &&
    distance(a, b) <= Math.max(1, Math.floor(most / (most > 12 ? 4 : 6)))
  );
}

/** Whether a line is written in uppercase and bears the words of a known watermark, read well or badly. */
export function isWatermark(line: string): boolean {
  if (line.length < 10 || line.length > 60 || /\p{Ll}/u.test(line)) return false;
  const letters = skeleton(line);
  return watermarks.some((mark) => sameLine(mark, letters));
}

/**
 * The running lines of a document, beyond the known watermarks: a line that stands three times or more in the document and that, at
 * least twice, breaks into a sentence or stands next to a page number. A title or an author's name that is merely repeated
 * on the first pages stays text.
 */
export class RunningLines {
  readonly #candidates = new Set<string>();
  readonly #seen = new Map<string, { count: number; breaking: number }>();
  #skeletons: string[] = [];
  readonly #known = new Map<string, boolean>();

  constructor(profile: DocumentProfile) {
    for (const [line, count] of profile.repeatedLines) {
      if (count >= 3 && line.length <= 100 && isTitleLike(line)) this.#candidates.add(line);
    }
  }

  /** Takes the next chunk's lines in; what earlier chunks showed is kept. */
  learn(text: string, lines: readonly Line[]): void {
    if (this.#candidates.size === 0) return;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!;
      if (line.to - line.from > 110 || line.to === line.from) continue;
      const key = runningKey(text.slice(line.from, line.to));
      if (!this.#candidates.has(key)) continue;
      const seen = this.#seen.get(key) ?? { count: 0, breaking: 0 };
      seen.count++;
      if (breaksIn(text, lines, i)) seen.breaking++;
      this.#seen.set(key, seen);
    }
    this.#known.clear();
    this.#skeletons = [...this.#seen]
      .filter(([, { count, breaking }]) => breaking >= 2 && breaking * 3 >= count)
      .map(([key]) => skeleton(key))
      .slice(0, 40);
  }

  /** Whether a line is one of the running lines, or a variant of one. */
  has(line: string): boolean {
    if (this.#skeletons.length === 0 || line.length > 110) return false;
    const letters = skeleton(runningKey(line));
    if (letters.length < 4) return false;
    let known = this.#known.get(letters);
    if (known === undefined) {
      known = this.#skeletons.some(
        (other) => other === letters || (letters.length > 7 && sameLine(other, letters)),
      );
      if (this.#known.size < 10_000) this.#known.set(letters, known);
    }
    return known;
  }
}

/** Capitals or a capital at the start, letters, no full stop at the end. */
function isTitleLike(line: string): boolean {
  return /^[^\p{L}]*\p{Lu}/u.test(line) && /\p{L}{3}/u.test(line) && !/[.!?;:,]$/.test(line);
}

/** Whether line `i` stands where a page ends: in mid-sentence, or next to a page number. */
function breaksIn(text: string, lines: readonly Line[], i: number): boolean {
  let before = i - 1;
  while (before >= 0 && i - before < 6 && blankAt(lines, before)) before--;
  let after = i + 1;
  while (after < lines.length && after - i < 6 && blankAt(lines, after)) after++;
  const previous = lines[before];
  const next = lines[after];
  if (previous === undefined || next === undefined) return false;
  const above = text.slice(previous.from, previous.to);
  const below = text.slice(next.from, next.to);
  if (pageNumber(above) !== undefined || pageNumber(below) !== undefined) return true;
  if (text.slice(lines[i]!.start, lines[i]!.from).includes('\f')) return true;
  return above.length > 30 && /[\p{L},-]$/u.test(above) && /^\p{Ll}/u.test(below);
}
