import { score } from '../figures/score.ts';
import type { Sample } from '../sample/sample.ts';
import { cohenKappa, krippendorffAlpha } from './agreement.ts';
import type { Judgements, Verdict } from './judgements.ts';
import { passageGold } from './passage-gold.ts';

/** What two judges, or more, agree on. */
export interface Agreement {
  judges: string[];
  /** Mentions and passages that at least two judged. */
  mentions: number;
  passages: number;
  /** Of the first two judges, on verdicts. */
  kappa: number;
  /** Of all judges, on verdicts. */
  alpha: number;
  /** Strict F1 of the first two judges' mentions in passages that both read. */
  spanF1: number;
}

/** How far judges of one sample agree; skipped items say nothing. */
export function agreementOf(
  { items }: Sample,
  judges: readonly [Judgements, Judgements, ...Judgements[]],
): Agreement {
  const mentions = items.filter((item) => item.kind === 'mention');
  const passages = items.filter((item) => item.kind === 'passage');
  const units = [
    ...mentions.map(({ id }) => judges.map((judge) => judge.mention(id)?.verdict)),
    ...passages.flatMap(({ id, mentions: inside }) =>
      inside.map((_, i) => judges.map((judge) => judge.mention(id, i)?.verdict)),
    ),
  ].map((unit) => unit.map((verdict) => (verdict === 'skip' ? undefined : verdict)));
  const both = units.filter(([a, b]) => a !== undefined && b !== undefined) as [Verdict, Verdict][];
  const pairs = passages.flatMap((passage) => {
    const [a, b] = [passageGold(passage, judges[0]), passageGold(passage, judges[1])];
    return a === undefined || b === undefined ? [] : [{ gold: a, predicted: b }];
  });
  return {
    judges: judges.map(({ judge }) => judge),
    mentions: both.length,
    passages: pairs.length,
    kappa: cohenKappa(both),
    alpha: krippendorffAlpha(units.map((unit) => unit.filter((verdict) => verdict !== undefined))),
    spanF1: pairs.length === 0 ? Number.NaN : score(pairs).strict.micro.f1,
  };
}
