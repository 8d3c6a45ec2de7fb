import type { Line } from '../../text/lines.ts';
import { blankAt } from '../../text/lines.ts';
import { layoutWords } from './layout-words.ts';

/** Lines longer than this are paragraphs, not wrapped lines. */
const longestWrapped = 140;
/** Narrower lines are verses, lists, columns. */
const leastWidth = 45;

/**
 * The width to which a text's lines are wrapped, in code units; 0 where lines are paragraphs. Wrapped lines are alike: of those with a
 * line right below, most fill at least three quarters of the width and none is much longer.
 */
export function wrapWidth(lines: readonly Line[]): number {
  const histogram = new Uint32Array(longestWrapped + 1);
  let counted = 0;
  let long = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    if (blankAt(lines, i) || blankAt(lines, i + 1)) continue;
    const length = lines[i]!.to - lines[i]!.from;
    if (length > longestWrapped) long++;
    else {
      histogram[length]!++;
      counted++;
    }
  }
  if (counted < 4 || long > counted * 0.1) return 0;
  let width = longestWrapped;
  for (let above = 0; width > 0; width--) {
    above += histogram[width]!;
    if (above > counted * 0.05) break;
  }
  if (width < 30) return 0;
  let full = 0;
  for (let length = Math.floor(width * 0.75); length <= longestWrapped; length++) full += histogram[length]!;
  return full >= counted * 0.5 ? width : 0;
}

/** How many lines on each side tell how wide a stretch is set. */
const around = 10;
/** Breaks in a row where the next word had no room: so many at least make a stretch wrapped. */
const leastFull = 3;

/**
 * Whether line `i` goes on with the sentence of the line above by the lines around alone: a stretch of wrapped prose in a text whose
 * lines are not wrapped alike throughout. Columns are not read as prose.
 */
export function breaksWrapped(lines: readonly Line[], i: number, text: string): boolean {
  const first = Math.max(0, i - 1 - around);
  const last = Math.min(lines.length - 1, i + around);
  let width = 0;
  for (let j = first; j <= last; j++) {
    const length = lines[j]!.to - lines[j]!.from;
    if (length <= longestWrapped) width = Math.max(width, length);
  }
  if (width < leastWidth || !isFull(lines, i, width, text)) return false;
  // The run of long lines that this break stands in.
  const isLong = (j: number) => lines[j]!.to - lines[j]!.from >= width * 0.6;
  let from = i;
  while (from - 1 > first && isLong(from - 2)) from--;
  let to = i;
  while (to < last && isLong(to) && !blankAt(lines, to + 1)) to++;
  let full = 0;
  for (let j = from; j <= to; j++) if (isFull(lines, j, width, text)) full++;
  const isProse = full >= leastFull && full >= (to - from + 1) * 0.7;
  return isProse && !hasColumns(lines[i - 1]!, text) && !hasColumns(lines[i]!, text);
}

/** Whether the first word of line `i` had no room in the line above. */
function isFull(lines: readonly Line[], i: number, width: number, text: string): boolean {
  const { from, to } = lines[i]!;
  const above = lines[i - 1]!.to - lines[i - 1]!.from;
  if (above > longestWrapped) return false;
  const space = text.indexOf(' ', from);
  const hasOneWord = space < 0 || space > to;
  return above + 1 + (hasOneWord ? to : space) - from >= width * 0.85;
}

function hasColumns({ from, to }: Line, text: string): boolean {
  return /\S(?: {2,}|\t)\S/.test(text.slice(from, to));
}

const lowerStart = /^[("'“‘„«[*_]*\p{Ll}/u;

/** Whether what is printed begins with a lowercase letter, after opening marks. */
export function beginsSmall(words: string): boolean {
  return lowerStart.test(words);
}

const terminalTail = /(?:<sup>[^<>]{0,12}<\/sup>|[⁰¹²³⁴-⁹\s"”»’')\]*_>]|(?<=[.!?…:;"”»’')])\s?\d{1,3})+$/;

/** The last character that counts of a paragraph: closing marks and footnote marks do not. */
export function lastMark(words: string): string {
  const tail = words.slice(-48).replace(terminalTail, '');
  return tail.slice(-1);
}

/** Whether a paragraph ends as sentences do. */
export function isTerminated(words: string): boolean {
  return '.!?…'.includes(lastMark(words) || '.');
}

const functionWords = layoutWords('ends-no-sentence');

/** Whether a paragraph ends on a word that cannot end one: "of", "the". */
export function endsOnFunctionWord(words: string): boolean {
  return functionWords.has(words.slice(-16).split(/\s/).at(-1)!.toLowerCase());
}
