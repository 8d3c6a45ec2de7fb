import type { NamedEntry } from '../../../gazetteer/entry.ts';
import type { KnownNames } from '../../../names/knowledge.ts';
import { citationPlaces, type Level, parsePlaceName, withHead } from '../../../names/place-name.ts';
import { gap, type MentionTable } from '../mention-table.ts';
import { cityDistrictName } from './city-districts.ts';
import { CountryContext } from './countries.ts';
import { kilometres } from './geo.ts';
import {
  hasRaions,
  isAdjectival,
  type KnownPlace,
  type PlaceCandidate,
  placeCandidates,
} from './place-candidates.ts';
import { bestOf, type PlaceSink, type PlaceWeights } from './place-choice.ts';
import { listLevels } from './place-lists.ts';
import { PlaceNeighbours } from './place-neighbours.ts';
import { PlaceUsage } from './place-usage.ts';

/** Unknown names of a document that are looked up as misspellings. */
const searchLimit = 1000;
/** How many settled places distance is measured to. */
const nearbyLimit = 12;

/** Decides what each GPE of a document means, flow after flow, in time linear in their number. */
export class PlaceResolver {
  readonly #table: MentionTable;
  readonly #names: KnownNames;
  readonly #weights: PlaceWeights;
  readonly #known: (KnownPlace | undefined)[] = [];
  readonly #document = new CountryContext();
  readonly #passage = new CountryContext();
  /** The reading a name had last, by name index and level. */
  readonly #before = new Map<number, string>();
  readonly #usage: PlaceUsage;
  readonly #beside: PlaceNeighbours;
  /** Bare names of a list under its head word: "Ural" as "Ural Federal District". */
  readonly #underHead = new Map<string, KnownPlace>();
  #nearby: PlaceCandidate[] = [];
  readonly #searches = { left: searchLimit };
  #nationality: (name: number) => string | undefined;

  constructor(
    table: MentionTable,
    names: KnownNames,
    weights: PlaceWeights,
    nationality: (name: number) => string | undefined,
  ) {
    this.#table = table;
    this.#names = names;
    this.#weights = weights;
    this.#nationality = nationality;
    this.#beside = new PlaceNeighbours(table, (i) => this.#gpe(i));
    this.#usage = new PlaceUsage(table, (i) => this.#gpe(i), nationality);
  }

  /** Countries by their share in the document; filled by {@link survey}. */
  get countries(): ReadonlyMap<string, number> {
    return this.#document.shares();
  }

  /** First pass: the countries the document speaks of, and how it uses names that a city shares with its region. */
  survey(): void {
    for (const [index, name] of this.#table.names.entries()) {
      if (name.type === 'NORP') {
        const code = this.#nationality(index);
        if (code !== undefined) this.#document.add(code, name.count);
      } else if (name.type === 'GPE') {
        const place = this.#place(index);
        this.#usage.count(place, name.count);
        if (place.settled && place.candidates[0]!.country !== '')
          this.#document.add(place.candidates[0]!.country, name.count);
      }
    }
    this.#usage.survey();
  }

  /** Second pass: every mention, flow by flow. */
  resolve(sink: PlaceSink): void {
    const { length } = this.#table;
    let from = 0;
    while (from < length) {
      let to = from + 1;
      while (to < length && this.#table.gapOf.at(to) !== gap.none) to++;
      this.#flow(from, to, sink);
      from = to;
    }
  }

  #flow(from: number, to: number, sink: PlaceSink): void {
    const { table } = this;
    this.#passage.fade(0.6);
    let places = 0;
    for (let i = from; i < to; i++) {
      const name = table.nameOf.at(i);
      if (name < 0) continue;
      const type = table.names[name]!.type;
      if (type === 'GPE') {
        places++;
        const place = this.#place(name);
        if (place.settled && place.candidates[0]!.country !== '')
          this.#passage.add(place.candidates[0]!.country, 1);
      } else if (type === 'NORP') {
        const code = this.#nationality(name);
        if (code !== undefined) this.#passage.add(code, 1);
      }
    }
    if (places === 0) return;
    const { levels, heads, sides } =
      this.#weights.form === 0
        ? { levels: [], heads: [], sides: [] }
        : listLevels(table, (i) => this.#gpe(i), from, to);
    for (let i = from; i < to; i++) {
      const name = table.nameOf.at(i);
      if (name >= 0 && table.names[name]!.type === 'GPE')
        this.#mention(
          i,
          name,
          { level: levels[i - from], head: heads[i - from] ?? '', side: sides[i - from] },
          from,
          to,
          sink,
        );
    }
  }

  get table(): MentionTable {
    return this.#table;
  }

