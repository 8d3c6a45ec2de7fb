import { createRequire } from 'node:module';
import type stringWidth from 'string-width';
import { oneLine } from './visible.ts';

let library: typeof stringWidth | undefined;

/** How many columns of a terminal a text takes. The library is loaded where a text is not plain. */
function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  library ??= createRequire(import.meta.url)('string-width') as typeof stringWidth;
  return library(text);
}

/** A table without rules: columns parted by blanks alone, as people and programs read it best. A cell stands on one line. */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { alignRight, gap }: { alignRight: readonly boolean[]; gap: number },
): string {
  const lines = [head, ...rows].map((row) =>
    row.map((cell) => {
      const text = oneLine(cell);
      return { text, width: widthOf(text) };
    }),
  );
  const widths = head.map((_, i) => lines.reduce((most, line) => Math.max(most, line[i]?.width ?? 0), 0));
  return lines
    .map((line) =>
      line
        .map(({ text, width }, i) => {
          const room = ' '.repeat(widths[i]! - width);
          return alignRight[i] ? room + text : text + room;
        })
        .join(' '.repeat(gap))
        .trimEnd(),
    )
    .join('\n');
}
