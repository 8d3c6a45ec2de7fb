import type { Level } from '../../../names/place-name.ts';
import type { PlaceContext } from './place-score.ts';

/** A mention with what stands around it. */
export interface PlaceMention extends PlaceContext {
  readonly mention: number;
  /** Its flow: mentions `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

/** A level as a number below 4, for keys. */
export function levelNumber(level: Level | undefined): number {
  return level === undefined ? 0 : level === 'region' ? 1 : level === 'district' ? 2 : 3;
}
