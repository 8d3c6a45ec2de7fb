import type { PassageKind } from '../../record/schema.ts';
import { blankAt, type Line, splitLines } from '../../text/lines.ts';
import type { CleanOptions } from './detectors.ts';
import { superscriptValue } from './footnote-marks.ts';
import {
  cites,
  type FootnoteStart,
  footnoteStart,
  isBibliographyHeading,
  isCitationFragment,
  isComplete,
  lineNumber,
  namesSource,
} from './footnotes.ts';
import { isRule, isWatermark, pageNumber, type RunningLines } from './furniture.ts';
import { beginsSmall, endsOnFunctionWord, isTerminated, wrapWidth } from './layout.ts';
import {
  entryEnd,
  entryPage,
  isContentsEntry,
  isContentsHeading,
  isPlainEntry,
} from './table-of-contents.ts';

/** Lines that belong together: a paragraph, a heading, a footnote body, an entry of a list or table. */
export interface Block {
  kind: PassageKind;
  /** First and last line, inclusive. */
  readonly first: number;
  last: number;
  /** Where what is printed begins (behind a footnote's number, a bullet) and ends; chunk code units. */
  readonly from: number;
  to: number;
  /** A footnote body's number; 0 where it is the rest of a footnote that was cut. */
  readonly footnote: number;
  /** In a bibliography, or a footnote that cites. */
  readonly citation: boolean;
}

const markdownHeading = /^#{1,6}\s+/;
const bullet = /^(?:[-*+•·▪●○–—]\s+(?=\S)|>\s+)+/;
const numbered = /^(?:\(?(?:\d{1,3}|[a-zа-я]|[ivx]{1,5})\)|\d{1,3}\.(?:\d{1,3}\.){0,5}(?:\d{1,3})?)\s+(?=\S)/;
const farthestMark = 10_000;

/** Code units of the sign that a line of a list begins with, 0 where it is read along (`a)`, `3.`); undefined where it has none. */
export function listMark(words: string): number | undefined {
  const item = bullet.exec(words) ?? numbered.exec(words);
  if (item === null) return undefined;
  return /[\p{L}\d]/u.test(item[0]) ? 0 : item[0].length;
}

/** Reads a chunk line by line into blocks. One pass; looks ahead at most twelve lines. */
export class BlockReader {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #options: CleanOptions;
  readonly #running: RunningLines;
  readonly #width: number;
  readonly #blocks: Block[] = [];
  /** Footnote numbers seen as marks in running text, with the last place. */
  readonly #marks = new Map<number, number>();
  #current: Block | undefined;
  #inContents = false;
  #lastPage = 0;
  #belowRule = false;
  #inBibliography = false;
  #lastFootnote = 0;
  #openFootnote: Block | undefined;
  /** Blocks of text since the last footnote; many before the first. */
  #sinceFootnote = 99;

