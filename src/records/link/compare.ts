import { givenCompatible, parsePersonName } from '../../names/person-name.ts';
import { foldName } from '../../names/surface.ts';
import { fullNameWeight, type LinkKey, type Member } from './member.ts';
import type { Surroundings } from './surroundings.ts';

/** What speaks for and against two members being one thing. */
export interface Comparison {
  /** What agrees: `full name`, `office`, `company`, `neighbours`, … */
  readonly signals: readonly string[];
  /** What speaks against it: `office`, `country`, `common name`, `years`, … */
  readonly against: readonly string[];
  /** 0 to 1, with all that speaks against taken off. */
  readonly confidence: number;
}

/** What another office takes off: one full name with two offices needs the same company to be one person. */
const otherOffice = 0.25;
/** What speaks for one person where a body or somebody is named beside it in both documents: the first, and each further one. */
const neighbour = { first: 0.15, further: 0.05, most: 0.25 };
/** Places named beside it in both. */
const sharedPlace = { first: 0.1, further: 0.05, most: 0.2 };
/** What documents about other countries, and those far apart in time, take off. */
const elsewhere = 0.1;
const otherTimes = 0.15;
/** Years between two documents after which a name is hardly the same person's. */
const workingLife = 50;

/** Collects what speaks for two members being one, and against it. */
class Weighing {
  readonly signals: string[] = [];
  readonly against: string[] = [];
  confidence = 0;

  for(signal: string, weight: number): void {
    this.signals.push(signal);
    this.confidence += weight;
  }

  /** @param shared how many things both have */
  forShared(signal: string, shared: number, weight: typeof neighbour): void {
    if (shared > 0) this.for(signal, Math.min(weight.most, weight.first + weight.further * (shared - 1)));
  }

  not(signal: string, weight: number): void {
    this.against.push(signal);
    this.confidence -= weight;
  }

  result(): Comparison {
    const confidence = Math.round(Math.max(0, Math.min(0.99, this.confidence)) * 1000) / 1000;
    return { signals: this.signals, against: this.against, confidence };
  }
}

/** @param keys the keys that both share */
export function compareMembers(a: Member, b: Member, keys: readonly LinkKey[]): Comparison {
  const weighing = new Weighing();
  for (const { signal, weight } of keys) {
    if (!weighing.signals.includes(signal)) weighing.signals.push(signal);
    weighing.confidence = Math.max(weighing.confidence, weight);
  }
  if (weighing.confidence === 0 && a.entityType === 'PERSON' && initialsAgree(a, b))
    weighing.for('initials', 0.5);
  if (weighing.confidence === 0) return weighing.result();
  if (weighing.signals.includes('full name') && weighing.confidence <= fullNameWeight.common)
    weighing.not('common name', 0);
  if (a.jobTitle !== undefined && b.jobTitle !== undefined) {
    if (sameOffice(a.jobTitle, b.jobTitle)) weighing.for('office', 0.2);
    else weighing.not('office', otherOffice);
  }
  const company = sharedOf(a.company, b.company);
  if (company >= 2) weighing.for('company', company >= 4 ? 0.2 : 0.1);
  const countries = countriesAgree(a, b);
  if (countries === true) weighing.for('country', 0.05);
  if (a.around !== undefined && b.around !== undefined) weighSurroundings(weighing, a.around, b.around);
  if (countries === false) weighing.not('country', 1);
  return weighing.result();
}

function weighSurroundings(weighing: Weighing, a: Surroundings, b: Surroundings): void {
  weighing.forShared('neighbours', sharedOf(a.neighbours, b.neighbours), neighbour);
  weighing.forShared('places', sharedOf(a.places, b.places), sharedPlace);
  if (a.countries.length > 0 && b.countries.length > 0) {
    if (sharedOf(a.countries, b.countries) > 0) weighing.for('same country around', 0.05);
    else weighing.not('other country around', elsewhere);
  }
  if (a.year !== undefined && b.year !== undefined && Math.abs(a.year - b.year) > workingLife)
    weighing.not('years', otherTimes);
}

function sharedOf(a: readonly string[], b: readonly string[]): number {
  return b.filter((item) => a.includes(item)).length;
}

/** Whether the countries of two members, or of their offices, agree; undefined where one has none. */
function countriesAgree(a: Member, b: Member): boolean | undefined {
  const own = countriesOf(a);
  const others = countriesOf(b);
  if (own.length === 0 || others.length === 0) return undefined;
  return own.some((code) => others.includes(code));
}

function countriesOf({ countryCode, officeCountries = [] }: Member): readonly string[] {
  return countryCode === undefined ? officeCountries : [countryCode];
}

/** Full names or initials that cannot be one person's; countries that differ. */
export function contradicts(a: Member, b: Member): boolean {
  if (countriesAgree(a, b) === false) return true;
  if (a.entityType !== 'PERSON') return false;
  const left = parsePersonName(a.name);
  const right = parsePersonName(b.name);
  return left.family === right.family && !givenCompatible(left.given, right.given);
}

function initialsAgree(a: Member, b: Member): boolean {
  const left = parsePersonName(a.name);
  const right = parsePersonName(b.name);
  return (
    left.family === right.family &&
    left.given.length > 0 &&
    right.given.length > 0 &&
    givenCompatible(left.given, right.given)
  );
}

/** "Deputy Minister of Trade" and "Minister of Trade" are one; "Mayor of Lagos" and "Professor" are not. */
function sameOffice(a: string, b: string): boolean {
  const words = (text: string) =>
    new Set(
      foldName(text)
        .split(' ')
        .filter((word) => word.length > 3),
    );
  const left = words(a);
  const right = words(b);
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  return shared > 0 && shared >= Math.min(left.size, right.size) * 0.6;
}
