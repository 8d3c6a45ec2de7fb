/** A mention with its gold group and the group it was given. */
export interface Clustered {
  readonly type: string;
  readonly gold: string;
  readonly got: string;
  readonly surface: string;
}

/**
 * B-cubed precision, recall and F1 (Bagga and Baldwin, 1998): for each mention the share of its group that shares its gold
 * value, and the share of its gold group that shares its group; both averaged over mentions.
 */
export function bCubed(mentions: readonly Clustered[]): {
  precision: number;
  recall: number;
  f1: number;
  size: number;
} {
  const count = (key: (m: Clustered) => string) => {
    const counts = new Map<string, number>();
    for (const m of mentions) counts.set(key(m), (counts.get(key(m)) ?? 0) + 1);
    return counts;
  };
  const gold = count((m) => m.gold);
  const got = count((m) => m.got);
  const both = count((m) => `${m.gold}\t${m.got}`);
  let precision = 0;
  let recall = 0;
  for (const m of mentions) {
    const shared = both.get(`${m.gold}\t${m.got}`)!;
    precision += shared / got.get(m.got)!;
    recall += shared / gold.get(m.gold)!;
  }
  const size = mentions.length;
  if (size === 0) return { precision: 0, recall: 0, f1: 0, size };
  precision /= size;
  recall /= size;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall), size };
}
