import { nameTypesWith } from '../../../record/entity-types.ts';
import type { Entity } from '../../../record/schema.ts';
import { nameKey, namesArea, placeKey } from './place-names.ts';

/** Looks up further names of a gazetteer's entry by its IRI. */
export type AliasLookup = (id: string) => readonly string[];

/** Types whose gold value names a country. */
export const countryTypes: ReadonlySet<string> = new Set(nameTypesWith(({ hasCountry }) => hasCountry));

/** Types whose mentions are grouped by what they mean. */
export const groupedTypes: ReadonlySet<string> = new Set(nameTypesWith(({ hasCountry }) => !hasCountry));

/** Whether the entity lies in the gold value's country: `BY` and `BY/Minsk` ask for the country code BY. */
export function sameCountry(gold: string, entity: Entity | undefined): boolean {
  return entity?.countryCode === gold.slice(0, 2);
}

/**
 * Whether the entity is the place that a gold value names. `BY` is the country itself; `BY/Minsk` is a place in it with that
 * name among the entity's names. A town and the region named after it are told apart by the entity's own name.
 *
 * @param gold `CC` or `CC/Name`
 */
export function samePlace(
  gold: string,
  entity: Entity | undefined,
  aliases: AliasLookup = () => [],
): boolean {
  if (entity === undefined || !sameCountry(gold, entity)) return false;
  const isCountry = entity.type[0] === 'Country';
  if (gold.length <= 2) return isCountry;
  if (isCountry) return false;
  const wanted = placeKey(gold.slice(3));
  const own = placeKey(entity.name);
  if (own === wanted) return true;
  if (namesArea(own) !== namesArea(wanted)) return false;
  const known = aliases(entity.id);
  return [...known, ...(known.length > 0 ? [] : entity.alternateName)].some(
    (name) => placeKey(name) === wanted,
  );
}

/** What a mention of a grouped type means in gold, as a key: its full name, or its own text where that is the name. */
export function goldGroup(mention: { type: string; text: string; value: string }): string {
  return `${mention.type} ${nameKey(mention.value === '' ? mention.text : mention.value)}`;
}
