import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GazetteerEntry } from '../../src/gazetteer/entry.ts';
import type { GazetteerSet } from '../../src/gazetteer/set.ts';
import { packageRoot } from '../../src/paths.ts';
import { levelOf } from '../../src/stages/resolve/places/place-candidate.ts';
import type { ToponymDocument } from './documents.ts';

const folder = path.join(packageRoot, 'fixtures', 'toponyms');

/** A set of texts of `fixtures/toponyms/`: its name, and a document a line. */
interface ToponymSet {
  readonly name: string;
  readonly documents: ToponymDocument[];
}

/**
 * The texts of `fixtures/toponyms/`. A place stands in square brackets with what it is after a bar: `=KE`, `=US-KY` a country or
 * region by its ISO 3166 code; `US-KY`, `KE` the largest settlement of that name there; `US-KY:county` a county or township;
 * `41.4,-70.6` degrees.
 * @throws {Error} for a place that no gazetteer has
 */
export function ownToponyms(gazetteers: GazetteerSet): ToponymSet[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({
      name: name.slice(0, -'.txt'.length),
      documents: readFileSync(path.join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line, i) => documentOf(line, `${name}, line ${i + 1}`, gazetteers)),
    }));
}

function documentOf(line: string, name: string, gazetteers: GazetteerSet): ToponymDocument {
  let text = '';
  let from = 0;
  const toponyms = [];
  const mentions = [];
  for (const match of line.matchAll(/\[([^|\]]+)\|([^\]]+)\]/g)) {
    const [whole, surface, what] = match as unknown as [string, string, string];
    text += line.slice(from, match.index);
    const start = text.length;
    text += surface;
    from = match.index + whole.length;
    toponyms.push({ text: surface, ...pointOf(surface, what, gazetteers, name) });
    mentions.push({ start, end: text.length, type: 'GPE' as const, value: '', surface });
  }
  text += line.slice(from);
  return { name, parts: [{ text, mentions, toponyms }] };
}

function pointOf(
  surface: string,
  what: string,
  gazetteers: GazetteerSet,
  at: string,
): { lat: number; lon: number } {
  const degrees = /^(-?[\d.]+),(-?[\d.]+)$/.exec(what);
  if (degrees !== null) return { lat: Number(degrees[1]), lon: Number(degrees[2]) };
  const place = what.startsWith('=')
    ? gazetteers.byId(`https://www.iso.org/obp/ui/#iso:code:3166:${what.slice(1)}`)
    : largest(surface, what, gazetteers);
  if (place?.latitude === undefined || place.longitude === undefined)
    throw new Error(`${at}: no gazetteer has ${surface} as ${what}`);
  return { lat: place.latitude, lon: place.longitude };
}

function largest(surface: string, what: string, gazetteers: GazetteerSet): GazetteerEntry | undefined {
  const [code, kind] = what.split(':') as [string, string | undefined];
  return gazetteers
    .entries(gazetteers.lookup(surface, true))
    .filter(
      (entry) =>
        entry.type === 'GPE' &&
        entry.latitude !== undefined &&
        levelOf(entry) === (kind === 'county' ? 'district' : 'city') &&
        entry.countryCodes.includes(code.slice(0, 2)) &&
        (code.length === 2 || entry.subdivisionCode?.startsWith(code) === true),
    )
    .sort((a, b) => (b.population ?? 0) - (a.population ?? 0))[0];
}
