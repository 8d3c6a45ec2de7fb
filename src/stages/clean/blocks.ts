import { blankAt } from '../../text/lines.ts';
import { mayBeResultRow, resultRow } from '../../text/result-rows.ts';
import { type Block, bullet, listMark, markdownHeading, numbered } from './block-lines.ts';
import { FootnoteBlocks } from './footnote-blocks.ts';
import { cites, footnoteStart, isBibliographyHeading, isCitationFragment, isComplete } from './footnotes.ts';
import { isRule, isWatermark, pageNumber } from './furniture.ts';
import { beginsSmall, breaksWrapped, endsOnFunctionWord, isTerminated } from './layout.ts';
import {
  entryEnd,
  entryPage,
  isContentsEntry,
  isContentsHeading,
  isPlainEntry,
} from './table-of-contents.ts';

/** Whether a bracket that is open at the end of `above` closes in the line below. */
const closesBracket = (above: string, below: string): boolean =>
  above.lastIndexOf('(') > above.lastIndexOf(')') && /^[^()]*\)/.test(below.slice(0, 200));

const isResult = (words: string): boolean => mayBeResultRow(words) && resultRow.test(words);

/** Reads a chunk line by line into blocks. One pass; looks ahead at most twelve lines. */
export class BlockReader extends FootnoteBlocks {
  read(): Block[] {
    for (let i = 0; i < this.lines.length; i++) {
      if (blankAt(this.lines, i)) this.current = undefined;
      else this.readLine(i);
    }
    return this.blocks;
  }

  private readLine(i: number): void {
    const words = this.words(i);
    if (this.options.footnotes && this.readNumberLine(words, i)) return;
    if (this.isFurniture(words, i)) {
      this.open('furniture', i);
      this.current = undefined;
      return;
    }
    if (this.readContents(words, i)) return;
    if (words[0] === '|' && words.includes('|', 1)) {
      this.open('table', i);
      this.current = undefined;
      return;
    }
    const hashes = markdownHeading.exec(words);
    if (hashes !== null) {
      this.heading(words, i, hashes[0].length);
      return;
    }
    if (this.options.footnotes && this.readFootnote(words, i)) return;
    const current = this.current;
    if (current !== undefined && this.continues(current, words, i)) {
      current.last = i;
      current.to = this.lines[i]!.to;
      if (current.kind !== 'footnote') this.noteMarks(words, i);
      return;
    }
    this.sinceFootnote++;
    this.belowRule = false;
    const skip = listMark(words);
    if (skip !== undefined) {
      this.open('list', i, { skip });
    } else if (this.isHeading(words, i)) {
      this.heading(words, i, 0);
    } else {
      this.open('paragraph', i);
    }
    this.noteMarks(words, i);
  }

  // furniture: rules, page numbers, watermarks, running lines

  private isFurniture(words: string, i: number): boolean {
    if (!this.options.furniture || words.length > 200) return false;
    if (isRule(words)) {
      this.belowRule = true;
      return true;
    }
    if (isWatermark(words) || this.running.has(words)) return true;
    const page = pageNumber(words);
    if (page === undefined) return false;
    // a column of numbers is a table, and a number in the middle of wrapped lines is text
    if (this.isNumber(this.neighbour(i, -1)) || this.isNumber(this.neighbour(i, 1))) return false;
    const apart = blankAt(this.lines, i - 1) || blankAt(this.lines, i + 1);
    const line = this.lines[i]!;
    const fed = this.text.slice(line.start, line.from).includes('\f');
    return apart || fed || this.current?.kind === 'footnote';
  }

  // tables of contents

  private readContents(words: string, i: number): boolean {
    if (!this.options.contents || words.length > 260) return false;
    if (isContentsHeading(words)) {
      this.heading(words, i, markdownHeading.exec(words)?.[0].length ?? 0);
      this.lastPage = 0;
      this.current = undefined;
      return true;
    }
    const entry = isContentsEntry(words) || (this.inContents && isPlainEntry(words, this.lastPage));
    const page = entry ? entryPage(words) : 0;
    // pages do not fall within a table of contents
    if (entry && this.inContents && page > 0 && page < this.lastPage) this.inContents = false;
    if (!entry || (!this.inContents && !isContentsEntry(words))) {
      if (!this.inContents) return false;
      // an entry's first line, or the bars of a table around entries
      if (words[0] === '|' || (!blankAt(this.lines, i + 1) && isContentsEntry(this.words(i + 1)))) {
        this.contentsEntry(words, i);
        return true;
      }
      this.inContents = false;
      return false;
    }
    // dot leaders outside a table of contents: two entries make one
    if (!this.inContents && !isContentsEntry(this.neighbour(i, 1)) && !this.followsContents(i)) return false;
    this.inContents = true;
    this.lastPage = page;
    this.contentsEntry(words, i);
    return true;
  }

