import type { TextRun } from '../../contract/format.ts';
import { firstWhere } from '../../text/first-where.ts';
import type { Line } from '../../text/lines.ts';
import type { Edit } from './view-edits.ts';

/** The runs of a chunk by its lines, which are asked for in order. */
export class LineRuns {
  readonly #runs: readonly TextRun[];
  readonly #base: number;
  #next = 0;

  /** @param base code units of the document before the chunk */
  constructor(runs: readonly TextRun[], base: number) {
    this.#runs = runs;
    this.#base = base;
  }

  /** The first run of a line; undefined where it has none. */
  of(line: Line): TextRun | undefined {
    while (this.#next < this.#runs.length && this.#runs[this.#next]!.end <= this.#base + line.from)
      this.#next++;
    const run = this.#runs[this.#next];
    return run !== undefined && run.start < this.#base + line.to ? run : undefined;
  }

  /** The raised number that a line, the last asked for, begins with. */
  raisedNumber(line: Line, text: string): { number: number; markLength: number } | undefined {
    const run = this.of(line);
    if (run?.script !== 'super') return undefined;
    const end = Math.min(run.end - this.#base, line.to);
    const words = text.slice(line.from, end);
    if (!/^\d{1,4}[.)]?$/.test(words)) return undefined;
    return { number: Number.parseInt(words, 10), markLength: end - line.from };
  }
}

/** What footnote marks look like: figures, a letter, the signs of printers; several with commas. */
const mark =
  /^(?:\[?\d{1,4}\]?|[a-z]|[*∗†‡§¶‖#]{1,3})(?:\s?[,–-]\s?(?:\d{1,4}|[a-z])|[\s,]{0,2}[*∗†‡§¶‖])*$/u;
/** What marks a note without standing above the line, where it leads to a place of the document. */
const linkedMark = /^(?:\[(?:\d{1,4}|[a-z]|[ivx]{1,5}|[*∗†‡§¶‖])\]|[*∗†‡§¶]{1,3})$/u;
const insideLink = /^[^:?]*#./;
const exponentBase = /(?:^|[^\p{L}])(?:m|km|cm|mm|dm|ft|in|mi|yd|s|h|10)\s?$/u;
const exponent = /^[-−–]?\d{1,2}$/;

/**
 * Edits that hide the footnote marks that a format says are raised, or lead to a place of the document, in the ranges of a flow;
 * exponents (`km²`) are shown as such, and endings (`5th`) stay.
 * @param text of the chunk
 */
export function raisedMarks(
  text: string,
  base: number,
  runs: readonly TextRun[],
  parts: readonly { readonly start: number; readonly end: number }[],
): Edit[] {
  const edits: Edit[] = [];
  for (const { start, end } of parts) {
    for (let i = firstAfter(runs, base + start); i < runs.length && runs[i]!.start < base + end; i++) {
      const { script, href } = runs[i]!;
      const isLinked = href !== undefined && insideLink.test(href);
      if (script !== 'super' && !isLinked) continue;
      const from = Math.max(runs[i]!.start - base, start);
      let to = runs[i]!.end - base;
      // Words of a raised stretch, or of a link, are runs of their own: `1, 2`.
      for (let next = runs[i + 1]; next !== undefined && next.start - base <= to + 1; next = runs[i + 1]) {
        if (script === 'super' ? next.script !== 'super' : next.href !== href) break;
        to = next.end - base;
        i++;
      }
      const edit = editOf(text, from, Math.min(to, end), { isRaised: script === 'super', isLinked });
      if (edit !== undefined) edits.push(edit);
    }
  }
  return edits;
}

function editOf(
  text: string,
  start: number,
  end: number,
  { isRaised, isLinked }: { readonly isRaised: boolean; readonly isLinked: boolean },
): Edit | undefined {
  const words = text.slice(start, end).trim();
  const before = text.slice(Math.max(0, start - 6), start);
  if (isRaised && !isLinked && exponentBase.test(before))
    return exponent.test(words) ? { start, end, shown: superscript(words) } : undefined;
  if (!(isRaised ? mark : linkedMark).test(words)) return undefined;
  // What stood on both sides is parted as before: `word¹ next`, `word¹, next`, `word.¹Next`.
  const joins = /[\p{L}\d]/u.test(text[end] ?? '') && /[.!?:;"”»)]$/u.test(before);
  return { start, end, shown: joins ? ' ' : '' };
}

function superscript(figures: string): string {
  return figures.replace(/./gu, (figure) => '⁰¹²³⁴⁵⁶⁷⁸⁹'['0123456789'.indexOf(figure)] ?? '⁻');
}

/** Index of the first run that ends after a place. */
function firstAfter(runs: readonly TextRun[], at: number): number {
  return firstWhere(0, runs.length, (r) => runs[r]!.end > at);
}
