import { distance } from 'fastest-levenshtein';
import { givenCompatible, type PersonName, parsePersonName } from '../../../names/person-name.ts';
import type { Clusters } from '../clusters.ts';
import type { MentionTable } from '../mention-table.ts';

/** Bare family names that several persons of the document share; each mention goes to the one spoken of last. */
export interface AmbiguousFamilies {
  /** Family key by ambiguous name index. */
  readonly familyOf: ReadonlyMap<number, string>;
  /** Family key by name index, for the names that can be meant. */
  readonly candidates: ReadonlyMap<number, string>;
}

/** Above this many family names no edit-distance search is made, to keep memory flat. */
const fuzzyLimit = 50_000;

interface Person {
  readonly name: number;
  readonly parsed: PersonName;
}

/** Joins the PERSON names of a document that mean one person. Near-linear: names are compared within one family name only. */
export function groupPersons(table: MentionTable, clusters: Clusters): AmbiguousFamilies {
  const families = new Map<string, Person[]>();
  const byWords = new Map<string, number>();
  const byWord = new Map<string, number[]>();
  table.names.forEach(({ type, surface }, name) => {
    if (type !== 'PERSON') return;
    const parsed = parsePersonName(surface);
    if (parsed.family === '') return;
    const person = { name, parsed };
    const family = families.get(parsed.family);
    if (family === undefined) families.set(parsed.family, [person]);
    else family.push(person);
    if (parsed.words !== '' && parsed.given.length > 0) {
      const twin = byWords.get(parsed.words);
      if (twin === undefined) byWords.set(parsed.words, name);
      else clusters.join(twin, name);
      for (const given of parsed.given) {
        const list = byWord.get(given.full!);
        if (list === undefined) byWord.set(given.full!, [name]);
        else list.push(name);
      }
    }
  });
  const familyOf = new Map<number, string>();
  const candidates = new Map<number, string>();
  const misspelt = joinSpellings(families, clusters);
  for (const [key, persons] of families) {
    groupFamily(persons, clusters);
    const bare = persons.filter((p) => p.parsed.given.length === 0);
    if (bare.length === 0) continue;
    for (const other of bare) clusters.join(bare[0]!.name, other.name);
    const named = persons.filter((p) => p.parsed.given.length > 0);
    const roots = new Set(named.map((p) => clusters.find(p.name)));
    const leading = roots.size > 1 ? leadingPerson(named, table, clusters) : named[0]?.name;
    if (leading !== undefined) clusters.join(bare[0]!.name, leading);
    else if (roots.size > 1) {
      for (const p of bare) familyOf.set(p.name, key);
      for (const p of named) candidates.set(p.name, key);
    } else {
      // a given name alone: `Hillary` where the document has one Hillary
      const full = byWord.get(key);
      if (full !== undefined && new Set(full.map((n) => clusters.find(n))).size === 1)
        clusters.join(bare[0]!.name, full[0]!);
      else if (full === undefined) {
        // "Sijjarto" where the document has one "Szijjarto"
        const near = [...(misspelt.get(key) ?? [])].flatMap((other) => families.get(other)!);
        const people = near.filter((p) => p.parsed.given.length > 0);
        if (new Set(people.map((p) => clusters.find(p.name))).size === 1)
          clusters.join(bare[0]!.name, people[0]!.name);
      }
    }
  }
  return { familyOf, candidates };
}

/** The person a document is about: named at least three times in fuller form, and twice as often as any other of the family. */
function leadingPerson(
  named: readonly Person[],
  table: MentionTable,
  clusters: Clusters,
): number | undefined {
  const counts = new Map<number, number>();
  for (const { name } of named) {
    const root = clusters.find(name);
    counts.set(root, (counts.get(root) ?? 0) + table.names[name]!.count);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return first![1] >= 3 && first![1] >= 2 * second![1] ? first![0] : undefined;
}

/** Within one family name: full given names first, then initials, most telling first. */
function groupFamily(persons: readonly Person[], clusters: Clusters): void {
  const named = persons.filter((p) => p.parsed.given.length > 0);
  if (named.length < 2) return;
  const weight = (p: Person) =>
    (p.parsed.given[0]!.full !== undefined ? 100 : 0) +
    p.parsed.given.length +
    (p.parsed.given[1]?.full !== undefined ? 10 : 0);
  const order = [...named].sort((a, b) => weight(b) - weight(a) || a.name - b.name);
  // one representative per different list of given names keeps a huge family from being quadratic
  const groups: Person[][] = [];
  for (const person of order) {
    const fitting = groups.filter((group) =>
      group.every((other) => givenCompatible(other.parsed.given, person.parsed.given)),
    );
    const group = nearest(fitting, person);
    if (group !== undefined && clusters.join(group[0]!.name, person.name)) {
      if (group.length < 8) group.push(person);
    } else if (groups.length < 256) groups.push([person]);
  }
}

/** Of several persons that an initial can mean, the one named last before it, else first after it. */
function nearest(groups: readonly Person[][], person: Person): Person[] | undefined {
  let best: Person[] | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    for (const other of group) {
      const away = person.name - other.name;
      const d = away > 0 ? away : -away * 4;
      if (d < bestDistance) {
        best = group;
        bestDistance = d;
      }
    }
  }
  return best;
}

/**
 * Family names one letter apart (seven letters or more) whose given names agree are one name misspelt:
 * `Kobayakov, A.` and `Kobyakov, A.`; never a man's and a woman's form (`Petrov`, `Petrova`).
 * Looks at neighbours by deleting one letter, so the search is linear in the number of names.
 */
function joinSpellings(
  families: ReadonlyMap<string, Person[]>,
  clusters: Clusters,
): ReadonlyMap<string, ReadonlySet<string>> {
  /** Family names one letter away. */
  const neighbours = new Map<string, Set<string>>();
  if (families.size > fuzzyLimit) return neighbours;
  const byDeletion = new Map<string, string[]>();
  for (const key of families.keys()) {
    if (key.length < 7) continue;
    const seen = new Set([key]);
    for (let i = 0; i < key.length; i++) seen.add(key.slice(0, i) + key.slice(i + 1));
    for (const form of seen) {
      const list = byDeletion.get(form);
      if (list === undefined) byDeletion.set(form, [key]);
      else if (list.length < 16) {
        for (const other of list) {
          if (other === key || isGenderPair(other, key) || distance(other, key) > 1) continue;
          joinMisspelt(other, key, families, clusters);
          for (const [a, b] of [
            [other, key],
            [key, other],
          ] as const)
            neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
        }
        list.push(key);
      }
    }
  }
  return neighbours;
}

function joinMisspelt(
  a: string,
  b: string,
  families: ReadonlyMap<string, Person[]>,
  clusters: Clusters,
): void {
  const left = families.get(a)!;
  const right = families.get(b)!;
  if (left.length > 32 || right.length > 32) return;
  for (const p of left) {
    if (p.parsed.given.length === 0) continue;
    for (const q of right) {
      if (q.parsed.given.length === 0 || p.parsed.given.length !== q.parsed.given.length) continue;
      if (givenCompatible(p.parsed.given, q.parsed.given)) clusters.join(p.name, q.name);
    }
  }
}

function isGenderPair(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long === short + 'a' || (/[ai]$/.test(a) && /[ai]$/.test(b) && a.slice(0, -1) === b.slice(0, -1));
}
