import { labelCount } from './labels.ts';

/**
 * The scores of all labels in a third as many numbers: a 64-bit float holds whole numbers of 53 bits exactly, so three scores of
 * some 18 bits stand next to one another, and one addition adds all three. Scores are whole numbers, and sums stay below 2^17, which is four
 * times what names reach.
 */
export const packedLength = Math.ceil(labelCount / 3);

const middle = 2 ** 18;
const high = 2 ** 36;
const scales = [1, middle, high];

/** In which number a label's score stands. */
export const packedPlace = (label: number): number => Math.floor(label / 3);

/** A label's score as it is added to its number. */
export const packedScore = (label: number, score: number): number => score * scales[label % 3]!;

/** Takes the scores of all labels apart: each times `factor` is added to `into`, from `to` on. */
export function addUnpacked(packed: Float64Array, into: Float32Array, to: number, factor: number): void {
  for (let place = 0; place < packedLength; place++) {
    let rest = packed[place]!;
    const third = Math.floor(rest / high + 0.5);
    rest -= third * high;
    const second = Math.floor(rest / middle + 0.5);
    rest -= second * middle;
    const label = place * 3;
    into[to + label]! += rest * factor;
    if (label + 1 < labelCount) into[to + label + 1]! += second * factor;
    if (label + 2 < labelCount) into[to + label + 2]! += third * factor;
  }
}
