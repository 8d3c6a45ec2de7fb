import type { Tokeniser } from '../../contract/component.ts';
import { defineComponent } from '../../contract/component.ts';
import type { Flow, Tokens } from '../../contract/flow.ts';
import type { TokeniserOptions } from './options.ts';
import { cutPieces } from './pretokens.ts';
import { SentenceEnds } from './sentence-ends.ts';
import { sentenceStarts } from './sentences.ts';
import type { Wink } from './wink.ts';

/**
 * Makes a tokeniser. Tokens are cut above wink-nlp, which splits some words and forgets some characters; each is one token to it.
 * Sentences end where wink ends them ({@link SentenceEnds}), and these ends are then mended; a `wink` that is given says the parts of speech.
 * `tokens.text[i]` is always `view.text.slice(start[i], end[i])`; tokens are ordered and apart, and cover all but white space.
 */
export function createTokeniser(wink?: Wink): Tokeniser {
  const ends = new SentenceEnds();
  return {
    tokenise: (flow) => ({ ...flow, tokens: tokeniseText(flow.view.text, flow.blocked, ends, wink) }),
  };
}

function tokeniseText(
  text: string,
  blocked: Flow['blocked'],
  ends: SentenceEnds,
  wink: Wink | undefined,
): Tokens {
  const pieces = cutPieces(text, blocked);
  const count = pieces.starts.length;
  const tokens: string[] = new Array(count);
  for (let i = 0; i < count; i++) tokens[i] = text.slice(pieces.starts[i]!, pieces.ends[i]!);
  const starts = count === 0 ? [] : sentenceStarts(text, pieces, ends.read(text, pieces, tokens));
  return {
    count,
    text: tokens,
    start: Uint32Array.from(pieces.starts),
    end: Uint32Array.from(pieces.ends),
    sentences: Uint32Array.from([...starts, count]),
    ...(wink && { pos: wink.read(text, pieces).pos }),
  };
}

export const component = defineComponent({
  name: 'tokenise',
  stage: 'tokenise',
  summary: 'sentences and tokens by wink-nlp',
  options: () => import('./options.ts'),
  // wink is loaded for parts of speech alone: its model takes longer than an article.
  create: async ({ pos }: TokeniserOptions) =>
    createTokeniser(pos ? new (await import('./wink.ts')).Wink() : undefined),
});
