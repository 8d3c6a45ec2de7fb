import type { NamedEntry } from '../../../gazetteer/entry.ts';
import type { KnownNames } from '../../../names/knowledge.ts';
import { givenCompatible, type PersonName, parsePersonName } from '../../../names/person-name.ts';
import type { Clusters } from '../clusters.ts';
import type { MentionTable } from '../mention-table.ts';

/** Finds the persons of the gazetteers among the grouped names: by full name, or by family name and fitting initials. */
export function identifyPersons(
  table: MentionTable,
  clusters: Clusters,
  names: KnownNames,
  entries: Map<string, NamedEntry>,
): void {
  const indices: number[] = [];
  for (let i = 0; i < table.names.length; i++) if (table.names[i]!.type === 'PERSON') indices.push(i);
  const identify = (name: number, entry: NamedEntry | undefined) => {
    if (entry === undefined || clusters.idOf(name) !== undefined) return;
    entries.set(entry.id, entry);
    clusters.identify(name, entry.id);
  };
  for (const name of indices) {
    const { surface } = table.names[name]!;
    if (surface.includes(' ') && !/(?:^|\s)\p{Lu}\./u.test(surface))
      identify(name, onlyPerson(names, surface));
  }
  for (const name of indices) {
    const { surface } = table.names[name]!;
    if (clusters.idOf(name) !== undefined || !/\p{Lu}\./u.test(surface)) continue;
    const { given } = parsePersonName(surface);
    const family = familyWords(surface);
    const found = names
      .lookup(family)
      .filter(({ entry }) => entry.type === 'PERSON' && initialsFit(entry.name, given));
    if (found.length === 1) identify(name, found[0]!.entry);
  }
  const byId = new Map<string, number>();
  for (const name of indices) {
    const id = clusters.idOf(name);
    if (id === undefined) continue;
    const twin = byId.get(id);
    if (twin === undefined) byId.set(id, name);
    else clusters.join(twin, name);
  }
}

/** Whoever a list calls by one name (`Newton`) has nothing that the initials of a namesake could be held against. */
function initialsFit(name: string, given: PersonName['given']): boolean {
  const own = parsePersonName(name).given;
  return own.length > 0 && givenCompatible(own, given);
}

function onlyPerson(names: KnownNames, surface: string): NamedEntry | undefined {
  const found = names.lookup(surface).filter(({ entry }) => entry.type === 'PERSON');
  return found.length === 1 ? found[0]!.entry : undefined;
}

/** `Zalessky, B.L.` and `B.L. Zalessky` -> `Zalessky`. */
function familyWords(surface: string): string {
  return surface
    .replace(/,.*$/, '')
    .replace(/\p{Lu}\p{Ll}?\.\s*/gu, '')
    .trim();
}
