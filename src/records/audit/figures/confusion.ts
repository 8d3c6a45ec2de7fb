/** How often a gold type was answered with which predicted type. */
export interface Confusion {
  /** Names of rows and columns, but for the last of each. */
  types: string[];
  /**
   * `counts[g][p]`: gold mentions of type g whose aligned prediction has type p. The last column counts gold mentions with no
   * prediction, the last row predictions with no gold mention.
   */
  counts: number[][];
}

/**
 * @param pairs gold and predicted type of each aligned pair; `undefined` on one side for missed and spurious mentions
 * @param order types to show first, where they occur
 */
export function confusion(
  pairs: readonly (readonly [gold: string | undefined, predicted: string | undefined])[],
  order: readonly string[],
): Confusion {
  const seen = new Set(pairs.flat().filter((type) => type !== undefined));
  const types = [
    ...order.filter((type) => seen.has(type)),
    ...[...seen].filter((type) => !order.includes(type)).sort(),
  ];
  const place = new Map(types.map((type, i) => [type, i]));
  const counts = Array.from({ length: types.length + 1 }, () => new Array<number>(types.length + 1).fill(0));
  for (const [gold, predicted] of pairs) {
    const row = gold === undefined ? types.length : place.get(gold)!;
    const column = predicted === undefined ? types.length : place.get(predicted)!;
    counts[row]![column]!++;
  }
  return { types, counts };
}
