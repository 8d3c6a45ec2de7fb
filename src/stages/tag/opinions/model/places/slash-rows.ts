import type { Draft } from '../../../../../contract/proposal.ts';
import { lazily } from '../../../../../text/lazily.ts';
import type { Span } from '../../../../../text/span.ts';
import { isListedPlace, type NameContext } from '../../../names/engine/name-context.ts';
import { Rewritten } from '../rewritten.ts';

const confidence = 0.75;
/** So sure the model must be of a place for what stands next to it to be one, and of something else for it not to be. */
const certain = 0.7;

const item = "\\p{Lu}[\\p{Ll}’']+(?:[ -]\\p{Lu}[\\p{Ll}’']+){0,2}";
const row = lazily(
  () => new RegExp(`(?<![\\p{L}\\p{N}/-])${item}(?: ?/ ?${item})+(?![\\p{L}\\p{N}/-])`, 'gu'),
);
/** A stroke between words with capitals, whatever is beyond ASCII taken for a letter: most flows have none. */
const mayHold = /[A-Z\x80-\uffff][a-z'\x80-\uffff]+ ?\/ ?[A-Z\x80-\uffff][a-z'\x80-\uffff]/;
const oneItem = lazily(() => new RegExp(item, 'gu'));

/**
 * Places between strokes, one of which the model is sure of or a list knows:
 *
 *     diverted through [Raffeen]/[Monkstown]/[Passage]; near J18 ([Sallybrook] / [Glanmire]); the [Penrith/Kingswood] line
 *
 * Near misses: `Jekyll/Hyde`, `Manila/Reuters` (a body that the model is sure of), `Win/Loss`, `From the North / Kansas`.
 *
 * @param drafts in order
 */
export function placesBetweenStrokes(
  drafts: readonly Draft[],
  names: NameContext,
  isOrdinary: (word: string) => boolean,
): readonly Draft[] {
  const { text } = names.flow.view;
  if (!mayHold.test(text)) return drafts;
  const rewritten = new Rewritten(drafts);
  for (const { 0: whole, index } of text.matchAll(row())) {
    const items = [...whole.matchAll(oneItem())].map(({ 0: words, index: at }) => ({
      start: index + at,
      end: index + at + words.length,
    }));
    const own = rewritten.at({ start: index, end: index + whole.length });
    const isElse = own.some((draft) => !isPlace(draft) && draft.confidence >= certain);
    const isKnown = items.some(
      (one) => isListedPlace(names, one) || own.some((draft) => isPlace(draft) && isSpan(draft, one)),
    );
    // "From the North / Kansas": the other is a word; of two words one may be
    const isWord = ({ start, end }: Span) => isOrdinary(text.slice(start, end)) && items.length < 3;
    if (isElse || !isKnown || items.some(isWord)) continue;
    for (const one of items)
      rewritten.put({ type: 'GPE', ...one, confidence }, (draft, isWhole) => isWhole && draft.type === 'LOC');
  }
  return rewritten.drafts();
}

const isPlace = ({ type }: Draft) => type === 'GPE' || type === 'LOC';
const isSpan = (a: Span, b: Span) => a.start === b.start && a.end === b.end;
