import type { Tokeniser } from '../../contract/component.ts';
import { defineComponent } from '../../contract/component.ts';
import type { Flow, Tokens } from '../../contract/flow.ts';
import type { TokeniserOptions } from './options.ts';
import { cutPieces } from './pretokens.ts';
import { sentenceStarts } from './sentences.ts';
import { Wink } from './wink.ts';

/**
 * Makes a tokeniser. Tokens are cut above wink-nlp, which splits some words and forgets some characters; wink reads each as one
 * token and says where sentences end and, where asked, the parts of speech; its sentence ends are then mended.
 * `tokens.text[i]` is always `view.text.slice(start[i], end[i])`; tokens are ordered and apart, and cover all but white space.
 */
export function createTokeniser(options: TokeniserOptions): Tokeniser {
  const wink = new Wink(options.pos);
  return {
    tokenise: (flow) => ({ ...flow, tokens: tokeniseText(flow.view.text, flow.blocked, wink) }),
  };
}

function tokeniseText(text: string, blocked: Flow['blocked'], wink: Wink): Tokens {
  const pieces = cutPieces(text, blocked);
  const count = pieces.starts.length;
  const reading = wink.read(text, pieces);
  const starts = count === 0 ? [] : sentenceStarts(text, pieces, reading.sentenceEnd);
  const tokens: string[] = new Array(count);
  for (let i = 0; i < count; i++) tokens[i] = text.slice(pieces.starts[i]!, pieces.ends[i]!);
  return {
    count,
    text: tokens,
    start: Uint32Array.from(pieces.starts),
    end: Uint32Array.from(pieces.ends),
    sentences: Uint32Array.from([...starts, count]),
    ...(reading.pos === undefined ? {} : { pos: reading.pos }),
  };
}

export const component = defineComponent({
  name: 'tokenise',
  stage: 'tokenise',
  summary: 'sentences and tokens by wink-nlp',
  options: () => import('./options.ts'),
  create: (options: TokeniserOptions) => createTokeniser(options),
});
