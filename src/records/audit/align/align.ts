import { overlaps, type Span } from '../../../text/span.ts';

/** Which gold mention stands against which predicted one; all numbers are indexes into the arrays given. */
export interface Alignment {
  readonly pairs: readonly { readonly gold: number; readonly predicted: number }[];
  /** Gold mentions that no prediction stands against. */
  readonly missed: readonly number[];
  /** Predictions that stand against no gold mention. */
  readonly spurious: readonly number[];
}

export interface AlignOptions {
  /**
   * Lets one prediction stand against every gold mention that it overlaps and that nothing else took, once for each. Older
   * scorers count that way; it is here to compare figures with theirs.
   */
  readonly reuse?: boolean;
}

/** A mention to align. `type` only orders mentions of the very same characters; it never decides which are paired otherwise. */
export type Alignable = Span & { readonly type: string };

/**
 * Pairs gold with predicted mentions one to one, by their characters alone: equal spans first, then the pair that shares the
 * most characters (of these the one that covers the least), until no two that are left overlap. The order of the arrays does
 * not matter, and neither does which side is called gold.
 *
 * @param gold spans in any one unit
 * @param predicted spans in the same unit
 */
export function align(
  gold: readonly Alignable[],
  predicted: readonly Alignable[],
  options: AlignOptions = {},
): Alignment {
  const goldOrder = ordered(gold);
  const predictedOrder = ordered(predicted);
  const partnerOfGold = new Int32Array(gold.length).fill(-1);
  const partnerOfPredicted = new Int32Array(predicted.length).fill(-1);
  const pair = (g: number, p: number) => {
    partnerOfGold[g] = p;
    partnerOfPredicted[p] = g;
  };
  for (const [g, p] of equalSpans(gold, predicted, goldOrder, predictedOrder)) pair(g, p);

  const candidates = overlapping(gold, predicted, goldOrder, predictedOrder).sort((a, b) =>
    byShared(a, b, gold, predicted),
  );
  for (const [g, p] of candidates) {
    if (partnerOfGold[g] !== -1 || partnerOfPredicted[p] !== -1) continue;
    pair(g, p);
  }
  if (options.reuse === true) {
    for (const [g, p] of candidates) if (partnerOfGold[g] === -1) partnerOfGold[g] = p;
  }
  return {
    pairs: goldOrder
      .filter((g) => partnerOfGold[g] !== -1)
      .map((g) => ({ gold: g, predicted: partnerOfGold[g]! })),
    missed: goldOrder.filter((g) => partnerOfGold[g] === -1),
    spurious: predictedOrder.filter((p) => partnerOfPredicted[p] === -1),
  };
}

/** Indexes by start, then end, then type, then place in the array. */
function ordered(mentions: readonly Alignable[]): number[] {
  return mentions.map((_, i) => i).sort((i, j) => compareMentions(mentions[i]!, mentions[j]!) || i - j);
}

/** By start, then end, then type, in code unit order. */
export function compareMentions(a: Alignable, b: Alignable): number {
  return a.start - b.start || a.end - b.end || (a.type < b.type ? -1 : a.type > b.type ? 1 : 0);
}

/** Pairs of mentions of the same characters. */
function equalSpans(
  gold: readonly Alignable[],
  predicted: readonly Alignable[],
  goldOrder: readonly number[],
  predictedOrder: readonly number[],
): [number, number][] {
  const pairs: [number, number][] = [];
  const free = new Map<string, number[]>();
  for (const p of predictedOrder) {
    const key = `${predicted[p]!.start}:${predicted[p]!.end}`;
    const list = free.get(key);
    if (list === undefined) free.set(key, [p]);
    else list.push(p);
  }
  /** Whether it found a partner. */
  const take = (g: number, sameType: boolean): boolean => {
    const list = free.get(`${gold[g]!.start}:${gold[g]!.end}`);
    const at = list === undefined || list.length === 0 ? -1 : sameType ? indexOfType(list, g) : 0;
    if (at === -1) return false;
    const [p] = list!.splice(at, 1);
    pairs.push([g, p!]);
    return true;
  };
  const indexOfType = (list: readonly number[], g: number) =>
    list.findIndex((p) => predicted[p]!.type === gold[g]!.type);
  // Two mentions of the same characters on one side (nested gold of other schemes): the one of equal type is its partner.
  const left = goldOrder.filter((g) => !take(g, true));
  for (const g of left) take(g, false);
  return pairs;
}

/** All pairs that share a character, found in one sweep. */
function overlapping(
  gold: readonly Alignable[],
  predicted: readonly Alignable[],
  goldOrder: readonly number[],
  predictedOrder: readonly number[],
): [number, number][] {
  const pairs: [number, number][] = [];
  let open: number[] = [];
  let next = 0;
  for (const g of goldOrder) {
    const { start, end } = gold[g]!;
    while (next < predictedOrder.length && predicted[predictedOrder[next]!]!.start < end) {
      open.push(predictedOrder[next++]!);
    }
    open = open.filter((p) => predicted[p]!.end > start);
    for (const p of open) if (overlaps(gold[g]!, predicted[p]!)) pairs.push([g, p]);
  }
  return pairs;
}

function byShared(
  a: readonly [number, number],
  b: readonly [number, number],
  gold: readonly Alignable[],
  predicted: readonly Alignable[],
): number {
  const [x, y] = [key(gold[a[0]]!, predicted[a[1]]!), key(gold[b[0]]!, predicted[b[1]]!)];
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return x[i]! - y[i]!;
  return compareMentions(gold[a[0]]!, gold[b[0]]!) || compareMentions(predicted[a[1]]!, predicted[b[1]]!);
}

/** Says the same of (gold, predicted) as of (predicted, gold), so that swapping the sides swaps nothing else. */
function key(g: Alignable, p: Alignable): readonly number[] {
  const start = Math.min(g.start, p.start);
  const end = Math.min(g.end, p.end);
  const shared = end - Math.max(g.start, p.start);
  const covered = Math.max(g.end, p.end) - start;
  return [-shared, covered, start, end, g.start < p.start ? g.end : p.end];
}
