import { parse as parseYaml } from 'yaml';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { Alias, GazetteerEntry } from '../entry.ts';
import { geoNamesIri, isoIri, wikidataIri } from '../iris.ts';
import { readDelimited } from './delimited.ts';

/**
 * Importers of open data files as they are published; `docs/gazetteers.md` writes the field mappings down. Where two of them
 * speak of the same thing they give it the same id, so that a set of gazetteers joins what they say.
 */

const isItem = (text: string | undefined): text is string => /^Q[1-9]\d*$/.test(text ?? '');
/** The item of a Wikidata URL or id, if there is one. */
const itemOf = (text: string | undefined) => /(?:^|\/)(Q[1-9]\d*)$/.exec(text ?? '')?.slice(1) ?? [];
const isCountry = (text: string | undefined): text is string => /^[A-Z]{2}$/.test(text ?? '');

/** Aliases without repetitions and without the name itself. */
function distinct(name: string, aliases: readonly Alias[]): Alias[] {
  const seen = new Set([name]);
  return aliases.filter((alias) => alias.name !== '' && !seen.has(alias.name) && seen.add(alias.name));
}

/** `country-codes.csv` of datasets/country-codes. */
export function countryCodesEntries(text: string, file: string): GazetteerEntry[] {
  return readDelimited(text, { file }).flatMap(({ fields }) => {
    const code = fields['ISO3166-1-Alpha-2'];
    const name =
      fields['CLDR display name'] || fields['UNTERM English Short'] || fields['official_name_en'] || '';
    if (!isCountry(code) || name === '') return [];
    const english = (column: string): Alias => ({
      name: fields[column] ?? '',
      kind: 'alias',
      language: 'en',
    });
    const other = (column: string, language: string): Alias => ({
      name: (fields[column] ?? '').replace(/ \([^)]*\)$/, ''),
      kind: 'other',
      language,
    });
    return [
      {
        id: isoIri(code),
        type: 'GPE',
        class: 'country',
        name,
        aliases: distinct(name, [
          english('official_name_en'),
          english('UNTERM English Short'),
          english('UNTERM English Formal'),
          other('UNTERM French Short', 'fr'),
          other('UNTERM Spanish Short', 'es'),
          other('UNTERM Russian Short', 'ru'),
          other('UNTERM Russian Formal', 'ru'),
        ]),
        countryCodes: [code],
        sameAs: [
          ...itemOf(fields['wikidata_id']).map(wikidataIri),
          ...(/^\d+$/.test(fields['Geoname ID'] ?? '') ? [geoNamesIri(fields['Geoname ID']!)] : []),
        ],
      } satisfies GazetteerEntry,
    ];
  });
}

/** `wikidata-geonames-concordances.csv` of pelagios/recogito2-places-geonames. */
export function concordanceEntries(text: string, file: string): GazetteerEntry[] {
  return readDelimited(text, { file, openEnd: true }).flatMap(({ fields }) => {
    const id = /(\d+)\/?$/.exec(fields['geonames_place'] ?? '')?.[1];
    const name = fields['label'] ?? '';
    if (id === undefined || name === '' || /^Q\d+$/.test(name)) return [];
    return [
      {
        id: geoNamesIri(id),
        type: 'GPE',
        class: 'place',
        name,
        aliases: [],
        countryCodes: [],
        sameAs: [
          fields['place'] ?? '',
          fields['gnd_place'] ? `https://d-nb.info/gnd/${fields['gnd_place']}` : '',
          /^\d+$/.test(fields['viaf_place'] ?? '') ? `https://viaf.org/viaf/${fields['viaf_place']}` : '',
        ].filter((iri) => iri !== ''),
      } satisfies GazetteerEntry,
    ];
  });
}

