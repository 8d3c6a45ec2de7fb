import type { NamedEntry } from '../../../gazetteer/entry.ts';
import type { KnownNames } from '../../../names/knowledge.ts';
import { kilometres } from './geo.ts';
import type { KnownPlace, PlaceCandidate } from './place-candidate.ts';

/** Readings of a name that count; the rest hardly have a share. */
const readingLimit = 32;
/** People, as a power of ten, of a place that its name alone brings to mind. */
const famous = 5.8;
/** What such a place says of where the others lie: everything is near New York. */
const famousSign = 0.3;
/** Weight of the place that no gazetteer has among the readings as signs. */
const hamlet = 14;
/** People of the world, in thousands of millions; a country's share of them is its share of what is written without any context. */
const worldPopulation = 8e9;
/** Names, spread like the world's people, that are thought to stand in every document. */
const worldNames = 2;
/** Rounds in which the names of a document settle one another. */
const rounds = 3;
/** People of the place that no gazetteer has, as a power of ten: what a name's readings are weighed against. */
const unknownSize = 3.3;

/** A reading with this share of a name is what it means. */
const likelyShare = 0.5;
/** Kilometres to the next town, and across what a local paper writes of. */
const nextDoor = 30;
const regionReach = 150;

/** What one name says of where the document's places lie, with its weight in the document. */
interface Reading {
  readonly candidate: PlaceCandidate;
  share: number;
  /** As a sign of where other places lie: five names of hamlets of one county point to it, though each is some town's elsewhere. */
  sign: number;
}

interface Vote {
  readonly weight: number;
  readonly readings: Reading[];
}

/**
 * Where the places of a document lie: the shares of countries and of their regions, and the squares of the map that several names
 * share. Each name speaks with all its readings; what the others say makes some likelier ("Paris" among places of Kentucky), over a few
 * rounds. A name says nothing about itself. Linear in the names.
 */
export class Geography {
  readonly #names: KnownNames;
  readonly #votes = new Map<number, Vote>();
  readonly #fixed = new Map<string, number>();
  readonly #fixedRegions = new Map<string, number>();
  #countries = new Map<string, number>();
  #regions = new Map<string, number>();
  #squares = new Map<number, number>();
  #total = 0;
  #inRegions = 0;
  #leading: string | undefined;
  /** What each name most likely means, where that is a town or district: asked of every candidate of a name. */
  readonly #towns = new Map<number, PlaceCandidate>();
  readonly #populations = new Map<string, number>();

  constructor(names: KnownNames) {
    this.#names = names;
  }

  /** A name of the document, by its number. */
  add(name: number, place: KnownPlace, mentions: number): void {
    const readings = place.candidates
      .slice(0, readingLimit)
      .map((candidate) => ({ candidate, share: 0, sign: 0 }));
    if (readings.length > 0) this.#votes.set(name, { weight: 1 + Math.log2(mentions), readings });
  }

  /** A nationality, or another sure sign of a country. */
  addCountry(code: string, mentions: number, weight = 1): void {
    this.#fixed.set(code, (this.#fixed.get(code) ?? 0) + weight * (1 + Math.log2(mentions)));
  }

  /** A region that some other name speaks of: "Kentucky State Police", "University of Ontario". */
  addRegion(code: string, weight: number): void {
    this.#fixedRegions.set(code, (this.#fixedRegions.get(code) ?? 0) + weight);
    this.#fixed.set(code.slice(0, 2), (this.#fixed.get(code.slice(0, 2)) ?? 0) + weight);
  }

