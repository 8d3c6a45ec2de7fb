import type { FormattedText } from '../../src/contract/format.ts';

/** Lines of a read document with what each is: `heading2 Title`. */
export function markedLines({ text, runs }: FormattedText): string[] {
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const end = start + line.length;
    const run = runs.find((one) => one.start >= start && one.end <= end);
    start = end + 1;
    return line === '' ? [] : [`${run?.kind ?? ''}${run?.level ?? ''} ${line}`.trim()];
  });
}
