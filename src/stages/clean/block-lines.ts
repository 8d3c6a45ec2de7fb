import type { PassageKind } from '../../record/schema.ts';
import { blankAt, type Line, splitLines } from '../../text/lines.ts';
import type { CleanOptions } from './detectors.ts';
import { footnoteStart, isBibliographyHeading } from './footnotes.ts';
import type { RunningLines } from './furniture.ts';
import { wrapWidth } from './layout.ts';
import { isContentsHeading } from './table-of-contents.ts';

/** Lines that belong together: a paragraph, a heading, a footnote body, an entry of a list or table. */
export interface Block {
  kind: PassageKind;
  /** First and last line, inclusive. */
  readonly first: number;
  last: number;
  /** Where what is printed begins (after a footnote's number, a bullet) and ends; chunk code units. */
  readonly from: number;
  to: number;
  /** A footnote body's number; 0 where it is the rest of a footnote that was cut. */
  readonly footnote: number;
  /** In a bibliography, or a footnote that cites. */
  readonly citation: boolean;
}

export const markdownHeading = /^#{1,6}\s+/;
export const bullet = /^(?:[-*+•·▪●○–—]\s+(?=\S)|>\s+)+/;
export const numbered =
  /^(?:\(?(?:\d{1,3}|[a-zа-я]|[ivx]{1,5})\)|\d{1,3}\.(?:\d{1,3}\.){0,5}(?:\d{1,3})?)\s+(?=\S)/;

/** Code units of the sign that a line of a list begins with, 0 where it is read along (`a)`, `3.`); undefined where it has none. */
export function listMark(words: string): number | undefined {
  const item = bullet.exec(words) ?? numbered.exec(words);
  if (item === null) return undefined;
  return /[\p{L}\d]/u.test(item[0]) ? 0 : item[0].length;
}

/** The lines of a chunk, and the blocks made of them so far. */
export class BlockLines {
  protected readonly text: string;
  readonly lines: readonly Line[];
  protected readonly options: CleanOptions;
  protected readonly running: RunningLines;
  protected readonly width: number;
  protected readonly blocks: Block[] = [];
  protected current: Block | undefined;
  protected inContents = false;
  protected lastPage = 0;
  protected inBibliography = false;

  constructor(text: string, running: RunningLines, options: CleanOptions) {
    this.text = text;
    this.lines = splitLines(text);
    this.options = options;
    this.width = wrapWidth(this.lines);
    this.running = running;
    running.learn(text, this.lines);
  }

  protected words(i: number): string {
    const line = this.lines[i]!;
    return this.text.slice(line.from, line.to);
  }

  protected open(kind: PassageKind, i: number, { skip = 0, footnote = -1, citation = false } = {}): Block {
    const line = this.lines[i]!;
    const block: Block = {
      kind,
      first: i,
      last: i,
      from: Math.min(line.from + skip, line.to),
      to: line.to,
      footnote,
      citation: citation || (this.inBibliography && kind !== 'heading'),
    };
    this.blocks.push(block);
    this.current = block;
    return block;
  }

  protected heading(words: string, i: number, skip: number): void {
    this.inBibliography = isBibliographyHeading(words);
    this.inContents = isContentsHeading(words);
    this.open('heading', i, { skip });
  }

  protected neighbour(i: number, step: number): string {
    let j = i + step;
    while (Math.abs(j - i) < 4 && j >= 0 && j < this.lines.length && blankAt(this.lines, j)) j += step;
    return this.lines[j] === undefined ? '' : this.words(j).slice(0, 40);
  }

  protected isNumber(words: string): boolean {
    return words !== '' && /^[\d\s.,%-]+$/.test(words) && /\d/.test(words);
  }

  /** The words of line `i` and of those right below it, up to the next number or blank line. */
  protected ahead(i: number): string {
    let words = this.words(i);
    for (let j = i + 1; j < i + 12 && words.length < 1500 && !blankAt(this.lines, j); j++) {
      const next = this.words(j);
      if (footnoteStart(next.slice(0, 40)) !== undefined) break;
      words += ` ${next.slice(0, 400)}`;
    }
    return words;
  }
}
