import { GazetteerSet } from '../../../gazetteer/set.ts';
import type { AliasLookup } from './links.ts';

/** Names of places as the shipped gazetteers have them; none where these have not been built. */
export function gazetteerAliases(): AliasLookup {
  let set: GazetteerSet | undefined;
  const known = new Map<string, readonly string[]>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    set ??= GazetteerSet.openShipped();
    const entry = set.byId(id);
    const names = entry === undefined ? [] : [entry.name, ...entry.aliases.map(({ name }) => name)];
    known.set(id, names);
    return names;
  };
}