  /** Lets the names settle one another, when all have been added. */
  settle(): void {
    for (let round = 0; round < rounds; round++) {
      for (const [name, vote] of this.#votes) this.#weigh(name, vote, round > 0);
      this.#count();
    }
    this.#leading = this.#findLeading();
    this.#towns.clear();
    for (const [name, { readings }] of this.#votes) {
      const likely = readings.find(({ share }) => share >= likelyShare)?.candidate;
      if (likely !== undefined && hasSquare(likely)) this.#towns.set(name, likely);
    }
  }

  #weigh(name: number, { readings }: Vote, withOthers: boolean): void {
    let sum = 10 ** unknownSize;
    const sizes = readings.map(({ candidate }) => {
      const context = withOthers
        ? this.countryBonus(candidate.country, name) +
          this.regionBonus(candidate.entry, name) +
          this.nearness(candidate, name)
        : 0;
      const size = 10 ** (candidate.prior - (candidate.weak ? 2 : 0) + context);
      sum += size;
      return size;
    });
    const isFamous = readings.some(({ candidate }) => candidate.prior > famous && !candidate.weak);
    const signs = sizes.map((size) => Math.sqrt(size));
    const all = signs.reduce((total, sign) => total + sign, hamlet);
    for (const [i, reading] of readings.entries()) {
      reading.share = sizes[i]! / sum;
      // a famous name is no sign of its namesakes
      reading.sign = isFamous ? reading.share * famousSign : signs[i]! / all;
    }
  }

