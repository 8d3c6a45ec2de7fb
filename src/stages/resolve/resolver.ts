import type { TaggedFlow } from '../../contract/mention.ts';
import type { DocumentResolver, Resolution } from '../../contract/resolution.ts';
import type { NamedEntry } from '../../gazetteer/entry.ts';
import type { KnownNames } from '../../names/knowledge.ts';
import { cleanSurface, isAcronym } from '../../names/surface.ts';
import { wordingOf } from '../../names/wording.ts';
import { type NameType, nameTypes } from '../../record/entity-types.ts';
import { detached } from '../../text/copy-string.ts';
import { Clusters } from './clusters.ts';
import { gapCode, introduces, placeHints } from './context.ts';
import { EntityList } from './entity-list.ts';
import { type Group, groupOf, meantGroup } from './groups/nationality.ts';
import { gap, hint, MentionTable } from './mention-table.ts';
import { bodyTypes, type Definition, groupBodies } from './organisations/name-groups.ts';
import { identifyPersons } from './people/known-persons.ts';
import { officeNextTo } from './people/office.ts';
import { type AmbiguousFamilies, groupPersons } from './people/persons.ts';
import type { PlaceWeights } from './places/place-choice.ts';
import { PlaceResolver } from './places/places.ts';

const isNameType = new Set<string>(nameTypes);
const isBodyType = new Set<string>(bodyTypes);
/** Pairs of names are kept as one number. */
const pairBase = 2 ** 26;

/** Resolver of one document: takes down every mention with a few bytes of its context, decides at the end. */
export class Resolver implements DocumentResolver {
  readonly #table = new MentionTable();
  readonly #names: KnownNames;
  readonly #weights: PlaceWeights;
  /** First office named next to each PERSON name. */
  readonly #offices = new Map<number, string>();
  readonly #definitions = new Set<number>();

  constructor(names: KnownNames, weights: PlaceWeights) {
    this.#names = names;
    this.#weights = weights;
  }

  add(tagged: readonly TaggedFlow[]): void {
    for (const flow of tagged) this.#addFlow(flow);
  }

  #addFlow({ flow, mentions, viewSpans }: TaggedFlow): void {
    const { text } = flow.view;
    const table = this.#table;
    let previousEnd = -1;
    let previousName = -1;
    let lastPersonEnd = 0;
    for (let i = 0; i < mentions.length; i++) {
      const mention = mentions[i]!;
      const { start, end } = viewSpans[i]!;
      const between = previousEnd < 0 || start < previousEnd ? gap.none : gapCode(text, previousEnd, start);
      const code = i > 0 && between === gap.none ? gap.other : between;
      if (!isNameType.has(mention.type)) {
        table.push(undefined, '', code, 0);
        previousName = -1;
      } else {
        const type = mention.type as NameType;
        let hints = flow.citation ? hint.citation : 0;
        if (type === 'GPE') hints |= placeHints(text, start, end);
        const name = table.push(type, cleanSurface(mention.surface), code, hints);
        if (type === 'PERSON' && !this.#offices.has(name)) {
          let next = i + 1;
          while (next < mentions.length && mentions[next]!.type !== 'PERSON') next++;
          const to = next < mentions.length ? viewSpans[next]!.start : text.length;
          const office = officeNextTo(text, viewSpans[i]!, lastPersonEnd, to);
          if (office !== undefined) this.#offices.set(name, detached(office));
        }
        if (code === gap.open && previousName >= 0 && isBodyType.has(type))
          this.#define(previousName, name, text.slice(previousEnd, start), text.slice(end, end + 5));
        previousName = name;
        if (type === 'PERSON') lastPersonEnd = end;
      }
      previousEnd = end;
    }
  }

  /** "Long Name (LN)", "LN (Long Name)", "Long Name (hereinafter Name)". */
  #define(first: number, second: number, between: string, after: string): void {
    const a = this.#table.names[first]!;
    const b = this.#table.names[second]!;
    if (a.type !== b.type || first === second || !/^["”»*]{0,3} ?\)/.test(after)) return;
    if (isAcronym(b.surface) ? a.surface.length > b.surface.length + 2 : introduces(between))
      this.#definitions.add(first * pairBase + second);
    else if (isAcronym(a.surface)) {
      const { initials } = wordingOf(b.surface, this.#names, () => undefined);
      if (initials.includes(a.surface.replace(/\./g, ''))) this.#definitions.add(second * pairBase + first);
    }
  }

  finish(): Resolution {
    const table = this.#table;
    const names = this.#names;
    const groups = new Map<number, Group | undefined>();
    table.names.forEach(({ type, surface }, name) => {
      if (type === 'NORP') groups.set(name, groupOf(surface, names));
    });
    let isSurveyed = false;
    const nationality = (name: number) => {
      const group = groups.get(name);
      return group?.rivals === undefined || isSurveyed ? group?.country : undefined;
    };
    const places = new PlaceResolver(table, names, this.#weights, nationality);
    places.survey();
    for (const [name, group] of groups)
      if (group?.rivals !== undefined)
        groups.set(
          name,
          meantGroup(group, (country) => places.shareOf(country)),
        );
    isSurveyed = true;
    const clusters = new Clusters(table.names.length);
    const entries = new Map<string, NamedEntry>();
    const families = groupPersons(table, clusters);
    identifyPersons(table, clusters, names, entries);
    const definitions: Definition[] = [...this.#definitions].map((pair) => ({
      long: Math.floor(pair / pairBase),
      short: pair % pairBase,
    }));
    const grouping = { table, clusters, names, definitions, entries, countries: places.countries };
    for (const type of bodyTypes) groupBodies(type, grouping);

    const list = new EntityList(table, clusters, entries, this.#offices);
    const placed = list.placesOf(places);
    const entityOf = new Int32Array(table.length);
    const lastOfFamily = new Map<string, number>();
    for (let i = 0; i < table.length; i++) {
      const name = table.nameOf.at(i);
      if (name < 0) {
        entityOf[i] = -1;
        continue;
      }
      const { type } = table.names[name]!;
      if (type === 'GPE') entityOf[i] = list.place(i, name, placed);
      else if (type === 'NORP') entityOf[i] = list.group(name, groups.get(name));
      else if (type === 'PERSON')
        entityOf[i] = list.cluster(meantPerson(name, families, lastOfFamily, clusters));
      else entityOf[i] = list.cluster(name);
    }
    return { entities: list.finish(), entityOf };
  }
}

/** The person that a mention means: a bare family name shared by several goes to the one spoken of last. */
function meantPerson(
  name: number,
  families: AmbiguousFamilies,
  last: Map<string, number>,
  clusters: Clusters,
): number {
  const family = families.familyOf.get(name);
  if (family !== undefined) return last.get(family) ?? name;
  const own = families.candidates.get(name);
  if (own !== undefined) last.set(own, clusters.find(name));
  return name;
}
