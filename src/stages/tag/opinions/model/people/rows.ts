import type { Draft } from '../../../../../contract/proposal.ts';
import { firstAt, type NameContext } from '../../../names/engine/name-context.ts';
import { Kind } from '../../../names/engine/words.ts';
import type { WordsOfLists } from '../places/in-row.ts';
import { Rewritten } from '../rewritten.ts';
import { isCapitalBehind, nameEnd } from '../unknown-names.ts';

/** So sure the model must be of people for what stands in a row with them to be people. */
const certain = 0.6;
/** Below, its opinion of a neighbour counts for less than the row. */
const hesitant = 0.65;
const confidence = 0.65;
/** So many people stand in a row before what nothing knows. */
const leastPeople = 2;
const mostUnknown = 3;

/**
 * People in a row with people that the model is sure of, where it saw nothing or hesitated:
 *
 *     Nali, Tilak and [Sunila] were there; Ann Lowe, Kip Rowe, [Orvil Tambe], [Zelma Tambe] and Ida Low
 *     Ann Lowe and [Orvil Tambe]        a name of several words, after one person
 *
 * Near misses: `Ann Lowe and Zamtel`, after one person; `Ann Lowe, Kip Rowe and Tambe Holdings`, words of a dictionary.
 *
 * @param drafts in order
 */
export function peopleInRow(
  drafts: readonly Draft[],
  names: NameContext,
  lists: WordsOfLists,
): readonly Draft[] {
  const { words } = names;
  const rewritten = new Rewritten(drafts);
  const starts = new Set(drafts.filter(isPerson).map(({ start }) => start));
  let people = 0;
  let rowGoesOn = -1;
  for (const draft of drafts) {
    if (!isPerson(draft)) continue;
    people = draft.start === rowGoesOn ? people + 1 : 1;
    const join = firstAt(words, draft.end);
    const next = afterJoin(names, join);
    rowGoesOn = words.start[next.from] ?? -1;
    if (next.from < 0 || starts.has(rowGoesOn)) continue;
    const isPair = people < leastPeople;
    if (isPair && !isLong(names, firstAt(words, draft.start), join)) continue;
    const { found, after } = unknownIn(names, join, { lists, people: starts });
    const isClosed = starts.has(after);
    const isEnd = found.length === 1 && next.isLast && after < 0;
    if (!isClosed && !isEnd) continue;
    if (isPair && !(isEnd && isLong(names, found[0]!.first, found[0]!.end))) continue;
    for (const { first, end } of found)
      rewritten.put(
        { type: 'PERSON', start: words.start[first]!, end: words.end[end - 1]!, confidence },
        (own) => own.confidence >= (own.type === 'PERSON' ? confidence : hesitant),
      );
    people += found.length;
    rowGoesOn = after;
  }
  return rewritten.drafts();
}

/**
 * Names that nothing knows, one after the other in a row, and where it goes on behind them; -1 where it ends.
 *
 * @param people where those begin whom the model is sure of
 */
function unknownIn(
  names: NameContext,
  from: number,
  { lists, people }: { readonly lists: WordsOfLists; readonly people: ReadonlySet<number> },
): { found: { first: number; end: number }[]; after: number } {
  const { words } = names;
  const found: { first: number; end: number }[] = [];
  let join = from;
  for (;;) {
    const { from: first, isLast } = afterJoin(names, join);
    if (first < 0 || found.length === mostUnknown || people.has(words.start[first]!))
      return { found, after: words.start[first] ?? -1 };
    const end = (words.kind[first]! & Kind.capital) !== 0 ? nameEnd(names, first, lists) : first;
    if (end === first || isCapitalBehind(names, end)) return { found, after: words.start[first]! };
    found.push({ first, end });
    if (isLast && afterJoin(names, end).from < 0) return { found, after: -1 };
    join = end;
  }
}

/** Whether a name has several words. */
const isLong = ({ words }: NameContext, first: number, end: number): boolean =>
  end - first > 1 && (words.kind[first]! & words.kind[end - 1]! & Kind.capital) !== 0;

const isPerson = ({ type, confidence: sure }: Draft): boolean => type === 'PERSON' && sure >= certain;

/** Where the next name of a row begins after its comma, `and` or `&`, and whether it is the last; -1 where the row ends. */
function afterJoin({ lower, words }: NameContext, join: number): { from: number; isLast: boolean } {
  const isComma = lower[join] === ',';
  const and = isComma ? join + 1 : join;
  const from = /^(?:and|&)$/.test(lower[and] ?? '') ? and + 1 : isComma ? join + 1 : -1;
  return { from: from < words.count ? from : -1, isLast: from > and };
}
