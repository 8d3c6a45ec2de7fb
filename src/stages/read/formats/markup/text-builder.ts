import type { FormattedText, Page, Part, TextRun } from '../../../../contract/format.ts';
import type { PassageKind } from '../../../../record/schema.ts';
import { RunWriter } from './run-writer.ts';
import type { TextPlace } from './tree.ts';

/** A block of a document: a paragraph, a heading, an item, a row; or what holds such. */
export interface BlockOptions {
  /** Absent where it is running text, or what its holder is. Furniture, footnotes and tables lend their kind to all in them. */
  readonly kind?: PassageKind | undefined;
  /** Level of a heading, 1 the highest. */
  readonly level?: number | undefined;
  /** Index that {@link TextBuilder.part} gave; absent where it is its holder's. */
  readonly part?: number | undefined;
  /** What parts it from its neighbours: an empty line, or (items, rows) a line end. Blocks in a cell are parted by a space. */
  readonly parted?: 'block' | 'line' | undefined;
  /**
   * What white space is: `collapse`, as in HTML, where any amount is a space; `keep`, as in `<pre>`. Absent: as its holder has it.
   */
  readonly space?: 'collapse' | 'keep' | undefined;
}

/** What is said of a text besides its block. */
export interface TextMarks {
  readonly href?: string | undefined;
  readonly style?: string | undefined;
  readonly script?: 'super' | 'sub' | undefined;
}

/** What has been built. */
export type BuiltText = Pick<FormattedText, 'text' | 'runs'> & {
  readonly pages: readonly Page[];
  readonly parts: readonly Part[];
};

interface OpenBlock {
  readonly kind: PassageKind | undefined;
  readonly level: number | undefined;
  readonly part: number | undefined;
  readonly space: 'collapse' | 'keep';
  /** What parts it from its neighbours: index into {@link gaps}. */
  readonly edge: number;
  readonly inCell: boolean;
  /** Columns that its cells have taken. */
  columns: number;
}

/** What stands between two texts, from least to most. */
const gaps = ['', ' ', '\n', '\n\n'] as const;
const spaceGap = 1;
const lineGap = 2;
const blockGap = 3;
/** Kinds that all blocks in a block take, the strongest last. */
const lending: readonly (PassageKind | undefined)[] = ['table', 'footnote', 'contents', 'furniture'];
const mostColumns = 1000;

/**
 * Turns blocks of marked text into the decoded text of a document and its runs: `\n\n` between blocks, `\n` between items and rows,
 * `\t` between cells. Blocks may hold blocks; text before and after those is a block of its own.
 *
 * The way back. A run is a stretch of the text of one element, with the same marks, that the source says letter by letter, so that
 * `sourceStart` and `sourceEnd` (bytes of the part, as {@link TextPlace.source} counts them) decode to it exactly; an entity
 * (`&amp;`) is a run of its own, with its element and without bytes. White space that was changed belongs to no run.
 */
