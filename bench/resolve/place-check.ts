import type { ResolvedEntity } from '../../src/contract/resolution.ts';
import type { GazetteerSet } from '../../src/gazetteer/set.ts';
import { parsePlaceName } from '../../src/names/place-name.ts';
import { foldName } from '../../src/names/surface.ts';
import { levelOf } from '../../src/stages/resolve/places/place-candidate.ts';

/**
 * Whether an entity is the place `code/name` of the gold, by any of its gazetteer's names: the country must agree, a region must
 * not be taken for the city of the same name or the other way round. A local entity has its own name only.
 */
export function placeIsRight(
  entity: ResolvedEntity,
  code: string,
  name: string,
  gazetteers: GazetteerSet,
): boolean {
  if (entity.countryCode !== code) return false;
  const entry = entity.id === undefined ? undefined : gazetteers.byId(entity.id);
  const names = entry === undefined ? [entity.name] : [entry.name, ...entry.aliases.map((a) => a.name)];
  const gold = parsePlaceName(name);
  const isRegion = entity.class === 'AdministrativeArea';
  if (gold.level === 'region' || gold.level === 'district') {
    if (!isRegion) return false;
    const key = foldName(gold.base);
    return names.some((n) => {
      const base = foldName(parsePlaceName(n).base);
      return (
        base === key ||
        foldName(n) === foldName(name) ||
        (gold.level === 'district' && stem(base) === stem(key))
      );
    });
  }
  const key = foldName(gold.base);
  if (
    !names.some(
      (n) =>
        foldName(n) === key ||
        foldName(n) === foldName(name) ||
        (isRegion && foldName(parsePlaceName(n).base) === key),
    )
  )
    return false;
  if (!isRegion || parsePlaceName(entity.name).level === undefined) return true;
  return !gazetteers
    .entries(gazetteers.lookup(name))
    .some((other) => levelOf(other) === 'city' && other.countryCodes.includes(code));
}

/** One district is called by its town or by the adjective of it: "Semiluki District", "Semiluksky District". */
function stem(base: string): string {
  return base.replace(/(?:(?:ov|ev|en|an)?sk(?:i|y|iy|ii|yi)?|[aeiouy]+)$/, '');
}
