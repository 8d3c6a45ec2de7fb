/** Fewest mentions drawn from a stratum, where it has as many: two, so that its spread can be judged. */
export const leastPerStratum = 2;

/**
 * What a passage weighs in the drawing: the spread of the number of mistakes in it, which for mistakes that are independent
 * grows with the root of its mentions (Neyman's allocation: Cochran 1977, formula 5.26). One more is counted for what may have
 * been missed.
 */
function loadOf(mentions: number): number {
  return Math.sqrt(mentions + 1);
}

/** Groups passages by their number of mentions so that each group weighs about the same, and can be drawn from some sixteen times. */
export function passageGroups(
  passages: readonly { ordinal: number; mentions: number }[],
  count: number,
): { key: string; members: number[]; load: number }[] {
  const sorted = [...passages].sort((a, b) => a.mentions - b.mentions || a.ordinal - b.ordinal);
  const total = sum(sorted.map(({ mentions }) => loadOf(mentions)));
  const wanted = Math.min(8, Math.max(1, Math.floor(count / 16)));
  const groups: { from: number; to: number; members: number[]; load: number }[] = [];
  let before = 0;
  for (const { ordinal, mentions } of sorted) {
    const last = groups.at(-1);
    const full = last !== undefined && before >= (total * groups.length) / wanted && last.members.length >= 2;
    if (last === undefined || (full && mentions > last.to)) {
      groups.push({ from: mentions, to: mentions, members: [ordinal], load: loadOf(mentions) });
    } else {
      last.to = mentions;
      last.members.push(ordinal);
      last.load += loadOf(mentions);
    }
    before += loadOf(mentions);
  }
  // A single passage of its own would have no spread: it joins the group before.
  const last = groups.at(-1);
  if (groups.length > 1 && last!.members.length < 2) {
    groups.pop();
    const joined = groups.at(-1)!;
    joined.to = last!.to;
    joined.members.push(...last!.members);
    joined.load += last!.load;
  }
  return groups.map(({ from, to, members, load }) => ({
    key: `mentions=${from === to ? from : `${from}–${to}`}`,
    members,
    load,
  }));
}

/** Bands of confidence begin here. */
export const bands = [0, 0.5, 0.7, 0.9, 0.97] as const;

/** Which of the {@link bands} a confidence lies in. */
export function bandOf(confidence: number): number {
  return bands.findLastIndex((from) => confidence >= from);
}

/**
 * Names the strata. Neighbouring bands of confidence are joined until two draws can be expected of each: finer ones would only
 * be drawn from because nothing may be left out.
 */
export function mentionStrata(
  cells: ReadonlyMap<string, number[][]>,
  byConfidence: boolean,
  share: number,
): Map<string, number[]> {
  const strata = new Map<string, number[]>();
  for (const [key, cell] of cells) {
    if (!byConfidence) {
      strata.set(key === '' ? 'all' : key, cell[0]!);
      continue;
    }
    const joined: { from: number; to: number; members: number[] }[] = [];
    cell.forEach((members, band) => {
      const last = joined.at(-1);
      if (last === undefined || last.members.length * share >= leastPerStratum)
        joined.push({ from: band, to: band, members: [...members] });
      else {
        last.to = band;
        last.members.push(...members);
      }
    });
    const last = joined.at(-1)!;
    if (joined.length > 1 && last.members.length * share < leastPerStratum) {
      joined.pop();
      joined.at(-1)!.to = last.to;
      joined.at(-1)!.members.push(...last.members);
    }
    for (const { from, to, members } of joined) {
      if (members.length === 0) continue;
      const band = `confidence=${bands[from]}–${bands[to + 1] ?? 1}`;
      strata.set(key === '' ? band : `${key}, ${band}`, members);
    }
  }
  return strata;
}

/**
 * Joins the smallest strata until each can be drawn from twice: what a small sample can say of a rare type is nothing, and what
 * it says of the whole stays right.
 * @param count mentions to draw
 * @returns keys of joined strata are those of their parts with ` + ` between
 */
export function joinStrata(strata: ReadonlyMap<string, number[]>, count: number): Map<string, number[]> {
  const order = [...strata].sort((a, b) => a[1].length - b[1].length || (a[0] < b[0] ? -1 : 1));
  const least = () => sum(order.map(([, members]) => Math.min(members.length, leastPerStratum)));
  while (count > 0 && order.length > 1 && least() > count) {
    const [[oneKey, one], [otherKey, other]] = order.splice(0, 2) as [[string, number[]], [string, number[]]];
    const members = [...one, ...other].sort((a, b) => a - b);
    const at = order.findIndex((stratum) => stratum[1].length > members.length);
    order.splice(at < 0 ? order.length : at, 0, [`${oneKey} + ${otherKey}`, members]);
  }
  return new Map(order);
}

/**
 * Divides a number of draws among strata in proportion to their sizes (largest remainders), none below two draws or its size.
 *
 * @param importance in proportion to what instead
 * @returns draws per stratum; they add up to `count` unless the strata have fewer members, or need more for their minimum
 */
export function allocate(
  sizes: readonly number[],
  count: number,
  importance: readonly number[] = sizes,
): number[] {
  if (count === 0) return sizes.map(() => 0);
  const least = sizes.map((size) => Math.min(size, leastPerStratum, count));
  const wanted = Math.max(Math.min(count, sum(sizes)), sum(least));
  // Strata whose share would fall below the least, or above their size, get that; the others share the rest.
  const fixed = new Map<number, number>();
  let exact: number[];
  for (;;) {
    const free = importance.map((part, i) => (fixed.has(i) ? 0 : part));
    const rest = wanted - sum([...fixed.values()]);
    const total = sum(free);
    exact = free.map((part, i) => fixed.get(i) ?? (rest * part) / total);
    const short = exact.flatMap((share, i) => (!fixed.has(i) && share < least[i]! ? [i] : []));
    const over = exact.flatMap((share, i) => (!fixed.has(i) && share > sizes[i]! ? [i] : []));
    if (short.length + over.length === 0) break;
    // One side at a time: what the one gives back, the other may take.
    if (over.length > 0) for (const i of over) fixed.set(i, sizes[i]!);
    else for (const i of short) fixed.set(i, least[i]!);
  }
  const shares = exact.map((share) => Math.floor(share + 1e-9));
  const byRemainder = exact
    .map((share, i) => [share - shares[i]!, i] as const)
    .sort((x, y) => y[0] - x[0] || x[1] - y[1]);
  let left = wanted - sum(shares);
  for (const [, i] of byRemainder) {
    if (left <= 0) break;
    if (shares[i]! >= sizes[i]!) continue;
    shares[i]!++;
    left--;
  }
  return shares;
}

/**
 * Mentions to judge for an interval of about ± `margin` (Cochran 1977, formulas 4.1 and 4.2).
 *
 * @param expected the precision expected; 0.5 is the safe choice
 * @param population mentions to draw from
 * @param z 1.96 for 95%
 */
export function sizeForMargin(margin: number, expected: number, population: number, z: number): number {
  const infinite = (z * z * expected * (1 - expected)) / (margin * margin);
  return Math.min(population, Math.ceil(infinite / (1 + (infinite - 1) / population)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
