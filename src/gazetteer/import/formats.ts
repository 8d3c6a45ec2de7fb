import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { NameType } from '../../record/schema.ts';
import type { GazetteerEntry, GazetteerSource } from '../entry.ts';
import { followTheMoneyEntry } from './follow-the-money.ts';
import { geoNamesEntry, readGeoNamesLine } from './geonames.ts';
import { readEntryLine } from './jsonl.ts';
import { type Progress, readLines, readText } from './lines.ts';
import { readList } from './list.ts';
import {
  admin1Entries,
  concordanceEntries,
  countryCodesEntries,
  countryOrganisationsEntries,
  dr5hnEntries,
  rigourOrgTypeEntries,
  rigourTerritoryEntries,
  supraverdenEntries,
} from './open-data.ts';
import { PatternReader } from './patterns.ts';
import { skosEntries } from './skos.ts';

/** What an importer is told besides the file. */
export interface ImportOptions {
  /** Type of entries where the source does not say it. */
  readonly type: NameType;
  /** Settlements with fewer inhabitants are left out. */
  readonly minPopulation: number;
  readonly progress?: Progress;
  /** Told what was passed over. */
  readonly warn?: (message: string) => void;
}

/** One source format. */
export interface Format {
  readonly summary: string;
  /** Source and licence of data that are always of one origin. */
  readonly source?: GazetteerSource;
  /** Whether a file is of this format, by its name and first bytes. */
  readonly detect: (name: string, head: string) => boolean;
  readonly read: (file: string, options: ImportOptions) => AsyncIterable<GazetteerEntry>;
}

/** Formats whose reader takes the whole text. */
const whole = (
  read: (text: string, file: string, options: ImportOptions) => GazetteerEntry[] | Promise<GazetteerEntry[]>,
) =>
  async function* (file: string, options: ImportOptions) {
    yield* await read(await readText(file, options.progress), file, options);
  };

/** Formats of a line per entry. */
const byLine = (
  read: (line: string, file: string, number: number, options: ImportOptions) => GazetteerEntry | undefined,
) =>
  async function* (file: string, options: ImportOptions) {
    let number = 0;
    for await (const line of readLines(file, options.progress)) {
      number++;
      if (line.trim() === '') continue;
      const entry = read(line, file, number, options);
      if (entry !== undefined) yield entry;
    }
  };

