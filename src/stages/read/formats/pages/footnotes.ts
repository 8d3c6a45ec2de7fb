import { type Line, scriptOf, textOf } from './lines.ts';

/** What footnotes look like, as far as the pages before have shown. */
export interface NoteStyle {
  size: number | undefined;
  /** Whether the last page ended in a footnote. */
  open: boolean;
}

const mark = /^(?:\[?(\d{1,3})\]?|([*∗†‡§¶‖]{1,3})|([⁰¹²³⁴-⁹]{1,3}))[.)]?(?=\s|\p{L}|["“«„(]|$)/u;

/** The mark that a line begins with, and whether it is raised. */
export function noteMark(line: Line): { mark: string; raised: boolean; stopped: boolean } | undefined {
  const first = line.segments[0]?.pieces[0];
  if (first === undefined) return undefined;
  const text = textOf(line);
  const match = mark.exec(text);
  if (match === null) return undefined;
  const raised =
    match[3] !== undefined || (scriptOf(first, line) === 'super' && first.text.length <= match[0].length + 1);
  return { mark: (match[1] ?? match[2] ?? match[3])!, raised, stopped: /[.)]$/.test(match[0]) };
}

/** Marks that stand raised in the running text of a page. */
export function raisedMarks(lines: readonly Line[]): Set<string> {
  const marks = new Set<string>();
  for (const line of lines) {
    for (const [s, { pieces }] of line.segments.entries()) {
      for (const [i, piece] of pieces.entries()) {
        if (s + i === 0) continue;
        if (/^[⁰¹²³⁴-⁹]+$/u.test(piece.text) || scriptOf(piece, line) === 'super')
          for (const one of piece.text.split(/[,\s]+/)) marks.add(one.replace(/[[\]().]/g, ''));
        for (const found of piece.text.matchAll(/[⁰¹²³⁴-⁹]{1,3}|(?<=\p{L}|[.,”"])[*∗†‡]{1,3}/gu))
          marks.add(found[0]);
      }
    }
  }
  return marks;
}

/**
 * The first of a region's lines that is a footnote; the number of lines where there is none. Footnotes stand at the foot of a page or
 * column in smaller type, and begin with a mark that is raised, or that the text above has raised.
 */
export function footnotesFrom(
  lines: readonly Line[],
  bodySize: number,
  marks: ReadonlySet<string>,
  style: NoteStyle,
): number {
  let from = lines.length;
  const small = (line: Line) => line.size <= 0.95 * bodySize;
  while (from > 0 && small(lines[from - 1]!)) from--;
  const begins = (line: Line): boolean => {
    const found = noteMark(line);
    return found !== undefined && (marks.has(found.mark) || (found.raised && small(line)));
  };
  let first = from;
  while (first < lines.length && !begins(lines[first]!)) first++;
  if (first < lines.length) {
    if (first > from && style.open && isApart(lines, from)) first = from;
    style.size = lines[first]!.size;
    return first;
  }
  // the rest of a note that the page before began
  if (from < lines.length && from > 0 && style.open && isApart(lines, from) && sameSize(lines[from]!, style))
    return from;
  if (from < lines.length && from > 0 && interrupts(lines, from, bodySize)) return from;
  return sameSizedNotes(lines, bodySize, marks);
}

/** A note without a mark (rights, addresses): set apart, below a sentence of the text that goes on elsewhere, and no caption. */
function interrupts(lines: readonly Line[], from: number, bodySize: number): boolean {
  const text = textOf(lines[from]!);
  const above = textOf(lines[from - 1]!);
  return (
    isApart(lines, from) &&
    lines[from - 1]!.size <= 1.05 * bodySize &&
    /[\p{L},-]$/u.test(above) &&
    above.length > 20 &&
    !/^\p{Lu}[\p{L}.]+\s\d+[.:]/u.test(text)
  );
}

function sameSize(line: Line, style: NoteStyle): boolean {
  return style.size !== undefined && Math.abs(line.size - style.size) < 0.35;
}

/** Notes in the type of the text: their raised marks stand raised above as well, and a gap parts them from it. */
function sameSizedNotes(lines: readonly Line[], bodySize: number, marks: ReadonlySet<string>): number {
  for (let i = Math.max(1, lines.length >> 1); i < lines.length; i++) {
    const line = lines[i]!;
    const found = noteMark(line);
    if (found === undefined || !marks.has(found.mark) || !isApart(lines, i)) continue;
    // `1. A list` is not raised and has a stop
    if (line.size <= 1.02 * bodySize && (found.raised || !found.stopped)) return i;
  }
  return lines.length;
}

/** Whether more space than usual stands above line `i`. */
function isApart(lines: readonly Line[], i: number): boolean {
  const above = lines[i - 1];
  if (above === undefined) return true;
  const step = lines[i]!.baseline - above.baseline;
  const before = lines[i - 2];
  return before === undefined || step > 1.15 * (above.baseline - before.baseline) || step > 1.7 * above.size;
}
