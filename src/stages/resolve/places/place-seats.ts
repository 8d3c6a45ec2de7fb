import type { NamedEntry } from '../../../gazetteer/entry.ts';
import { hasRaions } from '../../../gazetteer/place-kinds.ts';
import type { KnownNames } from '../../../names/knowledge.ts';
import { foldName } from '../../../names/surface.ts';
import type { CandidateSet } from './candidate-set.ts';
import { levelOf, priorOf } from './place-candidate.ts';

/** Towns that a district is named after: "Gorodoksky" after Gorodok, "Polotsky" after Polotsk, "Senno" after Senno. */
export function addSeats(base: string, names: KnownNames, found: CandidateSet, raion: boolean): void {
  const forms = seatForms(base);
  for (const form of forms)
    for (const { entry, kind } of names.lookup(`${form} District`)) {
      if (levelOf(entry) !== 'district' || found.has(entry.id)) continue;
      const prior = priorOf(entry, 'district');
      found.set(entry.id, {
        entry,
        country: entry.countryCodes[0] ?? '',
        level: 'district',
        prior,
        weak: kind === 'other',
      });
    }
  const listed = new Set([...found.values()].filter((c) => c.level === 'district').map((c) => c.country));
  for (const form of forms)
    for (const { entry, kind } of names.lookup(form)) {
      if (listed.has(entry.countryCodes[0] ?? '')) continue;
      if (levelOf(entry) !== 'city' || (raion && !hasRaions(entry.countryCodes[0]))) continue;
      const key = `seat ${entry.id}`;
      if (found.has(key)) continue;
      const prior = Math.min(4.5, priorOf(entry, 'city'));
      const weak = kind === 'other';
      found.set(key, {
        entry,
        country: entry.countryCodes[0] ?? '',
        level: 'district',
        prior,
        weak,
        seat: base,
      });
    }
}

function seatForms(base: string): string[] {
  const match = /^(.*?)(t?sk)(?:iy|ii|yi|i|y)$/.exec(base);
  if (match === null) return [base, `${base}i`];
  const [, stem, sk] = match as unknown as [string, string, string];
  const forms = [stem + sk, stem, `${stem}i`, `${stem}y`, `${stem}o`, `${stem}a`];
  return sk === 'tsk' ? [...forms, `${stem}t`, `${stem}ts`, `${stem}tsy`, `${stem}tsi`] : forms;
}

/** "Gomel region" where no gazetteer has that form: the region that the city lies in, if it bears the city's name. */
export function addRegionsOfCapitals(base: string, names: KnownNames, found: CandidateSet): void {
  for (const { entry } of names.lookup(base)) {
    if (levelOf(entry) !== 'city' || entry.subdivisionCode === undefined) continue;
    const region = names.subdivision(entry.subdivisionCode);
    if (region === undefined || levelOf(region) !== 'region') continue;
    // a city that is a region by itself is not the region around it: "Leningrad Region"
    const isCity = (region.population ?? Number.POSITIVE_INFINITY) < 1.2 * (entry.population ?? 0);
    if (!isCity && sharesName(entry, region)) found.add([{ entry: region, kind: 'alias' }], 0.3);
  }
}

function sharesName(city: NamedEntry, region: NamedEntry): boolean {
  const stems = (entry: NamedEntry) => [
    stemOf(entry.name),
    ...entry.aliases.filter((a) => a.kind !== 'other').map((a) => stemOf(a.name)),
  ];
  const own = new Set(stems(city));
  return stems(region).some((stem) => stem.length >= 3 && own.has(stem));
}

/** First five letters: "homye" of "Homyel'" and "Homyel'skaya voblasts'". */
function stemOf(name: string): string {
  return foldName(name).slice(0, 5);
}
