import { type Alignable, type AlignOptions, align } from '../align/align.ts';

/**
 * The schemes of SemEval-2013 task 9.1 (Segura-Bedmar et al. 2013, section 4), as named there: `strict` span and type,
 * `exact` span whatever the type, `partial` an overlapping span is worth half, `type` the type where the spans overlap.
 */
export const schemes = ['strict', 'exact', 'partial', 'type'] as const;
export type Scheme = (typeof schemes)[number];

/** The counts of one scheme, as SemEval-2013 names them. */
export interface Counts {
  correct: number;
  incorrect: number;
  partial: number;
  missed: number;
  spurious: number;
}

/** Precision, recall and F1 of one scheme, with what they are made of. */
export interface Figures extends Counts {
  /** correct + incorrect + partial + missed. */
  possible: number;
  /** correct + incorrect + partial + spurious; of a type, this follows the gold side (see {@link SchemeScore}). */
  actual: number;
  /** Gold mentions. */
  gold: number;
  /** Predicted mentions. */
  predicted: number;
  precision: number;
  recall: number;
  f1: number;
}

/**
 * What one scheme says: `micro` over all mentions, `macro` the plain mean over the types, and one entry per type that occurs.
 * A type's own counts sort a pair under its gold type; its precision asks of the predictions of that type how many are right.
 */
export type SchemeScore = { micro: Figures; macro: Averages; types: Record<string, Figures> };

export interface Averages {
  precision: number;
  recall: number;
  f1: number;
}

export type Score = Record<Scheme, SchemeScore>;

/** One document to score; spans of both sides in the same unit (code points everywhere in this project). */
export interface DocumentPair {
  readonly gold: readonly Alignable[];
  readonly predicted: readonly Alignable[];
}

/** One type's sums over one or more documents, from which all figures of a scheme follow. */
export interface TypeTally extends Counts {
  /** Gold and predicted mentions of the type. */
  gold: number;
  predicted: number;
  /** Credit (1, or ½ for a partial match) of the pairs whose gold mention, and whose prediction, is of the type. */
  creditOfGold: number;
  creditOfPredicted: number;
}

/** Per scheme and type. */
export type Tally = Record<Scheme, Map<string, TypeTally>>;

/**
 * Scores documents together.
 *
 * Where a side is empty its figure is 0, unless both are: nothing to find and nothing found is right (1).
 *
 * @param documents gold and predicted mentions, `start` and `end` in the same unit, end exclusive
 * @example
 * score([{ gold, predicted }]).strict.micro.f1
 */
export function score(documents: Iterable<DocumentPair>, options: AlignOptions = {}): Score {
  const total = emptyTally();
  for (const document of documents) addTally(total, tallyDocument(document, options));
  return figuresOf(total);
}

export function emptyTally(): Tally {
  return { strict: new Map(), exact: new Map(), partial: new Map(), type: new Map() };
}

/** Counts one document under every scheme. */
export function tallyDocument(document: DocumentPair, options: AlignOptions = {}): Tally {
  const { gold, predicted } = document;
  const { pairs, missed, spurious } = align(gold, predicted, options);
  const tally = emptyTally();
  for (const scheme of schemes) {
    const of = (type: string) => typeTally(tally[scheme], type);
    for (const pair of pairs) {
      const [g, p] = [gold[pair.gold]!, predicted[pair.predicted]!];
      const outcome = judge(scheme, g.start === p.start && g.end === p.end, g.type === p.type);
      const credit = outcome === 'correct' ? 1 : outcome === 'partial' ? 0.5 : 0;
      of(g.type)[outcome]++;
      of(g.type).gold++;
      of(g.type).creditOfGold += credit;
      of(p.type).predicted++;
      of(p.type).creditOfPredicted += credit;
    }
    for (const i of missed) {
      of(gold[i]!.type).missed++;
      of(gold[i]!.type).gold++;
    }
    for (const i of spurious) {
      of(predicted[i]!.type).spurious++;
      of(predicted[i]!.type).predicted++;
    }
  }
  return tally;
}

/** What a scheme says of an aligned pair. */
function judge(scheme: Scheme, sameSpan: boolean, sameType: boolean): 'correct' | 'incorrect' | 'partial' {
  switch (scheme) {
    case 'strict':
      return sameSpan && sameType ? 'correct' : 'incorrect';
    case 'exact':
      return sameSpan ? 'correct' : 'incorrect';
    case 'partial':
      return sameSpan ? 'correct' : 'partial';
    case 'type':
      return sameType ? 'correct' : 'incorrect';
  }
}

/** Adds `part` into `total`. */
export function addTally(total: Tally, part: Tally): void {
  for (const scheme of schemes) {
    for (const [type, from] of part[scheme]) addTypeTally(typeTally(total[scheme], type), from);
  }
}

/** The figures that sums come to. Types are in code unit order. */
export function figuresOf(tally: Tally): Score {
  const of = (scheme: Scheme): SchemeScore => {
    const sum = emptyTypeTally();
    const types: Record<string, Figures> = {};
    for (const type of [...tally[scheme].keys()].sort()) {
      const part = tally[scheme].get(type)!;
      types[type] = figures(part);
      addTypeTally(sum, part);
    }
    const all = Object.values(types);
    const mean = (name: keyof Averages) =>
      all.length === 0 ? 1 : all.reduce((total, one) => total + one[name], 0) / all.length;
    return {
      micro: figures(sum),
      macro: { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') },
      types,
    };
  };
  return { strict: of('strict'), exact: of('exact'), partial: of('partial'), type: of('type') };
}

function figures(tally: TypeTally): Figures {
  const { correct, incorrect, partial, missed, spurious, gold, predicted } = tally;
  const nothing = gold === 0 && predicted === 0;
  const precision = nothing ? 1 : ratio(tally.creditOfPredicted, predicted);
  const recall = nothing ? 1 : ratio(tally.creditOfGold, gold);
  return {
    correct,
    incorrect,
    partial,
    missed,
    spurious,
    possible: correct + incorrect + partial + missed,
    actual: correct + incorrect + partial + spurious,
    gold,
    predicted,
    precision,
    recall,
    f1: harmonicMean(precision, recall),
  };
}

export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** F1: 2PR / (P + R), van Rijsbergen 1979; 0 where both are 0. */
export function harmonicMean(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function emptyTypeTally(): TypeTally {
  return {
    correct: 0,
    incorrect: 0,
    partial: 0,
    missed: 0,
    spurious: 0,
    gold: 0,
    predicted: 0,
    creditOfGold: 0,
    creditOfPredicted: 0,
  };
}

function addTypeTally(total: TypeTally, part: TypeTally): void {
  total.correct += part.correct;
  total.incorrect += part.incorrect;
  total.partial += part.partial;
  total.missed += part.missed;
  total.spurious += part.spurious;
  total.gold += part.gold;
  total.predicted += part.predicted;
  total.creditOfGold += part.creditOfGold;
  total.creditOfPredicted += part.creditOfPredicted;
}

function typeTally(types: Map<string, TypeTally>, type: string): TypeTally {
  const found = types.get(type);
  if (found !== undefined) return found;
  const made = emptyTypeTally();
  types.set(type, made);
  return made;
}
