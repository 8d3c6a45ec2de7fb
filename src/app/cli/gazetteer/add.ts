import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { replaceFile } from '../../../files/whole-file.ts';
import { entryTypes, type GazetteerEntry } from '../../../gazetteer/entry.ts';
import { foldKey } from '../../../gazetteer/fold.ts';
import { formats } from '../../../gazetteer/import/formats.ts';
import { writeEntryLine } from '../../../gazetteer/import/jsonl.ts';
import { listColumnsWithPlaces, listRow, readAlias } from '../../../gazetteer/import/list.ts';
import { type Command, choiceFlag, exitCode, type Invocation } from '../command.ts';
import { say, warn } from '../terminal.ts';

export const add: Command = {
  name: 'gazetteer add',
  summary: 'add an entry to a list',
  usage: 'LIST --name NAME --type TYPE [--alias FORM]…',
  flags: {
    name: { type: 'string', value: 'NAME', help: 'the full usual name' },
    type: { type: 'string', value: 'TYPE', help: entryTypes.join(', ') },
    class: { type: 'string', value: 'CLASS', help: 'what it is, more closely: company, university, city, …' },
    alias: {
      type: 'string',
      short: 'a',
      value: 'FORM',
      multiple: true,
      help: 'another form, its kind in front where it has one (abbr:EAEU); may be repeated',
    },
    country: { type: 'string', value: 'CODE', multiple: true, help: 'ISO 3166-1 alpha-2; may be repeated' },
    id: { type: 'string', value: 'IRI', help: 'its identifier, if a source gives it one' },
    note: { type: 'string', value: 'TEXT', help: 'office held, or a remark' },
  },
  examples: [
    [
      'onomast gazetteer add plants.csv --name "Lakeside Tractor Plant" --type ORG --class company --alias abbr:LTP --country BY',
      'adds a line to the list, which is made if it is not there',
    ],
  ],
  async run(invocation) {
    const [file, ...more] = invocation.positionals;
    if (file === undefined || more.length > 0)
      throw new OnomastError('usage.no-input', 'onomast gazetteer add takes one list (.csv, .tsv or .jsonl)');
    const layout = ['.csv', '.tsv', '.jsonl'].find((known) => file.endsWith(known))?.slice(1);
    if (layout === undefined)
      throw new OnomastError(
        'usage.bad-value',
        `${file} is no list: it ends in neither .csv, .tsv nor .jsonl`,
      );
    const entry = entryOf(invocation, path.basename(file, `.${layout}`));
    const known: GazetteerEntry[] = [];
    if (existsSync(file))
      for await (const other of formats[layout]!.read(file, { type: 'ORG', minPopulation: 0 }))
        known.push(other);
    if (known.some(({ id }) => id === entry.id))
      throw new OnomastError('gazetteer.invalid-row', `${entry.id} stands in the list`, { file });
    for (const form of [entry.name, ...entry.aliases.map(({ name }) => name)]) {
      const same = known.find((other) =>
        [other.name, ...other.aliases.map(({ name }) => name)].some(
          (name) => foldKey(name) === foldKey(form),
        ),
      );
      if (same !== undefined) warn(`onomast: ${form} is a name of ${same.id} too`);
    }
    const before = existsSync(file) ? await readFile(file, 'utf8') : '';
    const head = /^.*$/m.exec(before.replace(/^\ufeff/, ''))![0];
    const joint = before === '' || before.endsWith('\n') ? before : `${before}\n`;
    const delimiter = layout === 'tsv' ? '\t' : ',';
    const columns =
      before === '' ? [...listColumnsWithPlaces] : head.split(delimiter).map((name) => name.trim());
    const line =
      layout === 'jsonl' ? `${writeEntryLine(entry)}\n` : stringify([listRow(entry, columns)], { delimiter });
    const header = layout !== 'jsonl' && before === '' ? stringify([columns], { delimiter }) : '';
    await replaceFile(file, joint + header + line);
    say(`${file}: ${entry.id}\n`);
    return exitCode.done;
  },
};

function entryOf(invocation: Invocation, list: string): GazetteerEntry {
  const text = (name: string) => {
    const value = invocation.flags[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const name = text('name');
  const type = choiceFlag(invocation, 'type', entryTypes);
  if (name === undefined || type === undefined)
    throw new OnomastError(
      'usage.bad-value',
      `onomast gazetteer add needs --${name === undefined ? 'name' : 'type'}`,
    );
  const countryCodes = (invocation.flags['country'] as string[] | undefined) ?? [];
  for (const code of countryCodes)
    if (!/^[A-Z]{2}$/.test(code))
      throw new OnomastError(
        'usage.bad-value',
        `--country takes an ISO 3166-1 alpha-2 code, not ${JSON.stringify(code)}`,
      );
  const note = text('note');
  const key = foldKey(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return {
    id: text('id') ?? `urn:onomast:${list}:${key}`,
    type,
    class: text('class') ?? type.toLowerCase(),
    name,
    aliases: ((invocation.flags['alias'] as string[] | undefined) ?? []).map(readAlias),
    countryCodes,
    sameAs: [],
    ...(note !== undefined && { note }),
  };
}
