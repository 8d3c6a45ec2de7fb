import type { FlowContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import { firstWhere } from '../../../../text/first-where.ts';
import type { Span } from '../../../../text/span.ts';
import type { View } from '../../../../text/view.ts';
import { type Lexemes, lex } from './lexer.ts';
import { numbersIn } from './numbers.ts';
import type { NumberMention } from './scales.ts';
import '../money/currency-words.ts';
import '../quantity/units.ts';

const lexemes: MemoryKey<FlowContext, Lexemes> = {
  name: 'values.lexemes',
  create: ({ flow }) => lex(flow.view.text),
};
const numbers: MemoryKey<FlowContext, readonly NumberMention[]> = {
  name: 'values.numbers',
  create: (context) => numbersIn(lexemesOf(context)),
};

/** The lexemes of a flow, cut once for all recognisers of amounts and dates. */
export function lexemesOf(context: FlowContext): Lexemes {
  return context.memory(lexemes);
}

/** The numbers of a flow, read once. */
export function numbersOf(context: FlowContext): readonly NumberMention[] {
  return context.memory(numbers);
}

/**
 * What a page break cuts is proposed whole and by its parts; by default all with the whole's value: `$ 289.9` of `$ 289.9 million`.
 *
 * @param partOf what is proposed of a part; nothing if undefined
 */
export function withCutParts(
  { view }: TokenisedFlow,
  proposals: Draft[],
  partOf: (whole: Draft, part: Span) => Draft | undefined = (whole, part) => ({ ...whole, ...part }),
): Draft[] {
  if (proposals.length === 0 || view.pieceCount === 1) return proposals;
  const all: Draft[] = [];
  for (const whole of proposals) {
    all.push(whole);
    for (const span of cutParts(view, whole)) {
      const part = partOf(whole, span);
      if (part !== undefined) all.push(part);
    }
  }
  return all;
}

/** Proposals outside the ranges where nothing may be tagged. Both lists are in order. */
export function outsideBlocked(proposals: Draft[], blocked: TokenisedFlow['blocked']): Draft[] {
  if (blocked.length === 0) return proposals;
  let b = 0;
  return proposals.filter((p) => {
    while (b < blocked.length && blocked[b]!.end <= p.start) b++;
    return b >= blocked.length || blocked[b]!.start >= p.end;
  });
}

/**
 * The parts of a span that a page break cut, without white space at their edges; none where it is whole. Each part that holds a
 * figure is proposed too, so that it keeps a value when the merge places the parts apart.
 */
function cutParts(view: View, span: Span): Span[] {
  if (view.pieceCount === 1) return [];
  // Asked for in their order, as a view finds its pieces fastest.
  const start = view.sourceStart(span.start);
  const end = view.sourceEnd(span.end);
  // Hidden marks and hyphens are no cut.
  if (end - start <= span.end - span.start + 16) return [];
  const sources = view.sourceSpans(span.start, span.end);
  if (sources.length < 2) return [];
  const parts: Span[] = [];
  let from = span.start;
  for (let i = 0; i < sources.length; i++) {
    let to = from + 1;
    const next = sources[i + 1];
    if (next === undefined) to = span.end;
    else while (to < span.end && view.sourceStart(to) < next.start) to++;
    const text = view.text.slice(from, to);
    const start = from + text.length - text.trimStart().length;
    const end = from + text.trimEnd().length;
    if (/\d/.test(text)) parts.push({ start, end });
    from = to;
  }
  return parts;
}

/** The sentence around a view position as `[start, end)`; the whole flow where it has no tokens. */
export function sentenceAround(flow: TokenisedFlow, position: number): { start: number; end: number } {
  const { sentences, start, count } = flow.tokens;
  if (count === 0 || sentences.length < 2) return { start: 0, end: flow.view.text.length };
  const own = firstWhere(1, sentences.length - 1, (s) => start[sentences[s]!]! > position) - 1;
  const next = sentences[own + 1]!;
  return {
    start: own === 0 ? 0 : start[sentences[own]!]!,
    end: next < count ? start[next]! : flow.view.text.length,
  };
}
