import type { Box } from '../../../../contract/format.ts';

/** A direction that text runs in, as a unit vector on the page as shown: x to the right, y down. */
export interface Direction {
  readonly x: number;
  readonly y: number;
}

/**
 * A stretch of text as the page draws it. It lies in the frame of its own direction: `left` to `right` along the line, `top` to
 * `bottom` across it, so that turned and vertical text is laid out like any other. Points.
 */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  readonly size: number;
  /** Where each code unit ends along the line, as a share of the width from the side that reading begins at. */
  readonly ends: Float32Array;
  readonly direction: Direction;
  readonly rightToLeft: boolean;
  /** Place in the order that the page draws in. */
  readonly order: number;
  /** `f2`, `f2 bold`. */
  readonly style: string;
  readonly bold: boolean;
  /** White space stands before it in the order of drawing. */
  readonly spaced: boolean;
  /** 0 to 1, of character recognition. */
  readonly confidence?: number | undefined;
}

export const across: Direction = { x: 1, y: 0 };

/** The rectangle on the page as shown of a rectangle in the frame of a direction. */
export function boxOnPage(
  direction: Direction,
  left: number,
  right: number,
  top: number,
  bottom: number,
): Box {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const along of [left, right]) {
    for (const down of [top, bottom]) {
      xs.push(along * direction.x - down * direction.y);
      ys.push(along * direction.y + down * direction.x);
    }
  }
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return [round(x), round(y), round(Math.max(...xs) - x), round(Math.max(...ys) - y)];
}

/** To a hundredth of a point. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const strongRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether a text has a letter of a script that runs to the left. */
export function isRightToLeft(text: string): boolean {
  return strongRight.test(text);
}
