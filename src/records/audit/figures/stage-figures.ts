import { harmonicMean, ratio } from './score.ts';

/** What one stage contributes. */
export interface StageFigures {
  stage: string;
  /** Mentions of the result that it proposed, and how many of these are right (span and type). */
  proposed: number;
  right: number;
  precision: number;
  /** Mentions in which its proposal was the one taken, and how many of these are right. */
  won: number;
  wonRight: number;
  /** Mentions that nothing else proposed: right ones are what it earns, wrong ones what it costs. */
  aloneRight: number;
  aloneWrong: number;
  /** Recall that would be lost without the mentions that it alone proposed. */
  marginalRecall: number;
  /** Micro F1 as it is, less micro F1 without the mentions that it alone proposed; below 0 it costs more than it earns. */
  marginalF1: number;
}

/** A predicted mention with the verdict on it. */
export interface JudgedPrediction {
  readonly stages: readonly string[];
  readonly right: boolean;
}

/**
 * What each stage earns and costs, from the `stages` of the mentions alone: proposals that the merge threw away are not in a
 * record and not counted.
 *
 * @param gold number of gold mentions
 * @returns by marginal F1, the most useful first
 */
export function stageFigures(predictions: readonly JudgedPrediction[], gold: number): StageFigures[] {
  const stages = new Map<string, StageFigures>();
  let right = 0;
  for (const prediction of predictions) {
    if (prediction.right) right++;
    prediction.stages.forEach((stage, i) => {
      const figures = stages.get(stage) ?? emptyFigures(stage);
      stages.set(stage, figures);
      figures.proposed++;
      if (prediction.right) figures.right++;
      if (i === 0) {
        figures.won++;
        if (prediction.right) figures.wonRight++;
      }
      if (prediction.stages.length === 1) {
        if (prediction.right) figures.aloneRight++;
        else figures.aloneWrong++;
      }
    });
  }
  const f1 = (found: number, all: number) => harmonicMean(ratio(found, all), ratio(found, gold));
  for (const figures of stages.values()) {
    figures.precision = ratio(figures.right, figures.proposed);
    figures.marginalRecall = ratio(figures.aloneRight, gold);
    const alone = figures.aloneRight + figures.aloneWrong;
    figures.marginalF1 =
      f1(right, predictions.length) - f1(right - figures.aloneRight, predictions.length - alone);
  }
  return [...stages.values()].sort((a, b) => b.marginalF1 - a.marginalF1 || (a.stage < b.stage ? -1 : 1));
}

function emptyFigures(stage: string): StageFigures {
  return {
    stage,
    proposed: 0,
    right: 0,
    precision: 0,
    won: 0,
    wonRight: 0,
    aloneRight: 0,
    aloneWrong: 0,
    marginalRecall: 0,
    marginalF1: 0,
  };
}
