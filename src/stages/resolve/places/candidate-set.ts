import type { NamedEntry } from '../../../gazetteer/entry.ts';
import type { Match } from '../../../names/knowledge.ts';
import { levelOf, type PlaceCandidate, priorOf } from './place-candidate.ts';

type Levels = readonly PlaceCandidate['level'][];

/** The things that a name can mean, by their ids. */
export class CandidateSet extends Map<string, PlaceCandidate> {
  /**
   * Adds the places among some answers to a look-up.
   * @param penalty what the form takes away from their likelihood, in powers of ten
   * @param levels the levels that count; all where it is left out
   */
  add(matches: readonly Match[], penalty: number, levels?: Levels): void {
    for (const { entry, kind } of matches) {
      if (!isPlace(entry) || kind === 'adj' || kind === 'demonym') continue;
      const level = levelOf(entry);
      if (levels !== undefined && !levels.includes(level)) continue;
      const prior =
        priorOf(entry, level) - penalty - (kind === 'former' ? (level === 'country' ? 3 : 0.8) : 0);
      const known = this.get(entry.id);
      const weak = kind === 'other' && known?.weak !== false;
      if (known === undefined || known.prior < prior || known.weak !== weak)
        this.set(entry.id, {
          entry,
          country: entry.countryCodes[0] ?? '',
          level,
          prior: Math.max(prior, known?.prior ?? prior),
          weak,
          ...((kind === 'former' || entry.class === 'former-country') &&
            level !== 'country' && { former: true as const }),
          ...(kind === 'abbr' && { abbreviated: true as const }),
        });
    }
  }

  /** Adds what an unknown name may be a misspelling of. */
  addVariants(matches: readonly Match[], levels?: Levels): void {
    for (const { entry } of matches) {
      const level = levelOf(entry);
      if (levels !== undefined && !levels.includes(level)) continue;
      const prior = priorOf(entry, level) - 0.5;
      const country = entry.countryCodes[0] ?? '';
      this.set(entry.id, { entry, country, level, prior, weak: true, variant: true });
    }
  }
}

/** Whether an entry can be what a GPE or LOC names: an airport too, by the part of its name that is its own ("Heathrow"). */
function isPlace({ type, class: what }: NamedEntry): boolean {
  return type === 'GPE' || type === 'LOC' || (type === 'FAC' && what === 'airport');
}
