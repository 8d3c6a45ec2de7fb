import { overlaps, type Span } from '../../../text/span.ts';
import { codePointIndex } from './code-points.ts';

/**
 * Finds a name that a judge typed. White space matches any white space, so a name over a line end is found.
 *
 * @param text the text to look in
 * @param textStart code point at which the text begins in its document
 * @param near the place must overlap this one, where it is given (a mention whose span is corrected)
 * @param taken places that are spoken for
 * @returns its place in code points of the document; undefined where there is none
 */
export function locate(
  text: string,
  textStart: number,
  name: string,
  near?: Span,
  taken: readonly Span[] = [],
): Span | undefined {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const index = codePointIndex(text);
  const pattern = new RegExp(
    words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s+'),
    'gu',
  );
  for (const { 0: found, index: at } of text.matchAll(pattern)) {
    const span = {
      start: textStart + index.toPoints(at),
      end: textStart + index.toPoints(at + found.length),
    };
    if (near !== undefined && !overlaps(span, near)) continue;
    if (!taken.some((other) => overlaps(span, other))) return span;
  }
  return undefined;
}
