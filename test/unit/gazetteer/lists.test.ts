import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { aliasKinds } from '../../../src/gazetteer/entry.ts';
import { foldKey } from '../../../src/gazetteer/fold.ts';
import { listColumns, readList } from '../../../src/gazetteer/import/list.ts';
import { packageRoot } from '../../../src/paths.ts';

const folder = path.join(packageRoot, 'data', 'gazetteers', 'lists');
const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const entries = files.flatMap((name) =>
  readList(text(name), { file: name, list: name.slice(0, -4) }).map((entry) => ({ ...entry, list: name })),
);

/** Kinds whose forms may belong to several things: context decides among them. */
const shared = new Set(['abbr', 'short', 'adj', 'demonym', 'former']);
/** Places share names as they do in the world; only what is named once by its nature is checked for sharing. */
const unique = entries.filter(({ type }) => type !== 'GPE' && type !== 'LOC' && type !== 'NORP');

describe("the project's own lists", () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(entries.length).toBeGreaterThan(3000);
  });

  it.each(files)('%s has the header of a list and a row of that length per entry', (name) => {
    const rows = parse(text(name)) as string[][];
    expect(rows[0]!.slice(0, listColumns.length)).toEqual([...listColumns]);
    expect(rows.filter((row) => row.length !== rows[0]!.length)).toEqual([]);
    expect(rows.flat().filter((field) => field !== field.trim() || /[\t\n\r]/.test(field))).toEqual([]);
  });

  it.each(files)('%s has each name once per type and country', (name) => {
    const seen = new Set<string>();
    const twice = entries
      .filter(({ list }) => list === name)
      .map(
        (entry) =>
          `${entry.type} ${entry.name} ${entry.subdivisionCode ?? entry.countryCodes.join('|')} ${entry.class}`,
      )
      .filter((key) => seen.size === seen.add(key).size);
    expect(twice).toEqual([]);
  });

  it('names each thing in one list only', () => {
    const owner = new Map<string, string>();
    const twice: string[] = [];
    for (const { type, name, list } of unique) {
      const key = `${type} ${foldKey(name)}`;
      const other = owner.get(key);
      if (other !== undefined) twice.push(`${name}: ${other}, ${list}`);
      owner.set(key, list);
    }
    expect(twice).toEqual([]);
  });

  it('has no form twice in an entry, none empty, none with a mark that is no kind', () => {
    const bad: string[] = [];
    for (const { name, aliases, list } of entries) {
      const seen = new Set([`alias:${name}`]);
      for (const { name: form, kind } of aliases) {
        if (form === '' || seen.has(`${kind}:${form}`)) bad.push(`${list}: ${name}: ${form}`);
        if (/^[a-z]+:\S/.test(form)) bad.push(`${list}: ${name}: ${form} is none of ${aliasKinds.join()}`);
        seen.add(`${kind}:${form}`);
      }
    }
    expect(bad).toEqual([]);
  });

  it('marks forms that several things of one type share', () => {
    const owner = new Map<string, string>();
    const clashes: string[] = [];
    for (const { type, name, aliases } of unique) {
      const forms = [name, ...aliases.filter(({ kind }) => !shared.has(kind)).map((alias) => alias.name)];
      for (const key of new Set(forms.map((form) => `${type} ${foldKey(form)}`))) {
        const other = owner.get(key);
        if (other !== undefined && other !== name) clashes.push(`${key}: ${other}, ${name}`);
        owner.set(key, name);
      }
    }
    expect(clashes).toEqual([]);
  });
});
