import type { ResolvedEntity } from '../../contract/resolution.ts';
import type { NamedEntry } from '../../gazetteer/entry.ts';
import { foldName } from '../../names/surface.ts';
import { type EntityClass, type NameType, usualClass } from '../../record/entity-types.ts';
import type { Clusters } from './clusters.ts';
import { type Group, groupName, peopleKey } from './groups/nationality.ts';
import type { MentionTable } from './mention-table.ts';
import { fullestForm, localPlaceName } from './naming.ts';
import { levelOf } from './places/place-candidate.ts';
import type { LocalPlace, PlaceChoice } from './places/place-choice.ts';
import type { PlaceResolver } from './places/places.ts';

/** The decisions about the places of a document, one per different decision, with the mentions that share it. */
export interface PlacedMentions {
  /** By mention index: number of a decision, -1 for none. */
  readonly decisionOf: Int32Array;
  readonly decisions: readonly Decision[];
}

interface Decision {
  readonly entry?: NamedEntry;
  readonly local?: LocalPlace;
  /** Runner-up ids with the sum of their confidences. */
  readonly runnersUp: Map<string, number>;
  /** Sum of the confidences of its mentions. */
  confidence: number;
  mentions: number;
}

/** The entities of a document in the order of their first mention. */
export class EntityList {
  readonly #table: MentionTable;
  readonly #clusters: Clusters;
  readonly #entries: ReadonlyMap<string, NamedEntry>;
  readonly #offices: ReadonlyMap<number, string>;
  readonly #entities: ResolvedEntity[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #byRoot = new Map<number, number>();
  readonly #byDecision = new Map<number, number>();
  /** Names by cluster root. */
  readonly #members = new Map<number, number[]>();
  /** Votes for the country of a local place, by its folded base: a city and its region lie in the same. */
  readonly #votes = new Map<string, Map<string, number>>();
  /** Entity a name's form was noted for last. */
  readonly #noted: Int32Array;

  constructor(
    table: MentionTable,
    clusters: Clusters,
    entries: ReadonlyMap<string, NamedEntry>,
    offices: ReadonlyMap<number, string>,
  ) {
    this.#table = table;
    this.#clusters = clusters;
    this.#entries = entries;
    this.#offices = offices;
    this.#noted = new Int32Array(table.names.length).fill(-1);
    for (let name = 0; name < table.names.length; name++) {
      const root = clusters.find(name);
      const members = this.#members.get(root);
      if (members !== undefined) members.push(name);
      else if (root !== name) this.#members.set(root, root < name ? [root, name] : [name]);
    }
  }