  #count(): void {
    this.#countries = new Map(this.#fixed);
    this.#regions = new Map(this.#fixedRegions);
    this.#squares = new Map();
    this.#total = [...this.#fixed.values()].reduce((sum, weight) => sum + weight, 0);
    this.#inRegions = [...this.#fixedRegions.values()].reduce((sum, weight) => sum + weight, 0);
    const add = <K>(to: Map<K, number>, key: K, weight: number) => to.set(key, (to.get(key) ?? 0) + weight);
    for (const { weight, readings } of this.#votes.values())
      for (const { candidate, share, sign } of readings) {
        const part = weight * share;
        if (candidate.country !== '' && part >= 1e-4) {
          add(this.#countries, candidate.country, part);
          this.#total += part;
        }
        const region = regionOf(candidate);
        if (region !== undefined) {
          add(this.#regions, region, weight * sign);
          this.#inRegions += weight * sign;
        }
        const square = squareOf(candidate);
        if (square !== undefined) add(this.#squares, square, sign);
      }
  }

  /** Share of a country in what the other names say, 0 to 1. */
  countryShare(code: string, name = -1): number {
    // what the name itself adds to the country, and to all
    let own = 0;
    let all = 0;
    const vote = this.#votes.get(name);
    if (vote !== undefined)
      for (const { candidate, share } of vote.readings) {
        if (candidate.country === '') continue;
        all += vote.weight * share;
        if (candidate.country === code) own += vote.weight * share;
      }
    const total = this.#total - all;
    return total <= 0 ? 0 : Math.max(0, (this.#countries.get(code) ?? 0) - own) / total;
  }

  /**
   * What the document's countries add to a reading, in powers of ten: how many times more it speaks of the country than the country's
   * people would make it. A few mentions of the Seychelles say more than as many of the United States.
   */
  countryBonus(code: string, name: number, shareHere?: number): number {
    if (code === '') return 0;
    const share = shareHere ?? this.countryShare(code, name);
    const usual = Math.max(5e-4, (this.#population(code) ?? 1e7) / worldPopulation);
    // few names say little: as if some more had been spread like the world's people
    const said = this.#total / (this.#total + worldNames);
    return Math.log10(Math.max(0.1, 1 - said + (said * share) / usual));
  }

  /** What the document's regions add to a reading, in the same way, within its country. */
  regionBonus(entry: NamedEntry, name: number): number {
    const code = entry.subdivisionCode;
    if (code === undefined) return 0;
    let own = 0;
    let all = 0;
    const vote = this.#votes.get(name);
    if (vote !== undefined)
      for (const { candidate, sign } of vote.readings) {
        const region = regionOf(candidate);
        if (region === undefined || region === '') continue;
        all += vote.weight * sign;
        if (region === code) own += vote.weight * sign;
      }
    const total = this.#inRegions - all;
    if (total < 0.5) return 0;
    // one name more or less decides nothing: shares are of three names more than there are
    const share = Math.max(0, (this.#regions.get(code) ?? 0) - own) / (total + 3);
    const usual = Math.max(
      0.01,
      (this.#population(code) ?? 1e6) / (this.#population(entry.countryCodes[0] ?? '') ?? 1e8),
    );
    return Math.min(2, Math.log10(1 + share / usual));
  }

  /** 0 to 1: how many other names have a reading in the same or the next squares of the map. */
  nearness(candidate: PlaceCandidate, name: number): number {
    const { latitude, longitude } = candidate.entry;
    if (!hasSquare(candidate) || latitude === undefined || longitude === undefined) return 0;
    let near = 0;
    for (let dLat = -1; dLat <= 1; dLat++)
      for (let dLon = -1; dLon <= 1; dLon++)
        near += this.#squares.get(squareAt(latitude + dLat, longitude, dLon)) ?? 0;
    for (const reading of this.#votes.get(name)?.readings ?? [])
      if (hasSquare(reading.candidate) && isNear(reading.candidate.entry, latitude, longitude))
        near -= reading.sign;
    return near <= 0 ? 0 : near / (near + 1);
  }

  /**
   * Whether a town lies among the towns of a document, so near to one that it is hardly chance, and half of them and more are in its
   * square of the map or next to it.
   */
  isAmong({ entry }: PlaceCandidate, name: number): boolean {
    const { latitude, longitude } = entry;
    if (latitude === undefined || longitude === undefined) return false;
    let towns = 0;
    let near = 0;
    let isNext = false;
    for (const [other, town] of this.#towns) {
      if (other === name) continue;
      towns++;
      const away = kilometres(latitude, longitude, town.entry.latitude!, town.entry.longitude!);
      if (away < regionReach) near++;
      isNext ||= away < nextDoor;
    }
    return isNext && near * 2 >= towns;
  }

  /** The country that the document speaks of most. */
  leading(): string | undefined {
    return this.#leading;
  }

  #findLeading(): string | undefined {
    let best: string | undefined;
    for (const [code, weight] of this.#countries)
      if (
        best === undefined ||
        weight > this.#countries.get(best)! ||
        (weight === this.#countries.get(best)! && code < best)
      )
        best = code;
    return best;
  }

  /** People of a country or region; undefined where no gazetteer says. */
  #population(code: string): number | undefined {
    let known = this.#populations.get(code);
    if (known === undefined) {
      known = this.#names.subdivision(code)?.population ?? 0;
      this.#populations.set(code, known);
    }
    return known === 0 ? undefined : known;
  }
}

function regionOf({ entry, level }: PlaceCandidate): string | undefined {
  return level === 'country' ? undefined : entry.subdivisionCode;
}

/** Whether it is a town or district whose coordinates are known. */
const hasSquare = ({ entry, level }: PlaceCandidate): boolean =>
  (level === 'city' || level === 'district') && entry.latitude !== undefined && entry.longitude !== undefined;

/** Number of the square of one degree of latitude, and about as wide, that a town or district lies in. */
const squareOf = (candidate: PlaceCandidate): number | undefined =>
  hasSquare(candidate) ? squareAt(candidate.entry.latitude!, candidate.entry.longitude!, 0) : undefined;

const rowOf = (latitude: number): number => Math.floor(latitude + 90);

/** The square `steps` to the east of a point. */
function squareAt(latitude: number, longitude: number, steps: number): number {
  const row = rowOf(latitude);
  const columns = Math.max(1, Math.round(360 * Math.cos(((row - 89.5) * Math.PI) / 180)));
  const column = Math.floor(((((longitude + 180) % 360) + 360) % 360) * (columns / 360)) + steps;
  return row * 400 + ((column + columns) % columns);
}

/** Whether a place lies in a square next to a point's, or in the same; most lie in another row, which costs no cosine. */
function isNear(entry: NamedEntry, latitude: number, longitude: number): boolean {
  if (entry.latitude === undefined || entry.longitude === undefined) return false;
  const row = rowOf(entry.latitude);
  for (let dLat = -1; dLat <= 1; dLat++) {
    if (rowOf(latitude + dLat) !== row) continue;
    const square = squareAt(entry.latitude, entry.longitude, 0);
    for (let dLon = -1; dLon <= 1; dLon++)
      if (squareAt(latitude + dLat, longitude, dLon) === square) return true;
  }
  return false;
}
