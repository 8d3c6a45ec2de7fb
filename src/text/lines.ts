/** A line of a chunk; positions in code units of the chunk. */
export interface Line {
  /** First code unit. */
  readonly start: number;
  /** After the line break. */
  readonly end: number;
  /** What is printed: without the white space at either end; equal where the line is blank. */
  readonly from: number;
  readonly to: number;
}

/** White space, as `String.prototype.trim` understands it, zero-width space and control characters included. */
export function isSpaceCode(code: number): boolean {
  if (code > 0x20 && code < 0x7f) return false;
  return (
    code <= 0x20 ||
    (code >= 0x7f && code <= 0xa0) ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Lines of a text, each with its line break (LF, CRLF, or CR alone); a form feed is white space. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  const length = text.length;
  // a regular expression: `indexOf` of a constant is compiled into a slow loop
  const breaks = /\r\n?|\n/g;
  let start = 0;
  while (start < length) {
    const found = breaks.test(text);
    const end = found ? breaks.lastIndex : length;
    let from = start;
    let to = end;
    while (from < to && isSpaceCode(text.charCodeAt(from))) from++;
    while (to > from && isSpaceCode(text.charCodeAt(to - 1))) to--;
    lines.push({ start, end, from, to });
    start = end;
  }
  return lines;
}

/** Whether line `i` is blank, or before the first or after the last. */
export function blankAt(lines: readonly Line[], i: number): boolean {
  const line = lines[i];
  return line === undefined || line.from === line.to;
}

/** A line as repeated lines are counted: without the page number at either end. */
export function runningKey(line: string): string {
  return line.replace(/^\d{1,4}\s+(?=\p{L})|\s+\d{1,4}$/gu, '');
}
