import type { GazetteerEntry } from '../gazetteer/entry.ts';
import type { KnownNames } from './knowledge.ts';
import { weightOf } from './knowledge.ts';

/** The country whose people or belonging a word names: "Belarusian", "Belarusians", "Kazakhstani"; undefined for "Slavic". */
export function nationalityOf(surface: string, names: KnownNames): GazetteerEntry | undefined {
  return exact(surface, names) ?? (/[^s]s$/.test(surface) ? exact(surface.slice(0, -1), names) : undefined);
}

function exact(surface: string, names: KnownNames): GazetteerEntry | undefined {
  let best: GazetteerEntry | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const { entry, kind } of names.lookup(surface)) {
    if (entry.class !== 'country' || kind === 'other') continue;
    const score = weightOf(entry) + (kind === 'adj' || kind === 'demonym' ? 1 : 0);
    if (score > bestScore) {
      best = entry;
      bestScore = score;
    }
  }
  return best;
}

/** The usual adjective of a country: "Belarusian". */
export function adjectiveOf(country: GazetteerEntry): string | undefined {
  return (
    country.aliases.find((alias) => alias.kind === 'adj')?.name ??
    country.aliases.find((alias) => alias.kind === 'demonym')?.name
  );
}

/** The singular of a people without a country, under which its forms are one: "Dagestanis" -> "Dagestani". */
export function peopleKey(surface: string): string {
  return surface.replace(/(?<=[aeiouny])s$/, '').toLowerCase();
}