const listName = (file: string) =>
  path
    .basename(file)
    .replace(/\.(?:csv|tsv|txt)(?:\.gz)?$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');

async function* patterns(file: string, { progress, warn }: ImportOptions) {
  const reader = new PatternReader();
  let number = 0;
  for await (const line of readLines(file, progress)) {
    number++;
    if (line.trim() !== '') reader.add(line, file, number);
  }
  if (reader.skipped > 0)
    warn?.(`${file}: ${reader.skipped} token patterns passed over; only string patterns are names`);
  yield* reader.entries();
}

/** Every source format by its name, in the order in which they are tried. */
export const formats: Readonly<Record<string, Format>> = {
  'country-codes': {
    summary: 'datasets/country-codes (CSV)',
    source: {
      name: 'datasets/country-codes',
      licence: 'PDDL-1.0',
      url: 'https://github.com/datasets/country-codes',
    },
    detect: (_, head) => head.includes('ISO3166-1-Alpha-2') && head.includes('CLDR display name'),
    read: whole(countryCodesEntries),
  },
  concordances: {
    summary: 'Wikidata and GeoNames concordances of pelagios/recogito2-places-geonames (CSV)',
    source: {
      name: 'pelagios/recogito2-places-geonames',
      licence: 'CC-BY-3.0',
      url: 'https://github.com/pelagios/recogito2-places-geonames',
    },
    detect: (_, head) => head.startsWith('place,geonames_place'),
    read: whole(concordanceEntries),
  },
  'dr5hn-states': {
    summary: 'states of dr5hn/countries-states-cities-database (CSV)',
    source: {
      name: 'dr5hn/countries-states-cities-database',
      licence: 'ODbL-1.0',
      url: 'https://github.com/dr5hn/countries-states-cities-database',
    },
    detect: (_, head) => head.includes('iso3166_2') && head.includes('country_code'),
    read: whole(dr5hnEntries),
  },
  'country-organisations': {
    summary: 'memberships of dieghernan/Country-Codes-and-International-Organizations (CSV)',
    source: {
      name: 'dieghernan/Country-Codes-and-International-Organizations',
      licence: 'MIT',
      url: 'https://github.com/dieghernan/Country-Codes-and-International-Organizations',
    },
    detect: (_, head) => head.includes('org_member') && head.includes('ISO_3166_2'),
    read: whole(countryOrganisationsEntries),
  },
  supraverden: {
    summary: 'international organisations of confirmordeny/supraverden (YAML)',
    source: {
      name: 'confirmordeny/supraverden',
      licence: 'CC-BY-SA-4.0',
      url: 'https://github.com/confirmordeny/supraverden',
    },
    detect: (name, head) => /\.ya?ml$/.test(name) && head.includes('SPRVD_id'),
    read: whole(supraverdenEntries),
  },
  'rigour-org-types': {
    summary: 'legal forms of opensanctions/rigour (YAML)',
    source: { name: 'opensanctions/rigour', licence: 'MIT', url: 'https://github.com/opensanctions/rigour' },
    detect: (name, head) => /\.ya?ml$/.test(name) && /^types:/m.test(head),
    read: whole(rigourOrgTypeEntries),
  },
  'rigour-territories': {
    summary: 'a territory, or a folder of them, of opensanctions/rigour (YAML)',
    source: { name: 'opensanctions/rigour', licence: 'MIT', url: 'https://github.com/opensanctions/rigour' },
    detect: (name, head) => /\.ya?ml$/.test(name) && /^(?:qid|is_country|is_ftm):/m.test(head),
    read: whole(rigourTerritoryEntries),
  },
  'geonames-admin1': {
    summary: 'first-level divisions of GeoNames (admin1CodesASCII.txt)',
    source: { name: 'GeoNames', licence: 'CC-BY-4.0', url: 'https://www.geonames.org/' },
    detect: (_, head) => /^[A-Z]{2}\.\w+\t[^\t]*\t[^\t]*\t\d+\r?\n/.test(head),
    read: whole(admin1Entries),
  },
  geonames: {
    summary:
      'a dump of GeoNames (19 columns, tabs): cities15000.txt, allCountries.txt or the zip it comes in',
    source: { name: 'GeoNames', licence: 'CC-BY-4.0', url: 'https://www.geonames.org/' },
    detect: (_, head) => /^[1-9]\d*\t/.test(head) && head.split('\n', 1)[0]!.split('\t').length >= 15,
    read: byLine((line, file, number, { minPopulation }) => {
      const row = readGeoNamesLine(line);
      if (row === undefined)
        throw new OnomastError('gazetteer.invalid-row', 'is no row of a GeoNames dump', {
          file,
          line: number,
          column: 1,
        });
      return row.population >= minPopulation ? geoNamesEntry(row) : undefined;
    }),
  },
  spacy: {
    summary: 'string patterns of a spaCy EntityRuler (JSON Lines)',
    detect: (_, head) => /^\s*\{[^\n]*"label"\s*:/.test(head) && /"pattern"\s*:/.test(head),
    read: patterns,
  },
  followthemoney: {
    summary: 'entities of FollowTheMoney: OpenSanctions, Aleph (JSON Lines)',
    detect: (_, head) => /^\s*\{[^\n]*"schema"\s*:/.test(head) && /"properties"\s*:/.test(head),
    read: byLine(followTheMoneyEntry),
  },
  jsonl: {
    summary: 'the JSON Lines layout of docs/gazetteers.md',
    detect: (name, head) =>
      /\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(name) ||
      /^\s*\{[^\n]*"id"\s*:[^\n]*"type"\s*:[^\n]*\}\s*(?:\n|$)/.test(head),
    read: byLine(readEntryLine),
  },
  skos: {
    summary: 'SKOS concepts in Turtle, N-Triples or JSON-LD',
    detect: (name, head) => /\.(?:ttl|nt|jsonld)$/i.test(name) || /@prefix\s|<http[^>]+>\s+<http/.test(head),
    read: whole((text, file, { type }) => skosEntries(text, file, type)),
  },
  csv: {
    summary: 'the CSV layout of data/gazetteers/README.md',
    detect: (name, head) => /\.csv(?:\.gz)?$/i.test(name) || /^(?:key|id|type|name)(?:,\w+)+\r?\n/.test(head),
    read: whole((text, file) => readList(text, { file, list: listName(file) })),
  },
  tsv: {
    summary: 'the same layout, apart by tabs',
    detect: (name) => /\.tsv(?:\.gz)?$/i.test(name),
    read: whole((text, file) => readList(text, { file, list: listName(file), delimiter: '\t' })),
  },
};

/** A source file with its format. */
export interface SourceFile {
  readonly file: string;
  readonly format: string;
  /** Bytes on disk. */
  readonly size: number;
}

/**
 * Finds the source files that paths name (a folder: the files in it), and the format of each.
 * @param format the format of all of them, if it is known
 * @throws OnomastError `gazetteer.not-found`; `gazetteer.foreign` for a file of no known format
 */
export async function findSources(paths: readonly string[], format?: string): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for (const name of paths) {
    const info = await stat(name).catch((cause: unknown) => {
      throw new OnomastError('gazetteer.not-found', 'does not exist', { file: name }, { cause });
    });
    const files = info.isDirectory()
      ? (await readdir(name))
          .sort()
          .filter((file) => !file.startsWith('.'))
          .map((file) => path.join(name, file))
      : [name];
    for (const file of files) {
      const { size } = await stat(file);
      found.push({ file, size, format: format ?? (await detectFormat(file)) });
    }
  }
  return found;
}

async function detectFormat(file: string): Promise<string> {
  let head = '';
  // A line of a GeoNames dump or a CSV header may be long; more than this tells nothing new.
  for await (const line of readLines(file)) {
    head += `${line}\n`;
    if (head.length > 20_000) break;
  }
  const name = path.basename(file).toLowerCase();
  const format = Object.entries(formats).find(([, { detect }]) => detect(name, head))?.[0];
  if (format === undefined)
    throw new OnomastError(
      'gazetteer.foreign',
      'is of no known format',
      { file },
      {
        remedy: `Name it with --format: ${Object.keys(formats).join(', ')}.`,
      },
    );
  return format;
}
