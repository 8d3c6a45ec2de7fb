import { type BootstrapOptions, bootstrapDefaults } from '../figures/bootstrap.ts';
import {
  type Cluster,
  type ClusterMethod,
  clusterRatio,
  type RatioEstimate,
} from '../figures/cluster-ratio.ts';
import { curator } from '../judge/curation.ts';
import { type Agreement, agreementOf } from '../judge/judge-agreement.ts';
import { isStrictlyRight, type Judgements, type Verdict } from '../judge/judgements.ts';
import { passageGold, unknownType } from '../judge/passage-gold.ts';
import type { MentionItem, PassageItem, Sample } from './sample.ts';
import { type StoppingAdvice, stoppingAdvice } from './sequential.ts';
import {
  type IntervalMethod,
  type JudgedStratum,
  type Proportion,
  stratifiedProportion,
  weightedProportion,
} from './stratified.ts';

export interface EstimateOptions {
  readonly method?: IntervalMethod;
  readonly clusterMethod?: ClusterMethod;
  readonly bootstrap?: BootstrapOptions;
  /** Precision to reach, for the advice on stopping. */
  readonly target?: number;
  /** Size of the next batch of judgements. */
  readonly next?: number;
}

/** What a judged sample says of the whole collection. */
export interface Estimate {
  judge: string;
  population: { documents: number; mentions: number; passages: number };
  judged: { mentions: number; skipped: number; passages: number };
  method: { precision: IntervalMethod; recall: ClusterMethod; level: number };
  /** Span and type right. */
  precision: Proportion;
  /** Right in everything, value and link included. */
  fullPrecision: Proportion;
  /** By type. */
  types: Record<string, { precision: Proportion; recall: RatioEstimate | undefined }>;
  recall: RatioEstimate | undefined;
  verdicts: Record<Verdict, number>;
  stopping?: StoppingAdvice;
  agreement?: Agreement;
}

/**
 * Estimates precision and recall of a collection from a judged sample.
 *
 * @param judges the first one's judgements make the estimate; with more, their agreement is measured
 */
export function estimate(
  sample: Sample,
  judges: readonly [Judgements, ...Judgements[]],
  options: EstimateOptions = {},
): Estimate {
  const { method = 'wilson', clusterMethod = 'bootstrap-t', bootstrap = bootstrapDefaults } = options;
  const [judge] = judges;
  const { header } = sample;
  const { mentions, judged, read } = judgedParts(sample, judge);
  const strict = ({ verdict }: JudgedMention) => isStrictlyRight(verdict);
  const overall = (right: (one: JudgedMention) => boolean, filter: (key: string) => boolean) =>
    stratifiedProportion(strataOf(sample, judged, right, filter), bootstrap.level, method);
  const sizes = new Map(header.passages.strata.map(({ key, size }) => [key, size]));
  const recall = (type?: string) => {
    const clusters = read.map(({ passage, gold }) => clusterOf(passage, gold, type));
    return clusters.length === 0 ? undefined : clusterRatio(clusters, sizes, bootstrap, clusterMethod);
  };
  const precisionOf = (type: string) =>
    header.by.includes('type')
      ? overall(strict, (key) => key.split(', ').includes(`type=${type}`))
      : weightedProportion(
          judged
            .filter(({ item }) => item.type === type)
            .map((one) => ({ weight: one.item.weight, right: strict(one) })),
          bootstrap.level,
          method,
        );
  const found = [
    ...mentions.map(({ type }) => type),
    ...read.flatMap(({ gold }) => gold.map(({ type }) => type)),
  ];
  const types = [...new Set(found)].filter((type) => type !== unknownType).sort();
  const precision = overall(strict, () => true);
  const agreement = agreementOfPeople(sample, judges);
  return {
    judge: judge.judge,
    population: { documents: header.documents, mentions: header.mentions, passages: header.passages.size },
    judged: {
      mentions: judged.length,
      skipped: mentions.filter(({ id }) => judge.mention(id)?.verdict === 'skip').length,
      passages: read.length,
    },
    method: { precision: method, recall: clusterMethod, level: bootstrap.level },
    precision,
    fullPrecision: overall(
      ({ verdict }) => verdict === 'right',
      () => true,
    ),
    types: Object.fromEntries(
      types.map((type) => [type, { precision: precisionOf(type), recall: recall(type) }]),
    ),
    recall: recall(),
    verdicts: countVerdicts(judged.map(({ verdict }) => verdict)),
    ...(options.target !== undefined && {
      stopping: adviceFor(precision, options.target, options.next ?? 50, bootstrap.level),
    }),
    ...(agreement !== undefined && { agreement }),
  };
}

interface JudgedMention {
  readonly item: MentionItem;
  readonly verdict: Verdict;
}

/** The items of a sample, and what a judge said of them. */
function judgedParts({ items }: Sample, judge: Judgements) {
  const mentions = items.filter((item) => item.kind === 'mention');
  const passages = items.filter((item) => item.kind === 'passage');
  const judged = mentions.flatMap((item): JudgedMention[] => {
    const verdict = judge.mention(item.id)?.verdict;
    return verdict === undefined || verdict === 'skip' ? [] : [{ item, verdict }];
  });
  const read = passages.flatMap((passage) => {
    const gold = passageGold(passage, judge);
    return gold === undefined ? [] : [{ passage, gold }];
  });
  return { mentions, judged, read };
}

/** A third decision agrees with one of the two that it decides between: it says nothing of how far people agree. */
function agreementOfPeople(sample: Sample, judges: readonly Judgements[]): Agreement | undefined {
  const [one, other, ...others] = judges.filter((each) => each.judge !== curator);
  return one === undefined || other === undefined ? undefined : agreementOf(sample, [one, other, ...others]);
}

/** Unequal weights tell less than as many equal ones would: they count as so many fewer. */
function adviceFor(precision: Proportion, target: number, next: number, level: number): StoppingAdvice {
  const size = Math.min(precision.judged, precision.effective);
  const right = size === 0 ? 0 : precision.value * size;
  return stoppingAdvice(right, size - right, target, next, level);
}

function strataOf<T extends { item: MentionItem }>(
  { header }: Sample,
  judged: readonly T[],
  right: (one: T) => boolean,
  filter: (key: string) => boolean,
): JudgedStratum[] {
  const strata = new Map(
    header.strata
      .filter(({ key }) => filter(key))
      .map(({ key, size }): [string, JudgedStratum] => [key, { size, judged: 0, right: 0 }]),
  );
  for (const one of judged) {
    const stratum = strata.get(one.item.stratum);
    if (stratum === undefined) continue;
    stratum.judged++;
    if (right(one)) stratum.right++;
  }
  return [...strata.values()];
}

function clusterOf(
  passage: PassageItem,
  gold: ReturnType<typeof passageGold> & object,
  type?: string,
): Cluster {
  const wanted = gold.filter((mention) => type === undefined || mention.type === type);
  const predicted = new Set(passage.mentions.map(({ start, end, type: t }) => `${start}:${end}:${t}`));
  return {
    stratum: passage.stratum,
    gold: wanted.length,
    found: wanted.filter(({ start, end, type: t }) => predicted.has(`${start}:${end}:${t}`)).length,
  };
}

function countVerdicts(list: readonly Verdict[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = {
    right: 0,
    type: 0,
    span: 0,
    value: 0,
    link: 0,
    nothing: 0,
    skip: 0,
  };
  for (const verdict of list) counts[verdict]++;
  return counts;
}
