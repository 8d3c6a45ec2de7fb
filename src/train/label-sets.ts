import {
  beginOf,
  insideOf,
  labelCount,
  lastOf,
  type ModelType,
  modelTypes,
  O,
  unitOf,
} from '../model/labels.ts';

/**
 * Sets of labels a token may have: what partly labelled data say. Sets 0 to 32 are the single labels themselves, so fully labelled
 * data are the special case.
 */
export class LabelSets {
  /** `flags[set * labelCount + label]`, 1 or 0. */
  flags = new Uint8Array(256 * labelCount);
  #count = labelCount;
  readonly #known = new Map<string, number>();

  constructor() {
    for (let y = 0; y < labelCount; y++) this.flags[y * labelCount + y] = 1;
  }

  /** The set of these labels. */
  of(labels: Iterable<number>): number {
    const sorted = [...new Set(labels)].sort((a, b) => a - b);
    if (sorted.length === 1) return sorted[0]!;
    const key = sorted.join(',');
    let set = this.#known.get(key);
    if (set === undefined) {
      set = this.#count++;
      if (set >= 256) throw new Error('more than 256 label sets');
      for (const y of sorted) this.flags[set * labelCount + y] = 1;
      this.#known.set(key, set);
    }
    return set;
  }

  /** O or any part of these types. */
  outsideOr(types: readonly ModelType[]): number {
    return this.of([O, ...types.flatMap((type) => partsOf(modelTypes.indexOf(type)))]);
  }

  /** One mention of one of these types over `count` tokens: a set for each. */
  mention(types: readonly ModelType[], count: number): number[] {
    const numbers = types.map((type) => modelTypes.indexOf(type));
    if (count === 1) return [this.of(numbers.map(unitOf))];
    const inside = this.of(numbers.map(insideOf));
    return [
      this.of(numbers.map(beginOf)),
      ...new Array<number>(count - 2).fill(inside),
      this.of(numbers.map(lastOf)),
    ];
  }
}

function partsOf(type: number): number[] {
  return [beginOf(type), insideOf(type), lastOf(type), unitOf(type)];
}
