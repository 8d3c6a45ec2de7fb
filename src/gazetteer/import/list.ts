import { OnomastError } from '../../errors/onomast-error.ts';
import { didYouMean } from '../../text/suggest.ts';
import type { Alias, AliasKind, GazetteerEntry } from '../entry.ts';
import { aliasKinds } from '../entry.ts';
import { type Row, readDelimited } from './delimited.ts';
import { completeEntry, entryProblem, type WrittenEntry } from './entry-schema.ts';

/** The columns of a list; `latitude` and `longitude` may be left out. `data/gazetteers/README.md` explains them. */
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
 * @throws OnomastError `gazetteer.invalid-row`, also where it holds no entry
 * @param list name of the list, for the ids `urn:onomast:<list>:<key>`
 */
export function readList(
  text: string,
  options: { file: string; list: string; delimiter?: string },
): GazetteerEntry[] {
  const ids = new Set<string>();
  const rows = readDelimited(text, options);
  if (rows[0] === undefined)
    throw new OnomastError('gazetteer.invalid-row', 'holds no entry', { file: options.file });
  checkColumns(rows[0], options.delimiter ?? ',');
  return rows.map((row) => {
    const { entry, columns } = asWritten(row, options.list);
    const problem = entryProblem(entry);
    if (problem !== undefined) {
      const [, field, index] = problem.pointer.split('/') as [string, string?, string?];
      const column = columns[field ?? ''] ?? field ?? 'key';
      const items = index === undefined ? undefined : split(row.fields[column]);
      row.fail(column, problem.reason, items?.[Number(index)]);
    }
    const { id } = entry as WrittenEntry;
    if (ids.has(id)) row.fail(columns['id']!, `${id} stands twice`);
    ids.add(id);
    return completeEntry(entry as WrittenEntry);
  });
}

/** A list has the columns it must have, and none that nobody reads. */
function checkColumns({ fields, failHeader }: Row, delimiter: string): void {
  const [only, ...others] = Object.keys(fields);
  const used = [';', '\t', '|', ','].find((mark) => mark !== delimiter && only?.includes(mark) === true);
  if (others.length === 0 && used !== undefined)
    failHeader(
      only!,
      `has its columns parted by ${JSON.stringify(used)}, not by ${JSON.stringify(delimiter)}; save it as CSV with commas, or as .tsv with tabs`,
    );
  for (const column of ['name', 'type'])
    if (fields[column] === undefined)
      failHeader('key', `has no column ${column}; a list has the columns ${listColumns.join(', ')}`);
  for (const column of Object.keys(fields))
    if (!(listColumnsWithPlaces as readonly string[]).includes(column))
      failHeader(
        column,
        `${JSON.stringify(column)} is no column${didYouMean(column, listColumnsWithPlaces)}`,
      );
}

/** A row as an entry is written, to be checked, and the column that each field comes from where its name is another. */
function asWritten(
  { fields, fail }: Row,
  list: string,
): { entry: Record<string, unknown>; columns: Record<string, string> } {
  const key = fields['key'] ?? '';
  const id = fields['id'] ?? '';
  if (key === '' && id === '') fail('key', 'has neither key nor id');
  if (key !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key))
    fail('key', `${JSON.stringify(key)} is not kebab-case`);
  const optional = (field: string, column = field, number = false) => {
    const text = fields[column] ?? '';
    if (text === '') return {};
    const value = number ? Number(text) : text;
    return { [field]: Number.isNaN(value) ? text : value };
  };
  return {
    entry: {
      id: id === '' ? `urn:onomast:${list}:${key}` : id,
      type: fields['type'],
      ...optional('class'),
      name: fields['name'],
      aliases: split(fields['aliases']).map(readAlias),
      countryCodes: split(fields['country']),
      ...optional('subdivisionCode', 'subdivision'),
      ...optional('prior', 'prior', true),
      ...optional('latitude', 'latitude', true),
      ...optional('longitude', 'longitude', true),
      sameAs: split(fields['sameAs']),
      ...optional('note'),
    },
    columns: { id: id === '' ? 'key' : 'id', countryCodes: 'country', subdivisionCode: 'subdivision' },
  };
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
  const name = alias.name.replace(/[\\|]/g, '\\$&');
  return alias.kind === 'alias' ? name : `${alias.kind}:${name}`;
}

/** The parts of a cell, which bars stand between; a bar or a backslash after a backslash is itself. */
function split(field: string | undefined): string[] {
  return ((field ?? '').match(/(?:\\[\\|]|[^|])+/g) ?? [])
    .map((part) => part.replace(/\\([\\|])/g, '$1').trim())
    .filter((part) => part !== '');
}
