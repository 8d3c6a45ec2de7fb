import { classAt, lower } from './characters.ts';
import type { Pieces } from './pieces.ts';
import { abbreviation } from './pieces.ts';

/**
 * Sentence starts: wink's opinion, mended. A sentence does not end behind initials and titles, nor before a small letter.
 */
export function sentenceStarts(text: string, pieces: Pieces, winkEnds: Uint8Array): number[] {
  const count = pieces.starts.length;
  const starts = [0];
  for (let i = 0; i + 1 < count; i++) {
    if (winkEnds[i] !== 1) continue;
    if (pieces.kinds[i] === abbreviation) continue;
    if (classAt(text, pieces.starts[i + 1]!) === lower) continue;
    starts.push(i + 1);
  }
  return starts;
}
