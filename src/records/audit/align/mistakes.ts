import { overlaps } from '../../../text/span.ts';
import type { GoldMention } from '../gold-document.ts';
import type { Alignment } from './align.ts';
import { compareMentions } from './align.ts';
import type { PredictedMention } from './predicted.ts';

/** The kinds of mistakes, in the order in which reports show them. */
export const mistakeKinds = [
  'missed',
  'spurious',
  'wrong type',
  'too long',
  'too short',
  'split',
  'merged',
  'wrong value',
  'wrong link',
] as const;
export type MistakeKind = (typeof mistakeKinds)[number];

/** One mistake about a name, as indexes into the gold and predicted mentions of its document. */
export interface Mistake {
  kind: MistakeKind;
  gold: number[];
  predicted: number[];
  /** What is wrong, where the mentions alone do not say it: `gold USD 5, found EUR 5`. */
  detail?: string;
}

/**
 * Sorts what is not strictly right into kinds. Mentions that overlap one another without equal bounds count as one mistake:
 * one prediction over several gold mentions is `merged`, several over one `split`; a single pair is `too long` or `too short`
 * by its lengths. Values and links are judged elsewhere, on the mentions that are right.
 */
export function spanMistakes(
  gold: readonly GoldMention[],
  predicted: readonly PredictedMention[],
  alignment: Alignment,
): Mistake[] {
  const mistakes: Mistake[] = [];
  const freeGold = new Set(gold.keys());
  const freePredicted = new Set(predicted.keys());
  for (const { gold: g, predicted: p } of alignment.pairs) {
    if (gold[g]!.start !== predicted[p]!.start || gold[g]!.end !== predicted[p]!.end) continue;
    freeGold.delete(g);
    freePredicted.delete(p);
    if (gold[g]!.type !== predicted[p]!.type)
      mistakes.push({ kind: 'wrong type', gold: [g], predicted: [p] });
  }
  for (const group of overlapGroups(gold, predicted, freeGold, freePredicted)) {
    mistakes.push({ kind: kindOf(group, gold, predicted), ...group });
  }
  return mistakes;
}

function kindOf(
  group: { gold: number[]; predicted: number[] },
  gold: readonly GoldMention[],
  predicted: readonly PredictedMention[],
): MistakeKind {
  if (group.predicted.length === 0) return 'missed';
  if (group.gold.length === 0) return 'spurious';
  if (group.gold.length > group.predicted.length) return 'merged';
  if (group.predicted.length > group.gold.length) return 'split';
  const [g, p] = [gold[group.gold[0]!]!, predicted[group.predicted[0]!]!];
  return p.end - p.start >= g.end - g.start ? 'too long' : 'too short';
}

/** Connected groups of mentions that overlap, in the order of the text. */
function overlapGroups(
  gold: readonly GoldMention[],
  predicted: readonly PredictedMention[],
  freeGold: ReadonlySet<number>,
  freePredicted: ReadonlySet<number>,
): { gold: number[]; predicted: number[] }[] {
  const all = [
    ...[...freeGold].map((index) => ({ side: 'gold' as const, index, mention: gold[index]! })),
    ...[...freePredicted].map((index) => ({
      side: 'predicted' as const,
      index,
      mention: predicted[index]!,
    })),
  ].sort((a, b) => compareMentions(a.mention, b.mention) || (a.side < b.side ? -1 : 1) || a.index - b.index);
  const groups: { gold: number[]; predicted: number[]; end: number; start: number }[] = [];
  for (const { side, index, mention } of all) {
    const last = groups.at(-1);
    if (last !== undefined && overlaps(last, mention)) {
      last[side].push(index);
      last.end = Math.max(last.end, mention.end);
    } else {
      const group = {
        gold: [] as number[],
        predicted: [] as number[],
        start: mention.start,
        end: mention.end,
      };
      group[side].push(index);
      groups.push(group);
    }
  }
  // Where one side alone overlaps itself (nested gold of other schemes), each mention is a mistake of its own.
  return groups.flatMap(({ gold: g, predicted: p }) => {
    if (p.length === 0) return g.map((one) => ({ gold: [one], predicted: [] }));
    if (g.length === 0) return p.map((one) => ({ gold: [], predicted: [one] }));
    return [{ gold: g, predicted: p }];
  });
}
