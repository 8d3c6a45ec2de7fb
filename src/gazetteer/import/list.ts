import { didYouMean } from '../../text/nearest.ts';
import type { Alias, AliasKind, GazetteerEntry } from '../entry.ts';
import { aliasKinds, entryTypes } from '../entry.ts';
import { type Row, readDelimited } from './delimited.ts';

/** The columns of a list; `latitude` and `longitude` may be left out. `gazetteers/README.md` explains them. */
export const listColumns = [
  'key',
  'id',
  'type',
  'class',
  'name',
  'aliases',
  'country',
  'subdivision',
  'prior',
  'note',
] as const;

/** All columns that a list may have. */
export const listColumnsWithPlaces = [...listColumns, 'latitude', 'longitude', 'sameAs'] as const;

/** An entry as a row of a list, in the order of its columns. */
export function listRow(entry: GazetteerEntry, columns: readonly string[] = listColumnsWithPlaces): string[] {
  const own = /^urn:onomast:[^:]+:([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(entry.id);
  const values: Record<string, string> = {
    key: own?.[1] ?? '',
    id: own === null ? entry.id : '',
    type: entry.type,
    class: entry.class,
    name: entry.name,
    aliases: entry.aliases.map(writeAlias).join('|'),
    country: entry.countryCodes.join('|'),
    subdivision: entry.subdivisionCode ?? '',
    prior: entry.prior === undefined ? '' : String(entry.prior),
    note: entry.note ?? '',
    latitude: entry.latitude === undefined ? '' : String(entry.latitude),
    longitude: entry.longitude === undefined ? '' : String(entry.longitude),
    sameAs: entry.sameAs.join('|'),
  };
  return columns.map((column) => values[column] ?? '');
}

/**
 * Reads a list in the project's own layout, CSV or TSV.
 * @param list name of the list, for the ids `urn:onomast:<list>:<key>`
 */
export function readList(
  text: string,
  options: { file: string; list: string; delimiter?: string },
): GazetteerEntry[] {
  const rows = readDelimited(text, options);
  const keys = new Set<string>();
  return rows.map((row) => {
    const { fields, fail } = row;
    if (fields['name'] === undefined || fields['type'] === undefined)
      fail(
        'key',
        `has no column ${fields['name'] === undefined ? 'name' : 'type'}; a list has the columns ${listColumns.join(', ')}`,
      );
    const name = fields['name']!;
    if (name === '') fail('name', 'has no name');
    const type = fields['type'] as GazetteerEntry['type'];
    if (!entryTypes.includes(type))
      fail('type', `${JSON.stringify(type)} is no type${didYouMean(type, entryTypes)}`);
    const key = fields['key'] ?? '';
    const id = fields['id'] ?? '';
    if (key === '' && id === '') fail('key', 'has neither key nor id');
    if (key !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key))
      fail('key', `${JSON.stringify(key)} is not kebab-case`);
    if (id !== '' && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(id)) fail('id', `${JSON.stringify(id)} is no IRI`);
    const iri = id !== '' ? id : `urn:onomast:${options.list}:${key}`;
    if (keys.has(iri)) fail(id !== '' ? 'id' : 'key', `${iri} stands twice`);
    keys.add(iri);
    const countryCodes = split(fields['country']);
    for (const code of countryCodes)
      if (!/^[A-Z]{2}$/.test(code)) fail('country', `${JSON.stringify(code)} is no ISO 3166-1 alpha-2 code`);
    const subdivision = fields['subdivision'] ?? '';
    if (subdivision !== '' && !/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(subdivision))
      fail('subdivision', `${JSON.stringify(subdivision)} is no ISO 3166-2 code`);
    const prior = number(row, 'prior', 0, 1);
    const latitude = number(row, 'latitude', -90, 90);
    const longitude = number(row, 'longitude', -180, 180);
    const note = fields['note'] ?? '';
    return {
      id: iri,
      type,
      class: fields['class'] === undefined || fields['class'] === '' ? type.toLowerCase() : fields['class'],
      name,
      aliases: split(fields['aliases']).map(readAlias),
      countryCodes,
      ...(subdivision !== '' && { subdivisionCode: subdivision }),
      ...(prior !== undefined && { prior }),
      ...(latitude !== undefined && { latitude }),
      ...(longitude !== undefined && { longitude }),
      sameAs: split(fields['sameAs']),
      ...(note !== '' && { note }),
    };
  });
}

/** `abbr:EAEU` is an abbreviation; a form without a known kind in front is an alias. */
export function readAlias(form: string): Alias {
  const colon = form.indexOf(':');
  const kind = form.slice(0, Math.max(colon, 0)) as AliasKind;
  return aliasKinds.includes(kind)
    ? { name: form.slice(colon + 1).trim(), kind }
    : { name: form, kind: 'alias' };
}

/** An alias as a list writes it. */
function writeAlias(alias: Alias): string {
  return alias.kind === 'alias' ? alias.name : `${alias.kind}:${alias.name}`;
}

function split(field: string | undefined): string[] {
  return (field ?? '')
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function number(row: Row, column: string, min: number, max: number): number | undefined {
  const text = row.fields[column] ?? '';
  if (text === '') return undefined;
  const value = Number(text);
  if (!(value >= min && value <= max))
    row.fail(column, `${JSON.stringify(text)} is no number from ${min} to ${max}`);
  return value;
}
