import type { Merge } from '../../../contract/component.ts';
import { defineComponent } from '../../../contract/component.ts';
import type { Mention } from '../../../contract/mention.ts';
import type { Span } from '../../../text/span.ts';
import { agree, type Candidate, choose } from './candidates.ts';
import type { MergeOptions } from './options.ts';
import { place } from './place.ts';
import { trimAll } from './trim.ts';
import { heedVerdicts } from './verdicts.ts';

/**
 * The merge turns the proposals of all recognisers into flat mentions, as the annotation guideline asks: longest, outermost,
 * one type each. In four steps:
 *
 * 1. trim: `the European Union` -> `European Union`, `"Belagro"` -> `Belagro`, `Belarus's` -> `Belarus`, `**China` -> `China`;
 *    what touches a URL is dropped.
 *    A list that decides silences what others say of the same words.
 * 2. agree: proposals of the same span and type become one candidate; its evidence is the best `weight × confidence`, and a
 *    little more for each recogniser that agrees.
 * 3. choose: of all sets of candidates that do not overlap, the one with the most evidence × words^1.5. The power makes the
 *    outermost win over its parts together (`Chamber of Commerce of Belarus` over `Chamber of Commerce` and `Belarus`), unless
 *    it was proposed with little confidence.
 * 4. place: view spans become source spans; a name that a page break cuts in two gives its pieces that are names by themselves.
 *
 * Everything is sorted by a total order, so the result does not depend on the order of the proposals. O(n log n).
 */
export interface MergeSettings extends Partial<MergeOptions> {
  /** The group of each component that has one. */
  groups?: ReadonlyMap<string, string>;
}

/** Least confidence of a mention in text of another language, whose words may look like names of lists. */
const sureInForeignText = 0.6;

/** A merge with its options bound. */
export function createMerge(options: MergeSettings = {}): Merge {
  const weightOf = weighing(options);
  const least = options.minimumConfidence ?? 0.3;
  const gaps = options.gaps ?? 1;

  return (flow, proposals) => {
    const mentions: Mention[] = [];
    const viewSpans: Span[] = [];
    // In text of another language nobody speaks but those who read any: each counts, and must be sure.
    const isForeign = flow.foreign === true;
    const minimum = isForeign ? Math.max(least, sureInForeignText) : least;
    const weigh = isForeign ? () => 1 : weightOf;
    const { text } = flow.view;
    const heeded = [...heedVerdicts(trimAll(flow, proposals), text.length)];
    const candidates = agree(heeded, text, weigh, minimum, isForeign ? 2 : gaps);
    const known = new Map<number, Candidate>();
    for (const c of candidates)
      if (!known.has(c.start * 4194304 + c.end)) known.set(c.start * 4194304 + c.end, c);
    for (const chosen of choose(candidates)) {
      for (const piece of place(flow, chosen, (start, end) => known.get(start * 4194304 + end))) {
        mentions.push(piece.mention);
        viewSpans.push(piece.span);
      }
    }
    return { flow, mentions, viewSpans };
  };
}

/** How much a component's opinion counts: its own weight, else that of its group, else 1. */
function weighing({ weights = {}, groups }: MergeSettings): (stage: string) => number {
  const known = new Map(Object.entries(weights));
  return (stage) => {
    let weight = known.get(stage);
    if (weight === undefined) known.set(stage, (weight = weights[groups?.get(stage) ?? ''] ?? 1));
    return weight;
  };
}

export const component = defineComponent({
  name: 'tag.merge',
  stage: 'merge',
  summary: 'proposals into flat mentions',
  options: () => import('./options.ts'),
  create: (options: MergeOptions, { groups }) => createMerge({ ...options, groups }),
});
