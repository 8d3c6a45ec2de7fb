import { firstWhere } from './first-where.ts';

/**
 * A view: text as a later stage reads it, with an exact way back to the source. The source is never edited; a view leaves
 * parts of it out (a footnote mark, a line-end hyphen, a page break in mid-sentence) or shows them differently (a line break
 * as a space, `&amp;` as `&`). All positions are UTF-16 code units; source positions count from the start of the chunk.
 *
 * A view is a list of pieces. Piece i shows source `[sourceStart, sourceStart + sourceLength)` as view
 * `[viewStart, viewStart + viewLength)`. Within a piece of equal lengths positions map one to one; otherwise every
 * view position of the piece maps to the whole of the piece's source.
 */
export class View {
  /** The text as later stages read it. */
  readonly text: string;
  readonly #viewStarts: Uint32Array;
  readonly #sourceStarts: Uint32Array;
  readonly #sourceLengths: Uint32Array;
  #cursor = 0;

  private constructor(
    text: string,
    viewStarts: Uint32Array,
    sourceStarts: Uint32Array,
    sourceLengths: Uint32Array,
  ) {
    this.text = text;
    this.#viewStarts = viewStarts;
    this.#sourceStarts = sourceStarts;
    this.#sourceLengths = sourceLengths;
  }

  /** A view that shows `source.slice(start, end)` as it stands. */
  static identity(source: string, start = 0, end = source.length): View {
    return new ViewBuilder(source).keep(start, end).build();
  }

  /** @internal */
  static fromPieces(
    text: string,
    viewStarts: number[],
    sourceStarts: number[],
    sourceLengths: number[],
  ): View {
    return new View(
      text,
      Uint32Array.from(viewStarts),
      Uint32Array.from(sourceStarts),
      Uint32Array.from(sourceLengths),
    );
  }

  /** Number of pieces; a view without cuts has one. */
  get pieceCount(): number {
    return this.#viewStarts.length;
  }

  /** Source position at which the character at view position `position` begins. */
  sourceStart(position: number): number {
    const i = this.#pieceAt(position);
    return this.#isOneToOne(i)
      ? this.#sourceStarts[i]! + position - this.#viewStarts[i]!
      : this.#sourceStarts[i]!;
  }

  /** Source position at which the character before view position `position` ends (exclusive end of a span). */
  sourceEnd(position: number): number {
    const last = position - 1;
    const i = this.#pieceAt(last);
    return this.#isOneToOne(i)
      ? this.#sourceStarts[i]! + last - this.#viewStarts[i]! + 1
      : this.#sourceStarts[i]! + this.#sourceLengths[i]!;
  }

  /**
   * The source parts that the view range shows, in order; parts that touch, or that are only `gap` or fewer hidden source
   * code units apart (a hyphen, a footnote mark), are one. A name that runs over a page break comes back as two.
   */
  sourceSpans(start: number, end: number, gap = 16): { start: number; end: number }[] {
    const spans: { start: number; end: number }[] = [];
    if (end <= start) return spans;
    let i = this.#pieceAt(start);
    let from = this.sourceStart(start);
    for (;;) {
      const pieceViewEnd = this.#viewEnd(i);
      const to = end <= pieceViewEnd ? this.sourceEnd(end) : this.#sourceStarts[i]! + this.#sourceLengths[i]!;
      const last = spans[spans.length - 1];
      if (last !== undefined && from - last.end <= gap) last.end = to;
      else spans.push({ start: from, end: to });
      if (end <= pieceViewEnd) return spans;
      i++;
      from = this.#sourceStarts[i]!;
    }
  }

  #viewEnd(i: number): number {
    return i + 1 < this.#viewStarts.length ? this.#viewStarts[i + 1]! : this.text.length;
  }

  #isOneToOne(i: number): boolean {
    return this.#viewEnd(i) - this.#viewStarts[i]! === this.#sourceLengths[i]!;
  }

  /** Index of the piece that holds a view position. Queries run mostly forward, so the last answer is tried first. */
  #pieceAt(position: number): number {
    const starts = this.#viewStarts;
    let i = this.#cursor;
    if (position >= starts[i]!) {
      for (let step = 0; step < 8; step++) {
        if (i + 1 >= starts.length || position < starts[i + 1]!) return (this.#cursor = i);
        i++;
      }
    }
    return (this.#cursor = firstWhere(1, starts.length, (k) => starts[k]! > position) - 1);
  }
}

/** Builds a {@link View} left to right over one source string. */
export class ViewBuilder {
  readonly #source: string;
  readonly #viewStarts: number[] = [];
  readonly #sourceStarts: number[] = [];
  readonly #sourceLengths: number[] = [];
  #text = '';
  #lastOneToOne = false;

  constructor(source: string) {
    this.#source = source;
  }

  /** Length of the view so far, in code units. */
  get length(): number {
    return this.#text.length;
  }

  /** Shows source `[start, end)` as it stands. */
  keep(start: number, end: number): this {
    if (end > start) this.#push(this.#source.slice(start, end), start, end - start);
    return this;
  }

  /** Shows source `[start, end)` as `shown` (never empty: to leave something out, do not mention it). */
  show(start: number, end: number, shown: string): this {
    if (shown.length > 0 && end > start) this.#push(shown, start, end - start);
    return this;
  }

  build(): View {
    return View.fromPieces(this.#text, this.#viewStarts, this.#sourceStarts, this.#sourceLengths);
  }

  #push(shown: string, start: number, length: number): void {
    const oneToOne = shown.length === length;
    const last = this.#sourceStarts.length - 1;
    if (
      oneToOne &&
      this.#lastOneToOne &&
      last >= 0 &&
      this.#sourceStarts[last]! + this.#sourceLengths[last]! === start
    ) {
      this.#sourceLengths[last]! += length;
    } else {
      this.#viewStarts.push(this.#text.length);
      this.#sourceStarts.push(start);
      this.#sourceLengths.push(length);
    }
    this.#lastOneToOne = oneToOne;
    this.#text += shown;
  }
}
