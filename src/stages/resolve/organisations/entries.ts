import { anyOf } from '../../../gazetteer/data-table.ts';
import type { NamedEntry } from '../../../gazetteer/entry.ts';
import { legalForms } from '../../../gazetteer/legal-forms.ts';
import { type KnownNames, type Match, weightOf } from '../../../names/knowledge.ts';
import { traitsOf } from '../../../record/entity-types.ts';
import type { NameType } from '../../../record/schema.ts';

const legalFormBefore = new RegExp(`^${anyOf(legalForms('looked-up', 'before'))}\\s+`);
const legalFormAfter = new RegExp(`,?\\s+${anyOf(legalForms('looked-up'))}\\.?$`);

/**
 * The entry of a type that a name stands for; of several the one the document already names in full, else the one of the
 * country the document speaks of most, else the likelier. Legal forms, quotation marks and "Republic of" may differ.
 */
export function bestEntry(
  names: KnownNames,
  surface: string,
  type: NameType,
  countries: ReadonlyMap<string, number>,
  present?: ReadonlySet<string>,
): NamedEntry | undefined {
  for (const form of formsOf(surface)) {
    const best = choose(names.lookup(form), type, countries, present);
    if (best !== undefined) return best;
  }
  return undefined;
}

function choose(
  matches: readonly Match[],
  type: NameType,
  countries: ReadonlyMap<string, number>,
  present: ReadonlySet<string> | undefined,
): NamedEntry | undefined {
  const types: readonly string[] = traitsOf(type).kin;
  // "Union", "Commonwealth": what several things are called for short is the one the document names in full
  const short = matches.filter(({ entry, kind }) => kind === 'short' && types.includes(entry.type));
  const named = short.filter(({ entry }) => present?.has(entry.id));
  const isUnclear = short.length > 1 && named.length !== 1;
  // "Council" is not the Council of Oman where Oman is never spoken of
  const isFar = ({ id, countryCodes }: NamedEntry) =>
    countryCodes.length > 0 && present?.has(id) !== true && !countryCodes.some((code) => countries.has(code));
  const refused = new Set(
    short.filter(({ entry }) => isUnclear || isFar(entry)).map(({ entry }) => entry.id),
  );
  let best: NamedEntry | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const { entry, kind } of matches) {
    const rank = types.indexOf(entry.type);
    if (rank < 0 || refused.has(entry.id)) continue;
    let score = weightOf(entry) - rank * 0.5;
    if (present?.has(entry.id)) score += 2;
    if (kind === 'other') score -= 0.3;
    let share = 0;
    for (const code of entry.countryCodes) share = Math.max(share, countries.get(code) ?? 0);
    score += share;
    if (score > bestScore || (score === bestScore && best !== undefined && entry.id < best.id)) {
      best = entry;
      bestScore = score;
    }
  }
  return best;
}

/** A name as printed, then without its legal form and quotation marks, then with "Mt." written out and "of the Republic of X" as "of X". */
function formsOf(surface: string): string[] {
  const forms = [surface];
  const bare = surface
    .replace(legalFormBefore, '')
    .replace(legalFormAfter, '')
    .replace(/["“”„«»]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (bare !== surface && bare !== '') forms.push(bare);
  if (/^Mt\b/.test(bare)) forms.push(bare.replace(/^Mt\.? /, 'Mount '));
  if (/ of the Republic of /.test(bare)) forms.push(bare.replaceAll(' of the Republic of ', ' of '));
  return forms;
}
