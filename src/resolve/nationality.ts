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
    if (kind === 'other' || entry.countryCodes.length !== 1) continue;
    let score = weightOf(entry);
    if (entry.type === 'NORP') score += 2;
    else if (entry.class !== 'country') continue;
    else if (kind === 'adj' || kind === 'demonym') score += 1;
    if (score > bestScore || (score === bestScore && entry.id < best!.id)) {
      best = entry;
      bestScore = score;
    }
  }
  return best;
}

/** The usual adjective of a nationality or country: "Belarusian". */
export function adjectiveOf(entry: GazetteerEntry): string | undefined {
  if (entry.type === 'NORP') return entry.name;
  return (
    entry.aliases.find((alias) => alias.kind === 'adj')?.name ??
    entry.aliases.find((alias) => alias.kind === 'demonym')?.name
  );
}

/** The singular of a people without a country, under which its forms are one: "Dagestanis" -> "Dagestani". */
export function peopleKey(surface: string): string {
  return surface.replace(/(?<=[aeiouny])s$/, '').toLowerCase();
}
