import type { DocumentContext } from '../../../../contract/context.ts';
import type { DocumentProfile } from '../../../../contract/document.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import { regionOfWords } from './currencies.ts';
import { countryOfPart, countryOfPlace } from './places.ts';

/** How often the words of a document speak of each country: `Belarus`, `Belarusian`, `Belarusians`. */
export interface Countries {
  readonly counts: ReadonlyMap<string, number>;
  /** The country most spoken of. */
  readonly top: string | undefined;
  /** All of them, the most spoken of first. */
  readonly ranked: readonly string[];
}

/** The countries of a document by its profile; computed once per document. */
export function countriesOf(document: DocumentContext): Countries {
  return document.memory(countriesOfDocument);
}

const countriesOfDocument: MemoryKey<DocumentContext, Countries> = {
  name: 'money.countries',
  create: (document) => countCountries(document.profile),
};

function countCountries(profile: DocumentProfile): Countries {
  const counts = new Map<string, number>();
  for (const [form, count] of profile.wordCounts) {
    const first = form.charCodeAt(0);
    if (first < 65 || first > 90) continue;
    const region = countryOfWord(form.toLowerCase());
    if (region !== undefined) counts.set(region, (counts.get(region) ?? 0) + count);
  }
  const ranked = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
  return { counts, top: ranked[0], ranked };
}

/** The country a word in small letters stands for by itself. */
function countryOfWord(word: string): string | undefined {
  return (
    countryOfPart(word) ??
    regionOfWords(word) ??
    countryOfPlace(word) ??
    (word.endsWith('s') ? regionOfWords(word.slice(0, -1)) : undefined)
  );
}
