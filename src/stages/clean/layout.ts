import { anyOf } from '../../gazetteer/data-table.ts';
import type { Line } from '../../text/lines.ts';
import { blankAt } from '../../text/lines.ts';
import { layoutWords } from './layout-words.ts';

/** Lines longer than this are paragraphs, not wrapped lines. */
const longestWrapped = 140;

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

const functionWordEnd = new RegExp(`(?:^|\\s)${anyOf(layoutWords('ends-no-sentence'))}$`, 'i');

/** Whether a paragraph ends on a word that cannot end one: "of", "the". */
export function endsOnFunctionWord(words: string): boolean {
  return functionWordEnd.test(words.slice(-16));
}
