import type { Draft } from '../../../../../contract/proposal.ts';
import type { Span } from '../../../../../text/span.ts';
import type { NameContext } from '../../../names/engine/name-context.ts';
import { addressedNames } from '../../../names/person/address.ts';
import { invertedNames } from '../../../names/person/inverted.ts';

/** From here on the model's opinion outweighs a rank, which may begin other names; a form of address is never outweighed. */
const certain = 0.9;
const confidence = 0.85;
const weak = 0.7;

/**
 * What forms of address say of the names after them, whatever the model found there:
 *
 *     Lord [Auckland]            a person, though a city is called so
 *     Cr [A Wade]                a person, where the model saw nothing
 *     Tan Sri [Rebecca Sta. Maria]   one, where it saw two
 *     Captain Cook Drive         as it was: the name goes on with what it names
 */
export function heedTitles(drafts: readonly Draft[], names: NameContext): Draft[] {
  const { words } = names;
  const ordered = [...drafts].sort((a, b) => a.start - b.start);
  const told = [...addressedNames(names), ...invertedNames(names)].sort((a, b) => a.first - b.first);
  if (told.length === 0) return ordered;
  const settled: Draft[] = [];
  let next = 0;
  for (const { first, last, sure } of told) {
    const span = { start: words.start[first]!, end: words.end[last - 1]! };
    while (next < ordered.length && ordered[next]!.end <= span.start) settled.push(ordered[next++]!);
    const within: Draft[] = [];
    while (next < ordered.length && ordered[next]!.start < span.end) within.push(ordered[next++]!);
    settled.push(...settle(within, span, sure));
  }
  return [...settled, ...ordered.slice(next)];
}

/** What becomes of the drafts that touch an addressed name. */
function settle(drafts: readonly Draft[], { start, end }: Span, sure: boolean): readonly Draft[] {
  const person: Draft = { type: 'PERSON', start, end, confidence };
  const [only] = drafts;
  if (only === undefined) return sure ? [person] : [];
  if (drafts.some((draft) => draft.start < start || draft.end > end)) return drafts;
  if (!sure && (drafts.length > 1 || only.type === 'PERSON' || only.confidence >= certain)) return drafts;
  const best = Math.max(...drafts.map((draft) => (draft.type === 'PERSON' ? draft.confidence : 0)));
  return [{ ...person, confidence: Math.max(best, sure ? confidence : weak) }];
}