  /** Runs the place resolver and gathers equal decisions. */
  placesOf(places: PlaceResolver): PlacedMentions {
    const decisionOf = new Int32Array(this.#table.length).fill(-1);
    const decisions: Decision[] = [];
    const byKey = new Map<string, number>();
    const decide = (mention: number, key: string, make: () => Decision): Decision => {
      let number = byKey.get(key);
      if (number === undefined) {
        number = decisions.length;
        byKey.set(key, number);
        decisions.push(make());
      }
      decisionOf[mention] = number;
      const decision = decisions[number]!;
      decision.mentions++;
      return decision;
    };
    places.resolve({
      known: (mention, choice: PlaceChoice) => {
        const { entry } = choice.candidate;
        const decision = decide(mention, entry.id, () => ({
          entry,
          runnersUp: new Map(),
          confidence: 0,
          mentions: 0,
        }));
        decision.confidence += choice.confidence;
        const id = choice.runnerUp?.entry.id;
        if (id !== undefined && choice.runnerUpConfidence > 0.02)
          decision.runnersUp.set(id, (decision.runnersUp.get(id) ?? 0) + choice.runnerUpConfidence);
      },
      local: (mention, local) => {
        const key = `\n${local.level ?? ''}\n${foldName(local.base)}`;
        decide(mention, key, () => ({
          local,
          runnersUp: new Map(),
          confidence: 0,
          mentions: 0,
        }));
        const base = foldName(local.base);
        const votes = this.#votes.get(base) ?? new Map<string, number>();
        this.#votes.set(base, votes);
        for (const [country, weight] of local.votes) votes.set(country, (votes.get(country) ?? 0) + weight);
      },
    });
    return { decisionOf, decisions };
  }

  /** Entity of a place mention. */
  place(mention: number, name: number, placed: PlacedMentions): number {
    const number = placed.decisionOf[mention]!;
    if (number < 0) return this.cluster(name);
    const known = this.#byDecision.get(number);
    const decision = placed.decisions[number]!;
    const entity =
      known ??
      (decision.entry === undefined
        ? this.#add(this.#localPlace(decision))
        : (this.#known(decision.entry, 'GPE') ?? this.#add(this.#local('GPE', [name]))));
    if (known === undefined) {
      this.#byDecision.set(number, entity);
      if (decision.entry !== undefined)
        this.#entities[entity]!.confidence =
          Math.round((1000 * decision.confidence) / decision.mentions) / 1000;
      const runnerUp = [...decision.runnersUp].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
      if (runnerUp !== undefined) {
        const confidence = Math.round((1000 * runnerUp[1]) / decision.mentions) / 1000;
        if (confidence >= 0.1) this.#entities[entity]!.runnerUp = { id: runnerUp[0], confidence };
      }
    }
    this.#note(entity, name);
    return entity;
  }

  #localPlace({ local }: Decision): ResolvedEntity {
    const votes = [...(this.#votes.get(foldName(local!.base)) ?? [])].filter(([, weight]) => weight > 0);
    const country = votes.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
    return {
      entityType: 'GPE',
      class: local!.level === undefined || local!.level === 'city' ? 'City' : 'AdministrativeArea',
      name: localPlaceName(local!),
      alternateName: [],
      sameAs: [],
      ...(country !== undefined && { countryCode: country }),
      ...(local!.seat?.latitude !== undefined &&
        local!.seat.countryCodes[0] === country && {
          latitude: decimal(local!.seat.latitude),
          longitude: decimal(local!.seat.longitude!),
        }),
      ...(local!.subdivision?.startsWith(`${country}-`) === true && { subdivisionCode: local!.subdivision }),
    };
  }

  /** Entity of a nationality, people or group. */
  group(name: number, group: Group | undefined): number {
    const { surface } = this.#table.names[name]!;
    const key =
      group === undefined
        ? `NORP\n${peopleKey(surface)}`
        : `NORP\t${group.country === undefined ? group.entry.id : group.country}`;
    const known = this.#byKey.get(key);
    const entity =
      known ??
      this.#add({
        ...(group?.entry.type === 'NORP' && { id: group.entry.id }),
        entityType: 'NORP',
        class: 'Group',
        name: (group === undefined ? undefined : groupName(group)) ?? surface,
        alternateName: [],
        sameAs: group?.entry.type === 'NORP' ? [...group.entry.sameAs] : [],
        ...(group?.country !== undefined && { countryCode: group.country }),
        ...pointOf(group?.home),
      });
    this.#byKey.set(key, entity);
    this.#note(entity, name);
    return entity;
  }

  /** Entity of a name that was grouped: persons, bodies, laws, events, sites, natural places. */
  cluster(name: number): number {
    const root = this.#clusters.find(name);
    const known = this.#byRoot.get(root);
    if (known !== undefined) return known;
    const id = this.#clusters.idOf(root);
    const entry = id === undefined ? undefined : this.#entries.get(id);
    const { type } = this.#table.names[root]!;
    const members = this.#members.get(root) ?? [root];
    const entity =
      (entry !== undefined && mayBe(entry, type) ? this.#known(entry, type) : undefined) ??
      this.#add(this.#local(type, members));
    this.#byRoot.set(root, entity);
    for (const member of members) this.#note(entity, member);
    const office = members.map((member) => this.#offices.get(member)).find((o) => o !== undefined);
    if (office !== undefined && this.#entities[entity]!.class === 'Person')
      this.#entities[entity]!.jobTitle ??= office;
    return entity;
  }

  #local(type: NameType, members: readonly number[]): ResolvedEntity {
    return {
      entityType: type,
      class: type === 'GPE' ? 'AdministrativeArea' : usualClass(type),
      name: fullestForm(
        type,
        members.map((member) => this.#table.names[member]!),
      ),
      alternateName: [],
      sameAs: [],
    };
  }

  /** The entity of a known thing; `undefined` where the document has it as a thing of another type already. */
  #known(entry: NamedEntry, type: NameType): number | undefined {
    const known = this.#byKey.get(entry.id);
    if (known !== undefined) return this.#entities[known]!.entityType === type ? known : undefined;
    const entity: ResolvedEntity = {
      id: entry.id,
      entityType: type,
      class: type === 'GPE' ? placeClass(entry) : usualClass(type),
      name: entry.name,
      alternateName: [],
      sameAs: [...entry.sameAs],
    };
    const code = entry.countryCodes[0];
    if (code !== undefined && entry.countryCodes.length === 1) entity.countryCode = code;
    if (entry.subdivisionCode !== undefined && /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(entry.subdivisionCode))
      entity.subdivisionCode = entry.subdivisionCode;
    Object.assign(entity, pointOf(entry));
    const index = this.#add(entity);
    this.#byKey.set(entry.id, index);
    return index;
  }

  #add(entity: ResolvedEntity): number {
    this.#entities.push(entity);
    return this.#entities.length - 1;
  }

  /** Notes a name's form with its entity, once. */
  #note(entity: number, name: number): void {
    if (this.#noted[name] === entity) return;
    const first = this.#noted[name] === -1;
    this.#noted[name] = entity;
    const { surface } = this.#table.names[name]!;
    const target = this.#entities[entity]!;
    if (surface === target.name) return;
    // a name belongs to one entity but for places; only there the list must be searched
    if (first && target.alternateName.length > 64) target.alternateName.push(surface);
    else if (!target.alternateName.includes(surface)) target.alternateName.push(surface);
  }

  finish(): ResolvedEntity[] {
    return this.#entities;
  }
}

/**
 * Whether an entry of a kindred type is what a mention means. The entity has the mention's type: an exhibition may be listed as the body
 * that holds it. A landscape is neither an airport nor the town that is called so ("Salt", "Great Lakes").
 */
function mayBe(entry: NamedEntry, type: NameType): boolean {
  if (entry.type === type) return true;
  if (type === 'LOC') return entry.type === 'GPE' && levelOf(entry) !== 'city';
  return type !== 'GPE' || entry.type === 'LOC';
}

function placeClass(entry: NamedEntry): EntityClass {
  const level = levelOf(entry);
  if (level === 'country' || entry.class === 'former-country') return 'Country';
  return level === 'city' ? 'City' : 'AdministrativeArea';
}

/** Coordinates of an entry, where it has any. */
function pointOf(entry: NamedEntry | undefined): { latitude?: string; longitude?: string } {
  if (entry?.latitude === undefined || entry.longitude === undefined) return {};
  return { latitude: decimal(entry.latitude), longitude: decimal(entry.longitude) };
}

/** A decimal string without exponent, six decimals at most. */
function decimal(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '');
}
