import type { Draft } from '../../../../contract/proposal.ts';
import type { Hit } from '../../../../gazetteer/gazetteer.ts';
import type { NameType } from '../../../../record/schema.ts';

/** The best that the hits of a match say for one type. */
export interface Opinion {
  /** 0 to 1, by the form alone. */
  readonly weight: number;
  readonly isCountry: boolean;
  /** A country or region: other places lie in it. */
  readonly isContainer: boolean;
  readonly isAcronym: boolean;
  /** From the project's own lists or a user's gazetteer: written as names of things in text. */
  readonly isListed: boolean;
  readonly verdict?: 'decides' | 'never';
}

/** Class of entries whose forms are never a name. */
const noName = 'no-name';
/** How sure a list is that decides. */
const decidedConfidence = 0.99;

/** What lists that decide say of a match; nothing where all advise. */
export function verdictsOf(opinions: Opinions, start: number, end: number): Draft[] {
  const drafts: Draft[] = [];
  for (const [type, { verdict }] of opinions)
    if (verdict !== undefined) drafts.push({ type, start, end, confidence: decidedConfidence, verdict });
  const never = drafts.filter(({ verdict }) => verdict === 'never');
  return never.length > 0 ? never.slice(0, 1) : drafts;
}

export type Opinions = ReadonlyMap<NameType, Opinion>;

export function byType(
  hits: readonly Hit[],
  population: (hit: Hit) => number,
  deciding: ReadonlySet<string>,
): Opinions {
  const opinions = new Map<NameType, Opinion>();
  for (const hit of hits) {
    const { gazetteer } = hit;
    const kind = gazetteer.kind(hit.alias);
    const own = gazetteer.type(hit.entry);
    if (own === 'MONEY') continue;
    const type = own !== 'NORP' && (kind === 'adj' || kind === 'demonym') ? 'NORP' : own;
    const isListed =
      gazetteer.name !== 'geonames' && gazetteer.name !== 'iso-3166' && gazetteer.name !== 'cldr';
    const what = gazetteer.class(hit.entry);
    // "Ltd" is a part of names, not one.
    if (what === 'legal-form') continue;
    const verdict = what === noName ? 'never' : deciding.has(gazetteer.name) ? 'decides' : undefined;
    const weight = verdict === undefined ? weightOf(hit, type, isListed, population) : 1;
    const before = opinions.get(type);
    if (before !== undefined && before.weight >= weight) continue;
    opinions.set(type, {
      weight,
      isCountry: what === 'country',
      isContainer: what === 'country' || what === 'region',
      isAcronym: gazetteer.isCaseSensitive(hit.alias),
      isListed,
      ...(verdict !== undefined && { verdict }),
    });
  }
  return opinions;
}

/** Per type the best of what several gazetteers say. */
export function bestOf(parts: readonly Opinions[]): Opinions {
  if (parts.length === 1) return parts[0]!;
  const best = new Map<NameType, Opinion>();
  for (const part of parts)
    for (const [type, opinion] of part)
      if (opinion.weight > (best.get(type)?.weight ?? -1)) best.set(type, opinion);
  return best;
}

/** How likely a form is this name, by what it is to its entry and how well known the entry is. */
function weightOf(hit: Hit, type: NameType, isListed: boolean, population: (hit: Hit) => number): number {
  const { gazetteer } = hit;
  const kind = gazetteer.kind(hit.alias);
  const what = gazetteer.class(hit.entry);
  const prior = gazetteer.prior(hit.entry);
  if (type === 'GPE') {
    // "AND", "CAN" and "PER" are codes of countries, but words in text.
    if (what === 'country')
      return kind !== 'other' ? 0.6 + 0.38 * prior : gazetteer.isCaseSensitive(hit.alias) ? 0.25 : 0.5;
    const inhabitants = population(hit);
    let weight =
      inhabitants >= 1e6
        ? 0.92
        : inhabitants >= 2e5
          ? 0.86
          : inhabitants >= 5e4
            ? 0.72
            : inhabitants >= 1e4
              ? 0.48
              : 0.24;
    if (isListed) weight = Math.max(0.85, weight) * (prior < 0.5 ? 0.4 + prior : 1);
    else if (what === 'region') weight = gazetteer.name === 'cldr' ? Math.max(0.75, weight) : 0.6;
    else if (what === 'district') weight = Math.min(weight, 0.45);
    if (kind === 'other') weight *= 0.6;
    if (kind === 'abbr') weight *= 0.9;
    return weight;
  }
  if (type === 'NORP') return 0.5 + 0.5 * Math.min(prior, 0.95);
  if (kind === 'other') return 0.4;
  if (kind === 'abbr') return 0.6 + 0.4 * Math.min(prior + 0.2, 0.9);
  // "Union", "Chamber of Commerce": many things may be called so.
  if (kind === 'short') return 0.42;
  const words = gazetteer.surface(hit.alias).split(' ').length;
  // Names of makers are names of their goods as well.
  if (type === 'ORG' && words === 1) return (kind === 'alias' ? 0.55 : 0.65) + 0.2 * prior;
  return 0.72 + 0.22 * prior;
}
