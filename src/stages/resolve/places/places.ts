import { hasRaions } from '../../../gazetteer/place-kinds.ts';
import type { KnownNames } from '../../../names/knowledge.ts';
import { citationPlaces, type Level, parsePlaceName, withHead } from '../../../names/place-name.ts';
import { gap, hint, type MentionTable } from '../mention-table.ts';
import { CountryContext } from './countries.ts';
import { countiesOfLists, county } from './county-lists.ts';
import { Geography } from './geography.ts';
import { cityDistrict, type DecidedFlow, districtOf, LocalPlaces } from './local-places.ts';
import { countOtherName } from './other-names.ts';
import type { KnownPlace, PlaceCandidate } from './place-candidate.ts';
import { placeCandidates } from './place-candidates.ts';
import { bestOf, type PlaceSink, type PlaceWeights, type Ranking } from './place-choice.ts';
import { listLevels } from './place-lists.ts';
import { levelNumber, type PlaceMention } from './place-mention.ts';
import { PlaceNeighbours } from './place-neighbours.ts';
import { PlaceScorer } from './place-score.ts';
import { ToldPlaces } from './place-told.ts';
import { PlaceUsage } from './place-usage.ts';
import { UnknownPlaces } from './unknown-place.ts';

/** Unknown names of a document that are looked up as misspellings. */
const searchLimit = 1000;

/** Types whose names say where a document is, by some of their words. */
const canSpeak: ReadonlySet<string> = new Set(['LOC', 'ORG', 'FAC', 'EVENT']);

