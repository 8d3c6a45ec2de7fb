/** Cuts a passage's text by code points of its document. Text without surrogates, nearly all, is cut directly. */
export function pointSlicer(text: string, textStart: number): (start: number, end: number) => string {
  if (!/[\ud800-\udbff]/.test(text)) return (start, end) => text.slice(start - textStart, end - textStart);
  const points = [...text];
  return (start, end) => points.slice(start - textStart, end - textStart).join('');
}

/** Finds a mention again in a document that may have changed since: at its place, else the nearest with the same words. */
export function findAgain(
  mentions: readonly { start: number; end: number }[],
  textOf: (index: number) => string,
  wanted: { start: number; quote: string },
): number | undefined {
  let best: number | undefined;
  for (const [i, { start }] of mentions.entries()) {
    const distance = Math.abs(start - wanted.start);
    if (best !== undefined && distance >= Math.abs(mentions[best]!.start - wanted.start)) continue;
    if (wanted.quote === '' ? distance === 0 : textOf(i) === wanted.quote) best = i;
  }
  return best;
}

/** `7310-7323` or `7310` */
export function parsePlace(text: string | null): { start: number; end?: number } | undefined {
  const match = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(text ?? '');
  if (match === null) return undefined;
  return { start: Number(match[1]), ...(match[2] !== undefined && { end: Number(match[2]) }) };
}
