import type { Pieces } from './pretokens.ts';

/** A text with the pieces that it was cut into. */
export class PieceText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly kinds: readonly number[];
  readonly count: number;

  constructor(text: string, { starts, ends, kinds }: Pieces) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.kinds = kinds;
    this.count = starts.length;
  }

  /** First character of piece `i`; empty after the last. */
  character(i: number): string {
    return this.text[this.starts[i]!] ?? '';
  }

  piece(i: number): string {
    return this.text.slice(this.starts[i]!, this.ends[i]!);
  }

  length(i: number): number {
    return this.ends[i]! - this.starts[i]!;
  }

  /** Whether nothing stands between piece `i` and the next. */
  isGlued(i: number): boolean {
    return this.ends[i] === this.starts[i + 1];
  }
}
