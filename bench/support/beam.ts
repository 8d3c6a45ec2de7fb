import { labelCount, O } from '../../src/model/labels.ts';

const L = labelCount;

/** Whether label `z` may follow label `y`: BILOU. */
function allowed(y: number, z: number): boolean {
  const open = y !== O && ((y - 1) & 3) < 2;
  const inner = z !== O && (((z - 1) & 3) === 1 || ((z - 1) & 3) === 2);
  if (!open) return !inner;
  return inner && (y - 1) >> 2 === (z - 1) >> 2;
}
const next: number[][] = Array.from({ length: L }, (_, y) =>
  Array.from({ length: L }, (_, z) => z).filter((z) => allowed(y, z)),
);

/** Beam search over the chain, to measure exact decoding against; a beam of 1 is greedy. Writes the labels of `n` tokens. */
export function beamSearch(
  emissions: Float32Array,
  n: number,
  transitions: Float32Array,
  width: number,
  labels: Uint8Array,
): void {
  interface State {
    readonly label: number;
    readonly score: number;
    readonly before: State | undefined;
  }
  let beam: State[] = [{ label: O, score: 0, before: undefined }];
  for (let t = 0; t < n; t++) {
    const best = new Map<number, State>();
    for (const state of beam) {
      for (const z of next[state.label]!) {
        // What is open must be able to close.
        if (t === n - 1 && z !== O && ((z - 1) & 3) < 2) continue;
        const score = state.score + transitions[state.label * L + z]! + emissions[t * L + z]!;
        if (score > (best.get(z)?.score ?? Number.NEGATIVE_INFINITY))
          best.set(z, { label: z, score, before: state });
      }
    }
    beam = [...best.values()].sort((a, b) => b.score - a.score || a.label - b.label).slice(0, width);
  }
  let state: State | undefined = beam.reduce((a, b) =>
    b.score + transitions[b.label * L]! > a.score + transitions[a.label * L]! ? b : a,
  );
  for (let t = n - 1; t >= 0; t--) {
    labels[t] = state!.label;
    state = state!.before;
  }
}