  #mention(
    i: number,
    name: number,
    list: { level: Level | undefined; head: string; side: string | undefined },
    from: number,
    to: number,
    sink: PlaceSink,
  ): void {
    const bare = this.#place(name);
    const place = list.head === '' ? bare : this.#listed(bare, list.head);
    const { side } = list;
    const level =
      list.level ??
      (this.#weights.form !== 0 && this.#usage.meansRegion(i, place, from, to) ? 'region' : undefined);
    const containers = this.#beside.containers(i, from, to);
    const neighbours = this.#beside.neighbours(i, from, to);
    const contained = this.#beside.contains(i, from, to);
    const before = this.#before.get(name * 4 + levelNumber(level));
    const { best, bestScore, second, secondScore } = bestOf(place.candidates, (candidate) => {
      const score = this.#score(candidate, place, level, containers, neighbours, before, contained);
      return side === undefined ? score : score + (candidate.country === side ? 2 : -2) * this.#weights.list;
    });
    const fits =
      best !== undefined &&
      !(best.variant === true && !this.#isSpokenOf(best.country)) &&
      !(level === 'district' && best.level === 'city') &&
      !(
        level === 'region' &&
        best.level === 'city' &&
        (place.level !== undefined || hasRaions(best.country))
      ) &&
      !(level === 'city' && place.level !== undefined && best.level !== 'city');
    if (level === 'district' && containers[0]?.level === 'city') {
      // "Partizansky district of Minsk": a part of the city, not the district of some town
      const { country, entry } = containers[0];
      sink.local(i, {
        base: hasRaions(country) ? cityDistrictName(place.base) : place.base,
        head: place.head,
        level,
        country,
        subdivision: entry.subdivisionCode,
        seat: entry,
        votes: new Map([[country, 5]]),
      });
      return;
    }
    if (best?.seat !== undefined && fits && this.#document.share(best.country) > 0) {
      sink.local(i, {
        base: best.seat,
        head: place.level === 'region' ? '' : place.head,
        level: 'district',
        country: best.country,
        subdivision: best.entry.subdivisionCode,
        seat: best.entry,
        votes: new Map([[best.country, 5]]),
      });
      return;
    }
    if (!fits || best?.seat !== undefined || bestScore < 0.5) {
      const country =
        containers.find((c) => c.country !== '')?.country ??
        side ??
        (best?.seat === undefined ? best?.country : undefined) ??
        neighbours.find((c) => c.country !== '')?.country;
      const votes = this.#countryVotes(i, from, to, country);
      const town = best?.level === 'city' && best.country === country ? best.entry : undefined;
      // "Borisov, Slutsk and Myadel regions": towns, so their districts
      const isRaion = level === 'region' && town !== undefined && hasRaions(country);
      const seat = level === 'district' || isRaion ? town : undefined;
      sink.local(i, {
        base: place.base,
        head: isRaion ? '' : place.head,
        level: isRaion || (level === undefined && this.#isDistrict(place, votes)) ? 'district' : level,
        country: place.head === 'Federal District' ? 'RU' : country,
        subdivision: seat?.subdivisionCode,
        seat,
        votes,
      });
      return;
    }
    const p = second === undefined ? 0 : 1 / (1 + Math.exp((bestScore - secondScore) * 1.6));
    sink.known(i, {
      candidate: best!,
      ...(second !== undefined && { runnerUp: second }),
      runnerUpConfidence: p,
    });
    this.#before.set(name * 4 + levelNumber(level), best!.entry.id);
    if (!place.settled && best!.country !== '') this.#passage.add(best!.country, 0.7);
    if (best!.level !== 'country' && best!.entry.latitude !== undefined) {
      if (this.#nearby.length >= nearbyLimit) this.#nearby = this.#nearby.slice(nearbyLimit / 2);
      this.#nearby.push(best!);
    }
  }

  /** "Shumilinsky and Maków": a bare adjective that no gazetteer knows is a district, where there are raions. */
  #isDistrict({ base }: KnownPlace, votes: ReadonlyMap<string, number>): boolean {
    return isAdjectival(base) && [...votes.keys(), ...this.#document.shares().keys()].some(hasRaions);
  }

  /** Whether a country is spoken of at all here: what a misspelling needs to be believed. */
  #isSpokenOf(country: string): boolean {
    return this.#passage.share(country) > 0 || this.#document.share(country) > 0.05;
  }

  #score(
    candidate: PlaceCandidate,
    place: KnownPlace,
    level: Level | undefined,
    containers: readonly PlaceCandidate[],
    neighbours: readonly PlaceCandidate[],
    before: string | undefined,
    contained: boolean,
  ): number {
    const w = this.#weights;
    const { country, entry } = candidate;
    let score = w.population * candidate.prior;
    if (candidate.weak) score -= this.#document.share(country) > 0 ? 0.5 : 2.5;
    if (country !== '') {
      score += w.passage * this.#passage.share(country);
      const share = this.#document.share(country);
      score += w.document * share + (share > 0 ? 0.4 * w.document : 0);
    }
    if (level !== undefined) {
      if (candidate.level === level) score += w.form;
      else if (candidate.level === 'country') score -= level === 'city' ? w.form : w.form / 3;
      else if (level === 'district' || candidate.level === 'city' || level === 'city') score -= w.form;
    }
    for (const container of containers) {
      if (container.entry.id === entry.id) continue;
      if (container.level === 'country')
        score += container.country === country ? w.container : -w.container / 4;
      else if (
        container.entry.subdivisionCode !== undefined &&
        container.entry.subdivisionCode === entry.subdivisionCode &&
        candidate.level !== container.level
      )
        score += w.container;
      else if (container.entry.id === entry.parent) score += w.container;
      else score += container.country === country ? w.container / 2 : -w.container / 4;
    }
    // "Buffalo, New York": what contains a place is a region or country
    if (contained && candidate.level !== 'city') score += w.container / 2;
    if (neighbours.length > 0) {
      let same = 0;
      for (const n of neighbours)
        same += (n.country === country ? 0.6 : 0) + (n.level === candidate.level ? 0.4 : 0);
      score += (w.list * same) / neighbours.length;
      // "Stavropol, Chechnya and Dagestan": the others can only be regions
      if (neighbours.every((n) => n.level === 'region') && candidate.level === 'region')
        score += w.list * 1.5;
    }
    if (w.distance > 0 && entry.latitude !== undefined && candidate.level !== 'country')
      score += w.distance * this.#nearness(entry, place);
    if (before === entry.id) score += w.before;
    return score;
  }

  /** 1 beside a settled place, falling to nothing over some hundred kilometres. */
  #nearness(entry: NamedEntry, place: KnownPlace): number {
    let nearest = Number.POSITIVE_INFINITY;
    for (const { entry: other } of this.#nearby) {
      // the city says nothing of the region of the same name, nor the other way round
      if (other.id === entry.id || place.candidates.some((c) => c.entry.id === other.id)) continue;
      nearest = Math.min(
        nearest,
        kilometres(entry.latitude!, entry.longitude!, other.latitude!, other.longitude!),
      );
    }
    return Math.exp(-nearest / 300);
  }

  /**
   * What a mention of an unknown place says of its country: a container or its list names it (`firm`), a nationality stands before it
   * ("Kazakh Semey"), places and nationalities are near, those before counting twice; a country that it is a partner of is not its own.
   */
  #countryVotes(i: number, from: number, to: number, firm: string | undefined): Map<string, number> {
    const votes = new Map<string, number>();
    const vote = (country: string | undefined, weight: number) => {
      if (country !== undefined && country !== '') votes.set(country, (votes.get(country) ?? 0) + weight);
    };
    vote(firm, 5);
    for (let k = Math.max(from, i - 8); k < Math.min(to, i + 9); k++) {
      const name = this.#table.nameOf.at(k);
      if (k === i || name < 0) continue;
      const { type } = this.#table.names[name]!;
      const isPeople = type === 'NORP';
      if (!isPeople && type !== 'GPE') continue;
      const country = isPeople ? this.#nationality(name) : this.#likely(name);
      const weight = (k < i ? 2 : 1) / Math.abs(k - i);
      const code = this.#table.gapOf.at(Math.max(i, k));
      const isNation = isPeople || this.#place(name).candidates[0]?.level === 'country';
      if (isPeople && k === i - 1 && code === gap.space) vote(country, 4);
      else if (isNation && Math.abs(k - i) === 1 && (code === gap.and || code === gap.hyphen))
        vote(country, -3);
      // nations are named everywhere; a town or region stands among its own
      else vote(country, isNation ? 0.15 * weight : weight);
    }
    if (votes.size === 0) vote(this.#passage.leading() ?? this.#document.leading(0.3), 0.1);
    return votes;
  }

  /** Country of a place name's likeliest reading, where that is not far-fetched. */
  #likely(name: number): string | undefined {
    const first = this.#place(name).candidates[0];
    return first === undefined || first.weak || first.prior < 4 ? undefined : first.country;
  }

  /** A bare name of a list under the head word of its last: what the gazetteers have so, else what the bare name can mean. */
  #listed(bare: KnownPlace, head: string): KnownPlace {
    const text = withHead(bare.base, head);
    let place = this.#underHead.get(text);
    if (place === undefined) {
      place = placeCandidates(text, this.#names, this.#searches);
      this.#underHead.set(text, place);
    }
    const isOwn =
      place.candidates.some((c) => c.seat === undefined && !c.weak) || head === 'Federal District';
    return isOwn ? place : { ...bare, head };
  }

  #gpe(i: number): KnownPlace | undefined {
    const name = this.#table.nameOf.at(i);
    return name >= 0 && this.#table.names[name]!.type === 'GPE' ? this.#place(name) : undefined;
  }

  #place(name: number): KnownPlace {
    let place = this.#known[name];
    if (place === undefined) {
      const { surface } = this.#table.names[name]!;
      const text = citationPlaces.get(surface) ?? surface;
      // without the signal of form a head word says nothing
      place = placeCandidates(
        this.#weights.form === 0 ? parsePlaceName(text).base : text,
        this.#names,
        this.#searches,
      );
      this.#known[name] = place;
    }
    return place;
  }
}

function levelNumber(level: Level | undefined): number {
  return level === undefined ? 0 : level === 'region' ? 1 : level === 'district' ? 2 : 3;
}