/** `states.csv` of dr5hn/countries-states-cities-database. */
export function dr5hnEntries(text: string, file: string): GazetteerEntry[] {
  return readDelimited(text, { file }).flatMap(({ fields, fail }) => {
    const code = fields['iso3166_2'] ?? '';
    const country = fields['country_code'];
    const name = fields['name'] ?? '';
    if (!isCountry(country) || name === '') return [];
    const latitude = Number(fields['latitude'] || Number.NaN);
    const longitude = Number(fields['longitude'] || Number.NaN);
    if (Math.abs(latitude) > 90) fail('latitude', `${fields['latitude']} is no latitude`);
    const population = Number(fields['population'] || Number.NaN);
    const isCode = /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code);
    return [
      {
        id: isCode ? isoIri(code) : `urn:onomast:dr5hn-states:${fields['id']}`,
        type: 'GPE',
        class: fields['parent_id'] ? 'district' : 'region',
        name,
        aliases: distinct(name, [{ name: fields['native'] ?? '', kind: 'other' }]),
        parent: isoIri(country),
        countryCodes: [country],
        ...(isCode && { subdivisionCode: code }),
        ...(Number.isFinite(latitude) && { latitude }),
        ...(Number.isFinite(longitude) && { longitude }),
        ...(population > 0 && { population }),
        sameAs: isItem(fields['wikiDataId']) ? [wikidataIri(fields['wikiDataId'])] : [],
      } satisfies GazetteerEntry,
    ];
  });
}

/** `geonames-admin1CodesASCII.txt` of GeoNames: four columns apart by tabs. */
export function admin1Entries(text: string, file: string): GazetteerEntry[] {
  return readDelimited(text, {
    file,
    delimiter: '\t',
    quote: null,
    columns: ['code', 'name', 'ascii', 'id'],
  }).map(({ fields, fail }) => {
    if (!/^[1-9]\d*$/.test(fields['id']!)) fail('id', `${JSON.stringify(fields['id'])} is no GeoNames id`);
    const country = fields['code']!.slice(0, 2);
    return {
      id: geoNamesIri(fields['id']!),
      type: 'GPE',
      class: 'region',
      name: fields['name']!,
      aliases: distinct(fields['name']!, [{ name: fields['ascii']!, kind: 'alias' }]),
      parent: isoIri(country),
      countryCodes: isCountry(country) ? [country] : [],
      sameAs: [],
    };
  });
}

/** `supraverden-organisations.yaml` of confirmordeny/supraverden. */
export function supraverdenEntries(text: string, file: string): GazetteerEntry[] {
  const organisations = yaml(text, file) as Record<string, Record<string, unknown>>;
  return Object.entries(organisations).map(([key, fields]) => {
    const string = (name: string) =>
      typeof fields[name] === 'string' ? (fields[name] as string).trim() : '';
    const name = string('Name_en') || key;
    const item = string('Wikidata_code');
    const aliases: Alias[] = [];
    for (const [field, value] of Object.entries(fields)) {
      const match = /^(Name|Abbreviation|Alias|Other_name)_([a-z]{2})$/.exec(field);
      if (match === null || typeof value !== 'string' || value.startsWith('[')) continue;
      const language = match[2]!;
      const kind = match[1] === 'Abbreviation' ? 'abbr' : language === 'en' ? 'alias' : 'other';
      aliases.push({ name: value.trim(), kind, language });
    }
    const id = string('SPRVD_id');
    return {
      id: isItem(item) ? wikidataIri(item) : `urn:onomast:supraverden:${id}`,
      type: 'ORG',
      class: 'international-organisation',
      name,
      aliases: distinct(name, aliases),
      countryCodes: [],
      sameAs: [],
    };
  });
}