export class TextBuilder {
  readonly #texts: string[] = [];
  readonly #runs: TextRun[] = [];
  readonly #open: OpenBlock[] = [
    {
      kind: undefined,
      level: undefined,
      part: undefined,
      space: 'collapse',
      edge: 0,
      inCell: false,
      columns: 0,
    },
  ];
  readonly #pages: { label: string; start: number | undefined }[] = [];
  readonly #parts: (Pick<Part, 'path' | 'mediaType' | 'sha256'> & { start?: number; end?: number })[] = [];
  /** Code units of the text so far. */
  #length = 0;
  /** What must stand before the next text: index into {@link gaps}, and cells that were passed since. */
  #gap = 0;
  #tabs = 0;

  /** Opens a block in the one that is open. */
  open(options: BlockOptions = {}): void {
    const holder = this.#open.at(-1)!;
    const isLent = options.kind === undefined || lending.indexOf(holder.kind) > lending.indexOf(options.kind);
    const kind = isLent ? holder.kind : options.kind;
    const edge = options.parted === 'line' ? lineGap : blockGap;
    const block = {
      kind,
      level: kind === 'heading' ? (options.level ?? holder.level) : undefined,
      part: options.part ?? holder.part,
      space: options.space ?? holder.space,
      edge: holder.inCell ? spaceGap : edge,
      inCell: holder.inCell,
      columns: 0,
    };
    this.#open.push(block);
    this.#raise(block.edge);
  }

  /** Closes the innermost block or cell. */
  close(): void {
    if (this.#open.length === 1) throw new Error('no block is open');
    this.#raise(this.#open.pop()!.edge);
  }

  /**
   * Opens a cell of the row that is open; {@link close} closes it. All blocks in a cell stand on its line; a table in a cell has its
   * cells parted by spaces.
   * @param columns that it takes
   */
  cell(columns = 1): void {
    const row = this.#open.at(-1)!;
    if (!row.inCell && row.columns > 0) this.#tabs += row.columns;
    row.columns = Math.min(Math.max(columns, 1), mostColumns);
    this.#open.push({ ...row, edge: row.inCell ? spaceGap : 0, inCell: true, columns: 0 });
  }

  /** A line end inside a block, as of `<br>`; in a cell a space. */
  lineBreak(): void {
    this.#raise(this.#open.at(-1)!.inCell ? spaceGap : lineGap);
  }

  /** A tab inside a block; in a cell a space. */
  tab(): void {
    if (this.#open.at(-1)!.inCell) this.#raise(spaceGap);
    else this.#tabs++;
  }

  /**
   * Begins a page of the original: the text that follows stands on it.
   * @param label as printed
   */
  page(label: string): void {
    this.#pages.push({ label, start: undefined });
  }

  /** Names a part of the package; the index is for blocks. Its range is that of the text written for it. */
  part(part: Pick<Part, 'path' | 'mediaType' | 'sha256'>): number {
    return this.#parts.push({ ...part }) - 1;
  }

  /**
   * Writes text into the innermost block.
   * @param place where it stands in the original, if it stands there
   */
  write(text: string, place?: TextPlace, marks: TextMarks = {}): void {
    const isKept = this.#open.at(-1)!.space === 'keep';
    const writer = new RunWriter(text, place);
    let end = 0;
    for (const { words, index } of isKept ? keptWords(text) : collapsedWords(text)) {
      this.#passSpace(text.slice(end, index), isKept);
      end = index + words.length;
      if (isKept && words.startsWith(' ') && this.#gap === spaceGap) this.#gap = 0;
      this.#startText();
      const shape = this.#shape(marks);
      for (const run of writer.runs(index, end, this.#length)) this.#runs.push({ ...run, ...shape });
      this.#texts.push(words);
      this.#length += words.length;
      this.#reachPart();
    }
    this.#passSpace(text.slice(end), isKept);
  }

  /** What has been written. */
  finish(): BuiltText {
    const end = this.#length;
    const starts = this.#pages.map(({ start }) => start ?? end);
    return {
      text: this.#texts.join(''),
      runs: this.#runs,
      pages: this.#pages.map(({ label }, i) => ({
        number: i + 1,
        label,
        start: starts[i]!,
        end: starts[i + 1] ?? end,
      })),
      parts: this.#parts.map(({ start = end, end: stop = start, ...part }) => ({
        ...part,
        start,
        end: stop,
      })),
    };
  }

  #raise(gap: number): void {
    this.#gap = Math.max(this.#gap, gap);
    if (gap >= lineGap) this.#tabs = 0;
  }

  /** White space between words. */
  #passSpace(between: string, isKept: boolean): void {
    if (between === '') return;
    const lines = isKept ? (between.match(/\r\n?|\n/g)?.length ?? 0) : 0;
    if (lines > 0 && !this.#open.at(-1)!.inCell) this.#raise(lines > 1 ? blockGap : lineGap);
    else if (isKept && between.includes('\t')) this.#tabs++;
    else this.#raise(spaceGap);
  }

  /** Writes what must stand before a text. */
  #startText(): void {
    const lead = this.#tabs > 0 ? '\t'.repeat(this.#tabs) : '';
    const gap = this.#length === 0 || (lead !== '' && this.#gap === spaceGap) ? '' : gaps[this.#gap]!;
    this.#gap = 0;
    this.#tabs = 0;
    if (gap + lead !== '') this.#texts.push(gap + lead);
    this.#length += gap.length + lead.length;
    for (let i = this.#pages.length - 1; i >= 0 && this.#pages[i]!.start === undefined; i--)
      this.#pages[i]!.start = this.#length;
    const part = this.#parts[this.#open.at(-1)!.part ?? -1];
    if (part !== undefined) part.start ??= this.#length;
  }

  #reachPart(): void {
    const part = this.#parts[this.#open.at(-1)!.part ?? -1];
    if (part !== undefined) part.end = this.#length;
  }

  /** What all runs of a text have in common. */
  #shape({ href, style, script }: TextMarks): Partial<TextRun> {
    const { kind, level, part } = this.#open.at(-1)!;
    return {
      ...(kind !== undefined && { kind }),
      ...(level !== undefined && { level }),
      ...(this.#pages.length > 0 && { page: this.#pages.length - 1 }),
      ...(part !== undefined && { part }),
      ...(href !== undefined && { href }),
      ...(style !== undefined && { style }),
      ...(script !== undefined && { script }),
    };
  }
}

/** Words with single spaces between them: what collapsing leaves as it is. */
function* collapsedWords(text: string): Generator<{ words: string; index: number }> {
  const stretch = /[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*/g;
  for (const { 0: words, index } of text.matchAll(stretch)) yield { words, index };
}

/** Lines without white space at their end; that at their beginning is kept. */
function* keptWords(text: string): Generator<{ words: string; index: number }> {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const words = line.trimEnd();
    if (words !== '') yield { words, index };
  }
}
