import { BestPath } from '../model/best-path.ts';
import { labelCount } from '../model/labels.ts';
import type { Fitted } from './fit.ts';
import type { Stretch } from './instances.ts';
import { memoryStretches } from './second-look.ts';
import { score } from './trainer.ts';

const L = labelCount;

/** Labels of stretches of whole documents under a fitted model, as tagging would give them. */
export function predict(
  stretches: readonly Stretch[],
  fitted: Fitted,
): { labels: Uint8Array[]; emissions: Float32Array[] } {
  const path = new BestPath();
  const labels: Uint8Array[] = [];
  const emissions: Float32Array[] = [];
  for (const stretch of stretches) {
    const own = new Float32Array(stretch.count * L);
    score(stretch, fitted.first, own);
    const best = new Uint8Array(stretch.count);
    path.find({ emissions: own, from: 0, count: stretch.count }, fitted.first.transitions, best, 0);
    labels.push(best);
    emissions.push(own);
  }
  if (fitted.second === undefined) return { labels, emissions };
  const { weights, index } = fitted.second;
  const known = index.size;
  const scratch = memoryStretches(stretches, labels, index);
  for (const [i, stretch] of scratch.entries()) {
    const usable = { ...stretch, features: stretch.features };
    const own = emissions[i]!;
    for (let t = 0; t < usable.count; t++) {
      for (let k = usable.offsets[t]!; k < usable.offsets[t + 1]!; k++) {
        const f = usable.features[k]!;
        if (f >= known || (f + 1) * L > weights.rows.length) continue;
        for (let y = 0; y < L; y++) own[t * L + y]! += weights.rows[f * L + y]!;
      }
    }
    const scores = { emissions: own, from: 0, count: stretch.count };
    path.find(scores, weights.transitions, labels[i]!, 0);
  }
  return { labels, emissions };
}