/** `country-organisations.csv` of dieghernan/Country-Codes-and-International-Organizations: a row per membership. */
export function countryOrganisationsEntries(text: string, file: string): GazetteerEntry[] {
  const members = new Map<string, { name: string; countries: Set<string> }>();
  for (const { fields } of readDelimited(text, { file })) {
    const id = fields['org_id'] ?? '';
    if (id === '') continue;
    const known = members.get(id) ?? { name: fields['org_name'] ?? id, countries: new Set<string>() };
    members.set(id, known);
    if (isCountry(fields['ISO_3166_2'])) known.countries.add(fields['ISO_3166_2']);
  }
  return [...members].map(([id, { name, countries }]) => ({
    id: `urn:onomast:country-organisations:${id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    type: 'ORG',
    class: 'international-organisation',
    name,
    aliases: distinct(name, [{ name: id, kind: 'abbr' }]),
    countryCodes: [...countries].sort(),
    sameAs: [],
  }));
}

/** One file of rigour's `territories`: a country, a region or a former state. */
export function rigourTerritoryEntries(text: string, file: string): GazetteerEntry[] {
  const fields = yaml(text, file) as Record<string, unknown>;
  const strings = (name: string) =>
    (Array.isArray(fields[name]) ? (fields[name] as unknown[]) : [fields[name]]).filter(
      (value): value is string => typeof value === 'string',
    );
  const name = strings('name')[0];
  if (name === undefined) throw new OnomastError('gazetteer.invalid-row', 'has no name', { file });
  const code = file
    .replace(/^.*[/\\]/, '')
    .replace(/\.ya?ml$/, '')
    .toUpperCase();
  const item = strings('qid')[0];
  const country = code.slice(0, 2);
  const isWhole = isCountry(code) && fields['is_country'] === true;
  const subdivision = /^([A-Z]{2})_([A-Z0-9]{1,3})$/.exec(code);
  const own = isWhole
    ? isoIri(code)
    : subdivision !== null
      ? isoIri(`${subdivision[1]}-${subdivision[2]}`)
      : isItem(item)
        ? wikidataIri(item)
        : `urn:onomast:rigour-territories:${code.toLowerCase()}`;
  return [
    {
      id: own,
      type: 'GPE',
      class: isWhole ? 'country' : 'region',
      name,
      aliases: distinct(name, [
        ...strings('full_name').map((form): Alias => ({ name: form, kind: 'alias', language: 'en' })),
        ...strings('names_strong').map((form): Alias => ({ name: form, kind: 'other' })),
        ...strings('names_weak').map((form): Alias => ({ name: form, kind: 'other' })),
      ]),
      countryCodes: isCountry(country) ? [country] : [],
      ...(subdivision !== null && { subdivisionCode: `${subdivision[1]}-${subdivision[2]}` }),
      ...(subdivision !== null && { parent: isoIri(country) }),
      sameAs: isItem(item) && own !== wikidataIri(item) ? [wikidataIri(item)] : [],
    },
  ];
}

/** `rigour-org-types.yml` of opensanctions/rigour: legal forms; they are parts of names, so recognisers pass over them. */
export function rigourOrgTypeEntries(text: string, file: string): GazetteerEntry[] {
  const { types } = yaml(text, file) as {
    types?: { display?: string; compare?: string; generic?: string; aliases?: string[] }[];
  };
  if (!Array.isArray(types)) throw new OnomastError('gazetteer.invalid-row', 'has no list "types"', { file });
  const byId = new Map<string, { name: string; generic: string | undefined; aliases: Alias[] }>();
  for (const { display, compare, generic, aliases = [] } of types) {
    const name = display ?? compare ?? aliases[0];
    if (name === undefined) continue;
    const key = name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '');
    const known = byId.get(key) ?? { name, generic, aliases: [] };
    byId.set(key, known);
    for (const form of [compare, ...aliases])
      if (typeof form === 'string') known.aliases.push({ name: form, kind: 'alias' });
  }
  return [...byId].map(([key, { name, generic, aliases }]) => ({
    id: `urn:onomast:rigour-org-types:${encodeURIComponent(key)}`,
    type: 'ORG',
    class: 'legal-form',
    name,
    aliases: distinct(name, aliases),
    countryCodes: [],
    prior: 0,
    sameAs: [],
    ...(generic !== undefined && { note: `generic form: ${generic}` }),
  }));
}

function yaml(text: string, file: string): unknown {
  try {
    const value: unknown = parseYaml(text, { maxAliasCount: 0 });
    if (typeof value !== 'object' || value === null) throw new Error('is no mapping');
    return value;
  } catch (cause) {
    const { message, linePos } = cause as { message: string; linePos?: { line: number; col: number }[] };
    throw new OnomastError(
      'gazetteer.invalid-row',
      message.split('\n')[0]!.replace(/[:.]$/, ''),
      { file, ...(linePos?.[0] !== undefined && { line: linePos[0].line, column: linePos[0].col }) },
      { cause },
    );
  }
}
