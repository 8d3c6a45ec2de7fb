import { OnomastError } from '../../errors/onomast-error.ts';
import type { NameType } from '../../record/schema.ts';
import type { Alias, GazetteerEntry } from '../entry.ts';
import { wikidataIri } from '../iris.ts';
import { parseJsonLine } from './jsonl.ts';

/** FollowTheMoney schemata that are names of things (https://followthemoney.tech/explorer/). */
const typeOfSchema: Readonly<Record<string, readonly [NameType, string]>> = {
  Person: ['PERSON', 'person'],
  LegalEntity: ['ORG', 'organisation'],
  Organization: ['ORG', 'organisation'],
  Company: ['ORG', 'company'],
  PublicBody: ['ORG', 'state-body'],
  Event: ['EVENT', 'event'],
};

/**
 * Reads one entity of FollowTheMoney (OpenSanctions, Aleph): undefined for relations and things without a name.
 * `properties.name[0]` (or `caption`) is the name; further names, `alias`, `weakAlias` and `abbreviation` are aliases; `country`,
 * `jurisdiction` and `nationality` give country codes; `wikidataId` goes to `sameAs`, `position` to the note.
 */
export function followTheMoneyEntry(text: string, file: string, line: number): GazetteerEntry | undefined {
  const value = parseJsonLine(text, file, line) as {
    id?: unknown;
    schema?: unknown;
    caption?: unknown;
    properties?: Record<string, unknown>;
  };
  if (
    typeof value.id !== 'string' ||
    typeof value.schema !== 'string' ||
    typeof value.properties !== 'object'
  )
    throw new OnomastError(
      'gazetteer.invalid-row',
      'is no FollowTheMoney entity: id, schema or properties are missing',
      {
        file,
        line,
        column: 1,
      },
    );
  const known = Object.hasOwn(typeOfSchema, value.schema) ? typeOfSchema[value.schema] : undefined;
  if (known === undefined) return undefined;
  const strings = (name: string) => {
    const list = value.properties?.[name];
    return (Array.isArray(list) ? list : []).filter(
      (item): item is string => typeof item === 'string' && item !== '',
    );
  };
  const names = strings('name');
  const name = typeof value.caption === 'string' && names.includes(value.caption) ? value.caption : names[0];
  if (name === undefined) return undefined;
  const seen = new Set([name]);
  const aliases: Alias[] = [];
  const add = (forms: readonly string[], kind: Alias['kind']) => {
    for (const form of forms) {
      if (seen.has(form)) continue;
      seen.add(form);
      aliases.push({ name: form, kind });
    }
  };
  add(names, 'alias');
  add(strings('alias'), 'alias');
  add(strings('previousName'), 'former');
  add(strings('abbreviation'), 'abbr');
  add(strings('weakAlias'), 'other');
  const countries = [...strings('country'), ...strings('jurisdiction'), ...strings('nationality')]
    .map((code) => code.slice(0, 2).toUpperCase())
    .filter((code) => /^[A-Z]{2}$/.test(code));
  const position = strings('position')[0];
  return {
    id: /^[a-z][a-z0-9+.-]*:\S+$/i.test(value.id)
      ? value.id
      : `urn:onomast:ftm:${encodeURIComponent(value.id)}`,
    type: known[0],
    class: known[1],
    name,
    aliases,
    countryCodes: [...new Set(countries)],
    sameAs: strings('wikidataId').map(wikidataIri),
    ...(position !== undefined && { note: position }),
  };
}
