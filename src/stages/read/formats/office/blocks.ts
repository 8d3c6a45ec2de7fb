import type { PassageKind } from '../../../../record/schema.ts';
import type { TextPlace } from '../markup/tree.ts';

/** A stretch of text of one origin and look, a line end, or a tab. */
export type Piece = Words | 'line' | 'tab';

export interface Words {
  readonly text: string;
  /** Absent where the file does not spell the text out: marks of notes, signs by their number. */
  readonly place?: TextPlace | undefined;
  readonly script?: 'super' | 'sub' | undefined;
  readonly href?: string | undefined;
}

export interface Paragraph {
  readonly type: 'paragraph';
  /** Absent for running text. */
  readonly kind?: PassageKind | undefined;
  /** Of a heading, 1 the highest. */
  readonly level?: number | undefined;
  readonly style?: string | undefined;
  readonly pieces: readonly Piece[];
  /** What hangs on a place in it: footnotes, endnotes, text boxes. */
  readonly attached: readonly Block[];
  /** Index of the part in the text builder; absent where there are no parts. */
  readonly part?: number | undefined;
}

export interface Table {
  readonly type: 'table';
  /** Cells by row; a cell that another covers is empty. */
  readonly rows: readonly (readonly (readonly Block[])[])[];
}

export type Block = Paragraph | Table;

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The mark of a note that its file does not spell out: 12 -> `¹²`. */
export function noteMark(number: number): string {
  return [...String(number)].map((digit) => superscripts[Number(digit)]).join('');
}
