import { givenCompatible, parsePersonName } from '../../names/person-name.ts';
import { foldName } from '../../names/surface.ts';
import type { LinkKey, Member } from './member.ts';

/** What speaks for and against two members being one thing. */
export interface Comparison {
  /** What agrees: `full name`, `office`, `company`, … */
  readonly signals: readonly string[];
  /** What disagrees: `office`, `country`. */
  readonly against: readonly string[];
  /** 0 to 1, with all that speaks against taken off. */
  readonly confidence: number;
}

/** What another office takes off: one full name with two offices needs the same company to be one person. */
const otherOffice = 0.25;

/** @param keys the keys that both share */
export function compareMembers(a: Member, b: Member, keys: readonly LinkKey[]): Comparison {
  const signals: string[] = [];
  const against: string[] = [];
  let confidence = 0;
  for (const { signal, weight } of keys) {
    if (!signals.includes(signal)) signals.push(signal);
    confidence = Math.max(confidence, weight);
  }
  if (confidence === 0 && a.entityType === 'PERSON' && initialsAgree(a, b)) {
    signals.push('initials');
    confidence = 0.5;
  }
  if (confidence === 0) return { signals: [], against: [], confidence: 0 };
  if (a.jobTitle !== undefined && b.jobTitle !== undefined) {
    const isSame = sameOffice(a.jobTitle, b.jobTitle);
    (isSame ? signals : against).push('office');
    confidence += isSame ? 0.2 : -otherOffice;
  }
  const company = b.company.filter((id) => a.company.includes(id)).length;
  if (company >= 2) {
    signals.push('company');
    confidence += company >= 4 ? 0.2 : 0.1;
  }
  const countries = countriesAgree(a, b);
  if (countries === true) {
    signals.push('country');
    confidence += 0.05;
  } else if (countries === false) {
    against.push('country');
    confidence = 0;
  }
  return { signals, against, confidence: Math.round(Math.max(0, Math.min(0.99, confidence)) * 1000) / 1000 };
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
