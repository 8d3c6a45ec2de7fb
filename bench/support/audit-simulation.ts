import type { DocumentRecord } from '../../src/record/schema.ts';
import { evaluateDocument } from '../../src/records/audit/align/document-evaluation.ts';
import { predictedMentions } from '../../src/records/audit/align/predicted.ts';
import type { ClusterMethod } from '../../src/records/audit/figures/cluster-ratio.ts';
import type { Interval } from '../../src/records/audit/figures/intervals.ts';
import type { GoldDocument, GoldMention } from '../../src/records/audit/gold-document.ts';
import { Judgements, type MentionJudgement } from '../../src/records/audit/judge/judgements.ts';
import { estimate } from '../../src/records/audit/sample/estimate.ts';
import { drawSample, type Sample, type SampledMention } from '../../src/records/audit/sample/sample.ts';
import type { IntervalMethod } from '../../src/records/audit/sample/stratified.ts';
import { overlaps } from '../../src/text/span.ts';

/** A judge who knows the gold and follows it. */
export function judgeByGold(sample: Sample, gold: ReadonlyMap<string, GoldDocument>): Judgements {
  const judge = new Judgements('gold');
  for (const item of sample.items) {
    const { mentions } = gold.get(item.document)!;
    if (item.kind === 'mention') {
      judge.add({ item: item.id, ...verdictOn(item, mentions, new Set()) });
      continue;
    }
    const inside = mentions.filter(({ start }) => start >= item.start && start < item.end);
    const taken = new Set<GoldMention>();
    // Right ones first, so that a piece of a name never stands for another prediction's gold.
    const order = item.mentions.map((mention, i) => ({ mention, i }));
    order.sort((a, b) => Number(isRight(b.mention, inside)) - Number(isRight(a.mention, inside)));
    for (const { mention, i } of order)
      judge.add({ item: item.id, mention: i, ...verdictOn(mention, inside, taken) });
    judge.add({ item: item.id, missed: inside.filter((mention) => !taken.has(mention)) });
  }
  return judge;
}

function isRight(mention: SampledMention, gold: readonly GoldMention[]): boolean {
  return gold.some(
    (one) => one.start === mention.start && one.end === mention.end && one.type === mention.type,
  );
}

function verdictOn(
  mention: SampledMention,
  gold: readonly GoldMention[],
  taken: Set<GoldMention>,
): Omit<MentionJudgement, 'item'> {
  const found = gold.find((one) => !taken.has(one) && overlaps(one, mention));
  if (found === undefined) return { verdict: 'nothing' };
  taken.add(found);
  const { start, end, type, text, value } = found;
  if (start !== mention.start || end !== mention.end)
    return { verdict: 'span', start, end, type, text, value };
  return type === mention.type ? { verdict: 'right' } : { verdict: 'type', type, value };
}

export interface SimulationOptions {
  repetitions: number;
  mentions: number;
  passages: number;
  method?: IntervalMethod;
  clusterMethod?: ClusterMethod;
}

export interface Coverage {
  truth: number;
  /** Share of the repetitions whose 95% interval holds the truth. */
  coverage: number;
  meanWidth: number;
}

/** Audits one collection again and again, with gold as the judge: how often do the intervals hold the true figures? */
export async function simulateAudits(
  gold: readonly GoldDocument[],
  records: readonly DocumentRecord[],
  options: SimulationOptions,
): Promise<Record<'precision' | 'recall', Coverage>> {
  const byPath = new Map(gold.map((document, i) => [records[i]!.source.path, document]));
  const evaluations = gold.map((document, i) => evaluateDocument(document, predictedMentions(records[i]!)));
  const count = (of: (e: (typeof evaluations)[number]) => readonly boolean[]) =>
    evaluations.flatMap(of).filter(Boolean).length / evaluations.flatMap(of).length;
  const truth = { precision: count(({ right }) => right), recall: count(({ found }) => found) };
  const held = { precision: 0, recall: 0 };
  const width = { precision: 0, recall: 0 };
  const note = (name: 'precision' | 'recall', [lower, upper]: Interval) => {
    if (lower <= truth[name] && truth[name] <= upper) held[name]++;
    width[name] += upper - lower;
  };
  for (let seed = 1; seed <= options.repetitions; seed++) {
    const sample = await drawSample(
      async function* () {
        yield* records;
      },
      { mentions: options.mentions, passages: options.passages, by: ['type', 'confidence'], seed },
    );
    const result = estimate(sample, [judgeByGold(sample, byPath)], {
      ...(options.method !== undefined && { method: options.method }),
      ...(options.clusterMethod !== undefined && { clusterMethod: options.clusterMethod }),
      bootstrap: { resamples: 1000, seed, level: 0.95 },
    });
    note('precision', result.precision.interval);
    note('recall', result.recall!.interval);
  }
  const coverage = (name: 'precision' | 'recall'): Coverage => ({
    truth: truth[name],
    coverage: held[name] / options.repetitions,
    meanWidth: width[name] / options.repetitions,
  });
  return { precision: coverage('precision'), recall: coverage('recall') };
}
