import type { NamedEntry } from '../gazetteer/entry.ts';
import { cityDistrictName } from './city-districts.ts';
import { CountryContext } from './countries.ts';
import { kilometres } from './geo.ts';
import type { KnownNames } from './knowledge.ts';
import { hasRaions, type KnownPlace, type PlaceCandidate, placeCandidates } from './place-candidates.ts';
import type { PlaceSink, PlaceWeights } from './place-choice.ts';
import { listGap, listLevels, regionNamesake } from './place-lists.ts';
import { citationPlaces, type Level, parsePlaceName } from './place-name.ts';
import { gap, hint, type MentionTable } from './table.ts';

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
  /** By base, how the document uses the name. */
  readonly #usage = new Map<string, Usage>();
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
        this.#countUse(place, name.count);
        if (place.settled && place.candidates[0]!.country !== '')
          this.#document.add(place.candidates[0]!.country, name.count);
      }
    }
    this.#surveyHints();
  }

  #countUse(place: KnownPlace, count: number): void {
    const usage = this.#usage.get(place.base) ?? { region: 0, bare: 0, city: false };
    if (place.level === 'region') usage.region += count;
    else if (place.level === undefined) usage.bare += count;
    else if (place.level === 'city') usage.city = true;
    this.#usage.set(place.base, usage);
  }

  /** What citations and the words beside the bare names say of their use. */
  #surveyHints(): void {
    const { table } = this;
    for (let i = 0; i < table.length; i++) {
      const hints = table.hintOf.at(i);
      if (hints === 0) continue;
      const place = this.#gpe(i);
      if (place === undefined || place.level !== undefined) continue;
      const usage = this.#usage.get(place.base)!;
      if ((hints & hint.citation) !== 0) usage.bare--;
      if ((hints & hint.city) !== 0) usage.city = true;
    }
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
      (this.#weights.form !== 0 && this.#meansRegion(i, place, from, to) ? 'region' : undefined);
    const containers = this.#containers(i, from, to);
    let best: PlaceCandidate | undefined;
    let second: PlaceCandidate | undefined;
    let bestScore = Number.NEGATIVE_INFINITY;
    let secondScore = Number.NEGATIVE_INFINITY;
    const neighbours = this.#neighbours(i, from, to);
    const contained = i > from && this.#table.gapOf.at(i) === gap.comma && this.#contains(i, to);
    const before = this.#before.get(name * 4 + levelNumber(level));
    for (const candidate of place.candidates) {
      let score = this.#score(candidate, place, level, containers, neighbours, before, contained);
      if (side !== undefined) score += (candidate.country === side ? 2 : -2) * this.#weights.list;
      if (score > bestScore) {
        second = best;
        secondScore = bestScore;
        best = candidate;
        bestScore = score;
      } else if (score > secondScore) {
        second = candidate;
        secondScore = score;
      }
    }
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
      });
      return;
    }
    if (!fits || best?.seat !== undefined || bestScore < 0.5) {
      const country =
        containers.find((c) => c.country !== '')?.country ??
        side ??
        (best?.seat === undefined ? best?.country : undefined) ??
        neighbours.find((c) => c.country !== '')?.country ??
        this.#nearestCountry(i, from, to) ??
        this.#passage.leading() ??
        this.#document.leading(0.3);
      const town = best?.level === 'city' && best.country === country ? best.entry : undefined;
      // "Borisov, Slutsk and Myadel regions": towns, so their districts
      const isRaion = level === 'region' && town !== undefined && hasRaions(country);
      const seat = level === 'district' || isRaion ? town : undefined;
      sink.local(i, {
        base: place.base,
        head: isRaion ? '' : place.head,
        level: isRaion ? 'district' : level,
        country: place.head === 'Federal District' ? 'RU' : country,
        subdivision: seat?.subdivisionCode,
        seat,
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

  /**
   * Whether a bare name that a city shares with its region means the region: by the words beside it ("the Irkutsk side"), by a
   * country as its partner ("Belarus and Stavropol"), or since the document speaks of the region nearly always.
   */
  #meansRegion(i: number, place: KnownPlace, from: number, to: number): boolean {
    const usage = this.#usage.get(place.base);
    if (usage === undefined || place.level !== undefined) return false;
    const { table } = this;
    const hints = table.hintOf.at(i);
    if ((hints & hint.modifier) !== 0 && usage.region > 0) return true;
    const country = regionNamesake(place);
    if (country === undefined || (hints & (hint.citation | hint.city)) !== 0) return false;
    // "Gomel and Pavlodar residents": the word behind speaks for both
    const next = i + 1 < to && table.gapOf.at(i + 1) === gap.and ? this.#gpe(i + 1) : undefined;
    const nextHints = next?.level === undefined && next !== undefined ? table.hintOf.at(i + 1) : 0;
    if (usage.region > 0 && (nextHints & hint.modifier) !== 0) return true;
    if (usage.city) return false;
    if (((hints | nextHints) & hint.business) !== 0) return usage.region > 1 && usage.region >= usage.bare;
    if (usage.region > 0 || hasRaions(country)) {
      if (this.#isPartner(i, i - 1, country, from, to) || this.#isPartner(i, i + 1, country, from, to))
        return true;
    }
    return (hints & hint.located) === 0 && usage.region >= 3 * Math.max(usage.bare, 1);
  }

  /** Whether mention `k` beside `i` is another country that it is named with as a partner, or a nationality: "Belarusian and Rostov scientists". */
  #isPartner(i: number, k: number, country: string, from: number, to: number): boolean {
    if (k < from || k >= to) return false;
    const code = this.#table.gapOf.at(Math.max(i, k));
    const name = this.#table.nameOf.at(k);
    if (name >= 0 && this.#table.names[name]!.type === 'NORP')
      return k < i && (listGap(code) || code === gap.hyphen) && this.#nationality(name) !== country;
    const other = this.#gpe(k)?.candidates[0];
    return (
      (code === gap.and || code === gap.hyphen) && other?.level === 'country' && other.country !== country
    );
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

  /** The country of the places and nationalities nearest in the flow, those before counting twice; at most eight away. */
  #nearestCountry(i: number, from: number, to: number): string | undefined {
    const votes = new CountryContext();
    for (let k = Math.max(from, i - 8); k < Math.min(to, i + 9); k++) {
      const name = this.#table.nameOf.at(k);
      if (k === i || name < 0) continue;
      const { type } = this.#table.names[name]!;
      const code =
        type === 'NORP' ? this.#nationality(name) : type === 'GPE' ? this.#likely(name) : undefined;
      if (code !== undefined && code !== '') votes.add(code, (k < i ? 2 : 1) / Math.abs(k - i));
    }
    return votes.leading();
  }

  /** Country of a place name's likeliest reading, where that is not far-fetched. */
  #likely(name: number): string | undefined {
    const first = this.#place(name).candidates[0];
    return first === undefined || first.weak || first.prior < 4 ? undefined : first.country;
  }

  /** Places that the text says this one lies in: behind a comma, "in", "of" or in brackets; a country just before it. */
  #containers(i: number, from: number, to: number): PlaceCandidate[] {
    const { table } = this;
    const containers: PlaceCandidate[] = [];
    for (let k = i + 1; k < to && k <= i + 2; k++) {
      const code = table.gapOf.at(k);
      if (code !== gap.comma && code !== gap.in && code !== gap.of && code !== gap.open && code !== gap.space)
        break;
      const place = this.#gpe(k);
      const likely = place?.candidates[0];
      if (
        likely === undefined ||
        ((code === gap.comma || code === gap.space) && !this.#closesContainer(k, to, likely))
      )
        break;
      containers.push(likely);
      if (likely.level === 'country') break;
    }
    if (containers.length === 0 && i > from) {
      const code = table.gapOf.at(i);
      const likely = code === gap.open || code === gap.comma ? this.#gpe(i - 1)?.candidates[0] : undefined;
      if (likely !== undefined && code === gap.open && likely.level === 'country') containers.push(likely);
    }
    return containers;
  }

  /** Whether the place before is a settlement of the region that this one can be: "Buffalo, New York". */
  #contains(i: number, to: number): boolean {
    const inner = this.#gpe(i - 1);
    const region = this.#gpe(i)?.candidates.find((c) => c.level === 'region' && !c.weak);
    if (inner === undefined || region === undefined || inner.candidates[0]?.level === 'country') return false;
    const next = i + 1 < to ? this.#table.gapOf.at(i + 1) : gap.none;
    if (next === gap.and && this.#gpe(i + 1) !== undefined) return false;
    return inner.candidates.some(
      (c) => c.level === 'city' && c.entry.subdivisionCode === region.entry.subdivisionCode && !c.weak,
    );
  }

  /** Whether a place behind a comma contains the one before rather than goes on with a list: a country or region, and no "and" after it. */
  #closesContainer(k: number, to: number, likely: PlaceCandidate): boolean {
    if (likely.level !== 'country' && likely.level !== 'region') return false;
    if (this.table.gapOf.at(k) === gap.space) return likely.level === 'country';
    const next = k + 1 < to ? this.table.gapOf.at(k + 1) : gap.none;
    if (next === gap.and && this.#gpe(k + 1) !== undefined) return false;
    return true;
  }

  /** Likeliest readings of the places beside it in the same list. */
  #neighbours(i: number, from: number, to: number): PlaceCandidate[] {
    const { table } = this;
    const neighbours: PlaceCandidate[] = [];
    const take = (k: number) => {
      const place = this.#gpe(k);
      const likely = place?.candidates[0];
      if (likely === undefined || likely.level === 'country') return;
      // a head word of its own says nothing of the others' kind
      neighbours.push(place!.level === undefined ? likely : { ...likely, level: 'other' });
    };
    for (let k = i; k > from && i - k < 3 && listGap(table.gapOf.at(k)); k--) take(k - 1);
    for (let k = i + 1; k < to && k - i <= 3 && listGap(table.gapOf.at(k)); k++) take(k);
    return neighbours;
  }

  /** A bare name of a list under the head word of its last: what the gazetteers have so, else what the bare name can mean. */
  #listed(bare: KnownPlace, head: string): KnownPlace {
    const text = `${bare.base} ${head}`;
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

/** How a document uses a place name: as a region's, bare (outside citations), and whether somewhere as a city's. */
interface Usage {
  region: number;
  bare: number;
  city: boolean;
}

function levelNumber(level: Level | undefined): number {
  return level === undefined ? 0 : level === 'region' ? 1 : level === 'district' ? 2 : 3;
}
