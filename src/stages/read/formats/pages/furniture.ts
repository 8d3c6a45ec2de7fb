import { romanValue } from '../../../../text/roman.ts';
import { type Line, textOf } from './lines.ts';

/** The lines of a page over its whole width, from the top down, and its height. */
export interface PageLines {
  readonly lines: readonly Line[];
  readonly top: number;
  readonly height: number;
  readonly label?: string | undefined;
}

interface Candidate {
  readonly page: number;
  readonly line: Line;
  readonly text: string;
  readonly head: boolean;
  /** Distance from the top for heads, from the bottom for feet. */
  readonly distance: number;
  /** Whether more than the usual space sets it apart from the text. */
  readonly apart: boolean;
  /** Whether it ends the sentence of the line above: the last line of a note, however often notes end so. */
  readonly goesOn: boolean;
  found: boolean;
}

/** So much of a page's height at either end may be running heads and feet, in so many lines. */
const margin = 0.2;
const mostLines = 4;
/** How far the same running head may move from page to page. */
const drift = 4;

/** Running heads, feet and page numbers of all pages: what is repeated at a place, or counts the pages there. */
export function findFurniture(pages: readonly PageLines[]): Set<Line>[] {
  const candidates = pages.flatMap(candidatesOf);
  findRepeated(candidates, pages.length);
  findNumbers(candidates, pages);
  findNeighbours(candidates, pages.length);
  const found = pages.map(() => new Set<Line>());
  for (const { page, line, found: is } of onlyOutermost(candidates)) if (is) found[page]!.add(line);
  return found;
}

function candidatesOf({ lines, top, height }: PageLines, page: number): Candidate[] {
  const made: Candidate[] = [];
  const add = (index: number, head: boolean) => {
    const line = lines[index]!;
    const inner = lines[index + (head ? 1 : -1)];
    const gap = inner === undefined ? height : head ? inner.top - line.bottom : line.top - inner.bottom;
    made.push({
      page,
      line,
      text: textOf(line),
      head,
      distance: head ? line.baseline - top : top + height - line.baseline,
      apart: gap > 0.7 * line.size,
      goesOn:
        !head && gap < 0.7 * line.size && inner !== undefined && isOneSentence(textOf(inner), textOf(line)),
      found: false,
    });
  };
  for (let i = 0; i < Math.min(mostLines, lines.length); i++)
    if (lines[i]!.baseline - top < margin * height) add(i, true);
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - mostLines); i--)
    if (top + height - lines[i]!.baseline < margin * height) add(i, false);
  return made;
}

function isOneSentence(above: string, text: string): boolean {
  return /[\p{L}\p{N},-]$/u.test(above) && /^\p{Ll}/u.test(text);
}

/** Lines of a page that are turned against its text, as the running head of a page with a wide table is: those that run on other pages. */
export function turnedFurniture(turned: readonly Line[], found: readonly ReadonlySet<Line>[]): Set<Line> {
  const known = new Set(found.flatMap((lines) => [...lines].map((line) => skeleton(textOf(line)))));
  known.delete('');
  return new Set(turned.filter((line) => known.has(skeleton(textOf(line)))));
}

