import type { TextRun } from '../../../../contract/format.ts';
import { codePointsOf, type TextPlace } from './tree.ts';

type SourceRun = Pick<TextRun, 'start' | 'end' | 'element' | 'elementStart' | 'sourceStart' | 'sourceEnd'>;

/** Gives the runs of a text's stretches, which are asked for in ascending order. */
export class RunWriter {
  readonly #text: string;
  readonly #place: TextPlace | undefined;
  #next = 0;
  /** Code units, and code points of the element's text, counted so far. */
  #unit = 0;
  #point: number;

  constructor(text: string, place: TextPlace | undefined) {
    this.#text = text;
    this.#place = place;
    this.#point = place?.elementStart ?? 0;
  }

  /** @param at where `start` stands in the decoded text */
  *runs(start: number, end: number, at: number): Generator<SourceRun> {
    const verbatim = this.#place?.verbatim ?? [];
    for (let from = start; from < end; ) {
      while (this.#next < verbatim.length && verbatim[this.#next]!.end <= from) this.#next++;
      const stretch = verbatim[this.#next];
      if (stretch === undefined || stretch.start > from) {
        const to = Math.min(end, stretch?.start ?? end);
        yield this.#run(from, to, at - start);
        from = to;
        continue;
      }
      yield* this.#sourceRuns(from, Math.min(end, stretch.end), stretch.source - stretch.start, at - start);
      from = Math.min(end, stretch.end);
    }
  }

  /** Runs of a stretch that stands in the source. @param offset from its code units to those of the source */
  *#sourceRuns(from: number, to: number, offset: number, shift: number): Generator<SourceRun> {
    const { source } = this.#place!;
    for (const cut of source.cuts(from + offset, to + offset)) {
      yield {
        ...this.#run(from, cut - offset, shift),
        sourceStart: source.byteAt(from + offset),
        sourceEnd: source.byteAt(cut),
      };
      from = cut - offset;
    }
  }

  #run(from: number, to: number, shift: number): SourceRun {
    const range = { start: from + shift, end: to + shift };
    if (this.#place?.element === undefined) return range;
    this.#point += codePointsOf(this.#text, this.#unit, from);
    this.#unit = from;
    return { ...range, element: this.#place.element, elementStart: this.#point };
  }
}