/** Decides what each GPE of a document means, flow after flow, in time linear in their number. */
export class PlaceResolver {
  readonly #table: MentionTable;
  readonly #names: KnownNames;
  readonly #weights: PlaceWeights;
  readonly #known: (KnownPlace | undefined)[] = [];
  readonly #document = new CountryContext();
  readonly #passage = new CountryContext();
  readonly #geography: Geography;
  readonly #scorer: PlaceScorer;
  readonly #local: LocalPlaces;
  /** The reading a name had last, by name index and level. */
  readonly #before = new Map<number, string>();
  readonly #usage: PlaceUsage;
  readonly #told = new ToldPlaces();
  readonly #neighbours: PlaceNeighbours;
  /** Bare names of a list under its head word: "Ural" as "Ural Federal District". */
  readonly #underHead = new Map<string, KnownPlace>();
  readonly #searches = { left: searchLimit };
  /** Whether the document speaks of a county; filled by {@link survey}. */
  #namesCounties = false;
  readonly #nationality: (name: number) => string | undefined;

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
    this.#geography = new Geography(names);
    this.#scorer = new PlaceScorer(weights, this.#geography, this.#passage);
    this.#neighbours = new PlaceNeighbours(table, (i) => this.#gpe(i));
    this.#usage = new PlaceUsage(table, (i) => this.#gpe(i), nationality);
    const votes = new UnknownPlaces(table, nationality, {
      document: this.#document,
      passage: this.#passage,
      geography: this.#geography,
    });
    this.#local = new LocalPlaces(
      votes,
      this.#neighbours,
      (i) => this.#gpe(i),
      (country) => this.#isSpokenOf(country),
    );
  }

  /** Countries by their share in the document; filled by {@link survey}. */
  get countries(): ReadonlyMap<string, number> {
    return this.#document.shares();
  }

  /** Share of a country in what all names say, those of many readings too; filled by {@link survey}. */
  shareOf(country: string): number {
    return this.#geography.countryShare(country);
  }

  /** First pass: where the document's places lie, and how it uses names that a city shares with its region. */
  survey(): void {
    for (const [index, name] of this.#table.names.entries()) {
      if (name.type === 'NORP') {
        const code = this.#nationality(index);
        if (code === undefined) continue;
        this.#document.add(code, name.count);
        this.#geography.addCountry(code, name.count);
      } else if (name.type === 'GPE') {
        const place = this.#place(index);
        this.#usage.count(place, name.count);
        this.#geography.add(index, place, name.count);
        this.#namesCounties ||= place.head === county;
        if (place.settled && place.candidates[0]!.country !== '')
          this.#document.add(place.candidates[0]!.country, name.count);
      } else if (canSpeak.has(name.type)) countOtherName(name, this.#names, this.#geography);
    }
    this.#usage.survey();
    this.#geography.settle();
    for (const [from, to] of this.#flows()) this.#noteTold(from, to);
  }

  #noteTold(from: number, to: number): void {
    for (let i = from; i + 1 < to; i++) {
      if (this.#table.gapOf.at(i + 1) !== gap.comma) continue;
      const place = this.#gpe(i);
      const container = place === undefined ? undefined : this.#neighbours.containers(i, from, to)[0];
      if (place !== undefined && container !== undefined) this.#told.note(place, container);
    }
  }

  /** The mentions of each flow, `[from, to)`. */
  *#flows(): Generator<readonly [from: number, to: number]> {
    const { length, gapOf } = this.#table;
    for (let from = 0, to = 1; from < length; from = to++) {
      while (to < length && gapOf.at(to) !== gap.none) to++;
      yield [from, to];
    }
  }

  /** Second pass: every mention, flow by flow. */
  resolve(sink: PlaceSink): void {
    for (const [from, to] of this.#flows()) this.#flow(from, to, sink);
  }

  #flow(from: number, to: number, sink: PlaceSink): void {
    this.#passage.fade(0.6);
    if (this.#noteCountries(from, to) === 0) return;
    const places = { table: this.#table, placeOf: (i: number) => this.#gpe(i), from, to };
    const lists = this.#weights.form === 0 ? undefined : listLevels(places);
    const isWithout = !this.#namesCounties || this.#weights.form === 0;
    const counties = isWithout ? undefined : countiesOfLists(places, (bare) => this.#listed(bare, county));
    const flow: DecidedFlow = {
      from,
      readings: new Array<PlaceCandidate | undefined>(to - from),
      unknown: [],
    };
    for (let i = from; i < to; i++) {
      if (this.#gpe(i) === undefined) continue;
      const asCounty = counties?.get(i);
      const mention = this.#contextOf(i, from, to, {
        level: lists?.levels[i - from] ?? (asCounty && 'district'),
        head: lists?.heads[i - from] ?? '',
        county: asCounty,
        side: lists?.sides[i - from],
      });
      this.#decide(mention, flow, sink);
    }
    // what stands next to a place that no gazetteer has is settled by now
    for (const one of flow.unknown) sink.local(one.mention.mention, this.#local.placeOf(one, flow));
  }

  /** Takes note of the countries that a flow names beyond doubt; returns the number of its places. */
  #noteCountries(from: number, to: number): number {
    let places = 0;
    for (let i = from; i < to; i++) {
      const name = this.#table.nameOf.at(i);
      if (name < 0) continue;
      const { type } = this.#table.names[name]!;
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
    return places;
  }

  #contextOf(
    i: number,
    from: number,
    to: number,
    list: {
      level: Level | undefined;
      head: string;
      side: string | undefined;
      county: KnownPlace | undefined;
    },
  ): PlaceMention {
    const name = this.#table.nameOf.at(i);
    const bare = this.#place(name);
    const place = list.county ?? (list.head === '' ? bare : this.#listed(bare, list.head));
    const level =
      list.level ??
      (this.#weights.form !== 0 && this.#usage.meansRegion(i, place, from, to) ? 'region' : undefined);
    const containers = this.#neighbours.containers(i, from, to);
    return {
      mention: i,
      from,
      to,
      name,
      place,
      level,
      side: list.side,
      containers,
      neighbours: this.#neighbours.neighbours(i, from, to),
      before: this.#before.get(name * 4 + levelNumber(level)),
      told: containers.length === 0 && level === undefined ? this.#told.of(place) : undefined,
      contains: this.#neighbours.contains(i, from, to),
    };
  }

  #decide(mention: PlaceMention, flow: DecidedFlow, sink: PlaceSink): void {
    const { place, level, containers } = mention;
    if (level === 'district' && containers[0]?.level === 'city') {
      flow.readings[mention.mention - flow.from] = containers[0];
      sink.local(mention.mention, cityDistrict(mention.place, containers[0]));
      return;
    }
    const ranking = bestOf(
      place.candidates,
      (candidate) => this.#scorer.score(candidate, mention),
      this.#scorer.scoreOfUnknown(mention),
      this.#weights.sharpness,
    );
    const { best } = ranking;
    const fits = best !== undefined && this.#fits(best, mention);
    const isPart = best?.part === true && ranking.unknownScore <= ranking.bestScore;
    const isDistrict = best?.seat !== undefined && fits && (isPart || this.#document.share(best.country) > 0);
    if (best !== undefined && (isDistrict || ranking.unknownScore <= ranking.bestScore))
      flow.readings[mention.mention - flow.from] = best;
    if (isDistrict) sink.local(mention.mention, districtOf(best, best.seat!, place));
    else if (!fits || best.seat !== undefined || ranking.unknownScore > ranking.bestScore)
      flow.unknown.push({ best, mention });
    else this.#knownPlace(best, ranking, mention, sink);
  }

  /** Whether the best reading is one that the form and the document allow. */
  #fits(best: PlaceCandidate, { place, level }: PlaceMention): boolean {
    if (best.variant === true && !this.#isSpokenOf(best.country)) return false;
    if (best.level !== 'city') return !(level === 'city' && place.level !== undefined);
    if (level === 'district') return false;
    return !(level === 'region' && (place.level !== undefined || hasRaions(best.country)));
  }

  #knownPlace(best: PlaceCandidate, ranking: Ranking, context: PlaceMention, sink: PlaceSink): void {
    const { mention, name, place, level } = context;
    const { second } = ranking;
    sink.known(mention, {
      candidate: best,
      confidence: ranking.confidence,
      ...(second !== undefined && { runnerUp: second }),
      runnerUpConfidence: ranking.secondConfidence,
    });
    this.#before.set(name * 4 + levelNumber(level), best.entry.id);
    if (!place.settled && best.country !== '') this.#passage.add(best.country, 0.7);
    this.#scorer.note(best);
  }

  /** Whether a country is spoken of at all here: what a misspelling needs to be believed. */
  #isSpokenOf(country: string): boolean {
    return this.#passage.share(country) > 0 || this.#document.share(country) > 0.05;
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
      const { surface, first } = this.#table.names[name]!;
      const isCited = (this.#table.hintOf.at(first) & hint.citation) !== 0;
      const text = (isCited ? citationPlaces.get(surface) : undefined) ?? surface;
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
