/** Something that lies somewhere. */
export interface Point<T> {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
  readonly item: T;
}

/** Points that lie close together, the heaviest first. */
export interface Cluster<T> {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
  readonly items: readonly T[];
}

/**
 * Puts points together that lie in one square of a grid, or next to a heavier one within `distance`; linear in their number.
 * A cluster stands where its heaviest point does.
 */
export function clusterPoints<T>(points: readonly Point<T>[], distance: number): Cluster<T>[] {
  const cells = new Map<string, { x: number; y: number; weight: number; items: T[] }>();
  const cellOf = (value: number) => Math.floor(value / distance);
  const ordered = points.toSorted((a, b) => b.weight - a.weight);
  for (const { x, y, weight, item } of ordered) {
    let nearest: { x: number; y: number; weight: number; items: T[] } | undefined;
    let least = distance;
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++) {
        const other = cells.get(`${cellOf(x) + dx} ${cellOf(y) + dy}`);
        if (other === undefined) continue;
        const apart = Math.hypot(other.x - x, other.y - y);
        if (apart < least) {
          least = apart;
          nearest = other;
        }
      }
    nearest ??= cells.get(`${cellOf(x)} ${cellOf(y)}`);
    if (nearest === undefined) cells.set(`${cellOf(x)} ${cellOf(y)}`, { x, y, weight, items: [item] });
    else {
      nearest.weight += weight;
      nearest.items.push(item);
    }
  }
  return [...cells.values()];
}
