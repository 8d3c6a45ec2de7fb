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
  const value = parseJsonLine(text, file, line);
  if (!isEntity(value))
    throw new OnomastError(
      'gazetteer.invalid-row',
      'is no FollowTheMoney entity: id, schema or properties are missing',
      { file, line, column: 1 },
    );
  const known = Object.hasOwn(typeOfSchema, value.schema) ? typeOfSchema[value.schema] : undefined;
  if (known === undefined) return undefined;
  const strings = (property: string) => stringsOf(value, property);
  const names = strings('name');
  const name = typeof value.caption === 'string' && names.includes(value.caption) ? value.caption : names[0];
  if (name === undefined) return undefined;
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
    aliases: aliasesOf(value, name),
    countryCodes: [...new Set(countries)],
    sameAs: strings('wikidataId').map(wikidataIri),
    ...(position !== undefined && { note: position }),
  };
}

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly caption?: unknown;
  readonly properties: Readonly<Record<string, unknown>> | null;
}

function isEntity(value: unknown): value is Entity {
  if (typeof value !== 'object' || value === null) return false;
  const { id, schema, properties } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof schema === 'string' && typeof properties === 'object';
}

/** The values of a property that are text. */
function stringsOf({ properties }: Entity, name: string): string[] {
  const list = properties?.[name];
  return (Array.isArray(list) ? list : []).filter(
    (item): item is string => typeof item === 'string' && item !== '',
  );
}

/** Properties that hold further names, and what kind of names they are. */
const furtherNames = [
  ['name', 'alias'],
  ['alias', 'alias'],
  ['previousName', 'former'],
  ['abbreviation', 'abbr'],
  ['weakAlias', 'other'],
] as const;

function aliasesOf(entity: Entity, name: string): Alias[] {
  const seen = new Set([name]);
  const aliases: Alias[] = [];
  for (const [property, kind] of furtherNames)
    for (const form of stringsOf(entity, property)) {
      if (seen.has(form)) continue;
      seen.add(form);
      aliases.push({ name: form, kind });
    }
  return aliases;
}