  private followsContents(i: number): boolean {
    const last = this.blocks[this.blocks.length - 1];
    return last?.kind === 'contents' && i - last.last < 4;
  }

  private contentsEntry(words: string, i: number): void {
    const bar = /^[|\s]*/.exec(words)![0].length;
    const block = this.open('contents', i, { skip: bar });
    block.to = Math.max(block.from, this.lines[i]!.from + entryEnd(words));
    this.current = undefined;
  }

  // lines that go on

  private continues(block: Block, words: string, i: number): boolean {
    const above = this.words(i - 1);
    const line = this.lines[i]!;
    const indented = line.from > line.start && this.lines[i - 1]!.from === this.lines[i - 1]!.start;
    if (block.kind === 'footnote') {
      if (block.from === block.to) return true;
      if (indented) return false;
      if (!isComplete(above) || isCitationFragment(words)) return true;
      if (/^(?:https?:|www\.|[-–—]\s|\/\/|[a-z\d%_.]+[-/][\w./%?=&#-]*[.]?$)/.test(words)) return true;
      return !beginsSmall(words) && this.width > 0 && above.length >= this.width * 0.65;
    }
    if (bullet.test(words) && !/^[-–—]\s+\p{Ll}/u.test(words)) return false;
    if (numbered.test(words) && (isTerminated(above) || block.kind === 'list' || /[;:]$/.test(above)))
      return false;
    if (beginsSmall(words)) return true;
    if (isResult(words) || isResult(above)) return false;
    // a figure broken between its groups: `200` / `000 dollars`
    if (/^000(?!\d)/.test(words) && /\b\d{1,3}$/.test(above)) return true;
    if (/[\p{L}\d]-$/u.test(above)) return true;
    if (this.width === 0) return this.continuesUnevenly(block, above, words, i);
    if (above.length < this.width * 0.4) return endsOnFunctionWord(above);
    // a line is full where the next word had no room
    let widest = words.length;
    for (let j = Math.max(block.first, i - 6); j < i; j++) {
      widest = Math.max(widest, this.lines[j]!.to - this.lines[j]!.from);
    }
    const space = words.indexOf(' ');
    const full = above.length + 1 + (space < 0 ? words.length : space) > widest;
    if (above.length < this.width * 0.65) return full || endsOnFunctionWord(above);
    return full || !(isTerminated(above) && (indented || line.from - line.start > 1));
  }

  /** Whether a line goes on with the one above in a text whose lines are not wrapped alike. */
  private continuesUnevenly(block: Block, above: string, words: string, i: number): boolean {
    if (above.length >= 140) return false;
    // A word alone in a line, `VERSUS`, stands between two parties.
    const isCut = above.includes(' ') && endsOnFunctionWord(above);
    if (isCut || breaksWrapped(this.lines, i, this.text)) return true;
    return (
      !isTerminated(above) &&
      closesBracket(this.text.slice(Math.max(block.from, block.to - 200), block.to), words)
    );
  }

  // headings

  private isHeading(words: string, i: number): boolean {
    if (this.current === undefined && isBibliographyHeading(words)) return true;
    if (words.length > 130 || (this.current !== undefined && this.current.kind !== 'footnote')) return false;
    if (!/^["“«*_\d\s.]*[\p{Lu}\p{Lo}]/u.test(words) || /[.,;:!?-]$/.test(words.replace(/[*_"”»\s]+$/u, '')))
      return false;
    let last = i;
    while (last < i + 3 && !blankAt(this.lines, last + 1)) last++;
    if (!blankAt(this.lines, last + 1) || endsOnFunctionWord(words)) return false;
    if (last > i && (isTerminated(this.words(last)) || this.words(last).length > 130)) return false;
    // what follows goes on in lowercase: a paragraph cut by the page's end
    let next = last + 1;
    for (; next < i + 12 && next < this.lines.length; next++) {
      if (blankAt(this.lines, next)) continue;
      const below = this.words(next).slice(0, 60);
      if (isRule(below) || isWatermark(below) || pageNumber(below) !== undefined) continue;
      if (isCitationFragment(below)) return false;
      if (footnoteStart(below) !== undefined && cites(this.ahead(next))) return false;
      return !(words.length > 50 && beginsSmall(below));
    }
    return true;
  }
}
