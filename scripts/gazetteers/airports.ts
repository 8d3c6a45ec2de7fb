import type { Alias, GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { isoIri } from '../../src/gazetteer/iris.ts';
import { readTable } from './tables.ts';

type Column = 'code' | 'name' | 'municipality' | 'country' | 'region' | 'latitude' | 'longitude' | 'size';

/** Words of an airport's name that say what it is. */
const generic =
  /\b(?:international|intercontinental|regional|municipal|national|domestic|airport|airfield|airpark|aerodrome|air base|air force base|county|field)\b/gi;

/** Large and medium airports; by the whole name, and by the part that is its own: "Heathrow" of "London Heathrow Airport". */
export function airportEntries(): GazetteerEntry[] {
  return readTable<Column>('airports.csv').map((row) => ({
    id: `urn:onomast:iata-airport:${row.code}`,
    type: 'FAC',
    class: 'airport',
    name: row.name,
    aliases: aliasesOf(row),
    parent: isoIri(row.region === '' ? row.country : row.region),
    countryCodes: [row.country],
    ...(row.region !== '' && { subdivisionCode: row.region }),
    latitude: Number(row.latitude),
    longitude: Number(row.longitude),
    prior: row.size === 'large' ? 0.3 : 0.1,
    sameAs: [],
  }));
}

function aliasesOf({ code, name, municipality, size }: Record<Column, string>): Alias[] {
  const aliases: Alias[] = [];
  if (size === 'large') aliases.push({ name: code, kind: 'abbr', caseSensitive: true });
  const plain = name.replace(/ International(?= Airport$)/, '');
  if (plain !== name) aliases.push({ name: plain, kind: 'alias' });
  const own = name.replace(generic, ' ').replaceAll(municipality, ' ').replace(/\s+/g, ' ').trim();
  if (/^\p{Lu}\p{Ll}{3,}(?:[ -]\p{Lu}\p{Ll}{2,})?$/u.test(own) && !municipality.includes(own)) {
    aliases.push({ name: own, kind: 'short' });
    aliases.push({ name: `${own} Airport`, kind: 'alias' });
  }
  return aliases.filter((alias) => alias.name !== name);
}
