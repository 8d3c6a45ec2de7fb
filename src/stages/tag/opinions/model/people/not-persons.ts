import type { Draft } from '../../../../../contract/proposal.ts';
import { countries } from '../../../../../gazetteer/currency-names.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { legalForms } from '../../../names/engine/lexicon.ts';
import { givenNames } from '../../../names/person/lexicon.ts';

/** So sure the model must be of a body or country for others to be told by it. */
const certain = 0.85;
const confidence = 0.75;
/** Countries that must be named before one that people are called like is none of them. */
const leastCountries = 2;

const bodyWithForm = lazily(() => /^(\p{Lu}\p{Ll}{3,}) (?:.* )?(\S+?)\.?$/u);

/**
 * Names of one word that the document tells to be nobody:
 *
 *     Japan beat Oman … [Jordan] drew                        a country among countries
 *     Halvorsen Foods Corp. … [Halvorsen] was unchanged      a company by its first word
 *
 * Near misses: `Michael Jordan … Jordan scored`, `Ms. Halvorsen`, `Charles Schwab Corp. … Charles said`.
 *
 * @param found of flows whose words `texts` are
 */
export function withoutPersons(
  found: readonly (readonly Draft[])[],
  texts: readonly string[],
): (readonly Draft[])[] {
  const places = new Set<string>();
  const bodies = new Set<string>();
  const bearers = new Set<string>();
  for (const [i, drafts] of found.entries())
    for (const { type, start, end, confidence: sure } of drafts) {
      const name = texts[i]!.slice(start, end);
      if (type === 'PERSON' && /\s/.test(name)) for (const word of name.split(/\s+/)) bearers.add(word);
      if (sure < certain) continue;
      if (type === 'GPE' && isCountry(name)) places.add(name.toLowerCase());
      const [, first, form] = (type === 'ORG' && bodyWithForm().exec(name)) || [];
      if (first !== undefined && legalForms.has(form!) && !givenNames.has(first)) bodies.add(first);
    }
  const typeOf = (word: string) => {
    if (bearers.has(word)) return undefined;
    if (bodies.has(word)) return 'ORG' as const;
    return places.size >= leastCountries && isCountry(word) ? ('GPE' as const) : undefined;
  };
  return found.map((drafts, i) =>
    drafts.map((draft) => {
      if (draft.type !== 'PERSON') return draft;
      const type = typeOf(texts[i]!.slice(draft.start, draft.end));
      const isTitled = /\p{Lu}[\p{L}.’']* $/u.test(
        texts[i]!.slice(Math.max(0, draft.start - 20), draft.start),
      );
      if (type === undefined || isTitled) return draft;
      return { ...draft, type, confidence: Math.max(confidence, draft.confidence) };
    }),
  );
}

const isCountry = (name: string) => countries[name.toLowerCase()] !== undefined;
