import { existsSync } from 'node:fs';
import { OnomastError } from '../../../errors/onomast-error.ts';
import type { GazetteerEntry } from '../../../gazetteer/entry.ts';
import { GazetteerSet } from '../../../gazetteer/set.ts';
import { allShippedFiles } from '../../../gazetteer/shipped.ts';
import { type Command, exitCode } from '../command.ts';
import { give } from '../terminal.ts';

export const lookup: Command = {
  name: 'gazetteer lookup',
  summary: 'what the gazetteers know of a name',
  usage: '<names…> [--gazetteer FILE]…',
  flags: {
    gazetteer: {
      type: 'string',
      short: 'g',
      value: 'FILE',
      multiple: true,
      help: 'a compiled gazetteer to ask before the shipped ones; may be repeated',
    },
    only: { type: 'boolean', help: 'ask the gazetteers named with --gazetteer alone' },
    'any-case': { type: 'boolean', help: 'let acronyms match in any case' },
    json: { type: 'boolean', help: 'lines of JSON' },
  },
  examples: [
    ['onomast gazetteer lookup Gomel "Vitebsk Oblast"', 'the city and the region; the region'],
    ['onomast gazetteer lookup Kobryn --json', 'the same as lines of JSON'],
  ],
  notes:
    'A name that is not known is looked up as a variant: other marks or legal form, other transliteration, broken spacing, a letter\nor two wrong.',
  async run({ flags, positionals }) {
    if (positionals.length === 0)
      throw new OnomastError('usage.no-input', 'no name is given', {}, { remedy: 'Name what to look up.' });
    const own = (flags['gazetteer'] as string[] | undefined) ?? [];
    const set = GazetteerSet.open([...own, ...(flags['only'] === true ? [] : shipped())]);
    let failed = 0;
    for (const name of positionals) {
      const hits = set.lookup(name, flags['any-case'] === true);
      const rows: Row[] = set.entries(hits).map((entry) => ({ entry, confidence: 1 }));
      if (rows.length === 0) {
        const seen = new Set<string>();
        for (const hit of set.fuzzy(name)) {
          const entry = set.entry(hit);
          if (seen.has(entry.id)) continue;
          seen.add(entry.id);
          rows.push({ entry, confidence: hit.confidence, by: hit.by });
        }
      }
      if (rows.length === 0) failed++;
      give(flags['json'] === true ? asJson(name, rows) : asText(name, rows));
    }
    return failed === 0 ? exitCode.done : exitCode.someFailed;
  },
};

interface Row {
  readonly entry: GazetteerEntry;
  readonly confidence: number;
  readonly by?: string;
}

function shipped(): string[] {
  const files = allShippedFiles();
  if (files.length === 0 || !existsSync(files[0]!))
    throw new OnomastError('gazetteer.not-found', 'the shipped gazetteers are not built');
  return files;
}

const asJson = (query: string, rows: readonly Row[]) =>
  rows
    .map(
      ({ entry, confidence, by }) =>
        `${JSON.stringify({ query, confidence, ...(by !== undefined && { by }), ...entry })}\n`,
    )
    .join('');

function asText(query: string, rows: readonly Row[]): string {
  if (rows.length === 0) return `${query}: not known\n`;
  return rows
    .map(({ entry, confidence, by }) => {
      const facts = [
        `${entry.type} ${entry.class}`,
        entry.subdivisionCode ?? entry.countryCodes.slice(0, 3).join(' '),
        entry.population === undefined ? '' : `${entry.population} inhabitants`,
        entry.latitude === undefined ? '' : `${entry.latitude.toFixed(3)}, ${entry.longitude!.toFixed(3)}`,
        by === undefined ? '' : `by ${by}, ${confidence}`,
      ].filter((fact) => fact !== '');
      return `${query}: ${entry.name} (${facts.join('; ')})\n  ${entry.id}\n`;
    })
    .join('');
}
