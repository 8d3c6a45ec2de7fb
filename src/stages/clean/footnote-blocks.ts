import { blankAt } from '../../text/lines.ts';
import { type Block, BlockLines } from './block-lines.ts';
import { superscriptValue } from './footnote-marks.ts';
import {
  cites,
  type FootnoteStart,
  footnoteStart,
  isCitationFragment,
  isComplete,
  lineNumber,
  namesSource,
} from './footnotes.ts';
import { isTerminated } from './layout.ts';

const farthestMark = 10_000;

/** Tells footnotes by their numbers, what they cite, and the marks seen in the text above. */
export class FootnoteBlocks extends BlockLines {
  /** Footnote numbers seen as marks in running text, with the last place. */
  protected readonly marks = new Map<number, number>();
  protected belowRule = false;
  protected lastFootnote = 0;
  protected openFootnote: Block | undefined;
  /** Blocks of text since the last footnote; many before the first. */
  protected sinceFootnote = 99;

  /** A footnote whose number stands on a line of its own, as text drawn from a PDF has it. */
  protected readNumberLine(words: string, i: number): boolean {
    if (words.length > 3 || blankAt(this.lines, i + 1)) return false;
    const number = lineNumber(words);
    if (number === 0 || !/^["“«'‘(]?\p{Lu}/u.test(this.words(i + 1))) return false;
    const citation = cites(this.ahead(i + 1));
    const mark = this.marks.get(number);
    if (!citation && (mark === undefined || this.lines[i]!.from - mark > farthestMark)) return false;
    if (this.current !== undefined && this.current.kind !== 'footnote' && !citation) return false;
    this.openFootnote = this.open('footnote', i, { skip: words.length, footnote: number, citation });
    this.lastFootnote = number;
    this.sinceFootnote = 0;
    return true;
  }

  protected readFootnote(words: string, i: number): boolean {
    // The groups of a figure that a line end parts: `200` / `000 dollars`.
    if (/^0\d/.test(words)) return false;
    const start = footnoteStart(words.slice(0, 40));
    if (start !== undefined && this.isFootnote(start, words, i)) {
      this.open('footnote', i, {
        skip: start.markLength,
        footnote: start.number,
        citation: cites(this.ahead(i)),
      });
      this.lastFootnote = start.number;
      this.openFootnote = this.current;
      this.sinceFootnote = 0;
      return true;
    }
    // the rest of a footnote that text or a page's end has cut
    if (this.current === undefined && this.sinceFootnote < 6 && this.isRestOfFootnote(words)) {
      this.openFootnote = this.open('footnote', i, { footnote: 0, citation: true });
      this.sinceFootnote = 0;
      return true;
    }
    return false;
  }

  protected isRestOfFootnote(words: string): boolean {
    if (isCitationFragment(words)) return true;
    if (words.length > 600 || this.openFootnote === undefined || !namesSource(words)) return false;
    const { from, to } = this.openFootnote;
    if (this.blocks[this.blocks.length - 1] === this.openFootnote && !namesSource(this.text.slice(from, to)))
      return true;
    return !isComplete(this.text.slice(Math.max(from, to - 160), to));
  }

  protected isFootnote(start: FootnoteStart, words: string, i: number): boolean {
    const { number, raised } = start;
    if (start.explicit) return true;
    const mark = this.marks.get(number);
    const marked = mark !== undefined && this.lines[i]!.from - mark < farthestMark && !start.listed;
    const inside = this.current?.kind === 'footnote';
    if (this.current !== undefined && !inside && !raised) {
      // right below a line of text: only where the mark has been seen and the line above ends
      return (
        marked && number === this.lastFootnote + 1 && isTerminated(this.words(i - 1)) && !this.inBibliography
      );
    }
    if (inside && number !== this.lastFootnote + 1 && !raised) return false;
    if (raised && start.glued && !namesSource(words)) return false;
    let score = raised ? 1 : 0;
    if (this.belowRule) score += 2;
    if (cites(this.ahead(i))) score += 2;
    if (number === this.lastFootnote + 1 || (this.lastFootnote === 0 && this.sinceFootnote > 0)) score += 1;
    if (marked) score += 2;
    if (inside) score += 1;
    else if (this.isCutAbove()) score += 1;
    if (/^\d+\.\s/.test(words) && this.inBibliography) return false;
    return score >= 3;
  }

  /** Whether the last paragraph stops in mid-sentence. */
  protected isCutAbove(): boolean {
    for (let b = this.blocks.length - 1; b >= 0 && b > this.blocks.length - 8; b--) {
      const { kind, from, to } = this.blocks[b]!;
      if (kind === 'paragraph') return !isTerminated(this.text.slice(Math.max(from, to - 60), to));
      if (kind !== 'furniture' && kind !== 'footnote') return false;
    }
    return false;
  }

  protected noteMarks(words: string, i: number): void {
    if (!this.options.footnotes) return;
    const line = this.lines[i]!;
    for (const match of words.matchAll(/\d+|[⁰¹²³⁴-⁹]+/g)) {
      const run = match[0];
      if (run.length > 3) continue;
      const raised = run.charCodeAt(0) > 0x7f;
      if (!raised && !/[\p{L}"”»).,>]/u.test(words[match.index - 1] ?? ' ')) continue;
      this.marks.set(raised ? superscriptValue(run) : Number(run), line.from + match.index);
    }
  }
}
