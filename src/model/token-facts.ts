import { Caps } from './word-shape.ts';

/** Whether the token in brackets is made of the first letters of the words before the bracket: `World Bank (WB)`. */
export function areInitials(text: readonly string[], t: number, bracket: number): boolean {
  const acronym = text[t]!;
  if (acronym.length < 2 || acronym.length > 10) return false;
  let i = acronym.length - 1;
  for (let u = bracket - 1; u >= Math.max(0, bracket - 14) && i >= 0; u--) {
    if (text[u]![0] === acronym[i]) i--;
  }
  return i < 0;
}

/**
 * How the document writes a capitalised word elsewhere: a word that it also writes in lowercase is an ordinary one, here at a
 * sentence's start or in a heading; one in uppercase may be a name that running text writes with one capital.
 */
export function usageOf(form: string, caps: number, counts: ReadonlyMap<string, number>): number {
  const lowercase = form.toLowerCase();
  const lower = counts.get(lowercase) ?? 0;
  const isUpper = caps === Caps.all;
  const title = counts.get(isUpper ? form[0]! + lowercase.slice(1) : form) ?? 0;
  const often = title > 8 ? 3 : title > 2 ? 2 : title > 1 ? 1 : 0;
  const share = lower === 0 ? 0 : lower >= title ? 3 : lower * 4 >= title ? 2 : 1;
  return (isUpper ? 32 : 0) + (isUpper && title > 0 ? 16 : 0) + share * 4 + often;
}
