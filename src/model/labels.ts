import { type NameType, nameTypes } from '../record/entity-types.ts';

/**
 * The label set: O, and Begin, Inside, Last, Unit of each type (BILOU). Amounts and dates are left to the rules.
 * Label of type k: B = 1 + 4k, I = 2 + 4k, L = 3 + 4k, U = 4 + 4k.
 */
export const modelTypes: readonly NameType[] = nameTypes;
export type ModelType = NameType;

export const labelCount = 1 + 4 * modelTypes.length;
export const O = 0;

export const beginOf = (type: number): number => 1 + 4 * type;
export const insideOf = (type: number): number => 2 + 4 * type;
export const lastOf = (type: number): number => 3 + 4 * type;
export const unitOf = (type: number): number => 4 + 4 * type;
/** Type number of a label other than O. */
export const typeOf = (label: number): number => (label - 1) >> 2;

/** `B`, `I`, `L` or `U` as 0 to 3, for a label other than O. */
export const partOf = (label: number): number => (label - 1) & 3;

/** Labels after which a mention is not open: O, L, U. */
export const closed: readonly number[] = [O, ...modelTypes.flatMap((_, k) => [lastOf(k), unitOf(k)])];
/** Labels that may follow a closed one: O, B, U. */
export const starting: readonly number[] = [O, ...modelTypes.flatMap((_, k) => [beginOf(k), unitOf(k)])];

/** `B-ORG`. */
export function labelName(label: number): string {
  return label === O ? 'O' : `${'BILU'[partOf(label)]}-${modelTypes[typeOf(label)]}`;
}

/** A labelled token range, end exclusive. */
export interface TokenSpan {
  type: number;
  start: number;
  end: number;
}

/** Writes the spans as labels over `count` tokens; spans must not overlap. */
export function labelsOf(spans: readonly TokenSpan[], count: number): Uint8Array {
  const labels = new Uint8Array(count);
  for (const { type, start, end } of spans) {
    if (end - start === 1) labels[start] = unitOf(type);
    else {
      labels[start] = beginOf(type);
      labels.fill(insideOf(type), start + 1, end - 1);
      labels[end - 1] = lastOf(type);
    }
  }
  return labels;
}

/** Reads the spans back from a valid label sequence. */
export function spansOf(labels: Uint8Array, from = 0, to = labels.length): TokenSpan[] {
  const spans: TokenSpan[] = [];
  let open = -1;
  for (let t = from; t < to; t++) {
    const label = labels[t]!;
    if (label === O) continue;
    const part = partOf(label);
    if (part === 0) open = t;
    else if (part === 3) spans.push({ type: typeOf(label), start: t, end: t + 1 });
    else if (part === 2 && open >= 0) spans.push({ type: typeOf(label), start: open, end: t + 1 });
  }
  return spans;
}
