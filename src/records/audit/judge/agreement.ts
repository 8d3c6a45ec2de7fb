/**
 * Cohen's kappa of two judges: (pₒ − pₑ) / (1 − pₑ) (Cohen 1960). 1 where both always say the same one thing.
 *
 * @param pairs what each said of the items that both judged
 * @returns NaN where there are none
 */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): number {
  if (pairs.length === 0) return Number.NaN;
  const [first, second] = [counted(pairs.map(([a]) => a)), counted(pairs.map(([, b]) => b))];
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  let expected = 0;
  for (const [label, count] of first) expected += (count * (second.get(label) ?? 0)) / pairs.length ** 2;
  return expected === 1 ? 1 : (observed - expected) / (1 - expected);
}

/**
 * Krippendorff's alpha for nominal data and any number of judges, with gaps: 1 − Dₒ / Dₑ over the coincidences of values
 * (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", C).
 *
 * @param units what the judges said of each item; an item that only one judged does not count
 * @returns NaN where no item was judged twice
 */
export function krippendorffAlpha(units: readonly (readonly string[])[]): number {
  const totals = new Map<string, number>();
  let all = 0;
  let disagreement = 0;
  for (const unit of units) {
    const judges = unit.length;
    if (judges < 2) continue;
    all += judges;
    const counts = counted(unit);
    for (const [label, count] of counts) {
      totals.set(label, (totals.get(label) ?? 0) + count);
      disagreement += (count * (judges - count)) / (judges - 1);
    }
  }
  if (all === 0) return Number.NaN;
  let expected = 0;
  for (const count of totals.values()) expected += count * (all - count);
  return expected === 0 ? 1 : 1 - ((all - 1) * disagreement) / expected;
}

function counted(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