  constructor(text: string, running: RunningLines, options: CleanOptions) {
    this.#text = text;
    this.#lines = splitLines(text);
    this.#options = options;
    this.#width = wrapWidth(this.#lines);
    this.#running = running;
    running.learn(text, this.#lines);
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  read(): Block[] {
    for (let i = 0; i < this.#lines.length; i++) {
      if (blankAt(this.#lines, i)) this.#current = undefined;
      else this.#readLine(i);
    }
    return this.#blocks;
  }

  #words(i: number): string {
    const line = this.#lines[i]!;
    return this.#text.slice(line.from, line.to);
  }

  #readLine(i: number): void {
    const words = this.#words(i);
    if (this.#options.footnotes && this.#readNumberLine(words, i)) return;
    if (this.#isFurniture(words, i)) {
      this.#open('furniture', i);
      this.#current = undefined;
      return;
    }
    if (this.#readContents(words, i)) return;
    if (words[0] === '|' && words.includes('|', 1)) {
      this.#open('table', i);
      this.#current = undefined;
      return;
    }
    const hashes = markdownHeading.exec(words);
    if (hashes !== null) {
      this.#heading(words, i, hashes[0].length);
      return;
    }
    if (this.#options.footnotes && this.#readFootnote(words, i)) return;
    const current = this.#current;
    if (current !== undefined && this.#continues(current, words, i)) {
      current.last = i;
      current.to = this.#lines[i]!.to;
      if (current.kind !== 'footnote') this.#noteMarks(words, i);
      return;
    }
    this.#sinceFootnote++;
    this.#belowRule = false;
    const skip = listMark(words);
    if (skip !== undefined) {
      this.#open('list', i, { skip });
    } else if (this.#isHeading(words, i)) {
      this.#heading(words, i, 0);
    } else {
      this.#open('paragraph', i);
    }
    this.#noteMarks(words, i);
  }

  #open(kind: PassageKind, i: number, { skip = 0, footnote = -1, citation = false } = {}): Block {
    const line = this.#lines[i]!;
    const block: Block = {
      kind,
      first: i,
      last: i,
      from: Math.min(line.from + skip, line.to),
      to: line.to,
      footnote,
      citation: citation || (this.#inBibliography && kind !== 'heading'),
    };
    this.#blocks.push(block);
    this.#current = block;
    return block;
  }

  #heading(words: string, i: number, skip: number): void {
    this.#inBibliography = isBibliographyHeading(words);
    this.#inContents = isContentsHeading(words);
    this.#open('heading', i, { skip });
  }

  // furniture: rules, page numbers, watermarks, running lines

  #isFurniture(words: string, i: number): boolean {
    if (!this.#options.furniture || words.length > 200) return false;
    if (isRule(words)) {
      this.#belowRule = true;
      return true;
    }
    if (isWatermark(words) || this.#running.has(words)) return true;
    const page = pageNumber(words);
    if (page === undefined) return false;
    // a column of numbers is a table, and a number in the middle of wrapped lines is text
    if (this.#isNumber(this.#beside(i, -1)) || this.#isNumber(this.#beside(i, 1))) return false;
    const apart = blankAt(this.#lines, i - 1) || blankAt(this.#lines, i + 1);
    const line = this.#lines[i]!;
    const fed = this.#text.slice(line.start, line.from).includes('\f');
    return apart || fed || this.#current?.kind === 'footnote';
  }

  #beside(i: number, step: number): string {
    let j = i + step;
    while (Math.abs(j - i) < 4 && j >= 0 && j < this.#lines.length && blankAt(this.#lines, j)) j += step;
    return this.#lines[j] === undefined ? '' : this.#words(j).slice(0, 40);
  }

  #isNumber(words: string): boolean {
    return words !== '' && /^[\d\s.,%-]+$/.test(words) && /\d/.test(words);
  }

  // tables of contents

  #readContents(words: string, i: number): boolean {
    if (!this.#options.contents || words.length > 260) return false;
    if (isContentsHeading(words)) {
      this.#heading(words, i, markdownHeading.exec(words)?.[0].length ?? 0);
      this.#lastPage = 0;
      this.#current = undefined;
      return true;
    }
    const entry = isContentsEntry(words) || (this.#inContents && isPlainEntry(words, this.#lastPage));
    const page = entry ? entryPage(words) : 0;
    // pages do not fall within a table of contents
    if (entry && this.#inContents && page > 0 && page < this.#lastPage) this.#inContents = false;
    if (!entry || (!this.#inContents && !isContentsEntry(words))) {
      if (!this.#inContents) return false;
      // an entry's first line, or the bars of a table around entries
      if (words[0] === '|' || (!blankAt(this.#lines, i + 1) && isContentsEntry(this.#words(i + 1)))) {
        this.#contentsEntry(words, i);
        return true;
      }
      this.#inContents = false;
      return false;
    }
    // dot leaders outside a table of contents: two entries make one
    if (!this.#inContents && !isContentsEntry(this.#beside(i, 1)) && !this.#followsContents(i)) return false;
    this.#inContents = true;
    this.#lastPage = page;
    this.#contentsEntry(words, i);
    return true;
  }

  #followsContents(i: number): boolean {
    const last = this.#blocks[this.#blocks.length - 1];
    return last?.kind === 'contents' && i - last.last < 4;
  }

  #contentsEntry(words: string, i: number): void {
    const bar = /^[|\s]*/.exec(words)![0].length;
    const block = this.#open('contents', i, { skip: bar });
    block.to = Math.max(block.from, this.#lines[i]!.from + entryEnd(words));
    this.#current = undefined;
  }

  // footnotes

  /** A footnote whose number stands on a line of its own, as text drawn from a PDF has it. */
  #readNumberLine(words: string, i: number): boolean {
    if (words.length > 3 || blankAt(this.#lines, i + 1)) return false;
    const number = lineNumber(words);
    if (number === 0 || !/^["“«'‘(]?\p{Lu}/u.test(this.#words(i + 1))) return false;
    const citation = cites(this.#ahead(i + 1));
    const mark = this.#marks.get(number);
    if (!citation && (mark === undefined || this.#lines[i]!.from - mark > farthestMark)) return false;
    if (this.#current !== undefined && this.#current.kind !== 'footnote' && !citation) return false;
    this.#openFootnote = this.#open('footnote', i, { skip: words.length, footnote: number, citation });
    this.#lastFootnote = number;
    this.#sinceFootnote = 0;
    return true;
  }

  #readFootnote(words: string, i: number): boolean {
    // The groups of a figure that a line end parts: `200` / `000 dollars`.
    if (/^0\d/.test(words)) return false;
    const start = footnoteStart(words.slice(0, 40));
    if (start !== undefined && this.#isFootnote(start, words, i)) {
      this.#open('footnote', i, {
        skip: start.markLength,
        footnote: start.number,
        citation: cites(this.#ahead(i)),
      });
      this.#lastFootnote = start.number;
      this.#openFootnote = this.#current;
      this.#sinceFootnote = 0;
      return true;
    }
    // the rest of a footnote that text or a page's end has cut
    if (this.#current === undefined && this.#sinceFootnote < 6 && this.#isRestOfFootnote(words)) {
      this.#openFootnote = this.#open('footnote', i, { footnote: 0, citation: true });
      this.#sinceFootnote = 0;
      return true;
    }
    return false;
  }

  #isRestOfFootnote(words: string): boolean {
    if (isCitationFragment(words)) return true;
    if (words.length > 600 || this.#openFootnote === undefined || !namesSource(words)) return false;
    const { from, to } = this.#openFootnote;
    if (
      this.#blocks[this.#blocks.length - 1] === this.#openFootnote &&
      !namesSource(this.#text.slice(from, to))
    )
      return true;
    return !isComplete(this.#text.slice(Math.max(from, to - 160), to));
  }

  #isFootnote(start: FootnoteStart, words: string, i: number): boolean {
    const { number, raised } = start;
    if (start.explicit) return true;
    const mark = this.#marks.get(number);
    const marked = mark !== undefined && this.#lines[i]!.from - mark < farthestMark && !start.listed;
    const inside = this.#current?.kind === 'footnote';
    if (this.#current !== undefined && !inside && !raised) {
      // right below a line of text: only where the mark has been seen and the line above ends
      return (
        marked &&
        number === this.#lastFootnote + 1 &&
        isTerminated(this.#words(i - 1)) &&
        !this.#inBibliography
      );
    }
    if (inside && number !== this.#lastFootnote + 1 && !raised) return false;
    if (raised && start.glued && !namesSource(words)) return false;
    let score = raised ? 1 : 0;
    if (this.#belowRule) score += 2;
    if (cites(this.#ahead(i))) score += 2;
    if (number === this.#lastFootnote + 1 || (this.#lastFootnote === 0 && this.#sinceFootnote > 0))
      score += 1;
    if (marked) score += 2;
    if (inside) score += 1;
    else if (this.#isCutAbove()) score += 1;
    if (/^\d+\.\s/.test(words) && this.#inBibliography) return false;
    return score >= 3;
  }

  /** The words of line `i` and of those right below it, up to the next number or blank line. */
  #ahead(i: number): string {
    let words = this.#words(i);
    for (let j = i + 1; j < i + 12 && words.length < 1500 && !blankAt(this.#lines, j); j++) {
      const next = this.#words(j);
      if (footnoteStart(next.slice(0, 40)) !== undefined) break;
      words += ` ${next.slice(0, 400)}`;
    }
    return words;
  }

  /** Whether the last paragraph stops in mid-sentence. */
  #isCutAbove(): boolean {
    for (let b = this.#blocks.length - 1; b >= 0 && b > this.#blocks.length - 8; b--) {
      const { kind, from, to } = this.#blocks[b]!;
      if (kind === 'paragraph') return !isTerminated(this.#text.slice(Math.max(from, to - 60), to));
      if (kind !== 'furniture' && kind !== 'footnote') return false;
    }
    return false;
  }

  #noteMarks(words: string, i: number): void {
    if (!this.#options.footnotes) return;
    const line = this.#lines[i]!;
    for (const match of words.matchAll(/\d+|[⁰¹²³⁴-⁹]+/g)) {
      const run = match[0];
      if (run.length > 3) continue;
      const raised = run.charCodeAt(0) > 0x7f;
      if (!raised && !/[\p{L}"”»).,>]/u.test(words[match.index - 1] ?? ' ')) continue;
      this.#marks.set(raised ? superscriptValue(run) : Number(run), line.from + match.index);
    }
  }

  // lines that go on

  #continues(block: Block, words: string, i: number): boolean {
    const above = this.#words(i - 1);
    const line = this.#lines[i]!;
    const indented = line.from > line.start && this.#lines[i - 1]!.from === this.#lines[i - 1]!.start;
    if (block.kind === 'footnote') {
      if (block.from === block.to) return true;
      if (indented) return false;
      if (!isComplete(above) || isCitationFragment(words)) return true;
      if (/^(?:https?:|www\.|[-–—]\s|\/\/|[a-z\d%_.]+[-/][\w./%?=&#-]*[.]?$)/.test(words)) return true;
      return !beginsSmall(words) && this.#width > 0 && above.length >= this.#width * 0.65;
    }
    if (bullet.test(words) && !/^[-–—]\s+\p{Ll}/u.test(words)) return false;
    if (numbered.test(words) && (isTerminated(above) || block.kind === 'list' || /[;:]$/.test(above)))
      return false;
    if (beginsSmall(words)) return true;
    // a figure broken between its groups: `200` / `000 dollars`
    if (/^000(?!\d)/.test(words) && /\b\d{1,3}$/.test(above)) return true;
    if (/[\p{L}\d]-$/u.test(above)) return true;
    if (this.#width === 0) return above.length < 140 && endsOnFunctionWord(above);
    if (above.length < this.#width * 0.4) return endsOnFunctionWord(above);
    // a line is full where the next word had no room
    let widest = words.length;
    for (let j = Math.max(block.first, i - 6); j < i; j++) {
      widest = Math.max(widest, this.#lines[j]!.to - this.#lines[j]!.from);
    }
    const space = words.indexOf(' ');
    const full = above.length + 1 + (space < 0 ? words.length : space) > widest;
    if (above.length < this.#width * 0.65) return full || endsOnFunctionWord(above);
    return full || !(isTerminated(above) && (indented || line.from - line.start > 1));
  }

  // headings

  #isHeading(words: string, i: number): boolean {
    if (this.#current === undefined && isBibliographyHeading(words)) return true;
    if (words.length > 130 || (this.#current !== undefined && this.#current.kind !== 'footnote'))
      return false;
    if (!/^["“«*_\d\s.]*[\p{Lu}\p{Lo}]/u.test(words) || /[.,;:!?-]$/.test(words.replace(/[*_"”»\s]+$/u, '')))
      return false;
    let last = i;
    while (last < i + 3 && !blankAt(this.#lines, last + 1)) last++;
    if (!blankAt(this.#lines, last + 1) || endsOnFunctionWord(words)) return false;
    if (last > i && (isTerminated(this.#words(last)) || this.#words(last).length > 130)) return false;
    // what follows goes on in small letters: a paragraph cut by the page's end
    let next = last + 1;
    for (; next < i + 12 && next < this.#lines.length; next++) {
      if (blankAt(this.#lines, next)) continue;
      const below = this.#words(next).slice(0, 60);
      if (isRule(below) || isWatermark(below) || pageNumber(below) !== undefined) continue;
      if (isCitationFragment(below)) return false;
      if (footnoteStart(below) !== undefined && cites(this.#ahead(next))) return false;
      return !(words.length > 50 && beginsSmall(below));
    }
    return true;
  }
}
