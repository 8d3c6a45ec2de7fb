import type { TextRun } from '../../contract/format.ts';
import type { PassageKind } from '../../record/schema.ts';
import { blankAt, type Line, splitLines } from '../../text/lines.ts';
import { type Block, listMark } from './block-lines.ts';
import type { CleanOptions } from './detectors.ts';
import { cites, footnoteStart, isBibliographyHeading } from './footnotes.ts';
import { LineRuns } from './line-runs.ts';
import {
  entryEnd,
  entryPage,
  isContentsEntry,
  isContentsHeading,
  isPlainEntry,
} from './table-of-contents.ts';

/** What a line is, and how it came to be. */
interface Told {
  readonly kind: PassageKind;
  readonly level: number | undefined;
  /** Whether the original is pages, on which a line may be one of several of its block; else lines are blocks, or parts by a break. */
  readonly isOnPage: boolean;
}

/** What a note begins with that has no number: a sign, a way back to its mark. */
const noteSign = /^(?:[\^↑↩*∗†‡§¶‖#]{1,3}|\[[a-z*]\])\s+/;

/** Kinds of which every line is a block: rows and entries. */
const ofLines: ReadonlySet<PassageKind> = new Set(['table', 'contents']);

/**
 * Reads a chunk of a formatted document into blocks. Blank lines part blocks; what each is, its format says. Of pages a format knows
 * the place and type of each line, but not what it means: lists and tables of contents are told by their words.
 */
export class FormattedBlockReader {
  readonly lines: readonly Line[];
  readonly #text: string;
  readonly #options: CleanOptions;
  readonly #runs: LineRuns;
  readonly #blocks: Block[] = [];
  #current: Block | undefined;
  #currentTold: Told | undefined;
  #inContents = false;
  #lastPage = 0;
  /** Level of the heading of the bibliography that is open; 0 where none is. */
  #bibliography = 0;

  /** @param start of the chunk, in code units of the document */
  constructor(text: string, start: number, runs: readonly TextRun[], options: CleanOptions) {
    this.#text = text;
    this.#options = options;
    this.lines = splitLines(text);
    this.#runs = new LineRuns(runs, start);
  }

  read(): Block[] {
    for (let i = 0; i < this.lines.length; i++) {
      if (blankAt(this.lines, i)) this.#current = undefined;
      else this.#readLine(i);
    }
    return this.#blocks;
  }

  #words(i: number): string {
    const line = this.lines[i]!;
    return this.#text.slice(line.from, line.to);
  }

  #readLine(i: number): void {
    const words = this.#words(i);
    const told = this.#told(words, i);
    if (this.#current !== undefined && this.#continues(told, words)) {
      this.#current.last = i;
      this.#current.to = this.lines[i]!.to;
      return;
    }
    this.#open(told, words, i);
  }

  #told(words: string, i: number): Told {
    const said = this.#runs.of(this.lines[i]!);
    const isOnPage = said?.box !== undefined;
    const level = said?.level;
    let kind = this.#allowed(said?.kind);
    if (isOnPage && (kind === undefined || kind === 'table') && this.#isContents(words, i)) kind = 'contents';
    if (kind === undefined && isOnPage && listMark(words) !== undefined) {
      const goesOn = this.#current !== undefined && this.#currentTold?.kind !== 'list';
      if (!goesOn) kind = 'list';
    }
    if (kind === undefined && isOnPage && this.#current !== undefined && this.#currentTold?.kind === 'list')
      kind = 'list';
    return { kind: kind ?? 'paragraph', level, isOnPage };
  }

  /** A kind, unless the options say that nobody wants it known. */
  #allowed(kind: PassageKind | undefined): PassageKind | undefined {
    const { furniture, contents, footnotes } = this.#options;
    if (kind === 'furniture' && !furniture) return undefined;
    if (kind === 'contents' && !contents) return undefined;
    return kind === 'footnote' && !footnotes ? undefined : kind;
  }

  #continues(told: Told, words: string): boolean {
    const { kind, level, isOnPage } = told;
    const before = this.#currentTold!;
    if (kind !== before.kind || level !== before.level || ofLines.has(kind)) return false;
    if (kind === 'list') return isOnPage && listMark(words) === undefined;
    // Notes that stand line by line are a note each.
    if (kind === 'footnote') return !isOnPage || footnoteStart(words.slice(0, 40)) === undefined;
    return true;
  }

  #open(told: Told, words: string, i: number): void {
    const { kind } = told;
    const line = this.lines[i]!;
    if (kind === 'heading') this.#heading(words, told.level ?? 1);
    let skip = 0;
    let to = line.to;
    let footnote = -1;
    if (kind === 'list') skip = listMark(words) ?? 0;
    else if (kind === 'contents') to = line.from + entryEnd(words);
    else if (kind === 'footnote') {
      const mark = footnoteStart(words.slice(0, 40)) ?? this.#runs.raisedNumber(line, this.#text);
      if (mark !== undefined) ({ number: footnote, markLength: skip } = mark);
      else skip = noteSign.exec(words)?.[0].length ?? 0;
    }
    const from = Math.min(line.from + skip, to);
    const block: Block = {
      kind,
      first: i,
      last: i,
      from,
      to: Math.max(from, to),
      footnote,
      citation: kind !== 'heading' && (this.#bibliography > 0 || (kind === 'footnote' && cites(words))),
    };
    this.#blocks.push(block);
    this.#current = block;
    this.#currentTold = told;
  }

  #heading(words: string, level: number): void {
    if (isBibliographyHeading(words)) this.#bibliography = level;
    else if (level <= this.#bibliography) this.#bibliography = 0;
    this.#inContents = this.#options.contents && isContentsHeading(words);
    this.#lastPage = 0;
  }

  /** Whether a line of a page is an entry of a table of contents: below its heading, or with dot leaders next to another such. */
  #isContents(words: string, i: number): boolean {
    if (!this.#options.contents) return false;
    const isEntry = isContentsEntry(words) || (this.#inContents && isPlainEntry(words, this.#lastPage));
    if (!isEntry) {
      // The first line of an entry that takes two.
      const isFirst = this.#inContents && !blankAt(this.lines, i + 1) && isContentsEntry(this.#words(i + 1));
      if (!isFirst) this.#inContents = false;
      return isFirst;
    }
    const page = entryPage(words);
    // Pages do not fall within a table of contents.
    if (this.#inContents && page > 0 && page < this.#lastPage && !isContentsEntry(words)) return false;
    if (!this.#inContents && !this.#hasEntryNext(i)) return false;
    this.#inContents = true;
    this.#lastPage = page;
    return true;
  }

  #hasEntryNext(i: number): boolean {
    for (let j = i + 1; j < i + 4; j++) if (!blankAt(this.lines, j)) return isContentsEntry(this.#words(j));
    return this.#blocks.at(-1)?.kind === 'contents';
  }
}
