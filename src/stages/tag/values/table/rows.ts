import type { TokenisedFlow } from '../../../../contract/flow.ts';

/** A figure alone in a cell: `1,250`, `-3.4`, `(120)`. Code units of the flow's view. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** From the left in marked tables, from the right in plain ones, whose label may be of several words. */
  readonly column: number;
  readonly isFigure: boolean;
}

const figure = /^(?:\(\s*)?[-−–+]?\s?\d(?:[\d., '’\u00a0\u2009\u202f]*\d)?(?:\s*\))?$/;
const gap = /\t| {2,}/g;
/** Longest row of a plain table. */
const longestRow = 400;

function cell(text: string, start: number, column: number): Cell {
  const trimmed = text.trim();
  const from = start + text.length - text.trimStart().length;
  return {
    text: trimmed,
    start: from,
    end: from + trimmed.length,
    column,
    isFigure: trimmed.length <= 24 && figure.test(trimmed),
  };
}

/** The cells of a flow that is a row, or a cell, of a table; none where it is running text. */
export function cellsIn(flow: TokenisedFlow): Cell[] {
  const { text } = flow.view;
  if (flow.cell !== undefined) return [cell(text, 0, flow.cell.column)];
  if (text.length > longestRow || (!text.includes('\t') && !text.includes('  '))) return [];
  const parts: { text: string; start: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(gap)) {
    parts.push({ text: text.slice(start, match.index), start });
    start = match.index + match[0].length;
  }
  parts.push({ text: text.slice(start), start });
  const filled = parts.filter((part) => part.text.trim() !== '');
  if (filled.length < 2) return [];
  return filled.map((part, i) => cell(part.text, part.start, filled.length - 1 - i));
}

/** Four digits that may be a year: such figures in a head, or before the others of their row, count nothing. */
export const looksLikeYear = (text: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(text);
