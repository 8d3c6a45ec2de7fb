import { foldName } from '../../../names/surface.ts';
import { type KnownPlace, type PlaceCandidate, usual } from './place-candidate.ts';

/**
 * What a document says of a bare name once, wherever: `BERLIN, N.H. - …` tells which Berlin stands below it, and in the headline above.
 * A name that is told to lie in two places tells nothing ("Springfield, Ill., and Springfield, Mo.").
 */
export class ToldPlaces {
  /** Id of the entry by the folded name; undefined where it was told in two ways. */
  readonly #byName = new Map<string, string | undefined>();

  /** @param container the region or country that the text says it lies in */
  note(place: KnownPlace, container: PlaceCandidate): void {
    if (place.level !== undefined || (container.level !== 'region' && container.level !== 'country')) return;
    const told = insideOf(place, container);
    if (told === undefined) return;
    const name = foldName(place.base);
    const before = this.#byName.get(name);
    this.#byName.set(name, !this.#byName.has(name) || before === told ? told : undefined);
  }

  /** The entry that a bare name was told to be. */
  of({ base, level }: KnownPlace): string | undefined {
    return level === undefined ? this.#byName.get(foldName(base)) : undefined;
  }
}

/** The likeliest town of a name that lies in a region or country. */
function insideOf({ candidates }: KnownPlace, { level, country, entry }: PlaceCandidate): string | undefined {
  let best: PlaceCandidate | undefined;
  for (const candidate of candidates) {
    const isInside =
      candidate.level === 'city' &&
      candidate.country === country &&
      (level === 'country' ||
        (entry.subdivisionCode !== undefined && candidate.entry.subdivisionCode === entry.subdivisionCode));
    if (isInside && (best === undefined || usual(candidate) > usual(best))) best = candidate;
  }
  return best?.entry.id;
}
