import { createTokeniser } from '../../src/stages/tokenise/tokenise.ts';
import { View } from '../../src/text/view.ts';

const tokeniser = createTokeniser();

/** The sentences of a text that is one paragraph. */
export function sentences(text: string): string[] {
  const {
    start,
    end,
    sentences: starts,
  } = tokeniser.tokenise({
    kind: 'paragraph',
    view: View.identity(text),
    blocked: [],
    citation: false,
  }).tokens;
  return Array.from(starts.slice(0, -1), (first, s) => text.slice(start[first], end[starts[s + 1]! - 1]));
}
