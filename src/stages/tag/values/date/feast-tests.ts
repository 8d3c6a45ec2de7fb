import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { DateReader } from './reader.ts';
import { WordShapes } from './word-shapes.ts';
import { feastDays, feasts } from './words.ts';

/** The pieces of a feast's name as lexemes have them: `new year's eve` is `new`, `year`, `'`, `s`, `eve`. */
const piecesOf = (name: string): string[] => name.match(/\p{L}+|[^\p{L}\s]/gu)!;

/** Feasts by their last piece, the longer names first. */
const byLast = Map.groupBy(
  [...feasts].map(piecesOf).sort((a, b) => b.length - a.length),
  (pieces) => pieces.at(-1)!,
);

const lastShapes = new WordShapes(byLast.keys());

/** Finds feasts before a year: `Easter 1916`, `Good Friday 1998`, `New Year's Eve 1999`. */
export class FeastTests extends DateReader {
  /** The first lexeme of the feast that ends at `i`, after `limit`. */
  feastFrom(i: number, limit: number): number | undefined {
    if (i < limit || this.lex.kind[i] !== LexKind.word || !this.mayBe(i, lastShapes)) return undefined;
    for (const pieces of byLast.get(this.raw(i).toLowerCase()) ?? []) {
      const first = i - pieces.length + 1;
      if (first < limit || !this.isCapital(first)) continue;
      const isWhole = pieces.every((piece, k) => this.isPiece(first + k, piece));
      if (isWhole && !this.isPartOfName(first)) return first;
    }
    return undefined;
  }

  /** Month and day of the feast from `first` to `i`, where it is the same day each year: `Christmas Day`, not `Christmas`. */
  feastDay(first: number, i: number): { month: number; day: number } | undefined {
    const name = this.lex.text.slice(this.lex.start[first]!, this.lex.end[i]!);
    const [month, day] =
      feastDays.get(name.toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' '))?.split('-') ?? [];
    return month === undefined ? undefined : { month: Number(month), day: Number(day) };
  }

  private isPiece(i: number, piece: string): boolean {
    return piece === "'" ? this.isApostrophe(i) : this.raw(i).toLowerCase() === piece;
  }

  /** `Tariq Ramadan 2009`: a word with a capital before, which no date begins after. */
  private isPartOfName(first: number): boolean {
    return (
      first > 0 &&
      (glued(this.lex, first) || (this.isCapital(first - 1) && this.word(first - 1) === undefined))
    );
  }
}