/** The words of a running line, whatever the number of the page: `12 Annals of …` and `Annals of … 13` differ in place only. */
function skeleton(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[ivxlc]{1,7}(?=\s)|(?<=\s)[ivxlc]{1,7}$|\d+/g, '#')
    .replace(/^[#\s|–—-]+|[#\s|–—-]+$/g, '')
    .replace(/\s+/g, ' ');
}

/** Whether the numbers at the ends of two lines grow with the pages; `3 Ibid.` and `7 Ibid.` are footnotes, `§ 8.23` counts no pages. */
function countAlike(a: Candidate, b: Candidate): boolean {
  const number = ({ text }: Candidate) => /^\d{1,4}(?![\d.])|(?<![\d.]|§\s?)\d{1,4}$/.exec(text)?.[0];
  const [one, other] = [number(a), number(b)];
  if (one === undefined || other === undefined) return one === other;
  return one === other || Number(one) - a.page === Number(other) - b.page;
}

function findRepeated(candidates: readonly Candidate[], pages: number): void {
  const groups = Map.groupBy(
    candidates.filter((c) => !c.goesOn && /\p{L}{2}/u.test(c.text)),
    (c) => `${c.head} ${skeleton(c.text)}`,
  );
  for (const group of groups.values()) {
    for (const candidate of group) {
      const same = group.filter(
        (other) => Math.abs(other.distance - candidate.distance) <= drift && countAlike(candidate, other),
      );
      const onPages = new Set(same.map((other) => other.page)).size;
      if (onPages >= (pages > 30 ? 3 : 2) && skeleton(candidate.text) !== '') candidate.found = true;
      if (group.length > 400 && candidate.found) {
        for (const other of same) other.found = true;
        break;
      }
    }
  }
}

const numberLine =
  /^[-–—[(|\s]*(?:(?:page|p\.|s\.|seite|pág\.|стр\.)\s*)?(?:(\d{1,4})(?:\s*(?:of|\/|von|de)\s*\d{1,4})?|([ivxlc]{1,7}))[-–—\])|.\s]*$/i;

/** Digits or a roman numeral alone, as the number of a page stands: `12`, `- xii -`, `Page 3 of 40`. */
export function pageNumberOf(text: string): number | undefined {
  if (text.length > 30) return undefined;
  const match = numberLine.exec(text);
  if (match === null) return undefined;
  if (match[1] !== undefined) return Number(match[1]);
  const numerals = match[2]!.toUpperCase();
  return romanPage.test(numerals) ? romanValue(numerals) : undefined;
}

const romanPage = /^C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

/** Numbers that grow with the pages, or are the page's own label. */
function findNumbers(candidates: readonly Candidate[], pages: readonly PageLines[]): void {
  const byOffset = new Map<string, Set<number>>();
  const numbered = candidates.flatMap((c) => {
    const value = pageNumberOf(c.text);
    return value === undefined ? [] : [{ c, value, key: `${c.head} ${value - c.page}` }];
  });
  for (const { c, key } of numbered) byOffset.set(key, (byOffset.get(key) ?? new Set()).add(c.page));
  for (const { c, value, key } of numbered) {
    const { label } = pages[c.page]!;
    const counts = byOffset.get(key)!.size >= 2;
    const labelled = label !== undefined && c.text.toLowerCase() === label.toLowerCase();
    const first = pages.length < 3 && value === c.page + 1;
    if (counts || ((labelled || first) && c.apart)) c.found = true;
  }
}

/** A head that changes with each chapter stands where the others stand, set apart from the text. */
function findNeighbours(candidates: readonly Candidate[], pages: number): void {
  const places = new Map<string, Set<number>>();
  const key = (c: Candidate, shift: number) =>
    `${c.head} ${Math.round(c.distance / drift) + shift} ${c.line.size}`;
  for (const c of candidates) {
    if (!c.found) continue;
    for (const shift of [-1, 0, 1])
      places.set(key(c, shift), (places.get(key(c, shift)) ?? new Set()).add(c.page));
  }
  for (const c of candidates) {
    if (c.found || !c.apart || c.text.length > 120) continue;
    const here = places.get(key(c, 0))?.size ?? 0;
    if (here >= 3 && here >= 0.3 * pages) c.found = true;
  }
}

/** What stands between a running line and the text is text: only an unbroken row of found lines from the edge counts. */
function onlyOutermost(candidates: readonly Candidate[]): readonly Candidate[] {
  const edges = Map.groupBy(candidates, (c) => `${c.page} ${c.head}`);
  for (const edge of edges.values()) {
    edge.sort((a, b) => a.distance - b.distance);
    const first = edge.findIndex((c) => !c.found && pageNumberOf(c.text) === undefined);
    if (first >= 0) for (const c of edge.slice(first)) c.found = false;
  }
  return candidates;
}
