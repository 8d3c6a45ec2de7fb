import { gap, type MentionTable } from '../mention-table.ts';
import type { KnownPlace, PlaceCandidate } from './place-candidate.ts';
import { listGap } from './place-chain.ts';

/** What the places next to a place in its flow, mentions `[from, to)`, say of it. */
export class PlaceNeighbours {
  readonly #table: MentionTable;
  readonly #placeOf: (mention: number) => KnownPlace | undefined;

  constructor(table: MentionTable, placeOf: (mention: number) => KnownPlace | undefined) {
    this.#table = table;
    this.#placeOf = placeOf;
  }

  /** Places that the text says this one lies in: after a comma, "in", "of" or in brackets; a country just before it. */
  containers(i: number, from: number, to: number): PlaceCandidate[] {
    const table = this.#table;
    const containers: PlaceCandidate[] = [];
    for (let k = i + 1; k < to && k <= i + 2; k++) {
      const code = table.gapOf.at(k);
      if (code !== gap.comma && code !== gap.in && code !== gap.of && code !== gap.open && code !== gap.space)
        break;
      const likely = containing(this.#placeOf(k), this.#placeOf(i));
      if (
        likely === undefined ||
        ((code === gap.comma || code === gap.space) && !this.#closesContainer(k, to, likely))
      )
        break;
      containers.push(likely);
      if (likely.level === 'country') break;
    }
    if (containers.length === 0 && i > from) {
      const code = table.gapOf.at(i);
      const likely =
        code === gap.open || code === gap.comma ? this.#placeOf(i - 1)?.candidates[0] : undefined;
      if (likely !== undefined && code === gap.open && likely.level === 'country') containers.push(likely);
    }
    return containers;
  }

  /** Whether the place before is a settlement of the region that this one can be: "Buffalo, New York". */
  contains(i: number, from: number, to: number): boolean {
    if (i <= from || this.#table.gapOf.at(i) !== gap.comma) return false;
    const inner = this.#placeOf(i - 1);
    const region = this.#placeOf(i)?.candidates.find((c) => c.level === 'region' && !c.weak);
    if (inner === undefined || region === undefined || inner.candidates[0]?.level === 'country') return false;
    const next = i + 1 < to ? this.#table.gapOf.at(i + 1) : gap.none;
    if (next === gap.and && this.#placeOf(i + 1) !== undefined) return false;
    return inner.candidates.some(
      (c) => c.level === 'city' && c.entry.subdivisionCode === region.entry.subdivisionCode && !c.weak,
    );
  }

  /** Whether a place after a comma contains the one before rather than goes on with a list: a country or region, and no "and" after it. */
  #closesContainer(k: number, to: number, likely: PlaceCandidate): boolean {
    if (likely.level !== 'country' && likely.level !== 'region') return false;
    if (this.#table.gapOf.at(k) === gap.space) return likely.level === 'country';
    const next = k + 1 < to ? this.#table.gapOf.at(k + 1) : gap.none;
    if (next === gap.and && this.#placeOf(k + 1) !== undefined) return false;
    return true;
  }

  /** Likeliest readings of the places next to it in the same list. */
  neighbours(i: number, from: number, to: number): PlaceCandidate[] {
    return this.listed(i, from, to).flatMap((k) => {
      const place = this.#placeOf(k);
      const likely = place?.candidates[0];
      if (likely === undefined || likely.level === 'country') return [];
      // a head word of its own says nothing of the others' kind
      return [place!.level === undefined ? likely : { ...likely, level: 'other' as const }];
    });
  }

  /** The mentions next to it in the same list, the nearest before it first, then those after it. */
  listed(i: number, from: number, to: number): number[] {
    const table = this.#table;
    const mentions: number[] = [];
    for (let k = i; k > from && i - k < 3 && listGap(table.gapOf.at(k)); k--) mentions.push(k - 1);
    for (let k = i + 1; k < to && k - i <= 3 && listGap(table.gapOf.at(k)); k++) mentions.push(k);
    return mentions;
  }
}

/** The reading of a container that holds a reading of what is said to lie in it: the state in "Macon, Georgia"; else its likeliest. */
function containing(
  outer: KnownPlace | undefined,
  inner: KnownPlace | undefined,
): PlaceCandidate | undefined {
  const [likely, ...others] = outer?.candidates ?? [];
  if (likely === undefined || inner === undefined || likely.level !== 'country') return likely;
  const holds = ({ level, country, entry }: PlaceCandidate) =>
    inner.candidates.some(
      (c) =>
        !c.weak &&
        (level === 'country' ? c.country === country : c.entry.subdivisionCode === entry.subdivisionCode) &&
        c.entry.id !== entry.id,
    );
  if (holds(likely)) return likely;
  return (
    others.find(
      (c) => c.level === 'region' && !c.weak && c.entry.subdivisionCode !== undefined && holds(c),
    ) ?? likely
  );
}
