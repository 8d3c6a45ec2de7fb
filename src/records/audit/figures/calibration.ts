import { type Interval, normalQuantile, wilson } from './intervals.ts';

/** How far the confidence that mentions carry agrees with how often they are right. */
export interface Calibration {
  bins: CalibrationBin[];
  /** Expected calibration error: Σ n/N · |accuracy − confidence| over the bins (Naeini et al. 2015). */
  expectedError: number;
  /** Mean squared difference of confidence and outcome (Brier 1950). */
  brier: number;
  mentions: number;
}

export interface CalibrationBin {
  /** Confidences from `from` on, below `to` (the last bin takes in 1). */
  from: number;
  to: number;
  mentions: number;
  confidence: number;
  accuracy: number;
  /** 95% Wilson interval of the accuracy. */
  interval: Interval;
}

/**
 * Calibration over ten bins of equal width.
 *
 * @param predictions `right`: span and type agree with gold
 */
export function calibration(
  predictions: readonly { readonly confidence: number; readonly right: boolean }[],
): Calibration {
  const width = 10;
  const sums = Array.from({ length: width }, () => ({ mentions: 0, confidence: 0, right: 0 }));
  let brier = 0;
  for (const { confidence, right } of predictions) {
    const bin = sums[Math.min(width - 1, Math.floor(confidence * width + 1e-9))]!;
    bin.mentions++;
    bin.confidence += confidence;
    if (right) bin.right++;
    brier += (confidence - (right ? 1 : 0)) ** 2;
  }
  const total = predictions.length;
  const bins = sums.flatMap(({ mentions, confidence, right }, i) =>
    mentions === 0
      ? []
      : [
          {
            from: i / width,
            to: (i + 1) / width,
            mentions,
            confidence: confidence / mentions,
            accuracy: right / mentions,
            interval: wilson(right, mentions, normalQuantile(0.975)),
          },
        ],
  );
  return {
    bins,
    expectedError: bins.reduce(
      (sum, bin) => sum + (bin.mentions / total) * Math.abs(bin.accuracy - bin.confidence),
      0,
    ),
    brier: total === 0 ? 0 : brier / total,
    mentions: total,
  };
}
