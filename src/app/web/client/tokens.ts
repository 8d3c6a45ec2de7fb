/** A word, or what stands between two. Positions are code points of the document. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it has a letter or figure in it: what the cursor stops at. */
  readonly word: boolean;
}

/** Cuts a text into words and what stands between them; together they are the text again. */
export function tokensOf(text: string, textStart: number): Token[] {
  const tokens: Token[] = [];
  let at = textStart;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'word' }).segment(text)) {
    const length = [...segment].length;
    tokens.push({ start: at, end: at + length, text: segment, word: /[\p{L}\p{N}\p{Sc}%]/u.test(segment) });
    at += length;
  }
  return tokens;
}

/** What is marked: the first and the last token, by index; the cursor is at `focus`. */
export interface Picked {
  readonly anchor: number;
  readonly focus: number;
}

export function edges({ anchor, focus }: Picked): { first: number; last: number } {
  return { first: Math.min(anchor, focus), last: Math.max(anchor, focus) };
}

/** The place of what is marked. */
export function placeOf(
  tokens: readonly Token[],
  picked: Picked,
): { start: number; end: number; text: string } {
  const { first, last } = edges(picked);
  const chosen = tokens.slice(first, last + 1);
  return {
    start: chosen[0]!.start,
    end: chosen.at(-1)!.end,
    text: chosen.map(({ text }) => text).join(''),
  };
}

/** Tokens that a place covers, wholly or in part; undefined where it covers none. */
export function pickedFor(tokens: readonly Token[], start: number, end: number): Picked | undefined {
  const anchor = tokens.findIndex((token) => token.end > start);
  const focus = tokens.findLastIndex((token) => token.start < end);
  return anchor === -1 || focus < anchor ? undefined : { anchor, focus };
}

/** The next word in a direction; the same index where there is none. */
export function nextWord(tokens: readonly Token[], from: number, step: 1 | -1): number {
  for (let i = from + step; i >= 0 && i < tokens.length; i += step) if (tokens[i]!.word) return i;
  return from;
}
