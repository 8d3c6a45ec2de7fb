import { harmonicMean } from './score.ts';

/** Precision and recall of a grouping with the F1 of both. */
export interface GroupingScore {
  precision: number;
  recall: number;
  f1: number;
}

/** What a document adds to B-cubed and CEAF-e; sums over documents give the scores of all. */
export interface GroupingSums {
  mentions: number;
  /** Sums over mentions of B-cubed precision and recall. */
  bcubedPrecision: number;
  bcubedRecall: number;
  /** Similarity of the best pairing of groups, and the groups on each side. */
  ceafe: number;
  goldGroups: number;
  predictedGroups: number;
}

/**
 * Compares two groupings of the same mentions of one document.
 *
 * B-cubed (Bagga and Baldwin 1998): of every mention, which share of its predicted group is of its gold group (precision) and
 * the other way round (recall). CEAF-e (Luo 2005, φ4): groups paired one to one so that Σ 2|G∩P| / (|G|+|P|) is greatest, over
 * the number of groups.
 *
 * @param gold group of each mention
 * @param predicted group of each mention, parallel to `gold`
 */
export function compareGroupings(gold: readonly string[], predicted: readonly string[]): GroupingSums {
  const goldSizes = countOf(gold);
  const predictedSizes = countOf(predicted);
  const shared = new Map<string, Map<string, number>>();
  gold.forEach((g, i) => {
    const row = shared.get(g) ?? new Map<string, number>();
    shared.set(g, row.set(predicted[i]!, (row.get(predicted[i]!) ?? 0) + 1));
  });
  const sums: GroupingSums = {
    mentions: gold.length,
    bcubedPrecision: 0,
    bcubedRecall: 0,
    ceafe: 0,
    goldGroups: goldSizes.size,
    predictedGroups: predictedSizes.size,
  };
  const columns = new Map([...predictedSizes.keys()].map((key, i) => [key, i]));
  const similarity: number[][] = [];
  for (const [g, row] of shared) {
    const line = new Array<number>(columns.size).fill(0);
    for (const [p, both] of row) {
      sums.bcubedPrecision += (both * both) / predictedSizes.get(p)!;
      sums.bcubedRecall += (both * both) / goldSizes.get(g)!;
      line[columns.get(p)!] = (2 * both) / (goldSizes.get(g)! + predictedSizes.get(p)!);
    }
    similarity.push(line);
  }
  sums.ceafe = bestAssignment(similarity);
  return sums;
}

export function bcubedOf(sums: GroupingSums): GroupingScore {
  return scoreOf(sums.bcubedPrecision, sums.mentions, sums.bcubedRecall, sums.mentions);
}

export function ceafeOf(sums: GroupingSums): GroupingScore {
  return scoreOf(sums.ceafe, sums.predictedGroups, sums.ceafe, sums.goldGroups);
}

function scoreOf(ofPredicted: number, predicted: number, ofGold: number, gold: number): GroupingScore {
  const precision = predicted === 0 ? 1 : ofPredicted / predicted;
  const recall = gold === 0 ? 1 : ofGold / gold;
  return { precision, recall, f1: harmonicMean(precision, recall) };
}

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/**
 * The greatest sum of one-to-one choices of a matrix, by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987):
 * O(n²m) for n rows and m columns.
 */
export function bestAssignment(similarity: readonly (readonly number[])[]): number {
  const wide = similarity.length <= (similarity[0]?.length ?? 0);
  const matrix = wide
    ? similarity
    : (similarity[0] ?? []).map((_, column) => similarity.map((row) => row[column]!));
  const rows = matrix.length;
  const columns = matrix[0]?.length ?? 0;
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  // Row that holds each column, from 1; column 0 is the one being placed.
  const holder = new Int32Array(columns + 1);
  const previous = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    holder[0] = row;
    let column = 0;
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const seen = new Uint8Array(columns + 1);
    do {
      seen[column] = 1;
      const from = holder[column]!;
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (seen[j]) continue;
        const cost = -matrix[from - 1]![j - 1]! - rowPotential[from]! - columnPotential[j]!;
        if (cost < least[j]!) {
          least[j] = cost;
          previous[j] = column;
        }
        if (least[j]! < step) {
          step = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (seen[j]) {
          rowPotential[holder[j]!]! += step;
          columnPotential[j]! -= step;
        } else least[j]! -= step;
      }
      column = next;
    } while (holder[column] !== 0);
    while (column !== 0) {
      holder[column] = holder[previous[column]!]!;
      column = previous[column]!;
    }
  }
  let sum = 0;
  for (let j = 1; j <= columns; j++) if (holder[j] !== 0) sum += matrix[holder[j]! - 1]![j - 1]!;
  return sum;
}
